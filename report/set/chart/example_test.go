package chart_test

import (
	"fmt"
	"os"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
)

// A figure and its text alternative are made of the same numbers.
func Example() {
	pack, err := words.Load(os.DirFS("../../../templates/words"), "en.yaml", words.Style{})
	if err != nil {
		fmt.Println(err)
		return
	}
	f := &doc.Figure{
		ID: "rates", Title: doc.Words("A quarter of violent crime goes unrecorded"), Level: "95%",
		Plot: doc.Intervals{
			Axis:  doc.Axis{Title: "Recorded, percent of crimes reported", Min: 60, Max: 100, Percent: true},
			Heads: doc.IntervalHeads{Label: "Crime type", Aside: "Recorded", Value: "Rate"},
			Rows: []doc.IntervalRow{
				{Label: "Violence", Aside: "451 of 600", Est: doc.Estimate{Value: 75.1667, Lower: 71.2, Upper: 78.8, Text: "75.2", Range: "71.2 to 78.8"}},
				{Label: "Modern slavery", Aside: "2 of 3", Missing: "not reportable: fewer than 5 audited"},
			},
		},
	}
	if err := chart.Validate(f); err != nil {
		fmt.Println(err)
		return
	}
	_, long := chart.Alt(f, pack)
	for _, s := range strings.SplitAfter(long, ". ") {
		fmt.Println(strings.TrimSpace(s))
	}
	// Output:
	// Chart: A quarter of violent crime goes unrecorded.
	// Violence, 451 of 600: 75.2 (95% interval 71.2 to 78.8).
	// Modern slavery, 2 of 3: not reportable: fewer than 5 audited.
	// Recorded, percent of crimes reported.
}
