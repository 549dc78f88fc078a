package svg

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/golang/freetype/truetype"
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/set/chart"
	"assize/report/set/face"
)

// Meta is what a picture says of itself.
type Meta struct {
	ID    string // prefix of the ids in the file, unique on a page
	Lang  string // BCP 47
	Title string // the finding
	Desc  string // the full text alternative
}

// Provider makes renderers that write one SVG picture each. Fonts of the set
// are written by family and weight; text in any other font has neither.
func Provider(m Meta, set *face.Set) gochart.RendererProvider {
	return func(w, h int) (gochart.Renderer, error) {
		if w <= 0 || h <= 0 {
			return nil, fmt.Errorf("picture of %d by %d units", w, h)
		}
		r := &renderer{meta: m, family: family(set), w: w, h: h, dpi: gochart.DefaultDPI, fonts: map[*truetype.Font]font{}}
		for _, f := range []font{{set.Regular, ""}, {set.Italic, ` font-style="italic"`},
			{set.SemiBold, ` font-weight="600"`}, {set.Bold, ` font-weight="700"`}} {
			r.fonts[f.face.TrueType()] = f
		}
		return r, nil
	}
}

// font is a face and the attributes that ask for it.
type font struct {
	face *face.Face
	attr string
}

// family is the font-family of a set with fallbacks that most systems have.
func family(set *face.Set) string {
	name := set.Regular.TrueType().Name(truetype.NameIDFontFamily)
	name = strings.Map(func(r rune) rune {
		if r == '\'' || r == '"' || r == '\\' || r == ';' || r < ' ' {
			return -1
		}
		return r
	}, name)
	return "'" + name + "', Arial, Helvetica, sans-serif"
}

// renderer implements gochart.Renderer. Coordinates come in units of 72/dpi
// points; the view box is in points.
type renderer struct {
	meta   Meta
	family string
	fonts  map[*truetype.Font]font
	w, h   int
	dpi    float64
	body   bytes.Buffer

	stroke, fill, ink drawing.Color
	width             float64
	dash              []float64
	font              *truetype.Font
	size              float64
	turn              float64 // radians, clockwise
	path              []byte
}

var _ gochart.Renderer = (*renderer)(nil)

func (r *renderer) unit() float64 { return 72 / r.dpi }

