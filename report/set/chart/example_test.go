package chart_test

import (
	"fmt"
	"os"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// A figure and the table that stands for it hold the same numbers.
func Example() {
	pack, err := words.Load(os.DirFS("../../../templates/words"), "en.yaml", words.Style{})
	if err != nil {
		fmt.Println(err)
		return
	}
	f := &doc.Figure{
		ID: "rates", Title: doc.Words("A quarter of violent crime goes unrecorded"), Level: "95%",
		Alt: charttest.Told("A quarter of violent crime goes unrecorded"),
		Plot: doc.Intervals{
			Axis:  doc.Axis{Title: "Recorded, percent of crimes reported", Min: 60, Max: 100, Percent: true},
			Heads: doc.IntervalHeads{Label: "Crime type", Aside: "Recorded", Value: "Rate"},
			Rows: []doc.IntervalRow{
				{Label: "Violence", Aside: "451 of 600", Est: doc.Estimate{Value: 75.1667, Lower: 71.2, Upper: 78.8, Text: "75.2", Range: "71.2 to 78.8"}},
			},
		},
	}
	if err := chart.Validate(f); err != nil {
		fmt.Println(err)
		return
	}
	table := chart.Printed(f, pack)
	fmt.Println(strings.Join(table.Heads, " | "))
	for _, row := range table.Rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// Crime type | Recorded | Rate | 95% interval
	// Violence | 451 of 600 | 75.2 | 71.2 to 78.8
}
