package estimate

import (
	"errors"
	"math"

	"assize/report/read/audit"
)

// combined estimates a force's rate from the rates of its strata.
func (a *assessor) combined(m *Measure) Rate {
	r := m.blank()
	r.Population = a.populationOf(m)
	parts, reason := a.parts(m, &r)
	r.spread()
	if reason != "" {
		return notReportable(r, reason)
	}
	combine := average
	if m.Combine == Harmonic {
		combine = harmonize
	}
	c, err := combine(parts)
	switch {
	case errors.Is(err, errZeroRate):
		if r.Denominator < m.MinimumAudited {
			return notReportable(r, tooFewAudited)
		}
		if most, err := AtMost(parts); err == nil {
			r.AtMost = most
		}
		return notReportable(r, ZeroRate)
	case err != nil:
		return notReportable(r, noPopulation)
	}
	r.Value, r.Lower, r.Upper = c.Rate.Value, c.Rate.Lower, c.Rate.Upper
	r.StandardError, r.Method = c.StandardError, MOVER
	r.EffectiveN = a.effectiveN(m, &r)
	if r.EffectiveN > 0 {
		r.DesignEffect = float64(r.Denominator) / r.EffectiveN
	}
	r.Warnings = a.combinedWarnings(m, &r)
	if r.Denominator < m.MinimumAudited {
		return notReportable(r, tooFewAudited)
	}
	r.Reportable = true
	return r
}

// parts are the strata of a combined rate with their weights, which also go into
// the rate with the audited counts. A reason is given where the rate cannot be.
func (a *assessor) parts(m *Measure, r *Rate) (parts []Part, reason string) {
	r.Weights, r.Methods = make([]float64, len(m.Strata)), make([]Method, len(m.Strata))
	for i, id := range m.Strata {
		s := a.byID[id]
		rate := a.rateOf(id)
		r.Numerator += rate.Numerator
		r.Denominator += rate.Denominator
		r.Reports += rate.Reports
		r.Terms = append(r.Terms, termOf(id, math.NaN()))
		weight, ok := a.weight(m, s)
		if !ok {
			reason = noPopulation
			continue
		}
		r.Weights[i], r.Terms[i].Weight = weight, weight
		if weight == 0 {
			continue // nothing was recorded there: it drops out
		}
		if !rate.Reportable {
			if reason == "" {
				reason = stratumNotReportable
			}
			continue
		}
		limits, used := a.limitsIn(m, s)
		r.StratumMethod, r.Methods[i], r.Terms[i].Rate = used, used, limits
		parts = append(parts, Part{Weight: weight, Rate: limits, Variance: a.shares[id].Variance})
	}
	return parts, reason
}

// limitsIn are a stratum's limits as a combined measure needs them: at its level,
// by its method or, where it names none, the stratum's own.
func (a *assessor) limitsIn(m, stratum *Measure) (Bounds, Method) {
	method := m.Interval
	if method == NotStatedMethod {
		method = stratum.Interval
	}
	limits, used, _ := a.interval(stratum, method, m.level())
	return limits, used
}

// weight is what a stratum counts for: its recorded crimes, its known reported
// crimes, or its stated share.
func (a *assessor) weight(m, stratum *Measure) (float64, bool) {
	switch m.Combine {
	case Shares:
		return m.Shares[stratum.ID], true
	case Reported:
		p, ok := a.stated("reported: ", FrameNames(stratum))
		return p.Value, ok
	default:
		p, ok := a.population(stratum)
		return p.Value, ok
	}
}

func (a *assessor) rateOf(id string) Rate {
	for i := range a.measures {
		if a.measures[i].ID == id {
			return a.result.Rates[i]
		}
	}
	return Rate{}
}

// effectiveN is the number of crimes of a simple random sample that would give a
// combined rate P the same precision, P(1−P)/Var P, for whatever wants one such
// number (a funnel). The strata's variances are p(1−p)/n*, which floor the design
// effect as their intervals do. Where P is 0 or 1 it is 1/Σ(w_h²/n*_h), the limit
// for equal rates, w_h being the strata's shares.
func (a *assessor) effectiveN(m *Measure, r *Rate) float64 {
	var variance, spread, total float64
	for i, id := range m.Strata {
		total += r.Weights[i]
		if r.Weights[i] == 0 {
			continue
		}
		p := a.shares[id]
		n := p.effectiveN(r.Level)
		slope := r.Weights[i] // of P by the stratum's rate, up to a factor common to all
		if m.Combine == Harmonic {
			slope *= square(r.Value / p.Value)
		}
		variance += float64(square(slope) * p.Value * (1 - p.Value) / n)
		spread += square(r.Weights[i]) / n
	}
	switch {
	case spread == 0:
		return math.Inf(1) // a census of every stratum
	case variance == 0 || degenerate(r.Value):
		return square(total) / spread
	default:
		return r.Value * (1 - r.Value) * square(total) / variance
	}
}

