package force_test

import (
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/saytest"
)

// correctedInput is the demonstration's force as a correction of what change makes
// of it.
func correctedInput(t *testing.T, change func(*findings.Findings)) force.Input {
	t.Helper()
	was := saytest.GreaterManchester()
	change(&was)
	in := saytest.Input(t, saytest.GreaterManchester())
	in.Findings.Issue = &findings.Issue{Version: "1.1", Date: audit.Date{Year: 2016, Month: 10, Day: 3}, Corrects: "x", Reason: "A row was counted twice."}
	in.Correction = &ledger.Correction{Issue: *in.Findings.Issue, Was: was}
	return in
}

// correctionText is the section with which a corrected report begins.
func correctionText(t *testing.T, told *force.Told) string {
	t.Helper()
	for _, b := range told.Report.Body {
		if s, ok := b.(doc.Section); ok && s.ID == "correction" {
			var out []string
			for r := range (&doc.Publication{Body: s.Blocks}).Runs() {
				out = append(out, doc.Plain([]doc.Run{r}))
			}
			return strings.Join(out, "")
		}
	}
	t.Fatal("the report does not begin with what was corrected")
	return ""
}

// TestCorrectionTells each number as it was and as it is, with cells that hold them;
// what changed beyond print is in the annex alone; a finding that came or went is
// told.
func TestCorrectionTells(t *testing.T) {
	in := correctedInput(t, func(f *findings.Findings) {
		for i := range f.Measures {
			switch f.Measures[i].ID {
			case "violence":
				f.Measures[i].Numerator -= 10
				f.Measures[i].Rate -= 0.0123
			case "sexual":
				f.Measures[i].Rate += 1e-7
			}
		}
		f.Overall.Grade = "good"
		gone := f.Findings[0]
		gone.ID, gone.Text = "gone", "The force does what it does not."
		f.Findings = append([]findings.Finding{gone}, f.Findings[1:]...)
	})
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range told.Checks {
		if c.Result == ledger.Failed {
			t.Errorf("%s: %s", c.ID, c.Detail)
		}
	}
	text := correctionText(t, told)
	for _, want := range []string{
		"This is version 1.1, issued on 3 October 2016. It takes the place of version 1.0. The reason: A row was counted twice.",
		"Overall judgment", "good", "inadequate",
		"Violence against the person, recording rate with its interval",
		"Violence against the person, as counted in the audit",
		", new: ", ", withdrawn: The force does what it does not.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Sexual offences, recording rate") {
		t.Error("a change that print does not show is printed")
	}
	sheet := told.Annex.Sheet("Corrections")
	rows := map[string]doc.GridRow{}
	for _, r := range sheet.Table.Rows {
		rows[r.ID] = r
	}
	if r, ok := rows["sexual|rate"]; !ok || r.Cells[2].Value == r.Cells[3].Value {
		t.Error("a change that print does not show is not in the annex")
	}
	if r, ok := rows["violence|recorded"]; !ok || r.Cells[3].Value-r.Cells[2].Value != 10 {
		t.Errorf("the counts are not in the annex: %+v", r)
	}
	if got := told.Report.Date.Format("2006-01-02"); got != "2016-10-03" {
		t.Errorf("the corrected report is of %s", got)
	}
	for _, f := range told.Figures {
		if !strings.Contains(f.Source, "corrected, version 1.1") {
			t.Errorf("figure %s taken alone does not say that it is corrected: %s", f.ID, f.Source)
		}
	}
	if told.CorrectionNotice == nil {
		t.Fatal("there is no correction notice")
	}
	if err := told.CorrectionNotice.Validate(); err != nil {
		t.Error(err)
	}
}

// TestCorrectionOfNothing says that nothing about the force has changed, and that
// others have.
func TestCorrectionOfNothing(t *testing.T) {
	in := correctedInput(t, func(*findings.Findings) {})
	in.Correction.Others = true
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	text := correctionText(t, told)
	if !strings.Contains(text, "No number about Greater Manchester Police has changed.") || !strings.Contains(text, "Numbers of other forces have changed") || strings.Contains(text, "new:") {
		t.Error(text)
	}
}

// TestCorrectionOfWhatWasNotReportable: a rate that there was not is told as such.
func TestCorrectionOfWhatWasNotReportable(t *testing.T) {
	in := correctedInput(t, func(f *findings.Findings) {
		for i := range f.Measures {
			if m := &f.Measures[i]; m.ID == "violence" {
				m.Reportable, m.NotReportable = false, "too-few-audited"
				m.Rate, m.Lower, m.Upper = findings.None(), findings.None(), findings.None()
			}
		}
		f.Unrecorded = f.Unrecorded[:0]
	})
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	text := correctionText(t, told)
	for _, want := range []string{"not reportable", "not given"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}

// TestCorrectionOfAllRecorded: what the report says of limits, because all that was
// audited was recorded, the correction says too; it is not refused, and prints no
// hundred percent.
func TestCorrectionOfAllRecorded(t *testing.T) {
	in := correctedInput(t, func(f *findings.Findings) {
		for i := range f.Measures {
			if m := &f.Measures[i]; m.ID == "violence" {
				m.Numerator, m.Rate, m.Upper = m.Denominator, 1, 1
			}
		}
		for i := range f.Unrecorded {
			if u := &f.Unrecorded[i]; u.Measure == "violence" {
				u.Value, u.Lower = 0, 0
			}
		}
	})
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	text := correctionText(t, told)
	if !strings.Contains(text, "at most about ") || strings.Contains(text, "100 percent") || strings.Contains(text, "100.0 percent") || strings.Contains(text, "approximately 0 ") {
		t.Error(text)
	}
	for _, c := range told.Checks {
		if c.Result == ledger.Failed {
			t.Errorf("%s: %s", c.ID, c.Detail)
		}
	}
}
