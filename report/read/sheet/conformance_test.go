package sheet

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// conformanceEnv switches on the tests that install and run foreign programs:
// openpyxl, XlsxWriter, calamine, exceljs and LibreOffice.
const conformanceEnv = "ASSIZE_CONFORMANCE"

// foreignCell is a cell as the scripts in testdata/conformance write and read
// it.
type foreignCell struct {
	Sheet   string `json:"sheet,omitempty"`
	Row     int    `json:"row"`
	Column  int    `json:"column"`
	Kind    string `json:"kind"` // text, number, percent, bool, date, formula, error
	Value   any    `json:"value"`
	Formula string `json:"formula,omitempty"`
}

// foreignSheet is a sheet that the scripts are to write.
type foreignSheet struct {
	Name  string        `json:"name"`
	State string        `json:"state"`
	Cells []foreignCell `json:"cells"`
}

// foreignSpec is the workbook that every foreign program writes.
func foreignSpec() []foreignSheet {
	values := []foreignCell{
		{Kind: "text", Value: "Force"},
		{Kind: "text", Value: " spaces "},
		{Kind: "text", Value: "two\nlines"},
		{Kind: "text", Value: `<a> & "b" 'c'`},
		{Kind: "text", Value: "é 漢字 😀 \u00a0|"},
		{Kind: "text", Value: "007"},
		{Kind: "text", Value: "=1+1"},
		{Kind: "text", Value: strings.Repeat("long ", 2000)},
		{Kind: "number", Value: 0.0},
		{Kind: "number", Value: -1.5},
		{Kind: "number", Value: 0.1},
		{Kind: "number", Value: 1e-9},
		{Kind: "number", Value: 123456789012.0},
		{Kind: "number", Value: 3.141592653589793},
		{Kind: "number", Value: 1.5e300},
		{Kind: "percent", Value: 0.8549},
		{Kind: "bool", Value: true},
		{Kind: "bool", Value: false},
		{Kind: "date", Value: "2016-02-29T00:00:00"},
		{Kind: "date", Value: "1900-03-01T00:00:00"},
		{Kind: "date", Value: "2026-10-25T01:30:15"},
		{Kind: "date", Value: "1999-12-31T23:59:59"},
		{Kind: "formula", Formula: "1+2", Value: 3.0},
	}
	sheets := []foreignSheet{{Name: "Reports", State: "visible"}, {Name: "R & D's", State: "hidden"}, {Name: "Very", State: "veryHidden"}}
	for i := range sheets {
		for k, c := range values {
			c.Row, c.Column = 1+(k+i)/5*(i+1), 1+(k+i)%5*(i+1)
			sheets[i].Cells = append(sheets[i].Cells, c)
		}
	}
	return sheets
}

// foreign is a folder with the programs installed.
type foreign struct{ dir, python string }

// installForeign installs the pinned programs, or skips the test.
func installForeign(t *testing.T) foreign {
	t.Helper()
	if os.Getenv(conformanceEnv) != "1" {
		t.Skip("skipped: set " + conformanceEnv + "=1 to install and run openpyxl, XlsxWriter, calamine, exceljs and LibreOffice")
	}
	f := foreign{dir: t.TempDir()}
	scripts, err := filepath.Glob(filepath.Join("testdata", "conformance", "*"))
	must(t, err)
	for _, s := range scripts {
		b, err := os.ReadFile(s)
		must(t, err)
		must(t, os.WriteFile(filepath.Join(f.dir, filepath.Base(s)), b, 0o600))
	}
	f.run(t, "python3", "-m", "venv", "venv")
	f.python = filepath.Join(f.dir, "venv", "bin", "python")
	f.run(t, f.python, "-m", "pip", "install", "--quiet", "-r", "requirements.txt")
	f.run(t, "npm", "install", "--silent", "--no-audit", "--no-fund")
	return f
}

// run runs a program in the folder and returns what it printed.
func (f foreign) run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	c := exec.Command(program, args...)
	c.Dir = f.dir
	var out, problems bytes.Buffer
	c.Stdout, c.Stderr = &out, &problems
	if err := c.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, problems.Bytes())
	}
	return out.Bytes()
}

