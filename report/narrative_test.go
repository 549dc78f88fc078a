package report

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"assize/report/read/source"
	"assize/report/say/force"
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
make words strong. A number that is typed, in the digits of any script or as a
character reference, is a warning, and no final release has one; dates, years and
references such as "paragraph 3.1" may be typed.

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
