package report_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floors is the plan of the house: what each room may import of ours. A room
// may also name the types that an allowed room's own exports are made of
// (source.Problems from strictyaml, audit.Date from findings); those stand here
// in so many words, so that every arrow is one somebody decided on.
func floors() map[string]string {
	return map[string]string{
		"read/source":     "",
		"read/intake":     "read/source",
		"read/fault":      "read/intake read/source",
		"read/strictyaml": "read/intake read/source",
		"read/sheet":      "read/intake read/source",
		// what tests hold the schemas of editors to
		"read/strictyaml/schematest": "",
		"read/register":              "read/strictyaml read/source",
		"read/audit":                 "read/source",
		"read/workbook":              "read/intake read/sheet read/audit read/register read/strictyaml read/source",
		"read/population":            "read/intake read/sheet read/register read/strictyaml read/source read/audit",
		"read/job":                   "read/intake read/strictyaml read/sheet read/source",
		"read/comments":              "read/sheet read/source read/audit",
		"read/signoff":               "read/intake read/strictyaml read/source read/audit",
		"read/preview":               "read/audit",
		"read/inputs":                "read/intake read/job read/register read/workbook read/population read/comments read/sheet read/confine read/source",
		"read/confine":               "read/intake read/workbook read/sheet read/source",

		"judge/estimate": "read/audit",
		// what published sums tell of counts that are kept back
		"judge/disclose": "",
		"judge/rulebook": "read/intake read/strictyaml read/source read/audit judge/estimate judge/disclose",
		"judge/grade":    "read/audit read/source read/strictyaml judge/estimate judge/rulebook read/intake",
		"judge/findings": "read/audit read/source judge/estimate judge/rulebook judge/grade judge/disclose",
		"judge/nation":   "judge/findings judge/estimate read/audit",
		"judge/needs":    "judge/estimate judge/rulebook read/audit read/intake read/job read/population read/workbook read/source",
		"judge/sampling": "judge/estimate judge/findings read/intake read/source read/strictyaml",

		"say/words":     "read/strictyaml read/source",
		"say/doc":       "",
		"say/formula":   "say/doc",
		"say/narrative": "read/source",
		"say/printed":   "say/doc",
		"say/tell":      "say/words say/doc say/narrative read/audit",
		"say/ledger":    "judge/findings judge/nation say/tell say/words say/doc say/formula say/printed read/audit read/source",
		"say/caption":   "say/tell say/words say/doc",
		"say/force":     "judge/findings judge/nation say/caption say/ledger say/tell say/words say/doc say/formula say/narrative say/printed read/audit read/source",
		"say/round":     "judge/findings judge/nation say/caption say/ledger say/tell say/words say/doc say/printed read/audit",
		"say/earlier":   "judge/findings say/ledger say/printed read/intake",
		"say/tongue":    "judge/findings judge/rulebook say/words say/narrative say/tell say/ledger say/force say/round read/audit read/intake read/job read/register read/strictyaml read/source",
		"say/approval":  "judge/findings judge/rulebook say/ledger say/round say/tongue read/comments read/intake read/signoff read/source",
		// a force and a round for tests of what is told
		"say/saytest": "judge/findings judge/nation say/caption say/force say/round say/tell say/words say/doc read/audit set/face",
		// what is told, read back and held to what was found
		"say/truthtest": "judge/findings say/doc",
		"say/sheets":    "judge/findings judge/sampling say/doc say/formula read/audit read/workbook read/source",
		"say/tidy":      "judge/findings",
		"say/trace":     "judge/findings judge/estimate say/doc say/formula read/audit",

		"set/face":  "",
		"set/chart": "say/doc say/words set/face",
		// figures and a recording Medium for tests of the rooms that draw
		"set/chart/charttest": "say/doc say/words set/chart set/face",
		"set/svg":             "say/doc say/words set/chart set/face",
		"set/png":             "say/doc say/words set/chart set/face",
		"set/logo":            "set/face",
		"set/pdf":             "say/doc say/words set/chart set/face set/logo",
		// what tests hold set pages to
		"set/pdf/pdftest": "",
		"set/annex":       "say/doc say/formula say/words set/chart",
		// what tests hold finished workbooks to
		"set/annex/annextest": "say/doc",
		"set/html":            "say/doc say/words set/chart set/svg set/face",
		"set/plain":           "say/doc say/words set/chart",

		// the one room that knows all formats, and what a house style says of looks
		"set/bind": "say/doc say/words set/face set/chart set/svg set/png set/pdf set/annex set/html set/plain read/job read/intake read/source",

		// a job's documents in one language at one stage, and the files that they become
		"set/edition": "say/tidy judge/findings judge/nation say/doc say/earlier say/force say/ledger say/printed say/round say/tell say/tongue set/annex set/bind read/comments read/job read/register",

		// what was wrong with inputs, for those who mend them
		"set/problems": "say/doc say/sheets set/annex set/bind read/source",
		// what people begin with: the empty workbook is set like an annex
		"set/starter": "say/sheets set/annex judge/needs judge/rulebook read/audit read/inputs read/intake read/job read/population read/register read/sheet read/workbook read/source",
		// what stands in the place of withdrawn documents is told and set like them
		"set/notices": "say/round say/tell say/doc say/tongue set/bind read/audit read/job read/register read/source",

		"release/publish": "read/intake", "release/deliver": "release/publish", "release/cache": "",
		"release/follow": "release/publish release/deliver read/source",
		"release/decide": "release/publish release/deliver release/follow",
	}
}

