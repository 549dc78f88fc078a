package sheet

import (
	"strconv"
)

// sheetScan reads the part of one worksheet.
type sheetScan struct {
	*xlsxReader
	x     *xmlReader
	sheet *Sheet
	hand  func(Row) error // nil when nobody wants the rows

	row, column int    // where the scan stands
	digits      []byte // the row's number, as its cells write it
	cells       []Cell // of the row
	texts       textStore
	value       []byte // of the cell
	data        bool   // <sheetData> has been read
}

// maxRowText bounds the texts that stand in one row itself; real rows hold some
// thousand bytes.
const maxRowText = 32 << 20

// sheet reads one worksheet and hands its rows out.
func (r *xlsxReader) sheet(s *Sheet, part string, want wanted) error {
	scan := &sheetScan{xlsxReader: r, sheet: s, hand: want.rows(s)}
	err := r.read(part, func(x *xmlReader) error {
		scan.x = x
		err := scan.read()
		if f, ok := err.(*fault); ok && f.at.Sheet == "" {
			return f.in(s.Name).atCell(scan.row, scan.column)
		}
		return err
	})
	if err == nil {
		r.book.sheetNotices(s)
	}
	return err
}

// read reads the elements of the worksheet that say something about cells.
func (s *sheetScan) read() error {
	if err := s.x.root(spaceMain, "worksheet"); err != nil {
		return err
	}
	err := s.x.each(func() error {
		if s.x.space != spaceMain {
			return s.x.skip()
		}
		switch string(s.x.local) {
		case "cols":
			return s.columns()
		case "sheetData":
			if s.data {
				return refuse(ruleElement, "the sheet's cells stand twice")
			}
			s.data = true
			err := s.rows()
			if err == nil {
				s.row, s.column = 0, 0
			}
			return err
		case "mergeCells":
			return s.merges()
		case "autoFilter":
			return s.filter()
		case "row", "c":
			return refuse(ruleElement, "a row or a cell that stands outside the rows of the sheet").
				withHint(lookAgain)
		}
		return s.x.skip()
	})
	if err == nil && !s.data {
		return refuse(ruleElement, "the sheet has no <sheetData>")
	}
	return err
}

// rows reads <sheetData>.
func (s *sheetScan) rows() error {
	return s.x.each(func() error {
		if !s.x.is(spaceMain, "row") {
			return s.x.stray("an element other than a row among the rows")
		}
		hidden, err := s.startRow()
		if err != nil {
			return err
		}
		// No namespace prefix and no wrapper around the row, plain names of the
		// format, and room for <c><is><t>: else it is left to the parser.
		plain := !s.parserOnly && len(s.x.names) == len("worksheetsheetDatarow") &&
			s.x.plain == spaceMain && s.x.depth+3 <= s.x.maxDepth
		if err := s.rowCells(plain); err != nil {
			return err
		}
		return s.endRow(hidden)
	})
}

// startRow reads the row's attributes. A missing number is the one after the
// row before.
func (s *sheetScan) startRow() (hidden bool, err error) {
	before := s.row
	s.column = 0
	s.row++
	for i := range s.x.attrs {
		a := &s.x.attrs[i]
		if a.space != spaceNone {
			continue
		}
		switch string(a.local) {
		case "r":
			n, ok := wholeNumber(trimBlank(a.value))
			if !ok || n == 0 {
				return false, refuse(ruleReference, "the row's number is not one")
			}
			s.row = n
		case "hidden":
			if hidden, err = s.x.flag("hidden"); err != nil {
				return false, err
			}
		}
	}
	if s.row <= before {
		return false, refuse(ruleRowOrder, "the row stands after row %d", before)
	}
	if s.row > maxRow {
		return false, overBound("rows in a sheet", maxRow)
	}
	if hidden {
		s.sheet.HiddenRows = addToSpans(s.sheet.HiddenRows, s.row, s.row)
	}
	s.digits = strconv.AppendInt(s.digits[:0], int64(s.row), 10)
	s.cells, s.texts.bytes = s.cells[:0], 0
	return hidden, nil
}

