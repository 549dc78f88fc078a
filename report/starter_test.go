package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assize/config"
	"assize/report"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
)

func starterProgram() report.Program { return report.Program{Config: config.Files} }

// The empty workbook is one that the reader understands: nothing is wrong with
// it but that it is empty.
func TestEmptyWorkbookLacksNothingButValues(t *testing.T) {
	date := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	data, ps := report.EmptyWorkbook(starterProgram(), report.Starter{Date: date})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	path := filepath.Join(t.TempDir(), "empty.xlsx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	book, ps, err := workbook.Open(path, "empty.xlsx", sheet.AuditLimits())
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	layout, ps := workbook.LoadLayout(config.Files, "house")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	d, ps := workbook.Read(book, layout, workbook.Options{})
	for _, p := range ps {
		if p.Rule != "missing-value" || !strings.HasPrefix(p.Pos.Sheet, "Inspection") {
			t.Error(p)
		}
	}
	if len(ps) != 7 || len(d.Criteria) != 16 {
		t.Errorf("%d values missing, want the 7 keys; %d criteria", len(ps), len(d.Criteria))
	}
}

func TestEmptyWorkbookRefuses(t *testing.T) {
	_, ps := report.EmptyWorkbook(starterProgram(), report.Starter{Layout: "hoose", Rulebook: "cdi-2061"})
	for _, want := range []string{"layouts/hoose.yaml", "rulebooks/cdi-2061.yaml"} {
		if !strings.Contains(ps.Error(), want) {
			t.Errorf("nothing said of %s: %v", want, ps)
		}
	}
}

func TestProposeLayoutOfTheDemonstration(t *testing.T) {
	yaml, ps := report.ProposeLayout(starterProgram(), "../testdata/demo/sussex.xlsx", "")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if !strings.Contains(string(yaml), "extends: house\n") || strings.Contains(string(yaml), "not found") || strings.Contains(string(yaml), "guess\n  ") {
		t.Errorf("proposed:\n%s", yaml)
	}
	if _, ps := report.ProposeLayout(starterProgram(), "nothing.xlsx", ""); !ps.Refused() {
		t.Error("a file that is not there is accepted")
	}
}
