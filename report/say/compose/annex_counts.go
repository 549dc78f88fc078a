package compose

import (
	"fmt"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

func (t *teller) unrecordedSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_unrecorded", Columns: []doc.GridColumn{
		column("measure", "Crime type", doc.TextCell),
		column("population", "Crimes recorded in 12 months", doc.CountCell),
		column("to", "12 months to", doc.DateCell),
		column("value", "Reported crimes not recorded in 12 months (estimated)", doc.CountCell),
		column("lower", "Lower limit (crimes)", doc.CountCell),
		column("upper", "Upper limit (crimes)", doc.CountCell),
		column("latest", "Table runs to", doc.DateCell),
		column("source", "Source of recorded crime", doc.TextCell),
	}}
	for _, u := range t.found.Unrecorded {
		row := doc.GridRow{ID: u.Measure, Cells: []doc.GridCell{
			textCell(t.labelOf(u.Measure)), numberCell(u.Population.Value), textCell(u.Population.PeriodEnd.String()),
			numberCell(u.Value), numberCell(u.Lower), numberCell(u.Upper),
			textCell(u.Population.Latest.String()), textCell(u.Population.Source),
		}}
		rate := func(col string) string { return at(sheetRates, u.Measure, col) }
		for i, col := range map[int]string{3: "rate", 4: "upper", 5: "lower"} {
			row.Cells[i] = withFormula(row.Cells[i], "%s*(100/%s-1)", at(sheetUnrecorded, u.Measure, "population"), rate(col))
		}
		if m := t.measures[u.Measure]; m.Role == "force" && len(m.Strata) > 0 {
			total, terms := "", 0
			for _, s := range m.Strata {
				if t.hasUnrecorded(s) {
					total += "+" + at(sheetUnrecorded, s, "value")
					terms++
				}
			}
			if terms == len(m.Strata) {
				row.Cells[3] = withFormula(row.Cells[3], "%s", total[1:])
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return t.sheetOf(sheetUnrecorded, "Reported crimes not recorded in 12 months, estimated", g,
		"Estimated as recorded crime × (100 / recording rate − 1): the rate found in the audit window is applied to twelve months. [note 4]",
		"Fraud is excluded. The crime types add up to the force.",
		t.sourceLine())
}

func (t *teller) hasUnrecorded(measure string) bool {
	for _, u := range t.found.Unrecorded {
		if u.Measure == measure && u.Value.Known() {
			return true
		}
	}
	return false
}

func (t *teller) cancelledSheet() doc.Sheet {
	lower, upper := intervalHeads(t.level())
	g := &doc.Grid{ID: "tbl_cancelled", Columns: []doc.GridColumn{
		column("measure", "Group of cancelled records", doc.TextCell),
		column("recorded", "Correctly cancelled", doc.CountCell),
		column("required", "Records audited", doc.CountCell),
		column("told", "Victim told", doc.CountCell),
		column("list", "Records on the list", doc.CountCell),
		column("lower", lower, doc.PercentCell),
		column("upper", upper, doc.PercentCell),
		column("method", "Interval method", doc.TextCell),
	}}
	for _, c := range t.found.Cancelled {
		cell := func(col string) string { return at(sheetCancelled, c.Measure, col) }
		correct, audited, told := countCell(c.Correct), countCell(c.Audited), countCell(c.VictimTold)
		if len(t.in.Lines.Cancelled) > 0 {
			group := "tbl_cancelled_lines[Group]," + quoted(c.Group)
			correct.Formula = "COUNTIFS(" + group + ",tbl_cancelled_lines[Correctly cancelled],\"Yes\")"
			audited.Formula = "COUNTIFS(" + group + ")"
			told.Formula = "COUNTIFS(" + group + ",tbl_cancelled_lines[Victim told],\"Yes\")"
		}
		lo, up := percentCell(c.Lower), percentCell(c.Upper)
		if c.Method == "clopper_pearson" {
			lo = withFormula(lo, "IF(%s=0,0,100*BETAINV((1-p_level)/2,%s,%s-%s+1))", cell("recorded"), cell("recorded"), cell("required"), cell("recorded"))
			up = withFormula(up, "IF(%s=%s,100,100*BETAINV((1+p_level)/2,%s+1,%s-%s))", cell("recorded"), cell("required"), cell("recorded"), cell("required"), cell("recorded"))
		}
		list := doc.GridCell{Mark: notAvailable}
		if c.List > 0 {
			list = countCell(c.List)
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: c.Measure, Cells: []doc.GridCell{
			textCell(t.labelOf(c.Measure)), correct, audited, told, list, lo, up, textCell(t.methodName(c.Method)),
		}})
	}
	g.Rows = append(g.Rows, t.allCancelled())
	return t.sheetOf(sheetCancelled, "Cancelled records that were audited", g,
		"Small audits are given as counts with exact intervals, not as percentages. [note 5]",
		"Some shorthand is used: [x] = not available, [z] = not applicable.",
		t.sourceLine())
}

// allCancelled adds the groups up; their intervals do not add.
func (t *teller) allCancelled() doc.GridRow {
	sum := func(col string) string {
		var parts []string
		for _, c := range t.found.Cancelled {
			parts = append(parts, at(sheetCancelled, c.Measure, col))
		}
		return strings.Join(parts, "+")
	}
	correct, audited, told := 0, 0, 0
	for _, c := range t.found.Cancelled {
		correct, audited, told = correct+c.Correct, audited+c.Audited, told+c.VictimTold
	}
	none := doc.GridCell{Mark: notApplicable}
	return doc.GridRow{ID: cancelledAll, Cells: []doc.GridCell{
		textCell(t.phrase("all-groups")),
		{Value: float64(correct), Formula: sum("recorded")}, {Value: float64(audited), Formula: sum("required")}, {Value: float64(told), Formula: sum("told")},
		none, none, none, none,
	}}
}

func (t *teller) changesSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_changes", Columns: []doc.GridColumn{
		column("measure", "Measure", doc.TextCell),
		column("inspection", "Earlier inspection", doc.TextCell),
		column("date", "Date", doc.DateCell),
		column("from", "Earlier rate (%)", doc.PercentCell),
		column("fromlower", "Earlier rate, lower (%)", doc.PercentCell),
		column("fromupper", "Earlier rate, upper (%)", doc.PercentCell),
		column("to", "Rate now (%)", doc.PercentCell),
		column("difference", "Difference (percentage points)", doc.PercentCell),
		column("lower", "Difference, lower (points)", doc.PercentCell),
		column("upper", "Difference, upper (points)", doc.PercentCell),
		column("additional", "Crimes recorded in 12 months that would not have been", doc.CountCell),
		column("comparable", "Comparable", doc.TextCell),
		column("conclusion", "Conclusion", doc.TextCell),
		column("source", "Source of the earlier rate", doc.TextCell),
	}}
	for i, c := range t.found.Changes {
		id := changeRow(i)
		comparable := "Yes"
		if !c.Comparable {
			comparable = "No: " + c.WhyNot
		}
		to := withFormula(percentCell(c.To), "%s", at(t.refOf(c.Measure, "rate").Sheet, c.Measure, "rate"))
		diff := percentCell(c.Difference)
		if c.Comparable {
			diff = withFormula(diff, "%s-%s", at(sheetChanges, id, "to"), at(sheetChanges, id, "from"))
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{
			textCell(t.labelOf(c.Measure)), textCell(c.Inspection), textCell(c.Date.String()),
			percentCell(c.From), percentCell(c.FromLower), percentCell(c.FromUpper), to,
			diff, percentCell(c.Lower), percentCell(c.Upper), numberCell(c.Additional),
			textCell(comparable), textCell(t.conclusion(c)), textCell(c.Source),
		}})
	}
	return t.sheetOf(sheetChanges, "Change since earlier inspections", g,
		"A difference is called a change only where its interval excludes zero. [note 6]",
		"Some shorthand is used: [x] = not available: no interval was published for the earlier rate.",
		t.sourceLine())
}

