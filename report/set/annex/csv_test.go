package annex

import (
	"math"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/say/formula"
)

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+44 20": "'+44 20", "-1 victim": "'-1 victim", "@SUM(1)": "'@SUM(1)", "\t=1": "'\t=1", " =1": "' =1",
		"plain": "plain", "": "", "a=b": "a=b", "\r\n=1": "'\n=1", "＝1": "'＝1", "a\x00b": "ab", "\x00=1": "'=1", "\u202e=1": "'=1", "\u00a0-1": "'\u00a0-1", "|x": "'|x",
	} {
		if got := EscapeSpreadsheet.text(clean(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
		if got := EscapeNone.text(in); got != in {
			t.Errorf("%q: without escape, got %q", in, got)
		}
	}
}

func TestCSV(t *testing.T) {
	s := doc.Sheet{Name: "Rates", Title: "Rates", Table: &doc.Grid{
		ID:      "tbl_rates",
		Columns: []doc.GridColumn{{Title: "Crime type"}, {Title: "Difference (points)", Kind: doc.PercentCell}, {Title: "On", Kind: doc.DateCell}, {Title: "At", Kind: doc.DateTimeCell}},
		Rows: []doc.GridRow{
			{Cells: []doc.GridCell{{Text: "=1+1"}, {Value: -1.25, Formula: formula.Here("absent")}, {Text: "2016-08-25"}, {Text: "2015-09-03T14:05"}}},
			{Cells: []doc.GridCell{{Text: "Violence, with \"injury\"\nand without"}, {Mark: "[x]"}, {}, {}}},
			{Cells: []doc.GridCell{{Text: "noise"}, {Value: 0.1 + 0.2}, {}}},
			{Cells: []doc.GridCell{{Text: "large"}, {Value: 38123456789}, {}, {}}},
		},
	}}
	w := &doc.Workbook{ID: "annex", Analyst: true, Sheets: []doc.Sheet{s}}
	got, err := CSV(w, &w.Sheets[0], EscapeSpreadsheet, Alone{"About", "=Kent"}, Alone{"Status", "Illustrative sample."})
	if err != nil {
		t.Fatal(err)
	}
	want := ByteOrderMark + strings.ReplaceAll(`Crime type,Difference (points),On,At,About,Status
'=1+1,-1.25,2016-08-25,2015-09-03T14:05:00,'=Kent,Illustrative sample.
"Violence, with ""injury""
and without",[x],,,'=Kent,Illustrative sample.
noise,0.3,,,'=Kent,Illustrative sample.
large,38123456789,,,'=Kent,Illustrative sample.
`, "\n", "\r\n")
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got, err = CSV(w, &w.Sheets[0], EscapeNone)
	if err != nil || !strings.HasPrefix(string(got), "Crime type,Difference (points),On,At\r\n=1+1,-1.25,") {
		t.Errorf("real data without escape: %v\n%s", err, got)
	}
	s.Table.Rows[0].Cells[1].Value = math.Inf(1)
	if _, err := CSV(w, &s, EscapeSpreadsheet); err == nil || !strings.Contains(err.Error(), "Rates!B3") {
		t.Errorf("an infinite number was written: %v", err)
	}
	if _, err := CSV(w, &doc.Sheet{Name: "Cover"}, EscapeSpreadsheet); err == nil {
		t.Error("a sheet without a table was written")
	}
}
