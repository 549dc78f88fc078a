package workbook

import (
	"slices"
	"strings"

	"assize/report/read/audit"
)

// joinCrimes makes one report of the rows that have one reference, where the layout
// says that a row is a crime: crimes and N100 records are added up, a tick of one is
// a tick of the report, and the last crime's time of recording is the report's. What
// a report has once must be the same in all its rows.
func (r *reader) joinCrimes(t *tableLayout) {
	if !t.crimes {
		return
	}
	var joined []audit.ReportOfCrime
	first := make(map[string]int, len(r.data.Reports))
	var earlier, groups []audit.ReportOfCrime
	for _, row := range r.data.Reports {
		i, again := first[audit.FoldReference(row.Reference)]
		if !again {
			first[audit.FoldReference(row.Reference)] = len(joined)
			joined = append(joined, row)
			continue
		}
		report := &joined[i]
		if !r.sameReport(t, *report, row) {
			continue
		}
		if !row.ReportedAt.Equal(report.ReportedAt) {
			earlier = append(earlier, row)
		}
		if row.OffenceGroup != report.OffenceGroup {
			groups = append(groups, row)
		}
		addCrime(report, row)
	}
	r.data.Reports = joined
	r.tellDiffering(earlier, audit.FieldReportedAt, "reported at another time than the first crime of the report: the earliest is taken")
	r.tellDiffering(groups, audit.FieldOffenceGroup, "of another offence group than the first crime of the report: the first is taken")
}

// sameReport refuses a crime that has another route, stratum or extra value than the
// first crime of its report.
func (r *reader) sameReport(t *tableLayout, report, row audit.ReportOfCrime) bool {
	faults := r.faults
	differs := func(f audit.Field, hint string) {
		r.tell(ruleCrimesDiffer, r.data.At(audit.Reports, row.Row, f), hint, "another %s than in %s, which has the same report reference", f, r.data.RowName(audit.Reports, report.Row))
	}
	if row.Route != report.Route {
		differs(audit.FieldRoute, "")
	}
	if row.Stratum != report.Stratum && !t.made[audit.FieldStratum].first {
		hint := ""
		if t.made[audit.FieldStratum].how == fromGroup {
			hint = "name a heading for the stratum in which the report was sampled, or write first: yes beside from: offence group"
		}
		differs(audit.FieldStratum, hint)
	}
	for f := range t.extra {
		if row.Extra[f] != report.Extra[f] {
			differs(f, "")
		}
	}
	return r.faults == faults
}

// tellDiffering counts the crimes that differ from the first of their report.
func (r *reader) tellDiffering(rows []audit.ReportOfCrime, f audit.Field, what string) {
	if len(rows) > 0 {
		r.tell(ruleCrimesTaken, r.data.At(audit.Reports, rows[0].Row, f), "", "%s %s", counted(len(rows), "crime is", "crimes are"), what)
	}
}

// addCrime adds a further crime to its report.
func addCrime(report *audit.ReportOfCrime, row audit.ReportOfCrime) {
	report.Required += row.Required
	report.Recorded += row.Recorded
	report.N100Required += row.N100Required
	report.N100Recorded += row.N100Recorded
	if row.ReportedAt.Before(report.ReportedAt) {
		report.ReportedAt, report.ReportedDay, report.ReportedTwice = row.ReportedAt, row.ReportedDay, row.ReportedTwice
	}
	if row.RecordedAt.After(report.RecordedAt) {
		report.RecordedAt, report.RecordedDay, report.RecordedTwice = row.RecordedAt, row.RecordedDay, row.RecordedTwice
	}
	for _, tick := range []struct{ of, with *audit.YesNo }{
		{&report.Rape, &row.Rape},
		{&report.DomesticAbuse, &row.DomesticAbuse},
		{&report.Vulnerable, &row.Vulnerable},
		{&report.ThirdParty, &row.ThirdParty},
		{&report.ModernSlavery, &row.ModernSlavery},
	} {
		if *tick.with == audit.Yes || *tick.of == audit.NotStated {
			*tick.of = *tick.with
		}
	}
	if report.NotRecorded == "" {
		report.NotRecorded = row.NotRecorded
	}
	if notes := []string{report.Note, row.Note}; row.Note != "" {
		report.Note = strings.Join(slices.DeleteFunc(notes, func(n string) bool { return n == "" }), "\n")
	}
}