// TestForeignWriters reads the same workbook as five programs write it, and as
// LibreOffice writes three of them again as xlsx and ods.
func TestForeignWriters(t *testing.T) {
	f := installForeign(t)
	spec, err := json.Marshal(foreignSpec())
	must(t, err)
	must(t, os.WriteFile(filepath.Join(f.dir, "spec.json"), spec, 0o600))
	f.run(t, f.python, "write_openpyxl.py", "spec.json", "openpyxl.xlsx")
	f.run(t, f.python, "write_xlsxwriter.py", "spec.json", "xlsxwriter.xlsx")
	f.run(t, f.python, "write_xlsxwriter.py", "spec.json", "constant.xlsx", "constant")
	f.run(t, "node", "write_exceljs.js", "spec.json", "exceljs.xlsx")
	for _, writer := range []string{"openpyxl", "xlsxwriter", "exceljs"} {
		for _, kind := range []string{"xlsx", "ods"} {
			f.run(t, "soffice", "--headless", "-env:UserInstallation=file://"+f.dir+"/office", "--convert-to", kind, "--outdir", "office-"+writer, writer+".xlsx")
		}
	}
	files := map[string]float64{ // and the precision of their numbers
		"openpyxl.xlsx": 0, "xlsxwriter.xlsx": 1e-15, "constant.xlsx": 1e-15, "exceljs.xlsx": 0,
	}
	for _, writer := range []string{"openpyxl", "xlsxwriter", "exceljs"} {
		files["office-"+writer+"/"+writer+".xlsx"] = 1e-14
		files["office-"+writer+"/"+writer+".ods"] = 1e-14
	}
	for name, precision := range files {
		t.Run(name, func(t *testing.T) {
			compareSpec(t, filepath.Join(f.dir, filepath.FromSlash(name)), precision)
		})
	}
}

// compareSpec reads a workbook and compares it with what was to be written.
func compareSpec(t *testing.T, file string, precision float64) {
	t.Helper()
	book, err := Open(named(file, filepath.Base(file)), AuditLimits())
	must(t, err)
	states := map[string]State{"visible": Visible, "hidden": Hidden, "veryHidden": VeryHidden}
	for _, want := range foreignSpec() {
		s := sheetOf(book, want.Name)
		if s == nil {
			t.Errorf("no sheet %q", want.Name)
			continue
		}
		// LibreOffice knows one way of hiding, and writes some booleans to ods
		// as numbers that are shown as booleans.
		office := strings.Contains(file, "office-")
		if s.State != states[want.State] && (!office || s.State == Visible) {
			t.Errorf("%s: state %v, want %s", s.Name, s.State, want.State)
		}
		if s.CellCount != len(want.Cells) {
			t.Errorf("%s: %d cells, want %d", s.Name, s.CellCount, len(want.Cells))
		}
		got := make(map[string]Cell)
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				got[c.Ref()] = c
			}
		}
		for _, w := range want.Cells {
			ref := Cell{Row: w.Row, Column: w.Column}.Ref()
			c := got[ref]
			if v, ok := w.Value.(bool); ok && office && c.Kind == Number && c.Bool() == v {
				continue
			}
			if !sameAsForeign(c, w, precision) {
				t.Errorf("%s!%s: %v %.40q, want %s %.40v", s.Name, ref, c.Kind, c.String(), w.Kind, w.Value)
			}
		}
	}
}

// sameAsForeign compares a cell with one that a foreign program wrote or read.
func sameAsForeign(c Cell, w foreignCell, precision float64) bool {
	switch v := w.Value.(type) {
	case bool:
		return c.Kind == Bool && c.Bool() == v
	case float64:
		if c.Kind == Date && !c.Clock { // a reader that knows no dates
			return c.Number == v
		}
		if w.Kind == "formula" && c.Uncached() {
			return true // openpyxl stores no results
		}
		return c.Kind == Number && math.Abs(c.Number-v) <= precision*math.Abs(v) && (w.Kind != "percent" || c.Percent)
	case string:
		if w.Kind != "date" {
			return (c.Kind == Text || c.Kind == Error) && strings.ReplaceAll(c.Text, "\r\n", "\n") == v
		}
		for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04:05.999999", "15:04:05", "15:04:05.999999", "2006-01-02"} {
			if when, err := time.Parse(layout, v); err == nil && c.Kind == Date {
				gap := c.Time.Sub(when)
				if layout[:2] == "15" {
					gap = c.Time.Sub(time.Date(1899, 12, 31, when.Hour(), when.Minute(), when.Second(), when.Nanosecond(), time.UTC))
				}
				return gap.Abs() <= time.Millisecond
			}
		}
	}
	return false
}

// TestForeignReaders reads workbooks with openpyxl and with calamine, and compares
// every cell.
func TestForeignReaders(t *testing.T) {
	f := installForeign(t)
	for _, file := range workbooks(t) {
		readers := []string{"calamine", "openpyxl"}
		if strings.Contains(file, "United_States") {
			readers = readers[:1] // openpyxl takes minutes for it
		}
		for _, reader := range readers {
			t.Run(reader+"/"+filepath.Base(file), func(t *testing.T) {
				compareReader(t, file, f.run(t, f.python, "read_"+reader+".py", file))
			})
		}
	}
}

