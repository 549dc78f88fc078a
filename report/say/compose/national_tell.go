package compose

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"text/template"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
)

// roundFuncs tell the overview of a round; elsewhere they are not called.
func (t *teller) roundFuncs() template.FuncMap {
	return template.FuncMap{
		"round":          func() string { return t.words(t.round.Title) },
		"roundDate":      func() string { return t.words(t.in.Words.Date(t.round.date())) },
		"forcesShown":    func() (string, error) { return t.forces("forces", len(t.round.Picture.Forces)) },
		"forcesListed":   func() (string, error) { return t.forces("listed", t.round.Picture.Listed) },
		"complete":       func() bool { return t.round.Picture.Complete() },
		"hasTotal":       func() bool { return t.round.Picture.Total != nil },
		"whyNoTotal":     func() string { return t.reasonWords("no-total", t.round.Picture.NoTotal) },
		"hasRanking":     func() bool { return t.round.Picture.Ranking != nil },
		"whyNoRanking":   func() string { return t.reasonWords("no-ranking", t.round.Picture.NoRanking) },
		"hasFunnel":      func() bool { return t.round.Picture.Funnel != nil },
		"whyNoFunnel":    func() string { return t.reasonWords("no-funnel", t.round.Picture.NoFunnel) },
		"widened":        func() bool { return t.round.Picture.Funnel.Widened },
		"differing":      t.differing,
		"namesDiffering": t.namesDiffering,

		"nationRate":            t.nationRate,
		"nationRange":           t.nationRange,
		"nationRecorded":        func() (string, error) { return t.nationCount("recorded", t.round.Picture.Total.Recorded, true) },
		"nationUnrecorded":      t.nationUnrecorded,
		"nationUnrecordedBare":  func() (string, error) { return t.nationCount("unrecorded", t.round.Picture.Total.Unrecorded, false) },
		"nationUnrecordedRange": t.nationUnrecordedRange,
		"causeForces":           t.causeForces,
	}
}

func roundRef(column string) doc.Ref {
	return doc.Ref{Sheet: sheetRoundTotals, Row: roundRow, Column: column}
}

// forces is "3 forces" with its cell.
func (t *teller) forces(column string, n int) (string, error) {
	s, err := t.in.Words.Counted(n, "force")
	if err != nil {
		return "", err
	}
	return t.number(roundRef(column), float64(n), s)
}

func (t *teller) total() (*nation.Total, error) {
	if t.round.Picture.Total == nil {
		return nil, fmt.Errorf("there is no national total: %s", t.round.Picture.NoTotal)
	}
	return t.round.Picture.Total, nil
}

// nationRate is "around 88 percent".
func (t *teller) nationRate() (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	c, column, err := t.wholePercent(total.Rate, total.Lower, total.Upper)
	if err != nil {
		return "", err
	}
	return t.number(roundRef(column), c.Value, c.Text)
}

func (t *teller) nationRange() (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	return t.split(t.in.Words.Range(total.Lower.Float(), total.Upper.Float(), t.in.Words.Decimals()), t.percentNumber(total.Lower),
		roundRef("lower"), total.Lower.Float()*100, roundRef("upper"), total.Upper.Float()*100)
}

// nationCount is a total, whole or rounded as estimates are.
func (t *teller) nationCount(column string, n findings.Num, whole bool) (string, error) {
	if _, err := t.total(); err != nil {
		return "", err
	}
	text := t.roundedCount(n.Float())
	if whole {
		text = t.in.Words.Count(n.Float())
	}
	return t.number(roundRef(column), n.Float(), text)
}

func (t *teller) nationUnrecorded() (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	c, limit, err := t.estimatedCount(total.Unrecorded, total.UnrecUpper, false)
	if err != nil {
		return "", err
	}
	return t.number(roundRef("unrecorded"+limit), c.Value, c.Text)
}

