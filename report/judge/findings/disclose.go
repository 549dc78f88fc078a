package findings

import (
	"math"
	"slices"

	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
)

// Disclosed is what disclosure control decided on one measure. The decision is
// made once, when the findings are put together, and every public output follows
// it, since all of them are made from the public findings.
type Disclosed struct {
	Measure string `json:"measure"` // id of the measure
	Table   string `json:"table"`   // kind of table, "age"
	// Withheld says that its counts, rate and interval are not given in public.
	Withheld bool `json:"withheld"`
	// Why is "small" for a small count, "difference" where what is left after a
	// subtraction is small, "secondary" where another withheld count could be
	// worked out. Restricted: it would narrow down what is withheld.
	Why     string `json:"why,omitempty"`
	RoundTo int    `json:"roundTo"` // counts are given as multiples of it; 0 as they are
	Rule    string `json:"rule"`    // why the rulebook has the rule, in its words
}

// WithheldReason is the id under NotReportable of a measure withheld in public.
const WithheldReason = "withheld"

// TimesNotKnown is the id under NotReportable of a measure of time whose counts say
// nothing of the force: of too many crimes only the day is known.
const TimesNotKnown = estimate.TimesNotKnown

// disclosures decide on every measure that belongs to a table under control.
func (b *builder) disclosures(measures []Measure) []Disclosed {
	out := []Disclosed{}
	for _, rule := range b.rb.Disclosure {
		groups, order := map[string][]Measure{}, []string{}
		for i := range b.rb.Measures {
			m := &b.rb.Measures[i]
			if m.Disclosure != rule.Table {
				continue
			}
			if _, seen := groups[m.Domain]; !seen {
				order = append(order, m.Domain)
			}
			for _, x := range measures {
				if x.ID == m.ID {
					groups[m.Domain] = append(groups[m.Domain], x)
				}
			}
		}
		for _, parent := range order {
			out = append(out, decide(rule, groups[parent])...)
		}
	}
	if p := b.protector(measures, out); p != nil {
		p.protect()
	}
	return out
}

// decide applies a rule to measures that are parts of one total: first the small
// counts and differences, then, where a total would tell, further parts until
// what is hidden is neither alone nor small together.
func decide(rule rulebook.Disclosure, parts []Measure) []Disclosed {
	out := make([]Disclosed, len(parts))
	for i, m := range parts {
		out[i] = Disclosed{Measure: m.ID, Table: rule.Table, RoundTo: rule.RoundTo, Rule: rule.Why}
		switch t := rule.Threshold; {
		case small(m.Denominator.Int(), t) || small(m.Numerator.Int(), t):
			out[i].Withheld, out[i].Why = true, "small"
		case small(m.Denominator.Int()-m.Numerator.Int(), t):
			out[i].Withheld, out[i].Why = true, "difference"
		}
	}
	if !rule.Secondary {
		return out
	}
	for tells(rule, parts, out) {
		next := -1
		for i, m := range parts {
			if !out[i].Withheld && m.Denominator > 0 && (next < 0 || m.Denominator < parts[next].Denominator) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		out[next].Withheld, out[next].Why = true, "secondary"
	}
	return out
}

// small is a count from 1 up to one below the threshold.
func small(count, threshold int) bool { return count > 0 && count < threshold }

// tells reports whether the total less the parts shown gives a hidden part away,
// or a small sum of them.
func tells(rule rulebook.Disclosure, parts []Measure, decided []Disclosed) bool {
	hidden, required, recorded := 0, 0, 0
	for i, m := range parts {
		if decided[i].Withheld {
			hidden++
			required += m.Denominator.Int()
			recorded += m.Numerator.Int()
		}
	}
	t := rule.Threshold
	return hidden == 1 || hidden > 1 && (small(required, t) || small(recorded, t) || small(required-recorded, t))
}

// hides reports whether the exact numbers of a measure stay restricted.
func (f Findings) hides(measure string) bool {
	return slices.ContainsFunc(f.Disclosure, func(d Disclosed) bool {
		return d.Measure == measure && (d.Withheld || d.RoundTo > 1)
	})
}

// rounds reports whether disclosure control rounds the counts of a measure, and shows
// them.
func (f Findings) rounds(measure string) bool {
	return slices.ContainsFunc(f.Disclosure, func(d Disclosed) bool { return d.Measure == measure && !d.Withheld && d.RoundTo > 1 })
}

// withhold takes away what was counted of a measure.
func (m *Measure) withhold() {
	m.Numerator, m.Denominator, m.Reports, m.Source.Rows = notCounted, notCounted, notCounted, notCounted
}

// publicMeasure is a measure as disclosure control lets it be seen. Rates of
// rounded counts are left out: with one count they would give back the other.
func (f Findings) publicMeasure(m Measure) Measure {
	if slices.ContainsFunc(m.Strata, f.hides) {
		m.Counting.Terms = nil // they hold a hidden stratum's limits
	}
	i := slices.IndexFunc(f.Disclosure, func(d Disclosed) bool { return d.Measure == m.ID })
	if i < 0 {
		return m
	}
	switch d := f.Disclosure[i]; {
	case d.Withheld:
		m.withhold()
	case d.RoundTo > 1:
		for _, c := range []*Count{&m.Numerator, &m.Denominator, &m.Reports, &m.Source.Rows} {
			if c.Known() {
				*c = Count(rounded(c.Int(), d.RoundTo))
			}
		}
		m.Numerator = min(m.Numerator, m.Denominator)
	default:
		return m
	}
	m.Counting.Freedom = 0
	for _, n := range []*Num{&m.Rate, &m.Lower, &m.Upper, &m.StandardError, &m.AtMost, &m.EffectiveN, &m.DesignEffect} {
		*n = None()
	}
	m.Reportable, m.NotReportable, m.Warnings, m.Grade = false, WithheldReason, []Warning{}, ""
	return m
}

func rounded(n, to int) int { return int(math.Round(float64(n)/float64(to))) * to }
