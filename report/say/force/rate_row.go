package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// rateRow is a measure as a table row: counts, rate and interval, or why not.
func (t *teller) rateRow(m findings.Measure) doc.Row {
	counts := doc.Words(t.uncounted(m))
	if t.uncounted(m) == "" {
		counts = t.Marked(t.counts, m.ID)
	}
	row := doc.Row{Total: m.Role == "force", Cells: []doc.Cell{{Runs: doc.Words(t.Label(m))}, {Runs: counts}}}
	if !m.Reportable {
		none := doc.Cell{Runs: doc.Words(t.Phrase("not-reportable"))}
		rate := none
		if t.bounded(m.ID) {
			rate.Runs = t.Marked(t.atMostCell, m.ID)
		}
		row.Cells = append(row.Cells, rate, none)
		return row
	}
	row.Cells = append(row.Cells, doc.Cell{Runs: t.Marked(t.rateCell, m.ID)}, doc.Cell{Runs: t.Marked(t.rangeCell, m.ID)})
	return row
}

// uncounted is what stands in place of the counts of a measure that has none to
// show: they are withheld, times are not known, or nothing of it was audited; "" for other
// measures.
func (t *teller) uncounted(m findings.Measure) string {
	switch {
	case m.Withheld():
		return t.Phrase("counts-withheld")
	case m.NotReportable == findings.TimesNotKnown:
		return t.Phrase("counts-untimed")
	case m.Denominator == 0:
		return t.Phrase("counts-none")
	}
	return ""
}

// rateCell is a rate as a bare number in a column of percentages. A measure
// printed as counts, and one in which all were recorded, show no percentage.
func (t *teller) rateCell(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	if ledger.AsCounts(m) {
		return t.Text(t.Phrase("as-counts")), nil
	}
	return t.Number(t.RefOf(id, "rate"), m.Rate.Float()*100, t.RateNumber(m))
}

func (t *teller) rangeCell(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	text, first := t.LimitsText(m, true)
	return t.Split(text, first, t.RefOf(id, "lower"), m.Lower.Float()*100, t.RefOf(id, "upper"), m.Upper.Float()*100)
}
