package doc_test

import (
	"fmt"

	"assize/report/say/doc"
)

// A printed number names its cell of the annex symbolically; the model says where that
// stands before any workbook is written.
func ExampleWorkbook_Address() {
	annex := doc.Workbook{ID: "annex", Title: "Annex", Sheets: []doc.Sheet{{
		Name: "Rates", Title: "Recording rates", Lines: []doc.SheetLine{{Text: "Percent of crimes reported."}},
		Table: &doc.Grid{
			ID:      "tbl_rates",
			Columns: []doc.GridColumn{{ID: "measure", Title: "Measure"}, {ID: "rate", Title: "Recording rate (%)", Kind: doc.PercentCell}},
			Rows:    []doc.GridRow{{ID: "force", Cells: []doc.GridCell{{Text: "all crime"}, {Value: 85.456}}}},
		},
	}}}
	rate := doc.Number{Value: 85.456, Text: "85 percent", Ref: doc.Ref{Sheet: "Rates", Row: "force", Column: "rate"}}
	address, err := annex.Address(rate.Ref)
	fmt.Println(rate.Text, "stands in", address, err)
	_, err = annex.Address(doc.Ref{Sheet: "Rates", Row: "violence", Column: "rate"})
	fmt.Println(err)
	// Output:
	// 85 percent stands in Rates!B4 <nil>
	// sheet Rates of the annex has no row "violence"
}

// A publication that would be unreadable for somebody is refused before it is set.
func ExamplePublication_Validate() {
	pub := doc.Publication{
		ID: "report", Kind: doc.Report, Lang: "en-GB", Title: "Kent Police", Author: "An inspectorate",
		Body: []doc.Block{doc.Section{ID: "summary", Title: "Summary", Blocks: []doc.Block{
			doc.Paragraph{Runs: []doc.Run{doc.Text{Text: "See "}, doc.CrossRef{To: "rates"}, doc.Text{Text: "."}}},
		}}},
	}
	fmt.Println(pub.Validate())
	// Output:
	// report: publication has no date [doc-date]
	// report, section "summary", paragraph 1: cross reference to "rates", which is no section, table or figure [doc-link]
}
