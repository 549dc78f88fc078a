package estimate

import (
	"fmt"
	"math"
)

// Difference is the movement to − from of two independent rates with MOVER
// limits (Zou and Donner 2008, Stat. Med. 27:1693),
//
//	L = d − √((to−l_to)² + (u_from−from)²), U = d + √((u_to−to)² + (from−l_from)²)
//
// With Wilson's limits of simple counts it is method 10 of Newcombe (1998), Stat.
// Med. 17:873. Limits that are not known (NaN) make the result's limits NaN.
func Difference(to, from Bounds) Bounds {
	d := to.Value - from.Value
	return Bounds{
		Value: d,
		Lower: math.Max(-1, d-math.Sqrt(square(to.Value-to.Lower)+square(from.Upper-from.Value))),
		Upper: math.Min(1, d+math.Sqrt(square(to.Upper-to.Value)+square(from.Value-from.Lower))),
	}
}

// miettinenNurminen is the score interval of the difference p1 − p2 of two
// proportions of x1 of n1 and x2 of n2 (Miettinen and Nurminen 1985, Stat. Med.
// 4:213): the differences that the score test with variance inflated by N/(N−1)
// and the restricted maximum-likelihood estimates does not reject. Counts may be
// effective numbers and need not be whole.
func miettinenNurminen(x1, n1, x2, n2, level float64) (Bounds, error) {
	for _, c := range [][2]float64{{x1, n1}, {x2, n2}} {
		if !(c[1] > 0) || !(c[0] >= 0 && c[0] <= c[1]) || math.IsInf(c[1], 1) {
			return Bounds{}, fmt.Errorf("%v of %v is no proportion", c[0], c[1])
		}
	}
	if !(level > 0 && level < 1) {
		return Bounds{}, fmt.Errorf("a confidence level of %v is not between 0 and 1", level)
	}
	d := x1/n1 - x2/n2
	limit := square(TwoSided(level))
	accepts := func(delta float64) bool { return scoreStatistic(x1, n1, x2, n2, delta) <= limit }
	return Bounds{d, bisect(d, -1, accepts), bisect(d, 1, accepts)}, nil
}

// bisect is the point between inside, which is accepted, and edge where
// acceptance ends; edge itself where it never does.
func bisect(inside, edge float64, accepts func(float64) bool) float64 {
	if accepts(edge) {
		return edge
	}
	for range 200 {
		middle := inside + (edge-inside)/2
		if middle == inside || middle == edge {
			break
		}
		if accepts(middle) {
			inside = middle
		} else {
			edge = middle
		}
	}
	return inside
}

// scoreStatistic is the squared score statistic of the hypothesis p1 − p2 = delta.
func scoreStatistic(x1, n1, x2, n2, delta float64) float64 {
	distance := x1/n1 - x2/n2 - delta
	if distance == 0 {
		return 0
	}
	p2 := restrictedP2(x1, n1, x2, n2, delta)
	p1 := min(1, max(0, p2+delta))
	total := n1 + n2
	variance := (float64(p1*(1-p1))/n1 + float64(p2*(1-p2))/n2) * total / (total - 1)
	if variance <= 0 {
		return math.Inf(1)
	}
	return distance * distance / variance
}

// restrictedP2 is the maximum-likelihood estimate of p2 under p1 = p2 + delta:
// the root in range of the likelihood's cubic, in closed form (Miettinen and
// Nurminen 1985, appendix 1). The cubic's constant term has x2, not x1, for the
// group without delta; statsmodels has it wrong (issue 10269).
func restrictedP2(x1, n1, x2, n2, delta float64) float64 {
	total := n1 + n2
	a := total
	b := float64((n1+2*n2)*delta) - total - x1 - x2
	c := float64((float64(n2*delta)-total-2*x2)*delta) + x1 + x2
	d := x2 * delta * (1 - delta)
	v := float64(math.Pow(b/(3*a), 3)) - float64(b*c/(6*a*a)) + d/(2*a)
	u := math.Sqrt(math.Max(0, square(b/(3*a))-c/(3*a)))
	if v < 0 {
		u = -u
	}
	w := math.Pi / 3
	if u != 0 {
		w = (math.Pi + math.Acos(min(1, max(-1, v/(u*u*u))))) / 3
	}
	p2 := float64(2*u*math.Cos(w)) - b/(3*a)
	return min(max(p2, 0, -delta), 1, 1-delta)
}
