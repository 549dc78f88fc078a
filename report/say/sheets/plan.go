package sheets

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/sampling"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

// Sheets of an auditors' work sheet.
const (
	planSheet     = "Plan"
	planProgress  = "Progress"
	planDraw      = "Draw"
	planDrawTable = "tbl_draw"
)

// PlanNote words a note of a plan.
func PlanNote(n sampling.Note) string {
	switch n {
	case sampling.RateCapped:
		return fmt.Sprintf("planned on %s percent: at 100 percent a sample shows no variation and no size would follow", percentText(sampling.RateCap))
	case sampling.RaisedToMin:
		return "raised to the minimum for a published stratum"
	case sampling.RaisedToOwn:
		return "raised to reach the stratum's own margin"
	case sampling.WholeFrame:
		return "every crime of the frame is to be audited"
	case sampling.SmallToState:
		return "fewer than 30 crimes: too few to say much of this stratum alone"
	default:
		return string(n)
	}
}

// PlanAim says in a sentence what a plan is for.
func PlanAim(p *sampling.Plan) string {
	aim := "the samples asked for by stratum"
	switch {
	case p.Wanted.Known():
		aim = fmt.Sprintf("a margin of %s percentage points either side of the force's rate", percentText(p.Wanted.Float()))
	case p.Total > 0:
		aim = fmt.Sprintf("a total of %d crimes", p.Total)
	}
	text := fmt.Sprintf("Aim: %s, at %s percent confidence, %s allocation.", aim, percentText(p.Level.Float()), p.Allocation)
	if p.Minimum > 0 {
		text += fmt.Sprintf(" At least %d crimes in every stratum.", p.Minimum)
	}
	return text
}

// PlanBasis says in a sentence where planning rates come from.
func PlanBasis(p *sampling.Plan) string {
	if p.Previous == nil {
		return "Planning rates are those given."
	}
	return fmt.Sprintf("Planning rates, unless given: %s, %s, audited to %s.", p.Previous.Force, p.Previous.Inspection, p.Previous.AuditTo)
}

