package estimate

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"assize/report/read/audit"
)

// plain is a measure of the reports of one stratum.
func plain(id string) Measure {
	return Measure{
		ID: id, Label: id, Rows: audit.Reports, Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
		Where: []Condition{{Field: audit.FieldStratum, Equals: []string{id}}},
	}
}

// reports are rows of one stratum, given as {required, recorded} pairs.
func reports(stratum string, crimes ...[2]int) []audit.ReportOfCrime {
	var rows []audit.ReportOfCrime
	for _, c := range crimes {
		rows = append(rows, audit.ReportOfCrime{Stratum: stratum, Required: c[0], Recorded: c[1]})
	}
	return rows
}

func rate(t *testing.T, r Result, measure string) Rate {
	t.Helper()
	got, ok := r.Rate(measure)
	if !ok {
		t.Fatalf("no rate of %q", measure)
	}
	return got
}

func hasWarning(w []Warning, id WarningID) bool {
	return slices.ContainsFunc(w, func(x Warning) bool { return x.ID == id })
}

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance }

func TestDomainKeepsAllSampledReports(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	parent := plain("sexual offences")
	domain := parent
	domain.ID, domain.Domain = "rape", "sexual offences"
	domain.Where = []Condition{{Field: audit.FieldRape, Equals: []string{"yes"}}}
	other := plain("other")
	force := Measure{ID: "force", Combine: Harmonic, Strata: []string{"sexual offences", "other"}}

	d := &audit.Dataset{}
	var inside [][2]float64 // k, r of every unit, zero outside the domain
	for range 90 {
		row := audit.ReportOfCrime{Stratum: "sexual offences", Required: 1 + rng.IntN(3), Rape: audit.No}
		row.Recorded = max(0, row.Required-rng.IntN(2))
		unit := [2]float64{}
		if rng.IntN(3) == 0 {
			row.Rape = audit.Yes
			unit = [2]float64{float64(row.Required), float64(row.Recorded)}
		}
		inside = append(inside, unit)
		d.Reports = append(d.Reports, row)
	}
	d.Reports = append(d.Reports, reports("other", [2]int{1, 1}, [2]int{1, 0})...)
	var n, x, squares float64
	for _, u := range inside {
		n, x = n+u[0], x+u[1]
	}
	for _, u := range inside {
		squares += math.Pow(u[1]-x/n*u[0], 2)
	}
	m := float64(len(inside))
	variance := m / (m - 1) * squares / (n * n)

	got := rate(t, assess(t, d, []Measure{parent, domain, other, force}, nil), "rape")
	if got.Reports != 90 {
		t.Errorf("%d units, want all 90 reports of the stratum", got.Reports)
	}
	if float64(got.Denominator) != n || !near(got.StandardError, math.Sqrt(variance), 1e-12) {
		t.Errorf("%d crimes with standard error %v, want %v with %v", got.Denominator, got.StandardError, n, math.Sqrt(variance))
	}
	if got.EffectiveN > n/got.DesignEffect+1e-9 {
		t.Errorf("effective number %v of %v crimes with design effect %v", got.EffectiveN, n, got.DesignEffect)
	}

	// Its own rows as a sample would have claimed fewer units.
	alone := domain
	alone.Domain, alone.ID = "", "rape alone"
	alone.Where = append(slices.Clone(parent.Where), domain.Where...)
	force.Strata = []string{"rape alone", "other"}
	if got := rate(t, assess(t, d, []Measure{alone, other, force}, nil), "rape alone"); got.Reports >= 90 {
		t.Errorf("a stratum of its own has %d units", got.Reports)
	}
}

// Reports without a crime that should be recorded are units too, and give the
// variance its degrees of freedom; they do not make the crimes worth more.
func TestFewCrimesOfManyReportsAreWorthNoMore(t *testing.T) {
	for _, crimes := range []int{2, 15, 31} {
		rows := make([][2]int, 0, 120)
		for i := range crimes {
			rows = append(rows, [2]int{1, min(1, i%5)})
		}
		for range 120 - crimes {
			rows = append(rows, [2]int{0, 0})
		}
		got := rate(t, assess(t, &audit.Dataset{Reports: reports("violence", rows...)}, []Measure{plain("violence")}, nil), "violence")
		if got.Denominator != crimes || !near(got.EffectiveN, float64(crimes), 1e-9) {
			t.Errorf("%d crimes of %d reports count as %v", got.Denominator, got.Reports, got.EffectiveN)
		}
	}
}

