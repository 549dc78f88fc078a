package tell

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// tides are two kinds of a made-up subject.
func tides() []*Kind {
	return []*Kind{
		{ID: "height", Part: PartRates, Forms: []Form{Sentence, CellText}, Roles: []Role{{Name: "port"}, {Name: "metres", Counts: true}}},
		{ID: "calm", Part: PartMethod, Forms: []Form{Sentence}},
	}
}

func sea() Subject {
	return Subject{Name: "the sea", Tells: func(string) bool { return true }, Kinds: tides()}
}

const seaWords = `{{define "say.height.sentence"}}{{.port | sentence}} has {{.metres}}.{{end}}{{define "say.height.cell"}}{{.metres}}{{end}}{{define "say.calm.sentence"}}It is calm.{{end}}`

// TestWordings: a language words every kind in every form; a wording prints every
// number of its kind and nothing else, and decides nothing.
func TestWordings(t *testing.T) {
	replaced := func(old, with string) string { return strings.Replace(seaWords, old, with, 1) }
	for name, c := range map[string]struct{ text, fault string }{
		"whole":           {seaWords, ""},
		"a form lacks":    {replaced(`{{define "say.height.cell"}}{{.metres}}{{end}}`, ""), `statements of "height" have no wording as a cell; define "say.height.cell" [wording-missing]`},
		"a detail":        {seaWords + `{{define "b"}}{{once "height" "dover" "detail"}}{{end}}`, `"b" asks for statements of "height" as a detail`},
		"a number lacks":  {replaced("has {{.metres}}", "has water"), `"say.height.sentence" leaves out the number "metres" [wording]`},
		"no such role":    {replaced("has {{.metres}}", "has {{.metres}} or {{.feet}}"), `asks for "feet", which its kind does not have; it has port, metres [wording]`},
		"a function":      {replaced("It is calm", "It is calm at {{inspectorate}}"), `"say.calm.sentence" calls inspectorate`},
		"a decision":      {replaced("It is calm", "{{if .port}}It is calm{{end}}"), "decides or includes"},
		"an inclusion":    {replaced("It is calm", `{{template "say.height.cell" .}}`), "decides or includes"},
		"a typed number":  {replaced("has {{.metres}}", "has {{.metres}} of 9"), "a digit in literal text"},
		"no such kind":    {seaWords + `{{define "b"}}{{say "heigth" "dover" "sentence"}}{{end}}`, `"b" asks for statements of "heigth", which is no kind [statement-unknown]`},
		"no such form":    {seaWords + `{{define "b"}}{{sayAll "height" "title"}}{{end}}`, `"b" asks for statements of "height" as a title, which they do not have; they have sentence, cell [statement-unknown]`},
		"nothing says it": {seaWords + `{{define "say.storm.sentence"}}Storm.{{end}}`, `nothing states what "say.storm.sentence" words [wording-unknown]`},
	} {
		t.Run(name, func(t *testing.T) {
			at := sea()
			at.Says = []string{"say", "once", "sayAll", "stated", "fresh"}
			_, err := LoadTemplates(fstest.MapFS{"en/a.tmpl": {Data: []byte(c.text)}}, "en", nil, at)
			if c.fault == "" && err != nil || c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)) {
				t.Errorf("%v, want %q", err, c.fault)
			}
		})
	}
}

