package audit_test

import (
	"slices"
	"strings"
	"testing"

	"assize/report/read/audit"
	"assize/report/read/source"
)

// TestTotals holds the rows of Counts to the measures of the rulebook and to each
// other: what would be left out, counted twice or contradicts another is told, what
// is meant passes.
func TestTotals(t *testing.T) {
	row := func(stratum, measure string, required, recorded, reports int) audit.Count {
		return audit.Count{Stratum: stratum, Measure: measure, Required: required, Recorded: recorded, ReportsAudited: reports}
	}
	violence := row("violence", "", 40, 30, 35)
	tests := []struct {
		name   string
		counts []audit.Count
		rule   string // "" for none
		says   string
	}{
		{"whole and part", counts(violence, row("violence", "abuse", 20, 15, 18)), "", ""},
		{"part as large as its whole", counts(violence, row("violence", "abuse", 40, 30, 35)), "", ""},
		{"part by its label, in any case", counts(violence, row("violence", "Part Abuse", 20, 15, 18)), "", ""},
		{"whole by its id", counts(row("violence", "violence", 40, 30, 35), row("violence", "abuse", 20, 15, 18)), "", ""},
		{"N100 records are no part of the crimes", counts(violence, row("violence", "n100", 60, 50, 0)), "", ""},
		{"parts of other strata", counts(violence, row("other", "abuse", 200, 150, 180), row("other", "", 300, 200, 290)), "", ""},
		{"cancelled records beside a small stratum", counts(row("violence", "", 4, 3, 4), row("violence", "cancelled-rape", 20, 18, 0)), "", ""},
		{"measure misspelt", counts(violence, row("violence", "abuze", 2, 1, 2)), "unknown-count-measure", `did you mean "abuse"?`},
		{"measure misspelt in its label", counts(violence, row("violence", "part abuze", 2, 1, 2)), "unknown-count-measure", `did you mean "part abuse"?`},
		{"measure like none", counts(violence, row("violence", "zzzzzzzz", 2, 1, 2)), "unknown-count-measure", `none of the rulebook's: "violence"`},
		{"the rate of the force has no total", counts(violence, row("violence", "force", 40, 30, 35)), "unknown-count-measure", "made of those of its strata"},
		{"measure of another rulebook", counts(violence, row("violence", "robbery-rate", 2, 1, 2)), "name-of-another-rulebook", ""},
		{"stratum twice, once by its id", counts(violence, row("violence", "violence", 40, 30, 35)), "duplicate-count", ""},
		{"measure twice, once by its label", counts(violence, row("violence", "abuse", 2, 1, 2), row("violence", "part abuse", 2, 1, 2)), "duplicate-count", ""},
		{"more crimes in a part", counts(violence, row("violence", "abuse", 41, 30, 35)), "part-above-whole", "41 crimes of a part of the stratum, which has 40 required"},
		{"more recorded in a part", counts(violence, row("violence", "abuse", 35, 31, 35)), "part-above-whole", "31 crimes recorded of a part"},
		{"more not recorded in a part", counts(violence, row("violence", "abuse", 20, 9, 18)), "part-above-whole", "11 crimes not recorded of a part of the stratum, which has 10"},
		{"more reports in a part", counts(violence, row("violence", "abuse", 20, 15, 36)), "part-above-whole", "36 reports of a part"},
		{"more in time than recorded", counts(violence, row("violence", "timely", 31, 20, 0)), "part-above-whole", "31 crimes of a part of the stratum, which has 30 recorded"},
		{"late ones are not those not recorded", counts(violence, row("violence", "timely", 30, 5, 0)), "", ""},
		{"routes that add up", counts(violence, row("violence", "control-room", 20, 15, 18), row("violence", "crime-centre", 15, 12, 13), row("violence", "protection", 5, 3, 4)), "", ""},
		{"some routes only", counts(violence, row("violence", "control-room", 20, 15, 18), row("violence", "crime-centre", 10, 8, 9)), "", ""},
		{"routes above their stratum", counts(violence, row("violence", "control-room", 20, 15, 18), row("violence", "crime-centre", 21, 14, 16)), "parts-above-whole", "41 crimes required by route in row 3, row 4 together, of 40 in row 2"},
		{"routes with more recorded", counts(violence, row("violence", "control-room", 20, 18, 18), row("violence", "crime-centre", 20, 13, 16)), "parts-above-whole", "31 crimes recorded by route"},
		{"routes with more not recorded", counts(violence, row("violence", "control-room", 19, 12, 18), row("violence", "crime-centre", 19, 14, 16)), "parts-above-whole", "12 crimes not recorded by route"},
		{"all routes below their stratum", counts(violence, row("violence", "control-room", 20, 15, 18), row("violence", "crime-centre", 14, 11, 13), row("violence", "protection", 5, 3, 4)), "parts-below-whole", "39 crimes required by route in row 3, row 4, row 5 together, of 40"},
		{"routes of two strata", counts(violence, row("violence", "control-room", 30, 25, 18), row("other", "crime-centre", 30, 25, 13), row("other", "", 40, 30, 35)), "", ""},
		{"part of another stratum", counts(violence, row("violence", "exposure", 2, 1, 2)), "count-of-another-stratum", `but in "sexual offences"`},
		{"rape in another stratum", counts(violence, row("violence", "rape", 2, 1, 2)), "rape-in-another-stratum", "it counts for the rate of rape"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := sound()
			d.Reports, d.Counts = nil, tt.counts
			for i := range d.Counts {
				d.Counts[i].Row = i + 2
			}
			ps := slices.DeleteFunc(audit.Check(d, facts()), func(p source.Problem) bool { return p.Rule == "stratum-not-audited" })
			switch {
			case tt.rule == "" && len(ps) > 0:
				t.Errorf("told of a sound total: %v", ps)
			case tt.rule != "" && (len(ps) != 1 || ps[0].Rule != tt.rule || !strings.Contains(ps[0].Message, tt.says)):
				t.Errorf("got %v, want one [%s] that says %q", ps, tt.rule, tt.says)
			}
		})
	}
}

// TestPopulationNames holds the closed list of the sheet Populations.
func TestPopulationNames(t *testing.T) {
	for name, rule := range map[string]string{
		"violence": "", "cancelled rape": "", "frame: violence": "", "frame:violence": "",
		"violense": "unknown-population", "cancelled rapes": "unknown-population", "rape": "unknown-population",
		"frame: violense": "unknown-population", "frame: force": "unknown-population", "robbery": "name-of-another-rulebook",
	} {
		d := sound()
		d.Populations = []audit.Population{{Row: 2, Stratum: name, Number: 1000, To: d.About.AuditTo, Source: "table"}}
		ps := audit.Check(d, facts())
		if rule == "" && len(ps) > 0 || rule != "" && (len(ps) != 1 || ps[0].Rule != rule) {
			t.Errorf("%q: got %v, want [%s]", name, ps, rule)
		}
	}
}
