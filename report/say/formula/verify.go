package formula

import (
	"errors"
	"fmt"
	"math"

	"assize/report/say/doc"
)

// tolerance is the largest difference between two ways to compute one number, as a
// share of it, and of one where it is smaller: what findings keep has 12 digits.
const tolerance = 1e-9

// Verify computes every formula of a workbook and compares what it finds with what
// the cells hold. The error joins all faults, each with sheet, row and column: a
// formula that gives another value, that fails, or that cannot be written. Cells to
// be filled are no faults.
func Verify(w *doc.Workbook) error {
	var faults []error
	b := NewBook(w)
	b.each(w, func(at position, c *doc.GridCell) {
		if err := b.check(at, c); err != nil {
			faults = append(faults, at.fault(err))
		}
	})
	return errors.Join(faults...)
}

// Fill gives the cells whose value is not known yet what their formulas compute. It
// fails where one cannot be computed, with its place.
func Fill(w *doc.Workbook) error {
	var faults []error
	b := NewBook(w)
	b.each(w, func(at position, c *doc.GridCell) {
		words := at.isText(c)
		if c.Mark != "" || words && c.Text != "" || !words && !math.IsNaN(c.Value) {
			return
		}
		switch v := b.valueAt(at); {
		case v.sort == failed:
			faults = append(faults, at.fault(fmt.Errorf("its formula gives %s: %s", v.text, c.Formula.Symbolic())))
		case words:
			c.Text = v.asText()
		default:
			c.Value = v.asNumber().number
		}
	})
	return errors.Join(faults...)
}

// each visits the cells that have a formula.
func (b *Book) each(w *doc.Workbook, visit func(position, *doc.GridCell)) {
	for i := range w.Sheets {
		s := b.sheets[w.Sheets[i].Name]
		if s.Table == nil {
			continue
		}
		for row := range s.Table.Rows {
			cells := s.Table.Rows[row].Cells
			for j := range cells {
				if cells[j].Formula != nil && j < len(s.Table.Columns) {
					visit(position{s, row, j}, &cells[j])
				}
			}
		}
	}
}

// isText reports whether a cell holds words.
func (at position) isText(c *doc.GridCell) bool {
	return c.Kind == doc.TextCell && at.sheet.Table.Columns[at.column].Kind == doc.TextCell
}

// fault says where an error is. It tells no content of cells.
func (at position) fault(err error) error {
	row := at.sheet.Table.Rows[at.row].ID
	if row == "" {
		row = fmt.Sprint(at.row + 1)
	}
	return fmt.Errorf("sheet %s, row %s, column %s (%s): %w", at.sheet.Name, row, at.sheet.Table.Columns[at.column].ID, at.sheet.addressAt(at.row, at.column), err)
}

// check compares a cell with its formula.
func (b *Book) check(at position, c *doc.GridCell) error {
	if c.Mark != "" {
		return errors.New("a cell without a value has a formula")
	}
	if _, err := b.Print(c.Formula, at.sheet.Name, at.row); err != nil {
		return err
	}
	v := b.valueAt(at)
	symbolic := c.Formula.Symbolic()
	switch {
	case v.sort == failed:
		return fmt.Errorf("its formula gives %s: %s", v.text, symbolic)
	case at.isText(c):
		if v.asText() != c.Text {
			return fmt.Errorf("its formula gives other words: %s", symbolic)
		}
	case math.IsNaN(c.Value):
		return fmt.Errorf("its formula has no value yet: %s", symbolic)
	case v.asNumber().sort == failed:
		return fmt.Errorf("its formula gives words, not a number: %s", symbolic)
	case !Same(c.Value, v.number):
		return fmt.Errorf("it holds %.12g, its formula gives %.12g: %s", c.Value, v.number, symbolic)
	}
	return nil
}

// Same reports whether two numbers are one but for how they were computed.
func Same(a, b float64) bool {
	return a == b || math.Abs(a-b) <= tolerance*max(1, math.Abs(a), math.Abs(b))
}
