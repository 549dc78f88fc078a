package ledger

import (
	"math"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

// The sheets that formulas lead through: what the rulebook sets for each measure, and
// what its audited rows add up to.

// longest is how long a formula may be told in symbols: what spreadsheets hold.
const longest = 8000

// live is a cell with the formula that makes its value. A marked one has none, and one
// that no cell could hold, as of a rate combined from a crowd of strata.
func live(c doc.GridCell, e formula.Expr) doc.GridCell {
	if c.Mark == "" && len(e.Symbolic()) <= longest {
		c.Formula = e
	}
	return c
}

// worked is a cell whose value its formula gives.
func worked(e formula.Expr) doc.GridCell { return doc.GridCell{Value: math.NaN(), Formula: e} }

func cellOf(sheet, row, column string) formula.Expr {
	return formula.Cell(doc.Ref{Sheet: sheet, Row: row, Column: column})
}

// levelOf is the cell of a measure's level of confidence.
func levelOf(measure string) formula.Expr { return cellOf(sheetParameters, measure, "level") }

// parametersSheet is what the rulebook sets for each measure.
func (t *Force) parametersSheet() doc.Sheet {
	g := t.Grid("parameters",
		Column("measure", doc.TextCell),
		Column("level", doc.FineCell),
		Column("quantile", doc.FineCell),
		Column("icc", doc.DecimalCell),
		Column("hours", doc.DecimalCell),
		Column("weight", doc.FineCell),
	)
	weights := map[string]findings.Num{}
	if m, ok := t.Measures[t.Found.Combined]; ok {
		for i, term := range m.Counting.Terms {
			weights[m.Strata[i]] = term.Weight
		}
	}
	none := doc.GridCell{Mark: notApplicable}
	for _, m := range t.Found.Measures {
		icc, hours, weight := none, none, none
		if t.recounted(m) {
			icc = doc.GridCell{Value: m.Counting.PlanningICC}
		}
		if m.Counting.WithinHours > 0 {
			hours = doc.GridCell{Value: m.Counting.WithinHours}
		}
		if w, ok := weights[m.ID]; ok {
			if weight = numberCell(w); w > 1 { // of crimes, not a share
				weight.Kind = doc.CountCell
			}
		}
		quantile := worked(formula.NormalQuantile(num(1).Plus(formula.Here("level")).Over(num(2))))
		g.Rows = append(g.Rows, doc.GridRow{ID: m.ID, Cells: []doc.GridCell{TextCell(t.Label(m)), numberCell(m.Level), quantile, icc, hours, weight}})
	}
	return t.sheetOf(sheetParameters, g)
}

// recounted reports whether the annex counts a measure again from its audited reports.
// Counts that disclosure control keeps back, and those that say nothing, it does not.
func (t *Force) recounted(m findings.Measure) bool {
	return m.Counting.Table == string(audit.Reports) && len(t.Audit.Reports) > 0 && shown(m) && fits(m.Counting)
}

// fits reports whether the conditions of a measure fit into a formula: lists of hundreds
// of values do not.
func fits(c findings.Counting) bool {
	const perValue = 60 // the column that it is compared with
	length := 0
	add := func(where []findings.Condition) {
		for _, w := range where {
			for _, v := range w.Equals {
				length += len(v) + perValue
			}
		}
	}
	add(c.Where)
	for _, s := range c.Samples { // the last sample is without those before it
		add(s.Where)
	}
	return length < longest*3/4
}

// shown reports whether the exact counts of a measure may be seen and say something.
func shown(m findings.Measure) bool {
	return m.Denominator > 0 && m.NotReportable != findings.WithheldReason && m.NotReportable != findings.TimesNotKnown
}

// working is a cell of a measure's row among the workings.
func working(m findings.Measure, column string) formula.Expr {
	return cellOf(sheetWorkings, m.ID, column)
}

// workingsSheet is what the audited reports of each measure add up to, a row a sample,
// with a row for all where there are several.
func (t *Force) workingsSheet() doc.Sheet {
	g := t.Grid("workings",
		Column("measure", doc.TextCell),
		Column("sample", doc.TextCell),
		Column("reports", doc.CountCell),
		Column("holding", doc.CountCell),
		Column("required", doc.CountCell),
		Column("recorded", doc.CountCell),
		beginning(Column("squares", doc.CountCell)),
		Column("crossed", doc.CountCell),
		Column("recordedsquares", doc.CountCell),
		beginning(Column("frame", doc.CountCell)),
		Column("left", doc.FineCell),
		Column("scatter", doc.DecimalCell),
		Column("corrected", doc.DecimalCell),
		Column("freedom", doc.CountCell),
	)
	for _, m := range t.Found.Measures {
		if t.recounted(m) {
			g.Rows = append(g.Rows, t.workingRows(m)...)
		}
	}
	return t.sheetOf(sheetWorkings, g)
}

// hasWorkings reports whether some measure is counted again.
func (t *Force) hasWorkings() bool {
	for _, m := range t.Found.Measures {
		if t.recounted(m) {
			return true
		}
	}
	return false
}

// workingRows are the rows of one measure.
func (t *Force) workingRows(m findings.Measure) []doc.GridRow {
	samples := t.samplesOf(m)
	if len(samples) == 1 {
		return []doc.GridRow{t.sampleRow(m, m.ID, 0, samples[0])}
	}
	var ids []string
	var rows []doc.GridRow
	for i, s := range samples {
		ids = append(ids, m.ID+"|"+m.Counting.Samples[i].Name)
		rows = append(rows, t.sampleRow(m, ids[i], i, s))
	}
	return append(rows, t.samplesRow(m, ids))
}

// sampleRow counts one sample of a measure: reports, crimes, and the sums of squares
// and products by which crimes of one report are alike.
func (t *Force) sampleRow(m findings.Measure, id string, i int, s counted) doc.GridRow {
	here := formula.Here
	reports, n, x := here("reports"), here("required"), here("recorded")
	rate := working(m, "recorded").Over(working(m, "required"))
	// Residuals r − p·k: their sum, and the sum of their squares.
	sum := x.Minus(rate.Times(n))
	squares := here("recordedsquares").Minus(num(2).Times(rate).Times(here("crossed"))).Plus(rate.Squared().Times(here("squares")))
	squares = formula.If(squares.AtMost(num(alike).Times(here("squares"))), num(0), squares) // without what is rounding
	others := reports.Minus(num(1))
	scatter := formula.If(reports.Below(num(2)), squares, formula.Max(num(0), reports.Over(others).Times(squares).Minus(sum.Squared().Over(others))))
	frame, left := doc.GridCell{Mark: NotAvailable}, doc.GridCell{Value: 1}
	if f := m.Counting.Samples[i].Frame; f > 0 {
		frame = doc.GridCell{Value: f}
		left = worked(formula.If(reports.Above(here("frame")), num(1), num(1).Minus(reports.Over(here("frame")))))
	}
	return doc.GridRow{ID: id, Cells: []doc.GridCell{
		TextCell(t.Label(m)), TextCell(m.Counting.Samples[i].Name),
		worked(s.units.Count()), worked(s.own.And(formula.IsAbove(s.required, num(0))).Count()),
		worked(s.own.Sum(s.required)), worked(s.inTime.Sum(s.recorded)),
		worked(s.own.SumProduct(s.required, s.required)), worked(s.inTime.SumProduct(s.required, s.recorded)), worked(s.inTime.SumProduct(s.recorded, s.recorded)),
		frame, left, worked(scatter), worked(here("left").Times(here("scatter"))),
		worked(formula.If(reports.Above(num(0)), others, num(0))),
	}}
}

// samplesRow adds the samples of a measure up. What the finite population leaves of the
// variance is the share of their scatter that it leaves; without scatter, what the
// samples are of all frames together.
func (t *Force) samplesRow(m findings.Measure, ids []string) doc.GridRow {
	total := func(column string) formula.Expr {
		parts := make([]formula.Expr, len(ids))
		for i, id := range ids {
			parts[i] = cellOf(sheetWorkings, id, column)
		}
		return formula.Total(parts...)
	}
	here := formula.Here
	framed := []formula.Expr{num(1)}
	var frames []formula.Expr
	for i, id := range ids {
		reports, frame := cellOf(sheetWorkings, id, "reports"), cellOf(sheetWorkings, id, "frame")
		if m.Counting.Samples[i].Frame > 0 {
			framed = append(framed, formula.Or(reports.Is(num(0)), reports.AtMost(frame)))
			frames = append(frames, formula.If(reports.Is(num(0)), num(0), frame))
		} else {
			framed = append(framed, reports.Is(num(0)))
		}
	}
	left, frame := doc.GridCell{Value: 1}, doc.GridCell{Mark: NotAvailable}
	if len(frames) > 0 {
		frame = worked(formula.Total(frames...))
		whole := formula.If(formula.And(framed...), num(1).Minus(here("reports").Over(here("frame"))), num(1))
		varied := formula.And(formula.Not(isLone(here)), here("recorded").Above(num(0)), here("recorded").Below(here("required")), here("scatter").Above(num(0)))
		left = worked(formula.If(varied, here("corrected").Over(here("scatter")), whole))
	}
	row := doc.GridRow{ID: m.ID, Cells: []doc.GridCell{TextCell(t.Label(m)), {Text: t.AnnexWords("all-samples")}}}
	for _, c := range []string{"reports", "holding", "required", "recorded", "squares", "crossed", "recordedsquares"} {
		row.Cells = append(row.Cells, worked(total(c)))
	}
	row.Cells = append(row.Cells, frame, left)
	for _, c := range []string{"scatter", "corrected", "freedom"} {
		row.Cells = append(row.Cells, worked(total(c)))
	}
	return row
}

// alike is the share of the sum of squares below which residuals are rounding, as
// estimate has it.
const alike = 1e-12

// isLone is the condition that there is no variance to measure: one report holds all
// crimes, or each sample is one report.
func isLone(of func(string) formula.Expr) formula.Expr {
	return formula.Or(of("holding").Is(num(1)), of("freedom").AtMost(num(0)))
}
