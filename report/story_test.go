package report_test

import (
	"path/filepath"
	"strings"
	"testing"

	"assize/report"
)

// storyFact is a fact of the story that the program began with, and what a notice of the
// demonstration says of it. Without a force it is in the notice of the round.
type storyFact struct{ force, fact, says string }

// storyFacts are those that a reporter wrote in August 2016, in the order in which a
// notice is to give them: how many crimes, which, what grade, how it was before, what is
// said, why, what was found, what has to be done.
func storyFacts() []storyFact {
	return []storyFact{
		{"greater-manchester", "over 38,000 a year unrecorded", "fails to record over 38,000 crimes a year"},
		{"greater-manchester", "a quarter of violence", "a quarter of reported violence against the person"},
		{"greater-manchester", "inadequate", "gives the overall judgment ‘inadequate’"},
		{"greater-manchester", "about 85 percent recorded", "The force records an estimated 85.5 percent"},
		{"greater-manchester", "68 percent in 2014", "In November 2014 the rate was 68 percent"},
		{"greater-manchester", "what inspectors say, labelled invented", "(invented), said:"},
		{"greater-manchester", "lack of knowledge", "Officers and staff do not know well enough what the crime-recording rules ask of them."},
		{"greater-manchester", "also of when to cancel", "do not know well enough when a recorded crime may be cancelled"},
		{"greater-manchester", "more than 16,800 violent crimes", "Violence against the person: over 16,800 crimes a year not recorded"},
		{"greater-manchester", "sexual offences under-recorded", "Sexual offences: over 870 crimes a year not recorded"},
		{"greater-manchester", "rape under-recorded", "Rape: 84 of 92 audited crimes recorded"},
		{"greater-manchester", "rape correctly cancelled", "rape 18 of 20"},
		{"greater-manchester", "other sexual offences correctly cancelled", "17 of 21"},
		{"greater-manchester", "violence correctly cancelled", "violence 10 of 20"},
		{"greater-manchester", "robbery correctly cancelled", "robbery 15 of 22"},
		{"greater-manchester", "progress since", "Leaders have made accurate recording a priority since the previous inspection."},
		{"greater-manchester", "the new computer system", "A new information technology system"},
		{"greater-manchester", "what must happen, and when", "By 25 November 2016:"},

		{"staffordshire", "91 percent recorded", "Staffordshire Police records around 91 percent"},
		{"staffordshire", "approximately 6,700 unrecorded", "approximately 6,700 a year are not recorded"},
		{"staffordshire", "requires improvement", "gives the overall judgment ‘requires improvement’"},
		{"staffordshire", "lack of knowledge", "Officers and staff do not know well enough"},
		{"staffordshire", "sexual offences under-recorded", "Sexual offences: approximately 200 crimes a year not recorded"},
		{"staffordshire", "modern slavery under-recorded", "Modern slavery: 8 of 12 audited crimes recorded"},
		{"staffordshire", "every rape recorded", "Rape: every one audited was recorded (60 of 60)"},

		{"sussex", "nearly 95 percent recorded", "Sussex Police records nearly 95 percent"},
		{"sussex", "5,300 unrecorded", "approximately 5,300 a year are not recorded"},
		{"sussex", "good", "gives the overall judgment ‘good’"},
		{"sussex", "sexual offences under-recorded", "Sexual offences: approximately 160 crimes a year not recorded"},
		{"sussex", "every rape recorded", "Rape: every one audited was recorded (70 of 70)"},
		{"sussex", "the standard to be maintained", "a standard of recording that is to be maintained"},
		{"sussex", "some serious allegations unrecorded", "some serious allegations among them, are not recorded"},

		{"", "how many crimes in all", "Three forces together fail to record approximately 50,100 crimes a year"},
		{"", "the grades", "good (one force), requires improvement (one force) and inadequate (one force)"},
		{"", "the lowest by name", "The lowest rate is that of Greater Manchester Police"},
		{"", "what is said, labelled invented", "(invented), said:"},
		{"", "Greater Manchester in a line", "Greater Manchester inadequate 85.5"},
		{"", "Staffordshire in a line", "Staffordshire requires 91.0"},
		{"", "Sussex in a line", "Sussex Police good 94.6"},
		{"", "what changed", "Greater Manchester Police: 68 percent in November 2014, 85.5 percent now"},
		{"", "causes in common", "What officers and staff know of the crime-recording rules: Greater Manchester Police and Staffordshire Police"},
	}
}

// toldInNotices: each fact of the story stands in the notices of the demonstration, in
// the order of the story, before their ends.
func toldInNotices(t *testing.T, res *report.Result) {
	at := map[string]int{}
	for _, f := range storyFacts() {
		dir := filepath.Join(res.Release.Dir, "public", "forces", f.force)
		if f.force == "" {
			dir = filepath.Join(res.Release.Dir, "public", "national")
		}
		text, _, ended := strings.Cut(says(t, dir, "*-press-notice.txt"), " ENDS ")
		if !ended {
			t.Fatalf("the notice of %q does not end", f.force)
		}
		i := strings.Index(text[at[f.force]:], f.says)
		if i < 0 {
			t.Errorf("%s, %s: not said in its place: %q", f.force, f.fact, f.says)
			continue
		}
		at[f.force] += i
	}
	text := says(t, filepath.Join(res.Release.Dir, "public", "forces", "greater-manchester"), "*-press-notice.txt")
	body, _, _ := strings.Cut(text[strings.Index(text, "Greater Manchester Police graded"):], " ENDS ")
	words := strings.FieldsFunc(body, func(r rune) bool { return r == ' ' })
	n := 0
	for _, w := range words {
		if strings.Trim(w, "=-*>–") != "" {
			n++
		}
	}
	if n > 450 {
		t.Errorf("the notice of Greater Manchester has %d words before its end", n)
	}
}
