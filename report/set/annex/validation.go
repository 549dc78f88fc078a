package annex

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
)

// entry is what may be entered in a cell, and what the person who does is told.
type entry struct {
	kind    doc.CellKind
	title   string // heads the message
	choices []string
	comment string
	error   string
	open    bool   // what is none of the choices is doubted and not refused
	most    string // letters of the column that it is not above
	since   string // of that it is not before
}

func (e entry) equal(o entry) bool {
	return e.kind == o.kind && e.title == o.title && e.comment == o.comment && e.error == o.error && e.open == o.open && e.most == o.most && e.since == o.since && slices.Equal(e.choices, o.choices)
}

// entryOf is the entry of cell j of row i, the column's where the row is not
// there.
func entryOf(g *doc.Grid, i, j int) entry {
	c := &g.Columns[j]
	e := entry{kind: c.Kind, title: c.Title, choices: c.Choices, comment: c.Comment, error: c.Error, open: c.Open}
	e.most, _ = lettersOf(g, c.Most)
	e.since, _ = lettersOf(g, c.Since)
	if i >= len(g.Rows) || j >= len(g.Rows[i].Cells) {
		return e
	}
	cell := &g.Rows[i].Cells[j]
	if cell.Kind != doc.TextCell {
		e.kind = cell.Kind
	}
	if len(cell.Choices) > 0 {
		e.choices, e.open = cell.Choices, cell.Open
	}
	if cell.Error != "" {
		e.error = cell.Error
	}
	if cell.Comment != "" {
		e.comment, e.title = cell.Comment, rowTitle(&g.Rows[i], c.Title)
	}
	return e
}

// validations gives the cells of an input sheet their drop-downs and messages.
// Cells one below the other that take the same entry share one rule.
func (f *frame) validations(s *doc.Sheet) error {
	g := s.Table
	if g == nil {
		return nil
	}
	for j := range g.Columns {
		letters, first := doc.ColumnLetters(j+1), s.HeadRow()+1
		for i := 0; i <= len(g.Rows); {
			e, end := entryOf(g, i, j), i+1
			for end <= len(g.Rows) && entryOf(g, end, j).equal(e) {
				end++
			}
			last := first + end - 1
			if end > len(g.Rows) { // the rows below the table, still to be filled in
				last += doc.SpareRows - 1
			}
			if err := f.validate(s.Name, fmt.Sprintf("%s%d:%s%d", letters, first+i, letters, last), first+i, e); err != nil {
				return fmt.Errorf("column %s: %w", letters, err)
			}
			i = end
		}
	}
	return nil
}

// validate enters one rule for cells of which the first stand in a row.
func (f *frame) validate(sheet, cells string, row int, e entry) error {
	if len(e.choices) == 0 && e.comment == "" && e.error == "" {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	if err := f.restrict(v, row, e); err != nil {
		return err
	}
	v.ShowErrorMessage = v.Type != ""
	if v.ShowErrorMessage && (e.error != "" || e.open) {
		style := excelize.DataValidationErrorStyleStop
		if e.open {
			style = excelize.DataValidationErrorStyleWarning
		}
		v.SetError(style, firstUnits(cleanLine(e.title), 32), firstUnits(clean(e.error), 225))
	}
	if e.comment != "" {
		v.SetInput(firstUnits(cleanLine(e.title), 32), firstUnits(clean(e.comment), 255))
	}
	return f.AddDataValidation(sheet, v)
}

// restrict limits what may be entered: a choice, a count, a percentage, a date.
func (f *frame) restrict(v *excelize.DataValidation, row int, e entry) error {
	if len(e.choices) > 0 {
		for _, c := range e.choices {
			if c == "" || cleanLine(c) != c {
				return errors.New("a choice of a drop-down is empty or holds a line end or stray spaces")
			}
		}
		if !needsList(e.choices) {
			return v.SetDropList(e.choices)
		}
		cells, err := f.book.listRange(e.choices)
		v.SetSqrefDropList(cells)
		return err
	}
	var err error
	switch e.kind {
	case doc.CountCell:
		if e.most != "" {
			return v.SetRange(0, fmt.Sprintf("%s%d", e.most, row), excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
		}
		err = v.SetRange(0, 0, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorGreaterThanOrEqual)
		v.Formula2 = ""
	case doc.PercentCell:
		err = v.SetRange(0, 100, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
	case doc.DateCell, doc.DateTimeCell:
		if e.since != "" {
			err = v.SetRange(fmt.Sprintf("%s%d", e.since, row), "", excelize.DataValidationTypeDate, excelize.DataValidationOperatorGreaterThanOrEqual)
			v.Formula2 = ""
			return err
		}
		const year1990 = 32874 // serial number of 1990-01-01
		err = v.SetRange(year1990, 0, excelize.DataValidationTypeDate, excelize.DataValidationOperatorGreaterThanOrEqual)
		v.Formula2 = ""
	default: // anything may be written
	}
	return err
}

// firstUnits cuts text to a number of UTF-16 units, as Excel counts.
func firstUnits(s string, n int) string {
	units := utf16.Encode([]rune(s))
	if len(units) <= n {
		return s
	}
	return strings.TrimSuffix(string(utf16.Decode(units[:n])), "\uFFFD")
}
