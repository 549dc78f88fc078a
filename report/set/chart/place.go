package chart

// placer finds room for names beside their marks: clear of each other, of
// marks and of lines.
type placer struct {
	area  rect
	taken []rect     // marks and names
	lines [][2]Point // drawn lines
}

func (p *placer) mark(at Point, radius float64) {
	p.taken = append(p.taken, rect{at.X, at.Y, 0, 0}.grown(radius))
}

func (p *placer) line(a, b Point) { p.lines = append(p.lines, [2]Point{a, b}) }

func (p *placer) polyline(pts []Point) {
	for i := 1; i < len(pts); i++ {
		p.line(pts[i-1], pts[i])
	}
}

// Distances in points from a mark at which a name is tried, nearest first. From
// leaderFrom on a line leads back to the mark.
func tries() []float64 { return []float64{0, 5, 11, 18, 26, 35, 45, 56, 70, 88} }

const leaderFrom = 5

// place finds a box of a size near a mark and keeps it. The leader is the line
// from mark to box, of no length when the box is right beside the mark. Below
// prefers room under the mark to room over it.
func (p *placer) place(mark Point, radius, w, h float64, below bool) (box rect, leader [2]Point, ok bool) {
	for _, d := range tries() {
		r := radius + 2.5 + d
		for _, dir := range directions(d, below) {
			// the box lies outside the circle round the mark, from 45 degrees with its corner on it
			c := Point{mark.X + r*dir.X, mark.Y + r*dir.Y}
			box = rect{c.X - w*(1-clamp(dir.X/.7, -1, 1))/2, c.Y - h*(1-clamp(dir.Y/.7, -1, 1))/2, w, h}
			from := Point{mark.X + (radius+1)*dir.X, mark.Y + (radius+1)*dir.Y}
			leader = [2]Point{from, from}
			if d >= leaderFrom {
				leader[1] = c
			}
			if p.free(box, mark, radius, leader) {
				p.taken = append(p.taken, box)
				if d >= leaderFrom {
					p.line(leader[0], leader[1])
				}
				return box, leader, true
			}
		}
	}
	return rect{}, leader, false
}

// directions from a mark in order of preference: right, left, above, then
// between, then below; further away more of them.
func directions(distance float64, below bool) []Point {
	out := []Point{{1, 0}, {-1, 0}, {0, -1}, {.7, -.7}, {-.7, -.7}}
	if distance >= leaderFrom {
		out = append(out, Point{.38, -.92}, Point{-.38, -.92}, Point{.92, -.38}, Point{-.92, -.38},
			Point{.92, .38}, Point{-.92, .38}, Point{.38, .92}, Point{-.38, .92})
	}
	out = append(out, Point{.7, .7}, Point{-.7, .7}, Point{0, 1})
	if below {
		for i := range out {
			out[i].Y = -out[i].Y
		}
	}
	return out
}

func (p *placer) free(box rect, mark Point, radius float64, leader [2]Point) bool {
	const air = 1.2
	wide := box.grown(air)
	if !box.inside(p.area) {
		return false
	}
	own := rect{mark.X, mark.Y, 0, 0}.grown(radius + .01)
	leads := leader[0] != leader[1]
	for _, t := range p.taken {
		if t.touches(wide) {
			return false
		}
		if leads && !t.inside(own) && t.crosses(leader[0], leader[1]) {
			return false
		}
	}
	for _, l := range p.lines {
		if wide.crosses(l[0], l[1]) {
			return false
		}
	}
	return true
}
