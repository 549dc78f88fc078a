package estimate

import (
	"errors"
	"math"
	"testing"

	"assize/report/read/audit"
)

// Routes with stated shares: P = Σ share·rate, and MOVER limits by hand.
func TestCombinationByShares(t *testing.T) {
	control, centre := plain("control room"), plain("crime recording centre")
	for _, m := range []*Measure{&control, &centre} {
		m.Where = []Condition{{Field: audit.FieldRoute, Equals: []string{m.ID}}}
	}
	force := Measure{
		ID: "force", Combine: Shares, Strata: []string{control.ID, centre.ID}, Population: "all",
		Shares: map[string]float64{control.ID: 0.75, centre.ID: 0.25},
	}
	d := &audit.Dataset{Counts: []audit.Count{{Measure: control.ID, Required: 200, Recorded: 160}, {Measure: centre.ID, Required: 100, Recorded: 95}}}
	r := assess(t, d, []Measure{control, centre, force}, map[string]Population{"all": {Value: 10000}})
	a, b, got := rate(t, r, control.ID), rate(t, r, centre.ID), rate(t, r, "force")
	p := 0.75*0.8 + 0.25*0.95
	lower := p - math.Hypot(0.75*(0.8-a.Lower), 0.25*(0.95-b.Lower))
	upper := p + math.Hypot(0.75*(a.Upper-0.8), 0.25*(b.Upper-0.95))
	if !near(got.Value, p, 1e-12) || !near(got.Lower, lower, 1e-12) || !near(got.Upper, upper, 1e-12) || got.Method != MOVER {
		t.Errorf("%v (%v to %v), want %v (%v to %v)", got.Value, got.Lower, got.Upper, p, lower, upper)
	}
	variance := 0.75*0.75*0.8*0.2/199 + 0.25*0.25*0.95*0.05/99
	if !near(got.StandardError, math.Sqrt(variance), 1e-12) {
		t.Errorf("standard error %v, want %v", got.StandardError, math.Sqrt(variance))
	}
	if u := unrecordedIn(t, r, "force"); !near(u.Value, 10000*(1/p-1), 1e-8) || !near(u.Upper, 10000*(1/lower-1), 1e-8) {
		t.Errorf("unrecorded %v to %v", u.Value, u.Upper)
	}
}

// Known reported crimes as weights come from Populations rows of their own.
func TestCombinationByReportedCrime(t *testing.T) {
	f := demoForces()[0]
	measures := standardMeasures()
	measures[3].Combine = Reported
	d := f.dataset(1, nil)
	r := assess(t, d, measures, f.populations())
	if got := rate(t, r, "force"); got.NotReportable != noPopulation {
		t.Errorf("without reported crimes: %q", got.NotReportable)
	}
	for i, s := range demoStrata {
		d.Populations = append(d.Populations, audit.Population{Stratum: "Reported: " + s, Number: []float64{500, 100, 400}[i]})
	}
	want := 0.5*451/600 + 0.1*278/320 + 0.4*624/700
	if got := rate(t, assess(t, d, measures, f.populations()), "force"); !near(got.Value, want, 1e-12) {
		t.Errorf("rate %v, want %v", got.Value, want)
	}
}