func TestDomainOfAllStrata(t *testing.T) {
	measures := standardMeasures()
	measures = append(measures, Measure{
		ID: "abuse", Rows: audit.Reports, Domain: "force", Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
		Where: []Condition{{Field: audit.FieldDomesticAbuse, Equals: []string{"yes"}}},
	})
	f := demoForces()[0]
	d := f.dataset(1, nil)
	for i := range d.Reports {
		if i%3 == 0 {
			d.Reports[i].DomesticAbuse = audit.Yes
		}
	}
	d.Reports = append(d.Reports, reports("no such stratum", [2]int{5, 0})...)
	got := rate(t, assess(t, d, measures, f.populations()), "abuse")
	if got.Reports != 1620 || !hasWarning(got.Warnings, PooledStrata) {
		t.Errorf("%d units, warnings %v; want the 1620 reports of the three strata, said to be pooled", got.Reports, got.Warnings)
	}
}

func TestShuffledRowsGiveTheSameBits(t *testing.T) {
	f := demoForces()[0]
	measures := append(standardMeasures(), Measure{
		ID: "free", Rows: audit.Reports, Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
		Where: []Condition{{Field: audit.FieldVulnerable, Equals: []string{"yes"}}},
	})
	lay := func(shuffle *rand.Rand) *audit.Dataset {
		d := f.dataset(3, nil)
		for i := range d.Reports {
			if i%4 == 0 {
				d.Reports[i].Vulnerable = audit.Yes
			}
		}
		if shuffle != nil {
			shuffle.Shuffle(len(d.Reports), func(i, j int) { d.Reports[i], d.Reports[j] = d.Reports[j], d.Reports[i] })
		}
		return d
	}
	want := assess(t, lay(nil), measures, f.populations())
	for seed := range uint64(5) {
		got := assess(t, lay(rand.New(rand.NewPCG(seed, 1))), measures, f.populations())
		if diff := cmp.Diff(want, got, cmpopts.EquateNaNs()); diff != "" {
			t.Fatalf("rows in another order give another result:\n%s", diff)
		}
	}
}

// Many strata of unequal reports: their sums would show any other order.
func TestManyStrataInAnyOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 7))
	d := &audit.Dataset{}
	for i := range 26 {
		for range 2 + i*rng.IntN(i+1) {
			k := 1 + rng.IntN(4)
			d.Reports = append(d.Reports, audit.ReportOfCrime{Stratum: string(rune('a' + i)), Required: k, Recorded: rng.IntN(k + 1)})
		}
	}
	m := plain("all")
	m.Where = nil
	want := rate(t, assess(t, d, []Measure{m}, nil), "all")
	for range 20 {
		rng.Shuffle(len(d.Reports), func(i, j int) { d.Reports[i], d.Reports[j] = d.Reports[j], d.Reports[i] })
		if got := rate(t, assess(t, d, []Measure{m}, nil), "all"); got.StandardError != want.StandardError || got.Lower != want.Lower {
			t.Fatalf("standard error %v, of the rows in another order %v", want.StandardError, got.StandardError)
		}
	}
}

