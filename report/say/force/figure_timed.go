package force

import (
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// timedFigure shows how soon audited crimes were recorded, of the first measure that the
// rulebook gives a time; nil where there is none, or times are not known.
func (t *teller) timedFigure() *doc.Figure {
	x, ok := t.timedFirst()
	if !ok {
		return nil
	}
	plot := doc.Elapsed{
		Axis: doc.Axis{Title: t.Phrase("axis-timed"), Max: 100, Percent: true}, Unit: t.Phrase("unit-timed"),
		Own: t.Phrase("own-timed", t.hoursText(x.Hours)),
	}
	for _, s := range x.Steps {
		share := float64(s.Crimes) / float64(x.Audited)
		plot.Steps = append(plot.Steps, doc.ElapsedStep{
			Label: t.hoursText(s.Hours), Value: share * 100, Items: s.Crimes, Text: t.Pack.Count(float64(s.Crimes)),
			Count: t.Pack.Of(s.Crimes, x.Audited), Marked: s.Hours == x.Hours,
			Ref: doc.Ref{Sheet: ledger.SheetTimes, Row: ledger.TimesRow(x.Measure, s.Hours), Column: "recorded"},
		})
	}
	return t.figure("timed", plot, doc.Ref{Sheet: ledger.SheetTimes})
}

// timedFirst is the first measure of time of audited crimes whose times are known.
func (t *teller) timedFirst() (findings.Timed, bool) {
	for _, x := range t.Found.Timed {
		if m, ok := t.Measures[x.Measure]; ok && ofReports(m) {
			return x, true
		}
	}
	return findings.Timed{}, false
}

// hoursText is a number of hours as it stands on an axis.
func (t *teller) hoursText(hours float64) string {
	if hours == float64(int(hours)) {
		return t.Pack.Decimal(hours, 0)
	}
	return t.Pack.Decimal(hours, 1)
}

// timedMeasure is the id of the measure of the figure; "" for none.
func (t *teller) timedMeasure() string { x, _ := t.timedFirst(); return x.Measure }

// timedOfRecorded reports whether it counts only crimes that were recorded at some time.
func (t *teller) timedOfRecorded() bool {
	return t.Measures[t.timedMeasure()].Counting.Required == string(audit.FieldCrimesRecorded)
}
