package round

import (
	"math"

	"assize/report/say/doc"
)

// funnelAxis is the stretch of the axis, in percent, that holds every force of a funnel
// and, at the size of each, both pairs of limits: the data fill the plot, and no force
// stands where a limit cannot be seen.
func funnelAxis(f *doc.Funnel) (from, to float64) {
	from, to = f.Target.At, f.Target.At
	for _, p := range f.Points {
		from, to = math.Min(from, p.Est.Value), math.Max(to, p.Est.Value)
		for _, l := range f.Limits {
			lower, upper := l.At(p.Size)
			from, to = math.Min(from, lower), math.Max(to, upper)
		}
	}
	const air, step = 0.5, 2 // percentage points
	from = math.Max(0, math.Floor((from-air)/step)*step)
	to = math.Min(100, math.Ceil((to+air)/step)*step)
	return from, to
}
