package findings

import (
	"math"
	"strconv"
)

// Num is a number of the contract: 12 significant digits in JSON, so that the
// last bits of a platform's arithmetic never show, and null when there is none
// (NaN or infinite).
type Num float64

// None is the absent number.
func None() Num { return Num(math.NaN()) }

// Known reports whether there is a finite number.
func (n Num) Known() bool { return !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0) }

// Float is the number as float64.
func (n Num) Float() float64 { return float64(n) }

// MarshalJSON writes 12 significant digits, or null.
func (n Num) MarshalJSON() ([]byte, error) {
	if !n.Known() {
		return []byte("null"), nil
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(float64(n), 'e', 11, 64), 64)
	if err != nil {
		return nil, err
	}
	if rounded == 0 {
		rounded = 0 // no negative zero
	}
	return strconv.AppendFloat(nil, rounded, 'f', -1, 64), nil
}

// UnmarshalJSON reads a number or null.
func (n *Num) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*n = None()
		return nil
	}
	v, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return err
	}
	*n = Num(v)
	return nil
}
