package force_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/saytest"
)

// TestWelshNoticeLengths tries every name of the shipped registers, and the Welsh
// names of those that have one, under every grade.
func TestWelshNoticeLengths(t *testing.T) {
	in := saytest.InWelsh(t, saytest.GreaterManchester())
	plain, none := in.Findings, saytest.NotReportable(in.Findings)
	names := append(forceNames(t), "Heddlu Gogledd Cymru", "Heddlu De Cymru", "Heddlu Gwent", "Heddlu Dyfed-Powys")
	for _, name := range names {
		in.ForceNames = map[string]string{"greater-manchester": name}
		for level, grade := range []string{"inadequate", "requires improvement", "adequate", "good", "outstanding", "not graded"} {
			in.Findings = plain
			if grade == "not graded" {
				in.Findings = none
			} else {
				in.Findings.Overall.Grade, in.Findings.Overall.Level = grade, level+1
			}
			n := noticeOf(t, in)
			title, summary := utf8.RuneCountInString(n.Title), utf8.RuneCountInString(n.Subject)
			if title > 65 || summary > 160 {
				t.Errorf("%q has %d characters, %q %d", n.Title, title, n.Subject, summary)
			}
			said, _ := in.Words.Term(grade)
			if !strings.Contains(n.Title+n.Subtitle, name) || grade != "not graded" && !strings.Contains(n.Title, "‘"+said+"’") {
				t.Errorf("title %q does not say %s and %s", n.Title, name, said)
			}
			if grade != "not graded" && !strings.Contains(n.Subject, "38,000") {
				t.Errorf("lead %q does not say how much is unrecorded", n.Subject)
			}
		}
	}
}

func noticeOf(t *testing.T, in force.Input) *doc.Publication {
	t.Helper()
	te, err := force.NewTeller(in)
	if err != nil {
		t.Fatal(err)
	}
	n, err := te.PressNotice()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// freeTexts is the made-up force with one of each free text of a workbook.
func freeTexts() findings.Findings {
	f := saytest.GreaterManchester()
	f.Changes = slices.Clone(f.Changes)
	f.Changes[0].Comparable, f.Changes[0].WhyNot = false, "The previous inspection was less comprehensive."
	f.PreviousRecommendations = []findings.Recommendation{{
		Number: "7319", MadeOn: audit.Date{Year: 2014, Month: time.November, Day: 18}, Text: "Train all who record crime.",
		Status: "being progressed", StatusOn: audit.Date{Year: 2016, Month: time.May, Day: 31},
	}}
	f.Criteria = append(slices.Clone(f.Criteria), findings.Criterion{
		Number: 13, Question: 1, Label: "information for an equality test is collected", Grade: "good",
		Reasons: []findings.Reason{{Kind: "judgment", Text: "It is collected.", Band: "good"}},
	})
	return f
}

// TestForeignTextIsMarked: free texts without a translation stay as they are and
// carry their language wherever they stand, also where a letter of theirs was
// changed; what has a translation, and all else, carries none.
func TestForeignTextIsMarked(t *testing.T) {
	in := saytest.InWelsh(t, freeTexts())
	in.Terms["It is collected."] = "Fe’i cesglir."
	told := saytest.TellIn(t, in)
	marked := map[string]bool{}
	for _, p := range []*doc.Publication{told.Report, told.Notice} {
		for run := range p.Runs() {
			if text, ok := run.(doc.Text); ok && text.Lang != "" {
				marked[text.Text] = true
				if text.Lang != "en-GB" {
					t.Errorf("%q is in %q", text.Text, text.Lang)
				}
			}
		}
	}
	for _, want := range []string{
		"Officers and staff do not know their duties in crime recording.", "Crime recording 2014",
		"the previous inspection was less comprehensive", "Train all who record crime.",
		"Inspectorate of Police Records (fictional)", "Licensed under the Open Government Licence v3.0.", "Enquiries", "recorded-crime.csv",
	} {
		if !marked[want] {
			t.Errorf("%q is not marked as English", want)
		}
		delete(marked, want)
	}
	for text := range marked {
		t.Errorf("%q is marked as English", text)
	}
	text := saytest.TextOf(told.Report)
	for _, want := range []string{"Fe’i cesglir.", "Yn mynd rhagddo, 31 Mai 2016", "trais yn erbyn y person", "Dyfarniad cyffredinol: annigonol", "dros 38,000 o droseddau"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q:\n%s", want, text)
		}
	}
}

