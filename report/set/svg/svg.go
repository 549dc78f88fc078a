// Package svg sets a figure as a self-contained SVG picture: real text with its
// weight, a title and a description for those who do not see it, and no byte
// that depends on anything but the figure.
package svg

import (
	"strings"

	"assize/report/say/doc"
	"assize/report/set/chart"
)

// Render draws the figure w points wide. Fonts are named, not embedded; each
// text carries its length, so that a reader with another font sees the same
// layout. Without env.Bare the description ends with the source and the
// sentence that marks invented data, since the file may be taken alone.
func Render(f *doc.Figure, env chart.Env, w float64) ([]byte, error) {
	drawing, err := chart.Lay(f, env, w)
	if err != nil {
		return nil, err
	}
	m := medium{faces: env.Faces}
	drawing.Draw(&m)
	short, long := chart.Alt(f)
	about := meta{id: f.ID, lang: env.Words.Lang, title: short, desc: long}
	if !env.Bare {
		about.desc = strings.TrimSpace(strings.Join([]string{long, f.Source, f.Sample}, " "))
	}
	width, height := drawing.Picture()
	return m.picture(about, width, height), nil
}
