package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"assize/report/read/audit"
)

// small is a force of three strata small enough to try every change.
type small struct {
	n, x    [3]int
	weights [3]float64
	mean    bool // combined by shares instead of harmonically
}

func (s small) result(t *testing.T) Result {
	t.Helper()
	d := &audit.Dataset{}
	populations := make(map[string]Population)
	for i, name := range demoStrata {
		d.Counts = append(d.Counts, audit.Count{Stratum: name, Required: s.n[i], Recorded: s.x[i]})
		populations[name] = Population{Value: s.weights[i]}
	}
	measures := standardMeasures()
	if s.mean {
		measures[3].Combine, measures[3].Shares = Shares, make(map[string]float64)
		for i, share := range s.shares() {
			measures[3].Shares[demoStrata[i]] = share
		}
	}
	return assess(t, d, measures, populations)
}

// shares are the weights scaled to add up to one.
func (s small) shares() (shares [3]float64) {
	for i, w := range s.weights {
		shares[i] = w / (s.weights[0] + s.weights[1] + s.weights[2])
	}
	return shares
}

func (s small) rate(x [3]int) float64 {
	var r, reported float64
	if s.mean {
		for i, share := range s.shares() {
			r += share * float64(x[i]) / float64(s.n[i])
		}
		return r
	}
	for i := range x {
		if x[i] == 0 {
			return 0
		}
		r += s.weights[i]
		reported += s.weights[i] * float64(s.n[i]) / float64(x[i])
	}
	return r / reported
}

// leastChange tries every change of recorded crimes in one direction.
func (s small) leastChange(reached func(rate float64) bool, up bool) int {
	least := 0
	for a := 0; a <= s.n[0]; a++ {
		for b := 0; b <= s.n[1]; b++ {
			for c := 0; c <= s.n[2]; c++ {
				x := [3]int{a, b, c}
				change, oneWay := 0, true
				for i := range x {
					d := x[i] - s.x[i]
					if !up {
						d = -d
					}
					oneWay = oneWay && d >= 0
					change += d
				}
				if oneWay && change > 0 && (least == 0 || change < least) && reached(s.rate(x)) {
					least = change
				}
			}
		}
	}
	return least
}

func TestDistanceOfAForceByTryingAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	for i := range 120 {
		cuts := []float64{0.6, 0.7, 0.8, 0.9, 0.97}
		s := small{mean: i%2 == 1}
		if s.mean {
			cuts = []float64{0.05, 0.15, 0.97} // so far off that strata have to be emptied
		}
		for h := range s.n {
			s.n[h] = 4 + rng.IntN(12)
			s.x[h] = 1 + rng.IntN(s.n[h])
			s.weights[h] = math.Exp(rng.NormFloat64() * 2)
		}
		t.Run(fmt.Sprint(i, s), func(t *testing.T) {
			r := s.result(t)
			got, err := r.ToNextBand("force", cuts, point)
			if err != nil {
				t.Fatal(err)
			}
			now := rate(t, r, "force").Value
			band := 0
			for band < len(cuts) && now >= cuts[band] {
				band++
			}
			want := Distance{}
			if band < len(cuts) {
				want.ToHigher = s.leastChange(func(v float64) bool { return v >= cuts[band] }, true)
			}
			if band > 0 {
				want.ToLower = -s.leastChange(func(v float64) bool { return v < cuts[band-1] }, false)
			}
			if got != want {
				t.Errorf("at %v: got %+v, want %+v", now, got, want)
			}
		})
	}
}

func TestDistanceOfAPlainRate(t *testing.T) {
	d := &audit.Dataset{Counts: []audit.Count{{Stratum: "x", Required: 100, Recorded: 87}}}
	r := assess(t, d, []Measure{plain("x")}, nil)
	for _, test := range []struct {
		cuts []float64
		on   Basis
		want Distance
	}{
		{[]float64{0.85, 0.9, 0.95}, point, Distance{ToHigher: 3, ToLower: -3}},
		{[]float64{0.87, 0.9}, point, Distance{ToHigher: 3, ToLower: -1}}, // 0.87 is inclusive
		{[]float64{0.9}, point, Distance{ToHigher: 3}},
		{[]float64{0.5}, point, Distance{ToLower: -38}},
		// Wilson's lower limit at 93 of 100 is 0.8625, at 92 it is 0.8500.
		{[]float64{0.85}, lowerLimit, Distance{ToHigher: 5}},
	} {
		got, err := r.ToNextBand("x", test.cuts, test.on)
		if err != nil || got != test.want {
			t.Errorf("cuts %v on %s: %+v (%v), want %+v", test.cuts, test.on, got, err, test.want)
		}
	}
	if _, err := r.ToNextBand("x", []float64{0.9, 0.8}, point); err == nil {
		t.Error("cuts that do not ascend are accepted")
	}
	if _, err := r.ToNextBand("nothing", nil, point); err == nil {
		t.Error("an unknown measure has a distance")
	}
}

func TestReachesBand(t *testing.T) {
	r := Rate{Value: 0.87, Lower: 0.83, Upper: 0.91}
	if !r.reachesBand([]float64{0.85, 0.9, 0.95}) || !hasWarning(r.Warnings, ReachesBand) || r.Warnings[0].Value != 0.85 {
		t.Errorf("warnings %v, want the edge at 0.85", r.Warnings)
	}
	if r.reachesBand([]float64{0.85}); len(r.Warnings) != 1 {
		t.Errorf("the warning is given %d times", len(r.Warnings))
	}
	clear := Rate{Value: 0.87, Lower: 0.86, Upper: 0.89}
	if clear.reachesBand([]float64{0.86, 0.9}) {
		t.Error("an interval inside its band is said to reach another")
	}
}
