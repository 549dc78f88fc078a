package chart

import (
	"math"

	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/set/face"
)

// Canvas is go-chart's Renderer seen in points.
type Canvas struct {
	r    gochart.Renderer
	unit float64 // renderer units in a point
}

func newCanvas(r gochart.Renderer) *Canvas {
	return &Canvas{r: r, unit: r.GetDPI() / 72}
}

// snap rounds a place to renderer units. The small bias keeps ties such as
// 0.025 point, which layouts produce, clear of the rounding edge, so that a
// processor with fused multiply-add draws the same bytes.
func (c *Canvas) snap(v float64) int { return int(math.Floor(v*c.unit + .5 + 1e-6)) }

// pen is how a path is painted. A colour without alpha paints nothing.
type pen struct {
	fill, stroke drawing.Color
	width        float64 // points
	dash         []float64
}

// point is a place in points from the figure's top left corner, y down.
type point struct{ x, y float64 }

func (c *Canvas) path(pts []point, closed bool, p pen) {
	if len(pts) < 2 {
		return
	}
	c.use(p)
	for i, q := range pts {
		if i == 0 {
			c.r.MoveTo(c.snap(q.x), c.snap(q.y))
			continue
		}
		c.r.LineTo(c.snap(q.x), c.snap(q.y))
	}
	if closed {
		c.r.Close()
	}
	c.paint(p)
}

func (c *Canvas) circle(at point, radius float64, p pen) {
	c.use(p)
	c.r.Circle(radius*c.unit, c.snap(at.x), c.snap(at.y))
	c.paint(p)
}

func (c *Canvas) use(p pen) {
	c.r.SetFillColor(p.fill)
	c.r.SetStrokeColor(p.stroke)
	c.r.SetStrokeWidth(p.width * c.unit)
	var dash []float64
	for _, d := range p.dash {
		dash = append(dash, d*c.unit)
	}
	c.r.SetStrokeDashArray(dash)
}

func (c *Canvas) paint(p pen) {
	switch stroked := p.stroke.A > 0 && p.width > 0; {
	case stroked && p.fill.A > 0:
		c.r.FillStroke()
	case stroked:
		c.r.Stroke()
	default:
		c.r.Fill()
	}
}

// style is how a piece of text is set.
type style struct {
	face  *face.Face
	size  float64 // points
	color drawing.Color
}

// width is the advance width in points; it is the same on every medium.
func (s style) width(text string) float64 { return s.face.Width(text, s.size) }

func (s style) in(c drawing.Color) style { s.color = c; return s }

// text sets one line with its left end and baseline at a point.
func (c *Canvas) text(at point, s string, st style) {
	c.r.SetFont(st.face.TrueType())
	c.r.SetFontSize(st.size)
	c.r.SetFontColor(st.color)
	c.r.Text(s, c.snap(at.x), c.snap(at.y))
}
