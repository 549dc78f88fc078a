package tell

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/say/narrative"
	"assize/report/say/words"
)

// TestWordsBesideNumbers: a word of size, movement, order, quantity or completeness
// stands beside an inserted number only where a kind vouches for it, or the pack.
func TestWordsBesideNumbers(t *testing.T) {
	pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	tall := &Kind{ID: "tallest", Forms: []Form{Sentence}, Roles: []Role{{Name: "metres", Counts: true}}, Vouches: true}
	plain := &Kind{ID: "tower", Forms: []Form{Sentence}, Roles: []Role{{Name: "metres", Counts: true}}}
	town := Subject{
		Name: "a town", Says: []string{"metres", "name", "say"}, Names: []string{"name"},
		Tells: func(string) bool { return true }, Kinds: []*Kind{tall, plain},
	}
	const kinds = `{{define "say.tallest.sentence"}}The highest tower has {{.metres}}.{{end}}{{define "say.tower.sentence"}}A tower of {{.metres}}.{{end}}`
	for name, c := range map[string]struct{ text, word string }{
		"size":              {`{{define "a"}}The tower has only {{metres}}.{{end}}`, "only"},
		"movement":          {`{{define "a"}}It has risen to {{metres}}.{{end}}`, "risen"},
		"order":             {`{{define "a"}}The highest one has {{metres}}.{{end}}`, "highest"},
		"quantity":          {`{{define "a"}}Half of {{metres}} is stone.{{end}}`, "half"},
		"a spelt number":    {`{{define "a"}}Two towers of {{metres}}.{{end}}`, "two"},
		"completeness":      {`{{define "a"}}All towers have {{metres}}.{{end}}`, "all"},
		"in a branch":       {`{{define "a"}}{{if metres}}All have{{else}}It has{{end}} {{metres}}.{{end}}`, "all"},
		"after it":          {`{{define "a"}}{{metres}} is the most.{{end}}`, "most"},
		"with a capital":    {`{{define "a"}}{{metres | sentence}} at least.{{end}}`, "least"},
		"another sentence":  {`{{define "a"}}All towers are old. One has {{metres}}.{{end}}`, ""},
		"another paragraph": {"{{define \"a\"}}\nAll towers\n\n{{metres}}\n{{end}}", ""},
		"beside a name":     {`{{define "a"}}All towers of {{name}} are old.{{end}}`, ""},
		"beside a sentence": {`{{define "a"}}{{say "tower" "" "sentence"}} All of them are old.{{end}}`, ""},
		"no such word":      {`{{define "a"}}The tower has {{metres}}.{{end}}`, ""},
		"of a kind":         {strings.Replace(kinds, "A tower of", "The only tower of", 1), "only"},
	} {
		t.Run(name, func(t *testing.T) {
			text := c.text
			if name != "of a kind" {
				text += kinds
			}
			_, err := LoadTemplates(fstest.MapFS{"en/a.tmpl": {Data: []byte(text)}}, "en", pack, town)
			switch {
			case c.word == "" && err != nil:
				t.Error(err)
			case c.word != "" && (err == nil || !strings.Contains(err.Error(), `says "`+c.word+`" beside a number`)):
				t.Errorf("%v, want %q refused", err, c.word)
			}
		})
	}
}

// TestWhatIsVouchedForIsSaid: the shipped packs vouch for nothing that no piece says.
func TestWhatIsVouchedForIsSaid(t *testing.T) {
	for _, lang := range []string{"en", "cy"} {
		pack, err := words.Load(os.DirFS("../../../templates"), "words/"+lang+".yaml", words.Style{})
		if err != nil {
			t.Fatal(err)
		}
		lexicon := narrative.NewLexicon(pack.People().Numbers, pack.People().Claims, pack.People().Names)
		trees := folder(t, lang)
		for _, v := range pack.Vouched() {
			said := false
			for _, piece := range v.In {
				tree := trees[piece]
				if tree == nil {
					t.Errorf("%s vouches for %q, which no template defines", lang, piece)
					continue
				}
				claims := lexicon.Claims(strings.Join(literalsOf(tree.Root), " . "))
				said = said || slices.ContainsFunc(v.Words, func(w string) bool { return slices.Contains(claims, w) })
			}
			if !said {
				t.Errorf("%s: none of %q says one of %q: the line is for nothing", lang, v.In, v.Words)
			}
		}
	}
}
