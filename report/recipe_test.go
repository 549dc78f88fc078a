package report_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"assize/report/say/doc"
)

// TestRecipeFigureKind follows the recipe of README.md: with its steps the rooms
// build, and the new figure is set in every format; without the last of them the
// compiler says what is missing.
func TestRecipeFigureKind(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: builds half the program")
	}
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(page), "## A new figure kind\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var blocks []string
	for _, m := range regexp.MustCompile("(?s)```go\n(.*?)```").FindAllStringSubmatch(section, -1) {
		blocks = append(blocks, m[1])
	}
	if !found || len(blocks) != 6 {
		t.Fatalf("the recipe has %d steps with code, want 6", len(blocks))
	}
	read := func(file string) string {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	const plot, kinds = "say/doc/plot.go", "set/chart/kinds.go"
	last := "\tParts(p *Parts)\n"
	data := strings.Replace(read(plot), last, last+blocks[1], 1) + "\n" + blocks[0]
	files := map[string]string{
		plot: data, kinds: read(kinds), "say/caption/pairs.go": blocks[2], "say/printed/pairs.go": blocks[3], "set/chart/pairs.go": blocks[5], "set/chart/pairs_test.go": pairsTest,
	}
	if out, err := overlaid(t, files, "build", "./set/chart"); err == nil || !strings.Contains(out, "missing method Pairs") {
		t.Errorf("the program builds with a kind that no figure draws: %v\n%s", err, out)
	}
	files[kinds] += "\n" + blocks[4]
	if out, err := overlaid(t, files, "test", "-run", "TestPairs$", "-v", "./set/chart"); err != nil || !strings.Contains(out, "--- PASS: TestPairs") {
		t.Errorf("%v\n%s", err, out)
	}
}

// overlaid runs the go command with files in the place of the tree's.
func overlaid(t *testing.T, files map[string]string, args ...string) (string, error) {
	t.Helper()
	dir := t.TempDir()
	replace := map[string]string{}
	for name, text := range files {
		at := filepath.Join(dir, strings.ReplaceAll(name, "/", "-"))
		if err := os.WriteFile(at, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		own, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		replace[own] = at
	}
	b, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, b, 0o600); err != nil {
		t.Fatal(err)
	}
	args = append([]string{args[0], "-overlay", overlay}, args[1:]...)
	if args[0] == "build" {
		args = append([]string{"build", "-o", os.DevNull}, args[1:]...)
	}
	out, err := exec.Command("go", args...).CombinedOutput()
	return string(out), err
}

// pairsTest sets a figure of the recipe's kind in every format.
const pairsTest = `package chart_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"assize/report/say/doc"
	"assize/report/say/saytest"
	"assize/report/set/annex"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/report/set/plain"
	"assize/report/set/png"
	"assize/report/set/svg"
)

func TestPairs(t *testing.T) {
	env := charttest.Env(t)
	plot := doc.Pairs{Axis: doc.Axis{Title: "Recorded, percent", Max: 100, Percent: true}, Keys: [2]string{"2014", "2016"}, Rows: []doc.PairRow{
		{Label: "Violence", Earlier: charttest.Est(61.5, 58, 65), Later: charttest.Est(75.2, 71.5, 78.5)},
		{Label: "Rape", Earlier: charttest.Alone(70), Later: charttest.Est(91.3, 83.8, 95.5)},
	}}
	f := doc.Figure{ID: "figure-pairs", Title: doc.Words("More is recorded"), Subtitle: "Two inspections", Source: "Audits", Alt: charttest.Told("More is recorded"), Plot: plot}
	var kinds []doc.Plot
	for i := range 3 { // as many as are drawn, more than a page holds, more than are drawn
		p := plot
		for len(p.Rows) < []int{2, 150, 250}[i] {
			p.Rows = append(p.Rows[:len(p.Rows):len(p.Rows)], plot.Rows[0])
		}
		kinds = append(kinds, p)
	}
	for i, p := range kinds {
		f.Plot = p
		if err := chart.Validate(&f); err != nil {
			t.Fatal(err)
		}
		r, h := record(t, &f, env, 459)
		for _, fault := range faults(r, 459, h) {
			t.Error(fault)
		}
		if _, err := png.Render(&f, env, 459, 640); err != nil {
			t.Error(err)
		}
		picture, err := svg.Render(&f, env, 459)
		if err != nil || bytes.Contains(picture, []byte("too many values to show")) != (i == 2) {
			t.Errorf("%d: %v", i, err)
		}
		pub := &doc.Publication{ID: "p", Kind: doc.Report, Lang: "en-GB", Title: "T", Subject: "S", Author: "A",
			Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC), Running: "T",
			Body: []doc.Block{doc.Section{ID: "s", Title: "S", Blocks: []doc.Block{f}}}}
		if _, err := pdf.Render(pub, pdf.Env{Words: env.Words, Faces: env.Faces, Theme: pdf.DefaultTheme()}); err != nil {
			t.Error(err)
		}
		page, err := html.Render(pub, html.Env{Env: env})
		if err != nil || !bytes.Contains(page, []byte("75.2")) {
			t.Errorf("page: %v", err)
		}
		if !bytes.Contains(plain.Render(pub, env.Words), []byte("71.5 to 78.5")) {
			t.Error("text lacks the interval")
		}
		w := &doc.Workbook{ID: "w", Title: "W", Author: "A", Subject: "S", Lang: "en-GB", Analyst: true,
			Sheets: []doc.Sheet{{Name: "Charts", Title: "Charts", Figures: []doc.Figure{f}}}}
		if _, err := annex.XLSX(w, annex.Env{Words: env.Words}); err != nil {
			t.Error(err)
		}
	}
	f.Plot, f.Level = plot, "95%"
	saytest.Describer(t, "en")(&f)
	_, long := chart.Alt(&f)
	for _, want := range []string{"Violence, 2014: 61.5", "Violence, 2016: 75.2 (95% interval 71.5 to 78.5)", "Recorded, percent."} {
		if !strings.Contains(long, want) {
			t.Errorf("the alternative lacks %q: %s", want, long)
		}
	}
}
`

// TestKindsAreNamedOnce: besides their data, their own files and the table of kinds
// only telling, which makes figures, names a kind of figure.
func TestKindsAreNamedOnce(t *testing.T) {
	named := map[string]bool{}
	list := reflect.TypeFor[doc.Kinds]()
	for i := range list.NumMethod() {
		named[list.Method(i).Name] = true
	}
	own := func(file, kind string) bool {
		at := "set/chart/" + strings.ToLower(kind)
		return file == at+".go" || strings.HasPrefix(file, at+"_") || file == "set/chart/kinds.go" ||
			strings.HasPrefix(file, "set/chart/charttest/") || strings.HasPrefix(file, "say/")
	}
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok || !named[s.Sel.Name] {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "doc" {
				if seen[filepath.ToSlash(file)+" "+s.Sel.Name] = true; !own(filepath.ToSlash(file), s.Sel.Name) {
					t.Errorf("%s names doc.%s: it is for the kind's own file to know", file, s.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for kind := range named {
		if file := "set/chart/" + strings.ToLower(kind) + ".go"; !seen[file+" "+kind] {
			t.Errorf("%s does not hold the kind", file)
		}
	}
}
