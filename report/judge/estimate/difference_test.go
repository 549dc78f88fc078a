package estimate

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The closed cubic is the maximum of the likelihood, found by golden-section search.
func TestRestrictedEstimateIsTheMaximum(t *testing.T) {
	rng := rand.New(rand.NewPCG(1985, 4))
	term := func(x, p float64) float64 {
		if x == 0 {
			return 0
		}
		return x * math.Log(p)
	}
	for range 3000 {
		n1, n2 := 1+rng.IntN(60), 1+rng.IntN(900)
		x1, x2 := float64(rng.IntN(n1+1)), float64(rng.IntN(n2+1))
		delta := 1.98*rng.Float64() - 0.99
		likelihood := func(p2 float64) float64 {
			p1 := p2 + delta
			return term(x1, p1) + term(float64(n1)-x1, 1-p1) + term(x2, p2) + term(float64(n2)-x2, 1-p2)
		}
		low, high := math.Max(0, -delta), math.Min(1, 1-delta)
		for range 200 {
			a, b := low+0.382*(high-low), low+0.618*(high-low)
			if likelihood(a) < likelihood(b) {
				low = a
			} else {
				high = b
			}
		}
		got, want := restrictedP2(x1, float64(n1), x2, float64(n2), delta), (low+high)/2
		if math.Abs(got-want) > 1e-6 && likelihood(got) < likelihood(want)-1e-9*math.Abs(likelihood(want)) {
			t.Fatalf("%v of %d against %v of %d at %v: %v, want %v", x1, n1, x2, n2, delta, got, want)
		}
	}
}

// Quantiles of the beta distribution give back their probability, up to sizes of a
// census.
func TestBetaQuantilesGiveBack(t *testing.T) {
	for _, n := range []float64{1, 20, 300, 1e4, 1e6, 1e8} {
		for _, share := range []float64{0.5, 0.9, 0.99, 0.999999} {
			for _, q := range []float64{0.0005, 0.025, 0.5, 0.975, 0.9995} {
				a, b := n*share+0.5, n*(1-share)+0.5
				if p := betaQuantile(q, a, b); math.Abs(betaCDF(p, a, b)-q) > 2e-7 {
					t.Errorf("Beta(%v, %v): %v-quantile %v has probability %v", a, b, q, p, betaCDF(p, a, b))
				}
			}
		}
	}
}