func TestTotalsStandInForRows(t *testing.T) {
	m := plain("violence")
	m.DesignEffect = 2
	d := &audit.Dataset{Counts: []audit.Count{{Stratum: "Violence", Required: 600, Recorded: 451, ReportsAudited: 520}, {Stratum: "other", Required: 9, Recorded: 9}}}
	got := rate(t, assess(t, d, []Measure{m}, nil), "violence")
	lower, upper, err := Limits(Wilson, 451.0/600, 300, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	if got.Numerator != 451 || got.Lower != lower || got.Upper != upper || got.DesignEffect != 2 || !hasWarning(got.Warnings, AssumedEffect) {
		t.Errorf("got %+v, want Wilson's interval of 300 crimes", got)
	}
	d.Reports = reports("violence", [2]int{1, 1}, [2]int{1, 0})
	if got := rate(t, assess(t, d, []Measure{m}, nil), "violence"); got.Denominator != 2 {
		t.Errorf("%d crimes: rows must win over totals", got.Denominator)
	}
}

func TestCancelledRecords(t *testing.T) {
	d := &audit.Dataset{Populations: []audit.Population{{Stratum: "Cancelled robbery", Number: 60}, {Stratum: "short", Number: 21}}}
	for i := range 23 {
		correct := audit.Yes
		if i >= 15 {
			correct = audit.No
		}
		if i == 22 {
			correct = audit.NotStated // not audited
		}
		d.Cancelled = append(d.Cancelled, audit.CancelledRecord{OffenceGroup: "robbery", Correct: correct})
	}
	m := Measure{
		ID: "robbery", Rows: audit.Cancelled, Recorded: audit.FieldCorrectly,
		Where: []Condition{{Field: audit.FieldOffenceGroup, Equals: []string{"robbery"}}},
	}
	for name, test := range map[string]struct {
		list         string
		interval     Method
		lower, upper float64
		method       Method
		size         int
	}{
		// guide/estimation.md: 15 of 22 from 60, exact; from an unknown list; Wilson.
		"known list":     {"cancelled robbery", "", 0.5, 0.8166666667, Hypergeometric, 60},
		"unknown list":   {"", "", 0.4512755724, 0.8613534784, ClopperPearson, 0},
		"list not there": {"nowhere", Hypergeometric, 0.4512755724, 0.8613534784, ClopperPearson, 0},
		"list too short": {"short", Hypergeometric, 0.4512755724, 0.8613534784, ClopperPearson, 0},
		"wilson chosen":  {"cancelled robbery", Wilson, 0.4731859774, 0.8363940682, Wilson, 60},
	} {
		t.Run(name, func(t *testing.T) {
			m.List, m.Interval = test.list, test.interval
			got := rate(t, assess(t, d, []Measure{m}, nil), "robbery")
			if got.Numerator != 15 || got.Denominator != 22 || got.Method != test.method || got.List != test.size {
				t.Errorf("%d of %d by %s on a list of %d", got.Numerator, got.Denominator, got.Method, got.List)
			}
			if !near(got.Lower, test.lower, 1e-9) || !near(got.Upper, test.upper, 1e-9) {
				t.Errorf("limits %v to %v, want %v to %v", got.Lower, got.Upper, test.lower, test.upper)
			}
		})
	}
}

func TestWithinLimit(t *testing.T) {
	start := time.Date(2016, 1, 4, 9, 0, 0, 0, time.UTC)
	row := func(after time.Duration) audit.ReportOfCrime {
		return audit.ReportOfCrime{Stratum: "x", Required: 1, Recorded: 1, ReportedAt: start, RecordedAt: start.Add(after)}
	}
	untimed, day := row(0), row(15*time.Hour)
	untimed.RecordedAt = time.Time{}
	day.RecordedDay = true // 5 January: 15 to 39 hours after the report
	soon, late := row(time.Hour), row(24*time.Hour+time.Second)
	tests := []struct {
		name       string
		rows       []audit.ReportOfCrime
		soon, late int
		in, of     int
		why        string
		doubt      bool
	}{
		{"known", nil, 2, 1, 2, 3, "", false},
		{"to the second", []audit.ReportOfCrime{row(24 * time.Hour)}, 1, 1, 2, 3, "", false},
		{"one in twenty not stated", []audit.ReportOfCrime{untimed}, 18, 1, 18, 20, "", true},
		{"one in twenty a day alone", []audit.ReportOfCrime{day}, 18, 1, 18, 20, "", true},
		{"more than one in twenty not stated", []audit.ReportOfCrime{untimed}, 17, 1, 17, 19, TimesNotKnown, false},
		{"more than one in twenty a day alone", []audit.ReportOfCrime{day}, 17, 1, 17, 19, TimesNotKnown, false},
		{"days alone", []audit.ReportOfCrime{day, day, day, day, day, day}, 0, 0, 0, 6, TimesNotKnown, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &audit.Dataset{Reports: tt.rows}
			for range tt.soon {
				d.Reports = append(d.Reports, soon)
			}
			for range tt.late {
				d.Reports = append(d.Reports, late)
			}
			m := plain("x")
			m.Within = 24 * time.Hour
			got := rate(t, assess(t, d, []Measure{m}, nil), "x")
			if got.Numerator != tt.in || got.Denominator != tt.of || got.NotReportable != tt.why || got.Reportable != (tt.why == "") {
				t.Errorf("%d of %d in time, reportable %v %q; want %d of %d, %q", got.Numerator, got.Denominator, got.Reportable, got.NotReportable, tt.in, tt.of, tt.why)
			}
			if hasWarning(got.Warnings, TimeNotStated) != tt.doubt {
				t.Errorf("warnings %v, want one of times: %v", got.Warnings, tt.doubt)
			}
		})
	}
}

