package estimate

import "assize/report/read/audit"

// Counting says, as values, which rows a plain rate was counted from, so that others
// can count them again.
type Counting struct {
	// Table is Reports, Cancelled, or Counts where only totals are known; "" where
	// nothing was counted.
	Table audit.Table
	// Where are the conditions that pick the measure's own rows among those of its
	// samples; all must hold.
	Where []Condition
	// Samples are the sampling strata that its reports are units of.
	Samples []Stratum
}

// Stratum is a sampling stratum: its rows are those that meet all conditions of Where
// and are in none of the strata before it.
type Stratum struct {
	Name  string      // a name that its frame is stated under
	Where []Condition // an empty value stands for a stratum that is not stated
	Frame float64     // reports in the frame it was sampled from; 0 where not known
}

// counting is how a measure's reports were counted.
func (a *assessor) counting(m *Measure, t *tally) Counting {
	switch {
	case t.rows == 0:
		return Counting{Table: audit.Counts}
	case m.Rows == audit.Cancelled:
		return Counting{Table: audit.Cancelled, Where: m.Where}
	}
	set, picks := a.units(m)
	c := Counting{Table: audit.Reports}
	for _, where := range picks {
		c.Where = append(c.Where, where...)
	}
	for g, where := range set.where {
		c.Samples = append(c.Samples, Stratum{Name: set.names[g][0], Where: where, Frame: t.samples[g].Frame})
	}
	return c
}

// own are the conditions of a measure and of what it is a domain of.
func (a *assessor) own(m *Measure) []Condition {
	var where []Condition
	for m.Combine == Ratio {
		where = append(where, m.Where...)
		if m.Domain == "" {
			break
		}
		m = a.byID[m.Domain]
	}
	return where
}
