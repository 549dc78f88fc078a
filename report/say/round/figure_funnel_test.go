package round

import (
	"math"
	"math/rand/v2"
	"testing"

	"assize/report/say/doc"
)

// TestFunnelAxis: a funnel's axis holds each force and, at its size, both pairs of
// limits, and little else.
func TestFunnelAxis(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 3))
	for range 200 {
		f := doc.Funnel{Target: doc.Line{At: 60 + 39*rng.Float64()}}
		for _, z := range []float64{2, 3} {
			l := doc.Limit{}
			for size := 100.0; size < 3000; size *= 1.5 {
				half := z * 100 * math.Sqrt(f.Target.At/100*(1-f.Target.At/100)/size)
				l.Size, l.Lower, l.Upper = append(l.Size, size), append(l.Lower, f.Target.At-half), append(l.Upper, min(100, f.Target.At+half))
			}
			f.Limits = append(f.Limits, l)
		}
		least, most := f.Target.At, f.Target.At
		for range 1 + rng.IntN(43) {
			p := doc.FunnelPoint{Size: 100 + 2000*rng.Float64(), Est: doc.Estimate{Value: 50 + 50*rng.Float64()}}
			f.Points = append(f.Points, p)
			for _, l := range f.Limits {
				lower, upper := l.At(p.Size)
				least, most = min(least, lower, p.Est.Value), max(most, upper, p.Est.Value)
			}
		}
		from, to := funnelAxis(&f)
		if from > least || to < most || least-from > 3 || to-most > 3 || from < 0 || to > 100 || from >= to {
			t.Errorf("axis from %g to %g for %g to %g", from, to, least, most)
		}
	}
}
