package ledger

import (
	"strconv"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

// TimesRow is the row of a time within which crimes of a measure were recorded.
func TimesRow(measure string, hours float64) string {
	return measure + "|" + strconv.FormatFloat(hours, 'f', -1, 64)
}

// timesSheet is how many audited crimes were recorded by hours after the report.
func (t *Force) timesSheet() doc.Sheet {
	g := t.Grid("times",
		Column("measure", doc.TextCell),
		Column("hours", doc.DecimalCell),
		Column("recorded", doc.CountCell),
		Column("audited", doc.CountCell),
		Column("share", doc.PercentCell),
	)
	for _, x := range t.Found.Timed {
		for _, s := range x.Steps {
			g.Rows = append(g.Rows, doc.GridRow{ID: TimesRow(x.Measure, s.Hours), Cells: []doc.GridCell{
				TextCell(t.LabelOf(x.Measure)),
				{Value: s.Hours},
				t.timedCell(x, s), live(countCell(x.Audited), formula.Cell(t.RefOf(x.Measure, "required"))),
				worked(inPercent(formula.Here("recorded").Over(formula.Here("audited")))),
			}})
		}
	}
	return t.sheetOf(SheetTimes, g)
}

// timedCell is how many were recorded by then, counted from the audited reports where
// they are there.
func (t *Force) timedCell(x findings.Timed, s findings.TimedStep) doc.GridCell {
	m := t.Measures[x.Measure]
	if !t.recounted(m) {
		return countCell(s.Crimes)
	}
	var parts []formula.Expr
	for _, sample := range t.samplesOf(m) {
		parts = append(parts, sample.own.And(formula.IsAtMost("hours", formula.Here("hours"))).Sum(sample.recorded))
	}
	return live(countCell(s.Crimes), formula.Total(parts...))
}