// edges is the one room (or the few) that may import each outside library.
func edges() map[string]string {
	return map[string]string{
		"github.com/xuri/excelize/v2": "set/annex",
		"github.com/go-pdf/fpdf":      "set/pdf",
		// go-chart draws pictures of pixels; its Renderer and its charts nobody uses
		"github.com/wcharczuk/go-chart/v2":         "",
		"github.com/wcharczuk/go-chart/v2/drawing": "set/png",
		"github.com/golang/freetype/truetype":      "set/face",
		// saytest sets the words of a pack in other letters
		"gopkg.in/yaml.v3":                    "read/strictyaml say/saytest",
		"github.com/expr-lang/expr":           "judge/rulebook",
		"github.com/klauspost/compress/flate": "read/sheet set/annex",
		"golang.org/x/text/encoding/charmap":  "read/sheet",
		// the engine's quantiles, and those of spreadsheets, which prove them
		"gonum.org/v1/gonum/stat/distuv": "judge/estimate say/formula",
		"gonum.org/v1/gonum/mathext":     "judge/estimate",
	}
}

func TestFloors(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "assize/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	plan, seen, used := floors(), map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		from, below := strings.CutPrefix(f[0], "assize/report/")
		if below {
			seen[from] = true
			if _, known := plan[from]; !known {
				t.Errorf("the plan has no room %s", from)
			}
		}
		for _, path := range f[1:] {
			to, ours := strings.CutPrefix(path, "assize/report/")
			if ours && below && !slices.Contains(strings.Fields(plan[from]), to) {
				t.Errorf("%s imports %s, which the plan does not allow", from, to)
			}
			if below && (path == "assize/config" || path == "assize/templates") {
				t.Errorf("%s imports %s; only cmd may, and passes an fs.FS down", from, path)
			}
			who, outside := edges()[path]
			if outside && !slices.Contains(strings.Fields(who), from) {
				t.Errorf("%s imports %s; only %s may", f[0], path, who)
			}
			used[from+" "+path] = outside
		}
	}
	for path, who := range edges() {
		for _, room := range strings.Fields(who) {
			if !used[room+" "+path] {
				t.Errorf("%s does not import %s, which it is there for", room, path)
			}
		}
	}
	for room := range plan {
		if !seen[room] {
			t.Logf("room %s is planned and not built yet", room)
		}
	}
}

// TestFloorsRunDownward holds the plan itself to its word: no circles.
func TestFloorsRunDownward(t *testing.T) {
	plan := floors()
	var visit func(room string, path []string)
	visit = func(room string, path []string) {
		if slices.Contains(path, room) {
			t.Fatalf("circle in the plan: %s", strings.Join(append(path, room), " > "))
		}
		for _, to := range strings.Fields(plan[room]) {
			visit(to, append(slices.Clone(path), room))
		}
	}
	for room := range plan {
		visit(room, nil)
	}
}
