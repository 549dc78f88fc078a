package doc

import (
	"fmt"
	"slices"
	"time"
)

// Ref is a symbolic cell of the annex: a sheet, the id of a row and the id of a
// column. The zero value is no reference.
type Ref struct{ Sheet, Row, Column string }

// IsZero reports whether there is no reference.
func (r Ref) IsZero() bool { return r == Ref{} }

// SpareRows is how many rows below a table of a form take entries as its own rows do,
// and are counted where the form counts.
const SpareRows = 5000

// Workbook is an annex, a list of problems, or an audit workbook to fill in.
type Workbook struct {
	ID       string // file stem
	Title    string
	Subject  string
	Author   string
	Keywords []string
	Lang     string
	Date     time.Time
	// Analyst keeps filters, frozen panes, live formulas and native charts;
	// without it every formula cell holds its value only.
	Analyst bool
	// Form is a workbook to be filled in: heads stay in sight, cells to be filled in are
	// shaded, and the others are protected, without a password.
	Form bool
	// Sample is the sentence of a demonstration, "Illustrative sample: ..."; ""
	// for real data.
	Sample string
	Sheets []Sheet
	Names  []Name
}

// Name is a workbook-wide defined name for one cell, "h_recording_rate".
type Name struct {
	Name string
	Ref  Ref
}

// Sheet is one worksheet: a title in A1, one line a row under it, then at most
// one table, and nothing below.
type Sheet struct {
	Name    string
	Title   string // "" only in plain input sheets, where the table starts in row 1
	Lines   []SheetLine
	Table   *Grid
	Figures []Figure // native charts, analyst annex only
}

// SheetLine is one row of text in column A above the table.
type SheetLine struct {
	Text    string
	Heading bool
	Link    string // "sheet:Notes", or a URI
}

// CellKind tells how a column or cell is typed and formatted.
type CellKind int

// The kinds of cell. Percent values are in percent units, 0 to 100.
const (
	TextCell CellKind = iota
	CountCell
	PercentCell  // one decimal shown
	DecimalCell  // two decimals shown
	FineCell     // four decimals shown: levels, quantiles, probabilities
	DateCell     // Value is unused; Text is the ISO date
	DateTimeCell // Text is ISO local, "2015-09-03T14:05"
)

// Grid is the marked-up table of a sheet.
type Grid struct {
	ID      string // "tbl_rates"
	Columns []GridColumn
	Rows    []GridRow
	// Long marks a line-level table: filters and a frozen head in the analyst annex.
	Long bool
}

// GridColumn is a column of a Grid.
type GridColumn struct {
	ID      string // used by Ref
	Title   string // unique, with the unit, "Recording rate (%)"
	Kind    CellKind
	Choices []string // drop-down of an input sheet
	Comment string   // input message of an input sheet
	Error   string   // said where what is entered is refused, of an input sheet
	Open    bool     // what is none of Choices is doubted and not refused
	Input   bool     // to be filled in, of a form
	// Most and Since name, by their ids, the column of counts that this one is not above,
	// and that of times that it is not before. A breach is refused when it is typed, and
	// marked where it was pasted.
	Most, Since string
	Part        bool    // a part of the table begins: where it is split over pages, one may begin here
	Width       float64 // least width in characters, for what is to be filled in; 0 for what the content needs
}

// GridRow is a row of a Grid.
type GridRow struct {
	ID      string // used by Ref; "" for rows nothing refers to
	Example bool   // of a form: shows how a row is filled in, and is none
	Cells   []GridCell
}

// GridCell is one cell. Exactly one of Text and Value counts, by Kind of the
// column, unless Mark says why there is no value. A cell to be filled in, on an
// input sheet, has Text "", or the Value NaN where the kind is a number.
type GridCell struct {
	Text  string
	Value float64
	// Formula, when set, is how the value follows from other cells: Value, or Text in a
	// column of texts, is what it gives. Where that is not known yet, Value NaN or Text
	// "", the formula gives it.
	Formula Formula
	// Mark replaces the value: "[x]" not available, "[z]" not applicable, "[c]"
	// confidential, "[u]" low reliability with the value in another column.
	Mark string
	Link string // "sheet:Rates" or a URI

	// Kind, unless TextCell, is the cell's own kind in a column of another: the
	// date of an "Audit from" in a column of texts, a count among rates.
	Kind CellKind
	// Choices, Comment and Error, on an input sheet, are the drop-down, the input
	// message and what is said of a refused entry of this cell alone, before those of
	// its column.
	Choices []string
	Open    bool // as of a column
	Comment string
	Error   string
	Input   bool // to be filled in, of a form, in a column that is not
}

// Formula is how the value of a cell follows from other cells: an expression of the
// room formula, which prints and computes it.
type Formula interface {
	// Symbolic is the formula with the symbolic names of its cells.
	Symbolic() string
}

// HeadRow is the 1-based row of the sheet's table head, or 0 without a table.
func (s *Sheet) HeadRow() int {
	if s.Table == nil {
		return 0
	}
	n := len(s.Lines) + 1
	if s.Title != "" {
		n++
	}
	return n
}

// Sheet finds a sheet by name, or nil.
func (w *Workbook) Sheet(name string) *Sheet {
	for i := range w.Sheets {
		if w.Sheets[i].Name == name {
			return &w.Sheets[i]
		}
	}
	return nil
}

// Address is where a reference stands: "Rates!E7". It fails when the sheet, row
// or column does not exist.
func (w *Workbook) Address(r Ref) (string, error) {
	s, row, col, err := w.find(r)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s!%s%d", r.Sheet, ColumnLetters(col+1), s.HeadRow()+1+row), nil
}

// Cell is the cell of a reference. It fails as Address does.
func (w *Workbook) Cell(r Ref) (*GridCell, error) {
	s, row, col, err := w.find(r)
	if err != nil {
		return nil, err
	}
	if cells := s.Table.Rows[row].Cells; col < len(cells) {
		return &cells[col], nil
	}
	return nil, fmt.Errorf("row %q of sheet %s of the annex ends before column %q", r.Row, r.Sheet, r.Column)
}

// find is the sheet of a reference with the indexes of its row and column.
func (w *Workbook) find(r Ref) (s *Sheet, row, col int, err error) {
	s = w.Sheet(r.Sheet)
	if s == nil || s.Table == nil {
		return nil, 0, 0, fmt.Errorf("annex has no table on sheet %q", r.Sheet)
	}
	col = slices.IndexFunc(s.Table.Columns, func(c GridColumn) bool { return c.ID == r.Column })
	if col < 0 {
		return nil, 0, 0, fmt.Errorf("sheet %s of the annex has no column %q", r.Sheet, r.Column)
	}
	row = slices.IndexFunc(s.Table.Rows, func(row GridRow) bool { return row.ID == r.Row })
	if row < 0 {
		return nil, 0, 0, fmt.Errorf("sheet %s of the annex has no row %q", r.Sheet, r.Row)
	}
	return s, row, col, nil
}

// ColumnLetters names a 1-based column: 1 is A, 27 is AA.
func ColumnLetters(n int) string {
	var b []byte
	for ; n > 0; n = (n - 1) / 26 {
		b = append([]byte{byte('A' + (n-1)%26)}, b...)
	}
	return string(b)
}
