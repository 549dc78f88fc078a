package estimate

import (
	"errors"
	"math"
	"slices"

	"assize/report/read/audit"
)

// DefaultLevel is the confidence level of a measure that names none.
const DefaultLevel = 0.95

// assessor holds what the measures of one force are estimated from.
type assessor struct {
	data        *audit.Dataset
	measures    []Measure
	populations map[string]Population // by stratum as the caller names it
	options     Options

	byID      map[string]*Measure
	isStratum map[string]bool // named by a combined measure
	sets      map[string]*unitSet
	shares    map[string]proportion // by measure id, where something was audited
	result    Result
}

// Assess estimates every measure from one force's audit, in the order given:
// rates, unrecorded crimes a year, and the change since each previous result.
//
// Populations are the recorded crimes of 12 months by stratum, as Measure.
// Population names them; a row of the dataset's own Populations sheet for the
// same stratum wins. The sheet may also hold, under names of its own, the size of
// a finite list (Measure.List), "frame: STRATUM", the number of reports in the
// frame a stratum was sampled from (finite-population correction), and
// "reported: STRATUM", known reported crimes (the combination Reported). The frame
// of the whole audit, from the Inspection sheet, serves where all its reports are
// one sample.
//
// Where Reports or Cancelled has no row for a measure, totals of the Counts sheet
// stand in: rows whose Measure is the measure's id or label, or, with Measure
// left empty, whose Stratum is the measure's. Their design effect is assumed.
//
// A rate that cannot be made or published is not Reportable and says why; NaN
// stands where there is no number, and what depends on it is not reportable
// either. The error is for malformed measures only.
func Assess(d *audit.Dataset, measures []Measure, populations map[string]Population, opt Options) (Result, error) {
	if err := errors.Join(check(measures), opt.check()); err != nil {
		return Result{}, err
	}
	a := newAssessor(d, measures)
	a.populations, a.options = populations, opt
	a.rates()
	a.unrecorded()
	a.changes()
	return a.result, nil
}

// newAssessor is an assessor of checked measures.
func newAssessor(d *audit.Dataset, measures []Measure) *assessor {
	a := &assessor{
		data: d, measures: measures,
		byID:      make(map[string]*Measure, len(measures)),
		isStratum: make(map[string]bool),
		sets:      make(map[string]*unitSet),
		shares:    make(map[string]proportion, len(measures)),
	}
	for i := range measures {
		m := &measures[i]
		a.byID[m.ID] = m
		for _, id := range m.Strata {
			a.isStratum[id] = true
		}
	}
	return a
}

func (o Options) check() error {
	switch o.Difference {
	case "", newcombe, scoreDifference:
		return nil
	default:
		return errors.New("no method of differences is called " + o.Difference)
	}
}

func (m *Measure) level() float64 {
	if m.Level == 0 {
		return DefaultLevel
	}
	return m.Level
}

// ICC is the planning value ρ0 of the measure, defaultICC where it names none.
func (m *Measure) ICC() float64 {
	if m.PlanningICC == 0 {
		return defaultICC
	}
	return m.PlanningICC
}

func (m *Measure) designEffect() float64 {
	if m.DesignEffect == 0 {
		return 1
	}
	return m.DesignEffect
}

// rates fills Result.Rates: plain ratios first, since combined ones need them,
// but in the order of the measures.
func (a *assessor) rates() {
	a.result.Rates = make([]Rate, len(a.measures))
	for i := range a.measures {
		if m := &a.measures[i]; m.Combine == Ratio {
			a.result.Rates[i] = a.ratio(m)
		}
	}
	for i := range a.measures {
		if m := &a.measures[i]; m.Combine != Ratio {
			a.result.Rates[i] = a.combined(m)
		}
	}
}

// blank is a rate of which nothing is known yet.
func (m *Measure) blank() Rate {
	nan := math.NaN()
	return Rate{
		Measure: m.ID, Label: m.Label, Level: m.level(), Combination: m.Combine, Strata: m.Strata,
		Uncorrected: 1, Value: nan, Lower: nan, Upper: nan, StandardError: nan, EffectiveN: nan, DesignEffect: nan, AtMost: nan,
	}
}

func notReportable(r Rate, reason string) Rate {
	r.Reportable, r.NotReportable = false, reason
	return r
}

