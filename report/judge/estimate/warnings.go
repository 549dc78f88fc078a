package estimate

import (
	"math"
	"slices"
	"time"

	"assize/report/read/audit"
)

// Why a rate is not reportable.
const (
	notAudited           = "not-audited"            // no crime audited
	tooFewAudited        = "too-few-audited"        // fewer than the measure's minimum
	ZeroRate             = "zero-rate"              // of a combined rate: 0% of a stratum cannot be applied to its recorded crime
	stratumNotReportable = "stratum-not-reportable" // of a combined rate
	noPopulation         = "no-population"          // a stratum's weight is not known
	faultyRows           = "faulty-rows"            // a row's numbers are impossible
	TimesNotKnown        = "times-not-known"        // of too many crimes, whether they were recorded in time
)

// mostUntimed is the share of crimes of which it may be unknown whether they were
// recorded in time. They count as late, so that a share in time may be too low by as
// much; beyond it the share would say more of the cells than of the force.
const mostUntimed = 0.05

// FewCrimesBelow is the number of audited crimes below which a rate says little.
const FewCrimesBelow = 30

// Thresholds of doubt.
const (
	highDesignEffect = 2    // variance over that of as many unclustered crimes
	biasWorthSaying  = 0.01 // of an unrecorded count, relative
	monthsOff        = 0.25 // months: about a week
)

// warnings are the doubts about a plain rate.
func (a *assessor) warnings(m *Measure, p *proportion, r *Rate, t tally) []Warning {
	var w []Warning
	add := func(when bool, id WarningID, value float64) {
		if when {
			w = append(w, Warning{id, value})
		}
	}
	add(p.Required < FewCrimesBelow, FewCrimes, float64(p.Required))
	add(p.Lone && m.Rows == audit.Reports, LoneReport, 1) // records of a list are of no report
	add(!p.Lone && !p.Assumed && !p.Uniform && p.DesignEffect > highDesignEffect, HighDesignEffect, p.DesignEffect)
	add(p.Assumed, AssumedEffect, p.DesignEffect)
	add(p.Uniform && r.Lower < r.Upper, AllOrNothing, p.Value)
	add(p.Strata > 1, PooledStrata, float64(p.Strata))
	add(t.untimed > 0, TimeNotStated, float64(t.untimed))
	add(r.Method == Wald, NormalApprox, r.Level)
	if m.Rows == audit.Reports {
		months, off := windowMonths(a.data.About)
		add(off && a.toYears(), WindowNotSixMonth, months)
	}
	return w
}

// combinedWarnings are the doubts about a combined rate: its own, and once each
// those of the strata that weigh in it, with the worst value.
func (a *assessor) combinedWarnings(m *Measure, r *Rate) []Warning {
	var w []Warning
	if r.Denominator < FewCrimesBelow {
		w = append(w, Warning{FewCrimes, float64(r.Denominator)})
	}
	// A combined design effect also holds that of unequal weights, which is no
	// clustering: the warning is the strata's.
	for _, id := range [...]WarningID{HighDesignEffect, LoneReport, AssumedEffect, PooledStrata, TimeNotStated, WindowNotSixMonth} {
		worst := math.Inf(-1)
		for i, stratum := range m.Strata {
			if r.Weights[i] > 0 {
				worst = math.Max(worst, warned(a.rateOf(stratum).Warnings, id))
			}
		}
		if !math.IsInf(worst, -1) {
			w = append(w, Warning{id, worst})
		}
	}
	if r.StratumMethod == Wald {
		w = append(w, Warning{NormalApprox, r.Level})
	}
	return w
}

// warned is the value of a warning, −Inf where it is not among them.
func warned(all []Warning, id WarningID) float64 {
	for _, w := range all {
		if w.ID == id {
			return w.Value
		}
	}
	return math.Inf(-1)
}

// countBias is the relative bias of an unrecorded count made from the rate: the
// curvature of 1/p makes small samples say too much, by v/p³ of R(1−p)/p, which
// is 1/(n*·p) with v = p(1−p)/n*.
func (p *proportion) countBias(level float64) float64 {
	if p.Recorded == 0 {
		return 0
	}
	return 1 / (p.effectiveN(level) * p.Value)
}

// countWarnings are the doubts about an unrecorded count: those of the rate, and
// its bias where worth saying.
func countWarnings(rate []Warning, bias float64) []Warning {
	w := append([]Warning(nil), rate...)
	if bias > biasWorthSaying {
		w = append(w, Warning{BiasedUp, bias})
	}
	return w
}

// toYears reports whether any rate is applied to twelve months of recorded crime.
func (a *assessor) toYears() bool {
	return slices.ContainsFunc(a.measures, func(m Measure) bool { return m.Population != "" })
}

// windowMonths is the length of the audit window in months, both days included,
// and whether it is off the nominal one: six months, three of a re-inspection; an
// audit that a force makes of itself has none.
func windowMonths(about audit.About) (months float64, off bool) {
	if about.AuditFrom.IsZero() || about.AuditTo.IsZero() {
		return 0, false
	}
	from, end := about.AuditFrom.Time(), about.AuditTo.Time().AddDate(0, 0, 1)
	if !end.After(from) {
		return 0, true
	}
	whole := 0
	for !monthsAfter(from, whole+1).After(end) {
		whole++
	}
	start := monthsAfter(from, whole)
	days := monthsAfter(from, whole+1).Sub(start).Hours() / 24
	months = float64(whole) + end.Sub(start).Hours()/24/days
	nominal := 6.0
	if _, again := about.ReInspection(); again {
		nominal = 3
	}
	return months, about.Kind != audit.OwnAudit && math.Abs(months-nominal) > monthsOff
}

// monthsAfter is the day n months later, or the last of its month where there is
// none: 31 August and six months is the end of February.
func monthsAfter(day time.Time, n int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}

// reachesBand adds the warning that a rate's interval reaches across a band's
// edge, with the edge nearest to the rate, and reports whether it does. Cuts are
// inclusive lower bounds of bands, fractions.
func (r *Rate) reachesBand(cuts []float64) bool {
	nearest := math.Inf(1)
	for _, c := range cuts {
		across := r.Lower < c && c <= r.Upper
		if across && math.Abs(c-r.Value) < math.Abs(nearest-r.Value) {
			nearest = c
		}
	}
	if math.IsInf(nearest, 1) || warned(r.Warnings, ReachesBand) > math.Inf(-1) {
		return !math.IsInf(nearest, 1)
	}
	r.Warnings = append(r.Warnings, Warning{ReachesBand, nearest})
	return true
}