// unrecorded fills Result.Unrecorded: by stratum first, then the combined rates.
func (a *assessor) unrecorded() {
	for i := range a.measures {
		m, r := &a.measures[i], &a.result.Rates[i]
		population, known := a.population(m)
		if m.Combine != Ratio || m.Rows != audit.Reports || !known || !r.Reportable {
			continue
		}
		a.apply(m, r, population)
	}
	for i := range a.measures {
		m, r := &a.measures[i], &a.result.Rates[i]
		if m.Combine == Ratio || !r.Reportable {
			continue
		}
		if m.Combine == Harmonic {
			a.addUp(m, r)
		} else if population, known := a.population(m); known {
			a.apply(m, r, population)
		}
	}
}

// apply adds the unrecorded crimes that a rate leaves of a population. Of a rate or
// a lower limit of zero they have no bound, and none are given.
func (a *assessor) apply(m *Measure, r *Rate, population Population) {
	u, err := unrecordedOf(population.Value, Bounds{r.Value, r.Lower, r.Upper})
	if err != nil || math.IsInf(u.Upper, 1) {
		return
	}
	bias := 0.0
	if p, ok := a.shares[m.ID]; ok && u.Value > 0 {
		bias = p.countBias(r.Level)
	}
	a.result.Unrecorded = append(a.result.Unrecorded, Unrecorded{
		Measure: m.ID, Population: population, Value: u.Value, Lower: u.Lower, Upper: u.Upper,
		Level: r.Level, Warnings: countWarnings(r.Warnings, bias),
	})
}

// addUp adds the unrecorded crimes of a harmonic rate: the sum of its strata's
// in their order, so that they add up exactly.
func (a *assessor) addUp(m *Measure, r *Rate) {
	var parts []Part
	var bias float64
	for i, id := range m.Strata {
		if r.Weights[i] == 0 {
			continue
		}
		parts = append(parts, Part{Weight: r.Weights[i], Rate: r.Terms[i].Rate})
		share := a.shares[id]
		bias += float64(share.countBias(r.Level) * r.Weights[i] * (1 - share.Value) / share.Value)
	}
	c, err := harmonize(parts)
	if err != nil || math.IsInf(c.Unrecorded.Upper, 1) {
		return // there is no estimate of them, or none with a bound
	}
	if c.Unrecorded.Value > 0 {
		bias /= c.Unrecorded.Value
	}
	a.result.Unrecorded = append(a.result.Unrecorded, Unrecorded{
		Measure: m.ID, Population: *r.Population,
		Value: c.Unrecorded.Value, Lower: c.Unrecorded.Lower, Upper: c.Unrecorded.Upper,
		Level: r.Level, Warnings: countWarnings(r.Warnings, bias),
	})
}

// join adds a stratum's population to a force's. What the strata do not share is
// left out, and the vintage is that of the oldest.
func (p *Population) join(s Population, first bool) {
	if first {
		stratum := p.Stratum
		*p = s
		p.Stratum = stratum
		return
	}
	p.Value += s.Value
	p.Rows += s.Rows
	p.HoldsFraud = p.HoldsFraud || s.HoldsFraud
	if p.Between != s.Between {
		p.Between = [2]audit.Date{}
	}
	if p.Title != s.Title || p.Publisher != s.Publisher || p.Published != s.Published {
		p.Title, p.Publisher, p.Published = "", "", audit.Date{}
	}
	if p.PeriodEnd != s.PeriodEnd {
		p.PeriodEnd = audit.Date{}
	}
	if p.Source != s.Source || p.SHA256 != s.SHA256 {
		p.Source, p.SHA256, p.Sheet = "", "", ""
	}
	if s.Latest.Time().Before(p.Latest.Time()) {
		p.Latest = s.Latest
	}
}
