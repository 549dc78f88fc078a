package round

import (
	"math"
	"slices"

	"assize/report/judge/nation"
	"assize/report/say/caption"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// roundDrawn fills what a figure says from the templates of its id.
func (t *teller) roundDrawn(id string, plot doc.Plot, table doc.Ref) *doc.Figure {
	name := "national." + id + ".figure"
	fig := doc.Figure{
		ID: ledger.FigurePrefix + id, Title: t.Runs(name, nil), Subtitle: doc.Plain(t.Runs(name+".subtitle", nil)),
		Note: t.Runs(name+".note", nil), Source: t.House.Inspectorate, Sample: t.Edition.Sample, Plot: plot, Table: table,
		Level: t.Pack.Label(words.LabelPercentAxis, t.Pack.PercentNumber(t.Level().Float(), tell.PublishedDecimals(t.Level().Float()))),
	}
	if t.Err() != nil {
		return nil
	}
	caption.Describe(t.Kernel, &t.list, &fig)
	t.figures = append(t.figures, fig)
	return &fig
}

// rankingFigure sets the forces in the order of their rates, with the places that
// sampling leaves open; those that cannot be compared follow by name, with why they
// have no place. None where no rate is reportable.
func (t *teller) rankingFigure() *doc.Figure {
	rows, least := t.rankedRows()
	for _, e := range t.Picture.Forces {
		switch {
		case slices.ContainsFunc(t.ranks(), func(r nation.Rank) bool { return r.Force.ID == e.Force.ID }):
		case e.Reportable:
			row := doc.RankingRow{Label: e.Force.Name, Est: t.forceEstimate(e), Apart: true}
			if len(t.ranks()) > 0 {
				row.Places = t.Phrase("no-place")
			}
			rows, least = append(rows, row), min(least, row.Est.Lower)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	for _, e := range t.Picture.Forces {
		if !e.Reportable {
			rows = append(rows, t.unranked(e))
		}
	}
	var drawn []doc.Estimate
	for _, r := range rows {
		drawn = append(drawn, r.Est)
	}
	plot := doc.Ranking{
		Axis:  doc.Axis{Title: t.Phrase("axis-rate"), Min: math.Max(0, math.Floor((least-1)/5)*5), Max: ledger.RateTop(drawn...), Percent: true},
		Heads: doc.RankingHeads{Label: t.Phrase("head-force"), Value: t.Phrase("head-rate"), Places: t.Phrase("head-places")},
		Rows:  rows,
	}
	if total := t.Picture.Total; total != nil {
		plot.Lines = []doc.Line{{At: total.Rate.Float() * 100, Label: t.Phrase("all-forces")}}
	}
	return t.roundDrawn("rates", plot, doc.Ref{Sheet: ledger.SheetRoundForces})
}

// unranked is the row of a force without a rate: the most that it may be, or that
// nothing can be reported.
func (t *teller) unranked(e nation.Entry) doc.RankingRow {
	row := doc.RankingRow{Label: e.Force.Name}
	if c, err := t.Pack.AtMostPercent(e.AtMost.Float()); err == nil {
		row.Most = []doc.Run{doc.Number{Value: c.Value, Text: c.Text, Ref: forceRef(e, "upper")}}
		row.Missing = c.Text
		return row
	}
	row.Missing = t.Phrase("not-reportable")
	return row
}

// ranks are the forces that have places, the highest rate first.
func (t *teller) ranks() []nation.Rank {
	if t.Picture.Ranking == nil {
		return nil
	}
	return t.Picture.Ranking.Forces
}

// rankedRows are the rows of the forces that have places, and the lowest limit among
// them, in percent.
func (t *teller) rankedRows() (rows []doc.RankingRow, least float64) {
	least = 100
	for _, r := range t.ranks() {
		places := t.PlacesIn(ledger.SheetRoundRanking, r)
		e := nation.Entry{Force: r.Force, Rate: r.Rate, Lower: r.Lower, Upper: r.Upper}
		row := doc.RankingRow{Label: r.Force.Name, Est: t.forceEstimate(e), Places: doc.Plain(places), Standing: places}
		rows, least = append(rows, row), min(least, row.Est.Lower)
	}
	return rows, least
}
