package rulebook

import (
	"slices"

	"assize/report/judge/estimate"
	"assize/report/read/audit"
)

// OfRape reports whether a measure is of the reports ticked as reports of rape.
func (m *Measure) OfRape() bool {
	return m.Rows == audit.Reports && slices.ContainsFunc(m.Where, func(c estimate.Condition) bool {
		return c.Field == audit.FieldRape && slices.Contains(c.Equals, "yes")
	})
}

// For is the rulebook as it measures one dataset. A measure of rape that is a domain
// of one stratum is a domain of the rate that combines the strata where reports of
// rape were sampled in others too: a report of several crimes stands whole in one
// stratum, and a rape in it is one all the same. Where there are none, which is the
// rule, it is the rulebook itself.
func (rb *Rulebook) For(d *audit.Dataset) *Rulebook {
	out := rb
	for i := range rb.Measures {
		m := &rb.Measures[i]
		if !m.OfRape() {
			continue
		}
		at := slices.IndexFunc(rb.Measures, func(of Measure) bool { return m.Domain != "" && slices.Contains(of.Strata, m.Domain) })
		if at < 0 {
			continue
		}
		wider := *rb
		wider.Measures = slices.Clone(out.Measures)
		wider.Measures[i].Domain = rb.Measures[at].ID
		if rows(&wider, d, m.ID) > rows(out, d, m.ID) {
			out = &wider
		}
	}
	return out
}

// rows are how many rows of a dataset a measure is counted from.
func rows(rb *Rulebook, d *audit.Dataset, measure string) int {
	_, found := estimate.RowsOf(d, rb.Estimates(), measure)
	return len(found)
}
