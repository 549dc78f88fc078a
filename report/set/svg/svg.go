// Package svg sets a figure as a self-contained SVG picture: real text with its
// weight, a title and a description for those who do not see it, and no byte
// that depends on anything but the figure.
package svg

import (
	"bytes"
	"fmt"
	"strings"

	"assize/report/say/doc"
	"assize/report/set/chart"
)

// Render draws the figure w points wide. Fonts are named, not embedded; each
// text carries its length, so that a reader with another font sees the same
// layout. Without env.Bare the description ends with the source and the
// sentence that marks invented data, since the file may be taken alone.
func Render(f *doc.Figure, env chart.Env, w float64) ([]byte, error) {
	if err := chart.Validate(f); err != nil {
		return nil, err
	}
	if env.Words == nil || env.Faces == nil {
		return nil, fmt.Errorf("figure %s: no language pack or no fonts to draw with [figure]", f.ID)
	}
	short, long := chart.Alt(f, env.Words)
	m := Meta{ID: f.ID, Lang: env.Words.Lang, Title: short, Desc: long}
	if !env.Bare {
		m.Desc = strings.TrimSpace(strings.Join([]string{long, f.Source, f.Sample}, " "))
	}
	var out bytes.Buffer
	if err := chart.Render(f, env, w, Provider(m, env.Faces), &out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
