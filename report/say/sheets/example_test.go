package sheets_test

import (
	"fmt"

	"assize/report/read/source"
	"assize/report/say/sheets"
)

// What was wrong with the inputs of a run, as a workbook that set/annex writes.
func ExampleProblems() {
	var ps source.Problems
	ps.Refuse(source.Pos{File: "kent.xlsx", Sheet: "Reports", Cell: "G57"}, "recorded-above-required",
		"correct one of the two cells", "more crimes are recorded than required")
	table := sheets.Problems(ps).Sheets[0].Table
	for i, c := range table.Rows[0].Cells {
		fmt.Printf("%s: %s\n", table.Columns[i].Title, c.Text)
	}
	// Output:
	// Severity: refused
	// File: kent.xlsx
	// Place: Reports!G57
	// Message: more crimes are recorded than required
	// Hint: correct one of the two cells
	// Rule: recorded-above-required
}
