package png

import (
	"image"
	"math/rand/v2"
	"testing"

	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// A picture of a figure has a palette, and no pixel of it differs to the eye from what
// was drawn; what covers much does not differ at all.
func TestPaletteKeepsThePicture(t *testing.T) {
	env := charttest.Env(t)
	for _, f := range charttest.Figures() {
		d, err := chart.Lay(f, env, 459)
		if err != nil {
			t.Fatal(err)
		}
		m, err := raster(d.Framed(margin), 1000)
		if err != nil {
			t.Fatal(err)
		}
		p, ok := fewColours(m).(*image.Paletted)
		if !ok {
			t.Errorf("%s has no palette", f.ID)
			continue
		}
		worst, off := 0, 0
		for i := 0; i < len(m.Pix); i += 4 {
			c := p.Palette[p.Pix[i/4]]
			r, g, b, _ := c.RGBA()
			here := 0
			for j, v := range []uint32{r, g, b} {
				d := int(m.Pix[i+j]) - int(v>>8)
				here = max(here, d, -d)
			}
			worst = max(worst, here)
			if here > 0 {
				off++
			}
		}
		if worst > 8 || off*10 > len(m.Pix)/4 {
			t.Errorf("%s: %d of %d pixels differ, by up to %d of 255", f.ID, off, len(m.Pix)/4, worst)
		}
	}
}

// A picture of too many colours keeps them.
func TestNoPaletteForEveryColour(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 300, 300))
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(rng.Uint32())
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	if got := fewColours(m); got != image.Image(m) {
		t.Errorf("made a %T", got)
	}
}
