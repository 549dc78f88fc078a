package force_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
	"assize/report/say/words"
)

// TestNoticeIsInItsOrder: how much and of what, which grade, what it was, what is said,
// why, what was found, the figures, what has to be done by when.
func TestNoticeIsInItsOrder(t *testing.T) {
	in := saytest.NoticeInput(t, saytest.GreaterManchester())
	in.ReportAt = "https://inspectorate.example/2016/report.html"
	in.Quotes = []force.Quote{{Person: "A. Name", Role: "Inspector", Text: force.NarrativeFile{Text: "Victims come first."}}}
	told := saytest.TellIn(t, in)
	if err := told.Notice.Validate(); err != nil {
		t.Fatal(err)
	}
	text, from := saytest.TextOf(told.Notice), 0
	for _, want := range []string{
		"Greater Manchester Police graded ‘inadequate’ at recording crime",
		"Greater Manchester Police fails to record over 38,000 crimes a year, an audit estimates. They include a quarter of reported violence against the person.",
		"To be published on 25 August 2016", "Get the report",
		"gives the overall judgment ‘inadequate’. The force records an estimated 85.5 percent", "In November 2014 the rate was 68 percent",
		"A. Name, Inspector, said:", "“Victims come first.”", "The causes, in the inspectors’ words:",
		"What has to improve:", "Violence against the person: over 16,800 crimes a year",
		"Records correctly cancelled, of those audited: rape 18 of 20.",
		"Figures", "All reported crime | 85.5 | 83.4 to 87.3 |", "Unrecorded does not mean ignored",
		"Next steps", "By 25 November 2016:", "The force should", "ENDS",
		"Press office: press@inspectorate.example", "Contact: Enquiries", "Notes to editors", "Method:", "Unrecorded crime:", "Open Government Licence",
	} {
		i := strings.Index(text[from:], want)
		if i < 0 {
			t.Fatalf("the notice does not say %q after:\n%s", want, text[:from])
		}
		from += i
	}
	for _, never := range []string{"per cent", "100 percent", "100.0", "%!", "<no value>", " . "} {
		if strings.Contains(text, never) {
			t.Errorf("the notice says %q:\n%s", never, text)
		}
	}
	if n := linksTo(told.Notice, in.ReportAt); n != 1 {
		t.Errorf("%d links to the report", n)
	}
}

// linksTo counts the links of a publication to an address.
func linksTo(p *doc.Publication, to string) int {
	n := 0
	for r := range p.Runs() {
		if l, ok := r.(doc.Link); ok && l.To == to {
			n++
		}
	}
	return n
}

// TestNoticeNamesQuestions only where the rules publish their grades.
func TestNoticeNamesQuestions(t *testing.T) {
	in := saytest.NoticeInput(t, saytest.GreaterManchester())
	const question = "How effective is the force at recording reported crime? inadequate"
	for _, published := range []bool{true, false} {
		in.Findings.Rulebook.PublishQuestions = published
		if text := saytest.TextOf(saytest.TellIn(t, in).Notice); strings.Contains(text, question) != published {
			t.Errorf("published %v:\n%s", published, text)
		}
	}
}

// TestOneSpellingOfPercent: all documents write it as the house does, the notice too.
func TestOneSpellingOfPercent(t *testing.T) {
	in := saytest.NoticeInput(t, saytest.GreaterManchester())
	for word, never := range map[string]string{"percent": "per cent", "per cent": "percent ", "%": "percent "} {
		pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{Percent: word})
		if err != nil {
			t.Fatal(err)
		}
		in.Words = pack
		told := saytest.TellIn(t, in)
		for _, p := range []*doc.Publication{told.Report, told.Key, told.Notice} {
			text := saytest.TextOf(p)
			if !strings.Contains(text, strings.TrimSpace("85.5 "+word)) && !strings.Contains(text, "85.5"+word) || strings.Contains(text, never) {
				t.Errorf("%s does not write %q as the house does", p.Kind, word)
			}
		}
	}
}

// TestNoticeLengths tries every force of the shipped registers under every grade.
func TestNoticeLengths(t *testing.T) {
	grades := []string{"inadequate", "requires improvement", "adequate", "good", "outstanding", "not graded"}
	in := saytest.NoticeInput(t, saytest.GreaterManchester())
	plain, none := in.Findings, saytest.NotReportable(in.Findings)
	names := forceNames(t)
	for _, name := range names {
		for level, grade := range grades {
			in.Findings = plain
			if grade == "not graded" {
				in.Findings = none
			} else {
				in.Findings.Overall.Grade, in.Findings.Overall.Level = grade, level+1
			}
			in.Findings.Force.Name = name
			te, err := force.NewTeller(in)
			if err != nil {
				t.Fatal(err)
			}
			n, err := te.PressNotice()
			if err != nil {
				t.Errorf("%s, %s: %v", name, grade, err)
				continue
			}
			title, summary := utf8.RuneCountInString(n.Title), utf8.RuneCountInString(n.Subject)
			if title > 65 || summary > 160 {
				t.Errorf("%q has %d characters, %q %d", n.Title, title, n.Subject, summary)
			}
			if !strings.Contains(n.Title+n.Subtitle, name) || grade != "not graded" && !strings.Contains(n.Title, "‘"+grade+"’") {
				t.Errorf("title %q does not say %s and %s", n.Title, name, grade)
			}
			if grade != "not graded" && !strings.Contains(n.Subject, "38,000") {
				t.Errorf("lead %q does not say how much is unrecorded", n.Subject)
			}
		}
	}
}

