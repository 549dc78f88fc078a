package estimate

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// Forces outside by TailP are at most their level's share, exactly counted; the
// interpolated limits that are drawn lie within a count of those.
func TestFunnelHoldsItsLevel(t *testing.T) {
	for _, n := range []int{20, 150, 1000} {
		for _, target := range []float64{0.7, 0.905, 0.98} {
			for _, level := range []float64{FunnelWarning, FunnelAlarm} {
				l, err := FunnelLimits(target, n, level)
				if err != nil {
					t.Fatal(err)
				}
				outside, inner, outer := 0.0, n, 0
				b := distuv.Binomial{N: float64(n), P: target}
				for k := range n + 1 {
					if TailP(target, float64(k)/float64(n), float64(n)) < 1-level {
						outside += b.Prob(float64(k))
					} else {
						inner, outer = min(inner, k), max(outer, k)
					}
				}
				if outside > 1-level+1e-12 {
					t.Errorf("n %d about %v: %v of forces lie outside at a level of %v", n, target, outside, level)
				}
				if !near(l.Lower*float64(n), float64(inner), 1) || !near(l.Upper*float64(n), float64(outer), 1) {
					t.Errorf("n %d about %v: limits %v, counts from %d to %d lie inside", n, target, l, inner, outer)
				}
			}
		}
	}
	if p := TailP(0.98, 1, 20); p < 0.95 {
		t.Errorf("20 of 20 against 98%%: p %v, though two in three forces would have it", p)
	}
	if whole, part := TailP(0.9, 0.85, 400), TailP(0.9, 0.85, 400.5); !near(whole, part, 2e-4) {
		t.Errorf("p %v of 400 crimes, %v of 400.5", whole, part)
	}
}

func TestSpread(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 4))
	forces := func(count int, between float64) (x, n []float64) {
		for range count {
			p := min(0.99, max(0.5, 0.9+between*rng.NormFloat64()))
			recorded := 0.0
			for range 400 {
				if rng.Float64() < p {
					recorded++
				}
			}
			x, n = append(x, recorded), append(n, 400)
		}
		return x, n
	}
	for name, test := range map[string]struct {
		forces  int
		between float64
		excess  bool
	}{
		"sampling alone":                 {43, 0, false},
		"forces that differ":             {43, 0.04, true},
		"too few forces to judge spread": {9, 0.04, false},
	} {
		t.Run(name, func(t *testing.T) {
			x, n := forces(test.forces, test.between)
			s, err := SpreadOf(x, n, math.NaN(), 0.1)
			if err != nil {
				t.Fatal(err)
			}
			if s.Excess != test.excess {
				t.Errorf("factor %v: in excess %v, want %v", s.Factor, s.Excess, test.excess)
			}
			plain := Spread{Target: s.Target}
			narrow, _ := plain.Limits(400, 0.95)
			wide, err := s.Limits(400, 0.95)
			if err != nil || (wide.Lower < narrow.Lower) != test.excess {
				t.Errorf("limits %v, without over-dispersion %v (%v)", wide, narrow, err)
			}
		})
	}
	// φ = 1.44 of twelve forces is more than 1, but not clearly: 1 + 2√(2/12) = 1.82.
	var x, n []float64
	for i := range 12 {
		x, n = append(x, 320+1.2*8*float64(1-2*(i%2))), append(n, 400)
	}
	if s, err := SpreadOf(x, n, 0.8, 0.1); err != nil || !near(s.Factor, 1.44, 1e-9) || s.Excess {
		t.Errorf("%+v (%v)", s, err)
	}
	for name, x := range map[string][]float64{"all at 100%": {400, 400}, "more than audited": {401, 3}, "none": {}} {
		if _, err := SpreadOf(x, []float64{400, 400}[:len(x)], math.NaN(), 0.1); err == nil {
			t.Errorf("%s: a spread is given", name)
		}
	}
}

func TestRankIntervals(t *testing.T) {
	got := RankIntervals([]Bounds{{0.95, 0.93, 0.97}, {0.9, 0.88, 0.94}, {0.8, 0.75, 0.85}, {0.8, 0.7, 0.9}})
	want := []Ranks{{1, 2}, {1, 3}, {3, 4}, {2, 4}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("force %d: ranks %v, want %v", i+1, got[i], want[i])
		}
	}
}

// The ranks of a simulated nation lie in their intervals, all at once, at least as
// often as the level says.
func TestRankIntervalsHoldJointly(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 8))
	rates := []float64{0.95, 0.94, 0.92, 0.9, 0.9, 0.88, 0.86, 0.85, 0.8, 0.76}
	level := SimultaneousLevel(0.95, len(rates))
	const repeats = 300
	held := 0
	for range repeats {
		bounds := make([]Bounds, len(rates))
		for i, p := range rates {
			x := 0.0
			for range 800 {
				if rng.Float64() < p {
					x++
				}
			}
			lower, upper, err := Limits(Wilson, x/800, 800, level)
			if err != nil {
				t.Fatal(err)
			}
			bounds[i] = Bounds{Value: x / 800, Lower: lower, Upper: upper}
		}
		all := true
		for i, r := range RankIntervals(bounds) {
			above, tied := 0, 0
			for j, p := range rates {
				if p > rates[i] {
					above++
				} else if j != i && p == rates[i] {
					tied++
				}
			}
			all = all && r.Best <= 1+above+tied && r.Worst >= 1+above
		}
		if all {
			held++
		}
	}
	if float64(held)/repeats < 0.95 {
		t.Errorf("all ranks lie in their intervals in %d of %d", held, repeats)
	}
}

func TestHolm(t *testing.T) {
	got := Holm([]float64{0.04, math.NaN(), 0.01, 0.9})
	want := []float64{0.08, math.NaN(), 0.03, 0.9}
	for i := range want {
		if !near(got[i], want[i], 1e-12) && !(math.IsNaN(got[i]) && math.IsNaN(want[i])) {
			t.Errorf("test %d: %v, want %v", i, got[i], want[i])
		}
	}
}

// TestRankIntervalsAreThoseOfEachPair holds the ranks to their definition, pair by pair.
func TestRankIntervalsAreThoseOfEachPair(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		rates := make([]Bounds, rng.IntN(14))
		for i := range rates {
			at, half := float64(rng.IntN(8))/8, float64(rng.IntN(3))/16
			rates[i] = Bounds{at, at - half, at + half} // some touch
			switch rng.IntN(12) {
			case 0:
				rates[i].Lower = math.NaN()
			case 1:
				rates[i].Upper = math.NaN()
			}
		}
		for i, got := range RankIntervals(rates) {
			want := Ranks{Best: 1, Worst: len(rates)}
			for j, other := range rates {
				if i != j && other.Lower > rates[i].Upper {
					want.Best++
				} else if i != j && other.Upper < rates[i].Lower {
					want.Worst--
				}
			}
			if got != want {
				t.Fatalf("%v: force %d has ranks %v, want %v", rates, i, got, want)
			}
		}
	}
}
