package formula

import (
	"fmt"
	"strconv"

	"assize/report/say/doc"
)

// Book is a workbook whose formulas are printed and computed. It keeps what it has
// computed: a workbook that changes needs a new one.
type Book struct {
	form    bool // rows that are filled in below a table count as its own
	sheets  map[string]*sheet
	results map[position]value
	pending map[position]bool // being computed: a formula that meets itself is an error
}

// sheet is a sheet with its rows and columns by id, from 0.
type sheet struct {
	*doc.Sheet
	rows, columns map[string]int
	held          [][]value // by column: the values of its cells, once asked for
}

// position is a cell of a table, rows and columns from 0.
type position struct {
	sheet       *sheet
	row, column int
}

// NewBook prepares a workbook.
func NewBook(w *doc.Workbook) *Book {
	b := &Book{form: w.Form, sheets: map[string]*sheet{}, results: map[position]value{}, pending: map[position]bool{}}
	for i := range w.Sheets {
		s := &sheet{Sheet: &w.Sheets[i], rows: map[string]int{}, columns: map[string]int{}}
		if _, twice := b.sheets[s.Name]; twice {
			continue // the first is meant, as by doc
		}
		b.sheets[s.Name] = s
		if s.Table == nil {
			continue
		}
		s.held = make([][]value, len(s.Table.Columns))
		for j, c := range s.Table.Columns {
			if _, seen := s.columns[c.ID]; !seen && c.ID != "" {
				s.columns[c.ID] = j
			}
		}
		for j, r := range s.Table.Rows {
			if _, seen := s.rows[r.ID]; !seen && r.ID != "" {
				s.rows[r.ID] = j
			}
		}
	}
	return b
}

// Print is the formula of a cell as spreadsheets read it, without "=". Rows and
// columns of the sheet's table are counted from 0. It fails on what has no address
// in the workbook.
func (b *Book) Print(f doc.Formula, sheet string, row int) (string, error) {
	e, err := exprOf(f)
	if err != nil {
		return "", err
	}
	s, err := b.tableOf(sheet)
	if err != nil {
		return "", err
	}
	return b.print(e, s, row)
}

// exprOf is a cell's formula as what this room knows of.
func exprOf(f doc.Formula) (Expr, error) {
	e, ok := f.(Expr)
	if !ok || e.IsZero() {
		return Expr{}, fmt.Errorf("a formula of type %T is no expression", f)
	}
	return e, nil
}

// tableOf is a sheet with a table.
func (b *Book) tableOf(name string) (*sheet, error) {
	s := b.sheets[name]
	if s == nil || s.Table == nil || len(s.Table.Columns) == 0 {
		return nil, fmt.Errorf("the workbook has no table on sheet %q", name)
	}
	return s, nil
}

func (b *Book) columnOf(name, id string) (*sheet, int, error) {
	s, err := b.tableOf(name)
	if err != nil {
		return nil, 0, err
	}
	i, ok := s.columns[id]
	if !ok {
		return nil, 0, fmt.Errorf("sheet %s has no column %q", name, id)
	}
	return s, i, nil
}

func (b *Book) find(r doc.Ref) (position, error) {
	s, i, err := b.columnOf(r.Sheet, r.Column)
	if err != nil {
		return position{}, err
	}
	row, ok := s.rows[r.Row]
	if !ok {
		return position{}, fmt.Errorf("sheet %s has no row %q", r.Sheet, r.Row)
	}
	return position{s, row, i}, nil
}

// address is where a reference stands within its sheet: "E7".
func (b *Book) address(r doc.Ref) (string, error) {
	at, err := b.find(r)
	if err != nil {
		return "", err
	}
	return at.sheet.addressAt(at.row, at.column), nil
}

func (s *sheet) addressAt(row, column int) string {
	return doc.ColumnLetters(column+1) + strconv.Itoa(s.HeadRow()+1+row)
}
