package estimate

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Levels of a funnel's limits: about two and about three standard errors.
const (
	FunnelWarning = 0.95
	FunnelAlarm   = 0.998
)

// FunnelForces is the least number of forces of which a funnel is drawn and
// over-dispersion judged.
const FunnelForces = 10

// FunnelLimits are the exact binomial limits of a funnel about a target rate, for
// a sample of n crimes, interpolated between whole counts (Spiegelhalter 2005,
// Stat. Med. 24:1185, appendix A): with r the q-quantile of the binomial,
//
//	limit = (r − (F(r) − q)/P(X = r)) / n.
//
// They may leave 0..1 by less than 1/n; clip them to draw. Being interpolated they
// run inside the outermost counts that the level still allows: whether a force
// lies outside is not to be read off them but from TailP, which keeps its level.
func FunnelLimits(target float64, n int, level float64) (Bounds, error) {
	if err := checkFunnel(target, float64(n), level); err != nil {
		return Bounds{}, err
	}
	tail := (1 - level) / 2
	return Bounds{target, binomialLimit(target, n, tail), binomialLimit(target, n, 1-tail)}, nil
}

func checkFunnel(target, n, level float64) error {
	switch {
	case !(target > 0 && target < 1):
		return fmt.Errorf("a funnel about a rate of %v has no limits", target)
	case !(n >= 1):
		return fmt.Errorf("a funnel has no limits at %v crimes", n)
	case !(level > 0 && level < 1):
		return fmt.Errorf("a confidence level of %v is not between 0 and 1", level)
	}
	return nil
}

func binomialLimit(target float64, n int, q float64) float64 {
	b := distuv.Binomial{N: float64(n), P: target}
	r := searchInt(0, n, func(k int) bool { return b.CDF(float64(k)) >= q })
	over := (b.CDF(float64(r)) - q) / b.Prob(float64(r))
	return (float64(r) - over) / float64(n)
}

// TailP is the exact two-sided p-value of a rate from n crimes against a target:
// twice the smaller binomial tail, at most 1. n may be an effective number; the
// tails are then those of the beta distributions that continue the binomial's. A
// force lies outside the limits of a level where it is below 1 − level.
func TailP(target, rate, n float64) float64 {
	x, rest := counts(rate, n)
	low, high := 1.0, 1.0
	if rest > 0 {
		low = 1 - betaCDF(target, x+1, rest)
	}
	if x > 0 {
		high = betaCDF(target, x, rest+1)
	}
	return min(1, 2*min(low, high))
}

// Spread is the over-dispersion of forces about a common rate.
type Spread struct {
	Target     float64   // the common rate, a fraction
	Z          []float64 // by force, standardised deviation from it
	Winsorised []float64
	// Factor is φ, the mean of the squared winsorised deviations: about 1 where
	// sampling alone explains the spread.
	Factor float64
	// Between is τ², the variance between forces of the additive model.
	Between float64
	// Excess says that the spread is clearly more than sampling: at least
	// FunnelForces forces and φ > 1 + 2√(2/I). Only then are limits widened.
	Excess bool
}

// SpreadOf measures over-dispersion of x recorded of n crimes by force (effective
// numbers where samples are clustered) about a target, the pooled rate where
// target is NaN. Deviations are winsorised at the quantiles share and 1 − share
// (of R's type 7), φ is the mean of their squares and
//
//	τ² = max{0, (Iφ − (I−1)) / (Σw − Σw²/Σw)}, w = n/(θ(1−θ))
//
// (Spiegelhalter 2005, Stat. Med. 24:1185, section 3.2 and appendix A.3; the
// additive model also in Qual. Saf. Health Care 14:347).
func SpreadOf(x, n []float64, target, share float64) (Spread, error) {
	if len(x) == 0 || len(x) != len(n) || !(share >= 0 && share < 0.5) {
		return Spread{}, fmt.Errorf("%d counts of %d samples have no spread", len(x), len(n))
	}
	pooled, err := pooledRate(x, n)
	if err != nil {
		return Spread{}, err
	}
	if math.IsNaN(target) {
		target = pooled
	}
	if !(target > 0 && target < 1) {
		return Spread{}, fmt.Errorf("forces have no spread about a rate of %v", target)
	}
	s := Spread{Target: target, Z: make([]float64, len(x))}
	var w, ww float64
	for i := range x {
		precision := n[i] / (target * (1 - target))
		s.Z[i] = (x[i]/n[i] - target) * math.Sqrt(precision)
		w += precision
		ww += square(precision)
	}
	s.Winsorised = winsorise(s.Z, share)
	for _, z := range s.Winsorised {
		s.Factor += square(z)
	}
	forces := float64(len(x))
	s.Factor /= forces
	if rest := w - ww/w; rest > 0 {
		s.Between = math.Max(0, (float64(forces*s.Factor)-(forces-1))/rest)
	}
	s.Excess = len(x) >= FunnelForces && s.Factor > 1+2*math.Sqrt(2/forces)
	return s, nil
}

// pooledRate is the rate of all that x recorded of n.
func pooledRate(x, n []float64) (float64, error) {
	var sumX, sumN float64
	for i := range x {
		if !(n[i] > 0) || !(x[i] >= 0 && x[i] <= n[i]) || math.IsInf(n[i], 1) {
			return 0, fmt.Errorf("force %d: %v of %v is no proportion", i+1, x[i], n[i])
		}
		sumX += x[i]
		sumN += n[i]
	}
	return sumX / sumN, nil
}

// Limits are the normal limits of a funnel at n crimes, θ ± z·√(θ(1−θ)/n + τ²),
// the variance between forces added only where the spread is in excess.
func (s *Spread) Limits(n, level float64) (Bounds, error) {
	if err := checkFunnel(s.Target, n, level); err != nil {
		return Bounds{}, err
	}
	half := TwoSided(level) * math.Sqrt(s.variance(n))
	return Bounds{s.Target, s.Target - half, s.Target + half}, nil
}

// Deviation is a force's standardised deviation from the target, over-dispersion
// taken off where it is in excess.
func (s *Spread) Deviation(rate, n float64) float64 {
	return (rate - s.Target) / math.Sqrt(s.variance(n))
}

func (s *Spread) variance(n float64) float64 {
	v := s.Target * (1 - s.Target) / n
	if s.Excess {
		v += s.Between
	}
	return v
}

// winsorise pulls values beyond the quantiles share and 1 − share in to them.
func winsorise(values []float64, share float64) []float64 {
	sorted := slices.Sorted(slices.Values(values))
	low, high := quantile7(sorted, share), quantile7(sorted, 1-share)
	pulled := make([]float64, len(values))
	for i, v := range values {
		pulled[i] = min(max(v, low), high)
	}
	return pulled
}

// quantile7 interpolates order statistics as R does by default (type 7 of Hyndman
// and Fan 1996, Am. Stat. 50:361).
func quantile7(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	below := int(math.Floor(at))
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[below] + float64((at-float64(below))*(sorted[below+1]-sorted[below]))
}
