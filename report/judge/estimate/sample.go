package estimate

import (
	"errors"
	"fmt"
	"math"
)

// defaultICC is the planning value ρ0 of the correlation of two crimes of one
// report, used where a sample shows no variation to measure it from.
const defaultICC = 0.1

// sample is what the audited reports of one sampling stratum add up to. The
// report is the sampling unit; one report may hold several crimes, or none that
// should be recorded (it stays in and counts in Reports). All sums are whole
// numbers, so that the order of rows cannot show in any result.
type sample struct {
	Reports  int // sampled reports, m
	Required int // crimes that should have been recorded, n
	Recorded int // crimes that were, x

	// Frame is the number of reports in the audited frame the sample was drawn
	// from, of the audit window, not of the year; 0 where it is not known. One
	// smaller than the sample is none.
	Frame float64
	// Weight is the number of reports in the frame that one sampled report stands
	// for; 0 means 1. It matters only where strata are pooled.
	Weight float64

	holding         int   // reports with a crime that should be recorded
	requiredSquared int64 // Σk²
	missedSquared   int64 // Σ(k−r)²
	missedCrossed   int64 // Σk(k−r)
}

// add counts one report in.
func (s *sample) add(required, recorded int) {
	s.Reports++
	s.Required += required
	s.Recorded += recorded
	if required > 0 {
		s.holding++
	}
	k, missed := int64(required), int64(required-recorded)
	s.requiredSquared += k * k
	s.missedSquared += missed * missed
	s.missedCrossed += k * missed
}

// fraction is the sampling fraction f = m/M, 0 where the frame is not known.
func (s *sample) fraction() float64 {
	if !(s.Frame > 0) || float64(s.Reports) > s.Frame {
		return 0
	}
	return float64(s.Reports) / s.Frame
}

func (s *sample) weight() float64 {
	if s.Weight == 0 {
		return 1
	}
	return s.Weight
}

// residuals returns Σe and Σe² of e = r − p·k. They are taken from the rarer of
// recorded and missed crimes, so that no digits cancel near 0% or 100%.
func (s *sample) residuals(p float64) (sum, squares float64) {
	kk := float64(s.requiredSquared)
	sum = float64(s.Recorded) - float64(p*float64(s.Required))
	if p > 0.5 {
		q := 1 - p
		squares = float64(q*q*kk) - float64(2*q*float64(s.missedCrossed)) + float64(s.missedSquared)
	} else {
		kr := float64(s.requiredSquared - s.missedCrossed)
		rr := float64(s.requiredSquared - 2*s.missedCrossed + s.missedSquared)
		squares = float64(p*p*kk) - float64(2*p*kr) + rr
	}
	if squares <= alike*kk {
		squares = 0
	}
	return sum, squares
}

// alike is the share of Σk² below which the squares of residuals are rounding: every
// report has the same share recorded.
const alike = 1e-12

// scatter is m/(m−1)·Σ(e−ē)², the estimated variance of the stratum's total of
// residuals before the finite-population correction. A lone report among other
// strata counts its square about zero: it adds doubt instead of hiding it
// (survey.lonely.psu = "adjust" of R's survey).
func (s *sample) scatter(p float64) float64 {
	sum, squares := s.residuals(p)
	m := float64(s.Reports)
	if s.Reports < 2 {
		return squares
	}
	return math.Max(0, float64(m/(m-1)*squares)-float64(sum*sum/(m-1)))
}

// proportion is an estimated share of crimes with what its interval is made from.
type proportion struct {
	Value    float64 // p, a fraction
	Recorded int     // x, crimes
	Required int     // n, crimes
	Reports  int     // m, sampling units
	Strata   int     // sampling strata among them

	Variance     float64 // linearised, of Value, with the finite-population correction; NaN for a lone report
	DesignEffect float64 // floored at 1
	Uncorrected  float64 // share of the variance the finite population leaves, 1 − f
	Lone         bool    // one report holds all crimes, or each stratum has one: no variance to measure
	Uniform      bool    // 0% or 100%: no variation seen
	// Assumed says that the design effect was given, not measured: only totals
	// are known, and there is no correction for degrees of freedom.
	Assumed bool

	// effective is effectiveN at level, worked out once: its quantiles are most of
	// the work of an estimate. level is 0 where it is not.
	effective, level float64
}

