package round

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// roundFuncs tell the overview of a round; elsewhere they are not called.
func (t *teller) roundFuncs() template.FuncMap {
	f := template.FuncMap{
		"hasTotal":       func() bool { return t.Picture.Total != nil },
		"whyNoTotal":     func() string { return t.reasonWords("no-total", t.Picture.NoTotal) },
		"hasRanking":     func() bool { return t.Picture.Ranking != nil },
		"whyNoRanking":   func() string { return t.reasonWords("no-ranking", t.Picture.NoRanking) },
		"hasFunnel":      func() bool { return t.Picture.Funnel != nil },
		"whyNoFunnel":    func() string { return t.reasonWords("no-funnel", t.Picture.NoFunnel) },
		"widened":        func() bool { return t.Picture.Funnel.Widened },
		"namesDiffering": t.namesDiffering,

		"nationRate":            t.nationRate,
		"nationRange":           t.nationRange,
		"nationRecorded":        func() (string, error) { return t.nationCount("recorded", t.Picture.Total.Recorded, true) },
		"nationUnrecorded":      t.nationUnrecorded,
		"nationUnrecordedBare":  func() (string, error) { return t.nationCount("unrecorded", t.Picture.Total.Unrecorded, false) },
		"nationUnrecordedRange": t.nationUnrecordedRange,
		"causeForces":           t.causeForces,
	}
	maps.Copy(f, t.ListFuncs(&t.list))
	return f
}

func (t *teller) total() (*nation.Total, error) {
	if t.Picture.Total == nil {
		return nil, fmt.Errorf("there is no national total: %s", t.Picture.NoTotal)
	}
	return t.Picture.Total, nil
}

// nationRate is "around 88 percent".
func (t *teller) nationRate() (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	m := t.rateMeasure(total.Rate, total.Lower, total.Upper)
	if m.Rate >= 1 || m.Rate <= 0 {
		text, column, value := t.RateWords(m)
		return t.Number(roundRef(column), value.Float()*100, text)
	}
	c, _, err := t.WholePercent(m)
	if err != nil {
		return "", err
	}
	return t.Number(roundRef("rate"), c.Value, c.Text)
}

// rateMeasure is a rate of the picture as a measure: the overview prints it as the
// force's own report does.
func (t *teller) rateMeasure(rate, lower, upper findings.Num) findings.Measure {
	return findings.Measure{ID: t.Combined(), Rate: rate, Lower: lower, Upper: upper}
}

// estimateOf are the unrecorded crimes of all forces as they are printed.
func estimateOf(total *nation.Total) ledger.Estimate {
	return ledger.Estimate{Value: total.Unrecorded, Lower: total.UnrecLower, Upper: total.UnrecUpper}
}

func (t *teller) nationRange() (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	text, first := t.LimitsText(t.rateMeasure(total.Rate, total.Lower, total.Upper), false)
	return t.Split(text, first, roundRef("lower"), total.Lower.Float()*100, roundRef("upper"), total.Upper.Float()*100)
}

// nationCount is a total, whole or rounded as estimates are.
func (t *teller) nationCount(column string, n findings.Num, whole bool) (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	if whole {
		return t.Number(roundRef(column), n.Float(), t.Pack.Count(n.Float()))
	}
	text, limit, value := t.EstimateNumber(estimateOf(total))
	return t.Number(roundRef(column+limit), value, text)
}

func (t *teller) nationUnrecorded() (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	c, limit, err := t.EstimatedCount(estimateOf(total))
	if err != nil {
		return "", err
	}
	return t.Number(roundRef("unrecorded"+limit), c.Value, c.Text)
}

func (t *teller) nationUnrecordedRange() (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	text, first := t.EstimateRange(estimateOf(total))
	return t.Split(text, first, roundRef("unrecordedlower"), total.UnrecLower.Float(), roundRef("unrecordedupper"), total.UnrecUpper.Float())
}

