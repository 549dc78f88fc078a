package findings_test

import (
	"math/rand/v2"
	"testing"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/judge/grade"
	"assize/report/read/audit"
)

// TestDisputedIsWhatTheOtherRowsGive: of any audited row, rate, limits and grade with it
// are those of the findings, and without it those of findings from all other rows; a
// measure that is not named comes out the same. No public edition holds any of it.
func TestDisputedIsWhatTheOtherRowsGive(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 13))
	rb := load(t, "cdi-2017")
	regraded, named := 0, 0
	for _, f := range forces() {
		d := f.dataset()
		outcome := func(d *audit.Dataset) findings.Outcome {
			r, err := estimate.Assess(d, rb.Estimates(), f.populations(), estimate.Options{})
			if err != nil {
				t.Fatal(err)
			}
			g, ps := grade.Apply(rb, d, &r)
			if err := ps.Err(); err != nil {
				t.Fatal(err)
			}
			return findings.Outcome{Rates: &r, Graded: g}
		}
		with := outcome(d)
		whole, _ := build(t, d, f, rb)
		for range 12 {
			row := d.Reports[rng.IntN(len(d.Reports))].Row
			less, audited := d.Without(audit.Reports, row)
			if !audited {
				t.Fatalf("row %d was not audited", row)
			}
			other, _ := build(t, less, f, rb)
			disputed := findings.DisputedBetween(with, outcome(less))
			if disputed.OverallWith != whole.Overall.Computed || disputed.OverallWithout != other.Overall.Computed {
				t.Errorf("overall %q and %q, want %q and %q", disputed.OverallWith, disputed.OverallWithout, whole.Overall.Computed, other.Overall.Computed)
			}
			of := map[string]findings.DisputedRate{}
			for _, r := range disputed.Rates {
				of[r.Measure] = r
			}
			for i, m := range whole.Measures {
				r, ok := of[m.ID]
				if !ok {
					if o := other.Measures[i]; o.Denominator != m.Denominator || o.Numerator != m.Numerator {
						t.Errorf("row %d counts in %s, which is not named", row, m.ID)
					}
					continue
				}
				named++
				same(t, m, r.With)
				same(t, other.Measures[i], r.Without)
				if r.With.Grade != r.Without.Grade {
					regraded++
				}
			}
			whole.Disputed = append(whole.Disputed, disputed)
		}
		if len(whole.Public().Disputed) > 0 || len(whole.Controlled().Disputed) == 0 {
			t.Error("what a force disputes is public, or is not there for its pack")
		}
	}
	if named < 60 {
		t.Errorf("%d rates (%d with another grade) are no test", named, regraded)
	}
}

// same compares a measure with a share.
func same(t *testing.T, m findings.Measure, s findings.Share) {
	t.Helper()
	number := func(a, b findings.Num) bool { return a == b || !a.Known() && !b.Known() }
	if m.Numerator.Int() != s.Recorded || m.Denominator.Int() != s.Required || m.Grade != s.Grade || m.NotReportable != s.NotReportable ||
		!number(m.Rate, s.Rate) || !number(m.Lower, s.Lower) || !number(m.Upper, s.Upper) {
		t.Errorf("%s: %d of %d, %v (%v to %v), %q; the share is %+v", m.ID, m.Numerator, m.Denominator, m.Rate, m.Lower, m.Upper, m.Grade, s)
	}
}
