package report_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPeoplesSentencesAreConfirmed: what people claim is told in a draft, listed in its
// sign-off without its words, and keeps a release from being final until somebody
// confirms it by name; other words want another confirmation. A press notice of an
// embargoed release is not prepared either.
func TestPeoplesSentencesAreConfirmed(t *testing.T) {
	sussex := []string{"sussex.xlsx"}
	const prose = "narrative: narrative"
	quotes := `quotes: [{force: sussex, person: A. Name, role: HM Inspector, text: "Almost SECRET of it improved."}]`
	r := newRealRound(t, "sussex")
	r.write("narrative/sussex/en/summary.md", []byte("Calm SECRET words. Most SECRET\nwords are 12.\n"))
	told := r.must("draft", "draft", sussex, prose, quotes)
	for _, want := range []string{
		"narrative/sussex/en/summary.md:2:11: warning: a number that is neither a date nor a reference",
		`job\.yaml:\d+:\d+: warning: a sentence with a number or a word of size, movement, order or quantity, at character 1 of the text; .*\[words-to-confirm\]`,
	} {
		if !regexp.MustCompile(want).MatchString(told.Problems.Error()) {
			t.Errorf("a draft does not tell %q:\n%v", want, told.Problems)
		}
	}
	form, err := os.ReadFile(filepath.Join(told.Release.Dir, "restricted", "sign-off.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	listed := regexp.MustCompile(`(?m)^#   - \{force: "sussex", language: "en", place: "[^"]+", sha256: "[0-9a-f]{64}", by: "", on: ""\}$`).FindAllString(string(form), -1)
	if len(listed) != 2 || strings.Contains(string(form)+told.Problems.Error(), "SECRET") {
		t.Fatalf("the form lists %d sentences:\n%s", len(listed), form)
	}

	r.sign("unread.yaml", told)
	r.sign("one.yaml", told, "# sentences:", "sentences:", listed[0], confirmed(listed[0]))
	r.sign("read.yaml", told, "# sentences:", "sentences:", listed[0], confirmed(listed[0]), listed[1], confirmed(listed[1]))
	for file, want := range map[string]string{
		"unread.yaml": "narrative/sussex/en/summary.md:2:11: Sussex Police: a number that is neither",
		"one.yaml":    "Sussex Police: a sentence with a number or a word of size",
	} {
		res, err := r.run("final", "final", sussex, prose, quotes, "sign-off: "+file)
		if err == nil || !strings.Contains(res.Problems.Error(), want) {
			t.Errorf("%s: want %s\ngot %v\n%v", file, want, err, res.Problems)
		}
	}
	marked := r.must("embargoed", "embargoed", sussex, prose, quotes, "sign-off: one.yaml", "embargo: 2016-08-25T00:01+01:00")
	if !strings.Contains(marked.Problems.Error(), "no unmarked edition is prepared: Sussex Police: a sentence with") {
		t.Errorf("an unmarked edition was prepared of what nobody confirmed:\n%v", marked.Problems)
	}
	r.must("final", "final", sussex, prose, quotes, "sign-off: read.yaml")

	r.write("narrative/sussex/en/summary.md", []byte("Calm SECRET words. Most SECRET\nwords are 13.\n"))
	res, err := r.run("again", "final", sussex, prose, quotes, "sign-off: read.yaml")
	if err == nil || !strings.Contains(res.Problems.Error(), "summary.md:2:11: Sussex Police: a number") {
		t.Errorf("other words pass with an old confirmation: %v\n%v", err, res.Problems)
	}
}

// confirmed is a line of the form as somebody fills it in.
func confirmed(line string) string {
	return strings.NewReplacer("#   - {", "  - {", `by: ""`, "by: D. Name", `on: ""`, "on: 2016-08-21").Replace(line)
}

// TestTranslatedSectionsInsertTheSame: a section in a further language that leaves a
// value out, or types another number, is refused at its file.
func TestTranslatedSectionsInsertTheSame(t *testing.T) {
	r := newRealRound(t, "sussex")
	r.write("narrative/sussex/en/summary.md", []byte("The rate is {{rate \"force\"}} after 2015, {{counts \"rape\"}}.\n"))
	for said, sound := range map[string]bool{
		"Ar ôl 2015, {{counts \"rape\"}}: {{rate \"force\"}}, sef {{rate \"force\"}}.\n": true,
		"Ar ôl 2015, {{counts \"rape\"}}.\n":                                             false,
		"Ar ôl 2014, {{counts \"rape\"}}: {{rate \"force\"}}.\n":                         false,
		"Ar ôl 2015, {{counts \"rape\"}}: {{rate \"violence\"}}.\n":                      false,
	} {
		r.write("narrative/sussex/cy/summary.md", []byte(said))
		res, err := r.run("out", "draft", []string{"sussex.xlsx"}, "narrative: narrative", "languages: [en, cy]")
		if refused := strings.Contains(res.Problems.Error(), "narrative/sussex/cy/summary.md: holds other numbers than narrative/sussex/en/summary.md"); refused == sound {
			t.Errorf("%q: refused is %v (%v)\n%v", said, refused, err, res.Problems)
		}
	}
}