// causeForces is "two forces" with its cell, and the forces' names.
func (t *teller) causeForces(c ledger.SharedCause) (string, error) {
	s, err := t.Pack.Counted(len(c.Forces), "force")
	if err != nil {
		return "", err
	}
	n, err := t.Number(doc.Ref{Sheet: ledger.SheetRoundCauses, Row: c.Row(), Column: "forces"}, float64(len(c.Forces)), s)
	names := t.Phrase("names-in-annex")
	if len(c.Forces) <= mostNames {
		names = t.Pack.List(c.Forces)
	}
	return n + " " + t.Text("("+names+")"), err
}

// mostNames is the most forces that a sentence names; the annex names any number.
const mostNames = 60

// different are the names of the forces of the funnel that differ.
func (t *teller) different() []string {
	var names []string
	if f := t.Picture.Funnel; f != nil {
		for _, p := range f.Points {
			if p.Differs {
				names = append(names, p.Force.Name)
			}
		}
	}
	return names
}

// namesDiffering reports whether the funnel can name the forces that differ.
func (t *teller) namesDiffering() bool { return len(t.different()) <= mostNames }

// cell is a whole number of a table with its cell.
func (t *teller) cell(ref doc.Ref, v float64) []doc.Run {
	return t.Marked(func(string) (string, error) { return t.Number(ref, v, t.Pack.Count(v)) }, ref.Row)
}

func forceRef(e nation.Entry, column string) doc.Ref {
	return doc.Ref{Sheet: ledger.SheetRoundForces, Row: e.Force.ID, Column: column}
}

func (t *teller) entryMeasure(e nation.Entry) findings.Measure {
	return t.rateMeasure(e.Rate, e.Lower, e.Upper)
}

// forceMeasure is entryMeasure by the force's id; of one that the picture does not
// hold, the rate alone.
func (t *teller) forceMeasure(force string, rate findings.Num) findings.Measure {
	for _, e := range t.Picture.Forces {
		if e.Force.ID == force {
			return t.entryMeasure(e)
		}
	}
	return t.rateMeasure(rate, findings.None(), findings.None())
}

func (t *teller) forceRate(e nation.Entry) []doc.Run {
	return t.Marked(func(string) (string, error) {
		return t.Number(forceRef(e, "rate"), e.Rate.Float()*100, t.RateNumber(t.entryMeasure(e)))
	}, e.Force.ID)
}

func (t *teller) forceRange(e nation.Entry) []doc.Run {
	return t.Marked(func(string) (string, error) {
		text, first := t.LimitsText(t.entryMeasure(e), true)
		return t.Split(text, first, forceRef(e, "lower"), e.Lower.Float()*100, forceRef(e, "upper"), e.Upper.Float()*100)
	}, e.Force.ID)
}

// forceAtMost is the most that a force's rate without an estimate can be, with its
// cell, or that it is not reportable.
func (t *teller) forceAtMost(e nation.Entry) []doc.Run {
	c, err := t.Pack.AtMostNumber(e.AtMost.Float())
	if err != nil {
		return doc.Words(t.Phrase("not-reportable"))
	}
	return t.Marked(func(string) (string, error) { return t.Number(forceRef(e, "upper"), c.Value, c.Text) }, e.Force.ID)
}

// forceUnrecorded are the cells of recorded and unrecorded crimes of a force.
func (t *teller) forceUnrecorded(e nation.Entry) []doc.Cell {
	estimate := ledger.Estimate{Value: e.Unrecorded, Lower: e.UnrecLower, Upper: e.UnrecUpper, Concern: t.Concern(e.Force.ID)}
	interval, first := t.EstimateRange(estimate)
	return []doc.Cell{
		{Runs: t.cell(forceRef(e, "recorded"), e.Recorded.Float())},
		{Runs: t.Marked(func(string) (string, error) {
			text, limit, value := t.EstimateNumber(estimate)
			return t.Number(forceRef(e, "unrecorded"+limit), value, text)
		}, e.Force.ID)},
		{Runs: t.Marked(func(string) (string, error) {
			return t.Split(interval, first, forceRef(e, "unrecordedlower"), e.UnrecLower.Float(), forceRef(e, "unrecordedupper"), e.UnrecUpper.Float())
		}, e.Force.ID)},
	}
}

