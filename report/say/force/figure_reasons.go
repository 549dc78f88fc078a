package force

import (
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// reasonsFigure shows why audited crimes were not recorded, by kind of crime; nil where
// no reason is known or may be seen.
func (t *teller) reasonsFigure() *doc.Figure {
	if !t.tellsReasons() {
		return nil
	}
	m := t.Found.Missed
	plot := doc.Tally{Heads: doc.TallyHeads{Label: t.Phrase("head-reason"), All: t.Phrase("head-all")}}
	for _, k := range m.Kinds {
		missed := 0
		for _, c := range k.Crimes {
			missed += c
		}
		plot.Columns = append(plot.Columns, doc.TallyColumn{
			Label: tell.UpperFirst(k.Label), Aside: t.Phrase("missed-of", t.Pack.Of(missed, k.Required)),
		})
	}
	cell := func(row string, n int) doc.TallyCell {
		return doc.TallyCell{Count: n, Text: t.Pack.Count(float64(n)), Ref: missedRef(row, "crimes")}
	}
	for i, r := range m.Reasons {
		row := doc.TallyRow{Label: t.ReasonLabel(r), All: cell(ledger.ReasonRow(i), m.Crimes(i))}
		for j, k := range m.Kinds {
			row.Cells = append(row.Cells, cell(ledger.MissedRow(i, j), k.Crimes[i]))
		}
		plot.Rows = append(plot.Rows, row)
	}
	return t.figure("reasons", plot, doc.Ref{Sheet: ledger.SheetReasons})
}
