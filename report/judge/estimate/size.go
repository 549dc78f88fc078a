package estimate

import (
	"errors"
	"fmt"
	"math"
)

// PlanningRateCap is the highest rate an audit can be planned on: at 100% the
// sample shows no variation and no size would follow.
const PlanningRateCap = 0.99

// SampleSize is the number of crimes, not rounded, for a margin (half the width
// of a normal interval at a level, a fraction) of a rate expected at p:
//
//	n₀ = z²p(1−p)/d², n = deff·n₀/(1 + (n₀−1)/N)
//
// (Cochran 1977, section 4.4). population N is the number of crimes in the audited
// frame, 0 where it is large or unknown.
func SampleSize(p, margin, level, population, designEffect float64) (float64, error) {
	switch {
	case !(p > 0 && p < 1):
		return 0, fmt.Errorf("no sample size follows from an expected rate of %v: at 0%% and 100%% there is no variation; plan on %v at most", p, PlanningRateCap)
	case !(margin > 0 && margin < 1):
		return 0, fmt.Errorf("a margin of %v is not between 0 and 1", margin)
	case !(level > 0 && level < 1):
		return 0, fmt.Errorf("a confidence level of %v is not between 0 and 1", level)
	case !(population >= 0):
		return 0, fmt.Errorf("a frame of %v crimes is impossible", population)
	case !(designEffect >= 1) || math.IsInf(designEffect, 1):
		return 0, fmt.Errorf("a design effect of %v is not a number of at least 1", designEffect)
	}
	n := square(twoSided(level)) * p * (1 - p) / square(margin)
	if population > 0 && !math.IsInf(population, 1) {
		n /= 1 + (n-1)/population
	}
	return n * designEffect, nil
}

// Allocation names how a sample is divided among strata.
type Allocation string

// The allocations. HarmonicOptimal makes the force's harmonic rate as exact as a
// total of crimes can; Neyman does so for a mean weighted by reported crime.
const (
	Proportional    Allocation = "proportional"
	Neyman          Allocation = "neyman"
	HarmonicOptimal Allocation = "harmonic"
)

// Allocate divides total crimes among strata, not rounded: in proportion to
// weights W (recorded crime); to W·√(deff·p(1−p)) (Neyman 1934; Cochran 1977,
// section 5.5); or, for the harmonic rate, to
//
//	R_h·√(deff_h(1−p_h)/p_h³),
//
// which makes Σ R_h² v_h/p_h⁴ least for v_h = deff_h·p_h(1−p_h)/n_h.
func Allocate(by Allocation, total float64, weights, rates, designEffects []float64) ([]float64, error) {
	shares, err := allocationShares(by, weights, rates, designEffects)
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

func allocationShares(by Allocation, weights, rates, designEffects []float64) ([]float64, error) {
	if len(weights) == 0 || len(rates) != len(weights) || len(designEffects) != len(weights) {
		return nil, errors.New("strata need a weight, a rate and a design effect each")
	}
	shares := make([]float64, len(weights))
	for i, w := range weights {
		p, deff := rates[i], designEffects[i]
		switch {
		case !(w > 0) || math.IsInf(w, 1):
			return nil, fmt.Errorf("stratum %d: recorded crime of %v cannot be allocated to", i+1, w)
		case !(p > 0 && p < 1):
			return nil, fmt.Errorf("stratum %d: an expected rate of %v leaves nothing to allocate to; plan on %v at most", i+1, p, PlanningRateCap)
		case !(deff >= 1) || math.IsInf(deff, 1):
			return nil, fmt.Errorf("stratum %d: a design effect of %v is not a number of at least 1", i+1, deff)
		}
		switch by {
		case Proportional:
			shares[i] = w
		case Neyman:
			shares[i] = w * math.Sqrt(deff*p*(1-p))
		case HarmonicOptimal:
			shares[i] = w * math.Sqrt(deff*(1-p)/(p*p*p))
		default:
			return nil, fmt.Errorf("no allocation is called %q", by)
		}
	}
	return shares, nil
}

// HarmonicSize is the total of crimes, not rounded, that gives the harmonic rate
// a margin under its optimal allocation: (z/d)²·(P⁴/R²)·(Σ R_h√(deff_h(1−p_h)/p_h³))².
func HarmonicSize(margin, level float64, recorded, rates, designEffects []float64) (float64, error) {
	if !(margin > 0 && margin < 1) || !(level > 0 && level < 1) {
		return 0, fmt.Errorf("a margin of %v at a level of %v is impossible", margin, level)
	}
	shares, err := allocationShares(HarmonicOptimal, recorded, rates, designEffects)
	if err != nil {
		return 0, err
	}
	var r, t, sum float64
	for i := range shares {
		r += recorded[i]
		t += recorded[i] / rates[i]
		sum += shares[i]
	}
	p := r / t
	return square(twoSided(level)/margin) * square(p*p/r) * square(sum), nil
}

// HarmonicError is the standard error to expect of the harmonic rate from samples
// of crimes by stratum, without finite-population correction.
func HarmonicError(crimes, recorded, rates, designEffects []float64) float64 {
	var r, t, variance float64
	for i := range crimes {
		p := rates[i]
		r += recorded[i]
		t += recorded[i] / p
		variance += square(recorded[i]) * designEffects[i] * (1 - p) / (p * p * p * crimes[i])
	}
	p := r / t
	return p * p / r * math.Sqrt(variance)
}
