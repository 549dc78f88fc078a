package ledger

import (
	"cmp"
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

func (t *Force) ratesSheet() doc.Sheet {
	g := t.Grid("rates",
		Column("measure", doc.TextCell),
		Column("recorded", doc.CountCell),
		Column("required", doc.CountCell),
		Column("reports", doc.CountCell),
		Column("rate", doc.PercentCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		beginning(Column("effect", doc.DecimalCell)),
		Column("effective", doc.CountCell),
		Column("method", doc.TextCell),
		beginning(Column("population", doc.CountCell)),
		Column("reported", doc.CountCell),
		Column("doubts", doc.TextCell),
	)
	for _, m := range t.StrataAndForce() {
		if m.Combination == "" {
			g.Rows = append(g.Rows, t.stratumRow(m))
		} else {
			g.Rows = append(g.Rows, t.combinedRow(m))
		}
	}
	return t.sheetOf(SheetRates, g)
}

// population is the recorded crime that a measure stands for, or an unknown number.
func (t *Force) population(measure string) findings.Num {
	if p := t.Measures[measure].Population; p != nil {
		return p.Value
	}
	return findings.None()
}

// row is a row of Rates: what measures have in common, then the crimes that the rate is
// of and those that it implies.
func (t *Force) row(m findings.Measure, c rateCells, population, reported doc.GridCell) doc.GridRow {
	return doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
		TextCell(t.Label(m)), c.recorded, c.required, c.reports, c.rate, c.lower, c.upper, c.effect, c.effective, TextCell(t.MethodName(m.Method)),
		population, reported, TextCell(t.doubts(m)),
	}}
}

// stratumRow gives a stratum what it contributes to the force's rate, where it does.
func (t *Force) stratumRow(m findings.Measure) doc.GridRow {
	reported := doc.GridCell{Mark: NotAvailable}
	if whole, i := t.partOf(m.ID); t.adds(whole, i) {
		p := t.term(whole, i)
		reported = live(numberCell(whole.Counting.Terms[i].Weighted), p.expansion(p.rate))
	}
	return t.row(m, t.plainCells(m), numberCell(t.population(m.ID)), reported)
}

// adds reports whether the i-th stratum of a harmonic rate counts in it.
func (t *Force) adds(whole findings.Measure, i int) bool {
	return i >= 0 && whole.Combination == "harmonic" && whole.Counting.Terms[i].Method != "" && t.Measures[whole.Strata[i]].Reportable
}

// partOf is the measure that the headline's rate is combined by, and which of its strata
// another is; -1 for none.
func (t *Force) partOf(stratum string) (findings.Measure, int) {
	whole := t.Measures[t.Found.Combined]
	if len(whole.Counting.Terms) != len(whole.Strata) {
		return whole, -1
	}
	return whole, slices.Index(whole.Strata, stratum)
}

// term is a stratum as a combined rate takes it: its weight, and its rate with the limits
// at the combined rate's level, in fractions.
type term struct{ weight, rate, lower, upper, effective formula.Expr }

// expansion is what the weight stands for at a rate, R/p.
func (p term) expansion(rate formula.Expr) formula.Expr { return p.weight.Over(rate) }

// spread is the square of the distance between the expansions at two rates.
func (p term) spread(low, high formula.Expr) formula.Expr {
	return p.weight.Over(low).Minus(p.weight.Over(high)).Squared()
}

func (t *Force) term(whole findings.Measure, i int) term {
	s, c := t.Measures[whole.Strata[i]], whole.Counting.Terms[i]
	cell := func(column string) formula.Expr { return cellOf(SheetRates, s.ID, column) }
	p := term{weight: num(c.Weight.Float()), rate: fraction(cell("rate")), effective: cell("effective")}
	switch {
	case whole.Combination == "harmonic" && t.population(s.ID) == c.Weight:
		p.weight = cell("population")
	case whole.ID == t.Found.Combined:
		p.weight = cellOf(sheetParameters, s.ID, "weight")
	}
	p.lower, p.upper = fraction(cell("lower")), fraction(cell("upper"))
	if s.Level == whole.Level && s.Method == c.Method || !s.EffectiveN.Known() {
		return p
	}
	at := t.proportion(s, whole.ID, cell)
	if lower, upper, ok := at.limits(c.Method); ok {
		p.lower, p.upper, p.effective = lower, upper, at.effective
	}
	return p
}

