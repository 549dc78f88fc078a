// Package sheet reads untrusted xlsx, ods and csv workbooks, strictly and
// fast, into typed cells with positions.
//
// A workbook is either read whole or refused with the place of its fault:
// there is no state in between, no skipped row, no guessed column. Sizes and
// checksums of every part that is used are checked, so nothing that a Scan
// handed out counts until Scan has returned without error.
//
// The errors of Open and Scan are source.Problems when the file is at fault,
// and ordinary errors when it could not be reached (missing, unreadable).
package sheet

import (
	"math"
	"slices"
	"strconv"
	"time"

	"assize/report/read/intake"
	"assize/report/read/source"
)

// Kind is the type of a cell's value.
type Kind uint8

// The kinds of value. An Empty cell is only ever handed out when it holds a
// formula whose result was never stored; truly empty cells are left out.
const (
	Empty  Kind = iota
	Text        // Cell.Text
	Number      // Cell.Number
	Bool        // Cell.Number is 1 or 0
	Date        // Cell.Time; Cell.Number is the serial number, where there was one
	Error       // Cell.Text is the error code, such as #DIV/0!
)

// String is the kind's word in messages and in the output of "assize cells".
func (k Kind) String() string {
	switch k {
	case Text:
		return "text"
	case Number:
		return "number"
	case Bool:
		return "bool"
	case Date:
		return "date"
	case Error:
		return "error"
	default:
		return "empty"
	}
}

// Cell is one typed value and where it stands. It may be kept: its strings
// never change.
type Cell struct {
	Row, Column int  // 1-based
	Kind        Kind // which of the fields below counts
	Formula     bool // the value is the stored result of a formula
	Percent     bool // the number is shown as a percentage: 0.85 reads 85%
	Struck      bool // the value is shown struck through (xlsx, ods)

	// Text is the text, or the code of an error. In a csv file it is also the
	// characters that were read as a number, a date or a boolean.
	Text string
	// Number is the number, 1 or 0 for a boolean, the serial of a date.
	Number float64
	// Time is the civil date and time, carried in UTC, rounded to the
	// millisecond.
	Time time.Time
	// Clock is true when a Date cell holds a time of day without a day.
	Clock bool
	// DayOnly is true when a Date cell holds a day, and is written or shown without a
	// time of day. Of a midnight that is not shown so, and of one in an ods file, the
	// file does not say whether a time is meant.
	DayOnly bool
}

// Ref is the cell's A1 reference.
func (c Cell) Ref() string { return ColumnName(c.Column) + strconv.Itoa(c.Row) }

// Bool is the value of a Bool cell.
func (c Cell) Bool() bool { return c.Number != 0 }

// Uncached reports a formula without a stored result: what it would show is
// not in the file, so whoever needs the cell must refuse it.
func (c Cell) Uncached() bool { return c.Kind == Empty && c.Formula }

// ISO is a Date cell as 2026-03-01, 2026-03-01T13:45:00, with milliseconds
// where there are any, or 13:45:00 for a time of day without a day.
func (c Cell) ISO() string {
	clock := "15:04:05"
	if c.Time.Nanosecond() != 0 {
		clock = "15:04:05.000"
	}
	switch {
	case c.Clock:
		return c.Time.Format(clock)
	case c.Time.Hour() == 0 && c.Time.Minute() == 0 && c.Time.Second() == 0 && c.Time.Nanosecond() == 0:
		return c.Time.Format("2006-01-02")
	default:
		return c.Time.Format("2006-01-02T" + clock)
	}
}

// String is the cell's value as text: numbers in the shortest form that reads
// back the same (whole numbers below 1e21 without exponent), dates as ISO,
// booleans as TRUE and FALSE. Where a csv file has its own characters for the
// value, they are returned.
func (c Cell) String() string {
	if c.Text != "" {
		return c.Text
	}
	switch c.Kind {
	case Number:
		if math.Abs(c.Number) < 1e21 && math.Abs(c.Number) >= 1e-6 || c.Number == 0 {
			return strconv.FormatFloat(c.Number, 'f', -1, 64)
		}
		return strconv.FormatFloat(c.Number, 'g', -1, 64)
	case Bool:
		if c.Bool() {
			return "TRUE"
		}
		return "FALSE"
	case Date:
		return c.ISO()
	default:
		return ""
	}
}

// Row is one row that has at least one cell.
type Row struct {
	Number int    // 1-based
	Hidden bool   // by hand, by a group or by a filter
	Cells  []Cell // rising by column
}

