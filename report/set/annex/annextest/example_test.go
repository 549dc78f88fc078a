package annextest_test

import (
	"fmt"
	"time"

	"assize/report/say/doc"
	"assize/report/set/annex"
	"assize/report/set/annex/annextest"
)

// Whoever makes a workbook holds its finished bytes to the rules of accessible
// spreadsheets.
func ExampleLint() {
	w := &doc.Workbook{
		ID: "annex", Title: "Annex", Subject: "Recording rates",
		Lang: "en-GB", Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC),
		Sheets: []doc.Sheet{{Name: "Rates", Title: "Recording rates", Table: &doc.Grid{
			ID:      "tbl_rates",
			Columns: []doc.GridColumn{{ID: "type", Title: "Crime type"}, {ID: "rate", Title: "Recording rate (%)", Kind: doc.PercentCell}},
			Rows:    []doc.GridRow{{ID: "violence", Cells: []doc.GridCell{{Text: "Violence"}, {Value: 75.2}}}},
		}}},
	}
	for _, author := range []string{"An inspectorate", ""} {
		w.Author = author
		packed, err := annex.XLSX(w, annex.Env{})
		fmt.Println(annextest.Lint(packed), err)
	}
	// Output:
	// [] <nil>
	// [docProps/core.xml: the document has no author] <nil>
}
