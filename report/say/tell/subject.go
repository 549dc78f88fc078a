package tell

import (
	"cmp"
	"fmt"
	"slices"
	"text/template"
	"text/template/parse"
)

// Subject is what templates are about: a force, a round, a release. The room that
// knows it says which functions its pieces may call.
type Subject struct {
	Name string // for messages, "a round"
	Says []string
	// Tells reports whether a piece is told of the subject. What it includes by
	// name is told of it as well.
	Tells func(piece string) bool
	// Kinds are what can be stated of it; every language words them.
	Kinds []*Kind
	// Names are those of Says that print a name, a day or a reason, and no number.
	Names []string
}

// stubs are functions of the right names, so that templates parse before there
// is anything to tell.
func stubs(subjects []Subject) template.FuncMap {
	out := template.FuncMap{}
	add := func(name string) {
		out[name] = func(...any) (string, error) { return "", fmt.Errorf("%s is not said here", name) }
	}
	for name := range (&Kernel{}).kernelFuncs() {
		add(name)
	}
	for _, s := range subjects {
		for _, name := range s.Says {
			add(name)
		}
	}
	return out
}

// unsayable are the calls in pieces of what the subject they are told of cannot say.
func unsayable(root *template.Template, subjects []Subject) []error {
	common := (&Kernel{}).kernelFuncs()
	known := stubs(subjects)
	faults := unfound(root)
	for _, t := range sorted(root) {
		for _, s := range subjects {
			if !s.Tells(plainName(t.Name())) {
				continue
			}
			for _, name := range callsOf(root, t.Name(), map[string]bool{}) {
				_, always := common[name]
				_, ours := known[name]
				if ours && !always && !slices.Contains(s.Says, name) {
					faults = append(faults, fmt.Errorf("%s: piece %q is told of %s, which has no %s [template-subject]", t.ParseName, t.Name(), s.Name, name))
				}
			}
		}
	}
	return faults
}

// unfound are the pieces that others include and nobody wrote: they would fail the run
// only where they are told.
func unfound(root *template.Template) []error {
	var faults []error
	for _, t := range sorted(root) {
		walk(t.Root, func(n parse.Node) {
			if in, ok := n.(*parse.TemplateNode); ok && root.Lookup(in.Name) == nil {
				faults = append(faults, fmt.Errorf("%s: piece %q includes %q, which is not defined [template-missing]", t.ParseName, t.Name(), in.Name))
			}
		})
	}
	return faults
}

// sorted are the pieces by name.
func sorted(root *template.Template) []*template.Template {
	out := slices.DeleteFunc(root.Templates(), func(t *template.Template) bool { return t.Tree == nil || t.Root == nil })
	slices.SortFunc(out, func(a, b *template.Template) int { return cmp.Compare(a.Name(), b.Name()) })
	return out
}

// callsOf are the functions that a piece calls, itself or by what it includes, each
// once. seen are the pieces looked at.
func callsOf(root *template.Template, piece string, seen map[string]bool) []string {
	t := root.Lookup(piece)
	if t == nil || t.Tree == nil || seen[piece] {
		return nil
	}
	seen[piece] = true
	var out []string
	walk(t.Root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.IdentifierNode:
			if !slices.Contains(out, n.Ident) {
				out = append(out, n.Ident)
			}
		case *parse.TemplateNode:
			for _, name := range callsOf(root, n.Name, seen) {
				if !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	})
	return out
}

// walk visits the nodes of a piece.
func walk(n parse.Node, visit func(parse.Node)) {
	branch := func(b *parse.BranchNode) {
		walk(b.Pipe, visit)
		walk(b.List, visit)
		if b.ElseList != nil {
			walk(b.ElseList, visit)
		}
	}
	visit(n)
	switch n := n.(type) {
	case *parse.ListNode:
		for _, c := range n.Nodes {
			walk(c, visit)
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			walk(c, visit)
		}
	case *parse.CommandNode:
		for _, a := range n.Args {
			walk(a, visit)
		}
	case *parse.ChainNode:
		walk(n.Node, visit)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			walk(n.Pipe, visit)
		}
	}
}
