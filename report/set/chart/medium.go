package chart

import (
	"fmt"
	"math"

	"assize/report/set/face"
)

// Medium is what a figure is drawn on: a page, a picture, a recorder. Places and
// sizes are points from the figure's top left corner, y down.
type Medium interface {
	// Path draws straight lines through two points or more, and back to the first
	// where closed.
	Path(points []Point, closed bool, p Pen)
	// Circle draws a circle about a point.
	Circle(at Point, radius float64, p Pen)
	// Text sets one line with its left end and baseline at a point.
	Text(at Point, s string, t Type)
}

// inset is a medium inside a margin.
type inset struct {
	Medium
	by float64
}

func (m inset) moved(p Point) Point { return Point{p.X + m.by, p.Y + m.by} }

func (m inset) Path(points []Point, closed bool, p Pen) {
	moved := make([]Point, len(points))
	for i, q := range points {
		moved[i] = m.moved(q)
	}
	m.Medium.Path(moved, closed, p)
}

func (m inset) Circle(at Point, radius float64, p Pen) { m.Medium.Circle(m.moved(at), radius, p) }
func (m inset) Text(at Point, s string, t Type)        { m.Medium.Text(m.moved(at), s, t) }

// Point is a place in points.
type Point struct{ X, Y float64 }

// Pen is how a path is painted: filled first, then stroked. A colour without
// alpha, and a stroke without width, paint nothing.
type Pen struct {
	Fill, Stroke Color
	Width        float64   // of the stroke, in points
	Dash         []float64 // lengths of dashes and gaps in turn; none for a whole line
}

// Fills reports whether the pen fills.
func (p Pen) Fills() bool { return p.Fill.A > 0 }

// Strokes reports whether the pen strokes.
func (p Pen) Strokes() bool { return p.Stroke.A > 0 && p.Width > 0 }

// Type is how text is set. Its width is the face's advances, kerned, on every
// medium.
type Type struct {
	Face  *face.Face
	Size  float64 // points
	Color Color
}

// Color is a colour of sRGB, alpha not multiplied in; A is 255 for an opaque one.
type Color struct{ R, G, B, A uint8 }

// Hex is a colour as style sheets write it, "#12436d".
func (c Color) Hex() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Steps is how many steps a point has: every place is rounded to a twentieth of a
// point, which no medium shows.
const Steps = 20

// snapped is the place on the grid, so that a processor with fused multiply-add
// draws the same bytes; the small bias keeps ties such as 0.025 point, which
// layouts produce, clear of the rounding edge.
func (p Point) snapped() Point { return Point{snap(p.X), snap(p.Y)} }

func snap(v float64) float64 { return math.Floor(v*Steps+.5+1e-6) / Steps }

// whole is a length rounded up to the grid, as the sides of a picture are.
func whole(v float64) float64 { return math.Ceil(v*Steps) / Steps }
