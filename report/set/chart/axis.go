package chart

import (
	"math"

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
	return k.words.AxisNumber(v, a.Percent)
}

// axisTitle says what is measured and, where the scale is cut, where it starts.
func (k *kit) axisTitle(a doc.Axis, fromZero bool) string {
	if fromZero || a.Min <= 0 {
		return a.Title
	}
	cut := k.words.Label(words.LabelScaleCut, k.tick(a.Min, a))
	if a.Title == "" {
		return cut
	}
	return a.Title + " (" + cut + ")"
}
