package formula_test

import (
	"fmt"

	"assize/report/say/doc"
	"assize/report/say/formula"
)

// A rate follows from the audited rows, and says so: the formula that stands in the
// file is the one that was computed. A cell that holds another number is found
// before the file is written.
func Example() {
	number := func(x float64) doc.GridCell { return doc.GridCell{Value: x} }
	violence := formula.Where("Reports", formula.IsOneOf("route", formula.Text("control room"), formula.Text("999 calls")))
	rate := formula.Number(100).Times(formula.Here("recorded")).Over(formula.Here("required"))
	annex := &doc.Workbook{ID: "annex", Analyst: true, Sheets: []doc.Sheet{
		{Name: "Rates", Title: "Rates", Table: &doc.Grid{
			ID: "tbl_rates",
			Columns: []doc.GridColumn{
				{ID: "recorded", Title: "Crimes recorded", Kind: doc.CountCell},
				{ID: "required", Title: "Crimes required", Kind: doc.CountCell},
				{ID: "rate", Title: "Recording rate (%)", Kind: doc.PercentCell},
			},
			Rows: []doc.GridRow{{ID: "calls", Cells: []doc.GridCell{
				{Value: 3, Formula: violence.Sum("recorded")}, {Value: 4, Formula: violence.Sum("required")}, {Value: 80, Formula: rate},
			}}},
		}},
		{Name: "Reports", Title: "Reports", Table: &doc.Grid{
			ID:      "tbl_reports",
			Columns: []doc.GridColumn{{ID: "route", Title: "Route"}, {ID: "required", Title: "Required", Kind: doc.CountCell}, {ID: "recorded", Title: "Recorded", Kind: doc.CountCell}},
			Rows: []doc.GridRow{
				{Cells: []doc.GridCell{{Text: "control room"}, number(2), number(2)}},
				{Cells: []doc.GridCell{{Text: "front desk"}, number(1), number(1)}},
				{Cells: []doc.GridCell{{Text: "999 calls"}, number(2), number(1)}},
			},
		}},
	}}
	book := formula.NewBook(annex)
	for _, c := range annex.Sheets[0].Table.Rows[0].Cells {
		fmt.Println(book.Print(c.Formula, "Rates", 0))
	}
	fmt.Println(formula.Verify(annex))
	// Output:
	// SUMPRODUCT((tbl_reports[Route]="control room")+(tbl_reports[Route]="999 calls"),tbl_reports[Recorded]) <nil>
	// SUMPRODUCT((tbl_reports[Route]="control room")+(tbl_reports[Route]="999 calls"),tbl_reports[Required]) <nil>
	// 100*A3/B3 <nil>
	// sheet Rates, row calls, column rate (C3): it holds 80, its formula gives 75: 100*{recorded}/{required}
}
