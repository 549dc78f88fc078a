package starter_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/config"
	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
	"assize/report/set/starter"
)

// The empty workbook is one that the reader understands: nothing is wrong with
// it but that it is empty.
func TestEmptyWorkbookLacksNothingButValues(t *testing.T) {
	data, ps, err := starter.Workbook(config.Files, "house", false)
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	path := filepath.Join(t.TempDir(), "empty.xlsx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	book, ps, err := workbook.Open(intake.Place{Anchor: path, Name: "empty.xlsx"}, sheet.AuditLimits())
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	layout, ps := workbook.LoadLayout(config.Files, "house")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	d, ps := workbook.Read(book, layout, workbook.Options{})
	for _, p := range ps {
		if p.Rule != "missing-value" || p.Pos.Sheet != "Inspection" {
			t.Error(p)
		}
	}
	if len(ps) != 7 || len(d.Criteria) != 16 {
		t.Errorf("%d values missing, want the 7 keys; %d criteria", len(ps), len(d.Criteria))
	}
}

func TestEmptyWorkbookRefuses(t *testing.T) {
	if _, ps, err := starter.Workbook(config.Files, "hoose", false); err == nil || !strings.Contains(ps.Error(), "layouts/hoose.yaml") {
		t.Errorf("error %v, problems %v", err, ps)
	}
}
