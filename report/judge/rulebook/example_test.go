package rulebook_test

import (
	"fmt"
	"os"

	"assize/report/judge/rulebook"
)

// A shipped rulebook says which grade a rate deserves, and where the bound stands.
func Example() {
	rb, ps := rulebook.Load(os.DirFS("../../../config"), "rulebooks/cdi-2017.yaml")
	if err := ps.Err(); err != nil {
		fmt.Println(err)
		return
	}
	violence, _ := rb.Measure("violence")
	for _, rate := range []float64{0.7517, 0.8644, 0.88} {
		step := violence.Bands.Find(rate)
		fmt.Printf("%.4f %s from %.2f, %s\n", rate, step.Grade, step.From, step.Status)
	}
	// Output:
	// 0.7517 inadequate from 0.00, illustrative
	// 0.8644 requires improvement from 0.80, illustrative
	// 0.8800 good from 0.88, illustrative
}
