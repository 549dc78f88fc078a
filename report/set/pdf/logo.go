package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"assize/report/set/face"
)

// logo is the inspectorate's mark, a raster or drawn shapes.
type logo struct {
	w, h   float64 // in its own units
	raster *image.RGBA
	shapes []shape
}

// shape is a filled or stroked path in the logo's units, y down.
type shape struct {
	path         []segment
	fill, stroke *Color
	width        float64
	evenOdd      bool
}

const maxLogoBytes = 4 << 20

// readLogo reads a PNG, or an SVG of plain shapes and text. Without faces, the
// text of an SVG is read but not drawn.
func readLogo(b []byte, faces *face.Set) (*logo, error) {
	if len(b) > maxLogoBytes {
		return nil, fmt.Errorf("theme: logo is larger than %d MB [logo]", maxLogoBytes>>20)
	}
	if bytes.HasPrefix(b, []byte("\x89PNG")) {
		m, err := decodeRaster(b)
		if err != nil {
			return nil, err
		}
		return &logo{w: float64(m.Bounds().Dx()), h: float64(m.Bounds().Dy()), raster: m}, nil
	}
	if bytes.Contains(b, []byte("<svg")) {
		l, err := readSVG(b, faces)
		if err != nil {
			return nil, fmt.Errorf("theme: logo: %w [logo]", err)
		}
		return l, nil
	}
	return nil, fmt.Errorf("theme: logo is neither a png nor an svg image [logo]")
}

// decodeRaster reads a PNG and lays it on white: the page has no transparency.
func decodeRaster(b []byte) (*image.RGBA, error) {
	c, err := png.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("theme: logo is not a png image: %w [logo]", err)
	}
	if c.Width == 0 || c.Height == 0 || c.Width > maxLogoPixels/c.Height {
		return nil, fmt.Errorf("theme: logo of %d by %d pixels [logo]", c.Width, c.Height)
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("theme: logo is not a png image: %w [logo]", err)
	}
	out := image.NewRGBA(image.Rect(0, 0, c.Width, c.Height))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), m, m.Bounds().Min, draw.Over)
	return out, nil
}

// draw puts the logo on the page, its top left corner at (x, y).
func (l *logo) draw(c *ink, x, y, w, h float64) {
	if l.raster != nil {
		c.picture(x, y, w, h)
		return
	}
	k := w / l.w
	for _, s := range l.shapes {
		path := make([]segment, len(s.path))
		for i, p := range s.path {
			path[i].op = p.op
			for j := 0; j < 6; j += 2 {
				path[i].at[j], path[i].at[j+1] = x+p.at[j]*k, c.h-y-p.at[j+1]*k
			}
		}
		c.paint(path, s.fill, s.stroke, s.width*k, s.evenOdd)
	}
}
