package report_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayOpen are the files of the program that open, list or look at files by
// themselves, with what they do. All others go through read/intake: a file that
// somebody named is a regular one, without links, and bounded.
func mayOpen() map[string]string {
	return map[string]string{
		"read/intake":                      "the door itself",
		"read/confine/limit_linux.go":      "the account of its own memory that the system keeps",
		"read/confine/private.go":          "the folders that it makes for its children",
		"release/publish":                  "the releases, which only the program writes",
		"release/deliver":                  "the ledger, which only the program writes",
		"release/cache":                    "the store, which only the program writes",
		"set/starter":                      "looks whether a file that it writes is there",
		"set/chart/charttest/charttest.go": "the shipped templates, in tests",
		"read/strictyaml/schematest":       "the shipped schemas, in tests",
		"say/saytest":                      "the shipped templates, in tests",
	}
}

// opening are the functions that open, list or look at a file by its name.
func opening() map[string][]string {
	return map[string][]string{
		"os":       {"Open", "OpenInRoot", "OpenRoot", "ReadFile", "ReadDir", "DirFS", "Stat", "Lstat"},
		"filepath": {"Walk", "WalkDir", "Glob", "EvalSymlinks"},
		"ioutil":   {"ReadFile", "ReadDir"},
		"zip":      {"OpenReader"},
		"excelize": {"OpenFile"},
		"syscall":  {"Open"},
		"unix":     {"Open", "Openat"},
	}
}

func TestFilesAreOpenedAtOneDoor(t *testing.T) {
	seen := 0
	for _, top := range []string{".", "../cmd/assize"} {
		err := filepath.WalkDir(top, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			seen++
			name = filepath.ToSlash(name)
			for allowed := range mayOpen() {
				if name == allowed || strings.HasPrefix(name, allowed+"/") {
					return nil
				}
			}
			return opens(t, name)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 100 {
		t.Fatalf("only %d files were looked at", seen)
	}
}

// opens tells of every call in a file that opens another by itself.
func opens(t *testing.T, name string) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if pkg, ok := s.X.(*ast.Ident); ok && slices.Contains(opening()[pkg.Name], s.Sel.Name) {
			t.Errorf("%s: %s.%s: what somebody names is opened by read/intake", set.Position(s.Pos()), pkg.Name, s.Sel.Name)
		}
		return true
	})
	return nil
}
