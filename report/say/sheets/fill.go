package sheets

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/workbook"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

// Sheets that a workbook to fill in has beside those that are read.
const (
	fillSheet   = "How to fill"
	checksSheet = "Checks"
)

// EmptyAudit is an audit workbook to be filled in, one a force: what is to be filled in
// is shaded, and the rest is protected without a password. The numbers of the criteria,
// the same in every inspection, stand there. The strata are those of the sheet Checks,
// which counts what was entered.
func EmptyAudit(forms []workbook.Form, strata []string) *doc.Workbook {
	w := Audit(forms, "", criterionNumbers)
	w.Author, w.Subject = "assize", "An audit workbook to fill in, one a force"
	w.Form, w.Analyst = true, true // its checks are live
	for i := range w.Sheets {
		makeForm(w.Sheets[i].Table, &forms[i])
	}
	w.Sheets = append([]doc.Sheet{howToFill(forms)}, w.Sheets...)
	for _, form := range forms {
		if form.Table == audit.Reports {
			w.Sheets = append(w.Sheets, checks(form.Sheet, strata))
		}
	}
	return w
}

func criterionNumbers(t audit.Table, f audit.Field) []doc.GridCell {
	if t != audit.Criteria || f != audit.FieldCriterion {
		return nil
	}
	cells := make([]doc.GridCell, audit.NumberOfCriteria)
	for i := range cells {
		cells[i].Value = float64(i + 1)
	}
	return cells
}

// makeForm says which cells of a sheet are to be filled in, what they may hold, and
// makes room for rows.
func makeForm(g *doc.Grid, form *workbook.Form) {
	if form.Table == audit.Inspection {
		g.Columns[1].Width = widthToFill(workbook.Text, nil)
		for i := range g.Rows {
			cell := &g.Rows[i].Cells[1]
			cell.Input, cell.Error = true, refusedText(&form.Columns[i], "")
		}
		return
	}
	for j := range g.Columns {
		of := &form.Columns[j]
		c := &g.Columns[j]
		c.Input = form.Table != audit.Criteria || of.Field != audit.FieldCriterion
		c.Open, c.Width = of.Open, widthToFill(of.Kind, of.Choices)
		switch of.Field {
		case audit.FieldCrimesRecorded:
			c.Most = string(audit.FieldCrimesRequired)
		case audit.FieldN100Recorded:
			c.Most = string(audit.FieldN100Required)
		case audit.FieldRecordedAt:
			c.Since = string(audit.FieldReportedAt)
		default: // held to no other column
		}
		c.Error = refusedText(of, titleOf(form, audit.Field(c.Most+c.Since)))
	}
	if example := exampleRow(form); example != nil {
		g.Rows = append([]doc.GridRow{*example}, g.Rows...)
	}
	for range roomFor(form.Table) {
		row := doc.GridRow{Cells: make([]doc.GridCell, len(g.Columns))}
		for j := range row.Cells {
			row.Cells[j] = blank(g.Columns[j].Kind)
		}
		g.Rows = append(g.Rows, row)
	}
}

// widthToFill is the least width of a column to be filled in, in characters.
func widthToFill(k workbook.Kind, choices []string) float64 {
	longest := 0
	for _, c := range choices {
		longest = max(longest, len(c)+4) // the button of the list
	}
	switch k {
	case workbook.Text:
		return 40
	case workbook.Choice:
		return min(float64(longest), 44)
	case workbook.Reference, workbook.Moment:
		return 20
	case workbook.Day:
		return 13
	default:
		return min(float64(longest), 30)
	}
}

// roomFor is how many rows of a sheet are ready to be filled in; those below take
// entries too.
func roomFor(t audit.Table) int {
	switch t {
	case audit.Reports:
		return 1500
	case audit.Cancelled:
		return 300
	case audit.Criteria:
		return 0 // one row each, which are there
	default:
		return 50
	}
}

// titleOf is the heading of a field, "" for none.
func titleOf(form *workbook.Form, f audit.Field) string {
	for _, c := range form.Columns {
		if f != "" && c.Field == f {
			return c.Title
		}
	}
	return ""
}

// refusedText is what is said where an entry is refused.
func refusedText(c *workbook.FormColumn, other string) string {
	switch {
	case len(c.Choices) > 0 && c.Open:
		return "This is none of the list. Keep it only if it is meant."
	case c.Kind == workbook.YesNo:
		return "Write Y or N, or leave the cell empty where it is not known."
	case len(c.Choices) > 0:
		return "Choose a value of the list."
	case c.Kind == workbook.Whole && other != "":
		return fmt.Sprintf("Write a whole number that is no more than the one under %q.", other)
	case c.Kind == workbook.Whole, c.Kind == workbook.Amount:
		return "Write a whole number, 0 or more."
	case c.Kind == workbook.Moment && other != "":
		return fmt.Sprintf("Write a date and time, such as 2015-09-03 14:05, that is not before the one under %q.", other)
	case c.Kind == workbook.Moment:
		return "Write a date and time, such as 2015-09-03 14:05."
	case c.Kind == workbook.Day:
		return "Write a date, such as 2016-08-25."
	case c.Kind == workbook.Rate, c.Kind == workbook.HalfWidth:
		return "Write a number in percent, 0 to 100."
	default:
		return ""
	}
}

