package report_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// section is a part of the map of the house, by its heading.
func section(t *testing.T, heading string) string {
	t.Helper()
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(string(page), "## "+heading+"\n")
	if !found {
		t.Fatalf("README.md has no section %q", heading)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}

// blocks are the blocks of a section that are written in a language.
func blocks(t *testing.T, heading, language string, want int) []string {
	t.Helper()
	var out []string
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(section(t, heading), -1) {
		out = append(out, m[1])
	}
	if len(out) != want {
		t.Fatalf("%q has %d blocks of %s, want %d", heading, len(out), language, want)
	}
	return out
}

// TestMapNames: every function on the way of one cell is there, in its room.
func TestMapNames(t *testing.T) {
	rows := regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\| (.*?) \\|").FindAllStringSubmatch(section(t, "The way of one cell"), -1)
	if len(rows) < 14 {
		t.Fatalf("the way has only %d rooms", len(rows))
	}
	for _, row := range rows {
		known := functions(t, row[1])
		for _, name := range regexp.MustCompile("`([A-Za-z.]+)`").FindAllStringSubmatch(row[2], -1) {
			if !known[name[1]] {
				t.Errorf("room %s has no function %s", row[1], name[1])
			}
		}
	}
	known := functions(t, ".")
	for _, name := range []string{"bench.assess", "bench.render", "Run"} {
		if !known[name] {
			t.Errorf("report has no function %s", name)
		}
	}
}

// functions are those of a room, methods with the type that has them.
func functions(t *testing.T, room string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.FromSlash(room), "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no room %s: %v", room, err)
	}
	known := map[string]bool{}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name := fn.Name.Name
			if fn.Recv != nil {
				of := fn.Recv.List[0].Type
				if star, ok := of.(*ast.StarExpr); ok {
					of = star.X
				}
				if id, ok := of.(*ast.Ident); ok {
					name = id.Name + "." + name
				}
			}
			known[name] = true
		}
	}
	return known
}

// TestMapFiles: every file that a recipe names is there, but what it makes.
func TestMapFiles(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]bool{"set/chart/pairs.go": true, "say/caption/pairs.go": true, "say/printed/pairs.go": true, "words/gd.yaml": true}
	named := regexp.MustCompile("`([a-z0-9_]+(?:/[a-zA-Z0-9_.-]+)*\\.(?:go|md|yaml|tmpl))`").FindAllStringSubmatch(string(page), -1)
	if len(named) < 15 {
		t.Fatalf("the recipes name only %d files", len(named))
	}
	for _, m := range named {
		if made[m[1]] || strings.HasPrefix(m[1], "untranslated-") || strings.HasPrefix(m[1], "_test") {
			continue
		}
		_, here := os.Stat(filepath.FromSlash(m[1]))
		_, above := os.Stat(filepath.Join("..", filepath.FromSlash(m[1])))
		if here != nil && above != nil {
			t.Errorf("README.md names %s, which is not there", m[1])
		}
	}
}

// TestRecipeMeasure follows the recipe of a measure: its YAML alone gives it a row of
// the annex and a line of the report.
func TestRecipeMeasure(t *testing.T) {
	r := newRealRound(t, "sussex")
	rules, err := os.ReadFile(filepath.Join(r.dir, "rules.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	const under = "\nmeasures:\n"
	if strings.Count(string(rules), under) != 1 {
		t.Fatal("the rulebook has no measures")
	}
	r.write("rules.yaml", []byte(strings.Replace(string(rules), under, under+blocks(t, "A new measure", "yaml", 1)[0], 1)))
	res := r.must("out", "draft", []string{"sussex.xlsx"}, "outputs: [html, tables]")
	dir := filepath.Join(res.Release.Dir, "public", "forces", "sussex")
	if page := says(t, dir, "*-report.html"); !strings.Contains(page, "urglary of dwellings") {
		t.Error("the report does not tell the measure")
	}
	if table := says(t, dir, "tables/*-domains.csv"); !strings.Contains(table, "urglary of dwellings") {
		t.Errorf("the annex has no row of it:\n%s", table)
	}
}

// TestRecipeLanguage follows the recipe of a language, with the texts of the pack
// left as they are: a job names the folder, and every document comes in both.
func TestRecipeLanguage(t *testing.T) {
	yaml := blocks(t, "A new language", "yaml", 2)
	r := newRealRound(t, "sussex")
	pack, err := os.ReadFile("../templates/words/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const own = "lang: en-GB\nname: English\n"
	if !strings.Contains(string(pack), own) {
		t.Fatal("the English pack does not say what language it is")
	}
	r.write("own/words/gd.yaml", []byte(strings.Replace(string(pack), own, yaml[0], 1)))
	sentences, err := filepath.Glob("../templates/report/en/*.tmpl")
	if err != nil || len(sentences) == 0 {
		t.Fatal(err)
	}
	for _, file := range sentences {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r.write(path.Join("own/report/gd", filepath.Base(file)), text)
	}
	job := []string{yaml[1], "outputs: [report, html, press-notice, annex, charts, national]"}
	res := r.must("out", "draft", []string{"sussex.xlsx"}, job...)
	public := filepath.Join(res.Release.Dir, "public")
	dir := filepath.Join(public, "forces", "sussex")
	for _, name := range []string{"-report.pdf", "-report.html", "-press-notice.txt", "-annex.xlsx", "-annex.ods"} {
		if _, err := os.Stat(filepath.Join(dir, "cdi-sussex-2016-gd"+name)); err != nil {
			t.Error(err)
		}
	}
	if page, err := os.ReadFile(filepath.Join(dir, "cdi-sussex-2016-gd-report.html")); err != nil || !strings.Contains(string(page), `<html lang="gd"`) {
		t.Errorf("the page does not say its language (%v):\n%.300s", err, page)
	}
	if index := says(t, public, "index.html"); !strings.Contains(index, "Inspection report, Gàidhlig (PDF") {
		t.Error("the index does not name the language")
	}
	if _, err := os.Stat(filepath.Join(public, "national", "cdi-national-2016-gd-overview.pdf")); err != nil {
		t.Error(err)
	}

	// What is missing is told before anything is read.
	if err := os.Remove(filepath.Join(r.dir, "own", "report", "gd", "notice.tmpl")); err != nil {
		t.Fatal(err)
	}
	if res, err := r.run("none", "draft", []string{"sussex.xlsx"}, job...); err == nil || !strings.Contains(res.Problems.Error(), "report/gd") {
		t.Errorf("sentences that are missing are not told: %v\n%v", err, res.Problems)
	}
}
