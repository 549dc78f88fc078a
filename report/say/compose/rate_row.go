package compose

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// rateRow is a measure as a table row: counts, rate and interval, or why not.
func (t *teller) rateRow(b *builder, m findings.Measure) doc.Row {
	counts := doc.Words(t.uncounted(m))
	if t.uncounted(m) == "" {
		counts = b.marked(t.counts, m.ID)
	}
	row := doc.Row{Total: m.Role == "force", Cells: []doc.Cell{{Runs: doc.Words(t.label(m))}, {Runs: counts}}}
	if !m.Reportable {
		none := doc.Cell{Runs: doc.Words(t.phrase("not-reportable"))}
		row.Cells = append(row.Cells, none, none)
		return row
	}
	row.Cells = append(row.Cells, doc.Cell{Runs: b.marked(t.rateCell, m.ID)}, doc.Cell{Runs: b.marked(t.rangeCell, m.ID)})
	return row
}

// uncounted is what stands in place of the counts of a measure that has none to
// show: they are withheld, times are not known, or nothing of it was audited; "" for other
// measures.
func (t *teller) uncounted(m findings.Measure) string {
	switch {
	case withheld(m):
		return t.phrase("counts-withheld")
	case m.NotReportable == findings.TimesNotKnown:
		return t.phrase("counts-untimed")
	case m.Denominator == 0:
		return t.phrase("counts-none")
	}
	return ""
}

// asCounts reports whether a measure is told by its counts: its audit is small, or
// one in which all were recorded, which does not show that all are.
func asCounts(m findings.Measure) bool {
	return m.Counts || m.Denominator > 0 && m.Numerator == m.Denominator
}

// rateCell is a rate as a bare number in a column of percentages. A measure
// printed as counts, and one in which all were recorded, show no percentage.
func (t *teller) rateCell(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	if asCounts(m) {
		return t.words(t.phrase("as-counts")), nil
	}
	return t.number(t.refOf(id, "rate"), m.Rate.Float()*100, t.percentNumber(m.Rate))
}

func (t *teller) rangeCell(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	return t.split(t.in.Words.RangeNumber(m.Lower.Float(), m.Upper.Float(), t.in.Words.Decimals()),
		t.percentNumber(m.Lower), t.refOf(id, "lower"), m.Lower.Float()*100, t.refOf(id, "upper"), m.Upper.Float()*100)
}
