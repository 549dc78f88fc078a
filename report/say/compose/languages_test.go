package compose

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
)

// folder loads the templates of a language as shipped.
func folder(t *testing.T, lang string) *Templates {
	t.Helper()
	templates, err := LoadTemplates(os.DirFS("../../../templates"), "report/"+lang)
	if err != nil {
		t.Fatal(err)
	}
	return templates
}

// callsOf lists what a definition calls, asks and includes, each as often as it
// stands there: functions with their texts, fields, templates, and where it
// branches.
func callsOf(n parse.Node) []string {
	var out []string
	branch := func(kind string, b *parse.BranchNode) {
		out = append(out, kind)
		out = append(out, callsOf(b.Pipe)...)
		out = append(out, callsOf(b.List)...)
		if b.ElseList != nil {
			out = append(out, "else")
			out = append(out, callsOf(b.ElseList)...)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, c := range n.Nodes {
			out = append(out, callsOf(c)...)
		}
	case *parse.ActionNode:
		out = callsOf(n.Pipe)
	case *parse.PipeNode:
		if n == nil {
			return nil
		}
		for _, c := range n.Cmds {
			out = append(out, callsOf(c)...)
		}
	case *parse.CommandNode:
		var words []string
		for _, a := range n.Args {
			if p, ok := a.(*parse.PipeNode); ok {
				out = append(out, callsOf(p)...)
			} else {
				words = append(words, a.String())
			}
		}
		out = append(out, strings.Join(words, " "))
	case *parse.TemplateNode:
		out = append(append(out, "template "+n.Name), callsOf(n.Pipe)...)
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
func callsByName(templates *Templates) map[string][]string {
	out := map[string][]string{}
	for _, d := range templates.root.Templates() {
		if d.Tree == nil || d.Root == nil || strings.HasSuffix(d.Name(), ".tmpl") {
			continue
		}
		calls := callsOf(d.Root)
		slices.Sort(calls)
		out[d.Name()] = calls
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
	for _, d := range english.root.Templates() {
		if d.Tree == nil || d.Root == nil || strings.HasSuffix(d.Name(), ".tmpl") {
			continue
		}
		twin := welsh.root.Lookup(d.Name())
		if twin == nil {
			continue // told by TestLanguagesSayTheSame
		}
		for _, text := range literalsOf(d.Root) {
			if len(strings.Fields(text)) > 1 && slices.Contains(literalsOf(twin.Root), text) {
				t.Errorf("%q says %q in Welsh too", d.Name(), text)
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
