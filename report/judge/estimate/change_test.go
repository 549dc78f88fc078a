package estimate

import (
	"math"
	"testing"
	"time"

	"assize/report/read/audit"
)

func ptr[T any](v T) *T { return &v }

func TestChanges(t *testing.T) {
	f := demoForces()[0]
	for name, test := range map[string]struct {
		previous    audit.PreviousResult
		options     Options
		method      string
		comparable  bool
		difference  float64
		known       bool // the limits of the difference
		significant bool
		whyNot      string
	}{
		"published rate without interval": {
			previous: audit.PreviousResult{Measure: "force", Rate: ptr(0.68), Comparable: audit.Yes},
			method:   noDifference, comparable: true, difference: 0.17456,
		},
		"published rate with interval": {
			previous: audit.PreviousResult{Measure: "all crime", Rate: ptr(0.68), Interval: ptr(0.08), Comparable: audit.Yes},
			method:   moverDifference, comparable: true, difference: 0.17456, known: true, significant: true,
		},
		"counts of a force": {
			previous: audit.PreviousResult{Measure: "force", Numerator: ptr(68), Denominator: ptr(100), Comparable: audit.Yes},
			method:   moverDifference, comparable: true, difference: 0.17456, known: true, significant: true,
		},
		"counts of a stratum": {
			previous: audit.PreviousResult{Measure: "violence", Numerator: ptr(70), Denominator: ptr(100), Comparable: audit.Yes},
			method:   newcombe, comparable: true, difference: 451.0/600 - 0.7, known: true,
		},
		"counts by the score method": {
			previous: audit.PreviousResult{Measure: "violence", Numerator: ptr(60), Denominator: ptr(100), Comparable: audit.Yes},
			options:  Options{Difference: scoreDifference},
			method:   scoreDifference, comparable: true, difference: 451.0/600 - 0.6, known: true, significant: true,
		},
		"counts that are not the published rate's": {
			previous: audit.PreviousResult{Measure: "force", Numerator: ptr(90), Denominator: ptr(100), Rate: ptr(0.68), Comparable: audit.Yes},
			method:   noDifference, comparable: true, difference: 0.17456,
		},
		"a fall": {
			previous: audit.PreviousResult{Measure: "violence", Numerator: ptr(95), Denominator: ptr(100), Comparable: audit.Yes},
			method:   newcombe, comparable: true, difference: 451.0/600 - 0.95, known: true, significant: true,
		},
		"not comparable": {
			previous: audit.PreviousResult{Measure: "force", Rate: ptr(0.68), Interval: ptr(0.08), Comparable: audit.No, WhyNot: "other method"},
			method:   noDifference, difference: math.NaN(), whyNot: "other method",
		},
		"comparability not stated": {
			previous: audit.PreviousResult{Measure: "force", Rate: ptr(0.68)},
			method:   noDifference, difference: math.NaN(), whyNot: comparabilityNotStated,
		},
		"no such measure": {
			previous: audit.PreviousResult{Measure: "arson", Rate: ptr(0.68), Comparable: audit.Yes},
			method:   noDifference, difference: math.NaN(), whyNot: notMeasured,
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := f.dataset(1, nil)
			d.Previous = []audit.PreviousResult{test.previous}
			r, err := Assess(d, standardMeasures(), f.populations(), test.options)
			if err != nil {
				t.Fatal(err)
			}
			c := r.Changes[0]
			same := near(c.Difference, test.difference, 5e-6) || math.IsNaN(c.Difference) && math.IsNaN(test.difference)
			if !same || c.Method != test.method || c.Comparable != test.comparable || c.Significant != test.significant || c.WhyNot != test.whyNot {
				t.Errorf("got %+v", c)
			}
			if known := !math.IsNaN(c.Lower) && !math.IsNaN(c.Upper); known != test.known {
				t.Errorf("limits %v to %v, known %v", c.Lower, c.Upper, test.known)
			}
			if known := !math.IsNaN(c.Additional); known != test.comparable {
				t.Errorf("additional crimes %v of a change comparable %v", c.Additional, test.comparable)
			}
		})
	}
}

