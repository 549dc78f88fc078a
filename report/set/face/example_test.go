package face_test

import (
	"fmt"
	"os"

	"assize/report/set/face"
)

// Layout asks how wide a text is, and whether it can be set at all, before any ink.
func Example() {
	set, err := face.Load(os.DirFS("../../../templates"), "fonts")
	if err != nil {
		fmt.Println(err)
		return
	}
	regular := set.Regular
	fmt.Println(regular.Family(), regular.UnitsPerEm)
	// Figures are of one width, so that columns of numbers line up.
	fmt.Println(regular.Width("38,000", 10) == regular.Width("11,111", 10))
	// Kerned letters stand closer than their advances.
	fmt.Printf("%.2f pt, not %.2f\n", regular.Width("AV", 10), float64(regular.Advance('A')+regular.Advance('V'))/100)
	for _, r := range "ŵ→漢" {
		if !regular.Covers(r) {
			fmt.Println(face.RuneName(r), "cannot be set")
		}
	}
	// Output:
	// Source Sans 3 1000
	// true
	// 10.44 pt, not 10.58
	// character U+6F22, for which the fonts have no glyph, cannot be set
}