func TestForceOfOneStratumIsTheStratum(t *testing.T) {
	for _, interval := range append(selectables(), NotStatedMethod) {
		m := plain("violence")
		m.Population, m.Interval, m.Level = "violence", interval, 0.9
		force := Measure{ID: "force", Combine: Harmonic, Strata: []string{"violence"}, Level: 0.9}
		d := demoForces()[0].dataset(2, nil)
		r := assess(t, d, []Measure{m, force}, map[string]Population{"violence": {Value: 51049.667}})
		a, b := rate(t, r, "violence"), rate(t, r, "force")
		if !near(a.Value, b.Value, 1e-12) || !near(a.Lower, b.Lower, 1e-12) || !near(a.Upper, b.Upper, 1e-12) || !near(a.EffectiveN, b.EffectiveN, 1e-6) {
			t.Errorf("%q: stratum %v (%v to %v, n* %v), force %v (%v to %v, n* %v)", interval, a.Value, a.Lower, a.Upper, a.EffectiveN, b.Value, b.Lower, b.Upper, b.EffectiveN)
		}
		u, v := unrecordedIn(t, r, "violence"), unrecordedIn(t, r, "force")
		if !near(u.Value, v.Value, 1e-8) || !near(u.Lower, v.Lower, 1e-8) || !near(u.Upper, v.Upper, 1e-8) {
			t.Errorf("%q: unrecorded %v and %v", interval, u, v)
		}
	}
}

// The effective number of a combined rate is P(1−P)/Var P with the strata's
// variances p(1−p)/n*; the slopes of P are taken by differences.
func TestEffectiveNumberOfAForce(t *testing.T) {
	f := demoForces()[0]
	for name, combine := range map[string]Combination{"harmonic": Harmonic, "shares": Shares} {
		measures := standardMeasures()
		measures[3].Combine = combine
		combined := harmonize
		if combine == Shares {
			measures[3].Shares, combined = map[string]float64{}, average
		}
		weights := f.recorded
		if combine == Shares {
			weights = [3]float64{0.5, 0.1, 0.4}
			for i, s := range demoStrata {
				measures[3].Shares[s] = weights[i]
			}
		}
		r := assess(t, f.dataset(2, nil), measures, f.populations())
		force := func(nudged int, by float64) float64 {
			var parts []Part
			for i, s := range demoStrata {
				p := rate(t, r, s).Value
				if i == nudged {
					p += by
				}
				parts = append(parts, Part{Weight: weights[i], Rate: Bounds{Value: p, Lower: p, Upper: p}})
			}
			c, err := combined(parts)
			if err != nil {
				t.Fatal(err)
			}
			return c.Rate.Value
		}
		variance := 0.0
		for i, s := range demoStrata {
			got := rate(t, r, s)
			slope := (force(i, 1e-6) - force(i, -1e-6)) / 2e-6
			variance += slope * slope * got.Value * (1 - got.Value) / got.EffectiveN
		}
		got := rate(t, r, "force")
		if want := got.Value * (1 - got.Value) / variance; math.Abs(got.EffectiveN/want-1) > 1e-6 {
			t.Errorf("%s: effective number %v, want %v", name, got.EffectiveN, want)
		}
	}
}

// Few crimes make 1/p lean upward: that is said where it comes to 1%.
func TestBiasOfSmallStrata(t *testing.T) {
	for _, test := range []struct {
		required, recorded int
		biased             bool
	}{{600, 451, false}, {140, 120, false}, {60, 51, true}, {60, 60, false}} {
		m := plain("violence")
		m.Population = "violence"
		force := Measure{ID: "force", Combine: Harmonic, Strata: []string{"violence"}}
		d := &audit.Dataset{Counts: []audit.Count{{Stratum: "violence", Required: test.required, Recorded: test.recorded}}}
		r := assess(t, d, []Measure{m, force}, map[string]Population{"violence": {Value: 51050}})
		stratum := unrecordedIn(t, r, "violence")
		if got := hasWarning(stratum.Warnings, BiasedUp); got != test.biased {
			t.Errorf("%d of %d: warnings %v", test.recorded, test.required, stratum.Warnings)
		}
		if got := unrecordedIn(t, r, "force").Warnings; hasWarning(got, BiasedUp) != test.biased {
			t.Errorf("%d of %d: the force's warnings %v", test.recorded, test.required, got)
		}
	}
}

