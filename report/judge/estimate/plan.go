package estimate

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// PlanStratum is what a coming audit knows of one sampling stratum.
type PlanStratum struct {
	ID       string
	Recorded float64 // crimes recorded in 12 months, R_h
	// Frame is the number of crimes expected in the audited frame (of the window,
	// not of the year); 0 where it is large or unknown.
	Frame float64
	// Rate is the rate to plan on, from a previous inspection or given; above
	// PlanningRateCap it is planned on the cap, with a note.
	Rate float64
	// DesignEffect to expect; 0 means 1.
	DesignEffect float64
	// CrimesPerReport turns crimes into reports to draw; 0 means 1.
	CrimesPerReport float64
	// Margin wanted of the stratum's own rate, half the width of its interval, a
	// fraction; 0 where none.
	Margin float64
}

// PlanRequest is what an audit is asked to achieve.
type PlanRequest struct {
	Strata []PlanStratum
	// Margin wanted of the force's harmonic rate, a fraction; 0 where none, and
	// then Total says how many crimes to divide, if any.
	Margin float64
	Total  int // crimes to divide among the strata; 0: as many as Margin needs
	Level  float64
	By     Allocation // HarmonicOptimal by default
	// Minimum of crimes in every stratum whose rate is to be published.
	Minimum int
}

// PlanNote is something to know about a planned stratum.
type PlanNote string

// The notes of a plan.
const (
	RateCapped   PlanNote = "rate-capped"   // planned on PlanningRateCap: at 100% there is no variation
	RaisedToMin  PlanNote = "raised-to-min" // the minimum per published stratum decides
	RaisedToOwn  PlanNote = "raised-to-own" // the stratum's own margin decides
	WholeFrame   PlanNote = "whole-frame"   // every crime of the frame is to be audited
	SmallToState PlanNote = "small"         // fewer than 30 crimes
)

// PlannedStratum is what a plan asks of one stratum and what it may expect.
type PlannedStratum struct {
	ID      string     `json:"id"`
	Rate    float64    `json:"rate"`    // planned on, a fraction
	Crimes  int        `json:"crimes"`  // to audit
	Reports int        `json:"reports"` // to draw for them
	Margin  float64    `json:"margin"`  // to expect of the stratum's own rate, half the width, a fraction
	Notes   []PlanNote `json:"notes"`
}

// AuditPlan is a sampling plan with the precision to expect of it.
type AuditPlan struct {
	Strata  []PlannedStratum `json:"strata"`
	Crimes  int              `json:"crimes"`
	Reports int              `json:"reports"`
	Rate    float64          `json:"rate"` // the harmonic rate planned on
	// Margin to expect of it, half the width of its interval, a fraction; 0 where
	// a stratum is not audited and there is none, or all frames are audited whole.
	Margin float64    `json:"margin"`
	Level  float64    `json:"level"`
	By     Allocation `json:"allocation"`
}

// Plan works out a sampling plan: the crimes that the force's margin needs, or the
// given total, divided among the strata, each raised to its own margin and to the
// minimum, and none above its frame. Whole numbers are rounded up.
//
// It fails with the stratum and the reason where no plan follows.
func Plan(q PlanRequest) (AuditPlan, error) {
	q, notes, err := q.prepare()
	if err != nil {
		return AuditPlan{}, err
	}
	weights, rates, effects := q.columns()
	wanted := make([]float64, len(q.Strata))
	switch {
	case q.Total > 0:
		wanted, err = Allocate(q.By, float64(q.Total), weights, rates, effects)
	case q.Margin > 0:
		wanted, err = q.forMargin(weights, rates, effects)
	}
	if err != nil {
		return AuditPlan{}, err
	}
	plan := AuditPlan{Level: q.Level, By: q.By}
	for i, s := range q.Strata {
		p, err := q.planned(s, wanted[i])
		if err != nil {
			return AuditPlan{}, err
		}
		p.Notes = append(notes[i], p.Notes...)
		plan.Strata = append(plan.Strata, p)
		plan.Crimes += p.Crimes
		plan.Reports += p.Reports
	}
	plan.expect(q)
	return plan, nil
}

