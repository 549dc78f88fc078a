package estimate

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// GradeProbabilities are the posterior probabilities that a measure's true rate
// lies in each stretch between the cuts: below the first, from each to the next,
// from the last up; one more than there are cuts. Cuts are inclusive lower bounds
// of bands, ascending fractions.
//
// The prior is Jeffreys' on the effective sample: exact beta probabilities for a
// plain rate, beta-binomial ones for records of a finite list, and for a combined
// rate deterministic quadrature over independent strata. They say how sure a
// measure's band is; they are never a judgment.
func (r *Result) GradeProbabilities(measure string, cuts []float64) ([]float64, error) {
	rate, ok := r.Rate(measure)
	if !ok {
		return nil, fmt.Errorf("no rate of %q", measure)
	}
	if !rate.Reportable {
		return nil, fmt.Errorf("the rate of %q is not reportable: %s", measure, rate.NotReportable)
	}
	if !slices.IsSorted(cuts) || slices.ContainsFunc(cuts, math.IsNaN) {
		return nil, errors.New("cuts of bands must ascend")
	}
	posterior, err := r.posterior(&rate)
	if err != nil {
		return nil, err
	}
	below := make([]float64, len(cuts))
	for i, c := range cuts {
		switch {
		case c <= 0:
			below[i] = 0
		case c > 1:
			below[i] = 1
		default:
			below[i] = posterior(c)
		}
	}
	return bandProbabilities(below), nil
}

// bandProbabilities are the differences of the probabilities below each cut.
func bandProbabilities(below []float64) []float64 {
	probabilities := make([]float64, len(below)+1)
	last := 0.0
	for i, b := range below {
		b = min(1, max(b, last))
		probabilities[i] = b - last
		last = b
	}
	probabilities[len(below)] = 1 - last
	return probabilities
}

// posterior returns the posterior probability that a rate lies below a cut, for
// cuts above 0 and up to 1.
func (r *Result) posterior(rate *Rate) (func(cut float64) float64, error) {
	switch {
	case rate.Combination != Ratio:
		return r.combinedPosterior(rate)
	case rate.Method == Hypergeometric && rate.List > 0:
		return func(cut float64) float64 {
			return listBelow(rate.List, rate.Denominator, rate.Numerator, cut)
		}, nil
	}
	return func(cut float64) float64 { return posteriorBelow(rate.Value, rate.EffectiveN, cut) }, nil
}

// posteriorBelow is the posterior probability that a rate estimated at p from n
// crimes (effective) lies below a cut, under Jeffreys' prior: the Beta(pn+½,
// (1−p)n+½) distribution. Of a census the rate is known.
func posteriorBelow(p, n, cut float64) float64 {
	if math.IsInf(n, 1) {
		if p < cut {
			return 1
		}
		return 0
	}
	x, rest := counts(p, n)
	return betaCDF(cut, x+0.5, rest+0.5)
}

// listBelow is the posterior probability that fewer than cut of a list's records
// are as they should be, when found of audited were: those not audited follow the
// beta-binomial distribution under Jeffreys' prior.
func listBelow(size, audited, found int, cut float64) float64 {
	if size >= endlessList {
		return posteriorBelow(float64(found)/float64(audited), float64(audited), cut)
	}
	a, b := float64(found)+0.5, float64(audited-found)+0.5
	rest := size - audited
	sum := 0.0
	for more := 0; more <= rest; more++ {
		if float64(found+more)/float64(size) >= cut { // as a rate is held against a band
			break
		}
		sum += math.Exp(logChoose(rest, more) + logBeta(a+float64(more), b+float64(rest-more)) - logBeta(a, b))
	}
	return min(1, sum)
}

func logBeta(a, b float64) float64 {
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	return la + lb - lab
}

// combinedPosterior is the posterior of a combined rate. It is put as a question
// about a sum of independent positive terms: of unrecorded crimes U_h = R_h(1/p_h
// − 1) for a harmonic rate, where P < cut means U > R(1/cut − 1); of missed shares
// W_h(1 − p_h) for a mean, where it means a sum above 1 − cut.
func (r *Result) combinedPosterior(rate *Rate) (func(cut float64) float64, error) {
	if len(rate.Weights) != len(rate.Strata) {
		return nil, fmt.Errorf("the rate of %q has lost its weights", rate.Measure)
	}
	harmonic := rate.Combination == Harmonic
	var terms []term
	var total, known float64
	for i, id := range rate.Strata {
		w := rate.Weights[i]
		if w == 0 {
			continue
		}
		total += w
		s, ok := r.Rate(id)
		if !ok || !(s.EffectiveN > 0) || harmonic && !(s.Value > 0) {
			return nil, fmt.Errorf("stratum %q of %q has no posterior", id, rate.Measure)
		}
		t := term{weight: w, harmonic: harmonic}
		if math.IsInf(s.EffectiveN, 1) {
			known += t.of(s.Value, 1-s.Value)
			continue
		}
		x, rest := counts(s.Value, s.EffectiveN)
		t.a, t.b = x+0.5, rest+0.5
		terms = append(terms, t)
	}
	sum := sumOf(terms)
	return func(cut float64) float64 {
		limit := total * (1 - cut)
		if harmonic {
			limit = total * ((1 - cut) / cut)
		}
		return 1 - sum(limit-known)
	}, nil
}
