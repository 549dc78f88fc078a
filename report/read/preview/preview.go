// Package preview tells the first rows of a workbook as they were understood, with the
// heading that each value came from. References and notes are never shown.
package preview

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"assize/report/read/audit"
)

// previewRows are the rows of a list that a preview shows.
const previewRows = 3

// preview writes what was understood of one dataset.
type preview struct {
	*audit.Dataset
	out *strings.Builder
}

func (v preview) line(format string, args ...any) { fmt.Fprintf(v.out, format+"\n", args...) }

// Tell writes the preview of one workbook, of which some rows may have been refused.
func Tell(out *strings.Builder, d *audit.Dataset, name string, refusals, warnings int) {
	v := preview{d, out}
	a := v.About
	v.line("%s: %s, %s, audited %s to %s, published %s", name, a.Force, a.Title, a.AuditFrom, a.AuditTo, a.PublicationDate)
	if len(v.Dataset.Reports) > 0 || v.Where[audit.Reports] != nil {
		rows := min(len(v.Dataset.Reports), previewRows)
		v.list(audit.Reports, reportFields(v.Dataset.Reports[:rows]))
		v.strata()
	}
	if len(v.Dataset.Counts) > 0 {
		v.list(audit.Counts, countFields(v.Dataset.Counts[:min(len(v.Dataset.Counts), previewRows)]))
	}
	if n := len(v.Dataset.Cancelled); n > 0 {
		v.line("  Cancelled: %d records", n)
	}
	if refusals > 0 {
		v.line("  rows with a fault are left out here: %d refused, %d warnings, told below", refusals, warnings)
	}
}

// previewField is a field with its values in the first rows.
type previewField struct {
	field  audit.Field
	values []string
}

// list writes the fields of a table: what each is called, where it came from, and its
// first values.
func (v preview) list(t audit.Table, fields []previewField) {
	v.line("  %s, from sheet %q:", t, v.Sheets[t])
	lines := make([][]string, 0, len(fields))
	for _, f := range fields {
		if from := v.from(t, f.field); from != "" {
			lines = append(lines, append([]string{string(f.field), from}, f.values...))
		}
	}
	widths := make([]int, 2+previewRows)
	for _, cells := range lines {
		for i, c := range cells {
			widths[i] = max(widths[i], len([]rune(c)))
		}
	}
	for _, cells := range lines {
		var b strings.Builder
		for i, c := range cells {
			b.WriteString("  " + c + strings.Repeat(" ", widths[i]-len([]rune(c))))
		}
		v.line("  %s", strings.TrimRight(b.String(), " "))
	}
}

// from says which heading a field came from, or where the layout states it.
func (v preview) from(t audit.Table, f audit.Field) string {
	if at, stated := v.Stated[t][f]; stated {
		return "stated at " + at.String()
	}
	if heading := v.Headings[t][f]; heading != "" {
		return fmt.Sprintf("%s %q", v.Where[t][f], heading)
	}
	return ""
}

// strata counts the reports and crimes of each stratum.
func (v preview) strata() {
	type sum struct{ reports, required, recorded int }
	sums, order := map[string]sum{}, []string{}
	for _, r := range v.Dataset.Reports {
		s, ok := sums[r.Stratum]
		if !ok {
			order = append(order, r.Stratum)
		}
		sums[r.Stratum] = sum{s.reports + 1, s.required + r.Required, s.recorded + r.Recorded}
	}
	slices.Sort(order)
	for _, name := range order {
		s := sums[name]
		v.line("  %s: %d reports, %d crimes recorded of %d required", name, s.reports, s.recorded, s.required)
	}
}

// reportFields are the fields of reports that may be shown.
func reportFields(rows []audit.ReportOfCrime) []previewField {
	tick := func(t audit.YesNo) string { return map[audit.YesNo]string{audit.Yes: "Y", audit.No: "N"}[t] }
	when := func(t time.Time, day bool) string {
		switch {
		case t.IsZero():
			return ""
		case day:
			return t.Format(time.DateOnly)
		default:
			return t.Format("2006-01-02 15:04")
		}
	}
	of := func(f audit.Field, value func(audit.ReportOfCrime) string) previewField {
		out := previewField{field: f}
		for _, r := range rows {
			out.values = append(out.values, value(r))
		}
		return out
	}
	const hidden = "(not shown)"
	return []previewField{
		of(audit.FieldReference, func(audit.ReportOfCrime) string { return hidden }),
		of(audit.FieldRoute, func(r audit.ReportOfCrime) string { return r.Route }),
		of(audit.FieldStratum, func(r audit.ReportOfCrime) string { return r.Stratum }),
		of(audit.FieldOffenceGroup, func(r audit.ReportOfCrime) string { return r.OffenceGroup }),
		of(audit.FieldReportedAt, func(r audit.ReportOfCrime) string { return when(r.ReportedAt, r.ReportedDay) }),
		of(audit.FieldCrimesRequired, func(r audit.ReportOfCrime) string { return strconv.Itoa(r.Required) }),
		of(audit.FieldCrimesRecorded, func(r audit.ReportOfCrime) string { return strconv.Itoa(r.Recorded) }),
		of(audit.FieldRecordedAt, func(r audit.ReportOfCrime) string { return when(r.RecordedAt, r.RecordedDay) }),
		of(audit.FieldRape, func(r audit.ReportOfCrime) string { return tick(r.Rape) }),
		of(audit.FieldN100Required, func(r audit.ReportOfCrime) string { return strconv.Itoa(r.N100Required) }),
		of(audit.FieldN100Recorded, func(r audit.ReportOfCrime) string { return strconv.Itoa(r.N100Recorded) }),
		of(audit.FieldDomesticAbuse, func(r audit.ReportOfCrime) string { return tick(r.DomesticAbuse) }),
		of(audit.FieldVulnerable, func(r audit.ReportOfCrime) string { return tick(r.Vulnerable) }),
		of(audit.FieldThirdParty, func(r audit.ReportOfCrime) string { return tick(r.ThirdParty) }),
		of(audit.FieldModernSlavery, func(r audit.ReportOfCrime) string { return tick(r.ModernSlavery) }),
		of(audit.FieldNotRecorded, func(r audit.ReportOfCrime) string { return r.NotRecorded }),
		of(audit.FieldNote, func(audit.ReportOfCrime) string { return hidden }),
	}
}

// countFields are the fields of totals.
func countFields(rows []audit.Count) []previewField {
	of := func(f audit.Field, value func(audit.Count) string) previewField {
		out := previewField{field: f}
		for _, r := range rows {
			out.values = append(out.values, value(r))
		}
		return out
	}
	return []previewField{
		of(audit.FieldStratum, func(r audit.Count) string { return r.Stratum }),
		of(audit.FieldMeasure, func(r audit.Count) string { return r.Measure }),
		of(audit.FieldCrimesRequired, func(r audit.Count) string { return strconv.Itoa(r.Required) }),
		of(audit.FieldCrimesRecorded, func(r audit.Count) string { return strconv.Itoa(r.Recorded) }),
		of(audit.FieldReportsAudited, func(r audit.Count) string { return strconv.Itoa(r.ReportsAudited) }),
	}
}
