package report

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"assize/config"
	"assize/report/read/source"
	"assize/report/say/force"
	"assize/report/say/narrative"
	"assize/report/say/words"
	"assize/templates"
)

// TestNarrativePage holds config/narrative.md, the page of what may be inserted in
// people's prose, to the table that it is read by.
func TestNarrativePage(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# What may be inserted in people's prose

Narratives and quotes are plain words. Values and claims are inserted by name, as
in {{rate "force"}}, and nothing else stands in braces: no other text, no number,
no condition, no loop. Every value knows its cell in the annex, and a claim that is
not true of it is refused with its file, line and column. A name with a capital
letter, as in {{Around "force"}}, begins a sentence. A measure is named by its id in
the rulebook.

Paragraphs are parted by empty lines; items of a list begin with "- "; **two stars**
make words strong. Dates, years and references such as "paragraph 3.1" may be typed.
Any other number, in the digits of any script, as a character reference or spelt out,
and every word of size, movement, order, quantity or completeness that the language
pack lists under people (all, most, improved, fallen, lowest), is a warning with its
place. A final release has each such sentence confirmed by name in its sign-off, or
written anew with inserted values. Observations, evidence, reasons, translations and
the labels of the rulebook are read in the same way.

Made from the program: ` + "`go test ./report -run TestNarrativePage -update`" + `.

| insert | says |
|---|---|
`)
	for _, w := range force.Insertions() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", w, w.Means)
	}
	const path = "../config/narrative.md"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("%s is not what the program reads; run with -update", path)
	}
}

// TestTranslationsSayTheSameNumbers: a translation is plain words, and holds the
// numbers of its text, in whatever order, in figures or in words.
func TestTranslationsSayTheSameNumbers(t *testing.T) {
	b := &bench{}
	for _, lang := range []string{"en", "cy"} {
		pack, err := words.Load(templates.Files, "words/"+lang+".yaml", words.Style{})
		if err != nil {
			t.Fatal(err)
		}
		b.tongues = append(b.tongues, tongue{lang: lang, words: pack})
	}
	const other = "terms.yaml:1:"
	tests := []struct{ text, said, want string }{
		{"no number", "dim rhif", ""},
		{"12 of 40 by 5 May 2016", "erbyn 5 Mai 2016, 12 o 40", ""},
		{"in two of the twenty-five cases", "mewn dau o’r dau ddeg pump o achosion", ""},
		{"in two of 25 cases", "mewn 2 o’r dau ddeg pump o achosion", ""},
		{"both of them", "y ddau ohonynt", ""},
		{"40 percent of a hundred", "40 y cant o gant", ""},
		{"reported by third parties", "a adroddwyd gan drydydd partïon", ""},
		{"12 of 40", "12 o 14", "a translation with other numbers than its text"},
		{"in two cases", "mewn tri achos", "a translation with other numbers than its text"},
		{"many", "38,000", "a translation with other numbers than its text"},
		{"38,000", "llawer", "a translation with other numbers than its text"},
		{"many", "&#51;8", "a translation with other numbers than its text"},
		{"the rate", `{{rate \"force\"}}`, "nothing is inserted in a translation"},
		{"inadequate", "rhagorol", "warning: the language pack has a term for this text"},
	}
	for _, tt := range tests {
		var ps source.Problems
		terms, _ := b.readTerms(b.tongues[1], "terms.yaml", []byte(fmt.Sprintf("%q: \"%s\"\n", tt.text, tt.said)), &ps)
		if len(terms) != 1 || (tt.want == "") != (len(ps) == 0) || !strings.Contains(ps.Error(), tt.want) || tt.want != "" && !strings.HasPrefix(ps.Error(), other) {
			t.Errorf("%q as %q: %v, want %q", tt.text, tt.said, ps, tt.want)
		}
		if strings.Contains(ps.Error(), tt.said) {
			t.Errorf("a message holds the translation: %v", ps)
		}
	}
}

// TestShippedRulebooksClaimNothing: no title or label of a shipped rulebook is a
// sentence that somebody has to answer for, and a label that claims is one.
func TestShippedRulebooksClaimNothing(t *testing.T) {
	program := Program{Config: config.Files, Templates: templates.Files}
	for _, id := range []string{"cdi-2016", "cdi-2017", "peel-2021", "scrs-95", "force-internal-2014", "nibrs-error-rate"} {
		b, ps, _ := setUp(program, "../testdata/demo/job.yaml", id)
		for _, p := range ps {
			if p.Rule == narrative.RuleWords {
				t.Errorf("%s: %v", id, p)
			}
		}
		if b == nil {
			continue // its own columns are not in the house's layout
		}
		b.rules.Measures[0].Label += ", all of it 99 percent"
		ps = nil
		b.readLabels(&ps)
		if len(ps) != 1 || len(b.labels) != 1 || strings.Contains(ps.Error(), "99") {
			t.Errorf("%s: a label that claims is not told: %v", id, ps)
		}
	}
}
