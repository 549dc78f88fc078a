package findings_test

import (
	"os"
	"testing"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/judge/grade"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/source"
)

// force is one of the three published inspections with illustrative counts, as
// the demonstration has them; one crime a report.
type force struct {
	name          string
	slug          string
	recorded      map[string]float64 // recorded crime in 12 months
	strata        map[string][2]int  // recorded, required
	rape          [2]int
	slavery       [2]int
	n100          [2]int
	timelyPercent int
	cancelled     map[string][2]int // correct, audited
	criteria      map[int]string
	causes        int
	previous      *float64
	comparable    audit.YesNo
	overdue       int
}

func rate(x float64) *float64 { return &x }

func forces() []force {
	return []force{
		{
			name: "Greater Manchester Police", slug: "greater-manchester",
			recorded: map[string]float64{"violence": 51049.667, "sexual offences": 5759, "other": 166710.667},
			strata:   map[string][2]int{"violence": {451, 600}, "sexual offences": {278, 320}, "other": {624, 700}},
			rape:     [2]int{84, 92}, slavery: [2]int{9, 11}, n100: [2]int{24, 31}, timelyPercent: 81,
			cancelled: map[string][2]int{"rape": {18, 20}, "other sexual offence": {17, 21}, "violence": {10, 20}, "robbery": {15, 22}},
			criteria:  map[int]string{13: "requires improvement", 14: "requires improvement", 15: "inadequate", 16: "requires improvement"},
			causes:    2, previous: rate(0.68), comparable: audit.Yes, overdue: 2,
		},
		{
			name: "Staffordshire Police", slug: "staffordshire",
			recorded: map[string]float64{"violence": 22732, "sexual offences": 2337, "other": 43214},
			strata:   map[string][2]int{"violence": {389, 450}, "sexual offences": {230, 250}, "other": {524, 560}},
			rape:     [2]int{60, 60}, slavery: [2]int{8, 12}, n100: [2]int{16, 18}, timelyPercent: 88,
			criteria: map[int]string{13: "requires improvement", 14: "good", 15: "good", 16: "good"},
			causes:   1,
		},
		{
			name: "Sussex Police", slug: "sussex",
			recorded: map[string]float64{"violence": 25443, "sexual offences": 2946, "other": 64954},
			strata:   map[string][2]int{"violence": {403, 440}, "sexual offences": {228, 240}, "other": {479, 500}},
			rape:     [2]int{70, 70}, slavery: [2]int{8, 9}, n100: [2]int{18, 20}, timelyPercent: 92,
			criteria: map[int]string{13: "requires improvement", 14: "good", 15: "good", 16: "good"},
			previous: rate(0.834), comparable: audit.No,
		},
	}
}

// dataset lays the counts out as audited rows.
func (f force) dataset() *audit.Dataset {
	d := &audit.Dataset{File: f.slug + ".xlsx", About: audit.About{
		Force: f.name, Title: "Crime Data Integrity inspection 2016", Kind: "inspection", Rulebook: "cdi-2016", Illustrative: true,
		AuditFrom: audit.Date{Year: 2015, Month: 10, Day: 1}, AuditTo: audit.Date{Year: 2016, Month: 3, Day: 31},
		PublicationDate: audit.Date{Year: 2016, Month: 8, Day: 25},
	}}
	for _, stratum := range []string{"violence", "sexual offences", "other"} {
		f.addReports(d, stratum)
	}
	for _, group := range []string{"rape", "other sexual offence", "violence", "robbery"} {
		for i := range f.cancelled[group][1] {
			r := audit.CancelledRecord{Row: len(d.Cancelled) + 2, OffenceGroup: group, Correct: audit.No, VictimTold: audit.No}
			if i < f.cancelled[group][0] {
				r.Correct, r.VictimTold = audit.Yes, audit.Yes
			}
			d.Cancelled = append(d.Cancelled, r)
		}
	}
	for n := 13; n <= 16; n++ {
		d.Criteria = append(d.Criteria, audit.Criterion{Row: n, Number: n, Judgment: f.criteria[n], Evidence: "Seen.", JudgedBy: "A. Inspector"})
	}
	for i := range f.causes {
		d.Observations = append(d.Observations, audit.Observation{Row: i + 2, Kind: "cause", Text: "Officers do not know.", JudgedBy: "A. Inspector"})
	}
	if f.previous != nil {
		d.Previous = append(d.Previous, audit.PreviousResult{
			Row: 2, Inspection: "2014", Date: audit.Date{Year: 2014, Month: 11, Day: 1}, Measure: "force", Rate: f.previous, Comparable: f.comparable,
		})
	}
	for i := range f.overdue {
		d.Recommendations = append(d.Recommendations, audit.Recommendation{
			Row: i + 2, Number: "1", Due: audit.Date{Year: 2015, Month: 5, Day: 1}, Status: "being progressed",
		})
	}
	return d
}

func (f force) addReports(d *audit.Dataset, stratum string) {
	recorded, required := f.strata[stratum][0], f.strata[stratum][1]
	reported := time.Date(2015, 11, 2, 9, 0, 0, 0, time.UTC)
	for i := range required {
		r := audit.ReportOfCrime{Row: len(d.Reports) + 2, Stratum: stratum, Route: "control room", Required: 1, ReportedAt: reported}
		if i < recorded {
			r.Recorded, r.RecordedAt = 1, reported.Add(72*time.Hour)
			if (i*100)/recorded < f.timelyPercent {
				r.RecordedAt = reported.Add(time.Hour)
			}
		}
		missed := i - recorded
		within := func(c [2]int) audit.YesNo { // c[0] of the recorded crimes and c[1]−c[0] of the missed ones
			if i < c[0] || missed >= 0 && missed < c[1]-c[0] {
				return audit.Yes
			}
			return audit.No
		}
		switch stratum {
		case "sexual offences":
			r.Rape = within(f.rape)
			if i < f.n100[1] {
				r.N100Required = 1
			}
			if i < f.n100[0] {
				r.N100Recorded = 1
			}
		case "other":
			r.ModernSlavery = within(f.slavery)
		case "violence":
			if i%3 == 0 {
				r.Vulnerable = audit.Yes
			}
		}
		d.Reports = append(d.Reports, r)
	}
}

func (f force) populations() map[string]estimate.Population {
	m := map[string]estimate.Population{}
	for s, v := range f.recorded {
		m[s] = estimate.Population{Stratum: s, Value: v, Source: "recorded-crime.csv", PeriodEnd: audit.Date{Year: 2016, Month: 3, Day: 31}}
	}
	return m
}

func load(t testing.TB, id string) *rulebook.Rulebook {
	t.Helper()
	rb, ps := rulebook.Load(os.DirFS("../../../config/rulebooks"), id+".yaml")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return rb
}

// built assesses, grades and puts together one force.
func built(t testing.TB, f force, rulebookID string) findings.Findings {
	t.Helper()
	fs, ps := build(t, f.dataset(), f, load(t, rulebookID))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return fs
}

func build(t testing.TB, d *audit.Dataset, f force, rb *rulebook.Rulebook) (findings.Findings, source.Problems) {
	t.Helper()
	r, err := estimate.Assess(d, rb.Estimates(), f.populations(), estimate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	g, ps := grade.Apply(rb, d, &r)
	if ps.Refused() {
		return findings.Findings{}, ps
	}
	return findings.Build(findings.Parts{
		Force: findings.Force{ID: f.slug, Name: f.name, Slug: f.slug}, Dataset: d, Result: &r, Graded: g, Status: "draft",
	}), ps
}
