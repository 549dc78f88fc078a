package words

import (
	"math"
	"math/big"
	"strconv"
)

// digits is how many significant digits of a value are known to words. It is
// as many as findings.json carries, so that documents set from fresh and from
// stored findings agree, and it removes what binary arithmetic leaves behind:
// 0.285 × 3 is 0.855, not 0.8549999999999999, and rounds to 86 percent.
const digits = 12

// exactly is a finite value as a decimal fraction of Digits significant digits.
func exactly(v float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'e', digits-1, 64))
	if !ok {
		return new(big.Rat) // NaN and infinities; every caller asks finite before
	}
	return r
}

// finite reports a number that can be told.
func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// percentOf is a fraction in percent, exactly.
func percentOf(fraction float64) *big.Rat {
	r := exactly(fraction)
	return r.Mul(r, big.NewRat(100, 1))
}

// toFloat is the nearest float64.
func toFloat(r *big.Rat) float64 {
	f, _ := r.Float64()
	return f
}

// floorTo is the greatest multiple of step that is not above r.
func floorTo(r, step *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(r, step)
	n := new(big.Int).Div(q.Num(), q.Denom()) // Euclidean: rounds down, as denominators are positive
	return q.Mul(new(big.Rat).SetInt(n), step)
}

// ceilTo is the least multiple of step that is not below r.
func ceilTo(r, step *big.Rat) *big.Rat {
	c := floorTo(new(big.Rat).Neg(r), step)
	return c.Neg(c)
}

// nearestTo is the nearest multiple of step, the half going away from zero.
func nearestTo(r, step *big.Rat) *big.Rat {
	half := new(big.Rat).Quo(step, big.NewRat(2, 1))
	if r.Sign() < 0 {
		return ceilTo(new(big.Rat).Sub(r, half), step)
	}
	return floorTo(new(big.Rat).Add(r, half), step)
}
