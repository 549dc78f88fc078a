package png_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	stdpng "image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
	"assize/report/set/face"
	"assize/report/set/png"
)

// TestPictures draws every kind of figure; with -artifacts the pictures are
// kept to be looked at.
func TestPictures(t *testing.T) {
	env := charttest.Env(t)
	figures := charttest.Figures()
	if !testing.Short() {
		for _, n := range charttest.Extremes() {
			figures = append(figures, n.Figure)
		}
	}
	for _, f := range figures {
		b, err := png.Render(f, env, 467, 100)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := os.WriteFile(filepath.Join(t.ArtifactDir(), f.ID+".png"), b, 0o644); err != nil {
			t.Fatal(err)
		}
		h, err := chart.Height(f, env, 467)
		if err != nil {
			t.Fatal(err)
		}
		c, err := stdpng.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if want := 467 * 100 / 72.0; math.Abs(float64(c.Width)-want) > 1.1 || math.Abs(float64(c.Height)-h*100/72) > 1.1 {
			t.Errorf("%s: %d × %d pixels for 467 × %.1f points", f.ID, c.Width, c.Height, h)
		}
	}
}

// chunks reads a PNG file chunk by chunk, checking lengths and sums.
func chunks(t *testing.T, b []byte) (kinds []string, data map[string][]string) {
	t.Helper()
	data = map[string][]string{}
	if !bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")) {
		t.Fatal("no PNG signature")
	}
	for b = b[8:]; len(b) > 0; {
		n := int(binary.BigEndian.Uint32(b))
		kind, body := string(b[4:8]), b[8:8+n]
		if sum := binary.BigEndian.Uint32(b[8+n:]); sum != crc32.ChecksumIEEE(b[4:8+n]) {
			t.Errorf("chunk %s has a wrong sum", kind)
		}
		kinds = append(kinds, kind)
		data[kind] = append(data[kind], string(body))
		b = b[12+n:]
	}
	return kinds, data
}

// A picture taken alone says how large it is, what it shows, where its data are
// from and that they are invented.
func TestMetadata(t *testing.T) {
	env := charttest.Env(t)
	f := charttest.Rates()
	b, err := png.Render(f, env, 467, 200)
	if err != nil {
		t.Fatal(err)
	}
	kinds, data := chunks(t, b)
	if kinds[0] != "IHDR" || kinds[len(kinds)-1] != "IEND" {
		t.Errorf("chunks %v", kinds)
	}
	phys := data["pHYs"]
	if len(phys) != 1 || phys[0] != "\x00\x00\x1e\xc2\x00\x00\x1e\xc2\x01" { // 7874 dots a metre
		t.Errorf("pHYs %x", phys)
	}
	_, long := chart.Alt(f, env.Words)
	want := []string{"Title\x00\x00\x00en-GB\x00\x00" + doc.Plain(f.Title), "Description\x00\x00\x00en-GB\x00\x00" + long,
		"Source\x00\x00\x00en-GB\x00\x00" + f.Source, "Disclaimer\x00\x00\x00en-GB\x00\x00" + f.Sample}
	if got := data["iTXt"]; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("texts %q\nwant %q", got, want)
	}
	f.Sample = ""
	b, err = png.Render(f, env, 467, 96)
	if err != nil {
		t.Fatal(err)
	}
	if _, data := chunks(t, b); len(data["iTXt"]) != 3 || bytes.Contains(b, []byte("Disclaimer")) {
		t.Error("real data carry a disclaimer")
	}
}

func TestSameBytes(t *testing.T) {
	for _, f := range charttest.Figures()[:4] {
		a, err := png.Render(f, charttest.Env(t), 467, 60)
		if err != nil {
			t.Fatal(err)
		}
		b, err := png.Render(f, charttest.Env(t), 467, 60)
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs from itself: %v", f.ID, err)
		}
	}
}

