package estimate

import (
	"errors"
	"fmt"
	"math"
)

// Bounds is an estimate with its limits, in whatever unit it has.
type Bounds struct{ Value, Lower, Upper float64 }

// Part is one stratum's contribution to a combined rate.
type Part struct {
	// Weight is the stratum's recorded crimes in 12 months, R_h (harmonize), or
	// its known reported crimes or stated share (average). A part of weight zero
	// drops out.
	Weight   float64
	Rate     Bounds  // p_h with its limits, fractions
	Variance float64 // linearised, of the rate; NaN where not known
}

// combined is a force's rate made from its strata.
type combined struct {
	Rate       Bounds // fractions
	Reported   Bounds // T, crimes reported in 12 months that should be recorded; harmonic only
	Unrecorded Bounds // U, crimes; harmonic only
	// StandardError is the linearised standard error of the rate, a fraction;
	// CountError that of Reported and of Unrecorded, crimes. NaN where a stratum's
	// variance is not known.
	StandardError, CountError float64
}

// errZeroRate says that a stratum with recorded crime has a rate of zero: what it
// stands for has no estimate.
var errZeroRate = errors.New("a rate of zero cannot be applied to recorded crime")

// harmonize combines stratum rates with recorded crime as weights,
//
//	T = Σ R_h/p_h, P = R/T, U = T−R = Σ R_h(1/p_h − 1)
//
// with the limits of MOVER (Zou and Donner 2008, Stat. Med. 27:1693; Zou, Huang
// and Zhang 2009, Comput. Stat. Data Anal. 53:1080) from the stratum limits
// (l_h, u_h),
//
//	T_L = max(R, T − √Σ R_h²(1/p_h − 1/u_h)²), T_U = T + √Σ R_h²(1/l_h − 1/p_h)²
//
// and U in [T_L−R, T_U−R], P in [R/T_U, R/T_L]. The mean of rates weighted by
// recorded crime would be biased upward (Jensen). StandardError is the delta
// method's P²/R·√(Σ R_h² v_h/p_h⁴) (Särndal and others 1992, section 5.5; Wolter
// 2007, Introduction to Variance Estimation, chapter 6). A lower limit of zero
// leaves T and U without an upper one (+Inf) and P with one of zero; a rate of zero
// leaves no estimate (errZeroRate), but what AtMost gives.
func harmonize(parts []Part) (combined, error) {
	var recorded, unrecorded, below, above, variance float64
	for _, s := range parts {
		if err := checkPart(s); err != nil {
			return combined{}, err
		}
		if s.Weight == 0 {
			continue
		}
		u, err := unrecordedOf(s.Weight, s.Rate)
		if err != nil {
			return combined{}, err
		}
		recorded += s.Weight
		unrecorded += u.Value
		below += square(u.Value - u.Lower)
		above += square(u.Upper - u.Value)
		variance += float64(s.Weight * s.Weight * s.Variance / math.Pow(s.Rate.Value, 4))
	}
	if recorded == 0 {
		return combined{}, errNoWeight
	}
	u := Bounds{unrecorded, math.Max(0, unrecorded-math.Sqrt(below)), unrecorded + math.Sqrt(above)}
	t := Bounds{recorded + u.Value, recorded + u.Lower, recorded + u.Upper}
	p := recorded / t.Value
	return combined{
		Rate:          Bounds{p, recorded / t.Upper, recorded / t.Lower},
		Reported:      t,
		Unrecorded:    u,
		StandardError: p * p / recorded * math.Sqrt(variance),
		CountError:    math.Sqrt(variance),
	}, nil
}

// average combines stratum rates by shares that add up to one, or by known
// numbers of reported crimes: P = ΣW_h p_h with W_h = N_h/N (Cochran 1977,
// chapter 5) and MOVER limits
//
//	P_L = P − √Σ W_h²(p_h−l_h)², P_U = P + √Σ W_h²(u_h−p_h)²
func average(parts []Part) (combined, error) {
	var total, sum, below, above, variance float64
	for _, s := range parts {
		if err := checkPart(s); err != nil {
			return combined{}, err
		}
		total += s.Weight
	}
	if !(total > 0) {
		return combined{}, errors.New("the shares of the strata add up to nothing")
	}
	for _, s := range parts {
		if s.Weight == 0 {
			continue
		}
		w := s.Weight / total
		sum += float64(w * s.Rate.Value)
		below += square(float64(w * (s.Rate.Value - s.Rate.Lower)))
		above += square(float64(w * (s.Rate.Upper - s.Rate.Value)))
		variance += float64(w * w * s.Variance)
	}
	sum = min(sum, 1)
	return combined{
		Rate:          Bounds{sum, math.Max(0, sum-math.Sqrt(below)), math.Min(1, sum+math.Sqrt(above))},
		StandardError: math.Sqrt(variance),
	}, nil
}

// AtMost is the most that a harmonic rate can be, a fraction, from the upper limits
// u_h of its strata alone,
//
//	P_U = Σ R_h / Σ (R_h/u_h)
//
// It is all that is known of the rate where a stratum with recorded crime has a rate
// of zero. It is conservative: all strata would have to lie at their limits at once.
func AtMost(parts []Part) (float64, error) {
	var recorded, reported float64
	for _, s := range parts {
		if err := checkPart(s); err != nil {
			return math.NaN(), err
		}
		if s.Weight == 0 {
			continue
		}
		recorded += s.Weight
		reported += s.Weight / s.Rate.Upper // +Inf of a census without a recorded crime
	}
	if recorded == 0 {
		return math.NaN(), errNoWeight
	}
	return min(1, recorded/reported), nil
}

// errNoWeight says that all strata drop out.
var errNoWeight = errors.New("no stratum has recorded crime to weigh it by")

// unrecordedOf is the number of crimes reported but not recorded when recorded
// crimes were recorded at a rate, R(1/p − 1), with the limits that those of the
// rate imply: +Inf for a lower limit of zero. It fails with errZeroRate for a rate
// of zero.
func unrecordedOf(recorded float64, rate Bounds) (Bounds, error) {
	if recorded == 0 {
		return Bounds{}, nil
	}
	if !(rate.Value > 0) {
		return Bounds{}, errZeroRate
	}
	missed := func(p float64) float64 { return recorded * ((1 - p) / p) }
	return Bounds{missed(rate.Value), missed(rate.Upper), missed(rate.Lower)}, nil
}

func checkPart(s Part) error {
	r := s.Rate
	switch {
	case !(s.Weight >= 0) || math.IsInf(s.Weight, 1):
		return fmt.Errorf("a stratum cannot weigh %v", s.Weight)
	case s.Weight == 0:
		return nil
	case !(0 <= r.Lower && r.Lower <= r.Value && r.Value <= r.Upper && r.Upper <= 1):
		return fmt.Errorf("a rate of %v (%v to %v) is impossible", r.Value, r.Lower, r.Upper)
	case s.Variance < 0:
		return fmt.Errorf("a variance of %v is impossible", s.Variance)
	}
	return nil
}

func square(x float64) float64 { return float64(x * x) }