// num writes a number with at most two decimals: a hundredth of a point.
func num(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 {
		v = 0 // no minus zero
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func (r *renderer) at(v float64) string { return num(v * r.unit()) }

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

// op appends a path command with its coordinates.
func (r *renderer) op(cmd byte, vs ...float64) {
	r.path = append(r.path, cmd)
	for i, v := range vs {
		if i > 0 {
			r.path = append(r.path, ' ')
		}
		r.path = append(r.path, r.at(v)...)
	}
}

func (r *renderer) MoveTo(x, y int) { r.op('M', float64(x), float64(y)) }

func (r *renderer) LineTo(x, y int) {
	if len(r.path) == 0 {
		r.MoveTo(x, y)
		return
	}
	r.op('L', float64(x), float64(y))
}

func (r *renderer) QuadCurveTo(cx, cy, x, y int) {
	r.op('Q', float64(cx), float64(cy), float64(x), float64(y))
}

// ArcTo adds an arc: angles in radians, 0 at three o'clock, clockwise. It is
// written in halves, since an arc that ends where it began has no direction.
func (r *renderer) ArcTo(cx, cy int, rx, ry, startAngle, delta float64) {
	x, y := float64(cx), float64(cy)
	sin, cos := math.Sincos(startAngle)
	cmd := byte('L')
	if len(r.path) == 0 {
		cmd = 'M'
	}
	r.op(cmd, x+rx*cos, y+ry*sin)
	sweep := "0 0 0 "
	if delta > 0 {
		sweep = "0 0 1 "
	}
	for i := 1.0; i <= 2; i++ {
		sin, cos := math.Sincos(startAngle + delta*i/2)
		r.path = append(r.path, ("A" + r.at(rx) + " " + r.at(ry) + " " + sweep + r.at(x+rx*cos) + " " + r.at(y+ry*sin))...)
	}
}

// Circle adds a true circle to the path.
func (r *renderer) Circle(radius float64, x, y int) {
	r.op('M', float64(x)-radius, float64(y))
	q := r.at(radius)
	for _, to := range []float64{float64(x) + radius, float64(x) - radius} {
		r.path = append(r.path, ("A" + q + " " + q + " 0 0 1 " + r.at(to) + " " + r.at(float64(y)))...)
	}
	r.Close()
}

func (r *renderer) Close()      { r.path = append(r.path, 'Z') }
func (r *renderer) Stroke()     { r.paint(true, false) }
func (r *renderer) Fill()       { r.paint(false, true) }
func (r *renderer) FillStroke() { r.paint(true, true) }

func (r *renderer) paint(stroke, fill bool) {
	stroke = stroke && r.stroke.A > 0 && r.width > 0
	fill = fill && r.fill.A > 0
	if len(r.path) > 0 && (stroke || fill) {
		b := &r.body
		fmt.Fprintf(b, `<path d="%s"`, r.path)
		if fill {
			b.WriteString(colour("fill", r.fill))
		} else {
			b.WriteString(` fill="none"`)
		}
		if stroke {
			b.WriteString(colour("stroke", r.stroke))
			fmt.Fprintf(b, ` stroke-width="%s"`, r.at(r.width))
			for i, d := range r.dash {
				if i == 0 {
					b.WriteString(` stroke-dasharray="`)
				} else {
					b.WriteByte(' ')
				}
				b.WriteString(r.at(d))
			}
			if len(r.dash) > 0 {
				b.WriteByte('"')
			}
		}
		b.WriteString("/>\n")
	}
	r.path = r.path[:0]
}

func colour(name string, c drawing.Color) string {
	s := " " + name + `="` + chart.Hex(c) + `"`
	if c.A < 255 {
		s += fmt.Sprintf(` %s-opacity="%s"`, name, num(float64(c.A)/255))
	}
	return s
}

func (r *renderer) Text(body string, x, y int) {
	if body == "" || r.ink.A == 0 || r.size <= 0 {
		return
	}
	px, py := r.at(float64(x)), r.at(float64(y))
	fmt.Fprintf(&r.body, `<text x="%s" y="%s" font-size="%s"%s`, px, py, num(r.size), colour("fill", r.ink))
	f, known := r.fonts[r.font]
	if known {
		r.body.WriteString(f.attr)
	}
	if r.turn != 0 {
		fmt.Fprintf(&r.body, ` transform="rotate(%s %s %s)"`, num(r.turn*180/math.Pi), px, py)
	}
	if known && len([]rune(body)) > 1 {
		fmt.Fprintf(&r.body, ` textLength="%s" lengthAdjust="spacingAndGlyphs"`, num(f.face.Width(body, r.size)))
	}
	fmt.Fprintf(&r.body, ">%s</text>\n", escape(body))
}

// MeasureText is the advance width by the height of capitals.
func (r *renderer) MeasureText(body string) gochart.Box {
	f, known := r.fonts[r.font]
	if !known {
		return gochart.Box{}
	}
	capital := float64(f.face.CapHeight) / float64(f.face.UnitsPerEm)
	return gochart.Box{
		Right:  int(math.Ceil(f.face.Width(body, r.size) / r.unit())),
		Bottom: int(math.Ceil(capital * r.size / r.unit())),
	}
}

// Save writes the picture. The drawing itself is hidden from assistive
// technology, which hears the title and the description instead.
func (r *renderer) Save(w io.Writer) error {
	width, height := r.at(float64(r.w)), r.at(float64(r.h))
	id := ident(r.meta.ID)
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]spt" height="%[2]spt" viewBox="0 0 %[1]s %[2]s" role="img" aria-labelledby="%[3]s-title %[3]s-desc" xml:lang="%[4]s" lang="%[4]s" font-family="%[5]s">
<title id="%[3]s-title">%[6]s</title>
<desc id="%[3]s-desc">%[7]s</desc>
<rect width="100%%" height="100%%" fill="#ffffff"/>
<g aria-hidden="true">
%[8]s</g>
</svg>
`, width, height, id, escape(r.meta.Lang), escape(r.family), escape(r.meta.Title), escape(r.meta.Desc), r.body.Bytes())
	return err
}

// ident makes a name that may be an XML id and is none of the page's own.
func ident(s string) string {
	s = strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' {
			return c
		}
		return '-'
	}, s)
	return "svg-" + s
}

// escape makes text safe between tags and in attributes. Characters that XML
// 1.0 does not allow become the replacement character, so that they are seen.
func escape(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '"':
			b.WriteString("&quot;")
		case c < ' ' && c != '\t' && c != '\n' && c != '\r', c == 0xFFFE, c == 0xFFFF:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}
