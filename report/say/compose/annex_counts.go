package compose

import (
	"fmt"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

func (t *teller) unrecordedSheet() doc.Sheet {
	g := t.grid("unrecorded",
		column("measure", doc.TextCell),
		column("population", doc.CountCell),
		column("to", doc.DateCell),
		column("value", doc.CountCell),
		column("lower", doc.CountCell),
		column("upper", doc.CountCell),
		column("latest", doc.DateCell),
		column("source", doc.TextCell),
	)
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
	return t.sheetOf(sheetUnrecorded, g, t.percentScale())
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
	g := t.grid("cancelled",
		column("measure", doc.TextCell),
		column("recorded", doc.CountCell),
		column("required", doc.CountCell),
		column("told", doc.CountCell),
		column("list", doc.CountCell),
		column("lower", doc.PercentCell),
		column("upper", doc.PercentCell),
		column("method", doc.TextCell),
	)
	yes := quoted(t.annexWords("answer.yes"))
	for _, c := range t.found.Cancelled {
		cell := func(col string) string { return at(sheetCancelled, c.Measure, col) }
		correct, audited, told := countCell(c.Correct), countCell(c.Audited), countCell(c.VictimTold)
		if len(t.in.Lines.Cancelled) > 0 {
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
		list := doc.GridCell{Mark: notAvailable}
		if c.List > 0 {
			list = countCell(c.List)
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: c.Measure, Cells: []doc.GridCell{
			textCell(t.labelOf(c.Measure)), correct, audited, told, list, lo, up, textCell(t.methodName(c.Method)),
		}})
	}
	g.Rows = append(g.Rows, t.allCancelled())
	return t.sheetOf(sheetCancelled, g)
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
		{Value: float64(correct), Formula: sum("recorded")},
		{Value: float64(audited), Formula: sum("required")},
		{Value: float64(told), Formula: sum("told")},
		none, none, none, none,
	}}
}

func (t *teller) changesSheet() doc.Sheet {
	g := t.grid("changes",
		column("measure", doc.TextCell),
		column("inspection", doc.TextCell),
		column("date", doc.DateCell),
		column("from", doc.PercentCell),
		column("fromlower", doc.PercentCell),
		column("fromupper", doc.PercentCell),
		column("to", doc.PercentCell),
		column("difference", doc.PercentCell),
		column("lower", doc.PercentCell),
		column("upper", doc.PercentCell),
		column("additional", doc.CountCell),
		column("comparable", doc.TextCell),
		column("conclusion", doc.TextCell),
		column("source", doc.TextCell),
	)
	yes := t.annexWords("answer.yes")
	for i, c := range t.found.Changes {
		id := changeRow(i)
		comparable := yes
		if !c.Comparable {
			comparable = t.annexWords("not-comparable", c.WhyNot)
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
	return t.sheetOf(sheetChanges, g)
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
	g := t.grid("nation",
		column("force", doc.TextCell),
		column("grade", doc.TextCell),
		column("rate", doc.PercentCell),
		column("lower", doc.PercentCell),
		column("upper", doc.PercentCell),
		column("unrecorded", doc.CountCell),
		column("rulebook", doc.TextCell),
		column("to", doc.DateCell),
	)
	for _, e := range t.in.Picture.Forces {
		g.Rows = append(g.Rows, doc.GridRow{ID: e.Force.ID, Cells: []doc.GridCell{
			textCell(e.Force.Name), textCell(e.Grade), percentCell(e.Rate), percentCell(e.Lower), percentCell(e.Upper),
			numberCell(e.Unrecorded), textCell(e.Rulebook), textCell(e.AuditTo),
		}})
	}
	return t.sheetOf(sheetNation, g)
}
