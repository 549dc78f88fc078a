package audit_test

import (
	"testing"
	"time"

	"assize/report/read/audit"
)

// Every pair of instants about the night that summer time ends is written as clocks
// show it. What is known of a time limit is what all pairs that clocks show so, and in
// which the record follows the report, have in common; and only a pair of which they
// say different things is refused.
func TestHourThatWasTwice(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	night := time.Date(2015, 10, 24, 23, 0, 0, 0, time.UTC)
	const step, limit = 30 * time.Minute, 24 * time.Hour
	wall := func(at time.Time) (shown string, first time.Time, twice bool) {
		shown = at.In(london).Format(time.DateTime)
		for _, other := range []time.Time{at.Add(-time.Hour), at.Add(time.Hour)} {
			if other.In(london).Format(time.DateTime) == shown {
				if other.Before(at) {
					return shown, other, true
				}
				return shown, at, true
			}
		}
		return shown, at, false
	}
	type pair struct{ reported, recorded string }
	type said struct {
		row           audit.ReportOfCrime
		within, later bool
	}
	all := map[pair]*said{}
	for i := range 8 {
		reported := night.Add(time.Duration(i) * step)
		for j := range 60 {
			recorded := reported.Add(time.Duration(j) * step)
			a, first, twice := wall(reported)
			b, last, again := wall(recorded)
			s := all[pair{a, b}]
			if s == nil {
				s = &said{row: audit.ReportOfCrime{Row: 2, Required: 1, Recorded: 1, ReportedAt: first, ReportedTwice: twice, RecordedAt: last, RecordedTwice: again}}
				all[pair{a, b}] = s
			}
			if recorded.Sub(reported) <= limit {
				s.within = true
			} else {
				s.later = true
			}
		}
	}
	refused := 0
	for p, s := range all {
		r := s.row
		r.SettleHour()
		within, known := r.RecordedWithin(limit)
		if known == (s.within && s.later) || known && within != s.within {
			t.Errorf("%s to %s: within %v, known %v; it may be in time: %v, late: %v", p.reported, p.recorded, within, known, s.within, s.later)
		}
		timed := audit.Measure{ID: "in-time", Within: limit}
		told := false
		for _, problem := range audit.Check(&audit.Dataset{Reports: []audit.ReportOfCrime{r}}, audit.Facts{Partial: true, Measures: []audit.Measure{timed}}) {
			told = told || problem.Rule == "time-that-was-twice"
			if problem.Rule == "recorded-before-reported" {
				t.Errorf("%s to %s: told as recorded before it was reported", p.reported, p.recorded)
			}
		}
		if told != (s.within && s.later) {
			t.Errorf("%s to %s: refused %v", p.reported, p.recorded, told)
		}
		if told {
			refused++
		}
	}
	if refused == 0 || refused > len(all)/4 {
		t.Errorf("%d of %d pairs refused", refused, len(all))
	}
}