func TestPublishedIntervalIsOf95Percent(t *testing.T) {
	f := demoForces()[0]
	d := f.dataset(1, nil)
	d.Previous = []audit.PreviousResult{{Measure: "violence", Rate: ptr(0.6), Interval: ptr(0.05), Comparable: audit.Yes}}
	m := standardMeasures()
	m[0].Level = 0.9
	if c := assess(t, d, m, f.populations()).Changes[0]; c.Method != noDifference || !math.IsNaN(c.Lower) || c.Significant {
		t.Errorf("a 95%% interval is mixed with one of 90%%: %+v", c)
	}
}

// Kent: 189,432 crimes, 83.6% before and 96.6% after, published as over 25,400
// additionally recorded (guide/domain.md); R(1 − p0/p1) gives 25,493.
func TestAdditionallyRecorded(t *testing.T) {
	m := plain("all")
	m.Population = "all"
	d := &audit.Dataset{
		Counts:   []audit.Count{{Stratum: "all", Required: 1000, Recorded: 966}},
		Previous: []audit.PreviousResult{{Measure: "all", Rate: ptr(0.836), Comparable: audit.Yes}},
	}
	r := assess(t, d, []Measure{m}, map[string]Population{"all": {Value: 189432}})
	if got := r.Changes[0].Additional; math.Round(got) != 25493 {
		t.Errorf("additionally recorded %v, want 25,493", got)
	}
}

func TestWindowOfTheAudit(t *testing.T) {
	day := func(y, m, d int) audit.Date { return audit.Date{Year: y, Month: time.Month(m), Day: d} }
	for name, test := range map[string]struct {
		from, to audit.Date
		kind     string
		warned   bool
		months   float64
	}{
		"six months":             {day(2015, 9, 1), day(2016, 2, 29), "inspection", false, 0},
		"from a 31st":            {day(2015, 8, 31), day(2016, 2, 28), "inspection", false, 0},
		"Humberside, a day more": {day(2017, 6, 6), day(2017, 12, 6), "inspection", false, 0},
		"Wiltshire, eight":       {day(2016, 8, 1), day(2017, 3, 31), "inspection", true, 8},
		"Cumbria, ten days less": {day(2018, 6, 1), day(2018, 11, 20), "inspection", true, 5 + 20.0/30},
		"re-inspection, three":   {day(2018, 4, 1), day(2018, 6, 30), "re-inspection of CDI 2017", false, 0},
		"re-inspection, six":     {day(2018, 1, 1), day(2018, 6, 30), "re-inspection of CDI 2017", true, 6},
		"ends before it starts":  {day(2016, 10, 1), day(2016, 3, 31), "inspection", true, 0},
	} {
		t.Run(name, func(t *testing.T) {
			d := &audit.Dataset{Reports: reports("x", [2]int{1, 1}, [2]int{1, 0})}
			d.About = audit.About{Kind: test.kind, AuditFrom: test.from, AuditTo: test.to}
			m := plain("x")
			if hasWarning(rate(t, assess(t, d, []Measure{m}, nil), "x").Warnings, WindowNotSixMonth) {
				t.Error("warned of a rate that is applied to no twelve months")
			}
			m.Population = "x"
			got := rate(t, assess(t, d, []Measure{m}, nil), "x")
			if hasWarning(got.Warnings, WindowNotSixMonth) != test.warned {
				t.Fatalf("warnings %v", got.Warnings)
			}
			for _, w := range got.Warnings {
				if w.ID == WindowNotSixMonth && !near(w.Value, test.months, 1e-9) {
					t.Errorf("%v months, want %v", w.Value, test.months)
				}
			}
		})
	}
}
