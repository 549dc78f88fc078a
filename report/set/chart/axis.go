package chart

import (
	"math"
	"strconv"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// ticks are the round values of an axis, at most as many as want: steps of 1,
// 2 or 5 times a power of ten, laid from zero, so that they are the values a
// reader expects and not those of the data.
func ticks(a doc.Axis, want int) []float64 {
	step := tickStep(a.Max-a.Min, want)
	var out []float64
	tol := step * 1e-9
	for i := math.Ceil((a.Min - tol) / step); i*step <= a.Max+tol; i++ {
		v := i * step
		if v == 0 {
			v = 0 // no minus zero
		}
		out = append(out, v)
	}
	return out
}

func tickStep(length float64, want int) float64 {
	if want < 1 {
		want = 1
	}
	power := math.Pow(10, math.Floor(math.Log10(length/float64(want))))
	for _, m := range []float64{1, 2, 5} {
		if length/(m*power) <= float64(want)+1e-9 {
			return m * power
		}
	}
	return 10 * power
}

// tick is the printed form of an axis value.
func (k *kit) tick(v float64, a doc.Axis) string {
	if a.Percent {
		return k.words.Label(words.LabelPercentAxis, group(v))
	}
	return group(v)
}

// group prints a number with commas between thousands and no more decimals
// than it has, up to two.
func group(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', 2, 64)
	whole, frac := s[:len(s)-3], s[len(s)-3:]
	for len(frac) > 0 && (frac[len(frac)-1] == '0' || frac[len(frac)-1] == '.') {
		frac = frac[:len(frac)-1]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if v < 0 && (whole != "0" || frac != "") {
		return "−" + whole + frac
	}
	return whole + frac
}
