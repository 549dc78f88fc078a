package chart

import (
	"fmt"
	"unicode"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// scene is a figure laid out: pieces with their places, in the order they are
// drawn. Layout appends below height and moves height down.
type scene struct {
	width, height float64
	pieces        []piece
}

// piece is a path, a disc or a line of text with its place.
type piece interface{ draw(*Canvas) }

type outline struct {
	pts    []point
	closed bool
	pen    pen
}

type disc struct {
	at     point
	radius float64
	pen    pen
}

type line struct {
	at   point // left end of the baseline
	text string
	st   style
}

func (o outline) draw(c *Canvas) { c.path(o.pts, o.closed, o.pen) }
func (d disc) draw(c *Canvas)    { c.circle(d.at, d.radius, d.pen) }
func (l line) draw(c *Canvas)    { c.text(l.at, l.text, l.st) }

func (s *scene) draw(c *Canvas) {
	for _, p := range s.pieces {
		p.draw(c)
	}
}

// settable reports the first character that no medium could show as meant: one
// without a glyph, or one that controls instead of being seen.
func (s *scene) settable() error {
	for _, p := range s.pieces {
		l, ok := p.(line)
		if !ok {
			continue
		}
		for _, r := range l.text {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || !l.st.face.Covers(r) {
				return fmt.Errorf("U+%04X cannot be set [glyph]", r)
			}
		}
	}
	return nil
}

func (s *scene) add(p piece) { s.pieces = append(s.pieces, p) }

// rule is a straight line.
func (s *scene) rule(x1, y1, x2, y2, width float64, c drawing.Color, dash ...float64) {
	s.add(outline{pts: []point{{x1, y1}, {x2, y2}}, pen: pen{stroke: c, width: width, dash: dash}})
}

// polyline joins points.
func (s *scene) polyline(pts []point, width float64, c drawing.Color, dash ...float64) {
	s.add(outline{pts: pts, pen: pen{stroke: c, width: width, dash: dash}})
}

// polygon fills a shape.
func (s *scene) polygon(pts []point, p pen) { s.add(outline{pts: pts, closed: true, pen: p}) }

// box is a rectangle; one without extent is left out.
func (s *scene) box(r rect, p pen) {
	if r.w <= 0 || r.h <= 0 {
		return
	}
	s.polygon([]point{{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}}, p)
}

func (s *scene) disc(x, y, radius float64, p pen) { s.add(disc{point{x, y}, radius, p}) }

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
	case middle:
		x -= w / 2
	case end:
		x -= w
	}
	s.add(line{point{x, y}, t, st})
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

func (s style) leading() float64 { return s.size * leadingShare }

// ascent is the distance from a line's top to its baseline: what is left of the
// leading is shared evenly above and below the letters.
func (s style) ascent() float64 {
	return (s.leading() + s.units(s.face.CapHeight)) / 2
}

// centred is the baseline that centres the capitals of a line on y.
func (s style) centred(y float64) float64 { return y + s.units(s.face.CapHeight)/2 }

// units are font units at this size, in points.
func (s style) units(n int) float64 { return float64(n) * s.size / float64(s.face.UnitsPerEm) }
