package ledger

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// sheetCorrections holds the numbers of a correction, as published and as
// corrected.
const sheetCorrections = "Corrections"

// correctionsSheet gives every number of a correction its cell.
func (t *Force) correctionsSheet() doc.Sheet {
	g := t.Grid("corrections",
		Column("item", doc.TextCell), Column("number", doc.TextCell), Column("was", doc.DecimalCell), Column("is", doc.DecimalCell),
		Column("printedwas", doc.TextCell), Column("printedis", doc.TextCell))
	g.Rows = t.correctionRows(t.Corrected.Changes)
	if len(g.Rows) == 0 {
		none := doc.GridCell{Mark: notApplicable}
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{TextCell(t.Piece("correction.unchanged")), none, none, none, none, none}})
	}
	return t.sheetOf(sheetCorrections, g)
}

// correctionRows are the rows of some statements, one a number; each statement in
// print stands beside its first.
func (t *Book) correctionRows(list []Changed) []doc.GridRow {
	var out []doc.GridRow
	none := doc.GridCell{Mark: notApplicable}
	for _, c := range list {
		was, is := TextCell(c.was()), TextCell(c.Is())
		if len(c.numbers) == 0 {
			out = append(out, doc.GridRow{Cells: []doc.GridCell{TextCell(c.Label), TextCell(t.AnnexWords("number.grade")), none, none, was, is}})
		}
		for _, n := range c.numbers {
			out = append(out, doc.GridRow{ID: n.row, Cells: []doc.GridCell{TextCell(c.Label), TextCell(t.AnnexWords("number." + n.name)), n.cell(n.was), n.cell(n.is), was, is}})
			was, is = none, none
		}
	}
	return out
}

// cell is one side of the number.
func (n changedNumber) cell(v findings.Num) doc.GridCell {
	c := numberCell(v)
	if c.Mark == "" {
		c.Kind = n.kind
	}
	return c
}
