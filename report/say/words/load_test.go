package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

const templates = "../../../templates"

// english loads the shipped pack in a style.
func english(t *testing.T, style Style) *Pack {
	t.Helper()
	p, err := Load(os.DirFS(templates), "words/en.yaml", style)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPackIsNamed(t *testing.T) {
	if p := english(t, Style{}); p.Lang != "en-GB" || p.Name != "English" {
		t.Errorf("pack of %q, %q", p.Lang, p.Name)
	}
}

// Every Label constant of the package is in the pack: a constant added without
// its words would print nothing.
func TestEveryLabelHasWords(t *testing.T) {
	p := english(t, Style{})
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if typ, ok := spec.Type.(*ast.Ident); !ok || typ.Name != "Label" {
				return true
			}
			id, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			seen++
			if p.Label(Label(id)) == "" {
				t.Errorf("%s: no words for %s, %q: add it to labelSpecs and to each language pack", name, spec.Names[0].Name, id)
			}
			return true
		})
	}
	if seen < 40 {
		t.Errorf("only %d labels were found", seen)
	}
}

func TestLabels(t *testing.T) {
	p := english(t, Style{})
	tests := []struct{ got, want string }{
		{p.Label(LabelPage, "2", "14"), "Page 2 of 14"},
		{p.Label(LabelInterval, "95%"), "95% interval"},
		{p.Label(LabelPercentAxis, "85"), "85%"},
		{p.Label(LabelSectionRef, "What we found"), "section “What we found”"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}

// Each edit of the shipped pack is refused at its line, and for that reason
// alone.
func TestLoadRefuses(t *testing.T) {
	shipped, err := os.ReadFile(filepath.Join(templates, "words/en.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, old, new, want string }{
		{"claim missing", `  over: "over {n}"` + "\n", "", `no words for the claim "over" [words-missing]`},
		{"claim unknown", `  over: "over {n}"`, `  over: "over {n}"` + "\n" + `  above: "above {n}"`, `no such claim, "above" [words-unknown]`},
		{"claim without its number", `over: "over {n}"`, `over: "over"`, `"over" lacks the place {n} [words-placeholder]`},
		{"claim with an unknown place", `over: "over {n}"`, `over: "over {n} of {m}"`, `"over" has the unknown place {m}; known here: n [words-placeholder]`},
		{"movement with a number", "risen: risen", `risen: "risen {n}"`, `"risen" has the unknown place {n} [words-placeholder]`},
		{"brace not closed", `over: "over {n}"`, `over: "over {n"`, `"over": a place is written {name} [words-placeholder]`},
		{"fraction missing", "  1/4: {share: a quarter, in: one in four}\n", "", `no words for the fraction 1/4 [words-missing]`},
		{"fraction unknown", "  1/4: {", "  1/7: {share: a seventh, in: one in seven}\n  1/4: {", `no claim uses the fraction "1/7" [words-unknown]`},
		{"label missing", "  skip: Skip to the report\n", "", `no label "skip" [words-missing]`},
		{"label unknown", "  skip: Skip", "  leap: x\n  skip: Skip", `no document uses the label "leap" [words-unknown]`},
		{"label with too few arguments", "page: Page %s of %s", "page: Page %s", `label "page" takes 2 arguments, not 1 [words-label]`},
		{"label with a lone percent sign", `interval: "%s interval"`, "interval: 95% interval", `label "interval": a percent sign must be written %%, an argument %s or %[2]s [words-label]`},
		{"label with another verb", "page: Page %s of %s", "page: Page %d of %s", `label "page": a percent sign must be written %%, an argument %s or %[2]s [words-label]`},
		{"warning missing", "  lone-report: only", "  lone-reports: only", `no words for "lone-report" [words-missing]`},
		{"reason missing", "  zero-rate: ", "  zero: ", `no words for "zero-rate" [words-missing]`},
		{"plural without other", "crime: {one: crime, other: crimes}", "crime: {one: crime}", `"crime" lacks the form "other" [words-plural]`},
		{"plural unknown", "crime: {one: crime, other", "crime: {single: crime, other", `"crime" has the unknown form "single"; forms are zero, one, two, few, many, other, =0, =1 … [words-plural]`},
		{"exact form of no number", `  "=2": neither of the two`, `  "=two": neither`, `"none" has the form "=two", which is no number [words-plural]`},
		{"eleven months", "October, November, December]", "October, November]", `11 months and 7 weekdays, not 12 and 7; weekdays begin with Sunday [words-count]`},
		{"date without a year", `date: "{day} {month} {year}"`, `date: "{day} {month}"`, `"date" lacks the place {year} [words-placeholder]`},
		{"spelling without words", "{percent: percent, decimals: 1, spell-below: 10}", "{percent: percent, decimals: 1, spell-below: 11}", `style "hmicfrs" spells numbers below 11, and only 10 have words [words-count]`},
		{"style with an unknown percent word", "{percent: percent, ", "{percent: pct, ", `style "hmicfrs": no way "pct" to write percentages [words-missing]`},
		{"too many decimals", "hmicfrs:        {percent: percent, decimals: 1,", "hmicfrs:        {percent: percent, decimals: 4,", `a rate has 0 to 3 decimals, not 4 [words-style]`},
		{"no language", "lang: en-GB", "lang: welsh!", `"welsh!" is not a language: language: tag is not well-formed [words-language]`},
		{"unknown key", "name: English", "nmae: English", `unknown key "nmae"; did you mean "name"? [yaml-unknown-key]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if strings.Count(string(shipped), tt.old) != 1 {
				t.Fatalf("the pack holds %q %d times", tt.old, strings.Count(string(shipped), tt.old))
			}
			edited := strings.Replace(string(shipped), tt.old, tt.new, 1)
			fsys := fstest.MapFS{"en.yaml": {Data: []byte(edited)}}
			_, err := Load(fsys, "en.yaml", Style{})
			if err == nil {
				t.Fatal("loaded")
			}
			for line := range strings.Lines(err.Error()) {
				if !strings.HasPrefix(line, "en.yaml:") {
					t.Errorf("without a place: %s", line)
				}
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestLoadRefusesUnknownStyles(t *testing.T) {
	four := 4
	for name, style := range map[string]Style{
		"name": {Name: "tabloid"}, "percent word": {Percent: "pct"}, "decimals": {Decimals: &four},
	} {
		if _, err := Load(os.DirFS(templates), "words/en.yaml", style); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
	if _, err := Load(os.DirFS(templates), "words/xx.yaml", Style{}); err == nil {
		t.Error("a pack that is not there was loaded")
	}
}

// Welsh has six plural classes and may turn arguments round.
func TestOtherLanguages(t *testing.T) {
	shipped, err := os.ReadFile(filepath.Join(templates, "words/en.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	welsh := strings.NewReplacer(
		"lang: en-GB", "lang: cy",
		"  day: {one: day, other: days}", "  day: {zero: a, one: b, two: c, few: d, many: e, other: f}",
		"page: Page %s of %s", `page: "%[2]s tudalen, rhif %[1]s"`,
	).Replace(string(shipped))
	p, err := Load(fstest.MapFS{"cy.yaml": {Data: []byte(welsh)}}, "cy.yaml", Style{})
	if err != nil {
		t.Fatal(err)
	}
	var got string
	for _, n := range []int{0, 1, 2, 3, 6, 4, 100} {
		noun, err := p.Noun("day", n)
		if err != nil {
			t.Fatal(err)
		}
		got += noun
	}
	if got != "abcdeff" {
		t.Errorf("plural classes of 0, 1, 2, 3, 6, 4, 100 are %q, want abcdeff", got)
	}
	if got := p.Label(LabelPage, "2", "14"); got != "14 tudalen, rhif 2" {
		t.Error(got)
	}
}
