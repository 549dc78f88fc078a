package truthtest_test

import (
	"fmt"

	"assize/report/say/doc"
	"assize/report/say/truthtest"
)

func Example() {
	report := &doc.Publication{Kind: doc.Report, Body: []doc.Block{doc.Paragraph{Runs: []doc.Run{
		doc.Text{Text: "The force records "},
		doc.Number{Value: 85.46, Text: "85.4 percent", Ref: doc.Ref{Sheet: "Rates", Row: "force", Column: "rate"}},
		doc.Text{Text: "."},
	}}}}
	for _, lie := range truthtest.Lies(truthtest.Told{Publications: []*doc.Publication{report}}) {
		fmt.Println(lie)
	}
	// Output:
	// report: "85.4 percent" is printed of 85.46: The force records 85.4 percent.
}
