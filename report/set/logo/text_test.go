package logo

import (
	"math"
	"os"
	"strings"
	"testing"

	"assize/report/set/face"
)

// faces are the shipped fonts.
func faces(tb testing.TB) *face.Set {
	tb.Helper()
	set, err := face.Load(os.DirFS("../../../templates"), "fonts")
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

// letters are the boxes of the shapes of a drawing: left, top, right, bottom.
func letters(t *testing.T, in string) [][4]float64 {
	t.Helper()
	l, err := readSVG([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" font-size="100">`+in+`</svg>`), faces(t))
	if err != nil {
		t.Fatal(err)
	}
	var out [][4]float64
	for _, s := range l.Shapes {
		b := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, p := range s.Path {
			end := p.At[:2]
			switch p.Op {
			case 'c':
				end = p.At[4:]
			case 'h':
				continue
			}
			b = [4]float64{min(b[0], end[0]), min(b[1], end[1]), max(b[2], end[0]), max(b[3], end[1])}
		}
		out = append(out, b)
	}
	return out
}

// Letters stand where a browser puts them (compared by eye with Chromium's
// drawing of the same text in the same fonts).
func TestTextStandsWhereItShould(t *testing.T) {
	f := faces(t)
	h, hh := f.Regular.Width("H", 100), f.Regular.Width("HH", 100)
	for _, c := range []struct {
		name, in    string
		left, right float64 // origins of the first and the last letter
		base        float64
	}{
		{"at a place", `<text x="10" y="200">H</text>`, 10, 10, 200},
		{"nowhere", `<text>H</text>`, 0, 0, 0},
		{"moved", `<text x="10" y="200" dx="5" dy="1em">H</text>`, 15, 15, 300},
		{"points", `<text x="30pt" y="200px">H</text>`, 40, 40, 200},
		{"middle", `<text x="100" y="200" text-anchor="middle">H</text>`, 100 - h/2, 100 - h/2, 200},
		{"end of a group", `<g text-anchor="end"><text x="100" y="200">H</text></g>`, 100 - h, 100 - h, 200},
		{"two letters", `<text x="10" y="200">HH</text>`, 10, 10 + hh - h, 200},
		{"letter spacing", `<text x="10" y="200" letter-spacing="0.1em">HH</text>`, 10, 20 + hh - h, 200},
		{"letter spacing in the middle", `<text x="0" y="200" letter-spacing="10" text-anchor="middle">HH</text>`, -hh/2 - 10, hh/2 - h, 200},
		{"a place each", `<text x="10 200" y="200">HH</text>`, 10, 200, 200},
		{"a place each, the inner first", `<text x="10 200" y="200">H<tspan x="90">H</tspan></text>`, 10, 90, 200},
		{"white space", "<text x='10' y='200'>\n  H\t </text>", 10, 10, 200},
		{"white space kept", `<text x="10" y="200" xml:space="preserve"> H</text>`, 10 + f.Regular.Width(" ", 100), 10 + f.Regular.Width(" ", 100), 200},
		{"white space before a new place", `<text text-anchor="end" x="100" y="200"> H <tspan x="300">H</tspan></text>`, 100 - h, 300 - h, 200},
		{"style", `<text style="text-anchor:end;fill:#12436d" x="100" y="200">H</text>`, 100 - h, 100 - h, 200},
		{"turned with its ground", `<g transform="translate(7 8)"><text transform="translate(3)" y="200">H</text></g>`, 10, 10, 208},
	} {
		t.Run(c.name, func(t *testing.T) {
			ink := letters(t, `<text>H</text>`)[0]
			got := letters(t, c.in)
			want := [4]float64{c.left + ink[0], 0, c.right + ink[2], c.base}
			if len(got) != 1 || math.Abs(got[0][0]-want[0]) > 0.01 || math.Abs(got[0][2]-want[2]) > 0.01 || math.Abs(got[0][3]-want[3]) > 0.01 {
				t.Errorf("ink at %.2f, want %.2f", got, want)
			}
		})
	}
}

func TestTextFaces(t *testing.T) {
	width := func(in string) float64 { b := letters(t, in)[0]; return b[2] - b[0] }
	seen := map[float64]string{}
	for _, style := range []string{`font-weight="normal"`, `font-weight="600"`, `font-weight="bold"`, `font-style="italic"`} {
		w := math.Round(1000 * width(`<text `+style+` font-family="Comic Sans MS">m</text>`))
		if other, same := seen[w]; same {
			t.Errorf("%s looks like %s", style, other)
		}
		seen[w] = style
	}
	got := letters(t, `<text x="1" y="2">a<tspan fill="#12436d">b</tspan><tspan fill="none">c</tspan><title>d</title>e</text>`)
	if len(got) != 3 {
		t.Errorf("%d shapes for three letters that are seen", len(got))
	}
}

func TestTextRefusals(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"emoji", `<text>good 👍</text>`, "<text>: character U+1F44D, for which the fonts have no glyph, cannot be drawn"},
		{"Arabic", `<text>س</text>`, "U+0633"},
		{"turned reading", "<text>a\u202eb</text>", "U+202E, which turns the reading direction,"},
		{"on a path", `<text><textPath href="#a">x</textPath></text>`, "<textPath>: is not drawn inside text"},
		{"shape inside", `<text><path d="M0 0h1"/></text>`, "<path>: is not drawn inside text"},
		{"text in text", `<text><text>x</text></text>`, "text inside text"},
		{"part outside", `<tspan>x</tspan>`, "<tspan>: outside text"},
		{"spacing in percent", `<text letter-spacing="5%">x</text>`, "letter-spacing: \"5%\" is no length"},
		{"upright", `<g writing-mode="tb"><text>x</text></g>`, "writing-mode is not drawn"},
		{"turned letters", `<text rotate="10 20">x</text>`, "rotate is not drawn"},
		{"turned part", `<text><tspan transform="rotate(3)">x</tspan></text>`, "only a whole text is turned"},
		{"fitted", `<text textLength="50">x</text>`, "textLength is not drawn"},
		{"underlined", `<text style="text-decoration:underline">x</text>`, "text-decoration is not drawn"},
		{"raised", `<text>x<tspan baseline-shift="super">2</tspan></text>`, "baseline-shift is not drawn"},
		{"font in one word", `<text style="font:bold 12px Arial">x</text>`, "font is not drawn"},
		{"bold italic", `<text font-weight="bold" font-style="italic">x</text>`, "no bold italic"},
		{"size in words", `<text font-size="large">x</text>`, `font-size "large"`},
		{"no size", `<text font-size="0">x</text>`, `font-size "0"`},
		{"weight in words", `<text font-weight="bolder">x</text>`, `font-weight "bolder"`},
		{"place in percent", `<text x="50%">x</text>`, `x: "50%" is no length`},
		{"too much", `<text>` + strings.Repeat("x", maxLogoText+1) + `</text>`, "more than 500 characters"},
		{"style sheet", `<style>text{fill:red}</style><text>x</text>`, "<style>"},
		{"nothing", `<text>  </text>`, "nothing to draw"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := readSVG([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">`+c.in+`</svg>`), faces(t))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

// A property that text would need does no harm to shapes.
func TestTextPropertiesOfShapes(t *testing.T) {
	letters(t, `<path d="M0 0h1v1z" style="writing-mode:tb;font-size:large"/><g text-decoration="underline"/>`)
}
