package sheets_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"assize/report/judge/sampling"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

// planned works out a plan in proportion to recorded crime.
func planned(t *testing.T, text string) *sampling.Plan {
	t.Helper()
	name := filepath.Join(t.TempDir(), "plan.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p, ps := sampling.WorkOut(sampling.Order{File: name, Aim: sampling.Aim{Allocation: "proportional"}})
	if p == nil {
		t.Fatal(ps)
	}
	return p
}

// filled is the work sheet after auditors wrote into it.
func filled(t *testing.T, p *sampling.Plan) *excelize.File {
	t.Helper()
	data, err := annex.XLSX(sheets.Plan(p), annex.Env{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := annex.XLSX(sheets.Plan(p), annex.Env{})
	if err != nil || !bytes.Equal(data, again) {
		t.Fatalf("the same plan gives other bytes (%v)", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for cell, crimes := range map[string]int{"D4": 2, "D5": 0, "D7": 5} {
		if err := f.SetCellInt("Draw", cell, int64(crimes)); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func TestPlanWorkSheet(t *testing.T) {
	p := planned(t, "total: 5\ntitle: Test\nstrata: [{id: a, label: first & last, rate: 1, recorded: 30000}, {id: b, rate: 0.8, recorded: 10000, crimes-per-report: 2}]\n")
	f := filled(t, p)
	defer f.Close()
	rows, err := f.GetRows("Draw")
	if err != nil {
		t.Fatal(err)
	}
	if want := p.Reports + 3; len(rows) != want { // title, line, head
		t.Errorf("%d rows to draw reports in, want %d", len(rows), want)
	}
	if rows[3][1] != "first & last" || rows[len(rows)-1][1] != "b" || rows[len(rows)-1][0] != "5" {
		t.Errorf("rows %v", rows[3:])
	}
	text := ""
	all, err := f.GetRows("Plan")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		text += strings.Join(r, "\t") + "\n"
	}
	for _, want := range []string{"Audit plan: Test", "a total of 5 crimes, at 95 percent confidence, proportional allocation", "planned on 99 percent", "fewer than 30 crimes"} {
		if !strings.Contains(text, want) {
			t.Errorf("the plan does not say %q:\n%s", want, text)
		}
	}
}

// The progress counts what auditors fill in, as another program works it out.
func TestLibreOfficeRecalculatesPlanProgress(t *testing.T) {
	if os.Getenv("ASSIZE_CONFORMANCE") == "" {
		t.Skip("skipped: ASSIZE_CONFORMANCE is not set; needs LibreOffice")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal(err)
	}
	p := planned(t, "total: 5\nstrata: [{id: a, rate: 0.9, recorded: 30000}, {id: b, rate: 0.8, recorded: 10000}]\n")
	if p.Strata[0].Reports != 4 || p.Strata[1].Reports != 2 {
		t.Fatalf("strata %+v", p.Strata)
	}
	dir := t.TempDir()
	f := filled(t, p)
	defer f.Close()
	if err := f.UpdateLinkedValue(); err != nil { // drops the stored results, so that nothing but work can show
		t.Fatal(err)
	}
	if err := f.SaveAs(filepath.Join(dir, "plan.xlsx")); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to",
		"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2", "--outdir", dir, filepath.Join(dir, "plan.xlsx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice does not run: %v %s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "plan-Progress.csv"))
	if err != nil {
		t.Fatal("LibreOffice wrote nothing")
	}
	// Rows 4 to 7 of Draw are of a, 8 and 9 of b; 2, 0 and 5 crimes are in a.
	for _, want := range []string{"a,4,3,7,0\n", "b,2,0,0,2\n"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("progress\n%s\nwithout %q", got, want)
		}
	}
}
