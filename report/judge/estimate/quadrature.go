package estimate

import (
	"cmp"
	"math"
	"slices"
)

// distribution is that of a positive quantity which may have a largest value.
// Its natural scale is the logarithm of its odds: of value/(most − value), or of
// the value where there is no largest.
type distribution interface {
	below(value float64) float64
	most() float64    // largest value, or +Inf
	centre() float64  // a middling value
	width() float64   // about the standard deviation of the log odds
	finest() float64  // the narrowest width of its parts
	lowest() float64  // power of the odds by which P(X ≤ v) falls toward v = 0
	highest() float64 // power of the odds by which P(X > v) falls toward the top
}

// odds are those of a value below most.
func odds(value, most float64) float64 {
	if math.IsInf(most, 1) {
		return value
	}
	return value / (most - value)
}

// valueAt is the value of given odds.
func valueAt(odds, most float64) float64 {
	if math.IsInf(most, 1) {
		return odds
	}
	return most * (odds / (1 + odds))
}

// remaining is most − value as a share of most, 1 without a largest value.
func remaining(value, most float64) float64 { return 1 - value/most }

// deviation is about the standard deviation of the quantity itself.
func deviation(d distribution) float64 {
	return d.width() * d.centre() * remaining(d.centre(), d.most())
}

// term is one stratum's positive contribution to a sum under its posterior: with
// p from Beta(a, b) and q = 1 − p, the unrecorded crimes weight·q/p of a harmonic
// rate, or the missed share weight·q of a mean.
type term struct {
	weight   float64
	a, b     float64
	harmonic bool
}

// of is the term at a rate p, with q = 1 − p.
func (t *term) of(p, q float64) float64 {
	if t.harmonic {
		return t.weight * (q / p)
	}
	return t.weight * q
}

func (t *term) most() float64 {
	if t.harmonic {
		return math.Inf(1)
	}
	return t.weight
}

func (t *term) centre() float64  { return t.of(t.a/(t.a+t.b), t.b/(t.a+t.b)) }
func (t *term) width() float64   { return math.Sqrt(1/t.a + 1/t.b) }
func (t *term) finest() float64  { return t.width() }
func (t *term) lowest() float64  { return t.b }
func (t *term) highest() float64 { return t.a }

// below takes p or q, whichever is smaller: it has the digits.
func (t *term) below(value float64) float64 {
	switch {
	case value <= 0:
		return 0
	case value >= t.most():
		return 1
	}
	o := t.missedOdds(value)
	if o < 1 {
		return betaCDF(o/(1+o), t.b, t.a)
	}
	return 1 - betaCDF(1/(1+o), t.a, t.b)
}

// missedOdds are the odds q/p at a value of the term, +Inf from its largest on.
func (t *term) missedOdds(value float64) float64 {
	if value >= t.most() {
		return math.Inf(1)
	}
	return odds(value/t.weight, t.most()/t.weight)
}

// sumOf is P(Σ terms ≤ limit) of independent terms as a function of the limit,
// deterministic and good to about 1e-8. Terms are folded in one by one, from the
// widest, which is the easiest to tabulate; what they add up to so far is tabulated
// when another one follows.
func sumOf(terms []term) func(limit float64) float64 {
	if len(terms) == 0 {
		return func(limit float64) float64 {
			if limit < 0 {
				return 0
			}
			return 1
		}
	}
	terms = slices.Clone(terms)
	slices.SortStableFunc(terms, func(x, y term) int { return cmp.Compare(y.width(), x.width()) })
	var sum distribution = &terms[0]
	for i := 1; i < len(terms); i++ {
		if len(terms) > 2 {
			sum = tabulate(sum)
		}
		sum = convolution{&terms[i], sum}
	}
	return sum.below
}

// convolution is the distribution of a term plus an independent sum.
type convolution struct {
	term *term
	rest distribution
}

func (c convolution) most() float64   { return c.term.most() + c.rest.most() }
func (c convolution) centre() float64 { return c.term.centre() + c.rest.centre() }
func (c convolution) lowest() float64 { return c.term.lowest() + c.rest.lowest() }
func (c convolution) highest() float64 {
	if c.term.harmonic {
		return min(c.term.highest(), c.rest.highest())
	}
	return c.term.highest() + c.rest.highest()
}

func (c convolution) finest() float64 { return min(c.term.finest(), c.rest.finest()) }

func (c convolution) width() float64 {
	both := math.Hypot(deviation(c.term), deviation(c.rest))
	return both / (c.centre() * remaining(c.centre(), c.most()))
}