// combinedRow combines the strata, with limits from the strata's.
func (t *Force) combinedRow(m findings.Measure) doc.GridRow {
	c := rateCells{recorded: auditedCell(m, m.Numerator), required: auditedCell(m, m.Denominator), reports: auditedCell(m, m.Reports)}
	c.rate, c.lower, c.upper = t.percentages(m)
	c.effect, c.effective = numberCell(m.DesignEffect), numberCell(m.EffectiveN)
	population, none := numberCell(t.population(m.ID)), doc.GridCell{Mark: NotAvailable}
	switch {
	case !m.Reportable:
		c.effect, c.effective = none, none
		if m.Bounded() {
			c.upper = t.bound(m)
		}
		if len(m.Counting.Terms) == len(m.Strata) { // else a stratum's counts are not shown
			c.recorded, c.required, c.reports = live(c.recorded, strataSum(m, "recorded")), live(c.required, strataSum(m, "required")), live(c.reports, strataSum(m, "reports"))
		}
		return t.row(m, c, population, none)
	case len(m.Counting.Terms) != len(m.Strata): // findings that do not say what it is made of
		return t.row(m, c, population, t.reported(m))
	}
	c.recorded, c.required, c.reports = live(c.recorded, strataSum(m, "recorded")), live(c.required, strataSum(m, "required")), live(c.reports, strataSum(m, "reports"))
	c.effective = live(c.effective, t.combinedN(m))
	if c.effect = live(c.effect, formula.Here("required").Over(formula.Here("effective"))); !m.EffectiveN.Known() {
		c.effect = none // a census of every stratum
	}
	if m.Combination != "harmonic" {
		c.rate, c.lower, c.upper = t.averaged(m, c)
		return t.row(m, c, population, none)
	}
	here := formula.Here
	reported, _, _ := t.combinedTerms(m)
	low, high := spreads(m)
	total := live(population, t.weights(m))
	c.rate = live(c.rate, num(100).Times(here("population")).Over(here("reported")))
	below, above := cellOf(sheetCombination, m.ID, "below"), cellOf(sheetCombination, m.ID, "above")
	if high.Known() { // else a stratum's limit is 0, and nothing bounds what it stands for
		c.lower = live(c.lower, num(100).Times(here("population")).Over(here("reported").Plus(formula.Sqrt(above))))
	}
	if low.Known() {
		c.upper = live(c.upper, num(100).Times(here("population")).Over(formula.Max(here("population"), here("reported").Minus(formula.Sqrt(below)))))
	}
	return t.row(m, c, total, live(t.reported(m), reported))
}

// reported is how many crimes the rate implies were reported in 12 months.
func (t *Force) reported(m findings.Measure) doc.GridCell {
	return numberCell(t.population(m.ID) / m.Rate)
}

// bound is the most that a rate without an estimate can be, made of the upper limits of
// its strata.
func (t *Force) bound(m findings.Measure) doc.GridCell {
	var weights, most []formula.Expr
	for i, c := range m.Counting.Terms {
		if c.Weight == 0 {
			continue
		}
		if !t.Measures[c.Stratum].Reportable || c.Upper == 0 { // its limits are not shown, or leave nothing
			return percentCell(m.AtMost)
		}
		p := t.term(m, i)
		weights, most = append(weights, p.weight), append(most, p.expansion(p.upper))
	}
	return live(percentCell(m.AtMost), formula.Min(num(100), inPercent(formula.Total(weights...).Over(formula.Total(most...)))))
}

// strataSum adds a column up over the strata of a measure.
func strataSum(m findings.Measure, column string) formula.Expr {
	var parts []formula.Expr
	for _, s := range m.Strata {
		parts = append(parts, cellOf(SheetRates, s, column))
	}
	return formula.Total(parts...)
}

// eachTerm makes an expression of every stratum that counts, and adds them up.
func (t *Force) eachTerm(m findings.Measure, make func(i int, p term) formula.Expr) formula.Expr {
	var parts []formula.Expr
	for i, c := range m.Counting.Terms {
		if c.Method != "" {
			parts = append(parts, make(i, t.term(m, i)))
		}
	}
	return formula.Total(parts...)
}

