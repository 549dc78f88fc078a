package chart

import "math"

// rect is a box in points, y down.
type rect struct{ x, y, w, h float64 }

// touches allows boxes to share an edge.
func (r rect) touches(o rect) bool {
	const eps = 1e-6
	return r.x < o.x+o.w-eps && o.x < r.x+r.w-eps && r.y < o.y+o.h-eps && o.y < r.y+r.h-eps
}

func (r rect) inside(o rect) bool {
	const eps = 1e-6
	return r.x >= o.x-eps && r.y >= o.y-eps && r.x+r.w <= o.x+o.w+eps && r.y+r.h <= o.y+o.h+eps
}

func (r rect) grown(d float64) rect { return rect{r.x - d, r.y - d, r.w + 2*d, r.h + 2*d} }

// crosses reports whether the segment a–b meets the box.
func (r rect) crosses(a, b Point) bool {
	_, _, ok := clip(a, b, r)
	return ok
}

// clip is the part of the segment a–b within a box (Liang and Barsky, ACM
// Transactions on Graphics 3, 1984); ok is false when there is none.
func clip(a, b Point, r rect) (p, q Point, ok bool) {
	t0, t1 := 0.0, 1.0
	cut := func(d, room float64) bool {
		if d == 0 {
			return room >= 0
		}
		if t := room / d; d < 0 {
			t0 = math.Max(t0, t)
		} else {
			t1 = math.Min(t1, t)
		}
		return t0 <= t1
	}
	dx, dy := b.X-a.X, b.Y-a.Y
	if !cut(-dx, a.X-r.x) || !cut(dx, r.x+r.w-a.X) || !cut(-dy, a.Y-r.y) || !cut(dy, r.y+r.h-a.Y) {
		return p, q, false
	}
	p, q = a, b
	if t0 > 0 {
		p = Point{a.X + t0*dx, a.Y + t0*dy}
	}
	if t1 < 1 {
		q = Point{a.X + t1*dx, a.Y + t1*dy}
	}
	return p, q, true
}

// span maps values from d0..d1 to places from r0 to r1.
type span struct{ d0, d1, r0, r1 float64 }

func (s span) at(v float64) float64 { return s.r0 + (v-s.d0)/(s.d1-s.d0)*(s.r1-s.r0) }

// clamp holds v between lo and hi.
func clamp(v, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, v)) }

// spread moves the centres of things of the given sizes apart, in the order of
// their centres, as little as needed for each to have its size and to stay
// within lo..hi. Where all together do not fit it packs them from lo.
func spread(centres, sizes []float64, lo, hi float64) []float64 {
	n := len(centres)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := 1; i < n; i++ { // stable insertion: few things, ties keep their order
		for j := i; j > 0 && centres[order[j]] < centres[order[j-1]]; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	// Pool adjacent violators: a run of touching things sits where its members'
	// wishes average.
	type run struct {
		first, count int
		want, size   float64
	}
	var runs []run
	for k, i := range order {
		r := run{k, 1, centres[i] - sizes[i]/2, sizes[i]}
		for {
			r.want = clamp(r.want, lo, math.Max(lo, hi-r.size))
			if len(runs) == 0 || runs[len(runs)-1].want+runs[len(runs)-1].size <= r.want {
				break
			}
			p := runs[len(runs)-1]
			runs = runs[:len(runs)-1]
			r.want = (p.want*float64(p.count) + (r.want-p.size)*float64(r.count)) / float64(p.count+r.count)
			r.first, r.count, r.size = p.first, p.count+r.count, p.size+r.size
		}
		runs = append(runs, r)
	}
	out := make([]float64, n)
	for _, r := range runs {
		at := r.want
		for k := r.first; k < r.first+r.count; k++ {
			i := order[k]
			out[i] = at + sizes[i]/2
			at += sizes[i]
		}
	}
	return out
}
