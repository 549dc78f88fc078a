package ledger

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

// rateCells are the cells of a measure that Rates and Domains have in common, each with
// the formula that makes it. Counts and percentages stand in the columns of these names.
type rateCells struct{ recorded, required, reports, rate, lower, upper, effect, effective doc.GridCell }

// inPercent is a fraction in the unit of the annex.
func inPercent(e formula.Expr) formula.Expr { return num(100).Times(e) }

// fraction is a percentage of a row as a fraction.
func fraction(e formula.Expr) formula.Expr { return e.Over(num(100)) }

// plainCells are those of a measure that is counted.
func (t *Force) plainCells(m findings.Measure) rateCells {
	here := formula.Here
	c := rateCells{recorded: auditedCell(m, m.Numerator), required: auditedCell(m, m.Denominator), reports: auditedCell(m, m.Reports)}
	c.rate, c.lower, c.upper = t.percentages(m)
	c.effect, c.effective = doc.GridCell{Mark: NotAvailable}, doc.GridCell{Mark: NotAvailable}
	if !shown(m) {
		return c
	}
	c.effect, c.effective = numberCell(m.DesignEffect), numberCell(m.EffectiveN)
	switch {
	case t.recounted(m):
		c.recorded = live(c.recorded, working(m, "recorded"))
		c.required = live(c.required, working(m, "required"))
		c.reports = live(c.reports, working(m, "reports"))
		c.effect = live(c.effect, designEffect(m, here))
	case m.Counting.Table == string(audit.Cancelled) && len(t.Audit.Cancelled) > 0:
		correct, audited := t.recordsOf(m)
		c.recorded, c.required, c.reports = live(c.recorded, correct), live(c.required, audited), live(c.reports, audited)
	}
	c.effective = live(c.effective, t.effectiveN(m, m.ID, here))
	c.rate = live(c.rate, num(100).Times(here("recorded")).Over(here("required")))
	if lower, upper, ok := t.proportion(m, m.ID, here).limits(m.Method); ok && m.EffectiveN.Known() {
		c.lower, c.upper = live(c.lower, inPercent(lower)), live(c.upper, inPercent(upper))
	} else if !m.EffectiveN.Known() { // a census
		c.lower, c.upper = live(c.lower, here("rate")), live(c.upper, here("rate"))
	}
	return c
}

// percentages are the three percentages of a measure, marked where it is not
// reportable.
func (t *Force) percentages(m findings.Measure) (rate, lower, upper doc.GridCell) {
	if !m.Reportable {
		x := doc.GridCell{Mark: NotAvailable}
		return x, x, x
	}
	return percentCell(m.Rate), percentCell(m.Lower), percentCell(m.Upper)
}

// designEffect is the variance of the ratio over that of unclustered crimes, at least 1;
// where the sample shows no variation, 1 + (k_A − 1)·ρ0; of a lone report k_A.
func designEffect(m findings.Measure, at func(string) formula.Expr) formula.Expr {
	n, x := at("required"), at("recorded")
	alike := working(m, "squares").Over(n)
	rate := x.Over(n)
	simple := rate.Times(num(1).Minus(rate)).Over(n.Minus(num(1)))
	clustered := formula.Max(num(1), working(m, "scatter").Over(n.Squared()).Over(simple))
	uniform := num(1).Plus(alike.Minus(num(1)).Times(cellOf(sheetParameters, m.ID, "icc")))
	lone := isLone(func(c string) formula.Expr { return working(m, c) })
	return formula.If(lone, alike, formula.If(formula.Or(x.Is(num(0)), x.Is(n)), uniform, clustered))
}

// effectiveN is the number of crimes that a simple random sample of equal precision
// would hold, at the level of a measure.
func (t *Force) effectiveN(m findings.Measure, of string, at func(string) formula.Expr) formula.Expr {
	n := at("required")
	size := n.Over(at("effect"))
	if !t.recounted(m) {
		return size // the design effect is assumed, or the records are a simple sample
	}
	w := func(c string) formula.Expr { return working(m, c) }
	tails := num(1).Minus(levelOf(of))
	ratio := formula.StudentQuantile(tails, n.Minus(num(1))).Over(formula.StudentQuantile(tails, w("freedom")))
	return size.Over(w("left")).Times(formula.If(formula.Or(isLone(w), n.Below(num(2))), num(1), formula.Min(num(1), ratio).Squared()))
}

// proportion is what the interval of a measure is made from, in the row whose cells at
// gives, at the level of that or of another measure.
func (t *Force) proportion(m findings.Measure, of string, at func(string) formula.Expr) proportion {
	p := proportion{rate: fraction(at("rate")), effective: at("effective"), of: of}
	if of != m.ID {
		p.effective = t.effectiveN(m, of, at)
	}
	if t.recounted(m) {
		p.variance, p.freedom = working(m, "corrected").Over(at("required").Squared()), working(m, "freedom")
	} else {
		p.variance = at("effect").Times(p.rate).Times(num(1).Minus(p.rate)).Over(at("required").Minus(num(1)))
	}
	return p
}

// recordsOf counts the cancelled records of a measure: those whose answer is yes, and
// those that have an answer.
func (t *Force) recordsOf(m findings.Measure) (correct, audited formula.Expr) {
	return t.answeredRecords(m, answerYes).Count(), t.answeredRecords(m, answerYes, answerNo).Count()
}

// recordsTold counts those of its audited records whose victim was told.
func (t *Force) recordsTold(m findings.Measure) formula.Expr {
	told := recordFields()[string(audit.FieldVictimTold)].column
	return t.answeredRecords(m, answerYes, answerNo).And(formula.IsOneOf(told, formula.Text(t.answers()[answerYes]))).Count()
}

// answeredRecords are the records of a measure that have one of some answers.
func (t *Force) answeredRecords(m findings.Measure, answers ...string) formula.Rows {
	field := m.Counting.Recorded
	if field == "" {
		field = string(audit.FieldCorrectly)
	}
	return t.rowsWhere(m.Counting.Table, append(slices.Clone(m.Counting.Where), findings.Condition{Field: field, Equals: answers})...)
}
