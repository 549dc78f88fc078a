package report_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestRoomsAreShown: whoever builds on a room finds by go doc what it is for and what
// every export of it means, and an example that is run.
func TestRoomsAreShown(t *testing.T) {
	for _, room := range append(slices.Sorted(maps.Keys(floors())), ".") {
		p := roomDoc(t, room)
		if begins := p.Synopsis(p.Doc); !strings.HasPrefix(begins, "Package "+p.Name+" ") {
			t.Errorf("%s: the package comment begins %q", room, begins)
		}
		for _, name := range wordless(p) {
			t.Errorf("%s: %s has no comment", room, name)
		}
		if !slices.ContainsFunc(examplesOf(p), func(e *doc.Example) bool { return e.Output != "" }) {
			t.Errorf("%s has no example with output, which go test runs", room)
		}
	}
}

// roomDoc is what go doc knows of a room, on every system that it is made for.
func roomDoc(t *testing.T, room string) *doc.Package {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(filepath.FromSlash(room), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	p, err := doc.NewFromFiles(set, files, path.Join("assize/report", room))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// wordless are the exported types, functions and methods without a comment, and the
// groups of constants and variables in which neither group nor line has one.
func wordless(p *doc.Package) []string {
	var out []string
	funcs := func(of string, all []*doc.Func) {
		for _, f := range all {
			if f.Doc == "" {
				out = append(out, of+f.Name)
			}
		}
	}
	values := func(all []*doc.Value) {
		for _, v := range all {
			for _, s := range v.Decl.Specs {
				if s, ok := s.(*ast.ValueSpec); ok && v.Doc == "" && s.Doc == nil && s.Comment == nil {
					out = append(out, s.Names[0].Name)
				}
			}
		}
	}
	funcs("", p.Funcs)
	values(slices.Concat(p.Consts, p.Vars))
	for _, typ := range p.Types {
		if typ.Doc == "" {
			out = append(out, typ.Name)
		}
		funcs("", typ.Funcs)
		funcs(typ.Name+".", typ.Methods)
		values(slices.Concat(typ.Consts, typ.Vars))
	}
	return out
}

// examplesOf are the examples of a package, of its types, functions and methods.
func examplesOf(p *doc.Package) []*doc.Example {
	out := slices.Clone(p.Examples)
	for _, f := range p.Funcs {
		out = append(out, f.Examples...)
	}
	for _, typ := range p.Types {
		out = append(out, typ.Examples...)
		for _, f := range slices.Concat(typ.Funcs, typ.Methods) {
			out = append(out, f.Examples...)
		}
	}
	return out
}
