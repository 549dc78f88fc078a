package trace_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/trace"
)

// trail is the way back of one measure: a sentence, a cell with its formula, and two
// audited rows, of which one lacks a crime.
func trail() trace.Trail {
	const id = "violence"
	reports := []audit.ReportOfCrime{
		{Row: 3, Reference: "A/1", Stratum: id, Required: 1, Recorded: 1},
		{Row: 4, Reference: "A/2", Stratum: id, Required: 2, Recorded: 1},
	}
	return trace.Trail{
		Findings: findings.Findings{Measures: []findings.Measure{{
			ID: id, Label: "violent crime", Numerator: 2, Denominator: 3, Reports: 2,
			Source: findings.Source{Sheet: "Reports", File: "audit.xlsx", Where: "stratum = violence"},
		}}},
		Report: &doc.Publication{Body: []doc.Block{doc.Paragraph{Runs: []doc.Run{
			doc.Text{Text: "The force records "}, doc.Number{Text: "67 percent", Value: 200.0 / 3, Ref: doc.Ref{Sheet: "Rates", Row: id, Column: "rate"}}, doc.Text{Text: "."},
		}}}},
		Analyst: &doc.Workbook{Sheets: []doc.Sheet{{Name: "Rates", Table: &doc.Grid{
			Columns: []doc.GridColumn{{ID: "type", Title: "Crime type"}, {ID: "rate", Title: "Rate (%)", Kind: doc.PercentCell}},
			Rows: []doc.GridRow{{ID: id, Cells: []doc.GridCell{
				{Text: "Violent crime"}, {Value: 200.0 / 3, Formula: formula.Number(100).Times(formula.Number(2)).Over(formula.Number(3))},
			}}},
		}}}},
		Data:     &audit.Dataset{Reports: reports},
		Measures: []estimate.Measure{{ID: id, Rows: audit.Reports, Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded, Where: []estimate.Condition{{Field: audit.FieldStratum, Equals: []string{id}}}}},
	}
}

// The way back from a rate: the cell with its formula, the sentence, the rows.
func ExampleTrail_Write() {
	if err := trail().Write(os.Stdout, "violence"); err != nil {
		fmt.Println(err)
	}
	// Output:
	// violent crime
	//   Rates!B2         Rate (%) = 66.6666666667 by =100*2/3
	//   says: The force records 67 percent.
	//   counted: 2 of 3 crimes, 2 reports; Reports of audit.xlsx where stratum = violence
	//   rows: Reports!3-4 (2)
	//   rows with a crime not recorded: Reports!4 (1)
}

// References are told only to those who may see them; what there is not is told with
// what there is; a writer that fails is told.
func TestWrite(t *testing.T) {
	var out strings.Builder
	if err := trail().Write(&out, "violence"); err != nil || strings.Contains(out.String(), "A/2") {
		t.Errorf("a reference is told unasked (%v):\n%s", err, out.String())
	}
	asked := trail()
	asked.References = true
	out.Reset()
	if err := asked.Write(&out, "violence"); err != nil || !strings.Contains(out.String(), "4 A/2") || strings.Contains(out.String(), "A/1") {
		t.Errorf("want the reference of the row that lacks a crime (%v):\n%s", err, out.String())
	}
	if err := trail().Write(&out, "robbery"); err == nil || !strings.Contains(err.Error(), "ask for one of: overall, violence") {
		t.Errorf("a measure that there is not: %v", err)
	}
	full := errors.New("the disk is full")
	if err := trail().Write(failing{full}, ""); !errors.Is(err, full) {
		t.Errorf("a writer that fails: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
