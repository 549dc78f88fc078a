package report_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// house is the program as the compiler sees it: every package by its path, and what
// of each the code of the others names.
type house struct {
	rooms   map[string]*types.Package
	outside []*types.Interface       // of the libraries
	asked   map[string][]*types.Func // by the rooms' interfaces, by form
	answers []map[string]string      // each type's methods by form, with their room
	used    map[string]bool          // by name, "room.Type.Method"
	needed  map[types.Object]bool
}

// openHouse reads the house's packages as they are compiled, and the source of each
// for what it names of the others.
func openHouse(t *testing.T) *house {
	t.Helper()
	out, err := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export,Dir,GoFiles", "assize/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	type listed struct {
		ImportPath, Export, Dir string
		GoFiles                 []string
	}
	compiled, ours := map[string]string{}, []listed(nil)
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		compiled[p.ImportPath] = p.Export
		if strings.HasPrefix(p.ImportPath, "assize/") {
			ours = append(ours, p)
		}
	}
	set := token.NewFileSet()
	from := importer.ForCompiler(set, "gc", func(path string) (io.ReadCloser, error) { return os.Open(compiled[path]) })
	h := &house{
		rooms: map[string]*types.Package{}, asked: map[string][]*types.Func{},
		outside: []*types.Interface{types.Universe.Lookup("error").Type().Underlying().(*types.Interface)},
		used:    map[string]bool{}, needed: map[types.Object]bool{},
	}
	for path := range compiled {
		if path == "unsafe" {
			continue
		}
		p, err := from.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		h.enter(p)
	}
	for _, p := range ours {
		h.read(t, set, from, p.ImportPath, p.Dir, p.GoFiles)
	}
	for path, p := range h.rooms {
		for _, name := range p.Scope().Names() {
			if o := p.Scope().Lookup(name); h.used[path+"."+name] {
				h.need(o)
			}
		}
	}
	return h
}

// enter notes a package's types.
func (h *house) enter(p *types.Package) {
	if strings.HasPrefix(p.Path(), "assize/") {
		if p.Name() != "main" {
			h.rooms[p.Path()] = p
		}
		return
	}
	for _, name := range p.Scope().Names() {
		if o, is := p.Scope().Lookup(name).(*types.TypeName); is && o.Exported() {
			if i, is := o.Type().Underlying().(*types.Interface); is {
				h.outside = append(h.outside, i)
			}
		}
	}
}

// read notes what a package's code names of the other rooms. A room of test helpers
// names nothing for the program.
func (h *house) read(t *testing.T, set *token.FileSet, from types.Importer, path, dir string, names []string) {
	t.Helper()
	if strings.HasSuffix(path, "test") {
		delete(h.rooms, path)
		return
	}
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(set, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	if _, err := (&types.Config{Importer: from}).Check(path, set, files, info); err != nil {
		t.Fatal(err)
	}
	for _, o := range info.Uses {
		if o.Pkg() != nil && o.Pkg().Path() != path && strings.HasPrefix(o.Pkg().Path(), "assize/") {
			h.used[fullName(o)] = true
			h.need(o)
		}
	}
	for _, tv := range info.Types {
		if i, is := tv.Type.Underlying().(*types.Interface); is && tv.IsType() {
			for f := range i.ExplicitMethods() {
				if f.Pkg() != nil {
					h.asked[form(f)] = append(h.asked[form(f)], f)
				}
			}
		}
	}
	for _, o := range info.Defs {
		if o, is := o.(*types.TypeName); is && !types.IsInterface(o.Type()) {
			has := map[string]string{}
			for m := range types.NewMethodSet(types.NewPointer(o.Type())).Methods() {
				has[form(m.Obj().(*types.Func))] = path
			}
			h.answers = append(h.answers, has)
		}
	}
}

// form is a method's name and signature; what its parameters are called is no part
// of it.
func form(f *types.Func) string {
	bare := func(of *types.Tuple) *types.Tuple {
		var out []*types.Var
		for v := range of.Variables() {
			out = append(out, types.NewParam(token.NoPos, nil, "", v.Type()))
		}
		return types.NewTuple(out...)
	}
	s := f.Signature()
	return f.Name() + types.TypeString(types.NewSignatureType(nil, nil, nil, bare(s.Params()), bare(s.Results()), s.Variadic()), nil)
}

// fullName is where an object is declared: "assize/report/say/doc.Number.String".
func fullName(o types.Object) string {
	of := ""
	if f, is := o.(*types.Func); is && f.Signature().Recv() != nil {
		o = f.Origin()
		if n := receiver(f); n != nil {
			of = n.Obj().Name() + "."
		}
	}
	return o.Pkg().Path() + "." + of + o.Name()
}

func receiver(f *types.Func) *types.Named {
	t := f.Signature().Recv().Type()
	if p, is := t.(*types.Pointer); is {
		t = p.Elem()
	}
	n, _ := t.(*types.Named)
	return n
}

// need marks what cannot be named without an object's types being shown too.
func (h *house) need(o types.Object) {
	if h.needed[o] {
		return
	}
	h.needed[o] = true
	if _, is := o.(*types.TypeName); !is {
		h.needType(o.Type())
		return
	}
	switch t := types.Unalias(o.Type()).(type) {
	case *types.Named:
		h.needType(t.Underlying())
	default:
		h.needType(t)
	}
}

func (h *house) needType(t types.Type) {
	switch t := t.(type) {
	case *types.Alias:
		h.need(t.Obj())
		h.needType(t.Rhs())
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			h.needType(arg)
		}
		if p := t.Obj().Pkg(); p != nil && strings.HasPrefix(p.Path(), "assize/") {
			h.need(t.Origin().Obj())
		}
	case *types.TypeParam:
		h.needType(t.Constraint())
	case *types.Signature:
		for v := range t.Params().Variables() {
			h.needType(v.Type())
		}
		for v := range t.Results().Variables() {
			h.needType(v.Type())
		}
	case *types.Struct:
		for f := range t.Fields() {
			if f.Exported() || f.Embedded() {
				h.needType(f.Type())
			}
		}
	case *types.Interface:
		for f := range t.Methods() {
			h.needType(f.Signature())
		}
	case *types.Map:
		h.needType(t.Key())
		h.needType(t.Elem())
	case interface{ Elem() types.Type }:
		h.needType(t.Elem())
	}
}