// prepare fills in defaults and refuses what no plan can follow from.
func (q PlanRequest) prepare() (PlanRequest, [][]PlanNote, error) {
	if q.Level == 0 {
		q.Level = DefaultLevel
	}
	if q.By == "" {
		q.By = HarmonicOptimal
	}
	switch {
	case len(q.Strata) == 0:
		return q, nil, errors.New("a plan needs a stratum")
	case !(q.Level > 0 && q.Level < 1):
		return q, nil, fmt.Errorf("a confidence level of %v is not between 0 and 1", q.Level)
	case q.Margin != 0 && !(q.Margin > 0 && q.Margin < 0.5):
		return q, nil, fmt.Errorf("a margin of %v is not between 0 and a half", q.Margin)
	case q.Total < 0 || q.Minimum < 0:
		return q, nil, errors.New("a total or a minimum of crimes below 0")
	case q.Total > 0 && q.Margin > 0:
		return q, nil, errors.New("either a margin or a total of crimes decides the size, not both")
	}
	q.Strata = append([]PlanStratum(nil), q.Strata...)
	notes := make([][]PlanNote, len(q.Strata))
	aimless := q.Total == 0 && q.Margin == 0 && q.Minimum == 0
	for i := range q.Strata {
		s := &q.Strata[i]
		if s.DesignEffect == 0 {
			s.DesignEffect = 1
		}
		if s.CrimesPerReport == 0 {
			s.CrimesPerReport = 1
		}
		if s.Rate > PlanningRateCap && s.Rate <= 1 {
			s.Rate = PlanningRateCap
			notes[i] = append(notes[i], RateCapped)
		}
		if err := s.check(); err != nil {
			return q, nil, fmt.Errorf("stratum %q: %w", s.ID, err)
		}
		aimless = aimless && s.Margin == 0
	}
	if aimless {
		return q, nil, errors.New("a plan needs a margin, a total or a minimum to aim at")
	}
	return q, notes, nil
}

func (s *PlanStratum) check() error {
	switch {
	case !(s.Recorded > 0) || math.IsInf(s.Recorded, 1):
		return fmt.Errorf("recorded crime of %v in 12 months cannot be planned for", s.Recorded)
	case !(s.Frame >= 0):
		return fmt.Errorf("a frame of %v crimes is impossible", s.Frame)
	case !(s.Rate > 0 && s.Rate <= PlanningRateCap):
		return fmt.Errorf("a planning rate of %v is not above 0 and at most 1", s.Rate)
	case !(s.DesignEffect >= 1) || math.IsInf(s.DesignEffect, 1):
		return fmt.Errorf("a design effect of %v is not a number of at least 1", s.DesignEffect)
	case !(s.CrimesPerReport > 0) || math.IsInf(s.CrimesPerReport, 1):
		return fmt.Errorf("%v crimes a report is impossible", s.CrimesPerReport)
	case s.Margin != 0 && !(s.Margin > 0 && s.Margin < 0.5):
		return fmt.Errorf("a margin of %v is not between 0 and a half", s.Margin)
	default:
		return nil
	}
}

func (q *PlanRequest) columns() (weights, rates, effects []float64) {
	for _, s := range q.Strata {
		weights = append(weights, s.Recorded)
		rates = append(rates, s.Rate)
		effects = append(effects, s.DesignEffect)
	}
	return weights, rates, effects
}

// forMargin finds, by halving, the least total whose division gives the force's
// margin with the finite frames: with frames audited whole the closed form does
// not hold.
func (q *PlanRequest) forMargin(weights, rates, effects []float64) ([]float64, error) {
	high, err := HarmonicSize(q.Margin, q.Level, weights, rates, effects)
	if err != nil {
		return nil, err
	}
	divide := func(total float64) []float64 {
		crimes, err := Allocate(q.By, total, weights, rates, effects)
		if err != nil {
			return nil
		}
		for i, s := range q.Strata {
			crimes[i] = q.least(s, crimes[i])
		}
		return crimes
	}
	margin := func(crimes []float64) float64 { return q.margin(crimes) }
	for range 60 {
		crimes := divide(high)
		if crimes == nil {
			return nil, fmt.Errorf("no allocation is called %q", q.By)
		}
		if margin(crimes) <= q.Margin {
			break
		}
		high *= 2
	}
	if margin(divide(high)) > q.Margin {
		return nil, fmt.Errorf("a margin of %v cannot be reached", q.Margin)
	}
	low := 0.0
	for range 100 {
		middle := (low + high) / 2
		if margin(divide(middle)) <= q.Margin {
			high = middle
		} else {
			low = middle
		}
	}
	return divide(high), nil
}

