package annex

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/annex/annextest"
)

// keep writes a workbook where a person, or a validator, can look at it, when
// ASSIZE_ANNEX_OUT names a folder.
func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	dir := os.Getenv("ASSIZE_ANNEX_OUT")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestXLSXSameBytes: no map order and no clock reaches a package.
func TestXLSXSameBytes(t *testing.T) {
	for name, build := range map[string]func() *doc.Workbook{
		"input":       inputWorkbook,
		"analyst":     func() *doc.Workbook { return annexWorkbook(true) },
		"publication": func() *doc.Workbook { return annexWorkbook(false) },
	} {
		t.Run(name, func(t *testing.T) {
			var first []byte
			for range 4 {
				got, err := XLSX(build(), Env{})
				if err != nil {
					t.Fatal(err)
				}
				if first == nil {
					first = got
					keep(t, name+".xlsx", got)
				}
				if !bytes.Equal(first, got) {
					t.Fatal("two writings of one workbook differ")
				}
			}
		})
	}
}

// TestWords: with a language pack, an analyst's pages are numbered in its
// words, and a chart's alternative tells its values.
func TestWords(t *testing.T) {
	pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	packed, err := XLSX(annexWorkbook(true), Env{Words: pack})
	if err != nil {
		t.Fatal(err)
	}
	keep(t, "words.xlsx", packed)
	if sheet := odsPart(t, packed, "xl/worksheets/sheet4.xml"); !strings.Contains(sheet, "Page &amp;P of &amp;N</oddFooter>") {
		t.Errorf("no page numbers at the foot: %s", sheet[strings.Index(sheet, "</sheetData>"):])
	}
	drawing := odsPart(t, packed, "xl/drawings/drawing1.xml")
	for _, want := range []string{`name="About one in four violent crimes went unrecorded"`, `descr="Chart: About one in four violent crimes went unrecorded. The others are in the table`, "rId4"} {
		if !strings.Contains(drawing, want) {
			t.Errorf("the charts' alternatives lack %q: %s", want, drawing)
		}
	}
	for _, err := range annextest.Lint(packed) {
		t.Error(err)
	}
}
