// Package png sets a figure as a bitmap for those who need one, with its size
// in inches, its finding, its text alternative, its source and the mark of
// invented data written into the file.
package png

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/png"
	"math"

	"assize/report/say/doc"
	"assize/report/set/chart"
)

// Widths in pixels that can be asked for.
const (
	minPixels = 240
	maxPixels = 12000
)

// margin is the white around a figure on each side, in points, so that the picture can
// stand on any ground.
const margin = 12

// Render draws the figure, laid out w points wide, as a picture so many pixels wide
// with a margin. The bytes depend on nothing but the figure, the env and both widths.
func Render(f *doc.Figure, env chart.Env, w float64, pixels int) ([]byte, error) {
	if f == nil {
		return nil, chart.Validate(f)
	}
	if pixels < minPixels || pixels > maxPixels {
		return nil, fmt.Errorf("figure %s: width of %d pixels is not between %d and %d [figure]", f.ID, pixels, minPixels, maxPixels)
	}
	drawing, err := chart.Lay(f, env, w)
	if err != nil {
		return nil, err
	}
	drawing = drawing.Framed(margin)
	dpi := float64(pixels) * 72 / drawing.W
	img, err := raster(drawing, pixels)
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, fewColours(img)); err != nil {
		return nil, err
	}
	_, long := chart.Alt(f)
	return describe(out.Bytes(), dpi, env.Words.Lang, []entry{
		{"Title", doc.Plain(f.Title)}, {"Description", long}, {"Source", f.Source}, {"Disclaimer", f.Sample},
	})
}

// entry is an international text chunk: a keyword of the PNG specification
// (third edition, 11.3.3.1) and its text.
type entry struct{ keyword, text string }

// headerEnd is the end of the signature and of the IHDR chunk, which is first.
const headerEnd = 8 + 8 + 13 + 4

// describe puts the resolution and texts right after the header.
func describe(picture []byte, dpi float64, lang string, entries []entry) ([]byte, error) {
	if len(picture) < headerEnd {
		return nil, fmt.Errorf("picture of %d bytes is no png", len(picture))
	}
	out := bytes.Clone(picture[:headerEnd])
	perMetre := uint32(math.Round(dpi / 0.0254))
	size := binary.BigEndian.AppendUint32(nil, perMetre)
	size = append(binary.BigEndian.AppendUint32(size, perMetre), 1) // 1: the unit is the metre
	out = appendChunk(out, "pHYs", size)
	for _, e := range entries {
		if e.text == "" {
			continue
		}
		// keyword, 0, not compressed, method 0, language, 0, no translated keyword, 0
		data := append([]byte(e.keyword), 0, 0, 0)
		data = append(append(data, lang...), 0, 0)
		out = appendChunk(out, "iTXt", append(data, e.text...))
	}
	return append(out, picture[headerEnd:]...), nil
}

// appendChunk adds length, type, data and the check sum over type and data.
func appendChunk(b []byte, kind string, data []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	from := len(b)
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[from:]))
}
