package force_test

import (
	"cmp"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/saytest"
)

// measureOf is a measure of made-up findings, to be changed.
func measureOf(t *testing.T, f *findings.Findings, id string) *findings.Measure {
	t.Helper()
	for i := range f.Measures {
		if f.Measures[i].ID == id {
			return &f.Measures[i]
		}
	}
	t.Fatalf("no measure %q", id)
	return nil
}

// unaudited is a force of which one crime type was not audited.
func unaudited(t *testing.T, f findings.Findings) findings.Findings {
	m := measureOf(t, &f, "sexual")
	*m = findings.Measure{
		ID: m.ID, Label: m.Label, Role: m.Role, Rate: findings.None(), Lower: findings.None(), Upper: findings.None(),
		Method: m.Method, NotReportable: "not-audited", Source: m.Source,
	}
	m = measureOf(t, &f, "force")
	m.Reportable, m.NotReportable = false, "stratum-not-reportable"
	m.Rate, m.Lower, m.Upper = findings.None(), findings.None(), findings.None()
	m.Reports = 1300
	f.Unrecorded = []findings.Unrecorded{f.Unrecorded[0], f.Unrecorded[2]}
	f.Changes, f.Findings = nil, nil
	return f
}

// TestUnauditedCrimeType: the report of a force says of a crime type that none was
// audited, never "0 of 0", and still tells the others.
func TestUnauditedCrimeType(t *testing.T) {
	told := saytest.Tell(t, unaudited(t, saytest.GreaterManchester()))
	if err := told.Report.Validate(); err != nil {
		t.Error(err)
	}
	want := map[string]string{
		"Sexual offences":             "none audited: not reportable",
		"Violence against the person": "451 of 600: 75.2, 71.5 to 78.5",
	}
	for _, fig := range told.Figures {
		plot, ok := fig.Plot.(doc.Intervals)
		for _, r := range plot.Rows {
			if got := r.Aside + ": " + cmp.Or(r.Missing, r.Est.Text+", "+r.Est.Range); fig.ID == "figure-rates" && want[r.Label] != "" {
				if got != want[r.Label] {
					t.Errorf("%s: %q, want %q", r.Label, got, want[r.Label])
				}
				delete(want, r.Label)
			}
			if ok && r.Missing != "" && len(r.Bands) > 0 {
				t.Errorf("%s, %s: has the bands of a rate that is not in it", fig.ID, r.Label)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not shown: %v", want)
	}
	text := saytest.TextOf(told.Report)
	if strings.Contains(text, "0 of 0") {
		t.Errorf("a count of nothing:\n%s", text)
	}
	if !strings.Contains(text, "twelve months to 29 February 2016, estimated") {
		t.Errorf("the figure of unrecorded crimes does not say of which months:\n%s", text)
	}
	if n := strings.Count(text, "It is not possible to report on the force’s overall"); n != 1 {
		t.Errorf("said %d times that the force has no rate", n)
	}
}

// TestNoRateAtAll: a report of which no rate is reportable has no empty facts,
// figures or tables.
func TestNoRateAtAll(t *testing.T) {
	f := unaudited(t, saytest.GreaterManchester())
	for i := range f.Measures {
		m := &f.Measures[i]
		m.Reportable, m.Rate, m.Lower, m.Upper = false, findings.None(), findings.None(), findings.None()
		if m.NotReportable == "" {
			m.NotReportable, m.MinimumAudited = "too-few-audited", 5
		}
	}
	f.Unrecorded, f.Cancelled, f.Criteria = nil, nil, nil
	told := saytest.Tell(t, f)
	if err := told.Report.Validate(); err != nil {
		t.Error(err)
	}
	for _, fig := range told.Figures {
		if fig.ID == "figure-rates" {
			t.Error("a figure of rates without a rate")
		}
	}
}

// TestEverythingRecorded: an audit that found nothing missed does not show that
// nothing is; the limits are told, and no word of size is false.
func TestEverythingRecorded(t *testing.T) {
	f := saytest.GreaterManchester()
	for _, id := range []string{"force", "violence", "sexual", "other"} {
		m := measureOf(t, &f, id)
		m.Numerator, m.Rate, m.Lower, m.Upper = m.Denominator, 1, 0.9942, 1
	}
	for i := range f.Unrecorded {
		f.Unrecorded[i].Value, f.Unrecorded[i].Lower, f.Unrecorded[i].Upper = 0, 0, 302
	}
	f.Findings, f.Changes = nil, nil
	told := saytest.Tell(t, f)
	text := saytest.TextOf(told.Report)
	for _, want := range []string{
		"Recorded, all reported crime: 1,620 of 1,620 (Every one that was audited was recorded; the true rate is likely to be at least 99.4 percent", "Every crime we audited was recorded; at most about 300 a year may be missed", "Recorded, violence against the person: 600 of 600 (Every one that was audited was recorded; the true rate is likely to be at least",
		"Every audited crime was recorded",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %q in\n%s", want, text)
		}
	}
	for _, c := range told.Checks {
		if c.Result == ledger.Failed {
			t.Errorf("a check fails: %+v", c)
		}
	}
}

// TestDayOfPublication: a document that goes out before says that the day is still
// to come.
func TestDayOfPublication(t *testing.T) {
	for status, want := range map[doc.Status]string{
		doc.Draft: "To be published 25 August 2016", doc.Embargoed: "To be published 25 August 2016",
		doc.Final: "Published 25 August 2016",
	} {
		in := saytest.Input(t, saytest.GreaterManchester())
		in.Edition.Status = status
		told, err := force.Tell(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.Plain(told.Report.Cover.Lines[0].Runs); got != want {
			t.Errorf("%s: %q, want %q", status, got, want)
		}
	}
}

// TestNothingOfThePartsAudited: a section without anything to show is left out.
func TestNothingOfThePartsAudited(t *testing.T) {
	f := saytest.GreaterManchester()
	for _, id := range []string{"rape", "n100"} {
		m := measureOf(t, &f, id)
		m.Numerator, m.Denominator, m.Reportable, m.NotReportable = 0, 0, false, "not-audited"
		m.Rate, m.Lower, m.Upper = findings.None(), findings.None(), findings.None()
	}
	if text := saytest.TextOf(saytest.Tell(t, f).Report); strings.Contains(text, "Parts of the audit") {
		t.Errorf("a section of nothing:\n%s", text)
	}
}

// TestLeadsFitWhatFollows: nothing is "however" where nothing stands before it, and
// a force of which nothing was raised is told so.
func TestLeadsFitWhatFollows(t *testing.T) {
	const none = "The rules raised no cause of concern and no area for improvement."
	for name, c := range map[string]struct {
		findings  bool
		well      bool
		want, not string
	}{
		"concerns alone":  {true, false, "We found that the force:", "However"},
		"concerns after":  {true, true, "However, the force:", none},
		"nothing raised":  {false, true, none, "However"},
		"nothing to tell": {false, false, none, "found that the force"},
	} {
		t.Run(name, func(t *testing.T) {
			f := saytest.GreaterManchester()
			f.Observations = nil
			if !c.findings {
				f.Findings = nil
			}
			if c.well {
				f.Observations = []findings.Observation{{Kind: "positive", Text: "Recording has risen."}}
				f.Findings = append([]findings.Finding{{Kind: "positive", ID: "rate", Template: "high-rate", Measure: "force"}}, f.Findings...)
			}
			told := saytest.TellIn(t, saytest.NoticeInput(t, f))
			report, notice := saytest.TextOf(told.Report), saytest.TextOf(told.Notice)
			if !strings.Contains(report, c.want) || strings.Contains(report, c.not) {
				t.Errorf("want %q and not %q in\n%s", c.want, c.not, report)
			}
			if strings.Contains(notice, "What has to improve:") != c.findings || strings.Contains(notice, "Inspectors also noted:") != c.well {
				t.Errorf("the notice leads otherwise:\n%s", notice)
			}
		})
	}
}
