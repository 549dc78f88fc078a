package tell

import (
	"fmt"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"
)

// misworded are the faults of the wordings of statements: a kind that has none in one
// of its forms, a wording that nothing states, and one that leaves a number out, asks
// for what its kind does not have, or decides anything.
func misworded(dir string, root *template.Template, subjects []Subject) []error {
	var faults []error
	known := map[string]bool{}
	for _, s := range subjects {
		for _, k := range s.Kinds {
			for _, f := range k.Forms {
				name := k.piece(f)
				known[name], known[name+ofUnits] = true, true
				t := root.Lookup(name)
				if t == nil || t.Tree == nil {
					faults = append(faults, fmt.Errorf("%s: statements of %q have no wording as a %s; define %q [wording-missing]", dir, k.ID, f, name))
					continue
				}
				faults = append(faults, k.faultsOfWording(f, t)...)
				if twin := root.Lookup(name + ofUnits); twin != nil {
					faults = append(faults, k.faultsOfWording(f, twin)...)
				}
			}
		}
	}
	for _, t := range sorted(root) {
		if strings.HasPrefix(t.Name(), wordings) && !known[t.Name()] {
			faults = append(faults, fmt.Errorf("%s: nothing states what %q words [wording-unknown]", t.ParseName, t.Name()))
		}
		for _, what := range selections(t.Root, subjects) {
			faults = append(faults, fmt.Errorf("%s: %q asks for statements of %s [statement-unknown]", t.ParseName, t.Name(), what))
		}
	}
	return faults
}

func (k *Kind) faultsOfWording(f Form, t *template.Template) []error {
	var faults []error
	for _, what := range k.faultsOf(f, t.Root) {
		faults = append(faults, fmt.Errorf("%s: %q %s [wording]", t.ParseName, t.Name(), what))
	}
	return faults
}

// selections are the faults of what a piece selects from lists: kinds that nothing
// makes, and forms that a kind does not have.
func selections(root parse.Node, subjects []Subject) []string {
	kinds := map[string]*Kind{}
	for _, s := range subjects {
		for _, k := range s.Kinds {
			kinds[k.ID] = k
		}
	}
	var out []string
	walk(root, func(n parse.Node) {
		c, ok := n.(*parse.CommandNode)
		if !ok || len(c.Args) < 2 {
			return
		}
		id, ok := c.Args[0].(*parse.IdentifierNode)
		if !ok || !slices.Contains([]string{sayOne, sayOnce, sayEach, isStated, isFresh}, id.Ident) {
			return
		}
		name, ok := c.Args[1].(*parse.StringNode)
		if !ok {
			return
		}
		k := kinds[name.Text]
		if k == nil {
			out = append(out, fmt.Sprintf("%q, which is no kind", name.Text))
			return
		}
		if form, ok := c.Args[len(c.Args)-1].(*parse.StringNode); ok && !slices.Contains([]string{isStated, isFresh}, id.Ident) && !slices.Contains(k.Forms, Form(form.Text)) {
			out = append(out, fmt.Sprintf("%q as a %s, which they do not have; they have %s", name.Text, form.Text, k.formNames()))
		}
	})
	return out
}

func (k *Kind) formNames() string {
	var out []string
	for _, f := range k.Forms {
		out = append(out, string(f))
	}
	return strings.Join(out, ", ")
}

// faultsOf are those of the wording in a form.
func (k *Kind) faultsOf(f Form, root parse.Node) []string {
	var out []string
	used := map[string]bool{}
	walk(root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.IfNode, *parse.RangeNode, *parse.WithNode, *parse.TemplateNode:
			out = append(out, "decides or includes; a wording only words")
		case *parse.IdentifierNode:
			if !slices.Contains([]string{"sentence", "unit", "units"}, n.Ident) {
				out = append(out, fmt.Sprintf("calls %s; a wording prints its kind's roles", n.Ident))
			}
		case *parse.FieldNode:
			name := strings.Join(n.Ident, ".")
			used[name] = true
			if !k.has(name) {
				out = append(out, fmt.Sprintf("asks for %q, which its kind does not have; it has %s", name, k.roleNames()))
			}
		}
	})
	for _, r := range k.Roles {
		if r.Counts && !used[r.Name] && (f != Detail || r.Name != k.Leads) {
			out = append(out, fmt.Sprintf("leaves out the number %q", r.Name))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (k *Kind) roleNames() string {
	var out []string
	for _, r := range k.Roles {
		out = append(out, r.Name)
	}
	return strings.Join(out, ", ")
}
