package logo

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"assize/report/set/face"
)

// maxLogoText is the most characters of a logo: it is a mark, no page of text.
const maxLogoText = 500

// text is a text element as far as it is read.
type text struct {
	m      [6]float64 // of the text: its parts cannot turn on their own
	levels []places
	glyphs []glyph
	space  *glyph // seen, and kept if something follows
}

// places are the positions an element gives to its characters, in turn.
type places struct {
	x, y, dx, dy []float64
	n            int // characters placed
}

// glyph is a character with its style and, where its element says so, its
// place; nil is right after the character before.
type glyph struct {
	r            rune
	s            state
	x, y, dx, dy *float64
}

// enter begins a text element or a part of one.
func (r *reader) enter(kind string, a map[string]string, s state) error {
	switch {
	case kind == "text" && r.text != nil:
		return errors.New("text inside text")
	case kind == "tspan" && r.text == nil:
		return errors.New("outside text")
	case kind == "tspan" && a["transform"] != "":
		return errors.New("transform: only a whole text is turned")
	case kind == "text":
		r.text = &text{m: s.m}
	}
	var p places
	for _, l := range []struct {
		name string
		to   *[]float64
	}{{"x", &p.x}, {"y", &p.y}, {"dx", &p.dx}, {"dy", &p.dy}} {
		for _, v := range strings.Fields(strings.ReplaceAll(a[l.name], ",", " ")) {
			n, err := length(v, s.font.size)
			if err != nil {
				return fmt.Errorf("%s: %w", l.name, err)
			}
			*l.to = append(*l.to, n)
		}
	}
	r.text.levels = append(r.text.levels, p)
	return nil
}

// leave ends an element of the text and reports whether that was the text.
func (t *text) leave() bool {
	t.levels = t.levels[:len(t.levels)-1]
	return len(t.levels) == 0
}

// add takes characters. White space of any length is one space and none at
// either end, unless the drawing keeps it.
func (t *text) add(text string, s state) error {
	for _, r := range norm.NFC.String(text) {
		switch {
		case strings.ContainsRune(plainSpaces, r) && !s.font.spaces:
			if len(t.glyphs) > 0 && t.space == nil {
				t.space = &glyph{r: ' ', s: s}
			}
			continue
		case strings.ContainsRune(plainSpaces, r):
			r = ' '
		case r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff':
			continue // hints without a shape
		case s.font.fault != nil:
			return fmt.Errorf("<text>: %w", s.font.fault)
		}
		g := glyph{r: r, s: s}
		if t.space != nil {
			if !t.begins() {
				t.put(*t.space)
			}
			t.space = nil
		}
		t.put(g)
		if len(t.glyphs) > maxLogoText {
			return fmt.Errorf("<text>: more than %d characters", maxLogoText)
		}
	}
	return nil
}

// begins reports whether the next character has a place of its own: a space
// before it would be at the end of a line.
func (t *text) begins() bool {
	for _, l := range t.levels {
		if l.n < max(len(l.x), len(l.y)) {
			return true
		}
	}
	return false
}

// put places a character. The innermost element that has a position left for it
// decides.
func (t *text) put(g glyph) {
	for i := range t.levels {
		l := &t.levels[i]
		for _, p := range []struct {
			from []float64
			to   **float64
		}{{l.x, &g.x}, {l.y, &g.y}, {l.dx, &g.dx}, {l.dy, &g.dy}} {
			if l.n < len(p.from) {
				*p.to = &p.from[l.n]
			}
		}
		l.n++
	}
	t.glyphs = append(t.glyphs, g)
}

// drawText lays a text out and adds the outlines of its letters: a logo needs
// no font on the page.
func (r *reader) drawText(t *text) error {
	for _, g := range t.glyphs {
		if unicode.IsControl(g.r) || unicode.Is(unicode.Bidi_Control, g.r) || g.r == unicode.ReplacementChar {
			return fmt.Errorf("%s cannot be drawn", face.RuneName(g.r))
		}
		if _, err := g.s.font.face(); err != nil {
			return err
		}
	}
	if r.faces == nil {
		r.drawn = r.drawn || len(t.glyphs) > 0
		return nil
	}
	l := line{faces: r.faces.All(), glyphs: t.glyphs}
	if err := l.lay(); err != nil {
		return err
	}
	return r.addGlyphs(&l, t.m)
}

// line is laid-out text: the left end of each character's baseline.
type line struct {
	faces  []*face.Face
	glyphs []glyph
	at     [][2]float64
}

// lay places the characters. A place given by x or y begins a new stretch, and
// each stretch is moved to its anchor.
func (l *line) lay() error {
	l.at = make([][2]float64, len(l.glyphs))
	var x, y, start float64
	first := 0
	for i, g := range l.glyphs {
		id, _ := g.s.font.face()
		if !l.faces[id].Covers(g.r) {
			return fmt.Errorf("%s cannot be drawn", face.RuneName(g.r))
		}
		if g.x != nil || g.y != nil {
			l.anchor(first, i, x-start)
			first = i
		}
		x, y = valueOr(g.x, x), valueOr(g.y, y)
		x, y = x+valueOr(g.dx, 0), y+valueOr(g.dy, 0)
		if first == i {
			start = x
		} else if p := l.glyphs[i-1]; p.s.font == g.s.font {
			x += float64(l.faces[id].Kern(p.r, g.r)) * g.s.font.size / float64(l.faces[id].UnitsPerEm)
		}
		l.at[i] = [2]float64{x, y}
		x += l.faces[id].Width(string(g.r), g.s.font.size) + g.s.font.spacing
	}
	l.anchor(first, len(l.glyphs), x-start)
	return nil
}

// anchor moves a stretch of a width so that its anchor stands where its first
// character does.
func (l *line) anchor(from, to int, width float64) {
	if from == to {
		return
	}
	shift := 0.0
	switch l.glyphs[from].s.font.anchor {
	case "middle":
		shift = width / 2
	case "end":
		shift = width
	}
	for i := from; i < to; i++ {
		l.at[i][0] -= shift
	}
}

func valueOr(p *float64, other float64) float64 {
	if p == nil {
		return other
	}
	return *p
}

// addGlyphs adds the outlines, letters of one style as one shape.
func (r *reader) addGlyphs(l *line, m [6]float64) error {
	var pens [styles]*face.Pen
	var path []face.Segment
	for i, g := range l.glyphs {
		id, err := g.s.font.face()
		if err != nil {
			return err
		}
		if pens[id] == nil {
			if pens[id], err = l.faces[id].Pen(); err != nil {
				return err
			}
		}
		glyph, err := pens[id].Glyph(g.r)
		if err != nil {
			return err
		}
		path = appendGlyph(path, glyph, l.at[i], g.s.font.size)
		if i+1 == len(l.glyphs) || l.glyphs[i+1].s != g.s {
			s := g.s
			s.m, s.evenOdd = m, false // letters are filled by the nonzero rule
			if err := r.add(path, s); err != nil {
				return err
			}
			path = nil
		}
	}
	return nil
}

// appendGlyph puts an outline at a place and closes its contours.
func appendGlyph(path []face.Segment, glyph []face.Segment, at [2]float64, size float64) []face.Segment {
	for i, s := range glyph {
		if s.Op == 'm' && i > 0 {
			path = append(path, face.Segment{Op: 'h'})
		}
		p := face.Segment{Op: s.Op}
		for k, v := range s.At {
			p.At[k] = at[k%2] + v*size
		}
		path = append(path, p)
	}
	if len(glyph) > 0 {
		path = append(path, face.Segment{Op: 'h'})
	}
	return path
}
