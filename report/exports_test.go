package report_test

import (
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"
)

// shownForAReason are the exports that no other room's code names, each with why it
// is one all the same.
func shownForAReason() map[string]string {
	return map[string]string{
		"say/force.Insertions":  "the page about prose is made of them, by the test that holds it",
		"say/tell.Kernel.Heard": "the test that a report says each thing once counts by it",
		"say/formula.Sum":       "books that the tests of annex make add up with it",
		"set/pdf.Trace":         "the goldens of report hold where each line of a page stands",
	}
}

// TestExportsAreUsed: what a room exports is what another room's code uses. Its own
// tests, those of others and its examples do not count: a name that only they want
// is lower case, and the test stands inside the room.
func TestExportsAreUsed(t *testing.T) {
	h, reasons := openHouse(t), shownForAReason()
	for _, name := range h.idle() {
		if reasons[name] == "" {
			t.Errorf("%s is exported, and no other room's code uses it", name)
		}
		delete(reasons, name)
	}
	for name := range reasons {
		t.Errorf("%s is used, or gone: its line among the reasons is for nothing", name)
	}
}

// idle are the exports that no other room's code uses or needs.
func (h *house) idle() []string {
	var out []string
	for _, path := range slices.Sorted(maps.Keys(h.rooms)) {
		scope := h.rooms[path].Scope()
		for _, name := range scope.Names() {
			o := scope.Lookup(name)
			if !o.Exported() {
				continue
			}
			if !h.needed[o] && !h.ofAClosedSet(o) {
				out = append(out, fullName(o))
			}
			if typ, is := o.(*types.TypeName); is && !typ.IsAlias() {
				out = append(out, h.idleMethods(typ)...)
			}
		}
	}
	for i, name := range out {
		out[i] = strings.TrimPrefix(name, "assize/report/")
	}
	return out
}

// ofAClosedSet: another constant of its type is used.
func (h *house) ofAClosedSet(o types.Object) bool {
	n, is := o.Type().(*types.Named)
	if _, value := o.(*types.Const); !is || !value || n.Obj().Pkg() != o.Pkg() {
		return false
	}
	return slices.ContainsFunc(o.Pkg().Scope().Names(), func(name string) bool {
		other, is := o.Pkg().Scope().Lookup(name).(*types.Const)
		return is && other.Type() == n && h.used[fullName(other)]
	})
}

// idleMethods are a type's exported methods that nobody calls from outside, and that
// no interface wants which somebody outside may hold.
func (h *house) idleMethods(typ *types.TypeName) []string {
	n := typ.Type().(*types.Named)
	var out []string
	if i, is := n.Underlying().(*types.Interface); is {
		for f := range i.ExplicitMethods() {
			if f.Exported() && !h.used[fullName(f)] && !h.answeredOutside(f) {
				out = append(out, typ.Pkg().Path()+"."+typ.Name()+"."+f.Name())
			}
		}
	}
	for f := range n.Methods() {
		if f.Exported() && !h.used[fullName(f)] && !h.wanted(n, f) {
			out = append(out, fullName(f))
		}
	}
	return out
}

// answeredOutside: a type of another room has the method.
func (h *house) answeredOutside(f *types.Func) bool {
	return slices.ContainsFunc(h.answers, func(methods map[string]string) bool {
		room, has := methods[form(f)]
		return has && room != f.Pkg().Path()
	})
}

// wanted: an interface of a library or of another room has the method, or one of its
// own room that others call it by, or answer to.
func (h *house) wanted(n *types.Named, f *types.Func) bool {
	switch f.Name() {
	case "Is", "As", "Unwrap": // errors asks for them without an interface's name
		return true
	}
	if slices.ContainsFunc(h.asked[form(f)], func(by *types.Func) bool {
		return by.Pkg().Path() != f.Pkg().Path() || h.used[fullName(by)] || h.answeredOutside(f)
	}) {
		return true
	}
	return slices.ContainsFunc(h.outside, func(i *types.Interface) bool {
		o, _, _ := types.LookupFieldOrMethod(i, false, nil, f.Name())
		return o != nil && (types.Implements(n, i) || types.Implements(types.NewPointer(n), i))
	})
}
