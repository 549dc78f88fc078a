package ledger

import (
	"assize/report/say/formula"
)

// A rate's interval as formulas: the methods of estimate, over cells. Everything is in
// fractions.

// num is a number of a formula.
func num(x float64) formula.Expr { return formula.Number(x) }

// proportion is an audited share of crimes in the cells that its interval is made from.
type proportion struct {
	rate      formula.Expr // p, a fraction
	effective formula.Expr // n*, crimes
	of        string       // the measure whose level of confidence counts
	variance  formula.Expr // linearised, of p
	freedom   formula.Expr // degrees of freedom of the variance; none where it is assumed
}

// quantile is the standard normal quantile of a two-sided interval.
func (p proportion) quantile() formula.Expr {
	return cellOf(sheetParameters, p.of, "quantile")
}

// student is the two-sided quantile that the variance calls for.
func (p proportion) student() formula.Expr {
	if p.freedom.IsZero() {
		return p.quantile()
	}
	return formula.StudentQuantile(num(1).Minus(levelOf(p.of)), p.freedom)
}

// limits are the limits by a method; ok is false where no formula makes them, as those
// that are found by search.
func (p proportion) limits(method string) (lower, upper formula.Expr, ok bool) {
	switch method {
	case "wilson":
		lower, upper = p.wilson()
	case "korn_graubard", "clopper_pearson":
		lower, upper = p.beta(num(0), num(1))
	case "jeffreys":
		lower, upper = p.beta(num(0.5), num(0.5))
	case "agresti_coull":
		lower, upper = p.agrestiCoull()
	case "wald":
		half := p.student().Times(formula.Sqrt(p.variance))
		lower, upper = p.rate.Minus(half), p.rate.Plus(half)
	case "logit":
		lower, upper = p.logit()
	default:
		return lower, upper, false
	}
	return formula.Max(num(0), formula.Min(lower, p.rate)), formula.Min(num(1), formula.Max(upper, p.rate)), true
}

func (p proportion) wilson() (lower, upper formula.Expr) {
	square, x := p.quantile().Squared(), p.rate.Times(p.effective)
	centre := x.Plus(square.Over(num(2)))
	half := p.quantile().Times(formula.Sqrt(x.Times(num(1).Minus(p.rate)).Plus(square.Over(num(4)))))
	size := p.effective.Plus(square)
	return centre.Minus(half).Over(size), centre.Plus(half).Over(size)
}

// exhausted is the share of a sample below which what is left of it is rounding.
const exhausted = 1e-9

// beta are quantiles of the beta distribution. Clopper and Pearson's add one failure
// below and one success above, Jeffreys' half of each to both.
func (p proportion) beta(success, failure formula.Expr) (lower, upper formula.Expr) {
	x := p.rate.Times(p.effective)
	rest := p.effective.Minus(x)
	tail := num(1).Minus(levelOf(p.of)).Over(num(2))
	none := p.effective.Times(num(exhausted))
	lower = formula.If(x.AtMost(none), num(0), formula.BetaQuantile(tail, x.Plus(success), rest.Plus(failure)))
	upper = formula.If(rest.AtMost(none), num(1), formula.BetaQuantile(num(1).Minus(tail), x.Plus(failure), rest.Plus(success)))
	return lower, upper
}

func (p proportion) agrestiCoull() (lower, upper formula.Expr) {
	square := p.quantile().Squared()
	size := p.effective.Plus(square)
	centre := p.rate.Times(p.effective).Plus(square.Over(num(2))).Over(size)
	half := p.quantile().Times(formula.Sqrt(centre.Times(num(1).Minus(centre)).Over(size)))
	return centre.Minus(half), centre.Plus(half)
}

// logit is the interval on the scale of log-odds, taken back.
func (p proportion) logit() (lower, upper formula.Expr) {
	odds := p.rate.Times(num(1).Minus(p.rate))
	centre := formula.Ln(p.rate.Over(num(1).Minus(p.rate)))
	half := p.student().Times(formula.Sqrt(p.variance)).Over(odds)
	back := func(y formula.Expr) formula.Expr { return num(1).Over(num(1).Plus(formula.Exp(num(0).Minus(y)))) }
	return back(centre.Minus(half)), back(centre.Plus(half))
}
