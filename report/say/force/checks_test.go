package force_test

import (
	"slices"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/saytest"
)

// checkOf is the check of an id.
func checkOf(t *testing.T, checks []ledger.Check, id string) ledger.Check {
	t.Helper()
	i := slices.IndexFunc(checks, func(c ledger.Check) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("no check %q among %v", id, checks)
	}
	return checks[i]
}

func TestChecksOfATrueReport(t *testing.T) {
	told := saytest.Tell(t, saytest.GreaterManchester())
	for _, id := range []string{"claims", "cells", "cells-agree"} {
		if c := checkOf(t, told.Checks, id); c.Result != ledger.Passed || c.Detail == "" {
			t.Errorf("%+v", c)
		}
	}
	rows := told.Annex.Sheet("Quality_checks").Table.Rows
	if len(rows) != len(told.Checks) || rows[2].ID != "cells-agree" || rows[2].Cells[2].Text != "Passed" {
		t.Errorf("the annex has %d rows of %d checks: %v", len(rows), len(told.Checks), rows)
	}
}

// TestChecksFail: what is wrong with a document is counted and named.
func TestChecksFail(t *testing.T) {
	tests := []struct {
		name, id, detail string
		spoil            func(*force.Teller)
	}{
		{"another value", "cells-agree", "numbers compared differ from their cells, first Rates!E11", func(te *force.Teller) {
			cellOf(te).Value *= 1 + 1e-8
		}},
		{"a value withheld", "cells-agree", "differ from their cells, first Rates!E11", func(te *force.Teller) {
			*cellOf(te) = doc.GridCell{Mark: ledger.NotAvailable}
		}},
		{"no such row", "cells", "numbers have no cell, first “", func(te *force.Teller) {
			te.Sheet(ledger.SheetRates).Table.Rows[3].ID = "elsewhere"
		}},
		{"a false claim", "claims", "are not true of their numbers, first “around 99 percent”", func(te *force.Teller) {
			te.SayFalsely("around 99 percent", "around", 85, 99)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			te, err := force.NewTeller(saytest.Input(t, saytest.GreaterManchester()))
			if err != nil {
				t.Fatal(err)
			}
			if err := te.FillFindings(); err != nil {
				t.Fatal(err)
			}
			pub, err := te.Report()
			if err != nil {
				t.Fatal(err)
			}
			tt.spoil(te)
			checks := te.CheckAndFill(pub, nil)
			if c := checkOf(t, checks, tt.id); c.Result != ledger.Failed || !strings.Contains(c.Detail, tt.detail) {
				t.Errorf("%+v, want %q", c, tt.detail)
			}
			for _, c := range checks {
				if c.ID != tt.id && c.Result != ledger.Passed {
					t.Errorf("%s %s as well", c.ID, c.Result)
				}
			}
			if tt.id == "claims" {
				rows := te.Sheet("Word_checks").Table.Rows
				if got := rows[len(rows)-1].Cells[6].Text; got != "Differs" {
					t.Errorf("the annex says %q of a false claim", got)
				}
			}
		})
	}
}

// cellOf is the rate of the force's row in the annex.
func cellOf(te *force.Teller) *doc.GridCell {
	c, err := te.Cell("rate")
	if err != nil {
		panic(err)
	}
	return c
}
