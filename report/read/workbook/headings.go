package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// headingRows is how far down a sheet the headings may stand: under a title,
// notes and spacing rows.
const headingRows = 30

// headings says which column of a sheet holds which field.
type headings struct {
	row     int
	cells   []sheet.Cell // of the row
	columns map[audit.Field]int
	fields  map[int]audit.Field
	made    map[audit.Field]making // of the layout: columns made from others
}

// letters names the columns, for audit.Dataset.Where.
func (h headings) letters() map[audit.Field]string {
	letters := make(map[audit.Field]string, len(h.columns))
	for f, c := range h.columns {
		letters[f] = sheet.ColumnName(c)
	}
	for f, m := range h.made {
		letters[f] = letters[m.part]
		if m.how == fromGroup {
			letters[f] = letters[audit.FieldOffenceGroup]
		}
	}
	return letters
}

// written are the headings as written under which each field stands.
func (h headings) written() map[audit.Field]string {
	of := func(f audit.Field) string {
		for _, c := range h.cells {
			if c.Column == h.columns[f] {
				return strings.Join(strings.Fields(c.Text), " ")
			}
		}
		return ""
	}
	out := make(map[audit.Field]string, len(h.columns))
	for f := range h.columns {
		out[f] = of(f)
	}
	for f, m := range h.made {
		switch m.how {
		case fromGroup:
			out[f] = of(audit.FieldOffenceGroup)
		case byDateTime:
			out[f] = of(m.part) + " and " + of(m.clock)
		default:
			out[f] = of(m.part)
		}
		delete(out, m.part)
		delete(out, m.clock)
	}
	return out
}

// columnHeaded is the column under a heading as written on the sheet; 0 for none.
func (h headings) columnHeaded(heading string) int {
	for _, c := range h.cells {
		if c.Kind == sheet.Text && audit.Fold(c.Text) == audit.Fold(heading) {
			return c.Column
		}
	}
	return 0
}

// findHeadings finds the row of headings: the one among the first rows with the
// most headings of the layout, the first of equals.
func (r *reader) findHeadings(t *tableLayout, s *sheet.Sheet) (headings, bool) {
	names := t.fieldNames()
	best, most := sheet.Row{}, 0
	for _, row := range s.Rows {
		if row.Number > headingRows {
			break
		}
		known := make(map[audit.Field]bool)
		for _, c := range row.Cells {
			if f, ok := names[audit.Fold(c.Text)]; ok && c.Kind == sheet.Text {
				known[f] = true
			}
		}
		if len(known) > most {
			best, most = row, len(known)
		}
	}
	if most < 2 {
		r.tell(ruleNoHeadings, s.At(0, 0), "", "no row of headings in the first %d rows of sheet %s", headingRows, t.Name)
		return headings{}, false
	}
	return r.mapHeadings(t, s, best, names)
}

// mapHeadings maps the columns of a row of headings and tells what is missing,
// doubled or not read.
func (r *reader) mapHeadings(t *tableLayout, s *sheet.Sheet, row sheet.Row, names map[string]audit.Field) (headings, bool) {
	h := headings{row: row.Number, cells: row.Cells, columns: map[audit.Field]int{}, fields: map[int]audit.Field{}, made: t.made}
	ok := true
	var extra, unknown []string
	for _, c := range t.rank(row, names) {
		f, known := names[audit.Fold(c.Text)]
		heading, _ := cleanText(c.Text)
		taken := h.columns[f]
		switch {
		case !known && t.tellsRows(c.Text):
		case !known:
			unknown = append(unknown, heading)
			extra = append(extra, `"`+shorten(heading)+`"`)
		case t.stated(f):
			r.tell(ruleStatedToo, s.Pos(c), "rename the heading, or take it out of the layout at "+t.statedAt(f).String(), "the sheet has a heading for %q, which the layout states or makes itself", f)
			ok = false
		case taken == 0:
			h.columns[f], h.fields[c.Column] = c.Column, f
		case t.own(c.Text, f) || !t.own(headingAt(row, taken), f):
			r.tell(ruleTwoHeadings, s.Pos(c), "", "heading for %q stands already in column %s", f, sheet.ColumnName(taken))
			ok = false
		default: // the house's own heading is there as well, so this one is another column
			extra = append(extra, `"`+shorten(heading)+`"`)
		}
	}
	for _, c := range t.Columns {
		if c.Needed && h.columns[c.Field] == 0 && !t.stated(c.Field) {
			r.tell(ruleMissing, s.At(row.Number, 0), missingHint(t, c.Field, unknown), "missing required heading %q", t.title(c.Field))
			ok = false
		}
	}
	ok = r.checkMergedHeadings(s, h, ok) && ok
	if len(extra) > 0 {
		r.tell(ruleColumnNotRead, s.At(row.Number, 0), "", "%s not read: %s", counted(len(extra), "column is", "columns are"), strings.Join(extra, ", "))
	}
	return h, ok
}

