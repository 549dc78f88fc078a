package sampling

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"assize/report/judge/estimate"
)

// stratum is what a coming audit knows of one sampling stratum.
type stratum struct {
	ID       string
	Recorded float64 // crimes recorded in 12 months, R_h
	// Frame is the number of crimes expected in the audited frame (of the window,
	// not of the year); 0 where it is large or unknown.
	Frame float64
	// Rate is the rate to plan on, from a previous inspection or given; above
	// RateCap it is planned on the cap, with a note.
	Rate float64
	// DesignEffect to expect; 0 means 1.
	DesignEffect float64
	// CrimesPerReport turns crimes into reports to draw; 0 means 1.
	CrimesPerReport float64
	// Margin wanted of the stratum's own rate, half the width of its interval, a
	// fraction; 0 where none.
	Margin float64
}

// request is what an audit is asked to achieve.
type request struct {
	Strata []stratum
	// Margin wanted of the force's harmonic rate, a fraction; 0 where none, and
	// then Total says how many crimes to divide, if any.
	Margin float64
	Total  int // crimes to divide among the strata; 0: as many as Margin needs
	Level  float64
	By     Allocation // harmonicOptimal by default
	// Minimum of crimes in every stratum whose rate is to be published.
	Minimum int
}

// Note is something to know about a planned stratum.
type Note string

// The notes of a plan.
const (
	RateCapped   Note = "rate-capped"   // planned on RateCap: at 100% there is no variation
	RaisedToMin  Note = "raised-to-min" // the minimum per published stratum decides
	RaisedToOwn  Note = "raised-to-own" // the stratum's own margin decides
	WholeFrame   Note = "whole-frame"   // every crime of the frame is to be audited
	SmallToState Note = "small"         // fewer crimes than estimate.FewCrimesBelow
)

// designedStratum is what a design asks of one stratum and what it may expect.
type designedStratum struct {
	Rate    float64 // planned on, a fraction
	Crimes  int     // to audit
	Reports int     // to draw for them
	Margin  float64 // to expect of the stratum's own rate, half the width, a fraction
	Notes   []Note
}

// design is a sample by strata, in the order of the request, with the precision to
// expect of it.
type design struct {
	Strata  []designedStratum
	Crimes  int
	Reports int
	Rate    float64 // the harmonic rate planned on
	// Margin to expect of it, half the width of its interval, a fraction; 0 where
	// a stratum is not audited and there is none, or all frames are audited whole.
	Margin float64
	Level  float64
	By     Allocation
}

// newDesign works out a sample: the crimes that the force's margin needs, or the
// given total, divided among the strata, each raised to its own margin and to the
// minimum, and none above its frame. Whole numbers are rounded up.
//
// It fails with the stratum and the reason where no design follows.
func newDesign(q request) (design, error) {
	q.complete()
	if err := q.check(); err != nil {
		return design{}, err
	}
	notes, err := q.prepare()
	if err != nil {
		return design{}, err
	}
	wanted := make([]float64, len(q.Strata))
	switch {
	case q.Total > 0:
		wanted, err = allocate(q.By, float64(q.Total), q.Strata)
	case q.Margin > 0:
		wanted, err = q.forMargin()
	}
	if err != nil {
		return design{}, err
	}
	d := design{Level: q.Level, By: q.By}
	for i, s := range q.Strata {
		p, err := q.designed(s, wanted[i])
		if err != nil {
			return design{}, fmt.Errorf("stratum %q: %w", s.ID, err)
		}
		p.Notes = append(notes[i], p.Notes...)
		d.Strata = append(d.Strata, p)
		d.Crimes += p.Crimes
		d.Reports += p.Reports
	}
	d.expect(q)
	return d, nil
}

// complete fills in defaults.
func (q *request) complete() {
	if q.Level == 0 {
		q.Level = estimate.DefaultLevel
	}
	if q.By == "" {
		q.By = harmonicOptimal
	}
	q.Strata = slices.Clone(q.Strata)
	for i := range q.Strata {
		s := &q.Strata[i]
		s.DesignEffect, s.CrimesPerReport = orOne(s.DesignEffect), orOne(s.CrimesPerReport)
	}
}

// orOne is a factor, 1 where it is left out.
func orOne(x float64) float64 {
	if x == 0 {
		return 1
	}
	return x
}

// check refuses what no design can follow from, whatever the strata are.
func (q *request) check() error {
	switch {
	case len(q.Strata) == 0:
		return errors.New("a plan needs a stratum")
	case !(q.Level > 0 && q.Level < 1):
		return fmt.Errorf("a confidence level of %v is not between 0 and 1", q.Level)
	case q.Total < 0 || q.Minimum < 0:
		return errors.New("a total or a minimum of crimes below 0")
	case q.Total > 0 && q.Margin > 0:
		return errors.New("either a margin or a total of crimes decides the size, not both")
	}
	return checkMargin(q.Margin)
}

// checkMargin refuses a margin that is neither left out nor possible.
func checkMargin(margin float64) error {
	if margin != 0 && !(margin > 0 && margin < 0.5) {
		return fmt.Errorf("a margin of %v is not between 0 and a half", margin)
	}
	return nil
}

