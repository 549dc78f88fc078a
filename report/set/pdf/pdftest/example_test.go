package pdftest_test

import (
	"fmt"

	"assize/report/set/pdf/pdftest"
)

// A table that begins on one page goes on under the next page's text.
func ExampleFaults() {
	const trace = "1\t68\t90\t80\t11\tCaption\tTable 1\n" +
		"1\t68\t120\t80\t11\tTD\t75.2\n" +
		"1\tfull\t0.41\n" +
		"2\t68\t90\t80\t11\tP\tWe audited reports.\n" +
		"2\t68\t120\t80\t11\tTD\t86.9\n" +
		"2\tends\t0.10\n"
	for _, fault := range pdftest.Faults([]byte(trace), 0.6) {
		fmt.Println(fault)
	}
	// Output:
	// page 1 is 41 percent full
	// page 2: a table goes on under "P": 86.9
}
