package printed_test

import (
	"fmt"

	"assize/report/say/doc"
	"assize/report/say/printed"
)

// A number changes: it is named with both of its forms. So is a sentence that is not
// the same any more.
func ExampleCompare() {
	annex := &doc.Workbook{Lang: "en-GB", Sheets: []doc.Sheet{{Name: "Rates", Title: "Rates", Table: &doc.Grid{
		Columns: []doc.GridColumn{{ID: "measure"}, {ID: "rate", Kind: doc.PercentCell}},
		Rows:    []doc.GridRow{{ID: "violence", Cells: []doc.GridCell{{Text: "Violence"}, {Value: 86.2}}}},
	}}}}
	report := func(rate, cause string) *doc.Publication {
		n := doc.Number{Text: rate, Ref: doc.Ref{Sheet: "Rates", Row: "violence", Column: "rate"}}
		return &doc.Publication{Kind: doc.Report, Title: "Report", Body: []doc.Block{
			doc.Section{Title: "Rates", Blocks: []doc.Block{
				doc.Paragraph{Runs: []doc.Run{doc.Text{Text: "Of violence "}, n, doc.Text{Text: " is recorded. " + cause}}},
			}},
		}}
	}
	was, err := printed.Of(annex, "wording", report("86.2 percent", "Supervisors do not check."))
	if err != nil {
		fmt.Println(err)
		return
	}
	is, err := printed.Of(annex, "wording", report("86.4 percent", "Supervisors seldom check."))
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := printed.Compare(was, is)
	fmt.Println(err)
	for _, n := range d.Numbers {
		fmt.Println(n.Cell, n.Was.Forms, n.Is.Forms)
	}
	for _, w := range d.Words {
		fmt.Printf("%s: %q, was %q\n", w.Place, w.Is, w.Was)
	}
	// Output:
	// <nil>
	// Rates|violence|rate [86.2 percent] [86.4 percent]
	// Rates: "Supervisors seldom check.", was "Supervisors do not check."
}
