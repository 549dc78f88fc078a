package estimate

import (
	"math"

	"assize/report/read/audit"
)

// Methods of a change's interval.
const (
	newcombe        = "newcombe"           // MOVER on Wilson's limits of counts
	moverDifference = "mover"              // MOVER on any limits
	scoreDifference = "miettinen_nurminen" // score interval of counts
	noDifference    = "not stated"         // no interval was published, or nothing to compare
)

// Why a change is not stated, where the workbook gives no reason.
const (
	comparabilityNotStated = "comparability-not-stated"
	notMeasured            = "not-measured" // the rulebook has no such measure
)

// roundingOfRates is how far a published rate may lie from the ratio of its
// counts by being printed in whole percents.
const roundingOfRates = 0.005

// changes fills Result.Changes, one for each row of the Previous sheet.
func (a *assessor) changes() {
	for _, previous := range a.data.Previous {
		a.result.Changes = append(a.result.Changes, a.change(previous))
	}
}

func (a *assessor) change(previous audit.PreviousResult) Change {
	nan := math.NaN()
	c := Change{
		Measure: previous.Measure, Inspection: previous.Inspection, Date: previous.Date,
		From: nan, FromLower: nan, FromUpper: nan, To: nan,
		Difference: nan, Lower: nan, Upper: nan, Additional: nan,
		Method: noDifference, Comparable: previous.Comparable == audit.Yes,
		WhyNot: previous.WhyNot, Source: previous.Source,
	}
	m := a.measureNamed(previous.Measure)
	level, method := DefaultLevel, Wilson
	if m != nil {
		level = m.level()
		if m.Interval != NotStatedMethod && m.Interval != Hypergeometric {
			method = m.Interval
		}
	}
	counted := a.earlier(&c, previous, method, level)
	if previous.Comparable == audit.NotStated && c.WhyNot == "" {
		c.WhyNot = comparabilityNotStated
	}
	if m == nil {
		c.Comparable, c.WhyNot = false, notMeasured
		return c
	}
	c.Measure = m.ID
	now := a.rateOf(m.ID)
	c.To = now.Value
	if !now.Reportable {
		c.Comparable, c.To = false, nan
		if c.WhyNot == "" {
			c.WhyNot = now.NotReportable
		}
	}
	if c.Comparable && !math.IsNaN(c.From) {
		a.compare(&c, &now, counted, method)
	}
	return c
}

// earlier fills in the earlier rate and, where it can be known, its interval:
// from counts, else from the ± published. It reports whether from counts.
func (a *assessor) earlier(c *Change, p audit.PreviousResult, method Method, level float64) bool {
	c.FromCounts = countsOf(p)
	x, n := c.FromCounts[0], c.FromCounts[1]
	if p.Rate != nil && *p.Rate >= 0 && *p.Rate <= 1 {
		c.From = *p.Rate
	}
	ratio := float64(x) / float64(n)
	// Counts that do not give the published rate are those of a weighted one:
	// they say nothing of its interval.
	if n > 0 && (math.IsNaN(c.From) || math.Abs(ratio-c.From) <= roundingOfRates) {
		c.From = ratio
		lower, upper, err := Limits(method, ratio, float64(n), level)
		if err == nil {
			c.FromLower, c.FromUpper = lower, upper
			return true
		}
	}
	// A published ± is of 95%: it says nothing at another level.
	if p.Interval != nil && *p.Interval > 0 && !math.IsNaN(c.From) && level == DefaultLevel {
		c.FromLower, c.FromUpper = around(c.From, c.From-*p.Interval, c.From+*p.Interval)
	}
	return false
}

// countsOf are the counts of an earlier result; none of none where they are not known.
func countsOf(p audit.PreviousResult) [2]int {
	if p.Numerator == nil || p.Denominator == nil || *p.Numerator < 0 || *p.Numerator > *p.Denominator || *p.Denominator == 0 {
		return [2]int{}
	}
	return [2]int{*p.Numerator, *p.Denominator}
}

// compare fills in the difference, its interval where both rates have one, and
// the crimes additionally recorded a year.
func (a *assessor) compare(c *Change, now *Rate, counted bool, method Method) {
	to, from := Bounds{now.Value, now.Lower, now.Upper}, Bounds{c.From, c.FromLower, c.FromUpper}
	d := Bounds{now.Value - c.From, math.NaN(), math.NaN()}
	switch {
	case counted && a.options.Difference == scoreDifference && !math.IsInf(now.EffectiveN, 1):
		x, n := float64(c.FromCounts[0]), float64(c.FromCounts[1])
		if score, err := miettinenNurminen(now.Value*now.EffectiveN, now.EffectiveN, x, n, now.Level); err == nil {
			d, c.Method = score, scoreDifference
		}
	case counted && now.Method == Wilson && method == Wilson:
		d, c.Method = Difference(to, from), newcombe
	case !math.IsNaN(c.FromLower):
		d, c.Method = Difference(to, from), moverDifference
	}
	c.Difference, c.Lower, c.Upper = d.Value, d.Lower, d.Upper
	c.Significant = c.Lower > 0 || c.Upper < 0
	if recorded, ok := a.recordedOf(now); ok && now.Value > 0 {
		c.Additional = recorded * ((now.Value - c.From) / now.Value)
	}
}

// recordedOf is the recorded crime that a rate was applied to.
func (a *assessor) recordedOf(r *Rate) (float64, bool) {
	for _, u := range a.result.Unrecorded {
		if u.Measure == r.Measure {
			return u.Population.Value, true
		}
	}
	return 0, false
}

// measureNamed is the measure with an id or label; "force" and "all crime" also
// name the first combined one.
func (a *assessor) measureNamed(name string) *Measure {
	for i := range a.measures {
		if m := &a.measures[i]; sameName(name, m.ID) || sameName(name, m.Label) {
			return m
		}
	}
	if sameName(name, "force") || sameName(name, "all crime") {
		for i := range a.measures {
			if m := &a.measures[i]; m.Combine != Ratio {
				return m
			}
		}
	}
	return nil
}
