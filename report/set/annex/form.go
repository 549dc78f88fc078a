package annex

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
)

// Colours of a form: of cells to be filled in, of the example, and of what cannot be so.
const (
	inputFill   = "FFF8DC"
	exampleInk  = "6B6B6B"
	breachFill  = "FFC7CE"
	breachInk   = "9C0006"
	inputBorder = "BFBFBF"
)

// stand is what a cell of a table is to somebody who fills a form in.
type stand int

const (
	printed  stand = iota // not to be filled in, as every cell of what is no form
	toFill                // shaded, and open under protection
	instance              // of the example
	stands
)

// standOf is the stand of cell j of row i; below the table that of the column.
func (b *book) standOf(g *doc.Grid, i, j int) stand {
	switch {
	case !b.Form:
		return printed
	case i < len(g.Rows) && g.Rows[i].Example:
		return instance
	case g.Columns[j].Input, i < len(g.Rows) && j < len(g.Rows[i].Cells) && g.Rows[i].Cells[j].Input:
		return toFill
	}
	return printed
}

// newForms enters the styles of a form.
func (st *styles) newForms(m *styleMaker) {
	for i, look := range []look{plain, indented} {
		for k := doc.TextCell; k <= doc.DateTimeCell; k++ {
			l := look
			if isNumeric(k) {
				l = right
			}
			st.forms[toFill][k][i] = m.add(12, false, !isNumeric(k), l|shaded, numberFormat(k))
			st.forms[instance][k][i] = m.add(12, false, !isNumeric(k), l|faint, numberFormat(k))
		}
	}
}

// protect closes a form's cells that are not to be filled in, without a password: who
// means to can open the sheet. What concerns no value stays allowed.
func (f *frame) protect(s *doc.Sheet) error {
	if !f.book.Form {
		return nil
	}
	return f.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true, Sort: true,
	})
}

// breaches marks cells that were pasted against what their column allows.
func (f *frame) breaches(s *doc.Sheet) error {
	if !f.book.Form || s.Table == nil {
		return nil
	}
	marked, err := f.NewConditionalStyle(&excelize.Style{
		Font: &excelize.Font{Color: breachInk}, Fill: excelize.Fill{Type: "pattern", Color: []string{breachFill}, Pattern: 1},
	})
	if err != nil {
		return err
	}
	var faults []error
	for j := range s.Table.Columns {
		formula, ok := breachOf(s, j)
		if !ok {
			continue
		}
		letters := doc.ColumnLetters(j + 1)
		cells := fmt.Sprintf("%s%d:%s%d", letters, firstToFill(s), letters, s.HeadRow()+len(s.Table.Rows)+doc.SpareRows)
		faults = append(faults, f.SetConditionalFormat(s.Name, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &marked}}))
	}
	return errors.Join(faults...)
}

// firstToFill is the first row of a form's table that is no example.
func firstToFill(s *doc.Sheet) int {
	row := s.HeadRow() + 1
	for _, r := range s.Table.Rows {
		if !r.Example {
			break
		}
		row++
	}
	return row
}

// breachOf is the formula that holds in the first row to be filled in where column j breaks
// what it may not be above, or before.
func breachOf(s *doc.Sheet, j int) (formula string, ok bool) {
	c := &s.Table.Columns[j]
	of, sign := c.Most, ">"
	if of == "" {
		of, sign = c.Since, "<"
	}
	other, found := lettersOf(s.Table, of)
	if !found {
		return "", false
	}
	row := firstToFill(s)
	cell, with := fmt.Sprintf("$%s%d", doc.ColumnLetters(j+1), row), fmt.Sprintf("$%s%d", other, row)
	return fmt.Sprintf("AND(ISNUMBER(%s),ISNUMBER(%s),%s%s%s)", cell, with, cell, sign, with), true
}

// lettersOf is the letters of a column by its id.
func lettersOf(g *doc.Grid, id string) (letters string, ok bool) {
	for j, c := range g.Columns {
		if id != "" && c.ID == id {
			return doc.ColumnLetters(j + 1), true
		}
	}
	return "", false
}