func TestImpossibleParts(t *testing.T) {
	good := Part{Weight: 10, Rate: Bounds{Value: 0.8, Lower: 0.7, Upper: 0.9}}
	for name, spoil := range map[string]func(p *Part){
		"negative weight":   func(p *Part) { p.Weight = -1 },
		"infinite weight":   func(p *Part) { p.Weight = math.Inf(1) },
		"no number":         func(p *Part) { p.Rate.Value = math.NaN() },
		"limits swapped":    func(p *Part) { p.Rate.Lower, p.Rate.Upper = p.Rate.Upper, p.Rate.Lower },
		"percent":           func(p *Part) { p.Rate.Upper = 90 },
		"negative variance": func(p *Part) { p.Variance = -1 },
		"rate of nil":       func(p *Part) { p.Rate.Value, p.Rate.Lower = 0, 0 },
	} {
		bad := good
		spoil(&bad)
		if c, err := harmonize([]Part{good, bad}); err == nil {
			t.Errorf("%s: combined to %+v", name, c)
		} else if zero := errors.Is(err, errZeroRate); zero != (name == "rate of nil") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := harmonize(nil); err == nil {
		t.Error("nothing is combined to a rate")
	}
}

// A lower limit of nil leaves the rate an estimate, and the crimes not recorded
// without an upper limit.
func TestLowerLimitOfNil(t *testing.T) {
	c, err := harmonize([]Part{
		{Weight: 10, Rate: Bounds{Value: 0.8, Lower: 0.7, Upper: 0.9}},
		{Weight: 10, Rate: Bounds{Value: 0.8, Lower: 0, Upper: 0.9}},
	})
	if err != nil || !near(c.Rate.Value, 0.8, 1e-12) || c.Rate.Lower != 0 || !math.IsInf(c.Unrecorded.Upper, 1) {
		t.Errorf("%+v, %v", c, err)
	}
}

// Reference: R, by the formula Σ R_h / Σ (R_h/u_h) on Wilson's limits of nominal
// sizes (guide to estimation, section 1a).
func TestAtMostWhereNothingWasRecorded(t *testing.T) {
	var parts []Part
	for _, s := range []struct {
		recorded float64
		x, n     int
		upper    float64
	}{{51_050, 451, 600, 0.784563}, {5_759, 0, 30, 0.113513}, {166_711, 624, 700, 0.912375}} {
		p := float64(s.x) / float64(s.n)
		lower, upper, err := Limits(Wilson, p, float64(s.n), 0.95)
		if err != nil || !near(upper, s.upper, 5e-7) {
			t.Fatalf("%d of %d: at most %v, want %v (%v)", s.x, s.n, upper, s.upper, err)
		}
		parts = append(parts, Part{Weight: s.recorded, Rate: Bounds{Value: p, Lower: lower, Upper: upper}})
	}
	if most, err := AtMost(parts); err != nil || !near(most, 0.748750, 5e-7) {
		t.Errorf("at most %v, want 0.748750 (%v)", most, err)
	}
	if _, err := harmonize(parts); !errors.Is(err, errZeroRate) {
		t.Errorf("a rate from nothing recorded: %v", err)
	}
	parts[1].Rate.Upper = 0 // a census without a recorded crime
	if most, err := AtMost(parts); err != nil || most != 0 {
		t.Errorf("at most %v of a census of nothing, want 0 (%v)", most, err)
	}
	if _, err := AtMost(nil); err == nil {
		t.Error("nothing is at most something")
	}
}

func TestNoteBands(t *testing.T) {
	r := assess(t, demoForces()[0].dataset(1, nil), standardMeasures(), demoForces()[0].populations())
	if !r.NoteBands("force", []float64{0.85, 0.9}) || r.NoteBands("force", []float64{0.9}) || r.NoteBands("nothing", []float64{0.85}) {
		t.Error("the force's interval, 83.4% to 87.2%, reaches across 85% and no other edge")
	}
	if got := rate(t, r, "force"); !hasWarning(got.Warnings, ReachesBand) {
		t.Errorf("warnings %v", got.Warnings)
	}
}
