package words

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/read/strictyaml"
)

// welsh loads the shipped Welsh pack in a style.
func welsh(t *testing.T, style Style) *Pack {
	t.Helper()
	p, err := Load(os.DirFS(templates), "words/cy.yaml", style)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// keysOf are the keys of a pack's sections, "claims/over".
func keysOf(t *testing.T, fsys fs.FS, name string) []string {
	t.Helper()
	var pack, section strictyaml.OrderedMap[*strictyaml.Node]
	n, ps := strictyaml.Read(fsys, name, strictyaml.Limits{})
	strictyaml.Decode(n, &pack, &ps)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range pack.Entries {
		// What only some languages need.
		if slices.Contains([]string{"terms", "genders", "mutations"}, e.Key) {
			continue
		}
		out = append(out, e.Key)
		if e.Value.Kind() != strictyaml.Mapping {
			continue
		}
		strictyaml.Decode(e.Value, &section, &ps)
		for _, key := range section.Keys() {
			// Forms differ by language.
			if e.Key != "points" && e.Key != "all" && e.Key != "none" && key != "before-noun" {
				out = append(out, e.Key+"/"+key)
			}
		}
	}
	slices.Sort(out)
	return out
}

// TestPacksHoldTheSame: every shipped pack says everything that English says, in
// every style.
func TestPacksHoldTheSame(t *testing.T) {
	fsys := os.DirFS(templates)
	want := keysOf(t, fsys, "words/en.yaml")
	packs, err := filepath.Glob(filepath.Join(templates, "words/*.yaml"))
	if err != nil || len(packs) < 2 {
		t.Fatalf("%d packs, %v", len(packs), err)
	}
	for _, name := range packs {
		name = "words/" + filepath.Base(name)
		if got := keysOf(t, fsys, name); !slices.Equal(got, want) {
			t.Errorf("%s holds %q\nand English %q", name, got, want)
		}
		for _, style := range []string{"hmicfrs", "govuk", "ons"} {
			if _, err := Load(fsys, name, Style{Name: style}); err != nil {
				t.Errorf("%s in style %s: %v", name, style, err)
			}
		}
	}
}

// TestWelshCounts: nouns stand in the singular, mutate after some numbers, and
// the numbers agree with their gender.
func TestWelshCounts(t *testing.T) {
	spelt, figures := welsh(t, Style{}), welsh(t, Style{Name: "govuk"})
	tests := []struct {
		pack *Pack
		n    int
		noun string
		want string
	}{
		{spelt, 1, "crime", "un drosedd"},
		{spelt, 2, "crime", "dwy drosedd"},
		{spelt, 3, "crime", "tair trosedd"},
		{spelt, 6, "crime", "chwe throsedd"},
		{spelt, 43, "crime", "43 trosedd"},
		{figures, 6, "crime", "6 throsedd"},
		{spelt, 2, "force", "dau heddlu"},
		{spelt, 5, "force", "pum heddlu"},
		{spelt, 43, "force", "43 heddlu"},
		{spelt, 2, "criterion", "dau faen prawf"},
		{spelt, 3, "core question", "tri chwestiwn craidd"},
		{spelt, 3, "recommendation", "tri argymhelliad"},
		{spelt, 7, "day", "saith niwrnod"},
		{spelt, 2, "day", "dau ddiwrnod"},
		{spelt, 1, "year", "un flwyddyn"},
		{spelt, 4, "year", "pedair blynedd"},
		{spelt, 5, "year", "pum mlynedd"},
		{figures, 1204, "report", "1,204 adroddiad"},
	}
	for _, tt := range tests {
		if got, err := tt.pack.Counted(tt.n, tt.noun); err != nil || got != tt.want {
			t.Errorf("%d of %q is %q, %v; want %q", tt.n, tt.noun, got, err, tt.want)
		}
	}
}

// TestWelshClaims: a claim changes the beginning of the fraction after it.
func TestWelshClaims(t *testing.T) {
	p := welsh(t, Style{})
	claim := func(kind ClaimKind, form Form, v float64, id string) string {
		c, err := p.checkFraction(kind, form, v, id)
		if err != nil {
			t.Error(err)
		}
		return c.Text
	}
	over, err := p.OverCount(38040, 100)
	if err != nil {
		t.Fatal(err)
	}
	around, err := p.PercentClaim(Around, 0.85456, 0)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ got, want string }{
		{over.Text, "dros 38,000"},
		{around.Text, "tua 85 y cant"},
		{claim(Exactly, Share, 0.25, "1/4"), "chwarter"},
		{claim(MoreThan, Share, 0.337, "1/3"), "dros draean"},
		{claim(Over, Share, 0.337, "1/3"), "dros draean"},
		{claim(Almost, Share, 0.33, "1/3"), "bron traean"},
		{claim(Around, Share, 0.75, "3/4"), "tua thri chwarter"},
		{claim(MoreThan, OneIn, 0.805, "4/5"), "dros bedwar o bob pump"},
		{claim(MoreThan, OneIn, 0.255, "1/4"), "dros un o bob pedwar"},
		{p.Range(0.828, 0.89, 1), "82.8 i 89.0 y cant"},
		{p.unsigned(0.155, 1), "15.5 pwynt canran"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}

func TestTerms(t *testing.T) {
	cy, en := welsh(t, Style{}), english(t, Style{})
	if en.Translates() || !cy.Translates() {
		t.Errorf("English translates %v, Welsh %v", en.Translates(), cy.Translates())
	}
	if got, ok := cy.Term("requires improvement"); got != "angen gwella" || !ok {
		t.Errorf("%q, %v", got, ok)
	}
	if got, ok := cy.Term("a label of our own"); ok {
		t.Errorf("a text without a term is %q", got)
	}
	if got, ok := en.Term("a label of our own"); got != "a label of our own" || !ok {
		t.Errorf("in English a text is %q, %v", got, ok)
	}
}

// TestWelshRefuses what only a pack with such grammar can get wrong.
func TestWelshRefuses(t *testing.T) {
	shipped, err := os.ReadFile(filepath.Join(templates, "words/cy.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, old, new, want string }{
		{"term with another number", "o fewn 72 awr i’r adroddiad", "o fewn 24 awr i’r adroddiad", `holds other numbers [words-term]`},
		{"term without words", "  poor: gwael", `  poor: ""`, `"poor" has no translation [words-term]`},
		{"gender of no noun", "  hour: feminine", "  minute: feminine", `no such noun, "minute" [words-unknown]`},
		{"gender without numbers", "  hour: feminine", "  hour: neuter", `no number words before a noun of "neuter" [words-missing]`},
		{"number words too few", "feminine: [dim, un, dwy,", "feminine: [dim, dwy,", `9 number words before a noun (feminine), not 10 [words-count]`},
		{"form that no claim brings about", "mutated: {soft: {share: draean, in: un o bob tri}", "mutated: {nasal: {share: draean, in: un o bob tri}", `no claim changes the fraction 1/3 to "nasal" [words-unknown]`},
		{"mutation of no claim", "  over: soft", "  above: soft", `no such claim, "above" [words-unknown]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if strings.Count(string(shipped), tt.old) != 1 {
				t.Fatalf("the pack holds %q %d times", tt.old, strings.Count(string(shipped), tt.old))
			}
			edited := strings.Replace(string(shipped), tt.old, tt.new, 1)
			_, err := Load(fstest.MapFS{"cy.yaml": {Data: []byte(edited)}}, "cy.yaml", Style{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}
