package force

import (
	"math"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// placesSection shows where the force stands among those that it can be compared with.
func (t *teller) placesSection() []doc.Block {
	out := t.Blocks("places.intro", nil)
	if fig := t.placesFigure(); fig != nil {
		out = append(out, *fig)
	}
	return out
}

// placesFigure is the order of a round around the force and at its ends; nil where too
// few forces can be compared, or this one cannot.
func (t *teller) placesFigure() *doc.Figure {
	if _, _, ok := t.place(); !ok {
		return nil
	}
	plot := doc.Ranking{
		Axis:  doc.Axis{Title: t.Phrase("axis-rate"), Max: 100, Percent: true},
		Heads: doc.RankingHeads{Label: t.Phrase("head-force"), Value: t.Phrase("head-rate"), Places: t.Phrase("head-places")},
		Brief: true,
	}
	least, before, drawn := 100.0, -1, []doc.Estimate(nil)
	for _, place := range t.Picture.Ranking.Around(t.Found.Force.ID) {
		r := t.Picture.Ranking.Forces[place]
		m := findings.Measure{ID: t.Found.Combined, Rate: r.Rate, Lower: r.Lower, Upper: r.Upper}
		interval, _ := t.LimitsText(m, true)
		places := t.PlacesIn(ledger.SheetNation, r)
		row := doc.RankingRow{
			Label: r.Force.Name, Places: doc.Plain(places), Standing: places, Skipped: place - before - 1, Strong: r.Force.ID == t.Found.Force.ID,
			Est: doc.Estimate{
				Value: r.Rate.Float() * 100, Lower: r.Lower.Float() * 100, Upper: r.Upper.Float() * 100,
				Text: t.RateNumber(m), Range: interval, Ref: doc.Ref{Sheet: ledger.SheetNation, Row: r.Force.ID, Column: "rate"},
				Said: t.SaidOf(m, doc.Ref{Sheet: ledger.SheetNation, Row: r.Force.ID}),
			},
		}
		plot.Rows, drawn, least, before = append(plot.Rows, row), append(drawn, row.Est), min(least, row.Est.Lower), place
	}
	plot.Axis.Min, plot.Axis.Max = math.Max(0, math.Floor((least-1)/5)*5), ledger.RateTop(drawn...)
	if total := t.Picture.Total; total != nil {
		plot.Lines = []doc.Line{{At: total.Rate.Float() * 100, Label: t.Phrase("all-forces")}}
	}
	fig := t.figure("places", plot, doc.Ref{Sheet: ledger.SheetNation})
	if fig == nil {
		return nil
	}
	fig.Source = t.House.Inspectorate // of many audits
	t.figures[len(t.figures)-1] = *fig
	return fig
}
