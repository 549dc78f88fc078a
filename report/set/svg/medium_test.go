package svg

import (
	"strings"
	"testing"

	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// Thin lines stay, text is escaped and keeps its length, circles close, and what
// cannot be seen is not written.
func TestMedium(t *testing.T) {
	faces := charttest.Env(t).Faces
	m := &medium{faces: faces}
	black := chart.Color{A: 255}
	m.Path([]chart.Point{{}, {X: 10}}, false, chart.Pen{Stroke: black, Width: .75, Dash: []float64{3, 2}})
	m.Path([]chart.Point{{X: 1}, {X: 2}, {X: 2, Y: 3}}, true, chart.Pen{Fill: black, Stroke: black, Width: 1})
	m.Circle(chart.Point{X: 20, Y: 20}, 4.5, chart.Pen{Fill: chart.Color{R: 255, A: 128}})
	m.Path([]chart.Point{{}, {X: 11}}, false, chart.Pen{Stroke: black})
	m.Path([]chart.Point{{}, {X: 12}}, false, chart.Pen{Width: 1})
	m.Text(chart.Point{X: 1, Y: 40}, "a & b", chart.Type{Face: faces.SemiBold, Size: 10, Color: black})
	m.Text(chart.Point{X: 1, Y: 50}, "c", chart.Type{Face: faces.Italic, Size: 10, Color: black})
	m.Text(chart.Point{X: 1, Y: 60}, "unseen", chart.Type{Face: faces.Regular, Size: 10})
	got := m.body.String()
	want := `<path d="M0 0L10 0" fill="none" stroke="#000000" stroke-width="0.75" stroke-dasharray="3 2"/>
<path d="M1 0L2 0L2 3Z" fill="#000000" stroke="#000000" stroke-width="1"/>
<path d="M15.5 20A4.5 4.5 0 0 1 24.5 20A4.5 4.5 0 0 1 15.5 20Z" fill="#ff0000" fill-opacity="0.5"/>
<text x="1" y="40" font-size="10" fill="#000000" font-weight="600" textLength="` + num(faces.SemiBold.Width("a & b", 10)) + `" lengthAdjust="spacingAndGlyphs">a &amp; b</text>
<text x="1" y="50" font-size="10" fill="#000000" font-style="italic">c</text>
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if s := string(m.picture(meta{id: "a b", title: "<t>"}, 10, 20)); !strings.Contains(s, `viewBox="0 0 10 20"`) || !strings.Contains(s, `id="svg-a-b-title">&lt;t&gt;`) {
		t.Errorf("%s", s)
	}
}
