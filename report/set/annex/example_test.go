package annex_test

import (
	"fmt"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/set/annex"
)

// A table of a demonstration as csv: the number is bare, the auditor's text is
// kept from being run, and every row says what the data are.
func ExampleCSV() {
	w := &doc.Workbook{ID: "annex", Sheets: []doc.Sheet{{Name: "Rates", Title: "Rates", Table: &doc.Grid{
		ID:      "tbl_rates",
		Columns: []doc.GridColumn{{ID: "type", Title: "Crime type"}, {ID: "rate", Title: "Recording rate (%)", Kind: doc.PercentCell}, {ID: "note", Title: "Note"}},
		Rows: []doc.GridRow{{ID: "violence", Cells: []doc.GridCell{
			{Text: "Violence"}, {Value: 75.166666666666667, Formula: formula.Number(100).Times(formula.Number(451)).Over(formula.Number(600))}, {Text: "=cmd|' /C calc'!A0"},
		}}},
	}}}}
	out, err := annex.CSV(w, &w.Sheets[0], annex.EscapeSpreadsheet, annex.Alone{Head: "Sample", Value: "Illustrative sample."})
	if err != nil {
		fmt.Println(err)
		return
	}
	text := strings.TrimPrefix(string(out), annex.ByteOrderMark)
	fmt.Print(strings.ReplaceAll(text, "\r\n", "\n"))
	// Output:
	// Crime type,Recording rate (%),Note,Sample
	// Violence,75.1666666667,'=cmd|' /C calc'!A0,Illustrative sample.
}
