package png

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"

	"github.com/golang/freetype/truetype"
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/set/face"
)

// maxPixels refuses pictures that no page needs before memory is asked for.
const maxPixels = 120e6

// Provider makes renderers that draw a bitmap at a resolution in dots per inch,
// whatever the DPI of the units they are given.
//
// They paint with go-chart's raster engine, but not through its renderer, which
// rounds to whole pixels, sets type an eighth too large (its scale lacks the
// 64/72 from sixty-fourths of a pixel to points), draws circles as four
// parabolas, and leaves corners of strokes open.
func Provider(dpi float64, set *face.Set) gochart.RendererProvider {
	return func(w, h int) (gochart.Renderer, error) {
		r := &renderer{w: w, h: h, out: dpi, dpi: gochart.DefaultDPI, faces: map[*truetype.Font]*face.Face{}}
		if w <= 0 || h <= 0 {
			return nil, fmt.Errorf("picture of %d by %d units", w, h)
		}
		for _, f := range set.All() {
			r.faces[f.TrueType()] = f
		}
		return r, nil
	}
}

// renderer implements gochart.Renderer. The bitmap is made when the first thing
// is drawn, since its size in pixels depends on the DPI set before.
type renderer struct {
	faces    map[*truetype.Font]*face.Face
	w, h     int     // size in units
	dpi, out float64 // of the units, of the bitmap
	img      *image.RGBA
	gc       *drawing.RasterGraphicContext
	err      error

	stroke, fill, ink drawing.Color
	width             float64
	dash              []float64
	font              *truetype.Font
	size              float64
	turn              float64

	path    [][2]float64 // corners since MoveTo, in pixels
	corners [][2]float64 // where stroked lines join
}

var _ gochart.Renderer = (*renderer)(nil)

// px converts units to pixels.
func (r *renderer) px(v float64) float64 { return v * r.out / r.dpi }

// ready makes the bitmap on first use, white; it reports whether there is one.
func (r *renderer) ready() bool {
	if r.gc != nil || r.err != nil {
		return r.err == nil
	}
	w, h := math.Ceil(r.px(float64(r.w))), math.Ceil(r.px(float64(r.h)))
	if !(w*h <= maxPixels) {
		r.err = fmt.Errorf("picture of %.0f by %.0f pixels is more than %.0f", w, h, float64(maxPixels))
		return false
	}
	r.img = image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
	for i := range r.img.Pix {
		r.img.Pix[i] = 0xFF
	}
	r.gc, r.err = drawing.NewRasterGraphicContext(r.img)
	if r.err != nil {
		return false
	}
	r.gc.SetFillRule(drawing.FillRuleWinding)
	r.gc.SetDPI(r.out * 64 / 72) // the engine's scale is size × DPI in sixty-fourths of a pixel
	return true
}

func (r *renderer) ResetStyle() {
	r.stroke, r.fill, r.ink = drawing.Color{}, drawing.Color{}, drawing.Color{}
	r.width, r.dash, r.size, r.turn = 0, nil, 0, 0
}

func (r *renderer) GetDPI() float64                { return r.dpi }
func (r *renderer) SetDPI(dpi float64)             { r.dpi = dpi }
func (r *renderer) SetClassName(string)            {}
func (r *renderer) SetStrokeColor(c drawing.Color) { r.stroke = c }
func (r *renderer) SetFillColor(c drawing.Color)   { r.fill = c }
func (r *renderer) SetStrokeWidth(w float64)       { r.width = w }
func (r *renderer) SetStrokeDashArray(d []float64) { r.dash = d }
func (r *renderer) SetFont(f *truetype.Font)       { r.font = f }
func (r *renderer) SetFontColor(c drawing.Color)   { r.ink = c }
func (r *renderer) SetFontSize(size float64)       { r.size = size }
func (r *renderer) SetTextRotation(rad float64)    { r.turn = rad }
func (r *renderer) ClearTextRotation()             { r.turn = 0 }

func (r *renderer) MoveTo(x, y int) {
	if !r.ready() {
		return
	}
	r.endLine()
	px, py := r.px(float64(x)), r.px(float64(y))
	r.gc.MoveTo(px, py)
	r.path = append(r.path[:0], [2]float64{px, py})
}

func (r *renderer) LineTo(x, y int) {
	if !r.ready() {
		return
	}
	if len(r.path) == 0 {
		r.MoveTo(x, y)
		return
	}
	px, py := r.px(float64(x)), r.px(float64(y))
	r.gc.LineTo(px, py)
	r.path = append(r.path, [2]float64{px, py})
}

// endLine keeps the inner corners of an open line for joining.
func (r *renderer) endLine() {
	if len(r.path) > 2 {
		r.corners = append(r.corners, r.path[1:len(r.path)-1]...)
	}
	r.path = r.path[:0]
}

func (r *renderer) QuadCurveTo(cx, cy, x, y int) {
	if r.ready() {
		r.gc.QuadCurveTo(r.px(float64(cx)), r.px(float64(cy)), r.px(float64(x)), r.px(float64(y)))
	}
}

