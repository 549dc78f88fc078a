package ledger

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/formula"
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
		missed := func(rate string) formula.Expr {
			at := formula.Cell(t.RefOf(u.Measure, rate))
			if u.Population.Value == 0 {
				return formula.Here("population") // whatever the rate, which may be 0
			}
			return formula.Here("population").Times(num(100).Over(at).Minus(num(1)))
		}
		value, lower, upper := live(numberCell(u.Value), missed("rate")), live(numberCell(u.Lower), missed("upper")), live(numberCell(u.Upper), missed("lower"))
		if sum, ok := t.strataUnrecorded(u.Measure); ok {
			value = live(value, sum)
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: u.Measure, Cells: []doc.GridCell{
			TextCell(t.LabelOf(u.Measure)), numberCell(u.Population.Value), TextCell(u.Population.PeriodEnd.String()),
			value, lower, upper, TextCell(u.Population.Latest.String()), TextCell(u.Population.Source),
		}})
	}
	return t.sheetOf(SheetUnrecorded, g, t.percentScale())
}

// strataUnrecorded adds up what the strata of a measure miss, where all of them are
// told.
func (t *Force) strataUnrecorded(measure string) (formula.Expr, bool) {
	m := t.Measures[measure]
	var parts []formula.Expr
	for _, s := range m.Strata {
		if !t.HasUnrecorded(s) {
			return formula.Expr{}, false
		}
		parts = append(parts, cellOf(SheetUnrecorded, s, "value"))
	}
	return formula.Total(parts...), m.Combination == "harmonic"
}

// HasUnrecorded reports whether what a measure misses in a year is told.
func (t *Force) HasUnrecorded(measure string) bool {
	return slices.ContainsFunc(t.Found.Unrecorded, func(u findings.Unrecorded) bool { return u.Measure == measure && u.Value.Known() })
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
	for _, c := range t.Found.Cancelled {
		g.Rows = append(g.Rows, t.cancelledRow(c))
	}
	g.Rows = append(g.Rows, t.allCancelled())
	return t.sheetOf(SheetCancelled, g)
}

// cancelledRow is the audit of one group of cancelled records.
func (t *Force) cancelledRow(c findings.Cancelled) doc.GridRow {
	m := t.Measures[c.Measure]
	correct, audited, told := countCell(c.Correct), countCell(c.Audited), countCell(c.VictimTold)
	rate := formula.Here("recorded").Over(formula.Here("required"))
	of := proportion{rate: rate, effective: formula.Here("required"), of: m.ID}
	switch {
	case m.Counting.Table == string(audit.Cancelled) && len(t.Audit.Cancelled) > 0:
		yes, answered := t.recordsOf(m)
		correct, audited = live(correct, yes), live(audited, answered)
		told = live(told, t.recordsTold(m))
	case t.recounted(m):
		correct, audited = live(correct, working(m, "recorded")), live(audited, working(m, "required"))
		fallthrough
	default: // from reports, or of totals: their crimes are no simple sample
		at := func(column string) formula.Expr {
			switch column {
			case "rate":
				return inPercent(rate)
			case "effect":
				return num(m.DesignEffect.Float())
			case "effective":
				return num(m.EffectiveN.Float())
			}
			return formula.Here(column)
		}
		of = t.proportion(m, m.ID, at)
	}
	lo, up := percentCell(c.Lower), percentCell(c.Upper)
	if lower, upper, ok := of.limits(c.Method); ok && m.EffectiveN.Known() {
		lo, up = live(lo, inPercent(lower)), live(up, inPercent(upper))
	}
	return doc.GridRow{ID: c.Measure, Cells: []doc.GridCell{
		TextCell(t.LabelOf(c.Measure)), correct, audited, told, numberCell(c.List.Num()), lo, up, TextCell(t.MethodName(c.Method)),
	}}
}