func (t *teller) nationUnrecordedRange() (string, error) {
	total, err := t.total()
	if err != nil {
		return "", err
	}
	step := t.step(total.Unrecorded.Float())
	return t.split(t.in.Words.CountRange(total.UnrecLower.Float(), total.UnrecUpper.Float(), step), t.in.Words.Rounded(total.UnrecLower.Float(), step),
		roundRef("unrecordedlower"), total.UnrecLower.Float(), roundRef("unrecordedupper"), total.UnrecUpper.Float())
}

// causeForces is "two forces" with its cell, and the forces' names.
func (t *teller) causeForces(c sharedCause) (string, error) {
	s, err := t.in.Words.Counted(len(c.Forces), "force")
	if err != nil {
		return "", err
	}
	n, err := t.number(doc.Ref{Sheet: sheetRoundCauses, Row: c.row(), Column: "forces"}, float64(len(c.Forces)), s)
	names := t.phrase("names-in-annex")
	if len(c.Forces) <= mostNames {
		names = t.in.Words.List(c.Forces)
	}
	return n + " " + t.words("("+names+")"), err
}

// mostNames is the most forces that a sentence names; the annex names any number.
const mostNames = 60

// differing names the forces of the funnel that differ from the common rate when
// all are judged together; "" for none.
func (t *teller) differing() string {
	switch names := t.different(); {
	case len(names) == 0:
		return ""
	case len(names) > mostNames:
		return t.words(t.phrase("differing-in-annex"))
	default:
		return t.words(t.in.Words.List(names))
	}
}

// different are the names of the forces of the funnel that differ.
func (t *teller) different() []string {
	var names []string
	if f := t.round.Picture.Funnel; f != nil {
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
func (b *builder) cell(ref doc.Ref, v float64) []doc.Run {
	return b.marked(func(string) (string, error) { return b.t.number(ref, v, b.t.in.Words.Count(v)) }, ref.Row)
}

func forceRef(e nation.Entry, column string) doc.Ref {
	return doc.Ref{Sheet: sheetRoundForces, Row: e.Force.ID, Column: column}
}

func (b *builder) forceRate(e nation.Entry) []doc.Run {
	return b.marked(func(string) (string, error) {
		return b.t.number(forceRef(e, "rate"), e.Rate.Float()*100, b.t.percentNumber(e.Rate))
	}, e.Force.ID)
}

func (b *builder) forceRange(e nation.Entry) []doc.Run {
	w := b.t.in.Words
	return b.marked(func(string) (string, error) {
		return b.t.split(w.RangeNumber(e.Lower.Float(), e.Upper.Float(), w.Decimals()), b.t.percentNumber(e.Lower),
			forceRef(e, "lower"), e.Lower.Float()*100, forceRef(e, "upper"), e.Upper.Float()*100)
	}, e.Force.ID)
}

// forceUnrecorded are the cells of recorded and unrecorded crimes of a force.
func (b *builder) forceUnrecorded(e nation.Entry) []doc.Cell {
	w, step := b.t.in.Words, b.t.step(e.Unrecorded.Float())
	return []doc.Cell{
		{Runs: b.cell(forceRef(e, "recorded"), e.Recorded.Float())},
		{Runs: b.marked(func(string) (string, error) {
			return b.t.number(forceRef(e, "unrecorded"), e.Unrecorded.Float(), b.t.roundedCount(e.Unrecorded.Float()))
		}, e.Force.ID)},
		{Runs: b.marked(func(string) (string, error) {
			return b.t.split(w.CountRange(e.UnrecLower.Float(), e.UnrecUpper.Float(), step), w.Rounded(e.UnrecLower.Float(), step),
				forceRef(e, "unrecordedlower"), e.UnrecLower.Float(), forceRef(e, "unrecordedupper"), e.UnrecUpper.Float())
		}, e.Force.ID)},
	}
}

// roundComparison tells what the rates of forces can be compared on: the places
// that sampling leaves open, and a funnel where there are enough.
func (t *teller) roundComparison(b *builder) []doc.Block {
	out := b.blocks("national.comparison", nil)
	if r := t.round.Picture.Ranking; r != nil {
		table := doc.Table{
			ID: "table-places", Title: b.runs("national.table.places", nil),
			Columns: []doc.Column{
				{Head: t.phrase("head-force"), Width: 0.5},
				{Head: t.phrase("head-rate"), Unit: t.phrase("unit-percent"), Align: doc.Decimal},
				{Head: t.phrase("head-places"), Align: doc.Right},
			},
			Source: t.plain(t.in.House.Inspectorate),
		}
		for _, f := range r.Forces {
			ref := func(column string) doc.Ref {
				return doc.Ref{Sheet: sheetRoundRanking, Row: f.Force.ID, Column: column}
			}
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
				{Runs: doc.Words(f.Force.Name)},
				{Runs: b.marked(func(string) (string, error) {
					return t.number(ref("rate"), f.Rate.Float()*100, t.percentNumber(f.Rate))
				}, f.Force.ID)},
				{Runs: b.marked(func(string) (string, error) {
					w := t.in.Words
					if f.Best == f.Worst {
						return t.number(ref("best"), float64(f.Best), w.Count(float64(f.Best)))
					}
					return t.split(w.CountRange(float64(f.Best), float64(f.Worst), 1), w.Rounded(float64(f.Best), 1),
						ref("best"), float64(f.Best), ref("worst"), float64(f.Worst))
				}, f.Force.ID)},
			}})
		}
		out = append(out, table)
	}
	out = append(out, b.blocks("national.funnel", nil)...)
	if fig := t.roundFunnel(b); fig != nil {
		out = append(out, *fig)
	}
	return out
}

