package force_test

import (
	"fmt"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/read/source"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
)

// proseFor tells a text of people's prose about a force.
func proseFor(t *testing.T, f findings.Findings, text string) (string, error) {
	t.Helper()
	te, err := force.NewTeller(saytest.Input(t, f))
	if err != nil {
		t.Fatal(err)
	}
	blocks, err := te.FreeBlocks(force.NarrativeFile{At: source.Pos{File: "summary.md"}, Text: text})
	var out []string
	saytest.Prosaic(blocks, &out)
	return strings.Join(out, "\n"), err
}

// moved is a force whose rate has risen since a comparable inspection, and which
// has everything else that can be inserted.
func moved() findings.Findings {
	f := saytest.GreaterManchester()
	c := &f.Changes[0]
	c.FromLower, c.FromUpper, c.Lower, c.Upper, c.Significant, c.Additional = 0.65, 0.71, 0.13, 0.22, true, 4120
	f.PreviousRecommendations = []findings.Recommendation{{Overdue: true}}
	for i := range f.Measures {
		if f.Measures[i].ID == "n100" {
			f.Measures[i].Reportable, f.Measures[i].NotReportable, f.Measures[i].MinimumAudited = false, "too-few-audited", 30
		}
	}
	return f
}

// TestInsertionsAreTold: every name that may be inserted, as it reads.
func TestInsertionsAreTold(t *testing.T) {
	want := map[string]string{
		`{{force}}`: "Greater Manchester Police", `{{inspection}}`: "Crime Data Integrity inspection 2016",
		`{{inspectorate}}`: "Inspectorate of Police Records (fictional)", `{{rulebook}}`: "Crime data integrity, 2016, version 1",
		`{{window}}`: "1 September 2015 to 29 February 2016", `{{auditFrom}}`: "1 September 2015", `{{auditTo}}`: "29 February 2016",
		`{{publishedOn}}`: "25 August 2016", `{{overallGrade}}`: "inadequate",
		`{{labelOf "violence"}}`: "Violence against the person", `{{lower "violence"}}`: "violence against the person",
		`{{rate "force"}}`: "85.5 percent", `{{around "force"}}`: "around 85 percent", `{{Around "force"}}`: "Around 85 percent",
		`{{rangeOf "force"}}`: "83.4 to 87.3 percent", `{{lowerOf "force"}}`: "83.4 percent", `{{confidence}}`: "95 percent",
		`{{missed "force"}}`: "14.5 percent", `{{missedShare "violence"}}`: "a quarter", `{{whyNot "n100"}}`: "fewer than 30 audited",
		`{{methodOf "violence"}}`:     "Wilson",
		`{{counts "cancelled-rape"}}`: "18 of 20", `{{numerator "violence"}}`: "451", `{{denominator "violence"}}`: "600",
		`{{reportsAll}}`: "1,620", `{{crimeTypes}}`: "three crime types", `{{unrecorded "force"}}`: "over 38,000",
		`{{unrecordedRange "force"}}`: "32,500 to 44,500", `{{recorded "violence"}}`: "51,050", `{{reported "violence"}}`: "approximately 67,900",
		`{{periodEnd "force"}}`: "29 February 2016", `{{latest "force"}}`: "31 December 2016", `{{sourceOf "force"}}`: "recorded-crime.csv",
		`{{auditedCancelled}}`: "20", `{{correctCancelled}}`: "18", `{{overdue}}`: "one recommendation",
		`{{earlierRate "force"}}`: "68 percent", `{{earlierDate "force"}}`: "November 2014", `{{difference "force"}}`: "17.5 percentage points",
		`{{differenceRange "force"}}`: "13.0 to 22.0", `{{additional "force"}}`: "approximately 4,100",
	}
	told := map[string]bool{}
	for text, words := range want {
		got, err := proseFor(t, moved(), "a "+text+" b")
		if err != nil || got != "a "+words+" b" {
			t.Errorf("%s: %q, want %q, %v", text, got, words, err)
		}
		name, _, _ := strings.Cut(strings.Trim(text, "{}"), " ")
		told[name] = true
	}
	for _, w := range force.Insertions() {
		if !told[w.Name] {
			t.Errorf("%s has no test", w)
		}
		if w.Means == "" {
			t.Errorf("%s has no meaning", w)
		}
	}
}

// TestInsertionsHaveCells: a number that is inserted knows its cell.
func TestInsertionsHaveCells(t *testing.T) {
	te, err := force.NewTeller(saytest.Input(t, moved()))
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range force.Insertions() {
		for _, measure := range []string{"force", "violence"} {
			blocks, err := te.FreeBlocks(force.NarrativeFile{At: source.Pos{File: "x.md"}, Text: strings.Replace(i.String(), `"measure"`, `"`+measure+`"`, 1)})
			if err != nil || len(blocks) == 0 {
				continue // not told of this measure
			}
			for _, r := range blocks[0].(doc.Paragraph).Runs {
				if n, ok := r.(doc.Number); ok && n.Ref.Row == "" {
					t.Errorf("%s of %s has no cell", i, measure)
				}
			}
		}
	}
}

// TestInsertionsThatCannotBeSaid are refused at their places, all at once, and no
// force makes the program fail.
func TestInsertionsThatCannotBeSaid(t *testing.T) {
	bare := saytest.GreaterManchester()
	bare.Changes, bare.Cancelled, bare.Unrecorded, bare.Overall = nil, nil, nil, findings.Judgment{}
	for i := range bare.Measures {
		bare.Measures[i].Reportable, bare.Measures[i].NotReportable = false, "too-few-audited"
	}
	var text strings.Builder
	for _, w := range force.Insertions() {
		fmt.Fprintln(&text, strings.Replace(w.String(), `"measure"`, `"fource"`, 1), strings.Replace(w.String(), `"measure"`, `"violence"`, 1))
	}
	_, err := proseFor(t, bare, text.String())
	if err == nil {
		t.Fatal("all is told of a force that has nothing")
	}
	for i, w := range force.Insertions() {
		if len(w.Needs) == 0 {
			continue
		}
		want := fmt.Sprintf("summary.md:%d:1: %s cannot be said: no measure of the rulebook has this name; did you mean force? measures: force, violence,", i+1, w.Name)
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in\n%v", want, err)
		}
	}
	for _, name := range []string{"rate", "unrecorded", "earlierRate", "auditedCancelled", "overallGrade", "overdue", "reported"} {
		if !strings.Contains(err.Error(), ": "+name+" cannot be said: ") {
			t.Errorf("%s is told of a force that has nothing:\n%v", name, err)
		}
	}
	if strings.Contains(err.Error(), "fource") {
		t.Error("a message repeats the words of a person")
	}
	falls := saytest.GreaterManchester()
	falls.Changes[0].Comparable = false
	if _, err := proseFor(t, falls, `{{difference "force"}}`); err == nil {
		t.Error("a difference of two rates that are not comparable is told")
	}
}

// TestProseKeepsItsForm: paragraphs, items and strong words, with the ends of lines
// of either system.
func TestProseKeepsItsForm(t *testing.T) {
	const text = "One **strong {{rate \"force\"}}**\nline.\n\n- first\n  goes on\n- second {{force}}\n\nTwo & <b>.\n"
	want := "One strong 85.5 percent line.\nfirst goes on\nsecond Greater Manchester Police\nTwo & <b>."
	for _, s := range []string{text, strings.ReplaceAll(text, "\n", "\r\n")} {
		if got, err := proseFor(t, saytest.GreaterManchester(), s); err != nil || got != want {
			t.Errorf("%q, want %q, %v", got, want, err)
		}
	}
}
