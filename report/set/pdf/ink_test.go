package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"assize/report/set/chart"
	"assize/report/set/face"
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
			(&medium{c, 0, 0}).Circle(chart.Point{X: 1, Y: 1}, 3, chart.Pen{Fill: chart.Color{A: 255}})
		}, "neither tagged nor an artifact"},
		{"tag in a tag", func(c *ink) {
			e := c.tree.root.add(roleP)
			c.tag(e, func() { c.tag(e, func() {}) })
		}, "inside other marked content"},
		{"tag in an artifact", func(c *ink) { c.artifact(header, func() { c.tag(c.tree.root.add(roleP), func() {}) }) }, "inside other"},
		{"no glyph", func(c *ink) { c.artifact("", func() { c.text(1, 1, bold, 9, Color{}, "\u4e00") }) }, "no glyph for U+4E00"},
		{"foreign font", func(c *ink) { (&medium{c, 0, 0}).Text(chart.Point{}, "x", chart.Type{Face: &face.Face{}}) }, "not of the publication's family"},
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

// The curves of a circle are checked against geometry: every end lies on it, and
// so does the middle of each quarter.
func TestCircleLiesOnItsCircle(t *testing.T) {
	c := testInk(t)
	c.artifact("", func() {
		(&medium{c, 100, 200}).Circle(chart.Point{X: 10, Y: 5}, 200, chart.Pen{Fill: chart.Color{A: 255}})
	})
	var x, y float64
	curves := 0
	for line := range strings.Lines(string(c.b)) {
		var a [6]float64
		if n, _ := fmt.Sscanf(line, "%f %f %f %f %f %f c", &a[0], &a[1], &a[2], &a[3], &a[4], &a[5]); n == 6 {
			curves++
			mid := func(p0, p1, p2, p3 float64) float64 { return (p0 + 3*p1 + 3*p2 + p3) / 8 }
			for _, p := range [][2]float64{{a[4], a[5]}, {mid(x, a[0], a[2], a[4]), mid(y, a[1], a[3], a[5])}} {
				if d := math.Hypot(p[0]-110, p[1]-(841.89-205)); math.Abs(d-200) > .02 {
					t.Errorf("%v is %.3f from the centre, want 200", p, d)
				}
			}
			x, y = a[4], a[5]
		} else {
			fmt.Sscanf(line, "%f %f", &x, &y)
		}
	}
	if curves != 4 {
		t.Errorf("%d curves", curves)
	}
}

func TestFigureDrawing(t *testing.T) {
	c := testInk(t)
	c.artifact("", func() {
		m := &medium{c, 10, 0}
		m.Path([]chart.Point{{}, {X: 15}, {X: 15, Y: 15}}, true, chart.Pen{Stroke: chart.Color{A: 128}, Width: 2, Dash: []float64{3, 1}})
		m.end()
		m.Text(chart.Point{X: 5, Y: 20}, "up", chart.Type{Face: c.faces[bold], Size: 9, Color: chart.Color{A: 255}})
	})
	got := string(c.b)
	for _, want := range []string{
		"0.498 0.498 0.498 RG\n", "2 w\n", "[3 1 ] 0 d\n", "[] 0 d\n",
		"10 841.89 m\n25 841.89 l\n25 826.89 l\nh\nS\n",
		"/F3 9 Tf\n", "15 821.89 Td\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("content lacks %q:\n%s", want, got)
		}
	}
}

func TestSplitRefusesForeignFiles(t *testing.T) {
	for _, s := range []string{"", "%PDF-1.3\n", "startxref\n99\n%%EOF", "xref\n0 9\nstartxref\n0\n%%EOF", "xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\nstartxref\n0\n%%EOF\n"} {
		if _, err := split([]byte(s)); err == nil {
			t.Errorf("%q was taken apart", s)
		}
	}
}