// mostRows is how many forces one figure shows: with its words it must stand on
// one page.
const mostRows = 32

// roundFigures show each force's rate with its interval, by name, in as many
// figures of one axis as are needed; none where no rate is reportable.
func (t *teller) roundFigures(b *builder) []doc.Figure {
	p := t.round.Picture
	var rows []doc.IntervalRow
	least, any := 100.0, false
	for _, e := range p.Forces {
		row := doc.IntervalRow{Label: e.Force.Name, Missing: t.phrase("not-reportable")}
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
		Axis:    doc.Axis{Title: t.phrase("axis-rate"), Min: math.Max(0, math.Floor((least-2)/10)*10), Max: 100, Percent: true},
		Heads:   doc.IntervalHeads{Label: t.phrase("head-force"), Value: t.phrase("head-rate")},
		Compact: len(rows) > 12,
	}
	if p.Total != nil {
		plot.Lines = []doc.Line{{At: p.Total.Rate.Float() * 100, Label: t.phrase("all-forces")}}
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
		if fig := t.roundDrawn(b, "rates", id, of, plot, doc.Ref{Sheet: sheetRoundForces}); fig != nil {
			out = append(out, *fig)
		}
	}
	return out
}

// stretch are the first and last force of a figure that shows some of them.
type stretch struct{ First, Last string }

func (t *teller) forceEstimate(e nation.Entry) doc.Estimate {
	return doc.Estimate{
		Value: e.Rate.Float() * 100, Lower: e.Lower.Float() * 100, Upper: e.Upper.Float() * 100,
		Text:  t.percentNumber(e.Rate),
		Range: t.in.Words.RangeNumber(e.Lower.Float(), e.Upper.Float(), t.in.Words.Decimals()),
		Ref:   forceRef(e, "rate"),
	}
}