func TestEdgesOfSamples(t *testing.T) {
	ones := func(n, recorded int) (rows [][2]int) {
		for i := range n {
			r := 0
			if i < recorded {
				r = 1
			}
			rows = append(rows, [2]int{1, r})
		}
		return rows
	}
	for name, test := range map[string]struct {
		rows         [][2]int
		frame        float64
		lower, upper float64
		warning      WarningID
	}{
		// 40 of 40 is not certainty: lower limit 91.2% (guide/estimation.md, section 7).
		"all recorded":          {ones(40, 40), 0, 0.9124, 1, AllOrNothing},
		"none recorded":         {ones(40, 0), 0, 0, 0.0876, AllOrNothing},
		"census":                {ones(40, 31), 40, 0.775, 0.775, ""},
		"census of all":         {ones(40, 40), 40, 1, 1, ""},
		"frame below sample":    {ones(40, 40), 39, 0.9124, 1, ""},
		"lone report":           {[][2]int{{3, 2}}, 0, 0.0942, 0.9747, LoneReport},
		"one report of many":    {[][2]int{{0, 0}, {0, 0}, {3, 2}, {0, 0}}, 0, 0.0942, 0.9747, LoneReport},
		"few crimes":            {ones(29, 20), 0, 0.5077, 0.8272, FewCrimes},
		"thirty crimes":         {ones(30, 20), 0, 0.4878, 0.8077, ""},
		"crimes in few reports": {[][2]int{{9, 9}, {9, 0}, {9, 9}, {9, 0}, {9, 8}, {9, 9}}, 0, 0.2109, 0.9270, HighDesignEffect},
	} {
		t.Run(name, func(t *testing.T) {
			d := &audit.Dataset{Reports: reports("x", test.rows...)}
			if test.frame > 0 {
				d.Populations = []audit.Population{{Stratum: "Frame: X", Number: test.frame}}
			}
			got := rate(t, assess(t, d, []Measure{plain("x")}, nil), "x")
			if !near(got.Lower, test.lower, 6e-4) || !near(got.Upper, test.upper, 6e-4) || !got.Reportable {
				t.Errorf("%v (%v to %v), want about %v to %v", got.Value, got.Lower, got.Upper, test.lower, test.upper)
			}
			if test.warning != "" && !hasWarning(got.Warnings, test.warning) {
				t.Errorf("warnings %v, want %s", got.Warnings, test.warning)
			}
			if got.Denominator >= 30 && hasWarning(got.Warnings, FewCrimes) {
				t.Errorf("%d crimes are said to be few", got.Denominator)
			}
		})
	}
}

