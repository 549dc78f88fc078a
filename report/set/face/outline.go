package face

import (
	"fmt"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Segment is one step of a glyph's outline: a move to a point (m), a line to
// one (l), or a cubic curve (c) by two control points to its end. Units are the
// em, the origin is on the baseline, y runs down. Outlines are filled by the
// nonzero rule.
type Segment struct {
	Op byte
	At [6]float64
}

// Pen gives the outlines of a face. It is used by one goroutine.
type Pen struct {
	face *Face
	font *sfnt.Font
	buf  sfnt.Buffer
}

// Pen opens the face's outlines. They are only needed where letters are drawn as
// shapes, so a process that sets text alone never reads them.
func (f *Face) Pen() (*Pen, error) {
	s, err := sfnt.Parse(f.data)
	if err != nil {
		return nil, fmt.Errorf("outlines of %s: %w [font-damaged]", f.Name, err)
	}
	return &Pen{face: f, font: s}, nil
}

// Glyph is the outline of a rune; nothing for a space.
func (p *Pen) Glyph(r rune) ([]Segment, error) {
	g := p.face.glyph(r)
	if g == 0 {
		return nil, fmt.Errorf("font %s has no glyph for %U [glyph]", p.face.Name, r)
	}
	path, err := p.font.LoadGlyph(&p.buf, sfnt.GlyphIndex(g), fixed.I(p.face.UnitsPerEm), nil)
	if err != nil {
		return nil, fmt.Errorf("outline of %U in %s: %w [font-damaged]", r, p.face.Name, err)
	}
	em := float64(p.face.UnitsPerEm) * 64
	at := func(q fixed.Point26_6) [2]float64 { return [2]float64{float64(q.X) / em, float64(q.Y) / em} }
	var out []Segment
	last := [2]float64{}
	for _, s := range path {
		a, b, c := at(s.Args[0]), at(s.Args[1]), at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			out, last = append(out, Segment{'m', [6]float64{a[0], a[1]}}), a
		case sfnt.SegmentOpLineTo:
			out, last = append(out, Segment{'l', [6]float64{a[0], a[1]}}), a
		case sfnt.SegmentOpQuadTo:
			out, last = append(out, cubic(last, a, b)), b
		case sfnt.SegmentOpCubeTo:
			out, last = append(out, Segment{'c', [6]float64{a[0], a[1], b[0], b[1], c[0], c[1]}}), c
		}
	}
	return out, nil
}

// cubic is a quadratic curve with its degree raised.
func cubic(from, control, to [2]float64) Segment {
	s := Segment{Op: 'c', At: [6]float64{4: to[0], 5: to[1]}}
	for i := range 2 {
		s.At[i] = from[i] + (control[i]-from[i])*2/3
		s.At[2+i] = to[i] + (control[i]-to[i])*2/3
	}
	return s
}
