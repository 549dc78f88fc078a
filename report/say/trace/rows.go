package trace

import (
	"fmt"
	"strings"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/read/audit"
)

// rows names the rows of the workbook that a measure was counted from, as
// ranges, and those of them in which a crime was not recorded.
func (e *explainer) rows(m findings.Measure) {
	table, rows := estimate.RowsOf(e.Data, e.Measures, m.ID)
	if len(rows) == 0 {
		return
	}
	e.line("  rows: %s!%s (%d)", e.Data.At(table, 0, "").Sheet, ranges(rows), len(rows))
	if table != audit.Reports {
		return
	}
	reports := map[int]*audit.ReportOfCrime{}
	for i := range e.Data.Reports {
		reports[e.Data.Reports[i].Row] = &e.Data.Reports[i]
	}
	var missed []int
	for _, row := range rows {
		if r := reports[row]; r.Recorded < r.Required {
			missed = append(missed, row)
		}
	}
	if len(missed) > 0 {
		e.line("  rows with a crime not recorded: %s!%s (%d)", m.Source.Sheet, ranges(missed), len(missed))
	}
	for _, row := range missed {
		if e.References {
			e.line("    %d %s", row, reports[row].Reference)
		}
	}
}

// ranges writes rising row numbers as "3-40,52,60-61".
func ranges(rows []int) string {
	var b strings.Builder
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j+1] == rows[j]+1 {
			j++
		}
		if b.Len() > 0 {
			b.WriteString(",")
		}
		fmt.Fprint(&b, rows[i])
		if j > i {
			fmt.Fprintf(&b, "-%d", rows[j])
		}
		i = j + 1
	}
	return b.String()
}
