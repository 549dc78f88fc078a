package png

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

var black = chart.Color{A: 255}

// paint draws at 72 dots an inch, a pixel a point, and returns the image.
func paint(t *testing.T, w, h int, draw func(*medium)) image.Image {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 0xFF
	}
	m, err := newMedium(img, 72)
	if err != nil {
		t.Fatal(err)
	}
	draw(m)
	return img
}

// ink is the darkness of a pixel, 0 to 1.
func ink(img image.Image, x, y int) float64 {
	r, _, _, _ := img.At(x, y).RGBA()
	return 1 - float64(r)/0xFFFF
}

// Text is as wide as layout measured it: go-chart's own renderer sets it an
// eighth too wide.
func TestTextHasItsWidth(t *testing.T) {
	face := charttest.Env(t).Faces.Regular
	const text = "HAVATo 1,353 of 1,520 H" // with kerning pairs
	img := paint(t, 1200, 140, func(m *medium) {
		m.Text(chart.Point{Y: 100}, text, chart.Type{Face: face, Size: 100, Color: black})
	})
	right, top := 0, 140
	for y := range 140 {
		for x := range 1200 {
			if ink(img, x, y) > .5 {
				right, top = max(right, x), min(top, y)
			}
		}
	}
	// H has equal side bearings: the last one ends that much before the advance
	bearing := 0
	for ink(img, bearing, 80) < .5 {
		bearing++
	}
	if got, want := float64(right+1+bearing), face.Width(text, 100); math.Abs(got-want) > 1.5 {
		t.Errorf("text is %.0f pixels wide, %.1f measured", got, want)
	}
	capital := float64(face.CapHeight) / float64(face.UnitsPerEm) * 100
	if got := float64(100 - top); got < capital-1 || got > capital+14 { // the letter f and figures stand higher
		t.Errorf("letters are %.0f pixels high, capitals measure %.1f", got, capital)
	}
}

// A disc is round: go-chart's own is a rounded square.
func TestCircleIsRound(t *testing.T) {
	img := paint(t, 100, 100, func(m *medium) { m.Circle(chart.Point{X: 50, Y: 50}, 40, chart.Pen{Fill: black}) })
	area := 0.0
	for y := range 100 {
		for x := range 100 {
			v := ink(img, x, y)
			area += v
			d := math.Hypot(float64(x)+.5-50, float64(y)+.5-50)
			if d < 39 && v < .99 || d > 41 && v > .01 {
				t.Fatalf("pixel %d %d at distance %.1f has ink %.2f", x, y, d, v)
			}
		}
	}
	if want := math.Pi * 40 * 40; math.Abs(area-want) > want*.002 {
		t.Errorf("disc covers %.0f pixels, a circle %.0f", area, want)
	}
}

// The corners of an outlined square are whole: go-chart's stroker leaves a
// notch at each.
func TestCornersAreWhole(t *testing.T) {
	img := paint(t, 40, 40, func(m *medium) {
		m.Path([]chart.Point{{X: 10, Y: 10}, {X: 30, Y: 10}, {X: 30, Y: 30}, {X: 10, Y: 30}}, true, chart.Pen{Stroke: black, Width: 8})
	})
	for _, at := range [][2]int{{8, 8}, {31, 8}, {31, 31}, {8, 31}} {
		if v := ink(img, at[0], at[1]); v < .9 {
			t.Errorf("corner at %v has ink %.2f", at, v)
		}
	}
	if v := ink(img, 20, 20); v > .01 {
		t.Errorf("the square is filled: %.2f", v)
	}
}

// Thin lines stand where they should to a fraction of a pixel.
func TestLinesBetweenPixels(t *testing.T) {
	img := paint(t, 20, 20, func(m *medium) {
		for _, x := range []float64{5.5, 12} { // covers pixel 5 whole; half of 11 and half of 12
			m.Path([]chart.Point{{X: x}, {X: x, Y: 20}}, false, chart.Pen{Stroke: black, Width: 1})
		}
	})
	for x, want := range map[int]float64{4: 0, 5: 1, 6: 0, 10: 0, 11: .5, 12: .5, 13: 0} {
		if got := ink(img, x, 10); math.Abs(got-want) > .04 {
			t.Errorf("pixel %d has ink %.2f, want %.2f", x, got, want)
		}
	}
}

// idle is an engine that counts what it is asked to paint, and paints nothing.
type idle struct{ moves, glyphs, paints int }

func (e *idle) MoveTo(_, _ float64) { e.moves++ }
func (e *idle) LineTo(_, _ float64) {}
func (e *idle) Close()              {}
func (e *idle) CreateStringPath(string, float64, float64) (float64, error) {
	e.glyphs++
	return 0, nil
}
func (e *idle) SetFillColor(color.Color)       {}
func (e *idle) SetStrokeColor(color.Color)     {}
func (e *idle) SetLineWidth(float64)           {}
func (e *idle) SetLineDash([]float64, float64) {}
func (e *idle) Fill(...*drawing.Path)          { e.paints++ }
func (e *idle) Stroke(...*drawing.Path)        { e.paints++ }
func (e *idle) FillStroke(...*drawing.Path)    { e.paints++ }

// TestEngineDrawsEverything: go-chart's drawing engine rasterises every path, every
// circle and every outline of a glyph. The medium has it; where it is idle the
// picture stays white, and it is asked for each thing that the figure holds.
func TestEngineDrawsEverything(t *testing.T) {
	env := charttest.Env(t)
	for _, f := range charttest.Figures() {
		d, err := chart.Lay(f, env, 459)
		if err != nil {
			t.Fatal(err)
		}
		var held charttest.Recorder
		d.Draw(&held)
		glyphs := 0
		for _, s := range held.Texts {
			glyphs += len([]rune(s.S))
		}
		w, h := d.Picture()
		img := image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
		m, err := newMedium(img, 72)
		if err != nil {
			t.Fatal(err)
		}
		if _, real := m.engine.(*drawing.RasterGraphicContext); !real {
			t.Fatalf("%s is drawn by a %T", f.ID, m.engine)
		}
		engine := &idle{}
		m.engine = engine
		d.Draw(m)
		for i, v := range img.Pix {
			if v != 0 {
				t.Fatalf("%s: byte %d of the picture is painted by something else", f.ID, i)
			}
		}
		if engine.glyphs != glyphs || engine.moves < len(held.Paths) || engine.paints < len(held.Paths)+glyphs {
			t.Errorf("%s: %d outlines of %d glyphs, %d paths and %d paints for %d paths and %d texts",
				f.ID, engine.glyphs, glyphs, engine.moves, engine.paints, len(held.Paths), len(held.Texts))
		}
	}
}
