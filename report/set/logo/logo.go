// Package logo reads an inspectorate's mark, a PNG or an SVG of plain shapes and
// text, into what a page can draw: pixels, or paths. It is drawn right or not at
// all: what it cannot read truly is an error that says what.
package logo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"assize/report/set/face"
)

// Mark is a logo that was read: a raster, or shapes in the order they are drawn.
type Mark struct {
	W, H   float64 // in its own units, y down from the top left corner
	Raster *image.RGBA
	Shapes []Shape
}

// Shape is a filled or stroked path in the mark's units. A nil colour paints
// nothing.
type Shape struct {
	Path         []face.Segment // with h, which closes
	Fill, Stroke *Color
	Width        float64
	EvenOdd      bool // the rule of the fill; else nonzero
}

// Color is an opaque colour.
type Color struct{ R, G, B uint8 }

// The most that is read of a mark.
const (
	maxBytes  = 4 << 20
	maxPixels = 16 << 20
)

// Read reads a PNG, or an SVG of plain shapes and text. Without faces, the text of
// an SVG is read but not drawn, and letters that the fonts lack are not found.
func Read(b []byte, faces *face.Set) (*Mark, error) {
	if len(b) > maxBytes {
		return nil, fmt.Errorf("logo is larger than %d MB [logo]", maxBytes>>20)
	}
	if bytes.HasPrefix(b, []byte("\x89PNG")) {
		m, err := decode(b)
		if err != nil {
			return nil, err
		}
		return &Mark{W: float64(m.Bounds().Dx()), H: float64(m.Bounds().Dy()), Raster: m}, nil
	}
	if bytes.Contains(b, []byte("<svg")) {
		m, err := readSVG(b, faces)
		if err != nil {
			return nil, fmt.Errorf("logo: %w [logo]", err)
		}
		return m, nil
	}
	return nil, fmt.Errorf("logo is neither a png nor an svg image [logo]")
}

// decode reads a PNG and lays it on white: the page has no transparency.
func decode(b []byte) (*image.RGBA, error) {
	c, err := png.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("logo is not a png image: %w [logo]", err)
	}
	if c.Width == 0 || c.Height == 0 || c.Width > maxPixels/c.Height {
		return nil, fmt.Errorf("logo of %d by %d pixels [logo]", c.Width, c.Height)
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("logo is not a png image: %w [logo]", err)
	}
	out := image.NewRGBA(image.Rect(0, 0, c.Width, c.Height))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), m, m.Bounds().Min, draw.Over)
	return out, nil
}
