package force_test

import (
	"math"
	"slices"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/force"
	"assize/report/say/saytest"
	"assize/report/say/tell"
)

// changed tells a force of which a measure was changed.
func changed(t *testing.T, id string, change func(f *findings.Findings, m *findings.Measure)) *force.Teller {
	t.Helper()
	f := saytest.GreaterManchester()
	f.Measures, f.Unrecorded, f.Changes = slices.Clone(f.Measures), slices.Clone(f.Unrecorded), slices.Clone(f.Changes)
	for i := range f.Measures {
		if f.Measures[i].ID == id {
			change(&f, &f.Measures[i])
		}
	}
	te, err := force.NewTeller(saytest.Input(t, f))
	if err != nil {
		t.Fatal(err)
	}
	return te
}

// stated are the statements of some kinds about a measure of a changed force.
func stated(t *testing.T, id string, form tell.Form, kinds []string, change func(f *findings.Findings, m *findings.Measure)) []string {
	t.Helper()
	te := changed(t, id, change)
	out := te.Stated(id, form, kinds...)
	if err := te.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// sampled is a measure of so many recorded of so many audited, with its limits.
func sampled(recorded, audited int, lower, upper float64) func(*findings.Findings, *findings.Measure) {
	return func(_ *findings.Findings, m *findings.Measure) {
		m.Numerator, m.Denominator = findings.Count(recorded), findings.Count(audited)
		m.Rate, m.Lower, m.Upper = findings.Num(float64(recorded)/float64(audited)), findings.Num(lower), findings.Num(upper)
	}
}

// TestStatementsOfRates: at every edge of a sample one statement is true of a rate, and
// all or none audited is never said to be all or none that there is.
func TestStatementsOfRates(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*findings.Findings, *findings.Measure)
		want   []string
	}{
		"some":        {sampled(84, 92, 0.838, 0.955), []string{"counted: Rape: 84 of 92 crimes that should have been recorded were (95 percent interval 83.8 to 95.5 percent)."}},
		"all":         {sampled(92, 92, 0.96, 1), []string{"every-recorded: Rape: every one that was audited was recorded (92 of 92); an audit of this size cannot exclude that some are missed; the true rate is likely to be at least 96.0 percent."}},
		"all of 1":    {sampled(1, 1, 0.2, 1), []string{"every-recorded: Rape: every one that was audited was recorded (1 of 1); an audit of this size cannot exclude that some are missed; the true rate is likely to be at least 20.0 percent."}},
		"none":        {sampled(0, 92, 0, 0.04), []string{"none-recorded: Rape: none that was audited was recorded (0 of 92); an audit of this size cannot exclude that some are; the true rate is likely to be at most 4.0 percent."}},
		"all but one": {sampled(91, 92, 0.941, 0.998), []string{"counted: Rape: 91 of 92 crimes that should have been recorded were (95 percent interval 94.1 to 99.8 percent)."}},
		"not reportable": {func(_ *findings.Findings, m *findings.Measure) {
			m.Reportable, m.NotReportable = false, "too-few-audited"
			m.Rate, m.Lower, m.Upper, m.MinimumAudited = findings.None(), findings.None(), findings.None(), 5
		}, []string{"not-reportable: Rape: not reportable (fewer than five audited)."}},
		"withheld": {func(_ *findings.Findings, m *findings.Measure) {
			*m = findings.Measure{ID: m.ID, Label: m.Label, Role: m.Role, NotReportable: findings.WithheldReason, Numerator: -1, Denominator: -1, Reports: -1, Rate: findings.None(), Lower: findings.None(), Upper: findings.None()}
		}, []string{"not-reportable: Rape: not reportable (withheld, so that nobody can be known from it)."}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := stated(t, "rape", tell.Sentence, force.RateKinds(), c.change); !slices.Equal(got, c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// TestStatementsOfChanges: exactly one statement is true of a change; a rise and a fall
// are told alike, and what cannot be seen in print is neither.
func TestStatementsOfChanges(t *testing.T) {
	none := findings.None()
	moved := func(from, lower, upper float64, significant bool) func(c *findings.Change) {
		return func(c *findings.Change) {
			c.From, c.Difference = findings.Num(from), c.To-findings.Num(from)
			c.Lower, c.Upper, c.Significant = findings.Num(lower), findings.Num(upper), significant
		}
	}
	for name, c := range map[string]struct {
		change func(c *findings.Change)
		want   string
	}{
		"risen":            {moved(0.68, 0.14, 0.2, true), "risen: All reported crime: the rate has risen, from 68 percent in November 2014 to 85.5 percent."},
		"fallen":           {moved(0.95, -0.12, -0.07, true), "fallen: All reported crime: the rate has fallen, from 95 percent in November 2014 to 85.5 percent."},
		"alike in print":   {moved(0.8547, -0.001, -0.00005, true), "printed-alike: All reported crime: the rate is 85.5 percent; in November 2014 it was 85.5 percent."},
		"not clear":        {moved(0.84, -0.01, 0.04, false), "not-clear: All reported crime: the rate is 85.5 percent; in November 2014 it was 84 percent, and the difference is within what sampling can explain."},
		"touches zero":     {moved(0.84, 0, 0.04, true), "not-clear: All reported crime: the rate is 85.5 percent; in November 2014 it was 84 percent, and the difference is within what sampling can explain."},
		"without interval": {func(*findings.Change) {}, "no-interval: All reported crime: 85.5 percent now, compared with 68 percent in November 2014 (the margin of error of the 2014 figure was not published)."},
		"not comparable":   {func(c *findings.Change) { c.Comparable, c.WhyNot = false, "Other rules." }, "not-comparable: All reported crime: the rate is 85.5 percent; 68 percent in November 2014 cannot be compared with it: other rules."},
		"unknown earlier":  {func(c *findings.Change) { c.From, c.Difference = none, none }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := stated(t, "force", tell.Sentence, force.ChangeKinds(), func(f *findings.Findings, _ *findings.Measure) { c.change(&f.Changes[0]) })
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || got[0] != c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// TestStatementsOfEstimates: an estimate that is printed as no crimes is told as the
// most that it can be.
func TestStatementsOfEstimates(t *testing.T) {
	for name, c := range map[string]struct {
		value, lower, upper float64
		want                string
	}{
		"some":    {16866, 13982, 20348, "unrecorded: Violence against the person: we estimate that over 16,800 crimes a year are not recorded (95 percent interval 14,000 to 20,300)."},
		"none":    {0, 0, 42, "none-unrecorded: Violence against the person: the audit found none that was not recorded; at most about 42 crimes a year may be missed."},
		"unknown": {math.NaN(), math.NaN(), math.NaN(), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := stated(t, "violence", tell.Sentence, []string{"unrecorded", "none-unrecorded"}, func(f *findings.Findings, _ *findings.Measure) {
				f.Unrecorded[0].Value, f.Unrecorded[0].Lower, f.Unrecorded[0].Upper = findings.Num(c.value), findings.Num(c.lower), findings.Num(c.upper)
			})
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || got[0] != c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// TestStatementsOfRecords: what counts something else than crimes recorded of those that
// should be, such as records or time, is not told as crimes recorded.
func TestStatementsOfRecords(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*findings.Findings, *findings.Measure)
		want   string
	}{
		"some": {sampled(30, 31, 0.838, 0.994), "counted-other: N100 records: 30 of 31 (95 percent interval 83.8 to 99.4 percent)."},
		"all":  {sampled(12, 12, 0.757, 1), "every-other: N100 records: all that were audited (12 of 12); an audit of this size cannot exclude that it is not so of some; the true rate is likely to be at least 75.7 percent."},
		"none": {sampled(0, 12, 0, 0.243), "none-other: N100 records: none of those audited (0 of 12); an audit of this size cannot exclude that it is so of some; the true rate is likely to be at most 24.3 percent."},
	} {
		t.Run(name, func(t *testing.T) {
			change := func(f *findings.Findings, m *findings.Measure) { c.change(f, m); m.Counts = true }
			if got := stated(t, "n100", tell.Sentence, force.RateKinds(), change); len(got) != 1 || got[0] != c.want {
				t.Errorf("%q\nwant %q", got, c.want)
			}
			if got := stated(t, "n100", tell.Clause, []string{"missed-share", "below-force", "above-force"}, change); got != nil {
				t.Errorf("told as crimes: %q", got)
			}
		})
	}
}

// TestShareMissed: the share that is not recorded is a fraction only where that is true
// of it; of all and of none there is no share to tell.
func TestShareMissed(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*findings.Findings, *findings.Measure)
		want   []string
	}{
		"a fraction": {sampled(451, 600, 0.715, 0.785), []string{"missed-share: a quarter"}},
		"more than":  {sampled(521, 600, 0.84, 0.893), []string{"missed-share: more than an eighth"}},
		"none near":  {sampled(513, 600, 0.824, 0.881), []string{"missed-share: 14.5 percent"}},
		"all":        {sampled(600, 600, 0.994, 1), nil},
		"none":       {sampled(0, 600, 0, 0.006), nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := stated(t, "violence", tell.Clause, []string{"missed-share"}, c.change); !slices.Equal(got, c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// TestPartsBesideTheForce: a part is said to be recorded less or more often than
// reported crime as a whole only where the intervals do not touch, and where it is so
// of the sample as it was drawn.
func TestPartsBesideTheForce(t *testing.T) {
	for name, c := range map[string]struct {
		recorded     int
		lower, upper float64
		sample       int // recorded of the whole sample; 0: as in the fixture
		want         []string
	}{
		"below":                         {99, 0.542, 0.69, 0, []string{"below-force: Rape: 99 of 160 were recorded, 61.9 percent (95 percent interval 54.2 to 69.0 percent), less often than reported crime as a whole."}},
		"touches":                       {130, 0.75, 0.834, 0, nil},
		"overlaps":                      {138, 0.80, 0.91, 0, nil},
		"above":                         {156, 0.93, 0.99, 0, []string{"above-force: Rape: 156 of 160 were recorded, 97.5 percent (95 percent interval 93.0 to 99.0 percent), more often than reported crime as a whole."}},
		"as counts":                     {160, 0.98, 1, 0, nil},
		"not at all":                    {0, 0, 0.02, 0, nil},
		"below the weighted rate alone": {99, 0.542, 0.69, 960, nil},
		"above the weighted rate alone": {156, 0.93, 0.99, 1580, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := stated(t, "rape", tell.Item, []string{"below-force", "above-force"}, func(f *findings.Findings, m *findings.Measure) {
				sampled(c.recorded, 160, c.lower, c.upper)(f, m)
				m.Counts = false
				if c.sample > 0 {
					whole := slices.IndexFunc(f.Measures, func(m findings.Measure) bool { return m.ID == f.Combined })
					f.Measures[whole].Numerator = findings.Count(c.sample)
				}
			})
			if !slices.Equal(got, c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// TestOneStatementOfEachRate: whatever the audit found of a measure, one kind of its
// family is true and can be worded in each of its forms.
func TestOneStatementOfEachRate(t *testing.T) {
	for _, audited := range []int{0, 1, 2, 29, 30, 600} {
		for _, recorded := range []int{0, 1, audited - 1, audited} {
			if recorded < 0 || recorded > audited {
				continue
			}
			te := changed(t, "violence", func(f *findings.Findings, m *findings.Measure) {
				if audited == 0 {
					*f = unaudited(t, *f)
					return
				}
				rate := float64(recorded) / float64(audited)
				sampled(recorded, audited, rate*0.9, 1-(1-rate)*0.9)(f, m)
				m.Counts = audited < 30
			})
			for _, id := range []string{"force", "violence", "sexual", "other", "rape", "n100"} {
				for _, form := range []tell.Form{tell.Sentence, tell.Lead, tell.Clause, tell.Detail} {
					if got := te.Stated(id, form, force.RateKinds()...); len(got) != 1 {
						t.Errorf("%d of %d: of %s is stated %q", recorded, audited, id, got)
					}
				}
			}
			if te.Err() != nil {
				t.Errorf("%d of %d: %v", recorded, audited, te.Err())
			}
		}
	}
}