func (t *Force) weights(m findings.Measure) formula.Expr {
	return t.eachTerm(m, func(_ int, p term) formula.Expr { return p.weight })
}

// combinedTerms are ΣR/p, and the squared spreads below and above it: sums of the
// strata's own cells, or for another than the headline made here.
func (t *Force) combinedTerms(m findings.Measure) (reported, below, above formula.Expr) {
	if m.ID == t.Found.Combined {
		of := func(sheet, column string) formula.Expr {
			return t.eachTerm(m, func(i int, _ term) formula.Expr { return cellOf(sheet, m.Strata[i], column) })
		}
		return of(SheetRates, "reported"), of(sheetCombination, "below"), of(sheetCombination, "above")
	}
	return t.eachTerm(m, func(_ int, p term) formula.Expr { return p.expansion(p.rate) }),
		t.eachTerm(m, func(_ int, p term) formula.Expr { return p.spread(p.rate, p.upper) }),
		t.eachTerm(m, func(_ int, p term) formula.Expr { return p.spread(p.lower, p.rate) })
}

// averaged are the percentages of a rate weighted by known reports or by shares.
func (t *Force) averaged(m findings.Measure, c rateCells) (rate, lower, upper doc.GridCell) {
	total := t.weights(m)
	spread := func(low, high func(term) formula.Expr) formula.Expr {
		return inPercent(formula.Sqrt(t.eachTerm(m, func(_ int, p term) formula.Expr {
			return p.weight.Over(total).Times(high(p).Minus(low(p))).Squared()
		})))
	}
	point := func(p term) formula.Expr { return p.rate }
	mean := t.eachTerm(m, func(_ int, p term) formula.Expr { return p.weight.Over(total).Times(p.rate) })
	here := formula.Here("rate")
	return live(c.rate, inPercent(mean)),
		live(c.lower, formula.Max(num(0), here.Minus(spread(func(p term) formula.Expr { return p.lower }, point)))),
		live(c.upper, formula.Min(num(100), here.Plus(spread(point, func(p term) formula.Expr { return p.upper }))))
}

// combinedN is the number of crimes of a simple random sample that would give the
// combined rate P the same precision, P(1−P)/Var P.
func (t *Force) combinedN(m findings.Measure) formula.Expr {
	whole := fraction(formula.Here("rate"))
	known := func(i int) bool { return t.Measures[m.Strata[i]].EffectiveN.Known() } // a census has no variance
	variance := t.eachTerm(m, func(i int, p term) formula.Expr {
		if !known(i) {
			return num(0)
		}
		slope := p.weight
		if m.Combination == "harmonic" {
			slope = slope.Times(whole.Over(p.rate).Squared())
		}
		return slope.Squared().Times(p.rate).Times(num(1).Minus(p.rate)).Over(p.effective)
	})
	spread := t.eachTerm(m, func(i int, p term) formula.Expr {
		if !known(i) {
			return num(0)
		}
		return p.weight.Squared().Over(p.effective)
	})
	total := t.weights(m).Squared()
	none := formula.Or(variance.Is(num(0)), whole.AtMost(num(exhausted)), num(1).Minus(whole).AtMost(num(exhausted)))
	return formula.If(none, total.Over(spread), whole.Times(num(1).Minus(whole)).Times(total).Over(variance))
}

func (t *Force) domainsSheet() doc.Sheet {
	g := t.Grid("domains",
		Column("measure", doc.TextCell),
		Column("where", doc.TextCell),
		Column("recorded", doc.CountCell),
		Column("required", doc.CountCell),
		Column("reports", doc.CountCell),
		beginning(Column("rate", doc.PercentCell)),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		beginning(Column("effect", doc.DecimalCell)),
		Column("effective", doc.CountCell),
		Column("method", doc.TextCell),
		Column("doubts", doc.TextCell),
	)
	for _, m := range t.Domains() {
		c := t.plainCells(m)
		g.Rows = append(g.Rows, doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
			TextCell(t.Label(m)),
			{Text: cmp.Or(m.Source.Where, t.AnnexWords("all-rows"))},
			c.recorded, c.required, c.reports, c.rate, c.lower, c.upper,
			c.effect, c.effective, TextCell(t.MethodName(m.Method)), TextCell(t.doubts(m)),
		}})
	}
	return t.sheetOf(sheetDomains, g)
}
