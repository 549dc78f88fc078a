package rulebook_test

import (
	"os"
	"testing"

	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// TestRapeWhereverItWasSampled holds that a report of rape counts as rape in whatever
// stratum it was sampled, and that nothing else changes for it.
func TestRapeWhereverItWasSampled(t *testing.T) {
	rows := func(stratum string, n, recorded int, rape audit.YesNo) (out []audit.ReportOfCrime) {
		for range n {
			out = append(out, audit.ReportOfCrime{Stratum: stratum, Required: 1, Recorded: recorded, Rape: rape})
		}
		return out
	}
	const sexual = "sexual offences"
	tests := []struct {
		name    string
		reports [][]audit.ReportOfCrime
		in, of  int
		itself  bool // the rulebook as it is written
	}{
		{"none", [][]audit.ReportOfCrime{rows(sexual, 30, 1, audit.No), rows("violence", 30, 1, audit.No)}, 0, 0, true},
		{"in its stratum", [][]audit.ReportOfCrime{rows(sexual, 10, 1, audit.Yes), rows(sexual, 20, 1, audit.No), rows("violence", 30, 1, audit.No)}, 10, 10, true},
		{"in another too", [][]audit.ReportOfCrime{rows(sexual, 10, 1, audit.Yes), rows("violence", 5, 0, audit.Yes), rows("other", 30, 1, audit.No)}, 10, 15, false},
		{"in two others alone", [][]audit.ReportOfCrime{rows(sexual, 10, 1, audit.No), rows("violence", 5, 0, audit.Yes), rows("other", 7, 1, audit.Yes)}, 7, 12, false},
	}
	for _, file := range []string{"cdi-2016", "cdi-2017", "force-internal-2014", "peel-2021", "scrs-95"} {
		written, ps := rulebook.Load(os.DirFS("../../../config"), "rulebooks/"+file+".yaml")
		if ps.Refused() {
			t.Fatal(ps)
		}
		for _, tt := range tests {
			d := &audit.Dataset{}
			for _, r := range tt.reports {
				d.Reports = append(d.Reports, r...)
			}
			rb := written.For(d)
			if (rb == written) != tt.itself {
				t.Errorf("%s: %s: the rulebook itself: %v", file, tt.name, rb == written)
			}
			result, err := estimate.Assess(d, rb.Estimates(), nil, estimate.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if rape, ok := result.Rate("rape"); !ok || rape.Numerator != tt.in || rape.Denominator != tt.of {
				t.Errorf("%s: %s: %d of %d, want %d of %d", file, tt.name, rape.Numerator, rape.Denominator, tt.in, tt.of)
			}
			before, err := estimate.Assess(d, written.Estimates(), nil, estimate.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range before.Rates {
				if now := result.Rates[i]; r.Measure != "rape" && (now.Numerator != r.Numerator || now.Denominator != r.Denominator || now.Reports != r.Reports) {
					t.Errorf("%s: %s: %s changed", file, tt.name, r.Measure)
				}
			}
		}
		if m, _ := written.Measure("rape"); m.Domain != "sexual" {
			t.Errorf("%s: the rulebook itself was changed: rape is a domain of %q", file, m.Domain)
		}
	}
}
