package annex

import (
	"encoding/csv"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"assize/report/say/doc"
)

// FuzzText: whatever an auditor wrote, the cell of an xlsx is well-formed XML
// that reads back as the cleaned text, and the field of a csv is one field
// that no spreadsheet runs.
func FuzzText(f *testing.F) {
	for i := range 16 {
		f.Add(hostile(i))
	}
	f.Add("_x005F_x0041_")
	f.Add("\u2029 \ufffe \U0010ffff")
	escape := regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)
	f.Fuzz(func(t *testing.T, s string) {
		cleaned := clean(s)
		if !utf8.ValidString(cleaned) || clean(cleaned) != cleaned {
			t.Fatalf("cleaning %q is not done once: %q", s, cleaned)
		}
		var cell struct {
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte("<t>"+string(appendXML(nil, cleaned, true))+"</t>"), &cell); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		read := escape.ReplaceAllStringFunc(cell.Text, func(e string) string {
			n, err := strconv.ParseUint(e[2:6], 16, 16)
			if err != nil {
				t.Fatal(err)
			}
			return string(rune(n))
		})
		if read != cleaned {
			t.Errorf("%q reads back as %q", cleaned, read)
		}
		w := &doc.Workbook{Sheets: []doc.Sheet{{Table: &doc.Grid{ID: "tbl_a", Columns: []doc.GridColumn{{Title: "H"}}, Rows: []doc.GridRow{{Cells: []doc.GridCell{{Text: s}}}}}}}}
		out, err := CSV(w, &w.Sheets[0], EscapeSpreadsheet)
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(string(out)))
		records, err := r.ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", out, err)
		}
		if cleaned == "" {
			return // csv readers pass over empty lines
		}
		if len(records) != 2 || len(records[1]) != 1 {
			t.Fatalf("%q became %d records", s, len(records))
		}
		if field := strings.TrimLeft(records[1][0], " \t\n\u00a0"); field != "" && strings.ContainsRune("=+-@", rune(field[0])) {
			t.Errorf("%q would be run: %q", s, field)
		}
	})
}
