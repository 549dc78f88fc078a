package ledger

import (
	"slices"

	"assize/report/say/doc"
)

// Sheets of what a force is shown of its own audit first.
const (
	sheetFoundUnrecorded = "Found_unrecorded"
	sheetFoundCancelled  = "Found_cancelled"
)

// reference is the column of the force's own references.
const reference = "reference"

// OwnLines are the audited lines as a force is shown them: those that were found wrong
// first, on sheets of their own, then all; each with the force's reference before the
// rest and without what auditors wrote for their own use.
func (t *Force) OwnLines() []doc.Sheet {
	var found, all []doc.Sheet
	if s := t.Annex.Sheet(sheetReports); s != nil {
		all = append(all, own(*s))
		if g := t.unrecordedOf(own(*s).Table); len(g.Rows) > 0 {
			found = append(found, t.sheetOf(sheetFoundUnrecorded, g, t.Audit))
		}
	}
	if s := t.Annex.Sheet(sheetLines); s != nil {
		all = append(all, own(*s))
		wrong := chosen(own(*s).Table, func(i int) bool { return t.Audit.Cancelled[i].Correct == answerNo })
		if wrong.ID = tableID("found-cancelled"); len(wrong.Rows) > 0 {
			found = append(found, t.sheetOf(sheetFoundCancelled, wrong, t.Audit))
		}
	}
	return append(found, all...)
}

// unrecordedOf are the rows of reports of which less was recorded than should have been,
// with how much is missing.
func (t *Force) unrecordedOf(all *doc.Grid) *doc.Grid {
	lines := t.Audit.Reports
	missing := func(i int) int { return lines[i].Required - lines[i].Recorded }
	g := chosen(all, func(i int) bool { return missing(i) > 0 })
	g.ID = tableID("found-unrecorded")
	at := slices.IndexFunc(g.Columns, func(c doc.GridColumn) bool { return c.ID == "recorded" }) + 1
	g.Columns = slices.Insert(g.Columns, at, doc.GridColumn{ID: "missing", Title: t.head("reports", "missing"), Kind: doc.CountCell})
	row := 0
	for i := range lines {
		if missing(i) > 0 {
			g.Rows[row].Cells = slices.Insert(g.Rows[row].Cells, at, countCell(missing(i)))
			row++
		}
	}
	return g
}

// chosen is a copy of a table with some of its rows.
func chosen(all *doc.Grid, is func(i int) bool) *doc.Grid {
	g := *all
	g.Columns, g.Rows = slices.Clone(g.Columns), nil
	for i, r := range all.Rows {
		if is(i) {
			r.Cells = slices.Clone(r.Cells)
			g.Rows = append(g.Rows, r)
		}
	}
	return &g
}

// own is a sheet of lines as its force sees it: its reference first, and nothing in
// auditors' own words.
func own(s doc.Sheet) doc.Sheet {
	g := chosen(s.Table, func(int) bool { return true })
	if j := indexOf(g, freeText); j >= 0 {
		g.Columns = slices.Delete(g.Columns, j, j+1)
		for i := range g.Rows {
			g.Rows[i].Cells = slices.Delete(g.Rows[i].Cells, j, j+1)
		}
	}
	if j := indexOf(g, reference); j > 0 {
		column := g.Columns[j]
		g.Columns = slices.Insert(slices.Delete(g.Columns, j, j+1), 0, column)
		for i := range g.Rows {
			cells := g.Rows[i].Cells
			first := cells[j]
			g.Rows[i].Cells = slices.Insert(slices.Delete(cells, j, j+1), 0, first)
		}
	}
	s.Table = g
	return s
}

// indexOf is a column of a table by its id, -1 for none.
func indexOf(g *doc.Grid, id string) int {
	return slices.IndexFunc(g.Columns, func(c doc.GridColumn) bool { return c.ID == id })
}
