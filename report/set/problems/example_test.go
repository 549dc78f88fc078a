package problems_test

import (
	"fmt"
	"strings"

	"assize/report/read/source"
	"assize/report/set/problems"
)

// What is wrong is listed, a line each; two refused workbooks whose paths come to the
// same word have a file each.
func Example() {
	var ps source.Problems
	ps.Refuse(source.Pos{File: "kent.xlsx", Sheet: "Reports", Cell: "G57"}, "recorded-above-required", "correct one of them", "more is recorded than was required")
	files, err := problems.Files(ps)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(files[0].Path, files[1].Path)
	_, text, _ := strings.Cut(string(files[0].Data), "\r\n")
	fmt.Println(strings.TrimSpace(text))
	for _, f := range problems.Quarantine([]problems.Refused{
		{Input: "late/kent.xlsx", Reasons: []string{"unreadable"}}, {Input: "late-kent.xlsx", Reasons: []string{"a", "b"}},
	}) {
		fmt.Printf("%s: %q\n", f.Path, f.Data)
	}
	// Output:
	// problems.csv problems.xlsx
	// refused,kent.xlsx,Reports!G57,more is recorded than was required,correct one of them,recorded-above-required
	// quarantine/late-kent.xlsx.txt: "unreadable\n"
	// quarantine/late-kent.xlsx-2.txt: "a\nb\n"
}