func TestRefuses(t *testing.T) {
	env := charttest.Env(t)
	for _, dpi := range []float64{0, -96, 35, 1201, math.NaN(), math.Inf(1)} {
		if _, err := png.Render(charttest.Rates(), env, 467, dpi); err == nil {
			t.Errorf("%g dots per inch accepted", dpi)
		}
	}
	if _, err := png.Render(charttest.Rates(), env, 2000, 1200); err == nil || !strings.Contains(err.Error(), "pixels") {
		t.Errorf("a picture of half a gigabyte: %v", err)
	}
	if _, err := png.Render(charttest.Rates(), chart.Env{}, 467, 96); err == nil {
		t.Error("drawn without fonts")
	}
	f := charttest.Rates()
	f.Plot = doc.Intervals{}
	if _, err := png.Render(f, env, 467, 96); err == nil {
		t.Error("an empty figure drawn")
	}
}

// paint draws at 72 dots an inch with 20 units a pixel and returns the image.
func paint(t *testing.T, set *face.Set, w, h int, draw func(gochart.Renderer)) image.Image {
	t.Helper()
	r, err := png.Provider(72, set)(w*20, h*20)
	if err != nil {
		t.Fatal(err)
	}
	r.SetDPI(chart.DPI)
	r.SetFillColor(drawing.ColorBlack)
	r.SetStrokeColor(drawing.ColorBlack)
	r.SetFontColor(drawing.ColorBlack)
	draw(r)
	var b bytes.Buffer
	if err := r.Save(&b); err != nil {
		t.Fatal(err)
	}
	img, err := stdpng.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
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
	set := charttest.Env(t).Faces
	face := set.Regular
	const text = "HAVATo 1,353 of 1,520 H" // with kerning pairs
	img := paint(t, set, 1200, 140, func(r gochart.Renderer) {
		r.SetFont(face.TrueType())
		r.SetFontSize(100)
		r.Text(text, 0, 100*20)
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
	img := paint(t, charttest.Env(t).Faces, 100, 100, func(r gochart.Renderer) {
		r.Circle(40*20, 50*20, 50*20)
		r.Fill()
	})
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
	img := paint(t, charttest.Env(t).Faces, 40, 40, func(r gochart.Renderer) {
		r.SetStrokeWidth(8 * 20)
		r.MoveTo(10*20, 10*20)
		r.LineTo(30*20, 10*20)
		r.LineTo(30*20, 30*20)
		r.LineTo(10*20, 30*20)
		r.Close()
		r.Stroke()
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
	img := paint(t, charttest.Env(t).Faces, 20, 20, func(r gochart.Renderer) {
		r.SetStrokeWidth(20)
		r.MoveTo(5*20+10, 0) // 5.5: covers pixel 5 whole
		r.LineTo(5*20+10, 20*20)
		r.Stroke()
		r.MoveTo(12*20, 0) // 12: half of 11, half of 12
		r.LineTo(12*20, 20*20)
		r.Stroke()
	})
	for x, want := range map[int]float64{4: 0, 5: 1, 6: 0, 10: 0, 11: .5, 12: .5, 13: 0} {
		if got := ink(img, x, 10); math.Abs(got-want) > .04 {
			t.Errorf("pixel %d has ink %.2f, want %.2f", x, got, want)
		}
	}
}

// A stock chart of go-chart draws through the provider.
func TestStockChart(t *testing.T) {
	c := gochart.Chart{Font: charttest.Env(t).Faces.Regular.TrueType(), Width: 400, Height: 200,
		Series: []gochart.Series{gochart.ContinuousSeries{XValues: []float64{1, 2, 3}, YValues: []float64{1, 3, 2}}}}
	var b bytes.Buffer
	if err := c.Render(png.Provider(gochart.DefaultDPI, charttest.Env(t).Faces), &b); err != nil {
		t.Fatal(err)
	}
	img, err := stdpng.Decode(&b)
	if err != nil || img.Bounds().Dx() != 400 {
		t.Errorf("%v, %v", img.Bounds(), err)
	}
}

func BenchmarkPNG(b *testing.B) {
	env := charttest.Env(b)
	f := charttest.Rates()
	for _, dpi := range []float64{96, 200, 300} {
		b.Run(strings.TrimSpace(gochart.FloatValueFormatter(dpi)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := png.Render(f, env, 467, dpi); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
