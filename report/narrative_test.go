package report

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"assize/report/read/source"
	"assize/report/say/force"
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
// numbers of its text, in whatever order.
func TestTranslationsSayTheSameNumbers(t *testing.T) {
	tests := []struct{ text, said, want string }{
		{"no number", "dim rhif", ""},
		{"12 of 40 by 5 May 2016", "erbyn 5 Mai 2016, 12 o 40", ""},
		{"12 of 40", "12 o 14", "warning: a translation with other numbers than its text"},
		{"many", "38,000", "warning: a translation with other numbers than its text"},
		{"38,000", "llawer", "warning: a translation with other numbers than its text"},
		{"many", "&#51;8", "warning: a translation with other numbers than its text"},
		{"the rate", `{{rate \"force\"}}`, "nothing is inserted in a translation"},
	}
	for _, tt := range tests {
		var ps source.Problems
		terms := readTerms("terms.yaml", []byte(fmt.Sprintf("%q: \"%s\"\n", tt.text, tt.said)), &ps)
		if len(terms) != 1 || (tt.want == "") != (len(ps) == 0) || !strings.Contains(ps.Error(), tt.want) || tt.want != "" && !strings.HasPrefix(ps.Error(), "terms.yaml:1:") {
			t.Errorf("%q as %q: %v, want %q", tt.text, tt.said, ps, tt.want)
		}
	}
}
