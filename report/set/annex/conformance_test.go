package annex

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

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

	w := annexWorkbook(true)
	wrong := &w.Sheet("Rates").Table.Rows[1].Cells[4]
	wrong.Value *= 1 + 1e-7
	out, err = conformance(t, "recalc.sh", writeBook(t, "wrong.xlsx", w))
	if err == nil || !strings.Contains(out, "Rates!E6: stored") {
		t.Errorf("a value that is wrong in the seventh digit was not found: %v\n%s", err, out)
	}
}
