package annex

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"assize/report/set/annex/annextest"
)

// edited is a package with one text of one part replaced.
func edited(t *testing.T, packed []byte, part, old, changed string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	found := false
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part && strings.Contains(string(data), old) {
			data, found = []byte(strings.Replace(string(data), old, changed, 1)), true
		}
		p, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !found {
		t.Fatalf("%s does not hold %s", part, old)
	}
	return b.Bytes()
}

func TestLintFile(t *testing.T) {
	analyst, err := XLSX(annexWorkbook(true), Env{})
	if err != nil {
		t.Fatal(err)
	}
	publication, err := XLSX(annexWorkbook(false), Env{})
	if err != nil {
		t.Fatal(err)
	}
	for name, packed := range map[string][]byte{"analyst": analyst, "publication": publication} {
		for _, err := range annextest.Lint(packed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	const rates = "xl/worksheets/sheet4.xml"
	tests := []struct {
		name, part, old, changed string
		public                   bool
		want                     string
	}{
		{"hidden row", rates, `<row r="6"`, `<row r="6" hidden="1"`, false, "Rates: row 6 is hidden"},
		{"hidden column", rates, `<col customWidth`, `<col hidden="1" customWidth`, false, "a column is hidden"},
		{"merged", rates, `</sheetData>`, `</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`, false, "merged cells"},
		{"hidden sheet", "xl/workbook.xml", `name="Notes"`, `name="Notes" state="hidden"`, false, "Notes: the sheet is hidden"},
		{"cursor", rates, `activeCell="A1"`, `activeCell="B7"`, false, "cursor is not in A1"},
		{"no result", rates, `</f><v>141</v>`, `</f>`, false, "formula without a stored result"},
		{"error", rates, `<c r="B6" s=`, `<c t="e" r="B6" s=`, false, "Rates!B6: an error value"},
		{"no alternative", "xl/drawings/drawing1.xml", `descr="`, `descr="" title="`, false, "no text alternative"},
		{"head differs", rates, `<t>Crime type</t>`, `<t>Crime  type</t>`, false, "head of column A differs"},
		{"below", rates, `</row></sheetData>`, `</row><row r="99"><c r="A99"><v>1</v></c></row></sheetData>`, false, "content below the table"},
		{"blank", rates, `<t>Sexual offences</t>`, `<t></t>`, false, "blank cell in a table"},
		{"small print", "xl/styles.xml", `<sz val="12">`, `<sz val="9">`, false, "a font of 9 points"},
		{"no language", "docProps/core.xml", `<dc:language>en-GB</dc:language>`, ``, false, "has no language"},
		{"filter in public", "xl/tables/table1.xml", `<tableColumns`, `<autoFilter ref="A4:B9"/><tableColumns`, true, "filter buttons"},
		{"pane in public", rates, `<selection`, `<pane ySplit="5" state="frozen"/><selection`, true, "frozen panes"},
		{"foot in public", rates, `<tableParts`, `<headerFooter/><tableParts`, true, "heads or feet"},
		{"dead name", "xl/workbook.xml", `Parameters!$B$5`, `#REF!`, false, "refers to nothing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			packed := analyst
			if test.public {
				packed = publication
			}
			faults := annextest.Lint(edited(t, packed, test.part, test.old, test.changed))
			for _, err := range faults {
				if strings.Contains(err.Error(), test.want) {
					return
				}
			}
			t.Errorf("no fault says %q; got %v", test.want, faults)
		})
	}
}