// compareReader compares a workbook with the lines that another reader
// printed.
func compareReader(t *testing.T, file string, lines []byte) {
	t.Helper()
	book, err := Open(named(file, filepath.Base(file)), TableLimits())
	must(t, err)
	got := make(map[string]Cell)
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				if !c.Uncached() && (c.Kind != Text || c.Text != "") {
					got[s.Name+"!"+c.Ref()] = c
				}
			}
		}
	}
	scanner := bufio.NewScanner(bytes.NewReader(lines))
	scanner.Buffer(nil, 1<<20)
	faults := 0
	complain := func(format string, args ...any) {
		if faults++; faults <= 10 {
			t.Errorf(format, args...)
		}
	}
	for scanner.Scan() {
		var w foreignCell
		must(t, json.Unmarshal(scanner.Bytes(), &w))
		at := w.Sheet + "!" + Cell{Row: w.Row, Column: w.Column}.Ref()
		c, ok := got[at]
		delete(got, at)
		if w.Value != "" && (!ok || !sameAsForeign(c, w, 0)) {
			complain("%s: %v %.40q here, %s %.40v there", at, c.Kind, c.String(), w.Kind, w.Value)
		}
	}
	must(t, scanner.Err())
	if len(got) > 0 {
		complain("%d cells only here, such as %s", len(got), firstKey(got))
	}
}

// firstKey is the first of the keys.
func firstKey(cells map[string]Cell) string {
	first := ""
	for k := range cells {
		if first == "" || k < first {
			first = k
		}
	}
	return fmt.Sprintf("%s %v %q", first, cells[first].Kind, cells[first].String())
}

// TestWorkbooksAsODS has LibreOffice write workbooks as ods and as xlsx once more,
// and reads the same cells from both. LibreOffice writes fifteen digits of a number,
// and computes formulas anew.
func TestWorkbooksAsODS(t *testing.T) {
	if os.Getenv(conformanceEnv) != "1" {
		t.Skip("skipped: set " + conformanceEnv + "=1 to run LibreOffice")
	}
	f := foreign{dir: t.TempDir()}
	for _, file := range workbooks(t) {
		if strings.Contains(file, "United_States") {
			continue // LibreOffice takes minutes for it
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			for _, kind := range []string{"ods", "xlsx"} {
				f.run(t, "soffice", "--headless", "-env:UserInstallation=file://"+f.dir+"/office", "--convert-to", kind, "--outdir", kind, file)
			}
			base := strings.TrimSuffix(filepath.Base(file), ".xlsx")
			ods, err := Open(named(filepath.Join(f.dir, "ods", base+".ods"), "ods"), TableLimits())
			must(t, err)
			xlsx, err := Open(named(filepath.Join(f.dir, "xlsx", base+".xlsx"), "xlsx"), TableLimits())
			must(t, err)
			compareBooks(t, ods, xlsx)
		})
	}
}

// compareBooks demands the same cells in two books, numbers to fourteen digits.
func compareBooks(t *testing.T, a, b *Book) {
	t.Helper()
	type key struct {
		sheet       string
		row, column int
	}
	cells := func(book *Book) map[key]Cell {
		all := make(map[key]Cell)
		for _, s := range book.Sheets {
			for _, r := range s.Rows {
				for _, c := range r.Cells {
					if c.Kind != Text || c.Text != "" {
						all[key{s.Name, r.Number, c.Column}] = c
					}
				}
			}
		}
		return all
	}
	left, right := cells(a), cells(b)
	if len(left) != len(right) {
		t.Errorf("%d cells in %s, %d in %s", len(left), a.Name, len(right), b.Name)
	}
	faults := 0
	for k, l := range left {
		r, ok := right[k]
		same := ok && l.Kind == r.Kind && l.Text == r.Text && l.Percent == r.Percent && l.Formula == r.Formula && l.Time.Equal(r.Time)
		if l.Kind == Number {
			same = same && math.Abs(l.Number-r.Number) <= 1e-14*math.Abs(r.Number)
		}
		if same {
			continue
		}
		if faults++; faults <= 10 {
			t.Errorf("%s!%s: %v %q in %s, %v %q in %s", k.sheet, l.Ref(), l.Kind, l.String(), a.Name, r.Kind, r.String(), b.Name)
		}
	}
}
