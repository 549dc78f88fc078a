package annex

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
)

// conformance runs one of the scripts of .ci/conformance on a file.
func conformance(t *testing.T, script, file string) (string, error) {
	t.Helper()
	out, err := exec.Command(filepath.Join("..", "..", "..", ".ci", "conformance", script), file).CombinedOutput()
	return string(out), err
}

func writeBook(t *testing.T, name string, w *doc.Workbook) string {
	t.Helper()
	data, err := XLSX(w, Env{})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func needConformance(t *testing.T) {
	t.Helper()
	if os.Getenv("ASSIZE_CONFORMANCE") == "" {
		t.Skip("skipped: ASSIZE_CONFORMANCE is not set; needs LibreOffice and the Open XML SDK validator")
	}
}

// TestOpenXML has Microsoft's SDK validate what is written.
func TestOpenXML(t *testing.T) {
	needConformance(t)
	for name, w := range map[string]*doc.Workbook{
		"analyst.xlsx": annexWorkbook(true), "publication.xlsx": annexWorkbook(false), "input.xlsx": inputWorkbook(),
	} {
		if out, err := conformance(t, "ooxml.sh", writeBook(t, name, w)); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// TestRecalculation has LibreOffice compute every formula from nothing and
// compares it with the value stored, and shows that a wrong one is found.
func TestRecalculation(t *testing.T) {
	needConformance(t)
	out, err := conformance(t, "recalc.sh", writeBook(t, "annex.xlsx", annexWorkbook(true)))
	if err != nil || !strings.Contains(out, "formulas agree") {
		t.Errorf("%v\n%s", err, out)
	}
	t.Log(out)

	// A workbook with a wrong value is not written: one is made wrong afterwards.
	w := annexWorkbook(true)
	packed, err := XLSX(w, Env{})
	if err != nil {
		t.Fatal(err)
	}
	value := w.Sheet("Rates").Table.Rows[1].Cells[5].Value
	stored := func(v float64) string { return "<v>" + strconv.FormatFloat(v, 'g', -1, 64) + "</v>" }
	wrong := filepath.Join(t.TempDir(), "wrong.xlsx")
	if err := os.WriteFile(wrong, edited(t, packed, "xl/worksheets/sheet4.xml", stored(value), stored(value*(1+1e-7))), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err = conformance(t, "recalc.sh", wrong)
	if err == nil || !strings.Contains(out, "Rates!F7: stored") {
		t.Errorf("a value that is wrong in the seventh digit was not found: %v\n%s", err, out)
	}
}

// TestODSRead has LibreOffice read the ods and compares every cell with the
// xlsx of the same workbook.
func TestODSRead(t *testing.T) {
	needConformance(t)
	dir := t.TempDir()
	w := annexWorkbook(false)
	packed, err := ODS(w, Env{})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "annex.ods")
	if err := os.WriteFile(file, packed, 0o600); err != nil {
		t.Fatal(err)
	}
	office := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), file)
	if out, err := office.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, want := cellsOf(t, filepath.Join(dir, "out", "annex.xlsx")), cellsOf(t, writeBook(t, "annex.xlsx", w))
	if diff := cmp.Diff(want, got); diff != "" || len(want) < 100 {
		t.Errorf("%d cells; ods read by LibreOffice differs from xlsx:\n%s", len(want), diff)
	}
}

// cellsOf is what every cell of a workbook shows.
func cellsOf(t *testing.T, file string) map[string]string {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cells := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, v := range row {
				if v != "" {
					cells[sheet+"!"+doc.ColumnLetters(j+1)+strconv.Itoa(i+1)] = v
				}
			}
		}
	}
	return cells
}