// scatterOf is the variance of the weighted total of residuals about p, before and
// after the finite-population correction.
func scatterOf(samples []sample, p float64) (raw, corrected float64) {
	for i := range samples {
		s := &samples[i]
		if s.Reports == 0 {
			continue
		}
		part := float64(s.weight() * s.weight() * s.scatter(p))
		raw += part
		corrected += float64((1 - s.fraction()) * part)
	}
	return raw, corrected
}

// errNothingAudited says that a sample holds no crime that should be recorded.
var errNothingAudited = errors.New("no crime was audited")

// ratioOf estimates the share of crimes recorded from one sample, or from the
// strata of a stratified one, with the linearised variance
//
//	v = Σ_h w_h²(1−f_h)·m_h/(m_h−1)·Σ(e_i−ē_h)² / (Σ_h w_h n_h)², e_i = r_i − p·k_i
//
// (Cochran 1977, Sampling Techniques, sections 3.12 and 6.4; Särndal, Swensson
// and Wretman 1992, section 5.6), and the design effect
//
//	max{1, v₀ / [p(1−p)/(n−1)]}
//
// where v₀ is v without finite-population correction; the n−1 makes a sample of
// reports of one crime each give exactly 1. At 0% and 100%, where no variance can
// be measured, it is 1 + (k_A−1)·icc with k_A = Σk²/Σk; for a lone report it is
// k_A.
//
// It fails where nothing was audited or the sums are impossible.
func ratioOf(icc float64, samples ...sample) (proportion, error) {
	p := proportion{DesignEffect: 1, Uncorrected: 1}
	var weighted, recorded float64
	kk, holding, frame, framed := int64(0), 0, 0.0, true
	for i := range samples {
		s := &samples[i]
		if err := s.check(); err != nil {
			return proportion{}, err
		}
		if s.Reports == 0 {
			continue
		}
		p.Strata++
		p.Reports += s.Reports
		p.Required += s.Required
		p.Recorded += s.Recorded
		kk += s.requiredSquared
		holding += s.holding
		frame += s.Frame
		framed = framed && s.fraction() > 0
		weighted += float64(s.weight() * float64(s.Required))
		recorded += float64(s.weight() * float64(s.Recorded))
	}
	if p.Required == 0 {
		return proportion{}, errNothingAudited
	}
	p.Value = recorded / weighted
	p.Uniform = p.Recorded == 0 || p.Recorded == p.Required
	p.Lone = p.Reports <= p.Strata || holding == 1
	raw, corrected := scatterOf(samples, p.Value)
	p.Variance = corrected / (weighted * weighted)
	if framed {
		p.Uncorrected = 1 - float64(p.Reports)/frame
	}
	crimesPerReport := float64(kk) / float64(p.Required) // as a crime sees it, k_A
	switch {
	case p.Lone:
		p.Variance = math.NaN()
		p.DesignEffect = crimesPerReport
	case p.Uniform:
		p.Variance = 0
		p.DesignEffect = 1 + float64((crimesPerReport-1)*icc)
	default:
		simple := p.Value * (1 - p.Value) / float64(p.Required-1)
		p.DesignEffect = floorAtOne(raw / (weighted * weighted) / simple)
		if raw > 0 { // 0 where every report has the same share recorded
			p.Uncorrected = corrected / raw
		}
	}
	return p, nil
}

func (s *sample) check() error {
	if s.Recorded < 0 || s.Recorded > s.Required || s.Reports < 0 || !(s.Frame >= 0) || !(s.Weight >= 0) {
		return fmt.Errorf("%d crimes recorded of %d in %d reports of a frame of %v is impossible", s.Recorded, s.Required, s.Reports, s.Frame)
	}
	return nil
}

// floorAtOne floors a design effect at 1, rounding noise about it included: a
// sample may not claim to be better than one of unclustered crimes.
func floorAtOne(deff float64) float64 {
	if deff < 1+1e-12 {
		return 1
	}
	return deff
}

