package charttest

import (
	"fmt"
	"io"
	"strings"

	"github.com/golang/freetype/truetype"
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/set/chart"
	"assize/report/set/face"
)

// Box is a place in points.
type Box struct{ X, Y, W, H float64 }

// Overlaps allows boxes to touch within a twentieth of a point.
func (b Box) Overlaps(o Box) bool {
	const eps = .06
	return b.X < o.X+o.W-eps && o.X < b.X+b.W-eps && b.Y < o.Y+o.H-eps && o.Y < b.Y+b.H-eps
}

// Text is a recorded line of text: Box spans its width and its letters from
// ascender to descender.
type Text struct {
	Box
	S     string
	Size  float64
	Face  *face.Face
	Color drawing.Color
}

// Recorder is a Renderer that keeps what is drawn.
type Recorder struct {
	Texts []Text
	Paths []Path
	// Calls are the calls in order, for goldens.
	Calls []string

	faces  map[*truetype.Font]*face.Face
	dpi    float64
	font   *truetype.Font
	size   float64
	ink    drawing.Color
	stroke drawing.Color
	fill   drawing.Color
	width  float64
	cur    []string
	box    Box
	open   bool
}

// Path is a painted path: its box and pens.
type Path struct {
	Box
	Stroke, Fill drawing.Color
	Width        float64
}

// NewRecorder records at the grid of the chart package.
func NewRecorder(set *face.Set) *Recorder {
	r := &Recorder{faces: map[*truetype.Font]*face.Face{}, dpi: chart.DPI}
	for _, f := range set.All() {
		r.faces[f.TrueType()] = f
	}
	return r
}

func (r *Recorder) pt(v float64) float64 { return v * 72 / r.dpi }

// ResetStyle implements Renderer.
func (r *Recorder) ResetStyle() {}

// GetDPI implements Renderer.
func (r *Recorder) GetDPI() float64 { return r.dpi }

// SetDPI implements Renderer.
func (r *Recorder) SetDPI(d float64) { r.dpi = d }

// SetClassName implements Renderer.
func (r *Recorder) SetClassName(string) {}

// SetStrokeColor implements Renderer.
func (r *Recorder) SetStrokeColor(c drawing.Color) { r.stroke = c }

// SetFillColor implements Renderer.
func (r *Recorder) SetFillColor(c drawing.Color) { r.fill = c }

// SetStrokeWidth implements Renderer.
func (r *Recorder) SetStrokeWidth(w float64) { r.width = w }

// SetStrokeDashArray implements Renderer.
func (r *Recorder) SetStrokeDashArray([]float64) {}

// SetFont implements Renderer.
func (r *Recorder) SetFont(f *truetype.Font) { r.font = f }

// SetFontColor implements Renderer.
func (r *Recorder) SetFontColor(c drawing.Color) { r.ink = c }

// SetFontSize implements Renderer.
func (r *Recorder) SetFontSize(s float64) { r.size = s }

// SetTextRotation implements Renderer; no figure turns its text.
func (r *Recorder) SetTextRotation(float64) { r.Calls = append(r.Calls, "rotate") }

// ClearTextRotation implements Renderer.
func (r *Recorder) ClearTextRotation() {}

// MeasureText implements Renderer.
func (r *Recorder) MeasureText(string) gochart.Box { return gochart.Box{} }

// Save implements Renderer.
func (r *Recorder) Save(io.Writer) error { return nil }

func (r *Recorder) to(op string, x, y, reach float64) {
	b := Box{r.pt(x - reach), r.pt(y - reach), r.pt(2 * reach), r.pt(2 * reach)}
	if !r.open {
		r.box, r.open = b, true
	} else {
		x1, y1 := max(r.box.X+r.box.W, b.X+b.W), max(r.box.Y+r.box.H, b.Y+b.H)
		r.box.X, r.box.Y = min(r.box.X, b.X), min(r.box.Y, b.Y)
		r.box.W, r.box.H = x1-r.box.X, y1-r.box.Y
	}
	r.cur = append(r.cur, fmt.Sprintf("%s%g %g", op, x, y))
}

// MoveTo implements Renderer.
func (r *Recorder) MoveTo(x, y int) { r.to("M", float64(x), float64(y), 0) }

// LineTo implements Renderer.
func (r *Recorder) LineTo(x, y int) { r.to("L", float64(x), float64(y), 0) }

// QuadCurveTo implements Renderer.
func (r *Recorder) QuadCurveTo(_, _, x, y int) { r.to("Q", float64(x), float64(y), 0) }

// ArcTo implements Renderer.
func (r *Recorder) ArcTo(cx, cy int, rx, _, _, _ float64) {
	r.to("A", float64(cx), float64(cy), rx)
}

// Circle implements Renderer.
func (r *Recorder) Circle(radius float64, x, y int) { r.to("O", float64(x), float64(y), radius) }

// Close implements Renderer.
func (r *Recorder) Close() { r.cur = append(r.cur, "Z") }

func (r *Recorder) paint(how string, stroke, fill drawing.Color) {
	if r.open {
		r.Paths = append(r.Paths, Path{r.box, stroke, fill, r.pt(r.width)})
		r.Calls = append(r.Calls, fmt.Sprintf("%s %s stroke=%s fill=%s width=%g", how, strings.Join(r.cur, " "), stroke, fill, r.width))
	}
	r.cur, r.open = nil, false
}

// Stroke implements Renderer.
func (r *Recorder) Stroke() { r.paint("stroke", r.stroke, drawing.Color{}) }

// Fill implements Renderer.
func (r *Recorder) Fill() { r.paint("fill", drawing.Color{}, r.fill) }

// FillStroke implements Renderer.
func (r *Recorder) FillStroke() { r.paint("fillstroke", r.stroke, r.fill) }

// Text implements Renderer.
func (r *Recorder) Text(s string, x, y int) {
	f := r.faces[r.font]
	if f == nil {
		r.Calls = append(r.Calls, "text without a face: "+s)
		return
	}
	em := r.size / float64(f.UnitsPerEm)
	up := float64(f.CapHeight) * em * 1.08
	down := r.size * .2
	r.Texts = append(r.Texts, Text{
		Box: Box{r.pt(float64(x)), r.pt(float64(y)) - up, f.Width(s, r.size), up + down},
		S:   s, Size: r.size, Face: f, Color: r.ink,
	})
	r.Calls = append(r.Calls, fmt.Sprintf("text %q %d %d %s %g %s", s, x, y, f.Name, r.size, r.ink))
}
