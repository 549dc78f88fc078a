package report

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"assize/config"
	"assize/report/say/force"
	"assize/report/say/narrative"
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
written anew with inserted values. Observations, evidence, reasons, translations,
the titles of job and inspection, the reason of a correction and the labels of the
rulebook are read in the same way.

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
		labels := b.tongues.HearRules(b.rules, &ps)
		if len(ps) != 1 || len(labels) != 1 || strings.Contains(ps.Error(), "99") {
			t.Errorf("%s: a label that claims is not told: %v", id, ps)
		}
	}
}
