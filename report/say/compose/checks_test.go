package compose

import (
	"slices"
	"strings"
	"testing"

	"assize/report/read/audit"
	"assize/report/say/doc"
)

// checkOf is the check of an id.
func checkOf(t *testing.T, checks []Check, id string) Check {
	t.Helper()
	i := slices.IndexFunc(checks, func(c Check) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("no check %q among %v", id, checks)
	}
	return checks[i]
}

func TestChecksOfATrueReport(t *testing.T) {
	told := tell(t, greaterManchester())
	for _, id := range []string{"claims", "cells", "cells-agree"} {
		if c := checkOf(t, told.Checks, id); c.Result != Passed || c.Detail == "" {
			t.Errorf("%+v", c)
		}
	}
	rows := told.Annex.Sheet(sheetQuality).Table.Rows
	if len(rows) != len(told.Checks) || rows[2].ID != "cells-agree" || rows[2].Cells[2].Text != "Passed" {
		t.Errorf("the annex has %d rows of %d checks: %v", len(rows), len(told.Checks), rows)
	}
}

// TestChecksFail: what is wrong with a document is counted and named.
func TestChecksFail(t *testing.T) {
	tests := []struct {
		name, id, detail string
		spoil            func(*teller)
	}{
		{"another value", "cells-agree", "numbers compared differ from their cells, first Rates!E11", func(te *teller) {
			cellOf(te, "rate").Value *= 1 + 1e-8
		}},
		{"a value withheld", "cells-agree", "differ from their cells, first Rates!E11", func(te *teller) {
			*cellOf(te, "rate") = doc.GridCell{Mark: notAvailable}
		}},
		{"no such row", "cells", "numbers have no cell, first “", func(te *teller) {
			te.annex.Sheet(sheetRates).Table.Rows[3].ID = "elsewhere"
		}},
		{"a false claim", "claims", "are not true of their numbers, first “around 99 percent”", func(te *teller) {
			te.claims = append(te.claims, claim{text: "around 99 percent", kind: "around", value: 85, printed: 99, step: 1})
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			te, err := newTeller(inputFor(t, greaterManchester()))
			if err != nil {
				t.Fatal(err)
			}
			if err := te.fillFindings(); err != nil {
				t.Fatal(err)
			}
			pub, err := te.report()
			if err != nil {
				t.Fatal(err)
			}
			tt.spoil(te)
			checks := te.check(pub, nil)
			if c := checkOf(t, checks, tt.id); c.Result != Failed || !strings.Contains(c.Detail, tt.detail) {
				t.Errorf("%+v, want %q", c, tt.detail)
			}
			for _, c := range checks {
				if c.ID != tt.id && c.Result != Passed {
					t.Errorf("%s %s as well", c.ID, c.Result)
				}
			}
			te.fillHeadlines(checks)
			if tt.id == "claims" {
				rows := te.annex.Sheet(sheetHeadlines).Table.Rows
				if got := rows[len(rows)-1].Cells[6].Text; got != "Differs" {
					t.Errorf("the annex says %q of a false claim", got)
				}
			}
		})
	}
}

// cellOf is a cell of the force's row in the annex.
func cellOf(te *teller, column string) *doc.GridCell {
	c, err := te.annex.Cell(te.refOf("force", column))
	if err != nil {
		panic(err)
	}
	return c
}

func TestQualityLog(t *testing.T) {
	in := inputFor(t, greaterManchester())
	w, err := TellQualityLog(QualityLog{
		Title: "Round of 2016", House: in.House, Words: in.Words, Templates: in.Templates, Sample: in.Edition.Sample,
		Forces: []CheckedForce{{
			Name: "A Police", Checks: []Check{{ID: "cells", What: "Cells", Result: Failed, Detail: "one"}, {ID: "quiet", What: "Quiet", Result: Passed}},
			Made: []MadeCheck{{ID: "second-reader", Result: Failed, Detail: "table 2", By: "B. Name", On: audit.Date{Year: 2016, Month: 8, Day: 20}}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range w.Sheets[0].Table.Rows {
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text+c.Mark)
		}
		got = append(got, strings.Join(cells, " | "))
	}
	want := []string{
		"A Police | cells | Cells | Failed | one | program | Round of 2016",
		"A Police | quiet | Quiet | Passed | [z] | program | Round of 2016",
		"A Police | second-reader | A second person has read the report against the annex | Failed | table 2 | B. Name | 2016-08-20",
		"A Police | judgments | The judgments in the workbook are those that were made, with their reasons | [x] | [x] | [x] | [x]",
	}
	if len(got) != 8 || !slices.Equal(got[:4], want) {
		t.Errorf("rows:\n%s", strings.Join(got, "\n"))
	}
	if w.Title != "Quality log: Round of 2016" || w.Sheets[0].Lines[2].Text != in.Edition.Sample {
		t.Errorf("title %q, lines %v", w.Title, w.Sheets[0].Lines)
	}
}
