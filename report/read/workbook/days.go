package workbook

import (
	"maps"
	"slices"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// moments are the times of a column, to tell days without a time of day from true
// midnights once all are read: not every cell says which it is.
type moments struct {
	filled   int
	days     map[int]sheet.Cell // by row: the cells known to hold a day alone
	midnight []sheet.Cell       // cells that may hold one
}

// oftenMidnight is the share of a column's times from which its midnights are days
// without a time of day, where the cells do not say so themselves: programs write such
// days as 00:00, in text too. Of true times one in
// 1,440 is midnight, and one in 24 where people round to hours.
const oftenMidnight = 0.1

// note keeps what a cell says of its column.
func (r *recorder) note(f audit.Field, cell sheet.Cell, t time.Time, did reading) {
	if did.fault != "" {
		return
	}
	m := r.moments[f]
	if m == nil {
		m = &moments{days: map[int]sheet.Cell{}}
		r.moments[f] = m
	}
	m.filled++
	hour, minute, second := t.Clock()
	switch {
	case did.repair == ruleNoTime, cell.DayOnly:
		m.days[cell.Row] = cell
	case hour == 0 && minute == 0 && second == 0:
		m.midnight = append(m.midnight, cell)
	}
}

// tellDays marks the rows of which only the day is known in a column, and tells of
// those that were taken for times when they were read.
func (r *recorder) tellDays(f audit.Field) {
	m := r.moments[f]
	if m == nil {
		return
	}
	if float64(len(m.midnight)+len(m.days)) >= oftenMidnight*float64(m.filled) {
		for _, cell := range m.midnight {
			m.days[cell.Row] = cell
		}
	}
	r.tellNoTime(m)
	for i := range r.data.Reports {
		row := &r.data.Reports[i]
		switch {
		case !m.isDay(row.Row - r.before):
		case f == audit.FieldReportedAt:
			row.ReportedDay = true
		case f == audit.FieldRecordedAt:
			row.RecordedDay = true
		}
	}
}

func (m *moments) isDay(row int) bool {
	_, day := m.days[row]
	return day
}

// tellNoTime tells of the days without a time of day: of a column of nothing else once.
func (r *recorder) tellNoTime(m *moments) {
	rows := slices.Sorted(maps.Keys(m.days))
	if len(rows) == m.filled && len(rows) > 1 {
		first := m.days[rows[0]]
		r.tell(ruleNoTime, r.sheet.Pos(first), "", "no time of day in any of %d cells, midnight taken %s", len(rows), r.columnAt(first.Column).where)
		return
	}
	for _, row := range rows {
		cell := m.days[row]
		r.tellRepair(r.columnAt(cell.Column), repair(ruleNoTime, noTimeOfDay), r.sheet.Pos(cell))
	}
}
