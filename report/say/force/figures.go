package force

import (
	"cmp"
	"math"
	"slices"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/caption"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// figure fills what every figure says and keeps it for the annex and the press.
func (t *teller) figure(id string, plot doc.Plot, table doc.Ref) *doc.Figure {
	if t.Err() != nil {
		return nil
	}
	fig := doc.Figure{
		ID: ledger.FigurePrefix + id, Title: t.Runs(id+".figure", nil), Subtitle: doc.Plain(t.Runs(id+".subtitle", nil)),
		Note: t.Runs(id+".note", nil), Source: t.source(), Sample: t.Edition.Sample, Plot: plot, Table: table, Level: t.levelOfFigure(id),
	}
	caption.Describe(t.Kernel, &t.list, &fig)
	t.figures = append(t.figures, fig)
	return &fig
}

func (t *teller) estimateOf(m findings.Measure) doc.Estimate {
	text := t.RateNumber(m)
	if ledger.AsCounts(m) {
		text = t.Phrase("as-counts")
	}
	interval, _ := t.LimitsText(m, true)
	return doc.Estimate{
		Value: m.Rate.Float() * 100, Lower: m.Lower.Float() * 100, Upper: m.Upper.Float() * 100,
		Text: text, Range: interval, Ref: t.RefOf(m.ID, "rate"), Said: t.SaidOf(m, t.RefOf(m.ID, "rate")),
	}
}

// lostOf is what a measure misses in a year, as a figure has it.
func (t *teller) lostOf(u findings.Unrecorded) doc.Estimate {
	estimate := t.estimated(u)
	interval, _ := t.EstimateRange(estimate)
	text, limit, _ := t.EstimateNumber(estimate)
	out := doc.Estimate{
		Value: u.Value.Float(), Lower: u.Lower.Float(), Upper: u.Upper.Float(),
		Text: text, Range: interval, Ref: unrecordedRef(u.Measure, ""),
	}
	if limit != "" {
		out.Said = unrecordedRef(u.Measure, limit)
	}
	return out
}

// ratesFigure shows each crime type and the force with its interval, each graded
// one over its own grade bands.
func (t *teller) ratesFigure() *doc.Figure {
	plot := doc.Intervals{
		Axis:  doc.Axis{Title: t.Phrase("axis-rate"), Max: 100, Percent: true},
		Heads: doc.IntervalHeads{Label: t.Phrase("head-type"), Aside: t.Phrase("head-of"), Value: t.Phrase("head-rate")},
	}
	least, any, drawn := 100.0, false, []doc.Estimate(nil)
	for _, m := range t.StrataAndForce() {
		row := doc.IntervalRow{Label: t.Label(m), Aside: t.uncounted(m), Strong: m.Role == "force"}
		if row.Aside == "" {
			row.Counts = t.of(t.counts, m.ID)
			row.Aside = doc.Plain(row.Counts)
		}
		if m.Reportable {
			row.Est, row.Bands, any = t.estimateOf(m), t.bands(m.ID), true
			least, drawn = min(least, row.Est.Lower), append(drawn, row.Est)
		} else {
			row.Missing, row.Most = t.missing(m)
		}
		plot.Rows = append(plot.Rows, row)
	}
	if !any {
		return nil // the table says why
	}
	plot.Axis.Min, plot.Axis.Max = math.Max(0, math.Floor((least-2)/10)*10), ledger.RateTop(drawn...)
	return t.figure("rates", plot, doc.Ref{Sheet: ledger.SheetRates})
}

// bands are the grade bands of a measure where they are on its point estimate.
func (t *teller) bands(measure string) []doc.Band {
	var out []doc.Band
	for _, band := range t.Found.Bands {
		if band.Measure != measure || band.On != "point" {
			continue
		}
		d := doc.Band{From: band.From.Float() * 100, To: 100, Label: band.Grade, Mark: t.GradeMark(band.Grade)}
		if band.Status == "illustrative" {
			d.Status = t.Phrase("illustrative")
		}
		out = append(out, d)
	}
	for i := range out {
		for _, other := range out {
			if other.From > out[i].From && other.From < out[i].To {
				out[i].To = other.From
			}
		}
		out[i].Bounds = t.Pack.BandBounds(out[i].From, out[i].To)
	}
	return out
}

func (t *teller) unrecordedFigure() *doc.Figure {
	plot := doc.Intervals{
		Bars:  true,
		Axis:  doc.Axis{Title: t.Phrase("axis-unrecorded")},
		Heads: doc.IntervalHeads{Label: t.Phrase("head-type"), Aside: t.Phrase("head-recorded"), Value: t.Phrase("head-unrecorded")},
	}
	for _, u := range t.Found.Unrecorded {
		if u.Measure == t.Found.Combined || !u.Value.Known() {
			continue
		}
		recorded := t.of(t.populationText, u.Measure)
		plot.Rows = append(plot.Rows, doc.IntervalRow{Label: t.LabelOf(u.Measure), Aside: doc.Plain(recorded), Counts: recorded, Est: t.lostOf(u)})
		plot.Axis.Max = max(plot.Axis.Max, u.Upper.Float())
	}
	if len(plot.Rows) == 0 {
		return nil
	}
	plot.Axis.Max = roundUp(plot.Axis.Max)
	return t.figure("unrecorded", plot, doc.Ref{Sheet: ledger.SheetUnrecorded})
}

// roundUp is the next 1, 2, 2.5 or 5 times a power of ten.
func roundUp(v float64) float64 {
	if v <= 0 {
		return 1
	}
	p := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10} {
		if v <= m*p {
			return m * p
		}
	}
	return 10 * p
}

