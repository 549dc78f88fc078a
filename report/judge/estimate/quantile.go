package estimate

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// normalQuantile is Φ⁻¹(q).
func normalQuantile(q float64) float64 { return distuv.UnitNormal.Quantile(q) }

// TwoSided is the standard normal quantile of a two-sided interval at a level,
// 1.96 at 0.95.
func TwoSided(level float64) float64 { return normalQuantile(1 - (1-level)/2) }

// studentQuantile is the two-sided quantile of Student's t at a level. Without
// positive degrees of freedom, or with infinitely many, it is the normal one.
func studentQuantile(level, df float64) float64 {
	if !(df > 0) || math.IsInf(df, 1) {
		return TwoSided(level)
	}
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.Quantile(1 - (1-level)/2)
}

// betaQuantile is the q-quantile of Beta(a, b). gonum panics where a parameter
// is zero; there the distribution is a point, 0 or 1. Upper tails are taken from
// the mirrored distribution, where gonum keeps its digits.
func betaQuantile(q, a, b float64) float64 {
	switch {
	case a <= 0:
		return 0
	case b <= 0:
		return 1
	case q > 0.5:
		return 1 - distuv.Beta{Alpha: b, Beta: a}.Quantile(1-q)
	default:
		return distuv.Beta{Alpha: a, Beta: b}.Quantile(q)
	}
}

// betaCDF is P(X ≤ p) for X from Beta(a, b), both positive.
func betaCDF(p, a, b float64) float64 {
	switch {
	case p <= 0:
		return 0
	case p >= 1:
		return 1
	default:
		return mathext.RegIncBeta(a, b, p)
	}
}
