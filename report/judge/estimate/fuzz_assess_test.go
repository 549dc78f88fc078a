package estimate

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"assize/report/read/audit"
)

// FuzzAssess brings workbooks of any rows, ticks, totals and populations, and
// expects no panic, no error, rates within their limits, no infinite count,
// strata that add up, and the same result from the rows backwards.
func FuzzAssess(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 200, 201, 100}, 51049.0, 5759.0, 0.0, uint8(0))
	f.Add([]byte{}, 1.0, 1.0, 1.0, uint8(255))
	f.Add([]byte{0, 64, 128, 192, 1, 65, 129, 193}, math.NaN(), -1.0, math.Inf(1), uint8(7))
	f.Add([]byte{0xff, 0xff, 0xff, 3, 3, 3, 3, 3, 3}, 10.0, 10.0, 1e9, uint8(31))
	f.Fuzz(func(t *testing.T, rows []byte, r0, r1, frame float64, choice uint8) {
		if len(rows) > 400 {
			return
		}
		d := fuzzedDataset(rows, frame)
		measures := fuzzedMeasures(choice)
		populations := map[string]Population{"violence": {Value: r0}, "sexual offences": {Value: r1}, "other": {Value: 1000}}
		got, err := Assess(d, measures, populations, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range got.Rates {
			if r.Reportable && !(0 <= r.Lower && r.Lower <= r.Value && r.Value <= r.Upper && r.Upper <= 1) {
				t.Errorf("%s: %v (%v to %v) by %s", r.Measure, r.Value, r.Lower, r.Upper, r.Method)
			}
			if r.Reportable != (r.NotReportable == "") {
				t.Errorf("%s: reportable %v because %q", r.Measure, r.Reportable, r.NotReportable)
			}
			if r.Reportable && !(r.EffectiveN > 0) {
				t.Errorf("%s: an effective number of %v", r.Measure, r.EffectiveN)
			}
		}
		checkCounts(t, &got)
		for i, j := 0, len(d.Reports)-1; i < j; i, j = i+1, j-1 {
			d.Reports[i], d.Reports[j] = d.Reports[j], d.Reports[i]
		}
		again := assess(t, d, measures, populations)
		if diff := cmp.Diff(got, again, cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("rows backwards give another result:\n%s", diff)
		}
		for _, m := range measures {
			probabilities, err := got.GradeProbabilities(m.ID, []float64{0.5, 0.85, 0.95})
			if r, _ := got.Rate(m.ID); err != nil && r.Reportable && r.Value > 0 {
				t.Errorf("%s: %v", m.ID, err)
			}
			sum := 0.0
			for _, p := range probabilities {
				sum += p
			}
			if err == nil && !near(sum, 1, 1e-9) {
				t.Errorf("%s: probabilities %v", m.ID, probabilities)
			}
		}
	})
}

// checkCounts holds unrecorded crimes to finite numbers that add up.
func checkCounts(t *testing.T, r *Result) {
	t.Helper()
	strata := 0.0
	for _, u := range r.Unrecorded {
		if math.IsInf(u.Upper, 0) || !(0 <= u.Lower && u.Lower <= u.Value && u.Value <= u.Upper) {
			t.Errorf("%s: unrecorded %v (%v to %v)", u.Measure, u.Value, u.Lower, u.Upper)
		}
		if u.Measure != "force" {
			strata += u.Value
			continue
		}
		if !near(strata, u.Value, 1e-9*(1+u.Value)) {
			t.Errorf("strata add up to %v, the force to %v", strata, u.Value)
		}
	}
}

func fuzzedDataset(rows []byte, frame float64) *audit.Dataset {
	d := &audit.Dataset{Populations: []audit.Population{{Stratum: "frame: violence", Number: frame}, {Stratum: "a list", Number: frame}}}
	for i, b := range rows {
		k := int(b >> 2 & 3)
		r := audit.ReportOfCrime{Stratum: append(demoStrata[:], "elsewhere")[b&3], Required: k, Recorded: min(k, int(b>>4&3)), Row: i}
		if b&128 != 0 {
			r.DomesticAbuse = audit.Yes
		}
		if b == 0xff {
			r.Recorded = 9 // impossible
		}
		d.Reports = append(d.Reports, r)
		d.Cancelled = append(d.Cancelled, audit.CancelledRecord{OffenceGroup: "rape", Correct: audit.YesNo(b % 3)})
	}
	if len(rows) > 0 && rows[0]&1 != 0 {
		d.Counts = append(d.Counts, audit.Count{Stratum: "other", Required: int(rows[0]), Recorded: int(rows[0]) / 2})
	}
	return d
}

func fuzzedMeasures(choice uint8) []Measure {
	measures := standardMeasures()
	methods := append(selectables(), NotStatedMethod)
	for i := range measures {
		measures[i].Interval = methods[(int(choice)+i)%len(methods)]
		measures[i].MinimumAudited = int(choice >> 5)
	}
	return append(measures,
		Measure{
			ID: "abuse", Rows: audit.Reports, Domain: "force", Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
			Where: []Condition{{Field: audit.FieldDomesticAbuse, Equals: []string{"yes"}}},
		},
		Measure{ID: "cancelled", Rows: audit.Cancelled, Recorded: audit.FieldCorrectly, List: "a list"},
		Measure{
			ID: "by share", Combine: Shares, Strata: demoStrata[:],
			Shares: map[string]float64{"violence": 0.2, "sexual offences": 0.1, "other": 0.7},
		},
	)
}
