package ledger

import (
	"math"
	"testing"

	"assize/report/say/doc"
)

// An axis holds every estimate with its limits, and is no longer than it need be.
func TestRateTop(t *testing.T) {
	for _, tt := range []struct {
		upper []float64
		want  float64
	}{{nil, 1}, {[]float64{0.4, 1}, 1}, {[]float64{3.8, 10.3}, 20}, {[]float64{50}, 50}, {[]float64{50.1}, 100}, {[]float64{1, 100}, 100}, {[]float64{math.NaN(), 3}, 100}} {
		var all []doc.Estimate
		for _, u := range tt.upper {
			all = append(all, doc.Estimate{Value: u / 2, Upper: u})
		}
		if got := RateTop(all...); got != tt.want {
			t.Errorf("%v: the axis ends at %v, want %v", tt.upper, got, tt.want)
		}
	}
}
