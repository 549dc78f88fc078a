package estimate

import (
	"slices"

	"assize/report/read/audit"
)

// RowsOf are the rows of the workbook that a measure's crimes or records were
// counted from, ascending, with the table they stand in; of a combined measure
// those of its strata. It is the way back from a rate to what the auditors wrote.
// It is empty for a measure that is not among measures, and for one estimated
// from the Counts sheet, whose rows it then names instead.
func RowsOf(d *audit.Dataset, measures []Measure, id string) (table audit.Table, rows []int) {
	if check(measures) != nil {
		return "", nil
	}
	a := newAssessor(d, measures)
	m := a.byID[id]
	if m == nil {
		return "", nil
	}
	if m.Combine == Ratio {
		return a.rowsOf(m)
	}
	for _, s := range m.Strata {
		from, more := a.rowsOf(a.byID[s])
		if len(more) > 0 {
			table, rows = from, append(rows, more...)
		}
	}
	slices.Sort(rows)
	return table, slices.Compact(rows)
}

func (a *assessor) rowsOf(m *Measure) (table audit.Table, rows []int) {
	if m.Rows == audit.Cancelled {
		for i := range a.data.Cancelled {
			if r := &a.data.Cancelled[i]; keepsRecord(m.Where, r) && recordText(r, m.tickField()) != "" {
				rows = append(rows, r.Row)
			}
		}
	} else {
		set, picks := a.units(m)
		for i := range a.data.Reports {
			if r := &a.data.Reports[i]; set.group[i] >= 0 && keepsAll(picks, r) {
				rows = append(rows, r.Row)
			}
		}
	}
	if len(rows) > 0 {
		slices.Sort(rows)
		return m.Rows, rows
	}
	for _, c := range a.data.Counts {
		if m.countedBy(c) {
			rows = append(rows, c.Row)
		}
	}
	if len(rows) == 0 {
		return m.Rows, nil
	}
	slices.Sort(rows)
	return audit.Counts, rows
}
