package chart

import (
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"
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
func (s *scene) mark(sh shape, at point, radius float64, p pen) {
	switch sh {
	case round:
		s.disc(at.x, at.y, radius, p)
	case square:
		r := radius * .88
		s.box(rect{at.x - r, at.y - r, 2 * r, 2 * r}, p)
	case diamond:
		r := radius * diamondReach
		s.polygon([]point{{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}}, p)
	case triangle:
		r := radius * triangleReach
		s.polygon([]point{{at.x, at.y - r}, {at.x + r*.87, at.y + r*.6}, {at.x - r*.87, at.y + r*.6}}, p)
	}
}

// whisker draws an interval as a line with ends, edged so that it can be seen
// on a bar as well as on paper.
func (s *scene) whisker(a, b point, c, edge drawing.Color) {
	const arm = 3.4
	across := point{0, arm} // ends stand across the line
	if math.Abs(b.y-a.y) > math.Abs(b.x-a.x) {
		across = point{arm, 0}
	}
	draw := func(width float64, c drawing.Color) {
		s.rule(a.x, a.y, b.x, b.y, width, c)
		for _, e := range []point{a, b} {
			s.rule(e.x-across.x, e.y-across.y, e.x+across.x, e.y+across.y, width, c)
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
