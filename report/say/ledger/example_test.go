package ledger_test

import (
	"fmt"

	"assize/report/judge/findings"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// A measure of a force has its row in the annex by its role; a document cites it by
// name, and the address follows when all sheets are laid.
func ExampleForce_RefOf() {
	k := tell.New(nil, nil, tell.House{}, tell.Edition{}, tell.Foreign{})
	f := ledger.NewForce(k, findings.Findings{Measures: []findings.Measure{
		{ID: "violence", Role: "stratum"}, {ID: "cancelled-rape", Role: "cancelled"}, {ID: "burglary", Role: "domain"},
	}})
	for _, id := range []string{"violence", "cancelled-rape", "burglary"} {
		fmt.Println(id, f.RefOf(id, "rate").Sheet)
	}
	// Output:
	// violence Rates
	// cancelled-rape Cancelled
	// burglary Domains
}
