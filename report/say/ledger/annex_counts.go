package ledger

import (
	"fmt"
	"strings"

	"assize/report/say/doc"
)

func (t *Force) unrecordedSheet() doc.Sheet {
	g := t.Grid("unrecorded",
		Column("measure", doc.TextCell),
		Column("population", doc.CountCell),
		Column("to", doc.DateCell),
		Column("value", doc.CountCell),
		Column("lower", doc.CountCell),
		Column("upper", doc.CountCell),
		Column("latest", doc.DateCell),
		Column("source", doc.TextCell),
	)
	for _, u := range t.Found.Unrecorded {
		row := doc.GridRow{ID: u.Measure, Cells: []doc.GridCell{
			TextCell(t.LabelOf(u.Measure)), numberCell(u.Population.Value), TextCell(u.Population.PeriodEnd.String()),
			numberCell(u.Value), numberCell(u.Lower), numberCell(u.Upper),
			TextCell(u.Population.Latest.String()), TextCell(u.Population.Source),
		}}
		rate := func(col string) string { return at(SheetRates, u.Measure, col) }
		for i, col := range map[int]string{3: "rate", 4: "upper", 5: "lower"} {
			row.Cells[i] = withFormula(row.Cells[i], "%s*(100/%s-1)", at(SheetUnrecorded, u.Measure, "population"), rate(col))
		}
		if m := t.Measures[u.Measure]; m.Role == "force" && len(m.Strata) > 0 {
			total, terms := "", 0
			for _, s := range m.Strata {
				if t.HasUnrecorded(s) {
					total += "+" + at(SheetUnrecorded, s, "value")
					terms++
				}
			}
			if terms == len(m.Strata) {
				row.Cells[3] = withFormula(row.Cells[3], "%s", total[1:])
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return t.sheetOf(SheetUnrecorded, g, t.percentScale())
}

// HasUnrecorded reports whether the unrecorded crimes of a measure are estimated.
func (t *Force) HasUnrecorded(measure string) bool {
	for _, u := range t.Found.Unrecorded {
		if u.Measure == measure && u.Value.Known() {
			return true
		}
	}
	return false
}

func (t *Force) cancelledSheet() doc.Sheet {
	g := t.Grid("cancelled",
		Column("measure", doc.TextCell),
		Column("recorded", doc.CountCell),
		Column("required", doc.CountCell),
		Column("told", doc.CountCell),
		Column("list", doc.CountCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		Column("method", doc.TextCell),
	)
	yes := quoted(t.AnnexWords("answer.yes"))
	for _, c := range t.Found.Cancelled {
		cell := func(col string) string { return at(SheetCancelled, c.Measure, col) }
		correct, audited, told := countCell(c.Correct), countCell(c.Audited), countCell(c.VictimTold)
		if len(t.Audit.Cancelled) > 0 {
			group := t.structured("cancelled-lines", "group") + "," + quoted(c.Group)
			correct.Formula = "COUNTIFS(" + group + "," + t.structured("cancelled-lines", "correct") + "," + yes + ")"
			audited.Formula = "COUNTIFS(" + group + ")"
			told.Formula = "COUNTIFS(" + group + "," + t.structured("cancelled-lines", "told") + "," + yes + ")"
		}
		lo, up := percentCell(c.Lower), percentCell(c.Upper)
		if c.Method == "clopper_pearson" {
			lo = withFormula(lo, "IF(%s=0,0,100*BETAINV((1-p_level)/2,%s,%s-%s+1))", cell("recorded"), cell("recorded"), cell("required"), cell("recorded"))
			up = withFormula(up, "IF(%s=%s,100,100*BETAINV((1+p_level)/2,%s+1,%s-%s))", cell("recorded"), cell("required"), cell("recorded"), cell("required"), cell("recorded"))
		}
		list := doc.GridCell{Mark: NotAvailable}
		if c.List > 0 {
			list = countCell(c.List)
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: c.Measure, Cells: []doc.GridCell{
			TextCell(t.LabelOf(c.Measure)), correct, audited, told, list, lo, up, TextCell(t.MethodName(c.Method)),
		}})
	}
	g.Rows = append(g.Rows, t.allCancelled())
	return t.sheetOf(SheetCancelled, g)
}

// allCancelled adds the groups up; their intervals do not add.
func (t *Force) allCancelled() doc.GridRow {
	sum := func(col string) string {
		var parts []string
		for _, c := range t.Found.Cancelled {
			parts = append(parts, at(SheetCancelled, c.Measure, col))
		}
		return strings.Join(parts, "+")
	}
	correct, audited, told := 0, 0, 0
	for _, c := range t.Found.Cancelled {
		correct, audited, told = correct+c.Correct, audited+c.Audited, told+c.VictimTold
	}
	none := doc.GridCell{Mark: notApplicable}
	return doc.GridRow{ID: CancelledAll, Cells: []doc.GridCell{
		TextCell(t.Phrase("all-groups")),
		{Value: float64(correct), Formula: sum("recorded")},
		{Value: float64(audited), Formula: sum("required")},
		{Value: float64(told), Formula: sum("told")},
		none, none, none, none,
	}}
}

func (t *Force) changesSheet() doc.Sheet {
	g := t.Grid("changes",
		Column("measure", doc.TextCell),
		Column("inspection", doc.TextCell),
		Column("date", doc.DateCell),
		Column("from", doc.PercentCell),
		Column("fromlower", doc.PercentCell),
		Column("fromupper", doc.PercentCell),
		Column("to", doc.PercentCell),
		Column("difference", doc.PercentCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		Column("additional", doc.CountCell),
		Column("comparable", doc.TextCell),
		Column("conclusion", doc.TextCell),
		Column("source", doc.TextCell),
	)
	yes := t.AnnexWords("answer.yes")
	for i, c := range t.Found.Changes {
		id := ChangeRow(i)
		comparable := yes
		if !c.Comparable {
			comparable = t.AnnexWords("not-comparable", c.WhyNot)
		}
		to := withFormula(percentCell(c.To), "%s", at(t.RefOf(c.Measure, "rate").Sheet, c.Measure, "rate"))
		diff := percentCell(c.Difference)
		if c.Comparable {
			diff = withFormula(diff, "%s-%s", at(SheetChanges, id, "to"), at(SheetChanges, id, "from"))
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{
			TextCell(t.LabelOf(c.Measure)), TextCell(c.Inspection), TextCell(c.Date.String()),
			percentCell(c.From), percentCell(c.FromLower), percentCell(c.FromUpper), to,
			diff, percentCell(c.Lower), percentCell(c.Upper), numberCell(c.Additional),
			TextCell(comparable), TextCell(t.Conclusion(c)), TextCell(c.Source),
		}})
	}
	return t.sheetOf(SheetChanges, g)
}

// ChangeRow is the row of the i-th change of a force, counted from 0.
func ChangeRow(i int) string { return fmt.Sprintf("change-%d", i+1) }

func (t *Force) nationSheet() doc.Sheet {
	g := t.Grid("nation",
		Column("force", doc.TextCell),
		Column("grade", doc.TextCell),
		Column("rate", doc.PercentCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		Column("unrecorded", doc.CountCell),
		Column("rulebook", doc.TextCell),
		Column("to", doc.DateCell),
	)
	for _, e := range t.Picture.Forces {
		g.Rows = append(g.Rows, doc.GridRow{ID: e.Force.ID, Cells: []doc.GridCell{
			TextCell(e.Force.Name), TextCell(e.Grade), percentCell(e.Rate), percentCell(e.Lower), percentCell(e.UpperOrMost()),
			numberCell(e.Unrecorded), TextCell(e.Rulebook), TextCell(e.AuditTo),
		}})
	}
	return t.sheetOf(SheetNation, g)
}

// CancelledAll is the row of all groups together.
const CancelledAll = "all"