// percentText writes a fraction in percent, up to two decimals.
func percentText(fraction float64) string {
	text := strconv.FormatFloat(100*fraction, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// Plan is the workbook to hand to auditors: the plan, a list of reports to draw
// with a row for each, to be filled in, and the progress that follows from it by
// formulas. It shows no recording rate while the audit goes on: an audit that stops
// when the rate pleases proves nothing.
func Plan(p *sampling.Plan) *doc.Workbook {
	return &doc.Workbook{
		ID: "audit-plan", Title: "Audit plan", Subject: p.Title, Lang: "en-GB", Analyst: true, Form: true,
		Sheets: []doc.Sheet{planned(p), progress(p), draw(p)},
	}
}

// planned says what is planned, a row a stratum.
func planned(p *sampling.Plan) doc.Sheet {
	g := &doc.Grid{ID: "tbl_plan", Columns: []doc.GridColumn{
		{ID: "stratum", Title: "Stratum"},
		{ID: "recorded", Title: "Crimes recorded in 12 months", Kind: doc.CountCell},
		{ID: "frame", Title: "Crimes in frame", Kind: doc.CountCell},
		{ID: "rate", Title: "Planning rate (%)", Kind: doc.PercentCell},
		{ID: "effect", Title: "Design effect", Kind: doc.DecimalCell},
		{ID: "crimes", Title: "Crimes to audit", Kind: doc.CountCell},
		{ID: "reports", Title: "Reports to draw", Kind: doc.CountCell},
		{ID: "margin", Title: "Margin (± points)", Kind: doc.PercentCell},
		{ID: "notes", Title: "Notes"},
	}}
	recorded := 0.0
	for _, s := range p.Strata {
		recorded += s.Recorded.Float()
		notes := make([]string, len(s.Notes))
		for i, n := range s.Notes {
			notes[i] = PlanNote(n)
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: s.ID, Cells: []doc.GridCell{
			{Text: s.Label},
			numberOr(s.Recorded, 1, "[z]"), numberOr(s.Frame, 1, "[x]"), numberOr(s.Rate, 100, "[z]"), numberOr(s.DesignEffect, 1, "[z]"),
			{Value: float64(s.Crimes)},
			{Value: float64(s.Reports)},
			numberOr(s.Margin, 100, "[z]"), textOr(strings.Join(notes, "; "), "[z]"),
		}})
	}
	g.Rows = append(g.Rows, doc.GridRow{ID: "force", Cells: []doc.GridCell{
		{Text: "Force"},
		{Value: recorded},
		{Mark: "[z]"},
		numberOr(p.Rate, 100, "[z]"),
		{Mark: "[z]"},
		{Value: float64(p.Crimes)},
		{Value: float64(p.Reports)},
		numberOr(p.Margin, 100, "[z]"),
		{Mark: "[z]"},
	}})
	lines := []doc.SheetLine{
		{Text: PlanAim(p)},
		{Text: PlanBasis(p)},
		{Text: "The margin, in percentage points, is half the width of the interval to expect. It covers sampling error only, and the true interval follows from what is found."},
		{Text: "Crimes in frame are those expected in the audit window, not of the year. [x] = not known, taken as large. [z] = not applicable."},
	}
	title := "Audit plan"
	if p.Title != "" {
		title += ": " + p.Title
	}
	return doc.Sheet{Name: planSheet, Title: title, Lines: lines, Table: g}
}

// progress counts what the list of reports holds so far.
func progress(p *sampling.Plan) doc.Sheet {
	g := &doc.Grid{ID: "tbl_progress", Columns: []doc.GridColumn{
		{ID: "stratum", Title: "Stratum"},
		{ID: "crimes", Title: "Crimes to audit", Kind: doc.CountCell},
		{ID: "reports", Title: "Reports audited so far", Kind: doc.CountCell},
		{ID: "audited", Title: "Crimes audited so far", Kind: doc.CountCell},
		{ID: "left", Title: "Crimes still to audit", Kind: doc.CountCell},
	}}
	for _, s := range p.Strata {
		drawn := formula.Where(planDraw, formula.IsOneOf("stratum", formula.Text(s.Label)))
		left := formula.Max(formula.Number(0), formula.Here("crimes").Minus(formula.Here("audited")))
		g.Rows = append(g.Rows, doc.GridRow{ID: s.ID, Cells: []doc.GridCell{
			{Text: s.Label},
			{Value: float64(s.Crimes), Formula: formula.Cell(doc.Ref{Sheet: planSheet, Row: s.ID, Column: "crimes"})},
			{Formula: drawn.And(formula.IsAtLeast("required", formula.Number(0))).Count()},
			{Formula: drawn.Sum("required")},
			{Value: float64(s.Crimes), Formula: left},
		}})
	}
	return doc.Sheet{Name: planProgress, Title: "Progress of the audit", Lines: []doc.SheetLine{
		{Text: "Counted from the sheet Draw. A stratum is done when its crimes are audited, whatever number of reports that takes."},
	}, Table: g}
}

// draw has a row for each report to draw.
func draw(p *sampling.Plan) doc.Sheet {
	var labels []string
	for _, s := range p.Strata {
		labels = append(labels, s.Label)
	}
	g := &doc.Grid{ID: planDrawTable, Long: true, Columns: []doc.GridColumn{
		{ID: "number", Title: "Number", Kind: doc.CountCell},
		{ID: "stratum", Title: "Stratum", Choices: labels, Input: true, Error: "Choose a stratum of the plan.", Comment: "As planned; of a report that turns out to belong elsewhere, leave it as drawn."},
		{ID: "reference", Title: "Report reference", Input: true, Width: 22, Comment: "Of the report drawn at random from the stratum's frame."},
		{ID: "required", Title: "Crimes required", Kind: doc.CountCell, Input: true, Error: "Write a whole number, 0 or more.", Comment: "Whole number; 0 where no crime should have been recorded. The report stays in the sample."},
		{ID: "recorded", Title: "Crimes recorded", Kind: doc.CountCell, Input: true, Most: "required", Error: "Write a whole number that is no more than the crimes required.", Comment: "Whole number, no more than required."},
		{ID: "auditor", Title: "Auditor", Input: true, Comment: "Initials."},
	}}
	for _, s := range p.Strata {
		for range s.Reports {
			g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{
				{Value: float64(len(g.Rows) + 1)}, {Text: s.Label}, {}, {Value: math.NaN()}, {Value: math.NaN()}, {},
			}})
		}
	}
	return doc.Sheet{Name: planDraw, Title: "Reports to draw", Lines: []doc.SheetLine{
		{Text: "Draw reports at random from each stratum's frame. If a stratum's crimes are not reached, draw more and add rows."},
	}, Table: g}
}

// numberOr is a number times a factor, or a mark.
func numberOr(n findings.Num, factor float64, mark string) doc.GridCell {
	if !n.Known() {
		return doc.GridCell{Mark: mark}
	}
	return doc.GridCell{Value: factor * n.Float()}
}

func textOr(text, mark string) doc.GridCell {
	if text == "" {
		return doc.GridCell{Mark: mark}
	}
	return doc.GridCell{Text: text}
}
