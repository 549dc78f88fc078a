package estimate

import (
	"fmt"
	"math"
	"testing"
)

// sumByBrute is P(term + rest ≤ limit) by double-exponential quadrature over the
// term's value (Takahasi and Mori 1974): another way than the product's.
func sumByBrute(t *term, rest func(float64) float64, limit float64, points int) float64 {
	constant := logBeta(t.a, t.b)
	bound := min(limit, t.most())
	step := 9.0 / float64(points)
	sum := 0.0
	for u := -4.5; u < 4.5; u += step {
		// v runs over 0..bound as the logistic of π·sinh(u).
		s := math.Pi * math.Sinh(u)
		v, left := bound*expit(s), bound*expit(-s)
		slope := math.Pi * math.Cosh(u) * v * expit(-s)
		p, q := t.weight/(t.weight+v), v/(t.weight+v)
		jacobian := p * p / t.weight // dp/dv of the harmonic term
		if !t.harmonic {
			p, q = (left+(t.weight-bound))/t.weight, v/t.weight
			jacobian = 1 / t.weight
		}
		if p <= 0 || q <= 0 {
			continue
		}
		density := math.Exp((t.a-1)*math.Log(p) + (t.b-1)*math.Log(q) - constant)
		if term := density * jacobian * slope; term > 1e-18 {
			sum += term * rest(left+(limit-bound)) * step
		}
	}
	return sum
}

func TestSumsOfStrata(t *testing.T) {
	type stratum struct{ weight, x, n float64 }
	for name, strata := range map[string][]stratum{
		"two of the size of an inspection": {{48600, 409, 550}, {164700, 628, 700}},
		"two at 100%":                      {{450, 60, 60}, {900, 90, 90}},
		"one tiny, one at 100%":            {{450, 3, 5}, {9000, 40, 40}},
		"three":                            {{51049, 451, 600}, {5759, 278, 320}, {166710, 624, 700}},
		"three, one at 100%":               {{510, 451, 600}, {57590, 32, 32}, {16671, 24, 27}},
		"three all at 100%":                {{510, 45, 45}, {57590, 32, 32}, {16671, 240, 240}},
		"four":                             {{5, 45, 50}, {5, 30, 32}, {6, 20, 24}, {1, 3, 9}},
		"rates near zero":                  {{0.3, 0.2, 10}, {0.7, 1, 40}},
	} {
		for _, harmonic := range []bool{true, false} {
			t.Run(fmt.Sprint(name, ", harmonic ", harmonic), func(t *testing.T) {
				var terms []term
				var total float64
				for _, s := range strata {
					terms = append(terms, term{weight: s.weight, a: s.x + 0.5, b: s.n - s.x + 0.5, harmonic: harmonic})
					total += terms[len(terms)-1].centre()
				}
				got := sumOf(terms)
				rest := sumOf(terms[1:])
				points, times := 3000, []float64{0.3, 0.7, 0.95, 1, 1.1, 1.5, 3}
				if len(terms) > 2 {
					points, times = 1500, []float64{1.1}
				}
				for _, times := range times {
					limit := total * times
					want := sumByBrute(&terms[0], rest, limit, points)
					if g := got(limit); math.Abs(g-want) > 2e-7 {
						t.Errorf("P(sum ≤ %v) = %.10f, want %.10f", limit, g, want)
					}
				}
			})
		}
	}
}

func TestPosteriorOfAListIsBetaBinomial(t *testing.T) {
	// All probabilities of a list add up, and of a long list come near the beta's.
	if p := listBelow(60, 22, 15, 1.01); math.Abs(p-1) > 1e-12 {
		t.Errorf("all of a list has probability %v", p)
	}
	long, beta := listBelow(200000, 22, 15, 0.7), posteriorBelow(15.0/22, 22, 0.7)
	if math.Abs(long-beta) > 1e-4 {
		t.Errorf("a long list %v, an endless one %v", long, beta)
	}
	if p := listBelow(22, 22, 15, 15.0/22); p != 0 {
		t.Errorf("a list audited whole has probability %v below its own rate", p)
	}
	if p := listBelow(22, 22, 15, 16.0/22); math.Abs(p-1) > 1e-12 {
		t.Errorf("a list audited whole has probability %v below the next rate", p)
	}
}

// A bound is inclusive: 55 of a list of 100 is not below 0.55, though 0.55·100 is
// more than 55 in floating point.
func TestBandOfAListIsInclusive(t *testing.T) {
	for found := range 101 {
		cut := float64(found) / 100
		if p := listBelow(100, 100, found, cut); p != 0 {
			t.Errorf("%d of a list of 100, audited whole, is below %v with probability %v", found, cut, p)
		}
	}
}

// Beyond its grid a table goes on as the distribution does.
func TestTailsOfATable(t *testing.T) {
	for _, harmonic := range []bool{true, false} {
		exact := &term{weight: 3, a: 40.5, b: 0.5, harmonic: harmonic}
		table := tabulate(exact)
		low := math.Exp(table.start - 3)
		if got, want := table.below(valueAt(low, exact.most())), exact.below(valueAt(low, exact.most())); math.Abs(got/want-1) > 1e-5 {
			t.Errorf("harmonic %v: lower tail %v, want %v", harmonic, got, want)
		}
		wide := &term{weight: 3, a: 1.5, b: 20.5, harmonic: harmonic}
		table = tabulate(wide)
		high := math.Exp(table.start + table.step*float64(len(table.values)-1) + 1)
		if got, want := 1-table.below(valueAt(high, wide.most())), 1-wide.below(valueAt(high, wide.most())); math.Abs(got-want) > 1e-7 {
			t.Errorf("harmonic %v: upper tail %v, want %v", harmonic, got, want)
		}
	}
}

func TestPosteriorOfACensus(t *testing.T) {
	r := Result{Rates: []Rate{
		{Measure: "a", Value: 0.9, EffectiveN: math.Inf(1), Reportable: true},
		{Measure: "b", Value: 0.8, EffectiveN: math.Inf(1), Reportable: true},
		{Measure: "force", Combination: Harmonic, Strata: []string{"a", "b"}, Weights: []float64{9, 8}, Reportable: true},
	}}
	for measure, want := range map[string][]float64{"a": {0, 0, 1}, "b": {1, 0, 0}, "force": {0, 1, 0}} {
		got, err := r.GradeProbabilities(measure, []float64{0.82, 0.87})
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %v, want %v", measure, got, want)
			}
		}
	}
}
