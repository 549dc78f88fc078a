package sheet

import (
	"strconv"
)

// odsScan reads the rows of one table.
type odsScan struct {
	x      *xmlReader
	styles *odsStyles
	sheet  *Sheet
	book   *Book
	limits Limits
	hand   func(Row) error

	row, column int // of the row and cell before the next
	columns     int // columns declared so far
	defaults    []odsColumns
	rowStyle    string // default of the row's cells
	cells       []Cell
	text        []byte // of the cell
	linked      bool   // the sheet is filled from another workbook
}

// part reads one child of a table: groups are looked through.
func (s *odsScan) part() error {
	if s.x.space != spaceTable {
		return s.x.skip()
	}
	switch string(s.x.local) {
	case "table-row":
		return s.tableRow()
	case "table-column":
		return s.tableColumn()
	case "table-rows", "table-row-group", "table-header-rows",
		"table-columns", "table-column-group", "table-header-columns":
		return s.x.each(s.part)
	case "table-source":
		s.linked = true
	}
	return s.x.skip()
}

// repeated is how often the current element stands for itself.
func (s *odsScan) repeated(attribute string) (int, error) {
	value, ok := s.x.attr(spaceTable, attribute)
	if !ok {
		return 1, nil
	}
	n, ok := wholeNumber(value)
	if !ok || n == 0 {
		return 0, refuse(ruleAttribute, "%s is not a whole number above 0", attribute)
	}
	return n, nil
}

// tableColumn reads whether columns are hidden.
func (s *odsScan) tableColumn() error {
	n, err := s.repeated("number-columns-repeated")
	if err != nil {
		return err
	}
	first := s.columns + 1
	s.columns += n
	style, _ := s.x.attr(spaceTable, "default-cell-style-name")
	if last := len(s.defaults) - 1; last >= 0 && s.defaults[last].style == string(style) {
		s.defaults[last].last = s.columns
	} else if last+1 == maxColumn {
		return overBound("columns in a sheet", maxColumn)
	} else {
		s.defaults = append(s.defaults, odsColumns{s.columns, string(style)})
	}
	if shown, _ := s.x.attr(spaceTable, "visibility"); first <= maxColumn && (string(shown) == "collapse" || string(shown) == "filter") {
		s.sheet.HiddenColumns = addToSpans(s.sheet.HiddenColumns, first, s.columns)
	}
	return s.x.skip()
}

// tableRow reads a row and hands it out as often as it is repeated. Empty rows
// only count.
func (s *odsScan) tableRow() error {
	n, err := s.repeated("number-rows-repeated")
	if err != nil {
		return err
	}
	shown, _ := s.x.attr(spaceTable, "visibility")
	hidden := string(shown) == "collapse" || string(shown) == "filter"
	filtered := string(shown) == "filter"
	style, _ := s.x.attr(spaceTable, "default-cell-style-name")
	s.rowStyle = string(style)
	s.row++
	s.column, s.cells = 0, s.cells[:0]
	if err := s.x.each(s.cell); err != nil {
		return err
	}
	last := s.row + n - 1
	s.column = 0
	if len(s.cells) > 0 && last > min(s.limits.Rows, maxRow) {
		return overLimit("rows", "rows in a sheet", int64(min(s.limits.Rows, maxRow)))
	}
	if hidden && s.row <= maxRow {
		s.sheet.HiddenRows = addToSpans(s.sheet.HiddenRows, s.row, last)
		s.sheet.Filtered = s.sheet.Filtered || filtered
	}
	if s.book.cells += n * len(s.cells); s.book.cells > s.limits.Cells {
		return overLimit("cells", "cells with a value", int64(s.limits.Cells))
	}
	for len(s.cells) > 0 && s.row <= last {
		s.sheet.RowCount++
		s.sheet.CellCount += len(s.cells)
		for i := range s.cells {
			s.cells[i].Row = s.row
		}
		if s.hand != nil {
			if err := s.hand(Row{Number: s.row, Hidden: hidden, Cells: s.cells}); err != nil {
				return err
			}
		}
		s.row++
	}
	s.row = last
	return nil
}