// TestStatements: a statement is made only where its predicate holds and every role is
// filled as its kind asks; a list holds it once, and words it alike wherever it is
// selected.
func TestStatements(t *testing.T) {
	pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	at := sea()
	at.Says = []string{"say", "once", "sayAll", "stated", "fresh"}
	templates, err := LoadTemplates(fstest.MapFS{"en/a.tmpl": {Data: []byte(seaWords + `{{define "all"}}{{sayAll "height" "sentence"}}{{if stated "calm" ""}} Calm.{{end}}{{say "height" "nowhere" "sentence"}}{{end}}`)}}, "en", nil, at)
	if err != nil {
		t.Fatal(err)
	}
	kernel := func() *Kernel { return New(pack, templates, House{}, Edition{}, Foreign{}) }
	metres := []doc.Run{doc.Number{Value: 3, Text: "three metres"}}
	port := doc.Words("dover")
	height, calm := tides()[0], tides()[1]
	for name, c := range map[string]struct {
		roles Roles
		fault string
	}{
		"a number of words":   {Roles{"port": port, "metres": doc.Words("three")}, "metres is no number with a cell"},
		"a name with numbers": {Roles{"port": metres, "metres": metres}, "port holds a number, which a wording could leave out"},
		"nothing":             {Roles{"metres": metres}, "nothing stands for port"},
		"too much":            {Roles{"port": port, "metres": metres, "feet": metres}, "its kind has no feet"},
	} {
		t.Run(name, func(t *testing.T) {
			k := kernel()
			if _, made := k.State(height, "dover", 1, true, func() Roles { return c.roles }); made || k.Err() == nil || !strings.Contains(k.Err().Error(), c.fault) {
				t.Errorf("made %v: %v, want %q", made, k.Err(), c.fault)
			}
		})
	}
	k := kernel()
	var list List
	add := func(s Statement, made bool) { k.Fail(list.Add(s, made)) }
	add(k.State(height, "dover", 0.2, true, func() Roles { return Roles{"port": port, "metres": metres} }))
	add(k.State(height, "hull", 0.9, true, func() Roles { return Roles{"port": doc.Words("hull"), "metres": metres} }))
	add(k.State(calm, "", 1, false, nil)) // it is not
	k.Register(k.ListFuncs(&list))
	if got, want := doc.Plain(k.Runs("all", nil)), "Hull has three metres. and Dover has three metres."; got != want || k.Err() != nil {
		t.Errorf("%q, %v; want %q", got, k.Err(), want)
	}
	if got := list.OfPart(PartRates, 0.5); len(got) != 1 || got[0].Subject() != "hull" || len(got[0].Numbers()["metres"]) != 1 {
		t.Errorf("what weighs most: %v", got)
	}
	if err := list.Add(k.State(height, "hull", 1, true, func() Roles { return Roles{"port": port, "metres": metres} })); err == nil {
		t.Error("hull has two heights")
	}
	if s, _ := list.Of("height", "hull"); k.Worded(s, Item) != nil || k.Err() == nil {
		t.Error("worded in a form that its kind does not have")
	}
}

// TestSaidOnce: within a stretch a statement is fresh until it is said in a sentence or
// a list; a cell of a table does not say it, and each stretch begins anew.
func TestSaidOnce(t *testing.T) {
	pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	at := sea()
	at.Says = []string{"once", "fresh"}
	const piece = `{{define "b"}}{{if fresh "height" "dover"}}Now: {{end}}{{once "height" "dover" "sentence"}}{{end}}`
	templates, err := LoadTemplates(fstest.MapFS{"en/a.tmpl": {Data: []byte(seaWords + piece)}}, "en", nil, at)
	if err != nil {
		t.Fatal(err)
	}
	k := New(pack, templates, House{}, Edition{}, Foreign{})
	var list List
	s, made := k.State(at.Kinds[0], "dover", 1, true, func() Roles {
		return Roles{"port": doc.Words("Dover"), "metres": []doc.Run{doc.Number{Value: 2, Text: "two metres"}}}
	})
	if err := list.Add(s, made); err != nil {
		t.Fatal(err)
	}
	k.Register(k.ListFuncs(&list))
	k.Begin("front")
	k.Worded(s, CellText)
	for _, step := range []struct{ stretch, want string }{
		{"front", "Now: Dover has two metres."}, {"front", ""}, {"back", "Now: Dover has two metres."}, {"back", ""}, {"", "Now: Dover has two metres."}, {"", "Now: Dover has two metres."},
	} {
		if step.stretch != k.heard.stretch {
			k.Begin(step.stretch)
		}
		if got := k.Piece("b"); got != step.want {
			t.Errorf("in %q: %q, want %q", step.stretch, got, step.want)
		}
	}
	if got := k.Heard("front")["height dover"]; got != 1 || k.Err() != nil {
		t.Errorf("said %d times: %v", got, k.Err())
	}
}
