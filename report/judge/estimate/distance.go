package estimate

import (
	"fmt"
	"math"
	"slices"
)

// Basis names the number of a rate that a band is read on.
type Basis string

// The bases of a band. An empty one is point.
const (
	point      Basis = "point"
	lowerLimit Basis = "lower"
	upperLimit Basis = "upper"
)

// of picks the basis out of a rate's bounds.
func (b Basis) of(r Bounds) float64 {
	switch b {
	case lowerLimit:
		return r.Lower
	case upperLimit:
		return r.Upper
	default:
		return r.Value
	}
}

// Distance is the smallest change in the number of audited crimes recorded that
// would have put a rate in the next band: positive to rise, negative to fall, 0
// where there is no such band or no change reaches it.
type Distance struct{ ToHigher, ToLower int }

// ToNextBand is the distance of a measure's rate from the bands beside its own.
// Cuts are inclusive lower bounds of bands, ascending fractions. The crimes that
// should be recorded, the design effect and the weights stay as they are. Of a
// combined rate crimes may change in any stratum.
func (r *Result) ToNextBand(measure string, cuts []float64, on Basis) (Distance, error) {
	rate, ok := r.Rate(measure)
	switch {
	case !ok:
		return Distance{}, fmt.Errorf("no rate of %q", measure)
	case !rate.Reportable:
		return Distance{}, fmt.Errorf("the rate of %q is not reportable: %s", measure, rate.NotReportable)
	case !slices.IsSorted(cuts) || slices.ContainsFunc(cuts, math.IsNaN):
		return Distance{}, fmt.Errorf("cuts of bands must ascend")
	}
	m, err := r.movable(&rate, on)
	if err != nil {
		return Distance{}, err
	}
	value := on.of(Bounds{rate.Value, rate.Lower, rate.Upper})
	band := 0
	for band < len(cuts) && value >= cuts[band] {
		band++
	}
	var d Distance
	if band < len(cuts) {
		d.ToHigher = m.rise(cuts[band])
	}
	if band > 0 {
		d.ToLower = -m.fall(cuts[band-1])
	}
	return d, nil
}

// movable is a rate whose recorded crimes can be changed by stratum; a plain rate
// has one.
type movable struct {
	on      Basis
	combine func([]Part) (combined, error)
	strata  []Rate
	parts   []Part // as audited
}

func (r *Result) movable(rate *Rate, on Basis) (*movable, error) {
	m := &movable{on: on}
	switch rate.Combination {
	case Ratio:
		m.strata, m.parts = []Rate{*rate}, []Part{{Weight: 1}}
	case Harmonic:
		m.combine = harmonize
	default:
		m.combine = average
	}
	for i, id := range rate.Strata {
		if i >= len(rate.Weights) || rate.Weights[i] == 0 {
			continue
		}
		s, ok := r.Rate(id)
		if !ok {
			return nil, fmt.Errorf("no rate of stratum %q of %q", id, rate.Measure)
		}
		if rate.StratumMethod != NotStatedMethod {
			s.Method = rate.StratumMethod
		}
		s.Level = rate.Level
		m.strata = append(m.strata, s)
		m.parts = append(m.parts, Part{Weight: rate.Weights[i]})
	}
	for i := range m.parts {
		m.parts[i] = m.part(i, 0)
	}
	return m, nil
}

// part is stratum i with change more crimes recorded.
func (m *movable) part(i, change int) Part {
	s := &m.strata[i]
	p := float64(s.Numerator+change) / float64(s.Denominator)
	part := Part{Weight: m.parts[i].Weight, Rate: Bounds{p, p, p}}
	if m.on == point || m.on == "" {
		return part
	}
	if s.Method == Hypergeometric {
		lower, upper, err := listLimits(s.List, s.Denominator, s.Numerator+change, s.Level)
		if err == nil {
			part.Rate.Lower, part.Rate.Upper = float64(lower)/float64(s.List), float64(upper)/float64(s.List)
		}
		return part
	}
	if lower, upper, err := Limits(s.Method, p, s.EffectiveN, s.Level); err == nil {
		part.Rate.Lower, part.Rate.Upper = lower, upper
	}
	return part
}

// value is the basis of the rate when strata have the given parts.
func (m *movable) value(parts []Part) float64 {
	if m.combine == nil {
		return m.on.of(parts[0].Rate)
	}
	c, err := m.combine(parts)
	if err != nil {
		return 0 // a stratum at zero leaves unrecorded crime without bound
	}
	return m.on.of(c.Rate)
}

// rise is the least number of crimes that would have to be recorded besides to
// reach the cut, 0 where none do. Each goes where it raises the rate most: the
// gain of every further crime in a stratum shrinks, or stays, so that this is the
// least.
func (m *movable) rise(cut float64) int {
	return m.stepwise(1, func(value float64) bool { return value >= cut })
}

// fall is the least number of crimes that would have to be not recorded to fall
// below the cut, 0 where none do. Losses of a mean stay the same within a stratum,
// so that each is best taken where it costs most; those of a harmonic rate grow, so
// that all are best taken in one stratum, which once empty leaves no rate at all.
func (m *movable) fall(cut float64) int {
	least := m.stepwise(-1, func(value float64) bool { return value < cut })
	parts := slices.Clone(m.parts)
	for i, s := range m.strata {
		need := searchInt(1, s.Numerator+1, func(d int) bool {
			if d > s.Numerator {
				return true
			}
			parts[i] = m.part(i, -d)
			return m.value(parts) < cut
		})
		parts[i] = m.parts[i]
		if need <= s.Numerator && (least == 0 || need < least) {
			least = need
		}
	}
	return least
}

// stepwise changes one crime at a time, up or down, where it moves the rate most,
// until the rate is where it should be, and counts the changes; 0 where it never is.
func (m *movable) stepwise(direction int, reached func(value float64) bool) int {
	parts := slices.Clone(m.parts)
	changes := make([]int, len(parts))
	for total := 1; ; total++ {
		best, at := math.Inf(-1), -1
		var bestPart Part
		for i, s := range m.strata {
			x := s.Numerator + changes[i] + direction
			if x < 0 || x > s.Denominator {
				continue
			}
			kept := parts[i]
			parts[i] = m.part(i, changes[i]+direction)
			if moved := float64(direction) * m.value(parts); moved > best {
				best, at, bestPart = moved, i, parts[i]
			}
			parts[i] = kept
		}
		if at < 0 {
			return 0
		}
		parts[at] = bestPart
		changes[at] += direction
		if reached(m.value(parts)) {
			return total
		}
	}
}

// NoteBands adds to a measure's rate the warning that its interval reaches into
// another band, and reports whether it does: see Rate.reachesBand.
func (r *Result) NoteBands(measure string, cuts []float64) bool {
	for i := range r.Rates {
		if r.Rates[i].Measure == measure {
			return r.Rates[i].reachesBand(cuts)
		}
	}
	return false
}