func (r *renderer) ArcTo(cx, cy int, rx, ry, startAngle, delta float64) {
	if r.ready() {
		r.gc.ArcTo(r.px(float64(cx)), r.px(float64(cy)), r.px(rx), r.px(ry), startAngle, delta)
	}
}

func (r *renderer) Close() {
	if !r.ready() {
		return
	}
	if len(r.path) > 1 { // the engine closes fills, but leaves a notch in strokes
		r.gc.LineTo(r.path[0][0], r.path[0][1])
		r.corners = append(r.corners, r.path...)
	}
	r.path = r.path[:0]
	r.gc.Close()
}

// Circle adds a true circle.
func (r *renderer) Circle(radius float64, x, y int) {
	if r.ready() {
		r.circle(r.px(float64(x)), r.px(float64(y)), r.px(radius))
	}
}

// circle is a polygon that stays within a fiftieth of a pixel of the circle;
// the engine's own flattening of curves is coarse enough to be seen.
func (r *renderer) circle(x, y, rad float64) {
	const off = .02
	sides := 8
	if rad > off {
		sides = max(sides, int(math.Ceil(math.Pi/math.Acos(1-off/rad))))
	}
	r.gc.MoveTo(x+rad, y)
	for i := 1; i <= sides; i++ {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(sides))
		r.gc.LineTo(x+rad*cos, y+rad*sin)
	}
}

func (r *renderer) Stroke()     { r.paint(true, false) }
func (r *renderer) Fill()       { r.paint(false, true) }
func (r *renderer) FillStroke() { r.paint(true, true) }

func (r *renderer) paint(stroke, fill bool) {
	if !r.ready() {
		return
	}
	stroke = stroke && r.stroke.A > 0 && r.width > 0
	fill = fill && r.fill.A > 0
	r.endLine()
	width := r.px(r.width)
	r.gc.SetStrokeColor(rgba(r.stroke))
	r.gc.SetFillColor(rgba(r.fill))
	r.gc.SetLineWidth(width)
	var dash []float64
	for _, d := range r.dash {
		dash = append(dash, r.px(d))
	}
	r.gc.SetLineDash(dash, 0)
	switch {
	case stroke && fill:
		r.gc.FillStroke()
	case stroke:
		r.gc.Stroke()
	case fill:
		r.gc.Fill()
	default: // drop the path
		r.gc.SetFillColor(color.RGBA{})
		r.gc.Fill()
	}
	if stroke && len(dash) == 0 {
		r.join(width)
	}
	r.corners = r.corners[:0]
}

// join fills the corners of a stroke, which the engine leaves open.
func (r *renderer) join(width float64) {
	if width < 1 || len(r.corners) == 0 {
		return
	}
	for _, c := range r.corners {
		r.circle(c[0], c[1], width/2)
	}
	r.gc.SetFillColor(rgba(r.stroke))
	r.gc.Fill()
}

// rgba multiplies the alpha in, as image/color wants it.
func rgba(c drawing.Color) color.Color { return color.NRGBA{R: c.R, G: c.G, B: c.B, A: c.A} }

// Text sets glyph by glyph with the face's kerning, so that its width is what
// layout measured.
func (r *renderer) Text(body string, x, y int) {
	if body == "" || r.ink.A == 0 || r.size <= 0 || r.font == nil || !r.ready() {
		return
	}
	r.gc.SetFont(r.font)
	r.gc.SetFontSize(r.size)
	r.gc.SetFillColor(rgba(r.ink))
	px, py := r.px(float64(x)), r.px(float64(y))
	if r.turn != 0 {
		m := r.gc.GetMatrixTransform()
		defer r.gc.SetMatrixTransform(m)
		r.gc.Translate(px, py)
		r.gc.Rotate(r.turn)
		px, py = 0, 0
	}
	f := r.faces[r.font]
	if f == nil {
		if _, err := r.gc.CreateStringPath(body, px, py); err != nil {
			r.err = err
			return
		}
		r.gc.Fill()
		return
	}
	em := r.size * r.out / 72 / float64(f.UnitsPerEm)
	last := rune(-1)
	for _, c := range body {
		if last >= 0 {
			px += float64(f.Kern(last, c)) * em
		}
		if _, err := r.gc.CreateStringPath(string(c), px, py); err != nil {
			r.err = err
			return
		}
		px += float64(f.Advance(c)) * em
		last = c
	}
	r.gc.Fill()
}

// MeasureText is the advance width by the height of capitals, in units.
func (r *renderer) MeasureText(body string) gochart.Box {
	f := r.faces[r.font]
	if f == nil {
		return gochart.Box{}
	}
	capital := float64(f.CapHeight) / float64(f.UnitsPerEm)
	return gochart.Box{
		Right:  int(math.Ceil(f.Width(body, r.size) * r.dpi / 72)),
		Bottom: int(math.Ceil(capital * r.size * r.dpi / 72)),
	}
}

// Save writes the picture.
func (r *renderer) Save(w io.Writer) error {
	if !r.ready() {
		return r.err
	}
	return png.Encode(w, r.img)
}
