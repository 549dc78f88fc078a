// Package chart draws the figure kinds of doc and writes their text
// alternatives from the same numbers.
//
// A figure is laid out first and drawn afterwards: layout turns a doc.Figure
// into a scene, a list of pieces in points with their places, using font
// metrics only. Height reads the scene's height, Draw plays it through a
// Canvas into any go-chart Renderer. PDF, SVG and PNG therefore show the same
// picture, and a test can see every word's place without a pixel.
//
// go-chart gives the surface (Renderer, RendererProvider, colours, and the
// raster engine used by set/png). Its own chart kinds are not used: they have
// no horizontal intervals, no named bands, an axis that starts at the smallest
// bar, and an integer layout in device pixels.
package chart

import (
	"fmt"
	"io"
	"math"

	gochart "github.com/wcharczuk/go-chart/v2"

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

// unitsPerPoint is the grid Render asks of a provider: a twentieth of a point,
// fine enough that no medium shows the rounding of Renderer's integers.
const unitsPerPoint = 20

// DPI is the resolution at which one Renderer unit is a twentieth of a point.
const DPI = 72 * unitsPerPoint

// Height is the height in points of the figure at width w points. Draw at the
// same width fills exactly this height.
func Height(f *doc.Figure, env Env, w float64) (float64, error) {
	s, err := layout(f, env, w)
	if err != nil {
		return 0, err
	}
	return s.height, nil
}

// Draw draws the figure with its top left corner at the renderer's origin, w
// points wide. Points become renderer units by r.GetDPI(): at 1440 one unit is
// a twentieth of a point. Sizes of text are handed over in points.
func Draw(f *doc.Figure, env Env, r gochart.Renderer, w float64) error {
	s, err := layout(f, env, w)
	if err != nil {
		return err
	}
	s.draw(newCanvas(r))
	return nil
}

// Render draws the figure w points wide on a renderer of the provider's, made
// to the figure's size at the DPI of this package, and saves it to out.
func Render(f *doc.Figure, env Env, w float64, rp gochart.RendererProvider, out io.Writer) error {
	s, err := layout(f, env, w)
	if err != nil {
		return err
	}
	r, err := rp(int(math.Ceil(w*unitsPerPoint)), int(math.Ceil(s.height*unitsPerPoint)))
	if err != nil {
		return fmt.Errorf("figure %s: %w", f.ID, err)
	}
	r.SetDPI(DPI)
	s.draw(newCanvas(r))
	return r.Save(out)
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
	s, err := k.lay(f, env.Bare, w, !over(Loads(f.Plot)))
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
	} else if err := k.plot(s, f.Plot); err != nil {
		return nil, err
	}
	if !bare {
		k.footings(s, f)
	}
	return s, nil
}

func (k *kit) plot(s *scene, p doc.Plot) error {
	switch p := p.(type) {
	case doc.Intervals:
		return k.intervals(s, &p)
	case doc.Trend:
		return k.trend(s, &p)
	case doc.Funnel:
		return k.funnel(s, &p)
	case doc.Parts:
		return k.parts(s, &p)
	}
	return nil
}

// Widths in points a figure can be asked for: less leaves no room for labels of
// nine points, more is no page.
const (
	minWidth = 300
	maxWidth = 2000
)
