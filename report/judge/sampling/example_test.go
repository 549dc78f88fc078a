package sampling_test

import (
	"fmt"

	"assize/report/judge/sampling"
)

// How many crimes to audit for a margin of two percentage points either side of the
// force's rate, planned on what three strata were found to be.
func ExampleNewDesign() {
	d, err := sampling.NewDesign(sampling.Request{Margin: 0.02, Strata: []sampling.Stratum{
		{ID: "violence", Recorded: 51050, Rate: 0.752},
		{ID: "sexual offences", Recorded: 5759, Rate: 0.869},
		{ID: "other", Recorded: 166711, Rate: 0.891},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range d.Strata {
		fmt.Println(s.Crimes, s.Notes)
	}
	fmt.Printf("%d crimes for %.4f either side\n", d.Crimes, d.Margin)
	// Output:
	// 428 []
	// 29 [small]
	// 718 []
	// 1175 crimes for 0.0200 either side
}