// ratio estimates a plain measure from its rows, or from totals.
func (a *assessor) ratio(m *Measure) Rate {
	r := m.blank()
	r.Population = a.populationOf(m)
	var t tally
	if m.Rows == audit.Cancelled {
		t = a.countRecords(m)
	} else {
		t = a.count(m)
	}
	if t.faulty {
		return notReportable(r, faultyRows)
	}
	p, err := ratioOf(m.ICC(), t.samples...)
	if t.rows == 0 {
		p, err = a.totals(m)
	}
	if err != nil {
		return notReportable(r, notAudited)
	}
	p.remember(r.Level)
	a.shares[m.ID] = p
	r.Counting = a.counting(m, &t)
	r.Numerator, r.Denominator, r.Reports = p.Recorded, p.Required, p.Reports
	r.Value, r.StandardError = p.Value, math.Sqrt(p.Variance)
	r.DesignEffect, r.EffectiveN = p.DesignEffect, p.effectiveN(r.Level)
	r.Uncorrected, r.Assumed = p.Uncorrected, p.Assumed
	if !p.Assumed {
		r.Freedom = p.Reports - p.Strata
	}
	limits, used, list := a.interval(m, m.Interval, r.Level)
	r.Lower, r.Upper, r.Method, r.List = limits.Lower, limits.Upper, used, list
	r.Warnings = a.warnings(m, &p, &r, t)
	r.Reportable = true
	switch {
	case float64(t.untimed) > mostUntimed*float64(p.Required):
		r.Warnings = nil // they are of a rate and an interval that there are not
		return notReportable(r, TimesNotKnown)
	case p.Required < m.MinimumAudited:
		return notReportable(r, tooFewAudited)
	}
	return r
}

// interval returns the limits of an estimated measure by a method at a level.
// Records of a list of known size have the exact hypergeometric interval unless
// another method was chosen; of a list of unknown size Clopper and Pearson's.
func (a *assessor) interval(m *Measure, method Method, level float64) (Bounds, Method, int) {
	p := a.shares[m.ID]
	list := 0
	if m.Rows == audit.Cancelled {
		if known, ok := a.stated("", []string{m.List}); ok && m.List != "" && int(known.Value) >= p.Required {
			list = int(known.Value)
		}
	}
	if m.Rows == audit.Cancelled && (method == NotStatedMethod || method == Hypergeometric) {
		method = ClopperPearson
		if list > 0 && list < endlessList {
			lower, upper, err := listLimits(list, p.Required, p.Recorded, level)
			if err == nil {
				size := float64(list)
				return Bounds{p.Value, float64(lower) / size, float64(upper) / size}, Hypergeometric, list
			}
		}
	}
	if method == NotStatedMethod || method == Hypergeometric {
		method = Wilson
	}
	lower, upper, used, err := p.interval(method, level)
	if err != nil {
		return Bounds{p.Value, math.NaN(), math.NaN()}, used, list
	}
	return Bounds{p.Value, lower, upper}, used, list
}

// tickField is the tick of a cancelled record that counts.
func (m *Measure) tickField() audit.Field {
	if m.Recorded == "" {
		return audit.FieldCorrectly
	}
	return m.Recorded
}

// countRecords counts the cancelled records of a measure. A record whose tick is
// not stated was not audited.
func (a *assessor) countRecords(m *Measure) tally {
	var s sample
	t := tally{}
	for i := range a.data.Cancelled {
		r := &a.data.Cancelled[i]
		if !keepsRecord(m.Where, r) {
			continue
		}
		switch recordText(r, m.tickField()) {
		case "yes":
			s.add(1, 1)
			t.rows++
		case "no":
			s.add(1, 0)
			t.rows++
		}
	}
	t.samples = []sample{s}
	return t
}

// totals is a measure estimated from the Counts sheet.
func (a *assessor) totals(m *Measure) (proportion, error) {
	required, recorded, reports := 0, 0, 0
	for _, c := range a.data.Counts {
		if !m.countedBy(c) {
			continue
		}
		required += c.Required
		recorded += c.Recorded
		reports += c.ReportsAudited
	}
	effect := m.designEffect()
	if m.Rows == audit.Cancelled {
		effect = 1
	}
	p, err := totals(required, recorded, reports, effect)
	if err == nil && m.Rows == audit.Cancelled {
		p.Reports, p.Assumed = required, false // every record is a unit of its own
	}
	return p, err
}

// onlyStratum are the strata that conditions leave where they ask for nothing else.
func onlyStratum(where []Condition) (strata []string, only bool) {
	if len(where) != 1 || where[0].Field != audit.FieldStratum {
		return nil, false
	}
	return where[0].Equals, true
}

func containsFold(names []string, name string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return sameName(n, name) })
}

// countedBy reports whether a row of totals is the measure's.
func (m *Measure) countedBy(c audit.Count) bool {
	if c.Measure != "" {
		return sameName(c.Measure, m.ID) || sameName(c.Measure, m.Label)
	}
	if c.Stratum == "" || m.Combine != Ratio {
		return false
	}
	if m.Rows == audit.Reports && m.Required == audit.FieldCrimesRequired && m.Within == 0 {
		switch stratum, only := onlyStratum(m.Where); {
		case m.Domain == "" && len(m.Where) == 0:
			return true // of all crimes, which the totals of the strata are together
		case m.Domain != "" && only:
			return containsFold(stratum, c.Stratum)
		}
	}
	if m.Domain != "" {
		return false
	}
	for _, name := range FrameNames(m) {
		if sameName(c.Stratum, name) {
			return true
		}
	}
	return false
}
