package png

import (
	"bytes"
	"fmt"
	"image/png"

	"assize/report/say/doc"
	"assize/report/set/chart"
)

// cardPixels is the width of a card: 1200 by 630 is what links are shared with.
const cardPixels = 1200

// Card draws a card, with its words as text alternative in the file.
func Card(c *doc.Card, env chart.Env) ([]byte, error) {
	drawing, err := chart.LayCard(c, env)
	if err != nil {
		return nil, err
	}
	img, err := raster(drawing, cardPixels)
	if err != nil {
		return nil, fmt.Errorf("card of %s: %w", c.Title, err)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, fewColours(img)); err != nil {
		return nil, err
	}
	return describe(out.Bytes(), cardPixels*72/drawing.W, env.Words.Lang, []entry{
		{"Title", c.Title}, {"Description", c.Alt()}, {"Source", c.Source}, {"Disclaimer", c.Sample},
	})
}