// cell reads one cell and adds it as often as it is repeated.
func (s *odsScan) cell() error {
	if s.x.space != spaceTable || string(s.x.local) != "table-cell" && string(s.x.local) != "covered-table-cell" {
		if s.x.space == spaceTable {
			return refuse(ruleElement, "an element other than a cell among the cells")
		}
		return s.x.skip()
	}
	n, err := s.repeated("number-columns-repeated")
	if err != nil {
		return err
	}
	s.column++
	v, err := s.attributes()
	if err != nil {
		return err
	}
	if err := s.merge(); err != nil {
		return err
	}
	s.text = s.text[:0]
	paragraphs := 0
	if err := s.x.each(func() error { return s.block(&paragraphs) }); err != nil {
		return err
	}
	c, ok, err := v.cell(s.text)
	if err != nil {
		return err
	}
	c.Struck = v.struck
	last := s.column + n - 1
	if !ok {
		s.column = last
		return nil
	}
	if last > min(s.limits.Columns, maxColumn) {
		return overLimit("columns", "columns in a sheet", int64(min(s.limits.Columns, maxColumn)))
	}
	for ; s.column <= last; s.column++ {
		c.Row, c.Column = s.row, s.column
		s.cells = append(s.cells, c)
		if c.Uncached() {
			s.book.uncached++
		}
	}
	s.column = last
	return nil
}

// merge notes the range that the cell covers.
func (s *odsScan) merge() error {
	columns, err := s.repeated("number-columns-spanned")
	if err != nil {
		return err
	}
	rows, err := s.repeated("number-rows-spanned")
	if err != nil {
		return err
	}
	if columns == 1 && rows == 1 {
		return nil
	}
	if len(s.sheet.Merged) == maxMerged {
		return overBound("merged ranges in a sheet", maxMerged)
	}
	s.sheet.Merged = append(s.sheet.Merged, Range{s.row, s.column, s.row + rows - 1, s.column + columns - 1})
	return nil
}

// block reads a paragraph of the cell, or looks through what holds paragraphs.
// Notes and drawings are no part of the value.
func (s *odsScan) block(paragraphs *int) error {
	switch {
	case s.x.is(spaceTable, "table"):
		return refuse(ruleElement, "a table inside a cell")
	case s.x.is(spaceODText, "p"), s.x.is(spaceODText, "h"):
		if *paragraphs++; *paragraphs > 1 {
			s.text = append(s.text, '\n')
		}
		return s.inline()
	case s.x.space == spaceODText:
		return s.x.each(func() error { return s.block(paragraphs) })
	}
	return s.x.skip()
}

// inline reads the text of a paragraph, or of a run in it, up to its end. White
// space is kept: the standard (part 3, 6.1.2) would have runs of it collapsed,
// but LibreOffice neither writes nor reads it so, and two spaces in a heading
// would become one.
func (s *odsScan) inline() error {
	for {
		kind, err := s.x.next()
		switch {
		case err != nil:
			return err
		case kind == xmlClose:
			return nil
		case kind == xmlText:
			s.text = append(s.text, s.x.text...)
		default:
			if err := s.run(); err != nil {
				return err
			}
		}
		if len(s.text) > s.limits.CellText {
			return overLimit("cell-text", "bytes of text in one cell", int64(s.limits.CellText))
		}
	}
}

// run reads an element inside a paragraph.
func (s *odsScan) run() error {
	if s.x.space != spaceODText {
		return s.x.skip()
	}
	switch string(s.x.local) {
	case "s":
		n := 1
		if value, ok := s.x.attr(spaceODText, "c"); ok {
			var err error
			if n, err = strconv.Atoi(string(value)); err != nil || n < 0 || n > s.limits.CellText {
				return refuse(ruleAttribute, "a number of spaces that is none")
			}
		}
		for range n {
			s.text = append(s.text, ' ')
		}
	case "tab":
		s.text = append(s.text, '\t')
	case "line-break":
		s.text = append(s.text, '\n')
	case "note", "ruby-text":
	default:
		return s.inline()
	}
	return s.x.skip()
}
