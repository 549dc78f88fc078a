package tongue

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"assize/config"
	"assize/report/judge/rulebook"
	"assize/report/say/words"
	"assize/templates"
)

func packOf(t *testing.T, lang string) *words.Pack {
	t.Helper()
	p, err := words.Load(templates.Files, "words/"+lang+".yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestShippedRulebooksHaveTerms: each shipped rulebook can be told in each shipped
// language.
func TestShippedRulebooksHaveTerms(t *testing.T) {
	names, err := fs.Glob(config.Files, "rulebooks/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.yaml") {
			continue
		}
		rb, ps := rulebook.Load(config.Files, name)
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		checked++
		for _, lang := range []string{"en", "cy"} {
			if ps := missingTerms(rb, packOf(t, lang)); len(ps) > 0 {
				t.Errorf("%s in %s: %v", name, lang, ps)
			}
		}
	}
	if checked < 6 {
		t.Errorf("%d rulebooks", checked)
	}
}

// TestMissingTerms: a label without a term is told at its place, once.
func TestMissingTerms(t *testing.T) {
	data, err := fs.ReadFile(config.Files, "rulebooks/cdi-2016.yaml")
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.NewReplacer(
		"label: other crime\n", "label: crime of our own\n", "label: modern slavery\n", "label: crime of our own\n",
		"label: robberies are cancelled correctly", "label: robberies are looked into",
		"title: Crime data integrity inspection, rules of 2016", "title: Our rules",
	).Replace(string(data))
	rb, ps := rulebook.Load(fstest.MapFS{"ours.yaml": {Data: []byte(edited)}}, "ours.yaml")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range missingTerms(rb, packOf(t, "cy")) {
		got = append(got, p.Error())
	}
	want := []string{
		`ours.yaml: the title "Our rules" has no term in cy; add it to terms of the language pack [language-term]`,
		`ours.yaml:78:3: the measure "crime of our own" has no term in cy; add it to terms of the language pack [language-term]`,
		`ours.yaml:185:5: the criterion "robberies are looked into" has no term in cy; add it to terms of the language pack [language-term]`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if ps := missingTerms(rb, packOf(t, "en")); len(ps) > 0 {
		t.Errorf("in English: %v", ps)
	}
}
