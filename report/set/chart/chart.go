// Package chart draws the figure kinds of doc and writes their text
// alternatives from the same numbers.
//
// A figure is laid out first and drawn afterwards: Lay turns a doc.Figure into a
// Drawing, pieces in points with their places, found by font metrics only, which
// any Medium draws by three strokes. PDF, SVG and PNG therefore show the same
// picture, and a test can see every word's place without a pixel.
package chart

import (
	"fmt"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/face"
)

// Env is what a figure is drawn with. It is read only and may be shared.
type Env struct {
	Words *words.Pack
	Faces *face.Set
	// Theme holds colours; nil is DefaultTheme.
	Theme *Theme
	// Bare leaves out title, subtitle, note, source and sample sentence: the
	// page around the figure sets them as text.
	Bare bool
	// Tallest is the room for the figure in points; what would be taller says that
	// there are too many values to show. 0 is any height.
	Tallest float64
}

// Drawing is a figure laid out: W by H points, to be drawn on any medium, any
// number of times.
type Drawing struct {
	W, H   float64
	scene  *scene
	margin float64
}

// Framed is the drawing with an empty margin on all sides.
func (d Drawing) Framed(margin float64) Drawing {
	return Drawing{d.W + 2*margin, d.H + 2*margin, d.scene, d.margin + margin}
}

// Draw draws the figure with its top left corner at the medium's origin.
func (d Drawing) Draw(m Medium) {
	if d.margin != 0 {
		m = inset{m, snap(d.margin)}
	}
	for _, p := range d.scene.pieces {
		p.draw(m)
	}
}

// Picture is the drawing's size as a picture of its own has it: rounded up to a
// twentieth of a point.
func (d Drawing) Picture() (w, h float64) { return whole(d.W), whole(d.H) }

// Lay lays a figure out w points wide. What cannot be drawn truly is an error that
// names the figure; what holds more than its kind draws is laid out with words in
// the plot's place.
func Lay(f *doc.Figure, env Env, w float64) (Drawing, error) {
	s, err := layout(f, env, w)
	if err != nil {
		return Drawing{}, err
	}
	return Drawing{W: w, H: s.height, scene: s}, nil
}

// layout places every piece of the figure.
func layout(f *doc.Figure, env Env, w float64) (*scene, error) {
	if err := Validate(f); err != nil {
		return nil, err
	}
	if env.Words == nil || env.Faces == nil {
		return nil, fmt.Errorf("figure %s: no language pack or no fonts to draw with [figure]", f.ID)
	}
	if !(w >= minWidth && w <= maxWidth) {
		return nil, fmt.Errorf("figure %s: width of %g points is not between %d and %d [figure]", f.ID, w, minWidth, maxWidth)
	}
	k := newKit(env)
	k.level = f.Level
	s, err := k.lay(f, env.Bare, w, !over(kindOf(f.Plot).loads()))
	if err == nil && env.Tallest > 0 && s.height > env.Tallest {
		s, err = k.lay(f, env.Bare, w, false)
	}
	if err == nil {
		err = s.settable()
	}
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	return s, nil
}

// lay places a figure with its plot, or with words in the plot's place.
func (k *kit) lay(f *doc.Figure, bare bool, w float64, drawn bool) (*scene, error) {
	s := &scene{width: w}
	if !bare {
		k.headings(s, f)
	}
	if !drawn {
		k.tooMany(s, f, bare)
	} else if err := kindOf(f.Plot).lay(k, s); err != nil {
		return nil, err
	}
	if !bare {
		k.footings(s, f)
	}
	return s, nil
}

// Widths in points a figure can be asked for: less leaves no room for labels of
// nine points, more is no page.
const (
	minWidth = 300
	maxWidth = 2000
)
