package source_test

import (
	"fmt"

	"assize/report/read/source"
)

// A room that reads gathers every fault with its place, and refuses at the end, so
// that whoever mends the input is told all at once.
func Example() {
	var ps source.Problems
	ps.Warn(source.Pos{File: "kent.xlsx", Sheet: "Reports", Cell: "G57"}, "number-as-text", "", "a number is stored as text")
	fmt.Println(ps.Err())

	known := []string{"violence", "sexual offences", "other"}
	ps.Refuse(source.Pos{File: "rules.yaml", Line: 12, Column: 5}, "unknown-stratum",
		source.DidYouMean("voilence", known), "there is no such stratum")
	fmt.Println(ps.Err())
	fmt.Println(ps.Count())
	// Output:
	// <nil>
	// kent.xlsx:Reports!G57: warning: a number is stored as text [number-as-text]
	// rules.yaml:12:5: there is no such stratum; did you mean "violence"? [unknown-stratum]
	// 1 1
}
