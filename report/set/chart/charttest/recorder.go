package charttest

import (
	"fmt"
	"strings"

	"assize/report/set/chart"
)

// Box is a place in points.
type Box struct{ X, Y, W, H float64 }

// Overlaps allows boxes to touch within a twentieth of a point.
func (b Box) Overlaps(o Box) bool {
	const eps = .06
	return b.X < o.X+o.W-eps && o.X < b.X+b.W-eps && b.Y < o.Y+o.H-eps && o.Y < b.Y+b.H-eps
}

// Text is a line drawn, with the box of its letters: from the height of
// capitals to the depth of descenders.
type Text struct {
	Box
	chart.Type
	S string
}

// Path is a painted path: its box, and the pen, without the colour that it paints
// nothing with.
type Path struct {
	Box
	chart.Pen
}

// Recorder is a Medium that keeps what is drawn.
type Recorder struct {
	Texts []Text
	Paths []Path
	// Calls are the calls in order, for goldens.
	Calls []string
}

var _ chart.Medium = (*Recorder)(nil)

// Path implements chart.Medium.
func (r *Recorder) Path(points []chart.Point, closed bool, p chart.Pen) {
	var call strings.Builder
	lo, hi := points[0], points[0]
	for i, q := range points {
		fmt.Fprintf(&call, "%s%g %g ", []string{"M", "L"}[min(i, 1)], q.X, q.Y)
		lo = chart.Point{X: min(lo.X, q.X), Y: min(lo.Y, q.Y)}
		hi = chart.Point{X: max(hi.X, q.X), Y: max(hi.Y, q.Y)}
	}
	if closed {
		call.WriteString("Z ")
	}
	r.paint(call.String(), Box{lo.X, lo.Y, hi.X - lo.X, hi.Y - lo.Y}, p)
}

// Circle implements chart.Medium.
func (r *Recorder) Circle(at chart.Point, radius float64, p chart.Pen) {
	r.paint(fmt.Sprintf("O%g %g %g ", at.X, at.Y, radius), Box{at.X - radius, at.Y - radius, 2 * radius, 2 * radius}, p)
}

func (r *Recorder) paint(call string, b Box, p chart.Pen) {
	if !p.Strokes() {
		p.Stroke = chart.Color{}
	}
	if !p.Fills() {
		p.Fill = chart.Color{}
	}
	r.Paths = append(r.Paths, Path{b, p})
	call += fmt.Sprintf("stroke=%s fill=%s width=%g", ink(p.Stroke), ink(p.Fill), p.Width)
	if len(p.Dash) > 0 {
		call += fmt.Sprintf(" dash=%v", p.Dash)
	}
	r.Calls = append(r.Calls, call)
}

// ink is a colour as goldens have it.
func ink(c chart.Color) string {
	if c.A == 0 {
		return "none"
	}
	return c.Hex()
}

// Text implements chart.Medium.
func (r *Recorder) Text(at chart.Point, s string, t chart.Type) {
	up := float64(t.Face.CapHeight) * t.Size / float64(t.Face.UnitsPerEm) * 1.08
	r.Texts = append(r.Texts, Text{Box: Box{at.X, at.Y - up, t.Face.Width(s, t.Size), up + t.Size*.2}, Type: t, S: s})
	r.Calls = append(r.Calls, fmt.Sprintf("text %q %g %g %s %g %s", s, at.X, at.Y, t.Face.Name, t.Size, ink(t.Color)))
}
