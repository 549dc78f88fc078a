package tell

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
)

// folder loads the templates of a language as shipped.
func folder(t *testing.T, lang string) map[string]*parse.Tree {
	t.Helper()
	files, err := filepath.Glob("../../../templates/report/" + lang + "/*.tmpl")
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	out := map[string]*parse.Tree{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(string(text), "", "", out); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// sayingsOf lists what a definition calls, asks and includes, each as often as it
// stands there: functions with their texts, fields, templates, and where it
// branches.
func sayingsOf(n parse.Node) []string {
	var out []string
	branch := func(kind string, b *parse.BranchNode) {
		out = append(out, kind)
		out = append(out, sayingsOf(b.Pipe)...)
		out = append(out, sayingsOf(b.List)...)
		if b.ElseList != nil {
			out = append(out, "else")
			out = append(out, sayingsOf(b.ElseList)...)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, c := range n.Nodes {
			out = append(out, sayingsOf(c)...)
		}
	case *parse.ActionNode:
		out = sayingsOf(n.Pipe)
	case *parse.PipeNode:
		if n == nil {
			return nil
		}
		for _, c := range n.Cmds {
			out = append(out, sayingsOf(c)...)
		}
	case *parse.CommandNode:
		var words []string
		for _, a := range n.Args {
			if p, ok := a.(*parse.PipeNode); ok {
				out = append(out, sayingsOf(p)...)
			} else {
				words = append(words, a.String())
			}
		}
		out = append(out, strings.Join(words, " "))
	case *parse.TemplateNode:
		out = append(append(out, "template "+n.Name), sayingsOf(n.Pipe)...)
	case *parse.IfNode:
		branch("if", &n.BranchNode)
	case *parse.RangeNode:
		branch("range", &n.BranchNode)
	case *parse.WithNode:
		branch("with", &n.BranchNode)
	}
	return out
}

// callsByName are the calls of every definition of a language, sorted.
func callsByName(templates map[string]*parse.Tree) map[string][]string {
	out := map[string][]string{}
	for name, d := range templates {
		if strings.HasSuffix(name, ".tmpl") {
			continue
		}
		calls := sayingsOf(d.Root)
		slices.Sort(calls)
		out[name] = calls
	}
	return out
}

// TestLanguagesSayTheSame: every language defines what English defines, and each
// definition calls the same functions of the same measures, so that a translation
// can neither drop nor add a number.
func TestLanguagesSayTheSame(t *testing.T) {
	entries, err := os.ReadDir("../../../templates/report")
	if err != nil || len(entries) < 2 {
		t.Fatalf("%d languages, %v", len(entries), err)
	}
	english := callsByName(folder(t, "en"))
	for _, e := range entries {
		other := callsByName(folder(t, path.Base(e.Name())))
		for name, want := range english {
			got, ok := other[name]
			switch {
			case !ok:
				t.Errorf("%s does not define %q", e.Name(), name)
			case !slices.Equal(got, want):
				t.Errorf("%s: %q calls\n%s\nand in English\n%s", e.Name(), name, strings.Join(got, " | "), strings.Join(want, " | "))
			}
		}
		for name := range other {
			if _, ok := english[name]; !ok {
				t.Errorf("%s defines %q, which English does not", e.Name(), name)
			}
		}
	}
}

// TestLanguagesHoldNoTwin: a definition that reads as in English has most likely
// been forgotten.
func TestLanguagesHoldNoTwin(t *testing.T) {
	english, welsh := folder(t, "en"), folder(t, "cy")
	for name, d := range english {
		if strings.HasSuffix(name, ".tmpl") {
			continue
		}
		twin := welsh[name]
		if twin == nil {
			continue // told by TestLanguagesSayTheSame
		}
		for _, text := range literalsOf(d.Root) {
			if len(strings.Fields(text)) > 1 && slices.Contains(literalsOf(twin.Root), text) {
				t.Errorf("%q says %q in Welsh too", name, text)
			}
		}
	}
}

// literalsOf are the words of a definition.
func literalsOf(n parse.Node) []string {
	var out []string
	both := func(b *parse.BranchNode) {
		out = append(out, literalsOf(b.List)...)
		if b.ElseList != nil {
			out = append(out, literalsOf(b.ElseList)...)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, c := range n.Nodes {
			out = append(out, literalsOf(c)...)
		}
	case *parse.TextNode:
		out = append(out, strings.TrimSpace(string(n.Text)))
	case *parse.IfNode:
		both(&n.BranchNode)
	case *parse.RangeNode:
		both(&n.BranchNode)
	case *parse.WithNode:
		both(&n.BranchNode)
	}
	return out
}

// TestTwinsTakePlaces: what is said where other units than crimes are counted takes the
// place of a piece that there is.
func TestTwinsTakePlaces(t *testing.T) {
	twins := 0
	for name := range folder(t, "en") {
		base, isTwin := strings.CutSuffix(name, "@units")
		if !isTwin {
			continue
		}
		twins++
		if folder(t, "en")[base] == nil {
			t.Errorf("%q takes the place of no piece", name)
		}
	}
	if twins == 0 {
		t.Error("no piece is worded for other units than crimes")
	}
}
