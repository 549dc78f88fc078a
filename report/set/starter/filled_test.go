package starter_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"assize/config"
	"assize/report/judge/needs"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/set/starter"
)

// Rows of the sheet Reports: headings under the line that says what the sheet is for,
// and the example under them.
const (
	headRow     = 2
	exampleRow  = 3
	firstRow    = 4
	reportSheet = "Reports"
)

// entries are what an auditor writes into a row of reports, by column.
type entries map[string]any

// sound is a row in which nothing is wrong; what is given stands instead, nil for an
// empty cell.
func soundRow(n int, given entries) entries {
	row := entries{
		"A": fmt.Sprintf("RC/%04d", n), "B": "control room", "C": "violence", "D": "violence with injury",
		"E": at(2015, 7, 3, 14, 5), "F": 2, "G": 1, "H": at(2015, 7, 3, 16, 40), "I": "N", "J": 0, "K": 0,
		"L": "N", "M": "Y", "N": "N", "O": "N", "P": "no crime record created",
	}
	for column, value := range given {
		row[column] = value
	}
	return row
}

func at(y int, m time.Month, d, hour, minute int) time.Time {
	return time.Date(y, m, d, hour, minute, 0, 0, time.UTC)
}

// about is what was audited, key by key.
func about() []any {
	return []any{"Kent Police", "Inspection 2016", "inspection", at(2015, 7, 1, 0, 0), at(2015, 12, 31, 0, 0), at(2016, 4, 30, 0, 0), at(2016, 8, 25, 0, 0), "cdi-2016", "real"}
}

// filling is a row as somebody fills it in, and what the check says of it.
type filling struct {
	name  string
	given entries
	want  []string // messages without the file; none for a right filling
}