// roundComparison tells what the rates of forces can be compared on: the places
// that sampling leaves open, and a funnel where there are enough.
func (t *teller) roundComparison() []doc.Block {
	out := t.Blocks("national.comparison", nil)
	if r := t.Picture.Ranking; r != nil {
		table := doc.Table{
			ID: "table-places", Title: t.Runs("national.table.places", nil),
			Columns: []doc.Column{
				{Head: t.Phrase("head-force"), Width: 0.5},
				{Head: t.Phrase("head-rate"), Unit: t.Phrase("unit-percent"), Align: doc.Decimal},
				{Head: t.Phrase("head-places"), Align: doc.Right},
			},
			Source: t.Plain(t.House.Inspectorate),
		}
		for _, f := range r.Forces {
			ref := func(column string) doc.Ref {
				return doc.Ref{Sheet: ledger.SheetRoundRanking, Row: f.Force.ID, Column: column}
			}
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
				{Runs: doc.Words(f.Force.Name)},
				{Runs: t.Marked(func(string) (string, error) {
					return t.Number(ref("rate"), f.Rate.Float()*100, t.RateNumber(t.forceMeasure(f.Force.ID, f.Rate)))
				}, f.Force.ID)},
				{Runs: t.Marked(func(string) (string, error) {
					w := t.Pack
					if f.Best == f.Worst {
						return t.Number(ref("best"), float64(f.Best), w.Count(float64(f.Best)))
					}
					return t.Split(w.CountRange(float64(f.Best), float64(f.Worst), 1), w.Rounded(float64(f.Best), 1),
						ref("best"), float64(f.Best), ref("worst"), float64(f.Worst))
				}, f.Force.ID)},
			}})
		}
		out = append(out, table)
	}
	out = append(out, t.Blocks("national.funnel", nil)...)
	if fig := t.roundFunnel(); fig != nil {
		out = append(out, *fig)
	}
	return out
}

// mostRows is how many forces one figure shows: with its words it must stand on
// one page.
const mostRows = 32

// roundFigures show each force's rate with its interval, by name, in as many
// figures of one axis as are needed; none where no rate is reportable.
func (t *teller) roundFigures() []doc.Figure {
	p := t.Picture
	var rows []doc.IntervalRow
	least, any := 100.0, false
	for _, e := range p.Forces {
		row := doc.IntervalRow{Label: e.Force.Name, Missing: t.Missing(e.AtMost.Float())}
		if e.Reportable {
			row.Missing, row.Est, any = "", t.forceEstimate(e), true
			least = min(least, row.Est.Lower)
		}
		rows = append(rows, row)
	}
	if !any {
		return nil
	}
	plot := doc.Intervals{
		Axis:    doc.Axis{Title: t.Phrase("axis-rate"), Min: math.Max(0, math.Floor((least-2)/10)*10), Max: 100, Percent: true},
		Heads:   doc.IntervalHeads{Label: t.Phrase("head-force"), Value: t.Phrase("head-rate")},
		Compact: len(rows) > 12,
	}
	if p.Total != nil {
		plot.Lines = []doc.Line{{At: p.Total.Rate.Float() * 100, Label: t.Phrase("all-forces")}}
	}
	var out []doc.Figure
	figures := (len(rows) + mostRows - 1) / mostRows
	for part := range slices.Chunk(rows, (len(rows)+figures-1)/figures) {
		id, of := "rates", stretch{}
		if figures > 1 {
			of = stretch{part[0].Label, part[len(part)-1].Label}
			id = "rates-" + strconv.Itoa(len(out)+1)
		}
		plot.Rows = part
		if fig := t.roundDrawn("rates", id, of, plot, doc.Ref{Sheet: ledger.SheetRoundForces}); fig != nil {
			out = append(out, *fig)
		}
	}
	return out
}