// rowCells reads the cells up to the end of the row.
func (s *sheetScan) rowCells(plain bool) error {
	for {
		if plain && len(s.x.wrappers) == 0 {
			if err := s.plainCells(); err != nil {
				return err
			}
		}
		kind, err := s.x.next()
		switch {
		case err != nil:
			return err
		case kind == xmlClose:
			return nil
		case kind == xmlText:
			if !blank(s.x.text) {
				return refuse(ruleElement, "text between the cells")
			}
		default:
			if err := s.rowPart(); err != nil {
				return err
			}
		}
	}
}

// rowPart reads one child of a row: a cell, or what extends the row.
func (s *sheetScan) rowPart() error {
	switch {
	case s.x.is(spaceMain, "c"):
		if err := s.cell(); err != nil {
			return err
		}
		return s.checkRow()
	case s.x.is(spaceMain, "extLst"):
		return s.x.skip()
	}
	return s.x.stray("an element other than a cell among the cells")
}

// plainCells reads cells of the plain forms, as long as they come.
func (s *sheetScan) plainCells() error {
	for !s.x.empty && s.plainCell() {
		if s.book.cells > s.limits.Cells || s.texts.bytes > maxRowText {
			return s.checkRow()
		}
	}
	return nil
}

// checkRow refuses a row that takes the book over its limits.
func (s *sheetScan) checkRow() error {
	switch {
	case s.book.cells > s.limits.Cells:
		return overLimit("cells", "cells with a value", int64(s.limits.Cells))
	case s.texts.bytes > maxRowText:
		return overBound("bytes of text in one row", maxRowText)
	}
	return nil
}

// endRow hands the row out.
func (s *sheetScan) endRow(hidden bool) error {
	s.column = 0
	if len(s.cells) == 0 {
		return nil
	}
	if s.row > s.limits.Rows {
		return overLimit("rows", "rows in a sheet", int64(s.limits.Rows))
	}
	s.sheet.RowCount++
	s.sheet.CellCount += len(s.cells)
	if s.hand == nil {
		return nil
	}
	return s.hand(Row{Number: s.row, Hidden: hidden, Cells: s.cells})
}

// columns reads which columns are hidden.
func (s *sheetScan) columns() error {
	return s.x.each(func() error {
		if !s.x.is(spaceMain, "col") {
			return s.x.skip()
		}
		hidden, err := s.x.flag("hidden")
		if err != nil {
			return err
		}
		first, err := s.x.number("min")
		if err != nil {
			return err
		}
		last, err := s.x.number("max")
		if err != nil {
			return err
		}
		if hidden {
			if first < 1 || last < first || first > maxColumn {
				return refuse(ruleAttribute, "a run of columns ends before it begins")
			}
			if spans := s.sheet.HiddenColumns; len(spans) > 0 && first <= spans[len(spans)-1].Last {
				return refuse(ruleAttribute, "runs of columns overlap, or do not rise")
			}
			s.sheet.HiddenColumns = addToSpans(s.sheet.HiddenColumns, first, min(last, maxColumn))
		}
		return s.x.skip()
	})
}

// merges reads the merged ranges.
func (s *sheetScan) merges() error {
	return s.x.each(func() error {
		if !s.x.is(spaceMain, "mergeCell") {
			return s.x.skip()
		}
		ref, _ := s.x.attr(spaceNone, "ref")
		merged, ok := parseRange(string(ref))
		if !ok {
			return refuse(ruleReference, "a merged range that is not one")
		}
		if len(s.sheet.Merged) == maxMerged {
			return overBound("merged ranges in a sheet", maxMerged)
		}
		s.sheet.Merged = append(s.sheet.Merged, merged)
		return s.x.skip()
	})
}

// filter reads where the automatic filter stands, and whether it has a
// criterion by which it may hide rows.
func (s *sheetScan) filter() error {
	ref, _ := s.x.attr(spaceNone, "ref")
	at, ok := parseRange(string(ref))
	return s.x.each(func() error {
		if s.x.is(spaceMain, "filterColumn") {
			s.sheet.Filtered = true
			if ok {
				s.sheet.Filter = at
			}
		}
		return s.x.skip()
	})
}

// addToSpans adds rows or columns after all that are there.
func addToSpans(spans []Span, first, last int) []Span {
	if end := len(spans) - 1; end >= 0 && spans[end].Last == first-1 {
		spans[end].Last = last
		return spans
	}
	return append(spans, Span{first, last})
}
