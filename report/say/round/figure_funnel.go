package round

import (
	"math"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// roundFunnel sets the comparable forces between the limits of their common
// rate; nil where the picture has no funnel.
func (t *teller) roundFunnel() *doc.Figure {
	f := t.Picture.Funnel
	if f == nil {
		return nil
	}
	plot := doc.Funnel{
		Axis:   doc.Axis{Title: t.Phrase("axis-rate"), Percent: true},
		SizeAx: t.Phrase("axis-size"),
		Target: doc.Line{At: f.Rate.Float() * 100, Label: t.Phrase("common-rate")},
	}
	warning, alarm := doc.Limit{Label: t.Phrase("limit-warning")}, doc.Limit{Label: t.Phrase("limit-alarm")}
	add := func(l *doc.Limit, size, lower, upper findings.Num) {
		l.Size, l.Lower, l.Upper = append(l.Size, size.Float()), append(l.Lower, lower.Float()*100), append(l.Upper, upper.Float()*100)
	}
	for _, c := range f.Curve {
		add(&warning, c.Size, c.WarningLower, c.WarningUpper)
		add(&alarm, c.Size, c.AlarmLower, c.AlarmUpper)
	}
	plot.Limits = []doc.Limit{warning, alarm}
	naming := t.namesDiffering()
	for _, p := range f.Points {
		e := nation.Entry{Force: p.Force, Rate: p.Rate, Lower: p.Lower, Upper: p.Upper}
		plot.Points = append(plot.Points, doc.FunnelPoint{
			Name: p.Force.Name, Size: p.Size.Float(), Est: t.forceEstimate(e), Named: p.Differs && naming,
			Limits: [][2]float64{
				{p.Limits.WarningLower.Float() * 100, p.Limits.WarningUpper.Float() * 100},
				{p.Limits.AlarmLower.Float() * 100, p.Limits.AlarmUpper.Float() * 100},
			},
		})
	}
	beyond := f.Beyond()
	plot.Of = t.totalOf("compared", len(f.Points))
	plot.Limits[0].Outside, plot.Limits[1].Outside = t.totalOf("beyondwarning", beyond.Warning), t.totalOf("beyondalarm", beyond.Alarm)
	plot.Axis.Min, plot.Axis.Max = funnelAxis(&plot)
	return t.roundDrawn("funnel", plot, doc.Ref{Sheet: ledger.SheetRoundFunnel})
}

// totalOf is a count of forces with its cell on the sheet of totals.
func (t *teller) totalOf(column string, n int) []doc.Run {
	return t.Marked(func(string) (string, error) {
		return t.Number(doc.Ref{Sheet: ledger.SheetRoundTotals, Row: ledger.RoundRow, Column: column}, float64(n), t.Pack.Count(float64(n)))
	}, column)
}

// funnelAxis is the stretch of the axis, in percent, that holds every force of a funnel
// and, at the size of each, both pairs of limits: the data fill the plot, and no force
// stands where a limit cannot be seen.
func funnelAxis(f *doc.Funnel) (from, to float64) {
	from, to = f.Target.At, f.Target.At
	for _, p := range f.Points {
		from, to = math.Min(from, p.Est.Value), math.Max(to, p.Est.Value)
		for _, l := range f.Limits {
			lower, upper := l.At(p.Size)
			from, to = math.Min(from, lower), math.Max(to, upper)
		}
	}
	const air, step = 0.5, 2 // percentage points
	from = math.Max(0, math.Floor((from-air)/step)*step)
	to = math.Min(100, math.Ceil((to+air)/step)*step)
	return from, to
}