func changeRow(i int) string { return fmt.Sprintf("change-%d", i+1) }

// conclusion says in words whether the rate moved.
func (t *teller) conclusion(c findings.Change) string {
	switch {
	case !c.Comparable:
		return t.phrase("change-not-comparable")
	case !c.Lower.Known():
		return t.phrase("change-no-interval")
	case !c.Significant:
		return t.phrase("change-not-clear")
	case c.Difference > 0:
		return t.phrase("change-risen")
	default:
		return t.phrase("change-fallen")
	}
}

func (t *teller) nationSheet() doc.Sheet {
	lower, upper := intervalHeads(t.level())
	g := &doc.Grid{ID: "tbl_nation", Columns: []doc.GridColumn{
		column("force", "Force", doc.TextCell),
		column("grade", "Overall grade", doc.TextCell),
		column("rate", "Recording rate (%)", doc.PercentCell),
		column("lower", lower, doc.PercentCell),
		column("upper", upper, doc.PercentCell),
		column("unrecorded", "Not recorded in 12 months (estimated)", doc.CountCell),
		column("rulebook", "Rules", doc.TextCell),
		column("to", "Audit to", doc.DateCell),
	}}
	for _, e := range t.in.Picture.Forces {
		g.Rows = append(g.Rows, doc.GridRow{ID: e.Force.ID, Cells: []doc.GridCell{
			textCell(e.Force.Name), textCell(e.Grade), percentCell(e.Rate), percentCell(e.Lower), percentCell(e.Upper),
			numberCell(e.Unrecorded), textCell(e.Rulebook), textCell(e.AuditTo),
		}})
	}
	return t.sheetOf(sheetNation, "Published forces side by side", g,
		"Only forces published already or at the same time are listed, by name; the list is no ranking.")
}
