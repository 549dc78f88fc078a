package workbook

import (
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// moments are the times of a column, to tell days without a time of day from true
// midnights once all are read: a cell of a workbook does not say which it is.
type moments struct {
	filled   int
	days     map[int]bool // rows known to hold a day alone
	midnight []sheet.Cell // cells that may hold one
}

// oftenMidnight is the share of a column's times from which its midnights are days
// without a time of day. Of true times one in 1,440 is midnight, and one in 24 where
// people round to hours.
const oftenMidnight = 0.1

// note keeps what a cell says of its column.
func (r *recorder) note(c columnAt, cell sheet.Cell, t time.Time, did reading) {
	if did.fault != "" {
		return
	}
	m := r.moments[c.Field]
	if m == nil {
		m = &moments{days: map[int]bool{}}
		r.moments[c.Field] = m
	}
	m.filled++
	hour, minute, second := t.Clock()
	switch {
	case did.repair == ruleNoTime:
		m.days[cell.Row] = true
	case hour == 0 && minute == 0 && second == 0 && !strings.Contains(cell.Text, ":"):
		m.midnight = append(m.midnight, cell)
	}
}

// tellDays marks the rows of which only the day is known in a column, and tells of
// those that were taken for times when they were read.
func (r *recorder) tellDays(c columnAt) {
	m := r.moments[c.Field]
	if m == nil {
		return
	}
	if float64(len(m.midnight)+len(m.days)) >= oftenMidnight*float64(m.filled) {
		for _, cell := range m.midnight {
			m.days[cell.Row] = true
			r.tellRepair(c, repair(ruleNoTime, noTimeOfDay), r.sheet.Pos(cell))
		}
	}
	for i := range r.data.Reports {
		row := &r.data.Reports[i]
		switch {
		case !m.days[row.Row]:
		case c.Field == audit.FieldReportedAt:
			row.ReportedDay = true
		case c.Field == audit.FieldRecordedAt:
			row.RecordedDay = true
		}
	}
}