// roundDrawn fills what a figure says from the templates of a name.
func (t *teller) roundDrawn(b *builder, name, id string, of stretch, plot doc.Plot, table doc.Ref) *doc.Figure {
	name = "national." + name + ".figure"
	fig := doc.Figure{
		ID: figurePrefix + id, Title: b.runs(name, of), Subtitle: doc.Plain(b.runs(name+".subtitle", of)),
		Note: b.runs(name+".note", of), Source: t.in.House.Inspectorate, Sample: t.in.Edition.Sample, Plot: plot, Table: table,
	}
	if b.err != nil {
		return nil
	}
	t.figures = append(t.figures, fig)
	return &fig
}

// roundFunnel sets the comparable forces between the limits of their common
// rate; nil where the picture has no funnel.
func (t *teller) roundFunnel(b *builder) *doc.Figure {
	f := t.round.Picture.Funnel
	if f == nil {
		return nil
	}
	plot := doc.Funnel{
		Axis:   doc.Axis{Title: t.phrase("axis-rate"), Max: 100, Percent: true},
		SizeAx: t.phrase("axis-size"),
		Target: doc.Line{At: f.Rate.Float() * 100, Label: t.phrase("common-rate")},
	}
	warning, alarm := doc.Limit{Label: t.phrase("limit-warning")}, doc.Limit{Label: t.phrase("limit-alarm")}
	add := func(l *doc.Limit, size, lower, upper findings.Num) {
		l.Size, l.Lower, l.Upper = append(l.Size, size.Float()), append(l.Lower, lower.Float()*100), append(l.Upper, upper.Float()*100)
	}
	for _, c := range f.Curve {
		add(&warning, c.Size, c.WarningLower, c.WarningUpper)
		add(&alarm, c.Size, c.AlarmLower, c.AlarmUpper)
	}
	plot.Limits = []doc.Limit{warning, alarm}
	least, naming := 100.0, t.namesDiffering()
	for _, p := range f.Points {
		e := nation.Entry{Force: p.Force, Rate: p.Rate, Lower: p.Lower, Upper: p.Upper}
		plot.Points = append(plot.Points, doc.FunnelPoint{Name: p.Force.Name, Size: p.Size.Float(), Est: t.forceEstimate(e), Named: p.Differs && naming})
		least = min(least, p.Lower.Float()*100)
	}
	plot.Axis.Min = math.Max(0, math.Floor((least-2)/10)*10)
	return t.roundDrawn(b, "funnel", "funnel", stretch{}, plot, doc.Ref{Sheet: sheetRoundFunnel})
}

// roundChange sets each force's rate beside that of its earlier inspection.
func (t *teller) roundChange(b *builder) []doc.Block {
	table := doc.Table{
		ID: "table-change", Title: b.runs("national.table.change", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-force"), Width: 0.30},
			{Head: t.phrase("head-earlier"), Width: 0.24},
			{Head: t.phrase("head-now"), Unit: t.phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.phrase("head-conclusion"), Width: 0.3},
		},
		Source: t.plain(t.in.House.Inspectorate),
	}
	w := t.in.Words
	for _, f := range t.round.shown {
		for i, c := range f.Findings.Changes {
			if c.Measure != f.Findings.Combined || !c.To.Known() || !c.From.Known() {
				continue
			}
			ref := func(column string) doc.Ref {
				return doc.Ref{Sheet: sheetRoundChanges, Row: changeOfForce(f, i), Column: column}
			}
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
				{Runs: doc.Words(f.Findings.Force.Name)},
				{Runs: append(b.marked(func(string) (string, error) {
					return t.number(ref("from"), c.From.Float()*100, w.PublishedPercent(c.From.Float()))
				}, ""), doc.Text{Text: ", " + w.Month(c.Date.Time())})},
				{Runs: b.marked(func(string) (string, error) {
					return t.number(ref("to"), c.To.Float()*100, t.percentNumber(c.To))
				}, "")},
				{Runs: doc.Words(t.conclusion(c))},
			}})
		}
	}
	if len(table.Rows) == 0 {
		return b.blocks("national.change.none", nil)
	}
	return append(b.blocks("national.change", nil), table)
}
