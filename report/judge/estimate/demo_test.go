package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"assize/report/read/audit"
)

// demoForce is one of the three published inspections with illustrative counts.
// The populations are real (Home Office open data); the expectation is what was
// published: 85.49% and over 38,000, 91.02% and about 6,700, 94.59% and 5,300.
type demoForce struct {
	name       string
	recorded   [3]float64 // violence, sexual offences, other, in 12 months
	counts     [3][2]int  // required, recorded
	rate       float64
	unrecorded float64
	ofViolence float64
}

var demoStrata = [3]string{"violence", "sexual offences", "other"}

func demoForces() []demoForce {
	return []demoForce{
		{"Greater Manchester", [3]float64{51049.667, 5759, 166710.667}, [3][2]int{{600, 451}, {320, 278}, {700, 624}}, 0.85456, 38040, 16866},
		{"Staffordshire", [3]float64{22732, 2337, 43214}, [3][2]int{{450, 389}, {250, 230}, {560, 524}}, 0.91020, 6737, 0},
		{"Sussex", [3]float64{25443, 2946, 64954}, [3][2]int{{440, 403}, {240, 228}, {500, 479}}, 0.94590, 5339, 0},
	}
}

// standardMeasures are three sampling strata and the force's harmonic rate.
func standardMeasures() []Measure {
	var all []Measure
	for _, s := range demoStrata {
		all = append(all, Measure{
			ID: s, Label: s, Rows: audit.Reports, Population: s,
			Where:    []Condition{{Field: audit.FieldStratum, Equals: []string{s}}},
			Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
		})
	}
	return append(all, Measure{
		ID: "force", Label: "all crime", Rows: audit.Reports, Combine: Harmonic, Strata: demoStrata[:],
	})
}

func (f demoForce) populations() map[string]Population {
	m := make(map[string]Population)
	for i, s := range demoStrata {
		m[s] = Population{Stratum: s, Value: f.recorded[i], Source: "table"}
	}
	return m
}

// dataset lays the counts out as reports of up to size crimes, the recorded ones
// first; shuffled by the source where one is given.
func (f demoForce) dataset(size int, shuffle *rand.Rand) *audit.Dataset {
	d := &audit.Dataset{}
	for i, s := range demoStrata {
		required, recorded := f.counts[i][0], f.counts[i][1]
		for required > 0 {
			k := min(size, required)
			r := min(k, recorded)
			d.Reports = append(d.Reports, audit.ReportOfCrime{Stratum: s, Required: k, Recorded: r})
			required, recorded = required-k, recorded-r
		}
	}
	if shuffle != nil {
		shuffle.Shuffle(len(d.Reports), func(i, j int) { d.Reports[i], d.Reports[j] = d.Reports[j], d.Reports[i] })
	}
	return d
}

func assess(t testing.TB, d *audit.Dataset, m []Measure, p map[string]Population) Result {
	t.Helper()
	r, err := Assess(d, m, p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func unrecordedIn(t testing.TB, r Result, measure string) Unrecorded {
	t.Helper()
	for _, u := range r.Unrecorded {
		if u.Measure == measure {
			return u
		}
	}
	t.Fatalf("no unrecorded crimes of %q", measure)
	return Unrecorded{}
}

func TestPublishedForces(t *testing.T) {
	for _, f := range demoForces() {
		for _, size := range []int{1, 2, 5} {
			t.Run(fmt.Sprintf("%s/%d crimes a report", f.name, size), func(t *testing.T) {
				r := assess(t, f.dataset(size, nil), standardMeasures(), f.populations())
				force, _ := r.Rate("force")
				u := unrecordedIn(t, r, "force")
				if math.Abs(force.Value-f.rate) > 5e-6 {
					t.Errorf("rate %.6f, want %.5f", force.Value, f.rate)
				}
				if math.Round(u.Value) != f.unrecorded {
					t.Errorf("unrecorded %.2f, want %.0f", u.Value, f.unrecorded)
				}
				if v := unrecordedIn(t, r, "violence"); f.ofViolence > 0 && math.Round(v.Value) != f.ofViolence {
					t.Errorf("unrecorded violence %.2f, want %.0f", v.Value, f.ofViolence)
				}
				if !(force.Lower < force.Value && force.Value < force.Upper) || !(u.Lower < u.Value && u.Value < u.Upper) {
					t.Errorf("limits %v..%v of %v, %v..%v of %v", force.Lower, force.Upper, force.Value, u.Lower, u.Upper, u.Value)
				}
				sum := 0.0
				for _, s := range demoStrata {
					sum += unrecordedIn(t, r, s).Value
				}
				if sum != u.Value {
					t.Errorf("strata add up to %v, the force to %v", sum, u.Value)
				}
				t.Logf("P %.5f (%.4f-%.4f) U %.0f (%.0f-%.0f) n* %.0f deff %.3f %v %v", force.Value, force.Lower, force.Upper, u.Value, u.Lower, u.Upper, force.EffectiveN, force.DesignEffect, force.Warnings, u.Warnings)
			})
		}
	}
}
