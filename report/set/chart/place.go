package chart

// placer finds room for names beside their marks: clear of each other, of
// marks and of lines.
type placer struct {
	area  rect
	taken []rect     // marks and names
	lines [][2]point // drawn lines
}

func (p *placer) mark(at point, radius float64) {
	p.taken = append(p.taken, rect{at.x, at.y, 0, 0}.grown(radius))
}

func (p *placer) line(a, b point) { p.lines = append(p.lines, [2]point{a, b}) }

func (p *placer) polyline(pts []point) {
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
func (p *placer) place(mark point, radius, w, h float64, below bool) (box rect, leader [2]point, ok bool) {
	for _, d := range tries() {
		r := radius + 2.5 + d
		for _, dir := range directions(d, below) {
			// the box lies outside the circle round the mark, from 45 degrees with its corner on it
			c := point{mark.x + r*dir.x, mark.y + r*dir.y}
			box = rect{c.x - w*(1-clamp(dir.x/.7, -1, 1))/2, c.y - h*(1-clamp(dir.y/.7, -1, 1))/2, w, h}
			from := point{mark.x + (radius+1)*dir.x, mark.y + (radius+1)*dir.y}
			leader = [2]point{from, from}
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
func directions(distance float64, below bool) []point {
	out := []point{{1, 0}, {-1, 0}, {0, -1}, {.7, -.7}, {-.7, -.7}}
	if distance >= leaderFrom {
		out = append(out, point{.38, -.92}, point{-.38, -.92}, point{.92, -.38}, point{-.92, -.38},
			point{.92, .38}, point{-.92, .38}, point{.38, .92}, point{-.38, .92})
	}
	out = append(out, point{.7, .7}, point{-.7, .7}, point{0, 1})
	if below {
		for i := range out {
			out[i].y = -out[i].y
		}
	}
	return out
}

func (p *placer) free(box rect, mark point, radius float64, leader [2]point) bool {
	const air = 1.2
	wide := box.grown(air)
	if !box.inside(p.area) {
		return false
	}
	own := rect{mark.x, mark.y, 0, 0}.grown(radius + .01)
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
