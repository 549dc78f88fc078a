package needs

import (
	"assize/report/judge/estimate"
	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/population"
	"assize/report/read/source"
)

// Recorded is what the force recorded in the 12 months to the end of the
// audit, and the facts that the checks need. A table that has nothing of it is refused,
// unless the workbook states it itself. The tables listed by the job are cited as it
// says.
func (n Needs) Recorded(d *audit.Dataset, force string, table *population.Table, listed []job.Table, ps *source.Problems) (map[string]estimate.Population, audit.Facts) {
	facts := n.Facts(d)
	out := map[string]estimate.Population{}
	if table == nil {
		return out, facts
	}
	strata, err := table.At(force, d.About.AuditTo)
	if err != nil {
		if n.usesRecordedCrime() && !n.statesRecordedCrime(d) {
			intake.Refuse(ps, d.At(audit.Inspection, d.About.Rows[audit.KeyAuditTo], audit.KeyAuditTo), "recorded-crime-missing", err)
		}
		return out, facts
	}
	if n.usesRecordedCrime() && !n.statesRecordedCrime(d) {
		*ps = append(*ps, table.Doubts(force, d.About.AuditTo)...)
	}
	facts.Recorded = make(map[string]float64, len(strata))
	facts.RecordedAt = make(map[string]source.Pos, len(strata))
	for name, s := range strata {
		facts.Recorded[name], facts.RecordedAt[name] = s.Value, s.At
		out[name] = estimate.Population{
			Stratum: name, Value: s.Value, PeriodEnd: s.PeriodEnd, Source: s.Source,
			SHA256: s.SHA256, Latest: s.Latest, Sheet: s.Sheet, Rows: s.Rows, Between: s.Between,
		}
		cite(out, name, listed)
	}
	return out, facts
}

// cite notes how the table that a stratum's recorded crime comes from is cited, as the
// job states it; a number between two tables has no one table.
func cite(populations map[string]estimate.Population, stratum string, listed []job.Table) {
	p := populations[stratum]
	for _, t := range listed {
		if t.Path != p.Source {
			continue
		}
		p.Title, p.Publisher = t.Title, t.Publisher
		if !t.Published.IsZero() {
			p.Published = audit.DateOf(t.Published)
		}
		populations[stratum] = p
		return
	}
}