// stretch are the first and last force of a figure that shows some of them.
type stretch struct{ First, Last string }

func (t *teller) forceEstimate(e nation.Entry) doc.Estimate {
	m := t.entryMeasure(e)
	interval, _ := t.LimitsText(m, true)
	return doc.Estimate{
		Value: e.Rate.Float() * 100, Lower: e.Lower.Float() * 100, Upper: e.Upper.Float() * 100,
		Text: t.RateNumber(m), Range: interval, Ref: forceRef(e, "rate"),
	}
}

// roundDrawn fills what a figure says from the templates of a name.
func (t *teller) roundDrawn(name, id string, of stretch, plot doc.Plot, table doc.Ref) *doc.Figure {
	name = "national." + name + ".figure"
	fig := doc.Figure{
		ID: ledger.FigurePrefix + id, Title: t.Runs(name, of), Subtitle: doc.Plain(t.Runs(name+".subtitle", of)),
		Note: t.Runs(name+".note", of), Source: t.House.Inspectorate, Sample: t.Edition.Sample, Plot: plot, Table: table, Level: t.Pack.Label(words.LabelPercentAxis, t.Pack.PercentNumber(t.Level().Float(), tell.PublishedDecimals(t.Level().Float()))),
	}
	if t.Err() != nil {
		return nil
	}
	t.figures = append(t.figures, fig)
	return &fig
}

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
		plot.Points = append(plot.Points, doc.FunnelPoint{Name: p.Force.Name, Size: p.Size.Float(), Est: t.forceEstimate(e), Named: p.Differs && naming})
	}
	plot.Axis.Min, plot.Axis.Max = funnelAxis(&plot)
	return t.roundDrawn("funnel", "funnel", stretch{}, plot, doc.Ref{Sheet: ledger.SheetRoundFunnel})
}

// roundChange sets each force's rate beside that of its earlier inspection.
func (t *teller) roundChange() []doc.Block {
	table := doc.Table{
		ID: "table-change", Title: t.Runs("national.table.change", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-force"), Width: 0.30},
			{Head: t.Phrase("head-earlier"), Width: 0.24},
			{Head: t.Phrase("head-now"), Unit: t.Phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.Phrase("head-conclusion"), Width: 0.3},
		},
		Source: t.Plain(t.House.Inspectorate),
	}
	w := t.Pack
	for _, f := range t.Shown {
		for i, c := range f.Findings.Changes {
			if c.Measure != f.Findings.Combined || !c.To.Known() || !c.From.Known() {
				continue
			}
			ref := func(column string) doc.Ref {
				return doc.Ref{Sheet: ledger.SheetRoundChanges, Row: ledger.ChangeOfForce(f, i), Column: column}
			}
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
				{Runs: doc.Words(f.Findings.Force.Name)},
				{Runs: append(t.Marked(func(string) (string, error) {
					return t.Number(ref("from"), c.From.Float()*100, w.PublishedPercent(c.From.Float()))
				}, ""), doc.Text{Text: ", " + w.Month(c.Date.Time())})},
				{Runs: t.Marked(func(string) (string, error) {
					return t.Number(ref("to"), c.To.Float()*100, t.RateNumber(t.forceMeasure(f.Findings.Force.ID, c.To)))
				}, "")},
				{Runs: doc.Words(t.Conclusion(c))},
			}})
		}
	}
	if len(table.Rows) == 0 {
		return t.Blocks("national.change.none", nil)
	}
	return append(t.Blocks("national.change", nil), table)
}

// reasonWords is why something is not said, defined as "phrase.KEY-REASON".
func (t *teller) reasonWords(key, reason string) string {
	return t.Text(t.Phrase(key + "-" + strings.TrimSpace(reason)))
}
