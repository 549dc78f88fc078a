package ledger

import (
	"math"

	"assize/report/say/doc"
)

// RateTop is where the axis of some rates ends, in percent: at a hundred, or, where all
// of them with their limits lie below a half, near the highest, since rates of errors
// could not be told apart on an axis that leads to a hundred.
func RateTop(estimates ...doc.Estimate) float64 {
	most := 0.0
	for _, e := range estimates {
		most = math.Max(most, math.Max(e.Value, e.Upper))
	}
	for _, top := range []float64{1, 2, 5, 10, 20, 50} {
		if most <= top {
			return top
		}
	}
	return 100 // also where a limit is not known
}
