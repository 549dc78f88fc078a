package pdf

import (
	"fmt"

	"assize/report/set/face"
	"assize/report/set/logo"
)

// readLogo reads the theme's mark. Without faces, its letters are not looked for.
func readLogo(b []byte, faces *face.Set) (*logo.Mark, error) {
	m, err := logo.Read(b, faces)
	if err != nil {
		return nil, fmt.Errorf("theme: %w", err)
	}
	return m, nil
}

// drawLogo puts a mark on the page, its top left corner at (x, y).
func (c *ink) drawLogo(m *logo.Mark, x, y, w, h float64) {
	if m.Raster != nil {
		c.picture(x, y, w, h)
		return
	}
	k := w / m.W
	for _, s := range m.Shapes {
		path := make([]segment, len(s.Path))
		for i, p := range s.Path {
			path[i].op = p.Op
			for j := 0; j < 6; j += 2 {
				path[i].at[j], path[i].at[j+1] = x+p.At[j]*k, c.h-y-p.At[j+1]*k
			}
		}
		c.paint(path, (*Color)(s.Fill), (*Color)(s.Stroke), s.Width*k, s.EvenOdd)
	}
}
