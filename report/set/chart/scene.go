package chart

import (
	"fmt"
	"unicode"
)

// scene is a figure laid out: pieces with their places, in the order they are
// drawn. Layout appends below height and moves height down.
type scene struct {
	width, height float64
	pieces        []piece
}

// piece is a path, a disc or a line of text with its place.
type piece interface{ draw(Medium) }

type outline struct {
	pts    []Point
	closed bool
	pen    Pen
}

type disc struct {
	at     Point
	radius float64
	pen    Pen
}

type line struct {
	at   Point // left end of the baseline
	text string
	st   style
}

func (o outline) draw(m Medium) {
	if len(o.pts) < 2 {
		return
	}
	pts := make([]Point, len(o.pts))
	for i, p := range o.pts {
		pts[i] = p.snapped()
	}
	m.Path(pts, o.closed, o.pen)
}

func (d disc) draw(m Medium) { m.Circle(d.at.snapped(), d.radius, d.pen) }
func (l line) draw(m Medium) { m.Text(l.at.snapped(), l.text, Type(l.st)) }

// settable reports the first character that no medium could show as meant: one
// without a glyph, or one that controls instead of being seen.
func (s *scene) settable() error {
	for _, p := range s.pieces {
		l, ok := p.(line)
		if !ok {
			continue
		}
		for _, r := range l.text {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || !l.st.Face.Covers(r) {
				return fmt.Errorf("U+%04X cannot be set [glyph]", r)
			}
		}
	}
	return nil
}

func (s *scene) add(p piece) { s.pieces = append(s.pieces, p) }

// rule is a straight line.
func (s *scene) rule(x1, y1, x2, y2, width float64, c Color, dash ...float64) {
	s.add(outline{pts: []Point{{x1, y1}, {x2, y2}}, pen: Pen{Stroke: c, Width: width, Dash: dash}})
}

// polyline joins points.
func (s *scene) polyline(pts []Point, width float64, c Color, dash ...float64) {
	s.add(outline{pts: pts, pen: Pen{Stroke: c, Width: width, Dash: dash}})
}

// polygon fills a shape.
func (s *scene) polygon(pts []Point, p Pen) { s.add(outline{pts: pts, closed: true, pen: p}) }

// box is a rectangle; one without extent is left out.
func (s *scene) box(r rect, p Pen) {
	if r.w <= 0 || r.h <= 0 {
		return
	}
	s.polygon([]Point{{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}}, p)
}

func (s *scene) disc(x, y, radius float64, p Pen) { s.add(disc{Point{x, y}, radius, p}) }

// style is Type as layout uses it.
type style Type

// width is the advance width in points; it is the same on every medium.
func (s style) width(text string) float64 { return s.Face.Width(text, s.Size) }

func (s style) in(c Color) style { s.Color = c; return s }

// align says which end of the text stands at x.
type align int

const (
	start align = iota
	middle
	end
)

// text sets one line with its baseline at y.
func (s *scene) text(x, y float64, t string, st style, a align) {
	w := st.width(t)
	switch a {
	case start:
	case middle:
		x -= w / 2
	case end:
		x -= w
	}
	s.add(line{Point{x, y}, t, st})
}

// block sets lines one under another, the first line's top at y, and returns
// the bottom.
func (s *scene) block(x, y float64, lines []string, st style, a align) float64 {
	for _, l := range lines {
		if l != "" {
			s.text(x, y+st.ascent(), l, st, a)
		}
		y += st.leading()
	}
	return y
}

// leadingShare is the distance of baselines as a share of the size.
const leadingShare = 1.24

func (s style) leading() float64 { return s.Size * leadingShare }

// ascent is the distance from a line's top to its baseline: what is left of the
// leading is shared evenly above and below the letters.
func (s style) ascent() float64 {
	return (s.leading() + s.units(s.Face.CapHeight)) / 2
}

// centred is the baseline that centres the capitals of a line on y.
func (s style) centred(y float64) float64 { return y + s.units(s.Face.CapHeight)/2 }

// units are font units at this size, in points.
func (s style) units(n int) float64 { return float64(n) * s.Size / float64(s.Face.UnitsPerEm) }
