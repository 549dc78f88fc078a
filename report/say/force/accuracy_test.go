package force_test

import (
	"fmt"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
	"assize/report/say/tell"
)

// TestAccuracyNumbers: in the copy that a force checks every paragraph and list item
// has a number of its own, which the workbook for comments offers.
func TestAccuracyNumbers(t *testing.T) {
	in := saytest.Input(t, saytest.GreaterManchester())
	in.Edition.Status, in.Decisions = doc.ForAccuracy, []string{"accepted", "not accepted"}
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	pub := told.Accuracy.Report
	if err := pub.Validate(); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var look func(blocks []doc.Block)
	number := func(n, text string) {
		if n == "" || seen[n] {
			t.Errorf("number %q of %.60q", n, text)
		}
		seen[n] = true
	}
	look = func(blocks []doc.Block) {
		for _, b := range blocks {
			switch x := b.(type) {
			case doc.Section:
				look(x.Blocks)
			case doc.Callout:
				if x.ID != "accuracy" { // how to comment
					look(x.Blocks)
				}
			case doc.Paragraph:
				if !tell.IsStrong(x.Runs) {
					number(x.Number, doc.Plain(x.Runs))
				}
			case doc.List:
				for i, item := range x.Items {
					number(x.Numbers[i], doc.Plain(item))
				}
			}
		}
	}
	look(pub.Body)
	if len(seen) < 30 {
		t.Errorf("only %d numbers", len(seen))
	}
	sheet := told.Accuracy.Comments.Sheet("Comments")
	choices := map[string]bool{}
	for _, c := range sheet.Table.Columns[0].Choices {
		choices[c] = true
	}
	for n := range seen {
		if !choices["paragraph "+n] {
			t.Errorf("paragraph %s cannot be cited", n)
		}
	}
	for _, more := range []string{"judgment: Overall judgment", "table 1", "figure 1", "data annex", "audited lines"} {
		if !choices[more] {
			t.Errorf("%s cannot be cited", more)
		}
	}
	if got := fmt.Sprint(sheet.Table.Columns[3].Choices); got != "[accepted not accepted]" {
		t.Errorf("decisions are %s", got)
	}
	if s, ok := told.Report.Body[1].(doc.Section); !ok || strings.HasPrefix(s.Title, "1.") {
		t.Error("the report itself is numbered")
	}
}

// TestAccuracyLines: the force gets its own lines with the references of its
// records, and nothing that auditors wrote for their own use.
func TestAccuracyLines(t *testing.T) {
	in := saytest.Input(t, saytest.GreaterManchester())
	in.Edition.Status = doc.ForAccuracy
	in.Lines.Reports = []findings.ReportLine{{Row: 2, Stratum: "violence", Reference: "R1", Note: "SECRET"}}
	in.Lines.Cancelled = []findings.CancelledLine{{Row: 2, OffenceGroup: "rape", Reference: "C1", Reason: "SECRET"}}
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	all := fmt.Sprintf("%+v", told.Accuracy.Lines.Sheets[1].Table) + fmt.Sprintf("%+v", told.Accuracy.Lines.Sheets[2].Table)
	if !strings.Contains(all, "R1") || !strings.Contains(all, "C1") || strings.Contains(all, "SECRET") {
		t.Error(all)
	}
	if analyst := fmt.Sprintf("%+v", told.Analyst.Sheet("Cancelled_lines").Table); !strings.Contains(analyst, "SECRET") || !strings.Contains(analyst, "C1") {
		t.Error("what the job keeps is not in the analyst annex")
	}
	in.Lines.Reports[0].Reference, in.Lines.Cancelled[0].Reference = "", ""
	if told, err = force.Tell(in); err != nil {
		t.Fatal(err)
	}
	if cover := fmt.Sprint(told.Accuracy.Lines.Sheets[0].Lines); !strings.Contains(cover, "References of reports and records are not among the columns") {
		t.Error("lines without references do not say so")
	}
}
