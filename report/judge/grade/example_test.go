package grade_test

import (
	"fmt"
	"os"

	"assize/report/judge/estimate"
	"assize/report/judge/grade"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// The same rate, 89.5 percent, can be good or require improvement: the other
// criteria decide.
func Example() {
	rb, ps := rulebook.Load(os.DirFS("../../../config"), "rulebooks/cdi-2017.yaml")
	if err := ps.Err(); err != nil {
		fmt.Println(err)
		return
	}
	d := &audit.Dataset{Criteria: []audit.Criterion{{Row: 2, Number: 14, Judgment: "good"}, {Row: 3, Number: 15, Judgment: "good"}}}
	for _, timely := range []float64{0.9, 0.75} {
		r := estimate.Result{}
		for _, x := range []estimate.Rate{
			{Measure: "force", Value: 0.895},
			{Measure: "violence", Value: 0.87},
			{Measure: "sexual", Value: 0.93},
			{Measure: "timely", Value: timely},
		} {
			x.Lower, x.Upper, x.Denominator, x.Reportable = x.Value, x.Value, 1000, true
			r.Rates = append(r.Rates, x)
		}
		g, ps := grade.Apply(rb, d, &r)
		if err := ps.Err(); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s, by rule %s\n", g.Overall.Grade, g.Overall.Reasons[0].Rule)
	}
	// Output:
	// good, by rule overall/row-5
	// requires improvement, by rule overall/row-6
}

// The examples that come with a rulebook are graded as they say.
func ExampleRunFile() {
	r, ps := grade.RunFile(os.DirFS("../../../config"), "rulebooks/cdi-2016_test.yaml")
	fmt.Println(r.Rulebook, r.Failed(), ps.Err())
	// Output: cdi-2016 0 <nil>
}
