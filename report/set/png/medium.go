package png

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/set/chart"
)

// maxArea refuses pictures that no page needs before memory is asked for.
const maxArea = 120e6

// engine is what is asked of go-chart's drawing engine, which puts every pixel of a
// picture in place: paths of straight lines, outlines of glyphs, fills, strokes.
// Its Renderer is not used: it rounds to whole pixels, sets type an eighth too
// large, draws circles as four parabolas, and leaves corners of strokes open.
type engine interface {
	MoveTo(x, y float64)
	LineTo(x, y float64)
	Close()
	CreateStringPath(s string, x, y float64) (float64, error)
	SetFillColor(color.Color)
	SetStrokeColor(color.Color)
	SetLineWidth(float64)
	SetLineDash(dash []float64, offset float64)
	Fill(paths ...*drawing.Path)
	Stroke(paths ...*drawing.Path)
	FillStroke(paths ...*drawing.Path)
}

// raster draws on white, so many pixels wide.
func raster(d chart.Drawing, width int) (*image.RGBA, error) {
	height := math.Ceil(d.H * float64(width) / d.W)
	if !(float64(width)*height <= maxArea) {
		return nil, fmt.Errorf("picture of %d by %.0f pixels is more than %.0f", width, height, float64(maxArea))
	}
	img := image.NewRGBA(image.Rect(0, 0, width, int(height)))
	for i := range img.Pix {
		img.Pix[i] = 0xFF
	}
	m, err := newMedium(img, float64(width)*72/d.W)
	if err != nil {
		return nil, err
	}
	d.Draw(m)
	return img, m.err
}

// medium draws a figure with the engine.
type medium struct {
	dpi float64
	engine
	font func(chart.Type) // sets the type that the engine takes outlines from
	err  error            // first one
}

var _ chart.Medium = (*medium)(nil)

func newMedium(img *image.RGBA, dpi float64) (*medium, error) {
	gc, err := drawing.NewRasterGraphicContext(img)
	if err != nil {
		return nil, err
	}
	gc.SetFillRule(drawing.FillRuleWinding)
	gc.SetDPI(dpi * 64 / 72) // the engine's scale is size × DPI in sixty-fourths of a pixel
	font := func(t chart.Type) {
		gc.SetFont(t.Face.TrueType())
		gc.SetFontSize(t.Size)
	}
	return &medium{dpi: dpi, engine: gc, font: font}, nil
}

// px converts points to pixels, counted in steps of the grid on which figures
// stand: those are whole numbers, so that a line on the edge of a pixel stays there.
func (m *medium) px(v float64) float64 { return v * chart.Steps * m.dpi / (72 * chart.Steps) }

// Path draws a line through points.
func (m *medium) Path(points []chart.Point, closed bool, p chart.Pen) {
	for i, q := range points {
		if i == 0 {
			m.MoveTo(m.px(q.X), m.px(q.Y))
		} else {
			m.LineTo(m.px(q.X), m.px(q.Y))
		}
	}
	corners := points[1 : len(points)-1]
	if closed { // the engine closes fills, but leaves a notch in strokes
		m.LineTo(m.px(points[0].X), m.px(points[0].Y))
		m.Close()
		corners = points
	}
	m.paint(p, corners)
}

// Circle draws a true circle.
func (m *medium) Circle(at chart.Point, radius float64, p chart.Pen) {
	m.circle(m.px(at.X), m.px(at.Y), m.px(radius))
	m.paint(p, nil)
}

// circle is a polygon, in pixels, that stays within a fiftieth of a pixel of the
// circle; the engine's own flattening of curves is coarse enough to be seen.
func (m *medium) circle(x, y, r float64) {
	const off = .02
	sides := 8
	if r > off {
		sides = max(sides, int(math.Ceil(math.Pi/math.Acos(1-off/r))))
	}
	m.MoveTo(x+r, y)
	for i := 1; i <= sides; i++ {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(sides))
		m.LineTo(x+r*cos, y+r*sin)
	}
}

// paint paints the path at hand and ends it.
func (m *medium) paint(p chart.Pen, corners []chart.Point) {
	width := m.px(p.Width)
	m.SetStrokeColor(rgba(p.Stroke))
	m.SetFillColor(rgba(p.Fill))
	m.SetLineWidth(width)
	var dash []float64
	for _, d := range p.Dash {
		dash = append(dash, m.px(d))
	}
	m.SetLineDash(dash, 0)
	switch {
	case p.Strokes() && p.Fills():
		m.FillStroke()
	case p.Strokes():
		m.Stroke()
	default:
		m.Fill() // of a colour without alpha: the path is dropped
	}
	if p.Strokes() && len(dash) == 0 && width >= 1 {
		m.join(width, corners, p.Stroke)
	}
}

// join fills the corners of a stroke, which the engine leaves open.
func (m *medium) join(width float64, corners []chart.Point, c chart.Color) {
	if len(corners) == 0 {
		return
	}
	for _, q := range corners {
		m.circle(m.px(q.X), m.px(q.Y), width/2)
	}
	m.SetFillColor(rgba(c))
	m.Fill()
}

// rgba is a colour as the engine takes it, which multiplies the alpha in.
func rgba(c chart.Color) color.Color { return color.NRGBA(c) }

// Text fills the outlines of glyphs, one by one with the face's kerning, so that
// the line is as wide as layout measured it.
func (m *medium) Text(at chart.Point, s string, t chart.Type) {
	m.font(t)
	m.SetFillColor(rgba(t.Color))
	x, em := m.px(at.X), t.Size*m.dpi/72/float64(t.Face.UnitsPerEm)
	last := rune(-1)
	for _, r := range s {
		if last >= 0 {
			x += float64(t.Face.Kern(last, r)) * em
		}
		if _, err := m.CreateStringPath(string(r), x, m.px(at.Y)); err != nil {
			if m.err == nil {
				m.err = err
			}
			return
		}
		m.Fill() // one by one: the engine's time grows with the square of what a line holds
		x += float64(t.Face.Advance(r)) * em
		last = r
	}
}
