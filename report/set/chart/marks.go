package chart

import (
	"math"
)

// shape is the form of a mark; series differ in shape as well as in colour.
type shape int

const (
	round shape = iota
	square
	diamond
	triangle
)

// How far the corners of shapes reach, in radii.
const (
	diamondReach  = 1.2
	triangleReach = 1.25
)

// mark draws a shape of about equal area for equal radius.
func (s *scene) mark(sh shape, at Point, radius float64, p Pen) {
	switch sh {
	case round:
		s.disc(at.X, at.Y, radius, p)
	case square:
		r := radius * .88
		s.box(rect{at.X - r, at.Y - r, 2 * r, 2 * r}, p)
	case diamond:
		r := radius * diamondReach
		s.polygon([]Point{{at.X, at.Y - r}, {at.X + r, at.Y}, {at.X, at.Y + r}, {at.X - r, at.Y}}, p)
	case triangle:
		r := radius * triangleReach
		s.polygon([]Point{{at.X, at.Y - r}, {at.X + r*.87, at.Y + r*.6}, {at.X - r*.87, at.Y + r*.6}}, p)
	}
}

// whisker draws an interval as a line with ends, edged so that it can be seen
// on a bar as well as on paper.
func (s *scene) whisker(a, b Point, c, edge Color) {
	const arm = 3.4
	across := Point{0, arm} // ends stand across the line
	if math.Abs(b.Y-a.Y) > math.Abs(b.X-a.X) {
		across = Point{arm, 0}
	}
	draw := func(width float64, c Color) {
		s.rule(a.X, a.Y, b.X, b.Y, width, c)
		for _, e := range []Point{a, b} {
			s.rule(e.X-across.X, e.Y-across.Y, e.X+across.X, e.Y+across.Y, width, c)
		}
	}
	draw(2.6, edge)
	draw(1.2, c)
}

// centred sets lines around y.
func (s *scene) centred(x, y float64, lines []string, st style, a align) {
	top := y - float64(len(lines))*st.leading()/2
	s.block(x, top, lines, st, a)
}