func TestNotReportable(t *testing.T) {
	f := demoForces()[0]
	for name, test := range map[string]struct {
		change func(d *audit.Dataset, m []Measure, p map[string]Population)
		reason map[string]string // by measure; "" is reportable
	}{
		"nothing of a stratum": {
			func(d *audit.Dataset, _ []Measure, _ map[string]Population) {
				d.Reports = slices.DeleteFunc(d.Reports, func(r audit.ReportOfCrime) bool { return r.Stratum == "other" })
			},
			map[string]string{"other": notAudited, "violence": "", "force": stratumNotReportable},
		},
		"a rate of zero": {
			func(d *audit.Dataset, _ []Measure, _ map[string]Population) {
				for i := range d.Reports {
					if d.Reports[i].Stratum == "other" {
						d.Reports[i].Recorded = 0
					}
				}
			},
			map[string]string{"other": "", "violence": "", "force": ZeroRate},
		},
		"a rate of zero where nothing is recorded a year": {
			func(d *audit.Dataset, _ []Measure, p map[string]Population) {
				for i := range d.Reports {
					if d.Reports[i].Stratum == "other" {
						d.Reports[i].Recorded = 0
					}
				}
				p["other"] = Population{}
			},
			map[string]string{"other": "", "violence": "", "force": ""},
		},
		"nothing audited where nothing is recorded a year": {
			func(d *audit.Dataset, _ []Measure, p map[string]Population) {
				d.Reports = slices.DeleteFunc(d.Reports, func(r audit.ReportOfCrime) bool { return r.Stratum == "other" })
				p["other"] = Population{}
			},
			map[string]string{"other": notAudited, "force": ""},
		},
		"just enough": {
			func(_ *audit.Dataset, m []Measure, _ map[string]Population) {
				m[1].MinimumAudited, m[3].MinimumAudited = 320, 1620
			},
			map[string]string{"sexual offences": "", "force": ""},
		},
		"too few of a force": {
			func(_ *audit.Dataset, m []Measure, _ map[string]Population) {
				m[3].MinimumAudited = 1621
			},
			map[string]string{"sexual offences": "", "force": tooFewAudited},
		},
		"no population": {
			func(_ *audit.Dataset, _ []Measure, p map[string]Population) { delete(p, "other") },
			map[string]string{"other": "", "force": noPopulation},
		},
		"a population that is no number": {
			func(_ *audit.Dataset, _ []Measure, p map[string]Population) {
				p["other"] = Population{Value: math.NaN()}
			},
			map[string]string{"other": "", "force": noPopulation},
		},
		"too few": {
			func(_ *audit.Dataset, m []Measure, _ map[string]Population) {
				m[1].MinimumAudited = 321
			},
			map[string]string{"sexual offences": tooFewAudited, "force": stratumNotReportable},
		},
		"impossible rows": {
			func(d *audit.Dataset, _ []Measure, _ map[string]Population) {
				d.Reports[0].Recorded = 99
			},
			map[string]string{"violence": faultyRows, "force": stratumNotReportable},
		},
		"a negative number": {
			func(d *audit.Dataset, _ []Measure, _ map[string]Population) {
				d.Reports[0].Required, d.Reports[0].Recorded = -1, -1
			},
			map[string]string{"violence": faultyRows, "force": stratumNotReportable},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, m, p := f.dataset(1, nil), standardMeasures(), f.populations()
			test.change(d, m, p)
			r := assess(t, d, m, p)
			for measure, reason := range test.reason {
				if got := rate(t, r, measure); got.NotReportable != reason || got.Reportable != (reason == "") {
					t.Errorf("%s: reportable %v because %q, want %q", measure, got.Reportable, got.NotReportable, reason)
				}
			}
			for _, u := range r.Unrecorded {
				if got := rate(t, r, u.Measure); !got.Reportable {
					t.Errorf("%s: unrecorded crimes of a rate that is not reportable", u.Measure)
				}
				if math.IsInf(u.Upper, 0) || math.IsNaN(u.Value+u.Lower+u.Upper) {
					t.Errorf("%s: unrecorded %v (%v to %v)", u.Measure, u.Value, u.Lower, u.Upper)
				}
			}
		})
	}
}

