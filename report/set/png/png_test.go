package png_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	stdpng "image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
	"assize/report/set/png"
)

// margin is the white on each side, in points.
const margin = 12

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
		b, err := png.Render(f, env, 467, 680)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := os.WriteFile(filepath.Join(t.ArtifactDir(), f.ID+".png"), b, 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := chart.Lay(f, env, 467)
		if err != nil {
			t.Fatal(err)
		}
		c, err := stdpng.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		scale := 680.0 / (467 + 2*margin)
		if c.Width != 680 || math.Abs(float64(c.Height)-(d.H+2*margin)*scale) > 1.1 {
			t.Errorf("%s: %d × %d pixels for 467 × %.1f points", f.ID, c.Width, c.Height, d.H)
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
	b, err := png.Render(f, env, 467, 1600)
	if err != nil {
		t.Fatal(err)
	}
	kinds, data := chunks(t, b)
	if kinds[0] != "IHDR" || kinds[len(kinds)-1] != "IEND" {
		t.Errorf("chunks %v", kinds)
	}
	phys := data["pHYs"]
	if len(phys) != 1 || phys[0] != "\x00\x00\x24\x15\x00\x00\x24\x15\x01" { // 1,600 dots on 491 points are 9,237 a metre
		t.Errorf("pHYs %x", phys)
	}
	_, long := chart.Alt(f)
	want := []string{
		"Title\x00\x00\x00en-GB\x00\x00" + doc.Plain(f.Title), "Description\x00\x00\x00en-GB\x00\x00" + long,
		"Source\x00\x00\x00en-GB\x00\x00" + f.Source, "Disclaimer\x00\x00\x00en-GB\x00\x00" + f.Sample,
	}
	if got := data["iTXt"]; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("texts %q\nwant %q", got, want)
	}
	f.Sample = ""
	b, err = png.Render(f, env, 467, 640)
	if err != nil {
		t.Fatal(err)
	}
	if _, data := chunks(t, b); len(data["iTXt"]) != 3 || bytes.Contains(b, []byte("Disclaimer")) {
		t.Error("real data carry a disclaimer")
	}
}

func TestSameBytes(t *testing.T) {
	for _, f := range charttest.Figures()[:4] {
		a, err := png.Render(f, charttest.Env(t), 467, 400)
		if err != nil {
			t.Fatal(err)
		}
		b, err := png.Render(f, charttest.Env(t), 467, 400)
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs from itself: %v", f.ID, err)
		}
	}
}

func TestRefuses(t *testing.T) {
	env := charttest.Env(t)
	for _, pixels := range []int{0, -96, 239, 12001} {
		if _, err := png.Render(charttest.Rates(), env, 467, pixels); err == nil {
			t.Errorf("%d pixels accepted", pixels)
		}
	}
	if _, err := png.Render(charttest.Ranking(), env, 300, 12000); err == nil || !strings.Contains(err.Error(), "pixels") {
		t.Errorf("a picture of half a gigabyte: %v", err)
	}
	if _, err := png.Render(charttest.Rates(), chart.Env{}, 467, 640); err == nil {
		t.Error("drawn without fonts")
	}
	f := charttest.Rates()
	f.Plot = doc.Intervals{}
	if _, err := png.Render(f, env, 467, 640); err == nil {
		t.Error("an empty figure drawn")
	}
}

func BenchmarkPNG(b *testing.B) {
	env := charttest.Env(b)
	f := charttest.Rates()
	for _, pixels := range []int{640, 1280, 1600} {
		b.Run(fmt.Sprint(pixels), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := png.Render(f, env, 467, pixels); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
