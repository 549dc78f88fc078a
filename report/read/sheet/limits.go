package sheet

// Limits bound what a workbook may cost before it is refused. Zero in a field
// means that nothing of the kind is allowed, so start from AuditLimits or
// TableLimits. Rows, columns and cells count when they hold a value or a
// formula: a format alone, however far out, costs nothing.
type Limits struct {
	FileSize    int64 `json:"file-size"`    // bytes of the file itself
	Entries     int   `json:"entries"`      // entries of the zip package, or files of a folder
	PartSize    int64 `json:"part-size"`    // bytes of one part, inflated
	TotalSize   int64 `json:"total-size"`   // bytes of all parts, inflated
	Ratio       int64 `json:"ratio"`        // inflated bytes for one packed byte of a part (parts above 1 MiB)
	Sheets      int   `json:"sheets"`       // sheets of a book
	Rows        int   `json:"rows"`         // highest row of a sheet with a value
	Columns     int   `json:"columns"`      // highest column of a sheet with a value
	Cells       int   `json:"cells"`        // cells of a book with a value
	Strings     int   `json:"strings"`      // entries of the shared string table
	StringBytes int64 `json:"string-bytes"` // bytes of the shared string table's texts
	CellText    int   `json:"cell-text"`    // bytes of one cell's text
	Depth       int   `json:"depth"`        // nesting of XML elements
}

// AuditLimits suit the audit workbook of one force: some thousands of rows
// under a few dozen headings, with room to spare.
func AuditLimits() Limits {
	return Limits{
		FileSize:    32 << 20,
		Entries:     2_000,
		PartSize:    256 << 20,
		TotalSize:   256 << 20,
		Ratio:       200,
		Sheets:      256,
		Rows:        200_000,
		Columns:     256,
		Cells:       2_000_000,
		Strings:     1_000_000,
		StringBytes: 64 << 20,
		CellText:    256 << 10,
		Depth:       64,
	}
}

// TableLimits suit the large public tables, such as a country's recorded
// crime: the whole grid that a spreadsheet program can show.
func TableLimits() Limits {
	return Limits{
		FileSize:    256 << 20,
		Entries:     10_000,
		PartSize:    2 << 30,
		TotalSize:   4 << 30,
		Ratio:       200,
		Sheets:      4_096,
		Rows:        1_048_576,
		Columns:     16_384,
		Cells:       50_000_000,
		Strings:     10_000_000,
		StringBytes: 256 << 20,
		CellText:    1 << 20,
		Depth:       64,
	}
}