// Cell finds the cell of a column; false when it is empty.
func (r Row) Cell(column int) (Cell, bool) {
	i, ok := slices.BinarySearchFunc(r.Cells, column, func(c Cell, column int) int { return c.Column - column })
	if !ok {
		return Cell{}, false
	}
	return r.Cells[i], true
}

// State tells whether a sheet is shown.
type State uint8

// The states of a sheet. A VeryHidden one can only be shown by a macro.
const (
	Visible State = iota
	Hidden
	VeryHidden
)

// Span is a run of rows or columns, both ends included.
type Span struct{ First, Last int }

// Range is a rectangle of cells, both corners included.
type Range struct {
	FirstRow, FirstColumn, LastRow, LastColumn int
}

// String is the range in A1 form, such as B2:D4.
func (r Range) String() string {
	return ColumnName(r.FirstColumn) + strconv.Itoa(r.FirstRow) + ":" + ColumnName(r.LastColumn) + strconv.Itoa(r.LastRow)
}

// Sheet is one sheet of a book. Everything but File, Name and State is known
// only when the sheet has been read to its end.
type Sheet struct {
	File  string // name of the file in messages, relative to the job
	Name  string // as written in the book; a csv file's base name without extension
	State State

	Rows []Row // rising by number; filled by Open, not by Scan

	RowCount      int     // rows with a cell
	CellCount     int     // cells with a value or a formula
	HiddenRows    []Span  // rising
	HiddenColumns []Span  // rising
	Merged        []Range // in the order of the file
	Filtered      bool    // a filter with a criterion stands on the sheet
	Filter        Range   // where it stands, when Filtered
}

// Pos is the place of a cell of the sheet, for messages.
func (s *Sheet) Pos(c Cell) source.Pos {
	return source.Pos{File: s.File, Sheet: s.Name, Cell: c.Ref()}
}

// At is the place of a row and column of the sheet; a column of 0 means the
// whole row, a row of 0 the whole sheet.
func (s *Sheet) At(row, column int) source.Pos {
	p := source.Pos{File: s.File, Sheet: s.Name}
	if row > 0 {
		p.Cell = strconv.Itoa(row)
		if column > 0 {
			p.Cell = ColumnName(column) + p.Cell
		}
	}
	return p
}

// Book is a workbook that was read to its end without a fault.
type Book struct {
	Name     string // name in messages, relative to the job
	SHA256   string // of the file, hex; of a folder: of its files' names and hashes
	Format   string // "xlsx", "ods" or "csv"
	Date1904 bool   // serial dates count from 1904-01-01
	Sheets   []Sheet

	// Notices are warnings about what a reader ought to know: hidden sheets,
	// rows and columns, filters, merged cells, links to other workbooks,
	// formulas without a stored result, chart sheets passed over.
	Notices source.Problems

	cells    int // read so far
	uncached int // formulas without a stored result in the sheet being read
	encoding Encoding
}

// Open reads a workbook into memory: a .xlsx, .xlsm, .ods or .csv file, or a
// folder of them, in the encoding that is declared for them, if any.
func Open(place intake.Place, lim Limits, declared ...Encoding) (*Book, error) {
	type of struct{ file, sheet string }
	kept := make(map[of][]Row)
	book, err := Scan(place, lim, func(s *Sheet) func(Row) error {
		return func(r Row) error {
			r.Cells = slices.Clone(r.Cells)
			kept[of{s.File, s.Name}] = append(kept[of{s.File, s.Name}], r)
			return nil
		}
	}, declared...)
	if err != nil {
		return nil, err
	}
	for i := range book.Sheets {
		book.Sheets[i].Rows = kept[of{book.Sheets[i].File, book.Sheets[i].Name}]
	}
	return book, nil
}

// Scan reads every sheet of a workbook strictly, in the order of the book, and
// hands each row to the function that want returns for its sheet; a nil want,
// or a nil function, means the sheet is checked and nothing of it kept. Want is
// told the sheet's File, Name and State; the rest is in the Book at the end. The
// slice of cells is used again for the next row, the cells' strings are not.
// An error of the row function ends the scan and is returned as it is.
//
// Rows handed out are provisional until Scan returns without error: sizes,
// checksums and later faults are only known at the end.
func Scan(place intake.Place, lim Limits, want func(*Sheet) func(Row) error, declared ...Encoding) (*Book, error) {
	book := &Book{Name: place.Name}
	for _, e := range declared {
		if !e.known() {
			return nil, refuse(ruleEncoding, "is declared to be in an encoding that is not read").problems(place.Name)
		}
		book.encoding = e
	}
	return scanPlace(place, book, lim, want)
}