// least is a stratum's crimes once raised to the minimum and held to its frame.
func (q *PlanRequest) least(s PlanStratum, crimes float64) float64 {
	crimes = math.Max(crimes, float64(q.Minimum))
	if s.Frame > 0 {
		crimes = math.Min(crimes, s.Frame)
	}
	return crimes
}

// margin is what to expect of the harmonic rate from crimes by stratum.
func (q *PlanRequest) margin(crimes []float64) float64 {
	weights, rates, effects := q.columns()
	for i, s := range q.Strata {
		if s.Frame > 0 {
			effects[i] *= math.Max(0, 1-crimes[i]/s.Frame)
		}
	}
	return twoSided(q.Level) * HarmonicError(crimes, weights, rates, effects)
}

// planned settles one stratum's crimes.
func (q *PlanRequest) planned(s PlanStratum, wanted float64) (PlannedStratum, error) {
	p := PlannedStratum{ID: s.ID, Rate: s.Rate, Crimes: roundUp(wanted)}
	if s.Margin > 0 {
		n, err := SampleSize(s.Rate, s.Margin, q.Level, s.Frame, s.DesignEffect)
		if err != nil {
			return p, fmt.Errorf("stratum %q: %w", s.ID, err)
		}
		if own := roundUp(n); own > p.Crimes {
			p.Crimes, p.Notes = own, append(p.Notes, RaisedToOwn)
		}
	}
	if q.Minimum > p.Crimes || (q.Minimum == p.Crimes && wanted == float64(q.Minimum)) {
		p.Crimes, p.Notes = q.Minimum, append(p.Notes, RaisedToMin)
	}
	if s.Frame > 0 && float64(p.Crimes) >= s.Frame {
		p.Crimes, p.Notes = int(math.Ceil(s.Frame)), append(p.Notes, WholeFrame)
	}
	if p.Crimes < fewCrimes {
		p.Notes = append(p.Notes, SmallToState)
	}
	p.Reports = roundUp(float64(p.Crimes) / s.CrimesPerReport)
	left := 1.0
	if s.Frame > 0 {
		left = math.Max(0, 1-float64(p.Crimes)/s.Frame)
	}
	if p.Crimes > 0 {
		p.Margin = twoSided(q.Level) * math.Sqrt(left*s.DesignEffect*s.Rate*(1-s.Rate)/float64(p.Crimes))
	}
	return p, nil
}

// expect fills in the rate and margin of the force.
func (plan *AuditPlan) expect(q PlanRequest) {
	var r, t float64
	crimes := make([]float64, len(plan.Strata))
	for i, s := range q.Strata {
		r += s.Recorded
		t += s.Recorded / s.Rate
		crimes[i] = float64(plan.Strata[i].Crimes)
	}
	plan.Rate = r / t
	if !slices.Contains(crimes, 0) {
		plan.Margin = q.margin(crimes)
	}
}

// roundUp rounds up to a whole number, forgiving the last bits of a quotient.
func roundUp(x float64) int { return int(math.Ceil(x - 1e-9)) }

// PlanStrata are the strata of a combined measure as an earlier audit found them,
// to plan the next one on: rates, recorded crime, design effects and crimes a
// report. Frames and margins are left to be filled in.
func (r *Result) PlanStrata(measure string) ([]PlanStratum, error) {
	force, ok := r.Rate(measure)
	if !ok || force.Combination == Ratio {
		return nil, fmt.Errorf("no combined rate of %q to plan on", measure)
	}
	if !force.Reportable {
		return nil, fmt.Errorf("the rate of %q is not reportable: %s", measure, force.NotReportable)
	}
	var strata []PlanStratum
	for i, id := range force.Strata {
		s, ok := r.Rate(id)
		if !ok || i >= len(force.Weights) || force.Weights[i] == 0 {
			continue
		}
		planned := PlanStratum{ID: id, Recorded: force.Weights[i], Rate: s.Value, DesignEffect: s.DesignEffect, CrimesPerReport: 1}
		if s.Reports > 0 {
			planned.CrimesPerReport = float64(s.Denominator) / float64(s.Reports)
		}
		strata = append(strata, planned)
	}
	return strata, nil
}