func (t *teller) cancelledFigure() *doc.Figure {
	plot := t.cancelledPlot()
	if len(plot.Rows) == 0 {
		return nil
	}
	return t.figure("cancelled", plot, doc.Ref{Sheet: ledger.SheetCancelled})
}

// cancelledPlot is a square a record, or a strip where there are too many to count.
func (t *teller) cancelledPlot() doc.Parts {
	plot := doc.Parts{Keys: []string{t.Title("cancelled.right"), t.Title("cancelled.wrong")}}
	for _, c := range t.Found.Cancelled {
		if !c.Reportable {
			continue
		}
		m := t.Measures[c.Measure]
		said, limits := t.of(t.counts, c.Measure), t.of(t.rangeOf, c.Measure)
		plot.Rows = append(plot.Rows, doc.PartsRow{
			Label: t.Label(m), Counts: []int{c.Correct, c.Audited - c.Correct}, Text: doc.Plain(said),
			Range: doc.Plain(limits), Said: said, Limits: limits,
			Ref: doc.Ref{Sheet: ledger.SheetCancelled, Row: c.Measure, Column: "recorded"},
		})
	}
	plot.Strip = !plot.Countable()
	return plot
}

// changeFigure joins the force's rate to those of the inspections that it can be
// compared with.
func (t *teller) changeFigure() *doc.Figure {
	m := t.Measures[t.Found.Combined]
	if latest, ok := t.changeOf(m.ID).(change); !m.Reportable || !ok || !latest.Comparable {
		return nil // the table has both numbers and says why
	}
	series := doc.Series{Name: t.Found.Force.Name}
	least := m.Lower.Float() * 100
	for i, c := range t.Found.Changes {
		if c.Measure != m.ID || !c.Comparable {
			continue
		}
		est := doc.Estimate{
			Value: c.From.Float() * 100, Lower: c.FromLower.Float() * 100, Upper: c.FromUpper.Float() * 100,
			Text: t.Pack.PublishedPercent(c.From.Float()), Ref: doc.Ref{Sheet: ledger.SheetChanges, Row: ledger.ChangeRow(i), Column: "from"},
		}
		if c.FromLower.Known() {
			est.Range, _ = t.IntervalText(c.FromLower, c.FromUpper, t.Pack.Decimals(), true)
			least = min(least, est.Lower)
		}
		least = min(least, est.Value)
		point := doc.Point{Year: yearOf(c.Date), Label: t.Pack.Month(c.Date.Time()), Est: est, Joined: true}
		series.Points = append(series.Points, point)
	}
	now := t.estimateOf(m)
	now.Text, _, _ = t.RateWords(m)
	series.Points = append(series.Points, doc.Point{
		Year: yearOf(t.Found.Audit.To), Label: t.Pack.Month(t.Found.Audit.To.Time()), Est: now, Joined: true,
	})
	sortPoints(series.Points)
	var drawn []doc.Estimate
	for _, p := range series.Points {
		drawn = append(drawn, p.Est)
	}
	plot := doc.Trend{
		Axis:   doc.Axis{Title: t.Phrase("axis-rate"), Min: math.Max(0, math.Floor((least-4)/10)*10), Max: ledger.RateTop(drawn...), Percent: true},
		Series: []doc.Series{series},
	}
	return t.figure("change", plot, doc.Ref{Sheet: ledger.SheetChanges})
}

// yearOf is a day as a year with its fraction.
func yearOf(d audit.Date) float64 {
	return float64(d.Year) + float64(d.Time().YearDay()-1)/365.25
}

func sortPoints(points []doc.Point) {
	slices.SortStableFunc(points, func(a, b doc.Point) int { return cmp.Compare(a.Year, b.Year) })
	if len(points) > 0 {
		points[0].Joined = false
	}
}
