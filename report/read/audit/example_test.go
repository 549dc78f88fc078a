package audit_test

import (
	"fmt"
	"time"

	"assize/report/read/audit"
)

// More crimes recorded than should have been would raise a force's rate: the row is
// refused at its cell.
func ExampleCheck() {
	d := &audit.Dataset{
		File: "kent.xlsx",
		About: audit.About{
			Force: "Kent Police", Title: "Inspection 2016", Kind: "inspection",
			AuditFrom: audit.Date{Year: 2015, Month: time.July, Day: 1},
			AuditTo:   audit.Date{Year: 2015, Month: time.December, Day: 31},
		},
		Reports: []audit.ReportOfCrime{{
			Row: 57, Reference: "A-1", Stratum: "violence", ReportedAt: time.Date(2015, 9, 3, 14, 5, 0, 0, time.UTC),
			Required: 1, Recorded: 2, RecordedAt: time.Date(2015, 9, 3, 18, 0, 0, 0, time.UTC),
		}},
		Where:  map[audit.Table]map[audit.Field]string{audit.Reports: {audit.FieldCrimesRecorded: "G"}},
		Sheets: map[audit.Table]string{audit.Reports: "Reports"},
	}
	for _, p := range audit.Check(d, audit.Facts{Strata: []string{"violence"}, Partial: true}) {
		fmt.Println(p.Severity, p.Pos, p.Rule)
	}
	// Output:
	// refused kent.xlsx:Reports!G57 recorded-above-required
}

// Names are compared as people mean them, not as spreadsheets break them.
func ExampleFold() {
	fmt.Println(audit.Fold("Violence  against\nthe Person¹"))
	// Output: violence against the person
}