// TestGradesAreTranslatedTogether: a grade is found by its words wherever it
// stands, and the caller's findings stay in their language.
func TestGradesAreTranslatedTogether(t *testing.T) {
	in := saytest.InWelsh(t, freeTexts())
	before := fmt.Sprintf("%+v", in.Findings)
	told := saytest.TellIn(t, in)
	if after := fmt.Sprintf("%+v", in.Findings); after != before {
		t.Errorf("the caller's findings changed:\n%s", cmp.Diff(before, after))
	}
	if mark := told.Report.Cover.Panel.Mark; mark != (doc.GradeMark{Level: 1, Of: 4}) {
		t.Errorf("the overall grade stands at %+v", mark)
	}
	if !slices.Equal(told.Report.Cover.Panel.Scale, []string{"annigonol", "angen gwella", "da", "rhagorol"}) {
		t.Errorf("scale %q", told.Report.Cover.Panel.Scale)
	}
	if told.Findings.Overall.Grade != "annigonol" || told.Findings.Criteria[0].Reasons[0].Band != "annigonol" {
		t.Errorf("findings hold %q and %q", told.Findings.Overall.Grade, told.Findings.Criteria[0].Reasons[0].Band)
	}
	if group := told.Findings.Cancelled[0].Group; group != "rape" {
		t.Errorf("formulas count the lines of %q, which are none", group)
	}
	in.Findings = told.Findings
	if again := saytest.TellIn(t, in); saytest.TextOf(again.Report) != saytest.TextOf(told.Report) {
		t.Error("findings that are translated already are told otherwise")
	}
}

// TestUntranslated lists what a pack and a force's translations lack.
func TestUntranslated(t *testing.T) {
	f, in := freeTexts(), saytest.InWelsh(t, saytest.GreaterManchester())
	f.Measures[3].Label = "crime of our own"
	terms, free := ledger.Untranslated(in.Words, f, map[string]string{"It is collected.": "Fe’i cesglir."})
	if want := []string{"Crime data integrity, 2016", "crime of our own", "N100 records", "Overall judgment"}; !slices.Equal(terms, want) {
		t.Errorf("terms %q, want %q", terms, want)
	}
	want := []string{
		"Crime Data Integrity inspection 2016", "recorded-crime.csv", "Crime recording 2014", "The previous inspection was less comprehensive.",
		"Officers and staff do not know their duties in crime recording.", "Train all who record crime.",
	}
	if !slices.Equal(free, want) {
		t.Errorf("free texts %q, want %q", free, want)
	}
	english := saytest.Input(t, f)
	if terms, free := ledger.Untranslated(english.Words, f, nil); len(terms)+len(free) > 0 {
		t.Errorf("in English %q and %q lack a translation", terms, free)
	}
}

// TestReInspectionInWelsh: the kind is translated, the name of the first
// inspection only where it has a translation.
func TestReInspectionInWelsh(t *testing.T) {
	f := saytest.GreaterManchester()
	f.Inspection.Kind, f.Inspection.ReInspectionOf = "re-inspection of Round one", "Round one"
	in := saytest.InWelsh(t, f)
	in.Terms["Round one"] = "Rownd un"
	if got, want := saytest.TellIn(t, in).Report.Cover.Subtitle, "Arolygiad unplygrwydd data trosedd 2016 (ailarolygiad: Rownd un)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
