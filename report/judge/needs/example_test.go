package needs_test

import (
	"fmt"

	"assize/config"
	"assize/report/judge/needs"
	"assize/report/judge/rulebook"
	"assize/report/read/workbook"
)

// The shipped rules find their columns in the shipped layout, and say which grades and
// populations a workbook may state.
func ExampleNeeds_Facts() {
	rules, ps := rulebook.Load(config.Files, "rulebooks/cdi-2016.yaml")
	layout, found := workbook.LoadLayout(config.Files, "house")
	ps = append(ps, found...)
	n := needs.Needs{Rules: rules, Layout: layout, Known: needs.KnownIn(config.Files, nil, &ps)}
	n.CheckColumns(&ps)
	facts := n.Facts(nil)
	fmt.Println(ps.Err(), facts.Rulebook, facts.Grades)
	for _, name := range facts.PopulationNames[:3] {
		fmt.Println(name)
	}
	// Output:
	// <nil> cdi-2016 [inadequate requires improvement good outstanding]
	// violence
	// sexual offences
	// other
}