// totals is the proportion of a sample of which only totals are known, with an
// assumed design effect of at least 1. reports is 0 where not stated.
func totals(required, recorded, reports int, designEffect float64) (proportion, error) {
	s := sample{Reports: reports, Required: required, Recorded: recorded}
	if err := s.check(); err != nil {
		return proportion{}, err
	}
	if required == 0 {
		return proportion{}, errNothingAudited
	}
	if !(designEffect >= 1) || math.IsInf(designEffect, 1) {
		return proportion{}, fmt.Errorf("a design effect of %v is not a number of at least 1", designEffect)
	}
	p := float64(recorded) / float64(required)
	variance := 0.0
	if required > 1 {
		variance = designEffect * p * (1 - p) / float64(required-1)
	}
	return proportion{
		Value: p, Recorded: recorded, Required: required, Reports: reports, Strata: 1,
		Variance: variance, DesignEffect: designEffect, Uncorrected: 1,
		Uniform: recorded == 0 || recorded == required, Assumed: true,
	}, nil
}

// freedom is the degrees of freedom of the variance; +Inf where the design
// effect is assumed.
func (p *proportion) freedom() float64 {
	if p.Assumed {
		return math.Inf(1)
	}
	return float64(p.Reports - p.Strata)
}

// effectiveN is the number of crimes that a simple random sample of equal
// precision would hold,
//
//	n* = n/deff/(1−f) · min{1, t_{n−1,α/2} / t_{m−1,α/2}}²
//
// (Korn and Graubard 1998, Surv. Methodol. 24:193; floored design effect as in
// the presentation standards of NCHS 2017, Vital Health Stat. 2(175); compare
// Dean and Pagano 2015, J. Surv. Stat. Methodol. 3:484, and Franco and others
// 2019, J. Surv. Stat. Methodol. 7:334). The ratio of quantiles is at most 1, so
// that many reports, most of them without a crime that counts, never make few
// crimes worth more than they are; only a finite population does. +Inf for a
// census.
func (p *proportion) effectiveN(level float64) float64 {
	if p.level == level {
		return p.effective
	}
	if p.Required == 0 {
		return 0
	}
	if p.Uncorrected <= 0 {
		return math.Inf(1)
	}
	n := float64(p.Required) / p.DesignEffect / p.Uncorrected
	if p.Assumed || p.Lone || p.Required < 2 {
		return n
	}
	t := min(1, studentQuantile(level, float64(p.Required-1))/studentQuantile(level, p.freedom()))
	return float64(n * float64(t*t))
}

// remember works out the effective number at a level for what is still to be asked.
func (p *proportion) remember(level float64) {
	p.effective, p.level = p.effectiveN(level), level
}

// interval returns the limits of the proportion by a method at a level, and the
// method truly used: Clopper and Pearson's interval on clustered reports is Korn
// and Graubard's, and neither Wald's nor the logit interval can be made from a
// sample without variation, which takes Korn and Graubard's.
func (p *proportion) interval(m Method, level float64) (lower, upper float64, used Method, err error) {
	n := p.effectiveN(level)
	if math.IsInf(n, 1) {
		return p.Value, p.Value, m, checkProportion(p.Value, n, level)
	}
	noVariance := p.Uniform || p.Lone || !(p.Variance > 0)
	switch {
	case m == ClopperPearson && (n != float64(p.Required)):
		m = KornGraubard
	case (m == Wald || m == Logit) && noVariance:
		m = KornGraubard
	case m == Wald:
		lower, upper = waldLimits(p.Value, math.Sqrt(p.Variance), studentQuantile(level, p.freedom()))
	case m == Logit:
		lower, upper = logitLimits(p.Value, math.Sqrt(p.Variance), studentQuantile(level, p.freedom()))
	}
	if m == Wald || m == Logit {
		lower, upper = around(p.Value, lower, upper)
		return lower, upper, m, checkProportion(p.Value, n, level)
	}
	lower, upper, err = Limits(m, p.Value, n, level)
	return lower, upper, m, err
}
