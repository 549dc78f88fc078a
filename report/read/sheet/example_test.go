package sheet_test

import (
	"fmt"

	"assize/report/read/intake"
	"assize/report/read/sheet"
)

// A file is read whole, into typed cells that know where they stand.
func ExampleOpen() {
	book, err := sheet.Open(intake.Place{Anchor: "testdata/cheshire.csv", Name: "audits/cheshire.csv"}, sheet.AuditLimits())
	if err != nil {
		fmt.Println(err)
		return
	}
	s := book.Sheets[0]
	for _, c := range s.Rows[2].Cells {
		fmt.Println(s.Pos(c), c.Kind, c)
	}
	// Output:
	// audits/cheshire.csv:cheshire!A3 text CR/000124/16
	// audits/cheshire.csv:cheshire!B3 text other
	// audits/cheshire.csv:cheshire!C3 date 2016-03-02 13:45:00
	// audits/cheshire.csv:cheshire!D3 number 1
	// audits/cheshire.csv:cheshire!E3 number 1
}

// Large tables are read row by row, and take no more memory than a row.
func ExampleScan() {
	unrecorded := 0.0
	_, err := sheet.Scan(intake.Place{Anchor: "testdata/cheshire.csv", Name: "audits/cheshire.csv"}, sheet.AuditLimits(), func(*sheet.Sheet) func(sheet.Row) error {
		return func(r sheet.Row) error {
			required, _ := r.Cell(4)
			recorded, _ := r.Cell(5)
			unrecorded += required.Number - recorded.Number
			return nil
		}
	})
	fmt.Println(unrecorded, err)
	// Output: 1 <nil>
}
