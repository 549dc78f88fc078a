package round

import (
	"fmt"
	"maps"
	"strings"
	"text/template"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// roundFuncs tell the overview of a round; elsewhere they are not called.
func (t *teller) roundFuncs() template.FuncMap {
	f := template.FuncMap{
		"hasTotal":       func() bool { return t.Picture.Total != nil },
		"estimatesYears": func() bool { return !t.noYears() },
		"whyNoTotal":     func() string { return t.reasonWords("no-total", t.Picture.NoTotal) },
		"hasRanking":     func() bool { return t.Picture.Ranking != nil },
		"whyNoRanking":   func() string { return t.reasonWords("no-ranking", t.Picture.NoRanking) },
		"hasFunnel":      func() bool { return t.Picture.Funnel != nil },
		"whyNoFunnel":    func() string { return t.reasonWords("no-funnel", t.Picture.NoFunnel) },
		"widened":        t.widened,
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
		text, column, value := t.RateCell(t.entryMeasure(e))
		return t.Number(forceRef(e, column), value.Float()*100, text)
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
			ref := doc.Ref{Sheet: ledger.SheetRoundRanking, Row: f.Force.ID, Column: "rate"}
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
				{Runs: doc.Words(f.Force.Name)},
				{Runs: t.Marked(func(string) (string, error) {
					return t.Number(ref, f.Rate.Float()*100, t.RateNumber(t.forceMeasure(f.Force.ID, f.Rate)))
				}, f.Force.ID)},
				{Runs: t.PlacesIn(ledger.SheetRoundRanking, f)},
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

func (t *teller) forceEstimate(e nation.Entry) doc.Estimate {
	m := t.entryMeasure(e)
	interval, _ := t.LimitsText(m, true)
	return doc.Estimate{
		Value: e.Rate.Float() * 100, Lower: e.Lower.Float() * 100, Upper: e.Upper.Float() * 100,
		Text: t.RateNumber(m), Range: interval, Ref: forceRef(e, "rate"), Said: t.SaidOf(m, forceRef(e, "rate")),
	}
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