// allCancelled adds the groups up; their intervals do not add.
func (t *Force) allCancelled() doc.GridRow {
	sum := func(column string) doc.GridCell {
		var parts []formula.Expr
		for _, c := range t.Found.Cancelled {
			parts = append(parts, cellOf(SheetCancelled, c.Measure, column))
		}
		return worked(formula.Total(parts...))
	}
	none := doc.GridCell{Mark: notApplicable}
	return doc.GridRow{ID: CancelledAll, Cells: []doc.GridCell{
		TextCell(t.Phrase("all-groups")), sum("recorded"), sum("required"), sum("told"), none, none, none, none,
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
		beginning(Column("to", doc.PercentCell)),
		Column("difference", doc.PercentCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		beginning(Column("additional", doc.CountCell)),
		Column("comparable", doc.TextCell),
		Column("conclusion", doc.TextCell),
		Column("source", doc.TextCell),
	)
	yes := t.AnnexWords("answer.yes")
	for i, c := range t.Found.Changes {
		comparable := yes
		if !c.Comparable {
			comparable = t.AnnexWords("not-comparable", t.WhyNotComparable(c))
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: ChangeRow(i), Cells: slices.Concat([]doc.GridCell{
			TextCell(t.LabelOf(c.Measure)), TextCell(c.Inspection), TextCell(c.Date.String()),
			percentCell(c.From), percentCell(c.FromLower), percentCell(c.FromUpper),
		}, t.movement(c), []doc.GridCell{
			TextCell(comparable), TextCell(t.Conclusion(c)), TextCell(c.Source),
		})})
	}
	return t.sheetOf(SheetChanges, g)
}

// WhyNotComparable is why a rate cannot be set against an earlier one: the workbook's
// own words, or the reason that the engine found.
func (t *Force) WhyNotComparable(c findings.Change) string {
	if !t.Pack.IsReason(c.WhyNot) {
		return c.WhyNot
	}
	text, err := t.Pack.NotReportable(c.WhyNot, t.Measures[c.Measure].MinimumAudited, unitOf(t.Measures[c.Measure].Unit))
	t.Fail(err)
	return text
}

// movement is the rate now, its difference from the earlier one with the interval made
// of both rates' limits, and the crimes recorded a year that would not have been.
func (t *Force) movement(c findings.Change) []doc.GridCell {
	here := formula.Here
	to, from, difference := here("to"), here("from"), here("difference")
	now, diff, lower, upper, more := percentCell(c.To), percentCell(c.Difference), percentCell(c.Lower), percentCell(c.Upper), numberCell(c.Additional)
	m, known := t.Measures[c.Measure]
	if !known {
		return []doc.GridCell{now, diff, lower, upper, more}
	}
	at := func(column string) formula.Expr { return formula.Cell(t.RefOf(c.Measure, column)) }
	rate := at("rate")
	if m.Role == "cancelled" { // its sheet has counts and no rate
		rate = inPercent(at("recorded").Over(at("required")))
	}
	now, diff = live(now, rate), live(diff, to.Minus(from))
	if c.Method == "newcombe" || c.Method == "mover" {
		half := func(a, b formula.Expr) formula.Expr { return formula.Sqrt(a.Squared().Plus(b.Squared())) }
		lower = live(lower, formula.Max(num(-100), difference.Minus(half(to.Minus(at("lower")), here("fromupper").Minus(from)))))
		upper = live(upper, formula.Min(num(100), difference.Plus(half(at("upper").Minus(to), from.Minus(here("fromlower"))))))
	}
	if t.HasUnrecorded(c.Measure) {
		more = live(more, cellOf(SheetUnrecorded, c.Measure, "population").Times(to.Minus(from)).Over(to))
	}
	return []doc.GridCell{now, diff, lower, upper, more}
}

// ChangeRow is the row of the i-th change of a force, counted from 0.
func ChangeRow(i int) string { return fmt.Sprintf("change-%d", i+1) }

// nationView is what the lines of the sheet of other forces depend on.
type nationView struct {
	Shown, All string // forces
	Chosen     bool   // not all are shown
}

// nationSheet sets the force beside those nearest to it and those at the ends of the
// order: the table of all forces is the round's.
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
		Column("best", doc.CountCell),
		Column("worst", doc.CountCell),
	)
	shown := t.Picture.Around(t.Found.Force.ID)
	for _, e := range shown {
		best, worst := t.placeCells(e)
		g.Rows = append(g.Rows, doc.GridRow{ID: e.Force.ID, Cells: []doc.GridCell{
			TextCell(e.Force.Name), TextCell(e.Grade), percentCell(e.Rate), percentCell(e.Lower), percentCell(e.UpperOrMost()),
			numberCell(e.Unrecorded), TextCell(e.Rulebook), TextCell(e.AuditTo), best, worst,
		}})
	}
	s := t.sheetOf(SheetNation, g, nationView{t.Pack.Count(float64(len(shown))), t.Pack.Count(float64(len(t.Picture.Forces))), len(shown) < len(t.Picture.Forces)})
	if t.NationalAt != "" {
		line := doc.SheetLine{Text: t.AnnexWords("national-table", path.Base(path.Dir(t.NationalAt))+"/"+path.Base(t.NationalAt))}
		if strings.Contains(t.NationalAt, "://") {
			line.Link = t.NationalAt
		}
		s.Lines = append(s.Lines, line)
	}
	return s
}

// placeCells are the best and the worst place that sampling leaves open to a force; of
// one that is not in the order there are none.
func (t *Force) placeCells(e nation.Entry) (best, worst doc.GridCell) {
	if t.Picture.Ranking != nil {
		for _, r := range t.Picture.Ranking.Forces {
			if r.Force.ID == e.Force.ID {
				return countCell(r.Best), countCell(r.Worst)
			}
		}
	}
	none := doc.GridCell{Mark: NotAvailable}
	return none, none
}

// CancelledAll is the row of all groups together.
const CancelledAll = "all"