// forceNames are the names in the shipped registers.
func forceNames(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, file := range []string{"england-wales", "uk-other"} {
		b, err := os.ReadFile("../../../config/forces/" + file + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^\s+- \{id: .*?name: ([^,}]+)`).FindAllStringSubmatch(string(b), -1) {
			out = append(out, strings.Trim(m[1], `"`))
		}
	}
	if len(out) < 45 {
		t.Fatalf("%d names in the registers: %q", len(out), out)
	}
	return out
}

// TestNoticeTooLong: what no alternative can say is refused with its length.
func TestNoticeTooLong(t *testing.T) {
	f := saytest.GreaterManchester()
	f.Overall.Grade = strings.Repeat("poor", 20)
	in := saytest.NoticeInput(t, f)
	_, err := force.Tell(in)
	want := fmt.Sprintf("the shortest text has %d characters, more than 65 [notice-length]", 80+utf8.RuneCountInString("Police force graded ‘’ at recording crime"))
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want %q", err, want)
	}
	in.NoNotice = true
	if told, err := force.Tell(in); err != nil || told.Notice != nil {
		t.Errorf("a job without notices: %v", err)
	}
}

// TestNoticeOfALongName: a force whose name leaves a title no room has a notice.
func TestNoticeOfALongName(t *testing.T) {
	f := saytest.GreaterManchester()
	f.Force.Name = "The Combined Constabulary of Avon, Somerset, Gloucestershire, Wiltshire and Dorset"
	told := saytest.TellIn(t, saytest.NoticeInput(t, f))
	if got, want := told.Notice.Title, "Police force graded ‘inadequate’ at recording crime"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if !strings.Contains(saytest.TextOf(told.Notice), f.Force.Name) {
		t.Error("the notice does not name the force")
	}
}

// TestNothingReportable: the sheet and the notice of a force without a rate say
// why, and give no number in its place.
func TestNothingReportable(t *testing.T) {
	told := saytest.TellIn(t, saytest.NoticeInput(t, saytest.NotReportable(saytest.GreaterManchester())))
	for _, p := range []*doc.Publication{told.Key, told.Notice} {
		if err := p.Validate(); err != nil {
			t.Error(err)
		}
		text := saytest.TextOf(p)
		if !strings.Contains(text, "a group of crimes that it is made of is not reportable") {
			t.Errorf("%s does not say why there is no rate:\n%s", p.Kind, text)
		}
		if strings.Contains(text, "around") && !strings.Contains(text, "“around”") || strings.Contains(text, "over 38,000") {
			t.Errorf("%s gives a number:\n%s", p.Kind, text)
		}
	}
}

// TestKeyFindingsSay is the sheet of one page.
func TestKeyFindingsSay(t *testing.T) {
	told := saytest.TellIn(t, saytest.NoticeInput(t, saytest.GreaterManchester()))
	key := told.Key
	if err := key.Validate(); err != nil {
		t.Fatal(err)
	}
	if key.MaxPages != 1 || key.Cover != nil || key.Sample == "" || key.Notice == "" {
		t.Errorf("%d pages, cover %v, sample %q, notice %q", key.MaxPages, key.Cover, key.Sample, key.Notice)
	}
	text := saytest.TextOf(key)
	for _, want := range []string{
		"Overall judgment: inadequate", "thresholds", "Recording rate: 85.5 percent (95 percent interval 83.4 to 87.3 percent",
		"over 38,000 (95 percent interval 32,500 to 44,500", "Unrecorded does not mean ignored:", "twelve months to 29 February 2016",
		"Routes that were not audited", "https://inspectorate.example", "enquiries@inspectorate.example",
	} {
		if !strings.Contains(text, want) && !(want == "thresholds" && len(key.Body[0].(doc.JudgmentPanel).Notes) == 1) {
			t.Errorf("the sheet does not say %q:\n%s", want, text)
		}
	}
	figures := 0
	for _, b := range key.Body {
		if f, ok := b.(doc.Figure); ok {
			figures++
			for _, r := range f.Plot.(doc.Intervals).Rows {
				if len(r.Bands) > 0 {
					t.Error("the sheet's figure has bands that nothing explains")
				}
			}
		}
		if l, ok := b.(doc.List); ok && len(l.Items) > 3 {
			t.Errorf("%d findings", len(l.Items))
		}
	}
	if figures != 1 {
		t.Errorf("%d figures", figures)
	}
}

// TestEveryNumberHasItsCell walks all documents of a force: each number's cell
// holds its value.
func TestEveryNumberHasItsCell(t *testing.T) {
	told := saytest.TellIn(t, saytest.NoticeInput(t, saytest.GreaterManchester()))
	for _, p := range []*doc.Publication{told.Report, told.Key, told.Notice} {
		if n := saytest.NumbersHaveCells(t, p, told.Annex); n < 5 {
			t.Errorf("%s has %d numbers", p.Kind, n)
		}
	}
}
