package sampling_test

import (
	"fmt"

	"assize/report/judge/sampling"
)

// How many crimes to audit for a margin of two percentage points either side of the
// force's rate, planned on what the file says of three strata. A total given on the
// command line goes before the file's margin; a
// stratum's own margin stays.
func ExampleWorkOut() {
	o := sampling.Order{File: "../../../config/plan.yaml"}
	for _, o.Aim.Total = range []int{0, 600} {
		p, ps := sampling.WorkOut(o)
		if p == nil {
			fmt.Println(ps.Err())
			return
		}
		for _, s := range p.Strata {
			fmt.Println(s.ID, s.Crimes, s.Reports)
		}
		fmt.Printf("%d crimes for %.4f either side\n", p.Crimes, p.Margin)
	}
	// Output:
	// violence 477 434
	// sexual 166 166
	// other 730 730
	// 1373 crimes for 0.0200 either side
	// violence 232 211
	// sexual 166 166
	// other 355 355
	// 753 crimes for 0.0286 either side
}
