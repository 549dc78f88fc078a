package logo

import (
	"math"
	"strings"
	"testing"
)

const mark = `<?xml version="1.0"?><!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:editor" viewBox="10 20 100 50">
<title>Mark</title><i:notes><i:x/></i:notes>
<g fill="#12436d" transform="translate(10,20)">
<rect width="100" height="50"/><circle cx="25" cy="25" r="10" fill="#fff"/>
<path d="M50 10h20v20H50z m5,5 l10 0 0-10" style="fill:none; stroke:#28A197; stroke-width:2"/>
<path fill-rule="evenodd" d="M80 10 q5 0 5 5 t-5 5 s-5 0 -5-5 a5 5 0 01 5-5z"/>
<polygon points="0,0 5,5 0,5"/></g></svg>`

func TestReadSVG(t *testing.T) {
	l, err := readSVG([]byte(mark), nil)
	if err != nil {
		t.Fatal(err)
	}
	if l.W != 100 || l.H != 50 || len(l.Shapes) != 5 {
		t.Fatalf("%g by %g, %d shapes", l.W, l.H, len(l.Shapes))
	}
	if s := l.Shapes[0]; *s.Fill != (Color{0x12, 0x43, 0x6d}) || s.Path[0].At != ([6]float64{}) || s.Path[2].At[1] != 50 {
		t.Errorf("rectangle %+v", s)
	}
	if s := l.Shapes[2]; s.Fill != nil || *s.Stroke != (Color{0x28, 0xa1, 0x97}) || s.Width != 2 || len(s.Path) != 8 {
		t.Errorf("stroked path %+v", s)
	}
	if !l.Shapes[3].EvenOdd || l.Shapes[0].EvenOdd {
		t.Error("fill rule")
	}
}

// Points of an arc lie on its ellipse, and it ends where it should.
func TestArcs(t *testing.T) {
	for _, c := range []struct {
		d      string
		cx, cy float64
		end    [2]float64
		turns  int
	}{
		{"M10 0 A10 10 0 0 1 0 10", 0, 0, [2]float64{0, 10}, 1},
		{"M10 0 A10 10 0 1 0 0 10", 0, 0, [2]float64{0, 10}, 3},
		{"M10 0 a10 10 0 0 0 -10 10", 10, 10, [2]float64{0, 10}, 1},
		{"M10 0 A1 1 0 0 1 -10 0", 0, 0, [2]float64{-10, 0}, 2}, // radii too small are grown
	} {
		p, err := parsePath(c.d)
		if err != nil {
			t.Fatal(err)
		}
		if len(p) != 1+c.turns {
			t.Errorf("%s: %d segments, want %d", c.d, len(p), 1+c.turns)
		}
		for _, s := range p[1:] {
			if r := math.Hypot(s.At[4]-c.cx, s.At[5]-c.cy); math.Abs(r-10) > 1e-9 {
				t.Errorf("%s: point %.3f,%.3f is %.4f from the centre", c.d, s.At[4], s.At[5], r)
			}
		}
		if last := p[len(p)-1].At; math.Hypot(last[4]-c.end[0], last[5]-c.end[1]) > 1e-9 {
			t.Errorf("%s ends at %v", c.d, last[4:])
		}
	}
}

func TestRefusals(t *testing.T) {
	svg := func(in string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">` + in + `</svg>`
	}
	for _, c := range []struct{ name, in, want string }{
		{"image", svg(`<image href="x"/>`), "<image>"},
		{"script", svg(`<script>x</script>`), "<script>"},
		{"style sheet", svg(`<style>path{fill:red}</style>`), "<style>"},
		{"use", svg(`<use href="#a"/>`), "<use>"},
		{"gradient", svg(`<rect width="1" height="1" fill="url(#g)"/>`), "colour"},
		{"transparency", svg(`<rect width="1" height="1" opacity="0.5"/>`), "transparency"},
		{"clip", svg(`<rect width="1" height="1" clip-path="url(#c)"/>`), "clip-path"},
		{"entity", `<!DOCTYPE svg [<!ENTITY a "b">]>` + svg(`<rect width="1" height="1"/>`), "entities"},
		{"unknown entity", svg(`<title>&a;</title>`), "svg"},
		{"cut", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0`, "svg"},
		{"nothing", svg(``), "nothing to draw"},
		{"no size", `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>`, "neither a view box"},
		{"negative size", `<svg viewBox="0 0 -1 1"/>`, "without area"},
		{"bad path", svg(`<path d="M0 0 X"/>`), "unknown command"},
		{"bad number", svg(`<path d="M0 0 L1 x"/>`), "no number"},
		{"huge number", svg(`<path d="M0 0 L1e99 0"/>`), "no number"},
		{"bad flag", svg(`<path d="M0 0 A1 1 0 2 0 1 1"/>`), "no flag"},
		{"number after the end", svg(`<path d="M0 0 Z 5"/>`), "no command"},
		{"path too long", svg(`<path d="M0 0 ` + strings.Repeat("h1", maxSegments+1) + `"/>`), "segments"},
		{"too deep", svg(strings.Repeat("<g>", 70)), "too deep"},
		{"drawing too large", svg(strings.Repeat(`<path d="M0 0 `+strings.Repeat("h1", maxSegments-1)+`"/>`, maxDrawing/maxSegments+1)), "more than 200000 segments"},
		{"skew", svg(`<g transform="skewX(3)"><path d="M0 0h1"/></g>`), "transform"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := readSVG([]byte(c.in), nil); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func FuzzReadSVG(f *testing.F) {
	f.Add(mark)
	f.Add(`<svg viewBox="0 0 1 1"><path d="M0 0 A1 1 0 01 1 1z"/></svg>`)
	f.Add(`<svg viewBox="0 0 9 9"><text x="1 2" dy="1em" text-anchor="end">a <tspan font-weight="700" x="3">b</tspan></text></svg>`)
	set := faces(f)
	f.Fuzz(func(t *testing.T, s string) {
		l, err := readSVG([]byte(s), set)
		if err == nil && (l.W <= 0 || len(l.Shapes) == 0) {
			t.Errorf("read a logo of nothing: %+v", l)
		}
		if _, blind := readSVG([]byte(s), nil); err == nil && blind != nil {
			t.Errorf("drawn with faces, refused without: %v", blind)
		}
	})
}