// exampleRow is a row that shows how a sheet of rows is filled in; nil for sheets that
// need none. It is marked in its first column, and the reader leaves it out.
func exampleRow(form *workbook.Form) *doc.GridRow {
	texts := map[audit.Field]string{
		audit.FieldReportedAt: "2015-09-03T14:05", audit.FieldRecordedAt: "2015-09-03T16:40",
		audit.FieldCrimesRequired: "2", audit.FieldCrimesRecorded: "1", audit.FieldN100Required: "0", audit.FieldN100Recorded: "0",
		audit.FieldRape: "N", audit.FieldDomesticAbuse: "Y", audit.FieldVulnerable: "N", audit.FieldThirdParty: "N", audit.FieldModernSlavery: "N",
		audit.FieldStratum: "violence", audit.FieldOffenceGroup: "violence with injury",
		audit.FieldNote: "one of two crimes in the report was recorded", audit.FieldCancelledOn: "2015-10-01",
		audit.FieldAVI: "Y", audit.FieldCorrectly: "Y", audit.FieldVictimTold: "Y", audit.FieldReason: "CCTV shows that it did not occur",
	}
	if form.Table != audit.Reports && form.Table != audit.Cancelled {
		return nil
	}
	row := &doc.GridRow{Example: true}
	for i, c := range form.Columns {
		text := texts[c.Field]
		switch {
		case i == 0:
			text = workbook.ExampleMark
		case c.Kind == workbook.Choice && len(c.Choices) > 0 && !slices.Contains(c.Choices, text):
			text = c.Choices[0]
		}
		cell := blank(cellKind(c.Kind))
		if math.IsNaN(cell.Value) {
			if text != "" {
				cell.Value = float64(text[0] - '0') // one digit, above
			}
		} else {
			cell.Text = text
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// howToFill is the sheet that comes first.
func howToFill(forms []workbook.Form) doc.Sheet {
	lines := []string{
		"Fill in the shaded cells. Everything else is protected, without a password, so that nothing is moved by mistake.",
		"Begin with the sheet Inspection: what was audited, and when.",
		"One row a report of crime on the sheet Reports. Where a report holds several crimes, write their number under Crimes required; a report in which no crime should have been recorded has a 0 there and stays in the sample.",
		"The row in grey is an example. It is not read, and need not be removed.",
		"Cells with a list take its values alone. Y means yes and N no; an empty cell means that it is not known.",
		"Write dates as 2016-08-25 and times as 2015-09-03 14:05, by the clock where the crime was reported. A time between 01:00 and 02:00 in the night that summer time ends can be written as text with its offset, 2015-10-25 01:30 +00:00.",
		"Paste values only (paste special): what is pasted brings its own formats and is not checked as it is typed. Numbers and times that cannot be so turn red.",
		"The sheet Checks counts what was entered, by stratum, beside the plan. It shows no recording rate on purpose: an audit that ends when the rate pleases proves nothing.",
		"Sheets that do not apply stay empty. Do not rename sheets or headings, and add no totals: they are worked out when the workbook is read.",
		"When it is filled in, assize check names every cell that is wrong, and what to do.",
	}
	s := doc.Sheet{Name: fillSheet, Title: "How to fill in this workbook"}
	for _, text := range lines {
		s.Lines = append(s.Lines, doc.SheetLine{Text: text})
	}
	s.Lines = append(s.Lines, doc.SheetLine{Text: "The sheets", Heading: true})
	for _, form := range forms {
		s.Lines = append(s.Lines, doc.SheetLine{Text: form.Sheet, Link: "sheet:" + form.Sheet}, doc.SheetLine{Text: strings.TrimSpace(form.Meaning)})
	}
	return s
}

// checks counts, by stratum, what was entered on the sheet of reports, beside what was
// planned, which is filled in from the plan.
func checks(reports string, strata []string) doc.Sheet {
	g := &doc.Grid{ID: "tbl_checks", Columns: []doc.GridColumn{
		{ID: "stratum", Title: "Stratum"},
		{ID: "planned", Title: "Reports planned", Kind: doc.CountCell, Input: true, Comment: "From the plan of the audit.", Error: "Write a whole number, 0 or more."},
		{ID: "entered", Title: "Reports entered", Kind: doc.CountCell},
		{ID: "left", Title: "Reports still to enter", Kind: doc.CountCell},
		{ID: "required", Title: "Crimes required", Kind: doc.CountCell},
		{ID: "recorded", Title: "Crimes recorded of them", Kind: doc.CountCell},
	}}
	example := formula.Where(reports, formula.IsOneOf(string(audit.FieldReference), formula.Text(workbook.ExampleMark)))
	for _, stratum := range strata {
		entered := formula.Where(reports, formula.IsOneOf(string(audit.FieldStratum), formula.Text(stratum))).Without(example)
		left := formula.Max(formula.Number(0), formula.Here("planned").Minus(formula.Here("entered")))
		g.Rows = append(g.Rows, doc.GridRow{ID: gridName(audit.Table(stratum)), Cells: []doc.GridCell{
			{Text: stratum},
			{Value: math.NaN()},
			{Formula: entered.Count()},
			{Formula: left},
			{Formula: entered.Sum(string(audit.FieldCrimesRequired))},
			{Formula: entered.Sum(string(audit.FieldCrimesRecorded))},
		}})
	}
	return doc.Sheet{Name: checksSheet, Title: "What was entered, beside the plan", Lines: []doc.SheetLine{
		{Text: "Counted from the sheet " + reports + " by formulas. Fill in what was planned; the rest follows."},
	}, Table: g}
}
