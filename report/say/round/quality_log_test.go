package round_test

import (
	"slices"
	"strings"
	"testing"

	"assize/report/read/audit"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/say/saytest"
)

func TestQualityLog(t *testing.T) {
	in := saytest.Input(t, saytest.GreaterManchester())
	w, err := round.TellQualityLog(round.QualityLog{
		Title: "Round of 2016", House: in.House, Words: in.Words, Templates: in.Templates, Sample: in.Edition.Sample,
		Forces: []round.CheckedForce{{
			Name: "A Police", Checks: []ledger.Check{{ID: "cells", What: "Cells", Result: ledger.Failed, Detail: "one"}, {ID: "quiet", What: "Quiet", Result: ledger.Passed}},
			Made: []round.MadeCheck{{ID: "second-reader", Result: ledger.Failed, Detail: "table 2", By: "B. Name", On: audit.Date{Year: 2016, Month: 8, Day: 20}}},
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
