package sampling

import (
	"errors"
	"fmt"
	"math"

	"assize/report/judge/estimate"
)

// RateCap is the highest rate an audit can be planned on: at 100% the sample shows
// no variation and no size would follow.
const RateCap = 0.99

// sizeFor is the number of crimes, not rounded, for a margin (half the width of a
// normal interval at a level, a fraction) of a rate expected at p:
//
//	n₀ = z²p(1−p)/d², n = deff·n₀/(1 + (n₀−1)/N)
//
// (Cochran 1977, section 4.4). frame N is the number of crimes in the audited
// frame, 0 where it is large or unknown.
func sizeFor(p, margin, level, frame, designEffect float64) (float64, error) {
	switch {
	case !(p > 0 && p < 1):
		return 0, fmt.Errorf("no sample size follows from an expected rate of %v: at 0%% and 100%% there is no variation; plan on %v at most", p, RateCap)
	case !(margin > 0 && margin < 1):
		return 0, fmt.Errorf("a margin of %v is not between 0 and 1", margin)
	case !(level > 0 && level < 1):
		return 0, fmt.Errorf("a confidence level of %v is not between 0 and 1", level)
	case !(frame >= 0):
		return 0, fmt.Errorf("a frame of %v crimes is impossible", frame)
	}
	if err := checkEffect(designEffect); err != nil {
		return 0, err
	}
	n := square(estimate.TwoSided(level)) * p * (1 - p) / square(margin)
	if frame > 0 && !math.IsInf(frame, 1) {
		n /= 1 + (n-1)/frame
	}
	return n * designEffect, nil
}

// Allocation names how a sample is divided among strata.
type Allocation string

// The allocations. harmonicOptimal makes the force's harmonic rate as exact as a
// total of crimes can; Neyman does so for a mean weighted by reported crime.
const (
	proportional    Allocation = "proportional"
	neyman          Allocation = "neyman"
	harmonicOptimal Allocation = "harmonic"
)

// allocate divides total crimes among strata, not rounded: in proportion to their
// recorded crime R_h; to R_h·√(deff_h·p_h(1−p_h)) (Neyman 1934; Cochran 1977,
// section 5.5); or, for the harmonic rate, to
//
//	R_h·√(deff_h(1−p_h)/p_h³),
//
// which makes Σ R_h² v_h/p_h⁴ least for v_h = deff_h·p_h(1−p_h)/n_h. Of each
// stratum it takes recorded crime, rate and design effect.
func allocate(by Allocation, total float64, strata []stratum) ([]float64, error) {
	shares, err := shares(by, strata)
	if err != nil {
		return nil, err
	}
	sum := 0.0
	for _, s := range shares {
		sum += s
	}
	for i := range shares {
		shares[i] = total * (shares[i] / sum)
	}
	return shares, nil
}

// shares are the strata's parts of a sample, of any sum.
func shares(by Allocation, strata []stratum) ([]float64, error) {
	if len(strata) == 0 {
		return nil, errors.New("there is no stratum to allocate to")
	}
	out := make([]float64, len(strata))
	for i, s := range strata {
		p, deff := s.Rate, s.DesignEffect
		err := checkEffect(deff)
		switch {
		case !(s.Recorded > 0) || math.IsInf(s.Recorded, 1):
			err = fmt.Errorf("recorded crime of %v cannot be allocated to", s.Recorded)
		case !(p > 0 && p < 1):
			err = fmt.Errorf("an expected rate of %v leaves nothing to allocate to; plan on %v at most", p, RateCap)
		}
		if err != nil {
			return nil, fmt.Errorf("stratum %d: %w", i+1, err)
		}
		switch by {
		case proportional:
			out[i] = s.Recorded
		case neyman:
			out[i] = s.Recorded * math.Sqrt(deff*p*(1-p))
		case harmonicOptimal:
			out[i] = s.Recorded * math.Sqrt(deff*(1-p)/(p*p*p))
		default:
			return nil, fmt.Errorf("no allocation is called %q", by)
		}
	}
	return out, nil
}

// harmonicSize is the total of crimes, not rounded, that gives the harmonic rate
// a margin under its optimal allocation: (z/d)²·(P⁴/R²)·(Σ R_h√(deff_h(1−p_h)/p_h³))².
func harmonicSize(margin, level float64, strata []stratum) (float64, error) {
	if !(margin > 0 && margin < 1) || !(level > 0 && level < 1) {
		return 0, fmt.Errorf("a margin of %v at a level of %v is impossible", margin, level)
	}
	shares, err := shares(harmonicOptimal, strata)
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for _, s := range shares {
		sum += s
	}
	recorded, p := harmonicRate(strata)
	return square(estimate.TwoSided(level)/margin) * square(p*p/recorded) * square(sum), nil
}

// harmonicError is the standard error to expect of the harmonic rate from samples
// of crimes by stratum. Where a stratum's frame is known, what is left unaudited of
// it is all that can vary; the frame is left at 0 for no such correction.
func harmonicError(strata []stratum, crimes []float64) float64 {
	variance := 0.0
	for i, s := range strata {
		effect := s.DesignEffect
		if s.Frame > 0 {
			effect *= s.unaudited(crimes[i])
		}
		variance += square(s.Recorded) * effect * (1 - s.Rate) / (s.Rate * s.Rate * s.Rate * crimes[i])
	}
	recorded, p := harmonicRate(strata)
	return p * p / recorded * math.Sqrt(variance)
}

// harmonicRate is the crime recorded in all strata, and the share that it is of
// the crime reported.
func harmonicRate(strata []stratum) (recorded, rate float64) {
	reported := 0.0
	for _, s := range strata {
		recorded += s.Recorded
		reported += s.Recorded / s.Rate
	}
	return recorded, recorded / reported
}

// checkEffect refuses a design effect that planning cannot use.
func checkEffect(effect float64) error {
	if !(effect >= 1) || math.IsInf(effect, 1) {
		return fmt.Errorf("a design effect of %v is not a number of at least 1", effect)
	}
	return nil
}

func square(x float64) float64 { return float64(x * x) }
