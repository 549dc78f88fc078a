package pdf

import (
	"math"
	"strings"
	"testing"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

func testInk(t *testing.T) *ink {
	t.Helper()
	c := newInk(595.28, 841.89, testEnv(t).Faces, newTree())
	c.newPage()
	return c
}

// All content is tagged or an artifact: whoever draws otherwise learns it.
func TestUntaggedContentIsAnError(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(*ink)
		want string
	}{
		{"text", func(c *ink) { c.text(10, 10, regular, 12, Color{}, "x") }, "neither tagged nor an artifact"},
		{"image", func(c *ink) { c.picture(1, 1, 1, 1) }, "neither tagged nor an artifact"},
		{"path", func(c *ink) {
			r := newRenderer(c, 0, 0)
			r.SetFillColor(drawing.ColorBlack)
			r.Circle(3, 1, 1)
			r.Fill()
		}, "neither tagged nor an artifact"},
		{"tag in a tag", func(c *ink) {
			e := c.tree.root.add(roleP)
			c.tag(e, func() { c.tag(e, func() {}) })
		}, "inside other marked content"},
		{"tag in an artifact", func(c *ink) { c.artifact(header, func() { c.tag(c.tree.root.add(roleP), func() {}) }) }, "inside other"},
		{"no glyph", func(c *ink) { c.artifact("", func() { c.text(1, 1, bold, 9, Color{}, "\u4e00") }) }, "no glyph for U+4E00"},
		{"foreign font", func(c *ink) { newRenderer(c, 0, 0).SetFont(&truetype.Font{}) }, "not of the publication's family"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := testInk(t)
			c.draw(k)
			if k.err == nil || !strings.Contains(k.err.Error(), c.want) || !strings.HasPrefix(k.err.Error(), "page 1: ") {
				t.Errorf("error %v, want one with %q", k.err, c.want)
			}
		})
	}
}

func TestContentOfOneElementIsOneSequence(t *testing.T) {
	c := testInk(t)
	e := c.tree.root.add(roleP)
	for range 3 {
		c.tag(e, func() { c.text(1, 1, regular, 12, Color{}, "x") })
	}
	c.fillRect(1, 1, 1, 1, Color{})
	c.tag(e, func() { c.text(1, 1, regular, 12, Color{}, "x") })
	if n := len(c.tree.marks[0]); n != 2 {
		t.Errorf("%d sequences, want 2: one before the rectangle, one after", n)
	}
	if got := strings.Count(string(c.b), "BDC"); got != 2 {
		t.Errorf("%d openings", got)
	}
}

func TestTextIsKerned(t *testing.T) {
	c := testInk(t)
	c.artifact("", func() { c.text(10, 100, regular, 12, Color{}, "AV(\\") })
	f := c.faces[regular]
	want := "[(\x00A)" + number(-float64(f.Kern('A', 'V'))) + "(\x00V"
	if !strings.Contains(string(c.b), want) || f.Kern('A', 'V') >= 0 {
		t.Errorf("content %q lacks %q", c.b, want)
	}
	if !strings.Contains(string(c.b), "\x00\\(\x00\\\\") {
		t.Errorf("brackets are not escaped: %q", c.b)
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1: "1", 1.5: "1.5", 1.25: "1.25", -0.004: "0", -1.005: "-1", 12.3456: "12.35", -3.1: "-3.1", 0.07: "0.07"} {
		if got := number(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}

// The renderer's curves are checked against geometry: every point of the path
// lies on the circle.
func TestRendererArcLiesOnItsCircle(t *testing.T) {
	c := testInk(t)
	r := newRenderer(c, 100, 200)
	r.Circle(40, 200, 100) // 2 points around (110, 205) from the top left
	r.ArcTo(200, 100, 40, 40, 1, -2.5)
	for _, s := range r.path {
		pts := [][2]float64{}
		switch s.op {
		case 'm', 'l':
			pts = append(pts, [2]float64{s.at[0], s.at[1]})
		case 'c':
			pts = append(pts, [2]float64{s.at[4], s.at[5]})
		}
		for _, p := range pts {
			if d := math.Hypot(p[0]-110, p[1]-(841.89-205)); math.Abs(d-2) > 1e-9 {
				t.Errorf("point %v is %.4f from the centre, want 2", p, d)
			}
		}
	}
	if len(r.path) < 8 {
		t.Errorf("path of %d steps", len(r.path))
	}
}

func TestRendererDrawing(t *testing.T) {
	c := testInk(t)
	c.artifact("", func() {
		r := newRenderer(c, 0, 0)
		r.SetStrokeColor(drawing.Color{R: 0, G: 0, B: 0, A: 128})
		r.SetStrokeWidth(40)
		r.SetStrokeDashArray([]float64{60, 20})
		r.MoveTo(0, 0)
		r.QuadCurveTo(300, 0, 300, 300)
		r.Stroke()
		r.end()
		r.SetFont(c.faces[bold].TrueType())
		r.SetFontSize(9)
		r.SetTextRotation(math.Pi / 2)
		r.Text("up", 200, 400)
	})
	got := string(c.b)
	for _, want := range []string{
		"0.498 0.498 0.498 RG\n", "2 w\n", "[3 1 ] 0 d\n", "[] 0 d\n",
		"0 841.89 m\n10 841.89 15 836.89 15 826.89 c\nS\n", // 2/3 of the way to the control point
		"/F3 9 Tf\n", "0 -1 1 0 10 821.89 Tm\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("content lacks %q:\n%s", want, got)
		}
	}
	r := newRenderer(c, 0, 0)
	r.SetFontSize(10)
	flat := r.MeasureText("width")
	if want := c.faces[regular].Width("width", 10) * units; math.Abs(float64(flat.Right)-want) > 1 {
		t.Errorf("measured %d, want %.1f", flat.Right, want)
	}
	r.SetTextRotation(math.Pi / 2)
	if up := r.MeasureText("width"); up.Height() < flat.Width()-2 {
		t.Errorf("turned text is %d high, flat it is %d wide", up.Height(), flat.Width())
	}
	if r.Save(nil) == nil {
		t.Error("a figure on a page was saved alone")
	}
}

func TestSplitRefusesForeignFiles(t *testing.T) {
	for _, s := range []string{"", "%PDF-1.3\n", "startxref\n99\n%%EOF", "xref\n0 9\nstartxref\n0\n%%EOF", "xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\nstartxref\n0\n%%EOF\n"} {
		if _, err := split([]byte(s)); err == nil {
			t.Errorf("%q was taken apart", s)
		}
	}
}
