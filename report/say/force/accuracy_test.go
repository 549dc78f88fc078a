package force_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
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
	if len(seen) < 25 {
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
	if s, ok := told.Report.Body[0].(doc.Section); !ok || strings.HasPrefix(s.Title, "1.") {
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

// TestAccuracyLinesBeginWithWhatWasFound: reports of which less was recorded than should
// have been, and records that should stand, come first, each by the force's reference.
func TestAccuracyLinesBeginWithWhatWasFound(t *testing.T) {
	in := saytest.Input(t, saytest.GreaterManchester())
	in.Edition.Status = doc.ForAccuracy
	in.Lines.Reports = []findings.ReportLine{
		{Row: 2, Stratum: "violence", Reference: "R1", Required: 1, Recorded: 1},
		{Row: 3, Stratum: "violence", Reference: "R2", Required: 3, Recorded: 1},
	}
	in.Lines.Cancelled = []findings.CancelledLine{
		{Row: 2, OffenceGroup: "rape", Reference: "C1", Correct: "yes"}, {Row: 3, OffenceGroup: "rape", Reference: "C2", Correct: "no"},
	}
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	lines := told.Accuracy.Lines
	for sheet, want := range map[string]string{"Found_unrecorded": "R2", "Found_cancelled": "C2", "Reports": "R1 R2", "Cancelled_lines": "C1 C2"} {
		s := lines.Sheet(sheet)
		if s == nil || !s.Table.Long {
			t.Errorf("no sheet %s to filter", sheet)
			continue
		}
		var got []string
		for _, r := range s.Table.Rows {
			got = append(got, r.Cells[0].Text)
		}
		if s.Table.Columns[0].ID != "reference" || strings.Join(got, " ") != want {
			t.Errorf("%s begins with %s: %v, want %s", sheet, s.Table.Columns[0].ID, got, want)
		}
	}
	if c, err := lines.Cell(doc.Ref{Sheet: "Found_unrecorded", Column: "missing"}); err != nil || c.Value != 2 {
		t.Errorf("missing of the first row found is %v (%v)", c, err)
	}
}

// TestDisputedIsClaimFree: a rate with a disputed row and without it are told alike, in
// counts where one of them is of all or of none, and never as a percentage of all.
func TestDisputedIsClaimFree(t *testing.T) {
	share := func(recorded, required int) findings.Share {
		rate := float64(recorded) / float64(required)
		return findings.Share{Recorded: recorded, Required: required, Rate: findings.Num(rate), Lower: findings.Num(rate - 0.04), Upper: findings.Num(min(1, rate+0.03))}
	}
	none := findings.Share{Rate: findings.None(), Lower: findings.None(), Upper: findings.None()}
	items := func(in force.Input) []string {
		in.Edition.Status = doc.ForAccuracy
		told, err := force.Tell(in)
		if err != nil {
			t.Fatal(err)
		}
		if told.Annex.Sheet(ledger.SheetDisputed) != nil || told.Accuracy.Lines.Sheet(ledger.SheetDisputed) == nil {
			t.Error("the sheet of disputes stands in the annex that is published, or not among the force's lines")
		}
		b := told.Accuracy.Report.Body
		for _, block := range b {
			s, ok := block.(doc.Section)
			if !ok {
				continue
			}
			for _, inner := range s.Blocks {
				c, ok := inner.(doc.Callout)
				if !ok || c.ID != "accuracy" {
					continue
				}
				list, ok := c.Blocks[len(c.Blocks)-1].(doc.List)
				if !ok {
					t.Fatal("nothing is told of the dispute")
				}
				var out []string
				for _, item := range list.Items {
					out = append(out, doc.Plain(item))
				}
				return out
			}
		}
		return []string{""}
	}
	told := func(in force.Input) string { return items(in)[0] }
	input := func(in force.Input, with, without findings.Share, decision string) force.Input {
		f := in.Findings
		for i, m := range f.Measures {
			if m.ID == "violence" {
				f.Measures = slices.Clone(f.Measures)
				f.Measures[i].Numerator, f.Measures[i].Denominator = findings.Count(with.Recorded), findings.Count(with.Required)
				f.Measures[i].Rate, f.Measures[i].Lower, f.Measures[i].Upper = with.Rate, with.Lower, with.Upper
			}
		}
		in.Lines.Reports = []findings.ReportLine{{Row: 57}}
		f.Disputed = []findings.Disputed{{Sheet: "Reports", Row: 57, Decision: decision, Rates: []findings.DisputedRate{{Measure: "violence", With: with, Without: without}}}}
		in.Findings = f
		return in
	}
	gm := func() force.Input { return saytest.Input(t, saytest.GreaterManchester()) }
	for name, c := range map[string]struct {
		in   force.Input
		want string
	}{
		"more decimals": {input(gm(), share(4513, 6001), share(4512, 6000), ""), "Reports 57, violence against the person: 75.204 percent (71.204 to 78.204 percent) with the row, 75.200 percent (71.200 to 78.200 percent) without it (comment: not decided)"},
		"apart":         {input(gm(), share(450, 601), share(450, 600), "partly accepted"), "Reports 57, violence against the person: 74.9 percent (70.9 to 77.9 percent) with the row, 75.0 percent (71.0 to 78.0 percent) without it (comment: partly accepted)"},
		"all":           {input(gm(), share(599, 600), share(599, 599), "accepted"), "Reports 57, violence against the person: 599 of 600 (95.8 to 100.0 percent) with the row, 599 of 599 (96.0 to 100.0 percent) without it (comment: accepted)"},
		"no rate":       {input(gm(), share(450, 600), none, "not accepted"), "Reports 57, violence against the person: 75.0 percent (71.0 to 78.0 percent) with the row; without it there is no rate to report (comment: not accepted)"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := told(c.in); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
	regraded := input(gm(), share(450, 601), share(450, 600), "")
	regraded.Findings.Disputed[0].OverallWith, regraded.Findings.Disputed[0].OverallWithout = "inadequate", "good"
	if got, want := items(regraded), "Reports 57: the rules compute ‘inadequate’ overall with the row and ‘good’ without it (comment: not decided)"; !slices.Contains(got, want) {
		t.Errorf("%q lack %q", got, want)
	}
	regraded.Findings.Disputed[0].OverallWithout = "inadequate"
	if got := items(regraded); strings.Contains(strings.Join(got, "\n"), "overall") {
		t.Errorf("of the same grade: %q", got)
	}
	welsh := saytest.InWelsh(t, saytest.GreaterManchester())
	if got, want := told(input(welsh, share(450, 601), share(450, 600), "")), "Reports 57, trais yn erbyn y person: 74.9 y cant (70.9 i 77.9 y cant) gyda’r rhes, 75.0 y cant (71.0 i 78.0 y cant) hebddi (sylw: heb ei benderfynu)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
