package force

import (
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// flowFigure shows what becomes of the crimes of twelve months, by crime type: those
// that are recorded, which are counted, and those that are not, which are estimated.
func (t *teller) flowFigure() *doc.Figure {
	plot := doc.Flow{Heads: doc.FlowHeads{All: t.Phrase("head-should"), Kept: t.Phrase("head-recorded"), Lost: t.Phrase("head-unrecorded")}}
	for _, u := range t.Found.Unrecorded {
		if u.Measure == t.Found.Combined || !u.Value.Known() || !u.Population.Value.Known() {
			continue
		}
		kept := t.Marked(t.populationText, u.Measure)
		plot.Rows = append(plot.Rows, doc.FlowRow{
			Label: t.LabelOf(u.Measure), Kept: u.Population.Value.Float(), KeptText: doc.Plain(kept), KeptRuns: kept, Lost: t.lostOf(u),
		})
	}
	if len(plot.Rows) < 2 { // one stream parts no kinds: the bars say it
		return nil
	}
	return t.figure("flow", plot, doc.Ref{Sheet: ledger.SheetUnrecorded})
}
