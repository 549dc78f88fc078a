package round_test

import (
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/round"
	"assize/report/say/saytest"
)

// noticesOf are the notices of a round, each valid, and every number with its cell.
func noticesOf(t *testing.T, r round.Input) []*doc.Publication {
	t.Helper()
	told, err := round.Tell(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range told.Notices {
		if err := n.Validate(); err != nil {
			t.Error(err)
		}
		saytest.NumbersHaveCells(t, n, told.Annex)
	}
	return told.Notices
}

// TestRoundNoticeSays how many crimes and forces, which grades, the ends of the order
// by name, each force in a line, what changed, causes in common, and quotes.
func TestRoundNoticeSays(t *testing.T) {
	r := roundOf(t, 3, 3)
	for i := range r.Forces[:2] {
		f := &r.Forces[i].Findings
		f.Observations = []findings.Observation{{Kind: "cause", Topic: "knowledge"}, {Kind: "cause", Topic: "other"}}
	}
	r.Quotes = []round.Quote{{Person: "A. Name", Role: "Inspector", Text: "Victims come first."}}
	r.OverviewAt = "https://inspectorate.example/overview.html"
	notices := noticesOf(t, r)
	if len(notices) != 3 {
		t.Fatalf("%d notices", len(notices))
	}
	text, from := saytest.TextOf(notices[0]), 0
	for _, want := range []string{
		"Round of 2016: three forces", "Three forces together fail to record", "crimes a year, audits estimate (95 percent interval", "Get the overview",
		"Overall judgments: inadequate (three forces).", "A. Name, Inspector, said:", "“Victims come first.”",
		"C Police | inadequate | 83.5", "B Police | inadequate | 84.5", "A Police | inadequate | 85.5", "All forces of the round | – |",
		"What the rates were before:", "A Police: 68 percent in November 2014, 85.5 percent now (no interval was published",
		"Causes that inspectors name at more than one force:", "What officers and staff know of the crime-recording rules: A Police and B Police",
		"ENDS", "Notes to editors",
	} {
		i := strings.Index(text[from:], want)
		if i < 0 {
			t.Fatalf("the notice does not say %q after:\n%s", want, text[:from]+"\n---\n"+text[from:])
		}
		from += i
	}
	if strings.Contains(text, "other:") {
		t.Error("causes of no topic are called common")
	}
}

// TestRoundNoticeAtItsEdges: none of one force or where none is asked for; without a
// total it leads with what was inspected; of many forces a sheet has the ends.
func TestRoundNoticeAtItsEdges(t *testing.T) {
	if n := noticesOf(t, roundOf(t, 1, 1)); n != nil {
		t.Error("a round of one force has a notice")
	}
	r := roundOf(t, 2, 2)
	r.NoNotice = true
	if n := noticesOf(t, r); n != nil {
		t.Error("a notice that is not asked for")
	}
	r = roundOf(t, 2, 5)
	text := saytest.TextOf(noticesOf(t, r)[0])
	if !strings.Contains(text, "has inspected two forces, of a round of five forces.") || !strings.Contains(text, "No numbers are given for all forces together:") ||
		strings.Contains(text, "together fail") || strings.Contains(text, "All forces of the round |") {
		t.Errorf("without a total:\n%s", text)
	}
	many := noticesOf(t, roundOf(t, 14, 14))
	if many[0].MaxPages != 1 || many[1].MaxPages != 1 || many[2].MaxPages != 0 {
		t.Error("the last notice may be too long to be set")
	}
	all, ends := saytest.TextOf(many[0]), saytest.TextOf(many[2])
	if strings.Count(all, " | inadequate | ") != 14 || strings.Count(ends, " | inadequate | ") != 10 || !strings.Contains(ends, "the overview has every force") {
		t.Errorf("of 14 forces:\n%s\n%s", all, ends)
	}
	if strings.Contains(all, "What the rates were before") {
		t.Error("the changes of many forces stand one by one")
	}
}
