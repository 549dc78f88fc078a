package saytest_test

import (
	"fmt"

	"assize/report/say/saytest"
)

// A force for tests, and a text in letters that no program writes by itself.
func ExampleGreaterManchester() {
	f := saytest.GreaterManchester()
	fmt.Println(f.Force.Name, f.Measures[1].Numerator, "of", f.Measures[1].Denominator)
	fmt.Println(saytest.Otherwise("Kent"))
	// Output:
	// Greater Manchester Police 451 of 600
	// Ｋｅｎｔ
}