// own reports the house's own heading of a field.
func (t *tableLayout) own(heading string, f audit.Field) bool {
	return audit.Fold(heading) == audit.Fold(t.title(f))
}

// rank orders the headings of a row: the house's own before other names, each
// from left to right.
func (t *tableLayout) rank(row sheet.Row, names map[string]audit.Field) []sheet.Cell {
	var own, other []sheet.Cell
	for _, c := range row.Cells {
		f, known := names[audit.Fold(c.Text)]
		switch {
		case c.Kind != sheet.Text || blank(c):
		case known && t.own(c.Text, f):
			own = append(own, c)
		default:
			other = append(other, c)
		}
	}
	return append(own, other...)
}

// headingAt is the text of a row's cell.
func headingAt(row sheet.Row, column int) string {
	c, _ := row.Cell(column)
	return c.Text
}

// shorten bounds a heading for a message.
func shorten(s string) string {
	const most = 40
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// missingHint names the unknown heading that may be the missing one, else the
// names that would be recognised.
func missingHint(t *tableLayout, f audit.Field, unknown []string) string {
	folded := make(map[string]string, len(unknown))
	for _, u := range unknown {
		folded[audit.Fold(u)] = u
	}
	for _, name := range t.headings[f] {
		if near := source.DidYouMean(audit.Fold(name), slices.Sorted(maps.Keys(folded))); near != "" {
			return near + " rename it or add it to the layout"
		}
	}
	if others := t.headings[f][1:]; len(others) > 0 {
		return "add the column; also recognised: " + strings.Join(others, ", ")
	}
	return "add the column"
}

// checkMergedHeadings tells the headings that are merged. One over several columns does
// not say which of them it heads; where the columns it covers hold values, that is
// refused. Headings merged over two rows are one heading, unless one was not found.
func (r *reader) checkMergedHeadings(s *sheet.Sheet, h headings, found bool) bool {
	ok := true
	for _, m := range s.Merged {
		wide, high := m.LastColumn > m.FirstColumn, m.LastRow > m.FirstRow
		switch {
		case m.FirstRow > h.row+1 || m.LastRow < h.row-1 || !wide && !high:
		case wide && m.FirstRow <= h.row && h.row <= m.LastRow && h.fields[m.FirstColumn] != "" && r.holdsValues(s, m, h.row):
			r.tell(ruleMergedHeading, s.At(h.row, m.FirstColumn), "", "the heading for %q is merged over the cells %s, and values stand under more than the first", h.fields[m.FirstColumn], m)
			ok = false
		case !found && (wide || m.FirstRow <= h.row):
			r.tell(ruleMergedHeading, s.At(m.FirstRow, m.FirstColumn), "", "headings are merged, in the cells %s, and one that is needed was not found in row %d", m, h.row)
			return false
		}
	}
	return ok
}

// holdsValues reports values under a merged heading, beside its first column.
func (r *reader) holdsValues(s *sheet.Sheet, m sheet.Range, row int) bool {
	return slices.ContainsFunc(s.Rows, func(below sheet.Row) bool {
		return below.Number > max(row, m.LastRow) && slices.ContainsFunc(below.Cells, func(c sheet.Cell) bool {
			return c.Column > m.FirstColumn && c.Column <= m.LastColumn && !blank(c)
		})
	})
}

// checkMerged refuses cells merged among the data of mapped columns: only one
// of the rows or columns would hold the value.
func (r *reader) checkMerged(s *sheet.Sheet, h headings) {
	for _, m := range s.Merged {
		if m.FirstRow <= h.row {
			continue // a heading, or a title above it
		}
		for _, column := range sortedColumns(h.fields) {
			if m.FirstColumn <= column && column <= m.LastColumn {
				r.tell(ruleMerged, s.At(max(m.FirstRow, h.row+1), column), "", "cells %s are merged among the data", m)
				break
			}
		}
	}
}
