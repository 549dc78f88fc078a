package estimate

import (
	"fmt"
	"math"
)

// exhausted is the share of a sample below which its remaining failures are
// taken to be none: x and n are products and quotients once a design effect is
// in them, and 1 − p is then rounding noise instead of zero.
const exhausted = 1e-9

// largest is the number of crimes, as of a frame audited all but whole, from which
// the methods agree to a billionth and the beta quantiles lose their digits.
const largest = 1e9

// Limits returns the interval of a proportion p from n crimes at a confidence
// level. n may be an effective number and need not be whole; +Inf (a census)
// gives [p, p]. Wald and Logit use the normal quantile and the binomial standard
// error here; proportion.interval has their linearised forms. Hypergeometric
// needs the list's size and is refused: see listLimits.
//
// The result satisfies 0 ≤ lower ≤ p ≤ upper ≤ 1.
func Limits(m Method, p, n, level float64) (lower, upper float64, err error) {
	if err := checkProportion(p, n, level); err != nil {
		return 0, 0, err
	}
	if math.IsInf(n, 1) {
		return p, p, nil
	}
	if n > largest && (m == KornGraubard || m == ClopperPearson || m == Jeffreys) {
		m = Wilson
	}
	switch m {
	case Wilson:
		lower, upper = wilson(p, n, TwoSided(level))
	case KornGraubard, ClopperPearson:
		lower, upper = clopperPearson(p, n, 1-level)
	case Jeffreys:
		lower, upper = jeffreys(p, n, 1-level)
	case AgrestiCoull:
		lower, upper = agrestiCoull(p, n, TwoSided(level))
	case Logit:
		if degenerate(p) {
			lower, upper = clopperPearson(p, n, 1-level)
			break
		}
		lower, upper = logitLimits(p, math.Sqrt(p*(1-p)/n), TwoSided(level))
	case Wald:
		lower, upper = waldLimits(p, math.Sqrt(p*(1-p)/n), TwoSided(level))
	default:
		return 0, 0, fmt.Errorf("no interval of a proportion is called %q", m)
	}
	lower, upper = around(p, lower, upper)
	return lower, upper, nil
}

func checkProportion(p, n, level float64) error {
	switch {
	case !(p >= 0 && p <= 1):
		return fmt.Errorf("a proportion of %v is not between 0 and 1", p)
	case !(n > 0):
		return fmt.Errorf("a proportion of %v crimes has no interval", n)
	case !(level > 0 && level < 1):
		return fmt.Errorf("a confidence level of %v is not between 0 and 1", level)
	}
	return nil
}

// around clips limits to 0..1 and takes away the last bit by which rounding may
// put the estimate outside them.
func around(p, lower, upper float64) (float64, float64) {
	return max(0, min(lower, p)), min(1, max(upper, p))
}

// degenerate reports whether a sample showed no variation.
func degenerate(p float64) bool { return p <= exhausted || 1-p <= exhausted }

// wilson is the score interval of E. B. Wilson (1927), J. Am. Stat. Assoc. 22:
// 209; recommended by Brown, Cai and DasGupta (2001), Statist. Sci. 16:101.
func wilson(p, n, z float64) (lower, upper float64) {
	x, zz := float64(p*n), float64(z*z)
	centre := x + zz/2
	half := float64(z * math.Sqrt(math.Max(0, float64(x*(1-p))+zz/4)))
	lower, upper = (centre-half)/(n+zz), (centre+half)/(n+zz)
	if p <= 0 {
		lower = 0
	}
	if p >= 1 {
		upper = 1
	}
	return lower, upper
}

// clopperPearson inverts the binomial test (Clopper and Pearson 1934, Biometrika
// 26:404); on an effective n it is the interval of Korn and Graubard (1998),
// Surv. Methodol. 24:193. alpha is one minus the level.
func clopperPearson(p, n, alpha float64) (lower, upper float64) {
	x, rest := counts(p, n)
	lower, upper = 0, 1
	if x > 0 {
		lower = betaQuantile(alpha/2, x, rest+1)
	}
	if rest > 0 {
		upper = betaQuantile(1-alpha/2, x+1, rest)
	}
	return lower, upper
}

// jeffreys is the equal-tailed interval under Jeffreys' prior, with the limit at
// the edge set to the edge (Brown, Cai and DasGupta 2001, section 3.1.3).
func jeffreys(p, n, alpha float64) (lower, upper float64) {
	x, rest := counts(p, n)
	lower, upper = 0, 1
	if x > 0 {
		lower = betaQuantile(alpha/2, x+0.5, rest+0.5)
	}
	if rest > 0 {
		upper = betaQuantile(1-alpha/2, x+0.5, rest+0.5)
	}
	return lower, upper
}

// agrestiCoull adds z²/2 successes and failures before the normal interval
// (Agresti and Coull 1998, Am. Stat. 52:119).
func agrestiCoull(p, n, z float64) (lower, upper float64) {
	zz := float64(z * z)
	size := n + zz
	centre := (float64(p*n) + zz/2) / size
	half := float64(z * math.Sqrt(centre*(1-centre)/size))
	return centre - half, centre + half
}

// logitLimits is the normal interval on the log-odds scale, taken back: the
// "xlogit" of R's survey::svyciprop. quantile is z or t, se a fraction.
func logitLimits(p, se, quantile float64) (lower, upper float64) {
	centre := math.Log(p) - math.Log1p(-p)
	half := quantile * se / (p * (1 - p))
	return expit(centre - half), expit(centre + half)
}

// waldLimits is p ± quantile·se. It covers far too little near 0% and 100% (see
// TestCoverage) and serves only to reproduce published figures.
func waldLimits(p, se, quantile float64) (lower, upper float64) {
	half := float64(quantile * se)
	return p - half, p + half
}

func expit(y float64) float64 {
	if y >= 0 {
		return 1 / (1 + math.Exp(-y))
	}
	e := math.Exp(y)
	return e / (1 + e)
}

// counts splits n into successes and failures, with rounding noise at either
// edge removed.
func counts(p, n float64) (x, rest float64) {
	x = float64(p * n)
	rest = n - x
	if rest <= exhausted*n {
		rest = 0
	}
	if x <= exhausted*n {
		x = 0
	}
	return x, rest
}
