package tell

import (
	"fmt"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"assize/report/say/narrative"
	"assize/report/say/words"
)

// unvouched are the words of size, movement, order, quantity and completeness that
// stand beside an inserted number in the literal text of a piece, or in a wording of a
// statement. Whether they are true is for a predicate to say: they come from claims,
// or from a kind of statement that vouches for them. What else may say them the pack
// lists, each with why.
func unvouched(root *template.Template, pack *words.Pack, subjects []Subject) []error {
	lexicon := narrative.NewLexicon(pack.People().Numbers, pack.People().Claims, pack.People().Names)
	names, kinds := named(subjects), vouching(subjects)
	excepted := map[string][]string{}
	for _, v := range pack.Vouched() {
		for _, piece := range v.In {
			excepted[piece] = append(excepted[piece], v.Words...)
		}
	}
	var faults []error
	for _, t := range sorted(root) {
		for _, s := range sentencesOf(t.Root, names) {
			if !s.number && !strings.HasPrefix(t.Name(), wordings) || kinds[plainName(t.Name())] {
				continue
			}
			for _, word := range lexicon.Claims(s.text) {
				if slices.Contains(excepted[t.Name()], word) {
					continue
				}
				faults = append(faults, fmt.Errorf("%s: %q says %q beside a number; let a claim or a kind of statement say it [template-claim]", t.ParseName, t.Name(), word))
			}
		}
	}
	return faults
}

// vouching are the wordings of kinds whose predicate vouches for what they say.
func vouching(subjects []Subject) map[string]bool {
	out := map[string]bool{}
	for _, s := range subjects {
		for _, k := range s.Kinds {
			for _, f := range k.Forms {
				out[k.piece(f)] = k.Vouches
			}
		}
	}
	return out
}

// named are the functions that print no number.
func named(subjects []Subject) []string {
	out := []string{"text", "day", "inspectorate", "issued", "percentUnit", "unit", "units"}
	for _, s := range subjects {
		out = append(out, s.Names...)
	}
	return out
}

// sentence is a sentence of a piece, whatever its branches: its literal words, and
// whether a number is inserted among them.
type sentence struct {
	text   string
	number bool
}

// sentencesOf are the sentences of a piece. A branch is read where it stands.
func sentencesOf(root parse.Node, names []string) []sentence {
	var out []sentence
	var now sentence
	end := func() {
		if strings.TrimSpace(now.text) != "" {
			out = append(out, now)
		}
		now = sentence{}
	}
	var read func(n parse.Node)
	list := func(l *parse.ListNode) {
		if l == nil {
			return
		}
		for _, c := range l.Nodes {
			read(c)
		}
	}
	read = func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ListNode:
			list(n)
		case *parse.TextNode:
			for i, part := range strings.FieldsFunc(marked(string(n.Text)), func(r rune) bool { return r == stop }) {
				if i > 0 {
					end()
				}
				now.text += part
			}
			if strings.HasSuffix(marked(string(n.Text)), string(stop)) {
				end()
			}
		case *parse.ActionNode:
			if saysSentence(n.Pipe) {
				end()
				return
			}
			now.text += " … "
			now.number = now.number || printsNumber(n.Pipe, names)
		case *parse.IfNode:
			list(n.List)
			list(n.ElseList)
		case *parse.RangeNode:
			list(n.List)
			list(n.ElseList)
		case *parse.WithNode:
			list(n.List)
			list(n.ElseList)
		}
	}
	read(root)
	end()
	return out
}

// saysSentence reports whether an action selects a statement as a sentence, whose
// wording is looked at by itself: the form that it asks for is its last argument.
func saysSentence(p *parse.PipeNode) bool {
	for _, c := range p.Cmds {
		form, text := c.Args[len(c.Args)-1].(*parse.StringNode)
		if text && len(c.Args) > 1 && (Form(form.Text) == Sentence || Form(form.Text) == Lead) {
			return true
		}
	}
	return false
}

// stop stands for the end of a sentence.
const stop = '\x00'

// marked puts it in the place of what ends a sentence or a paragraph.
func marked(s string) string {
	return strings.NewReplacer(". ", string(stop), ".\n", string(stop), "\n\n", string(stop), "\n- ", string(stop)).Replace(s)
}

// printsNumber reports whether an action inserts a number: it calls a function that
// may print one.
func printsNumber(p *parse.PipeNode, names []string) bool {
	found := false
	walk(p, func(n parse.Node) {
		if id, ok := n.(*parse.IdentifierNode); ok && !slices.Contains(append(names, "sentence"), id.Ident) {
			found = true
		}
	})
	return found && len(p.Decl) == 0
}
