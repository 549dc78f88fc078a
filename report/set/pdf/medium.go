package pdf

import (
	"math"
	"slices"

	"assize/report/set/chart"
)

func (c Color) drawn() chart.Color { return chart.Color{R: c.R, G: c.G, B: c.B, A: 255} }

// opaque lays a colour on white: the page has no transparency.
func opaque(c chart.Color) Color {
	mix := func(v uint8) uint8 {
		return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255)
	}
	return Color{mix(c.R), mix(c.G), mix(c.B)}
}

// medium draws a figure on the page with its top left corner at (x, y): vector
// shapes and searchable text.
type medium struct {
	c    *ink
	x, y float64
}

var _ chart.Medium = (*medium)(nil)

// at is a place in the space of the page.
func (m *medium) at(p chart.Point) (x, y float64) { return m.x + p.X, m.c.h - m.y - p.Y }

// Path draws a line through points.
func (m *medium) Path(points []chart.Point, closed bool, p chart.Pen) {
	path := make([]segment, 0, len(points)+1)
	for i, q := range points {
		x, y := m.at(q)
		path = append(path, segment{"ml"[min(i, 1)], [6]float64{x, y}})
	}
	if closed {
		path = append(path, segment{op: 'h'})
	}
	m.paint(path, p)
}

// Circle is four quarters, clockwise from east, each the cubic curve that meets
// the circle at its ends and its middle: PDF has no arcs.
func (m *medium) Circle(at chart.Point, radius float64, p chart.Pen) {
	x, y := m.at(at)
	k := 4.0 / 3 * math.Tan(math.Pi/8) * radius
	path := []segment{{'m', [6]float64{x + radius, y}}, {'l', [6]float64{x + radius, y}}}
	for i := range 4 {
		s0, c0 := math.Sincos(math.Pi / 2 * float64(i))
		s1, c1 := math.Sincos(math.Pi / 2 * float64(i+1))
		path = append(path, segment{'c', [6]float64{
			x + radius*c0 - k*s0, y - radius*s0 - k*c0, x + radius*c1 + k*s1, y - radius*s1 + k*c1, x + radius*c1, y - radius*s1,
		}})
	}
	m.paint(append(path, segment{op: 'h'}), p)
}

func (m *medium) paint(path []segment, p chart.Pen) {
	var pen, ground *Color
	if p.Strokes() {
		c := opaque(p.Stroke)
		pen = &c
		m.setDash(p.Dash)
	}
	if p.Fills() {
		c := opaque(p.Fill)
		ground = &c
	}
	m.c.paint(path, ground, pen, p.Width, false)
}

func (m *medium) setDash(dash []float64) {
	c := m.c
	if len(dash) == 0 && !c.dashed {
		return
	}
	c.dashed = len(dash) > 0
	c.b = append(c.b, '[')
	for _, d := range dash {
		c.num(d)
	}
	c.b = append(c.b, "] 0 d\n"...)
}

// Text sets a line in one of the publication's own faces. The space after it keeps
// words apart when the text is extracted.
func (m *medium) Text(at chart.Point, s string, t chart.Type) {
	id := slices.Index(m.c.faces[:], t.Face)
	if id < 0 {
		m.c.fail("figure asks for a font that is not of the publication's family [font]")
		return
	}
	m.c.text(m.x+at.X, m.y+at.Y, faceID(id), t.Size, opaque(t.Color), s+" ")
}

// end makes lines whole again after a figure.
func (m *medium) end() { m.setDash(nil) }