func TestPopulationOfTheWorkbookWins(t *testing.T) {
	f := demoForces()[0]
	d := f.dataset(1, nil)
	d.File = "forces/a.xlsx"
	d.Populations = []audit.Population{{Stratum: "Violence ", Number: 1000, To: audit.Date{Year: 2016, Month: 2, Day: 29}}}
	r := assess(t, d, standardMeasures(), f.populations())
	u := unrecordedIn(t, r, "violence")
	if u.Population.Value != 1000 || u.Population.Source != "forces/a.xlsx" || !near(u.Value, 1000*149.0/451, 1e-9) {
		t.Errorf("violence uses %+v and finds %v", u.Population, u.Value)
	}
	if got := unrecordedIn(t, r, "force").Population; !got.PeriodEnd.IsZero() {
		t.Errorf("strata of different years, and the force's ends on %s", got.PeriodEnd)
	}
	if got := unrecordedIn(t, r, "force").Population; got.Value != 1000+5759+166710.667 || got.Source != "" {
		t.Errorf("the force's population is %+v", got)
	}
}

func TestMalformedMeasures(t *testing.T) {
	good := func() []Measure { return standardMeasures() }
	for name, test := range map[string]struct {
		spoil func(m []Measure)
		says  string
	}{
		"no id":            {func(m []Measure) { m[0].ID = "" }, "no id"},
		"id twice":         {func(m []Measure) { m[1].ID = "violence" }, "given twice"},
		"unknown method":   {func(m []Measure) { m[0].Interval = "walt" }, `no interval method "walt"`},
		"mover selected":   {func(m []Measure) { m[0].Interval = MOVER }, "no interval method"},
		"level in percent": {func(m []Measure) { m[0].Level = 95 }, "level 95"},
		"unknown stratum":  {func(m []Measure) { m[3].Strata = []string{"arson"} }, `no measure "arson"`},
		"stratum twice":    {func(m []Measure) { m[3].Strata = []string{"other", "other"} }, "named twice"},
		"combined stratum": {func(m []Measure) { m[3].Strata = []string{"force"} }, "itself combined"},
		"shares not one": {func(m []Measure) {
			m[3].Combine, m[3].Shares = Shares, map[string]float64{"violence": 0.5, "other": 0.2, "sexual offences": 0.2}
		}, "add up to"},
		"a share missing": {func(m []Measure) {
			m[3].Combine, m[3].Shares = Shares, map[string]float64{"violence": 1}
		}, "needs a share"},
		"unknown rows":       {func(m []Measure) { m[0].Rows = audit.Previous }, "no rates"},
		"list of reports":    {func(m []Measure) { m[0].Interval = Hypergeometric }, "records of a list"},
		"unknown domain":     {func(m []Measure) { m[0].Domain = "arson" }, `no measure "arson"`},
		"domain of itself":   {func(m []Measure) { m[0].Domain, m[1].Domain = m[1].ID, m[0].ID }, "domain of itself"},
		"deff below one":     {func(m []Measure) { m[0].DesignEffect = 0.5 }, "design effect"},
		"correlation of two": {func(m []Measure) { m[0].PlanningICC = 2 }, "correlation"},
		"empty condition":    {func(m []Measure) { m[0].Where = []Condition{{Field: audit.FieldRoute}} }, "nothing meets"},
		"not of records": {func(m []Measure) {
			m[0] = Measure{ID: "violence", Rows: audit.Cancelled, Where: []Condition{{Field: audit.FieldStratum, Equals: []string{"x"}}}}
		}, "no field"},
		"no tick": {func(m []Measure) {
			m[0] = Measure{ID: "violence", Rows: audit.Cancelled, Recorded: audit.FieldReason}
		}, "no tick"},
		"nothing counted": {func(m []Measure) { m[0].Recorded = "" }, "no field"},
	} {
		t.Run(name, func(t *testing.T) {
			m := good()
			test.spoil(m)
			_, err := Assess(&audit.Dataset{}, m, nil, Options{})
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error %v, want one that says %q", err, test.says)
			}
		})
	}
	if _, err := Assess(&audit.Dataset{}, good(), nil, Options{Difference: "t"}); err == nil {
		t.Error("an unknown method of differences is accepted")
	}
}