// fill writes the fillings into an empty workbook, a row each, with what was audited, and
// finishes it.
func fill(t *testing.T, all []filling, finish func(*excelize.File) error) []byte {
	t.Helper()
	data, ps, err := starter.Workbook(config.Files, "house", false)
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	put := func(sheet, cell string, value any) {
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	for i, value := range about() {
		put("Inspection", fmt.Sprintf("B%d", headRow+1+i), value)
	}
	for i, one := range all {
		for column, value := range soundRow(i, one.given) {
			cell := fmt.Sprintf("%s%d", column, firstRow+i)
			if when, moment := value.(time.Time); moment { // the format of the form stays
				value = when.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
			}
			if value != nil {
				put(reportSheet, cell, value)
			}
		}
	}
	if err := finish(f); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// checked is what the check says of a filled workbook.
func checked(t *testing.T, name string, data []byte) (*audit.Dataset, source.Problems) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	book, ps, err := workbook.Open(intake.Place{Anchor: path, Name: name}, sheet.AuditLimits())
	if err != nil {
		t.Fatal(err)
	}
	layout, found := workbook.LoadLayout(config.Files, "house")
	ps = append(ps, found...)
	rules, found := rulebook.Load(config.Files, "rulebooks/cdi-2016.yaml")
	ps = append(ps, found...)
	reg, err := register.Load(config.Files, "forces/england-wales.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, found := workbook.Read(book, layout, workbook.Options{Register: reg})
	ps = append(ps, found...)
	facts := needs.Needs{Rules: rules, Layout: layout}.Facts(d)
	facts.Partial = true
	return d, append(ps, audit.Check(d, facts)...)
}

// Each row is filled in by somebody, and the check says of it what is wrong, where, and
// what to do, and of a right one nothing. No message holds what was written.
func TestFilledWorkbook(t *testing.T) {
	all := fillings()
	for name, data := range map[string][]byte{
		"filled.xlsx": fill(t, all, func(*excelize.File) error { return nil }),
		"filled.ods":  fillODS(t, all),
	} {
		t.Run(name, func(t *testing.T) { holdFilled(t, name, data, all) })
	}
}

// holdFilled holds what the check says of a filled workbook to what is wanted, row by row.
func holdFilled(t *testing.T, name string, data []byte, all []filling) {
	d, ps := checked(t, name, data)
	of := map[int][]string{}
	for _, p := range ps {
		row := -1
		if i := strings.LastIndexAny(p.Pos.Cell, "ABCDEFGHIJKLMNOPQ"); p.Pos.Sheet == reportSheet {
			_, _ = fmt.Sscanf(p.Pos.Cell[i+1:], "%d", &row)
		}
		of[row] = append(of[row], strings.TrimPrefix(p.Error(), name+":Reports!"))
	}
	for i, one := range all {
		got := of[firstRow+i]
		slices.Sort(got)
		for k := range got {
			got[k] = strings.ReplaceAll(got[k], fmt.Sprint(firstRow+i, ":"), "#:")
		}
		if !slices.Equal(got, one.want) {
			t.Errorf("row %d, %s:\ngot  %q\nwant %q", firstRow+i, one.name, got, one.want)
		}
		delete(of, firstRow+i)
	}
	if len(of) > 0 {
		t.Errorf("said besides: %v", of)
	}
	if len(d.Reports) == 0 {
		t.Error("nothing is read")
	}
}

// The sheet Checks counts what was filled in as another program works it out, without
// the example, in both formats of the form.
func TestLibreOfficeRecalculatesChecks(t *testing.T) {
	if os.Getenv("ASSIZE_CONFORMANCE") == "" {
		t.Skip("skipped: ASSIZE_CONFORMANCE is not set; needs LibreOffice")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	convert := func(to, file string) {
		t.Helper()
		cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", dir, filepath.Join(dir, file))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("LibreOffice does not run: %v %s", err, out)
		}
	}
	const csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
	right := fillings()[:19] // right ones, eighteen of violence; a count typed as text adds nothing here
	if err := os.WriteFile(filepath.Join(dir, "filled.xlsx"), fill(t, right, (*excelize.File).UpdateLinkedValue), 0o600); err != nil {
		t.Fatal(err)
	}
	convert(csv, "filled.xlsx")
	got, err := os.ReadFile(filepath.Join(dir, "filled-Checks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"violence,,18,0,32,17\n", "sexual offences,,1,0,2,1\n", "other,,0,0,0,0\n"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("checks\n%s\nwithout %q", got, want)
		}
	}
	ods, _, err := starter.Workbook(config.Files, "house", true)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "empty.ods"), ods, 0o600); err != nil {
		t.Fatal(err)
	}
	convert("xlsx", "empty.ods")
	f, err := excelize.OpenFile(filepath.Join(dir, "empty.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rules, err := f.GetDataValidations(reportSheet)
	if err != nil || len(rules) < 15 {
		t.Errorf("%d rules of entry are left of an ods, %v", len(rules), err)
	}
	if formula, err := f.GetCellFormula("Checks", "C4"); err != nil || !strings.Contains(formula, "Reports!$C$3:$C$6503") {
		t.Errorf("the check of an ods is %q, %v", formula, err)
	}
}

// The form as ods is read like that as xlsx: it lacks nothing but values.
func TestEmptyODSLacksNothingButValues(t *testing.T) {
	data, ps, err := starter.Workbook(config.Files, "house", true)
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	path := filepath.Join(t.TempDir(), "empty.ods")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	book, ps, err := workbook.Open(intake.Place{Anchor: path, Name: "empty.ods"}, sheet.AuditLimits())
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	layout, _ := workbook.LoadLayout(config.Files, "house")
	d, ps := workbook.Read(book, layout, workbook.Options{})
	for _, p := range ps {
		if p.Rule != "missing-value" || p.Pos.Sheet != "Inspection" {
			t.Error(p)
		}
	}
	if len(ps) != 7 || len(d.Criteria) != 16 || len(d.Reports) != 0 {
		t.Errorf("%d values missing, want the 7 keys; %d criteria, %d reports", len(ps), len(d.Criteria), len(d.Reports))
	}
}