// prepare holds rates to what can be planned on, with a note, and checks strata.
func (q *request) prepare() ([][]Note, error) {
	notes := make([][]Note, len(q.Strata))
	aimless := q.Total == 0 && q.Margin == 0 && q.Minimum == 0
	for i := range q.Strata {
		s := &q.Strata[i]
		if s.Rate > RateCap && s.Rate <= 1 {
			s.Rate = RateCap
			notes[i] = append(notes[i], RateCapped)
		}
		if err := s.check(); err != nil {
			return nil, fmt.Errorf("stratum %q: %w", s.ID, err)
		}
		aimless = aimless && s.Margin == 0
	}
	if aimless {
		return nil, errors.New("a plan needs a margin, a total or a minimum to aim at")
	}
	return notes, nil
}

func (s *stratum) check() error {
	switch {
	case !(s.Recorded > 0) || math.IsInf(s.Recorded, 1):
		return fmt.Errorf("recorded crime of %v in 12 months cannot be planned for", s.Recorded)
	case !(s.Frame >= 0):
		return fmt.Errorf("a frame of %v crimes is impossible", s.Frame)
	case !(s.Rate > 0 && s.Rate <= RateCap):
		return fmt.Errorf("a planning rate of %v is not above 0 and at most 1", s.Rate)
	case !(s.CrimesPerReport > 0) || math.IsInf(s.CrimesPerReport, 1):
		return fmt.Errorf("%v crimes a report is impossible", s.CrimesPerReport)
	}
	if err := checkEffect(s.DesignEffect); err != nil {
		return err
	}
	return checkMargin(s.Margin)
}

// forMargin finds, by halving, the least total whose division gives the force's
// margin with the finite frames: with frames audited whole the closed form does
// not hold.
func (q *request) forMargin() ([]float64, error) {
	high, err := harmonicSize(q.Margin, q.Level, q.Strata)
	if err != nil {
		return nil, err
	}
	if _, err := allocate(q.By, high, q.Strata); err != nil {
		return nil, err // such as an allocation that there is not
	}
	divide := func(total float64) []float64 {
		crimes, _ := allocate(q.By, total, q.Strata) // fails for no other total
		for i, s := range q.Strata {
			crimes[i] = q.least(s, crimes[i])
		}
		return crimes
	}
	enough := func(total float64) bool { return q.margin(divide(total)) <= q.Margin }
	for range 60 {
		if enough(high) {
			break
		}
		high *= 2
	}
	if !enough(high) {
		return nil, fmt.Errorf("a margin of %v cannot be reached", q.Margin)
	}
	low := 0.0
	for range 100 {
		middle := (low + high) / 2
		if enough(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return divide(high), nil
}

// least is a stratum's crimes once raised to the minimum and held to its frame.
func (q *request) least(s stratum, crimes float64) float64 {
	crimes = math.Max(crimes, float64(q.Minimum))
	if s.Frame > 0 {
		crimes = math.Min(crimes, s.Frame)
	}
	return crimes
}

// margin is what to expect of the harmonic rate from crimes by stratum.
func (q *request) margin(crimes []float64) float64 {
	return estimate.TwoSided(q.Level) * harmonicError(q.Strata, crimes)
}

// unaudited is the share of a stratum's frame that an audit of so many crimes
// leaves; 1 where the frame is large or unknown.
func (s *stratum) unaudited(crimes float64) float64 {
	if s.Frame <= 0 {
		return 1
	}
	return math.Max(0, 1-crimes/s.Frame)
}

// designed settles one stratum's crimes.
func (q *request) designed(s stratum, wanted float64) (designedStratum, error) {
	p := designedStratum{Rate: s.Rate, Crimes: roundUp(wanted)}
	if s.Margin > 0 {
		n, err := sizeFor(s.Rate, s.Margin, q.Level, s.Frame, s.DesignEffect)
		if err != nil {
			return p, err
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
	if p.Crimes < estimate.FewCrimesBelow {
		p.Notes = append(p.Notes, SmallToState)
	}
	p.Reports = roundUp(float64(p.Crimes) / s.CrimesPerReport)
	if p.Crimes > 0 {
		variance := s.unaudited(float64(p.Crimes)) * s.DesignEffect * s.Rate * (1 - s.Rate) / float64(p.Crimes)
		p.Margin = estimate.TwoSided(q.Level) * math.Sqrt(variance)
	}
	return p, nil
}

// expect fills in the rate and margin of the force.
func (d *design) expect(q request) {
	crimes := make([]float64, len(d.Strata))
	for i, s := range d.Strata {
		crimes[i] = float64(s.Crimes)
	}
	_, d.Rate = harmonicRate(q.Strata)
	if !slices.Contains(crimes, 0) {
		d.Margin = q.margin(crimes)
	}
}

// roundUp rounds up to a whole number, forgiving the last bits of a quotient.
func roundUp(x float64) int { return int(math.Ceil(x - 1e-9)) }
