package pdf

import (
	"errors"
	"io"
	"math"

	"github.com/golang/freetype/truetype"
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/set/chart"
)

func (c Color) drawing() drawing.Color { return drawing.Color{R: c.R, G: c.G, B: c.B, A: 255} }

// opaque lays a colour on white: the page has no transparency.
func opaque(c drawing.Color) Color {
	mix := func(v uint8) uint8 {
		return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255)
	}
	return Color{mix(c.R), mix(c.G), mix(c.B)}
}

// renderer lets go-chart's drawing calls write to the page: vector shapes and
// searchable text. Its unit is a twentieth of a point, its origin (x, y). Paths
// are kept until they are painted, for PDF allows no change of colour between.
type renderer struct {
	c            *ink
	x, y         float64
	stroke, fill drawing.Color
	fontColor    drawing.Color
	width, size  float64
	dash         []float64
	angle        float64
	font         faceID
	path         []segment
}

// units is renderer units in a point.
const units = chart.DPI / 72.0

var _ gochart.Renderer = (*renderer)(nil)

func newRenderer(c *ink, x, y float64) *renderer {
	r := &renderer{c: c, x: x, y: y}
	r.ResetStyle()
	return r
}

func (r *renderer) ResetStyle() {
	r.stroke, r.fill, r.fontColor = drawing.ColorTransparent, drawing.ColorTransparent, drawing.ColorBlack
	r.width, r.size, r.dash, r.angle, r.font = units, 10, nil, 0, regular
}

func (r *renderer) GetDPI() float64                { return chart.DPI }
func (r *renderer) SetDPI(float64)                 {} // the page's grid is fixed
func (r *renderer) SetClassName(string)            {} // for web media only
func (r *renderer) SetStrokeColor(c drawing.Color) { r.stroke = c }
func (r *renderer) SetFillColor(c drawing.Color)   { r.fill = c }
func (r *renderer) SetStrokeWidth(w float64)       { r.width = w }
func (r *renderer) SetStrokeDashArray(d []float64) { r.dash = d }
func (r *renderer) SetFontColor(c drawing.Color)   { r.fontColor = c }
func (r *renderer) SetFontSize(s float64)          { r.size = s }
func (r *renderer) SetTextRotation(a float64)      { r.angle = a }
func (r *renderer) ClearTextRotation()             { r.angle = 0 }

// SetFont takes one of the publication's own faces.
func (r *renderer) SetFont(f *truetype.Font) {
	for id, own := range r.c.faces {
		if own.TrueType() == f {
			r.font = faceID(id)
			return
		}
	}
	r.c.fail("figure asks for a font that is not of the publication's family [font]")
}

// Save fails: the figure is part of a page.
func (r *renderer) Save(io.Writer) error {
	return errors.New("a figure on a page cannot be saved alone")
}

func (r *renderer) px(x float64) float64 { return r.x + x/units }
func (r *renderer) py(y float64) float64 { return r.c.h - r.y - y/units }

func (r *renderer) MoveTo(x, y int) { r.to('m', float64(x), float64(y)) }
func (r *renderer) LineTo(x, y int) { r.to('l', float64(x), float64(y)) }
func (r *renderer) Close()          { r.path = append(r.path, segment{op: 'h'}) }

func (r *renderer) to(op byte, x, y float64) {
	if len(r.path) == 0 {
		op = 'm'
	}
	r.path = append(r.path, segment{op, [6]float64{r.px(x), r.py(y)}})
}

// current is the end of the path in renderer units.
func (r *renderer) current() (x, y float64) {
	for i := len(r.path) - 1; i >= 0; i-- {
		a := r.path[i].at
		switch r.path[i].op {
		case 'm', 'l':
			return (a[0] - r.x) * units, (r.c.h - r.y - a[1]) * units
		case 'c':
			return (a[4] - r.x) * units, (r.c.h - r.y - a[5]) * units
		}
	}
	return 0, 0
}

func (r *renderer) cubic(x1, y1, x2, y2, x3, y3 float64) {
	r.path = append(r.path, segment{'c', [6]float64{r.px(x1), r.py(y1), r.px(x2), r.py(y2), r.px(x3), r.py(y3)}})
}

// QuadCurveTo raises the quadratic curve to a cubic one, the only kind PDF has.
func (r *renderer) QuadCurveTo(cx, cy, x, y int) {
	x0, y0 := r.current()
	qx, qy, ex, ey := float64(cx), float64(cy), float64(x), float64(y)
	r.cubic(x0+2*(qx-x0)/3, y0+2*(qy-y0)/3, ex+2*(qx-ex)/3, ey+2*(qy-ey)/3, ex, ey)
}

// ArcTo draws an arc in pieces of at most a quarter turn. Angles run clockwise
// from east, as the y axis points down.
func (r *renderer) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	n := max(1, int(math.Ceil(math.Abs(delta)/(math.Pi/2)-1e-9)))
	step := delta / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	x, y := float64(cx), float64(cy)
	s, c := math.Sincos(start)
	r.to('l', x+rx*c, y+ry*s)
	for i := range n {
		s0, c0 := math.Sincos(start + step*float64(i))
		s1, c1 := math.Sincos(start + step*float64(i+1))
		r.cubic(x+rx*(c0-k*s0), y+ry*(s0+k*c0), x+rx*(c1+k*s1), y+ry*(s1-k*c1), x+rx*c1, y+ry*s1)
	}
}

func (r *renderer) Circle(radius float64, x, y int) {
	r.to('m', float64(x)+radius, float64(y))
	r.ArcTo(x, y, radius, radius, 0, 2*math.Pi)
	r.Close()
}

func (r *renderer) Stroke()     { r.paint(true, false) }
func (r *renderer) Fill()       { r.paint(false, true) }
func (r *renderer) FillStroke() { r.paint(true, true) }

func (r *renderer) paint(stroke, fill bool) {
	path := r.path
	r.path = r.path[:0]
	var pen, ground *Color
	if stroke && r.stroke.A > 0 && r.width > 0 {
		p := opaque(r.stroke)
		pen = &p
		r.setDash()
	}
	if fill && r.fill.A > 0 {
		f := opaque(r.fill)
		ground = &f
	}
	r.c.paint(path, ground, pen, r.width/units, false)
}

func (r *renderer) setDash() {
	c := r.c
	if len(r.dash) == 0 && !c.dashed {
		return
	}
	c.dashed = len(r.dash) > 0
	c.b = append(c.b, '[')
	for _, d := range r.dash {
		c.num(d / units)
	}
	c.b = append(c.b, "] 0 d\n"...)
}

// Text sets a line with its left end and baseline at (x, y). The space after it
// keeps words apart when the text is extracted.
func (r *renderer) Text(s string, x, y int) {
	r.c.rotated(r.px(float64(x)), r.y+float64(y)/units, -r.angle, r.font, r.size, opaque(r.fontColor), s+" ")
}

// MeasureText is the box of a line in renderer units, by the face's metrics.
func (r *renderer) MeasureText(s string) gochart.Box {
	f := r.c.faces[r.font]
	b := gochart.Box{
		Right:  int(math.Ceil(f.Width(s, r.size) * units)),
		Bottom: int(math.Ceil(r.size * float64(f.CapHeight) / float64(f.UnitsPerEm) * units)),
	}
	if r.angle != 0 {
		return b.Corners().Rotate(r.angle * 180 / math.Pi).Box()
	}
	return b
}

// end makes lines whole again after a figure.
func (r *renderer) end() {
	r.dash = nil
	r.setDash()
}
