package force_test

import (
	"math"
	"slices"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/force"
	"assize/report/say/saytest"
)

// stated are the statements about a measure of a changed force.
func stated(t *testing.T, id string, change func(f *findings.Findings, m *findings.Measure)) []string {
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
	out := te.Stated(id)
	if err := te.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// sampled is a measure of so many recorded of so many audited, with its limits.
func sampled(recorded, audited int, lower, upper float64) func(*findings.Findings, *findings.Measure) {
	return func(_ *findings.Findings, m *findings.Measure) {
		m.Numerator, m.Denominator = findings.Count(recorded), audited
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
		"some":        {sampled(84, 92, 0.838, 0.955), []string{"rate: Rape: 91.3 percent (95 percent interval 83.8 to 95.5 percent)."}},
		"all":         {sampled(92, 92, 0.96, 1), []string{"every-recorded: Rape: every one that was audited was recorded (92 of 92). An audit of this size cannot exclude that some are missed; the true rate is likely to be at least 96.0 percent."}},
		"all of 1":    {sampled(1, 1, 0.2, 1), []string{"every-recorded: Rape: every one that was audited was recorded (1 of 1). An audit of this size cannot exclude that some are missed; the true rate is likely to be at least 20.0 percent."}},
		"none":        {sampled(0, 92, 0, 0.04), []string{"none-recorded: Rape: none that was audited was recorded (0 of 92). An audit of this size cannot exclude that some are; the true rate is likely to be at most 4.0 percent."}},
		"all but one": {sampled(91, 92, 0.941, 0.998), []string{"rate: Rape: 98.9 percent (95 percent interval 94.1 to 99.8 percent)."}},
		"not reportable": {func(_ *findings.Findings, m *findings.Measure) {
			m.Reportable, m.NotReportable = false, "too-few-audited"
			m.Rate, m.Lower, m.Upper = findings.None(), findings.None(), findings.None()
		}, nil},
		"withheld": {func(_ *findings.Findings, m *findings.Measure) {
			*m = findings.Measure{ID: m.ID, Label: m.Label, Role: m.Role, NotReportable: findings.WithheldReason, Rate: findings.None(), Lower: findings.None(), Upper: findings.None()}
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := stated(t, "rape", c.change); !slices.Equal(got, c.want) {
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
		"alike in print":   {moved(0.8547, -0.001, -0.00005, true), "printed-alike: All reported crime: the rate is 85.5 percent; in November 2014 it was 85.47 percent."},
		"not clear":        {moved(0.84, -0.01, 0.04, false), "not-clear: All reported crime: the rate is 85.5 percent; in November 2014 it was 84 percent, and the difference is within what sampling can explain."},
		"touches zero":     {moved(0.84, 0, 0.04, true), "not-clear: All reported crime: the rate is 85.5 percent; in November 2014 it was 84 percent, and the difference is within what sampling can explain."},
		"without interval": {func(*findings.Change) {}, "no-interval: All reported crime: the rate is 85.5 percent; in November 2014 it was 68 percent, and no interval of the difference is known."},
		"not comparable":   {func(c *findings.Change) { c.Comparable, c.WhyNot = false, "Other rules." }, "not-comparable: All reported crime: the rate is 85.5 percent; 68 percent in November 2014 cannot be compared with it."},
		"unknown earlier":  {func(c *findings.Change) { c.From, c.Difference = none, none }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := stated(t, "force", func(f *findings.Findings, _ *findings.Measure) { c.change(&f.Changes[0]) })
			got = slices.DeleteFunc(got, func(s string) bool { return s[:5] == "rate:" || s[:5] == "unrec" })
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
		"none":    {0, 0, 42, "none-unrecorded: Violence against the person: the audit found none that was not recorded; we estimate that at most about 42 crimes a year are not."},
		"unknown": {math.NaN(), math.NaN(), math.NaN(), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := stated(t, "violence", func(f *findings.Findings, _ *findings.Measure) {
				f.Unrecorded[0].Value, f.Unrecorded[0].Lower, f.Unrecorded[0].Upper = findings.Num(c.value), findings.Num(c.lower), findings.Num(c.upper)
			})
			got = slices.DeleteFunc(got, func(s string) bool { return s[:5] == "rate:" })
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || got[0] != c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}