// below integrates the term's posterior against the rest's distribution,
//
//	P(V + S ≤ s) = ∫ P(S ≤ s − V(p)) dBeta(p; a, b) over p with V(p) < s.
//
// With o = q/p running from o₀, below which S ≤ s − V is certain, to O, where V =
// s (or to +Inf), the variable is w = log((o−o₀)/(O−o)), or log(o−o₀): the
// integrand is smooth there and falls off exponentially at both ends, so that the
// trapezoid rule converges exponentially (Trefethen and Weideman 2014, SIAM Rev.
// 56:385).
func (c convolution) below(s float64) float64 {
	switch {
	case s <= 0:
		return 0
	case s >= c.most():
		return 1
	}
	t := c.term
	least, certain, most := 0.0, 0.0, t.missedOdds(s)
	if s > c.rest.most() {
		least, certain = t.missedOdds(s-c.rest.most()), t.below(s-c.rest.most())
	}
	logConstant := logBeta(t.a, t.b)
	at := func(w float64) float64 {
		o, left := math.Exp(w), 1.0
		if !math.IsInf(most, 1) {
			o, left = (most-least)*expit(w), expit(-w)
		}
		step := o * left
		o += least
		logP := -math.Log1p(o)
		density := math.Exp(float64((t.a+t.b)*logP) + float64(t.b*math.Log(o)) - logConstant)
		return density * (step / o) * c.rest.below(t.leftOver(s, o, most, left*(1-least/most)))
	}
	scale := c.rest.width() * remaining(c.rest.centre(), c.rest.most())
	step := min(0.4, 0.5*min(t.width(), scale))
	start, found := c.peak(at, s, least, most)
	if !found {
		return certain
	}
	return min(1, certain+float64(step*(sumOutward(at, start, step)+sumOutward(at, start-step, -step))))
}

// leftOver is s − V at the odds o, without cancellation: left is 1 − o/most.
func (t *term) leftOver(s, o, most, left float64) float64 {
	switch {
	case t.harmonic:
		return s * left
	case math.IsInf(most, 1):
		return (s - t.weight) + t.weight/(1+o)
	default:
		return t.weight * (most / (1 + most)) * left / (1 + o)
	}
}

// peak looks for the largest of the integrand where the term, or the rest, is
// some widths from its centre.
func (c convolution) peak(at func(float64) float64, s, least, most float64) (w float64, found bool) {
	highest := 0.0
	try := func(o float64) {
		if !(o > least) || o >= most {
			return
		}
		here := math.Log(odds(o-least, most-least))
		if value := at(here); value > highest {
			w, highest, found = here, value, true
		}
	}
	rest := odds(c.rest.centre(), c.rest.most())
	for j := -12; j <= 4; j++ {
		try(c.term.b / c.term.a * math.Exp(float64(j)*c.term.width()))
		v := s - valueAt(rest*math.Exp(float64(j)*c.rest.width()), c.rest.most())
		if v > 0 {
			try(c.term.missedOdds(v))
		}
	}
	return w, found
}

// sumOutward sums at(w), at(w+step), … until terms stay negligible.
func sumOutward(at func(float64) float64, w, step float64) float64 {
	const farthest, negligible, patience = 700.0, 1e-14, 6
	sum, quiet := 0.0, 0
	for math.Abs(w) < farthest && quiet < patience {
		value := at(w)
		sum += value
		if value <= negligible*sum {
			quiet++
		} else {
			quiet = 0
		}
		w += step
	}
	return sum
}

// table is a distribution interpolated by cubics on an even grid of its log odds,
// with power tails beyond it.
type table struct {
	distribution
	start, step    float64
	values, slopes []float64 // slopes per step
}

// tabulate samples a distribution where it rises, finely enough for its parts.
func tabulate(d distribution) *table {
	const before, after = 13, 10 // widths of the log odds
	width, most := d.width(), d.most()
	points := 1 + int(math.Ceil((before+after)*max(14, min(100, 8*width/d.finest()))))
	t := &table{
		distribution: d,
		start:        math.Log(odds(d.centre(), most)) - float64(before*width),
		step:         (before + after) * width / float64(points-1),
		values:       make([]float64, points),
	}
	for i := range t.values {
		t.values[i] = d.below(valueAt(math.Exp(t.start+float64(float64(i)*t.step)), most))
	}
	t.slopes = slopes(t.values)
	return t
}

// slopes are fourth-order differences, lower orders at the ends.
func slopes(y []float64) []float64 {
	s := make([]float64, len(y))
	last := len(y) - 1
	for i := range y {
		switch i {
		case 0, last:
			s[i] = y[min(i+1, last)] - y[max(i-1, 0)]
		case 1, last - 1:
			s[i] = (y[i+1] - y[i-1]) / 2
		default:
			s[i] = float64(2*(y[i+1]-y[i-1])/3) - (y[i+2]-y[i-2])/12
		}
	}
	return s
}

func (t *table) below(value float64) float64 {
	switch {
	case value <= 0:
		return 0
	case value >= t.most():
		return 1
	}
	at := (math.Log(odds(value, t.most())) - t.start) / t.step
	last := len(t.values) - 1
	switch {
	case at <= 0:
		return t.values[0] * math.Exp(at*t.step*t.lowest())
	case at >= float64(last):
		return 1 - float64((1-t.values[last])*math.Exp(-(at-float64(last))*t.step*t.highest()))
	}
	i := int(at)
	u := at - float64(i)
	v := 1 - u
	return float64(t.values[i]*v*v*(1+2*u)) + float64(t.slopes[i]*u*v*v) +
		float64(t.values[i+1]*u*u*(1+2*v)) - float64(t.slopes[i+1]*v*u*u)
}
