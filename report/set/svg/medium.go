package svg

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"assize/report/set/chart"
	"assize/report/set/face"
)

// meta is what a picture says of itself to assistive technology.
type meta struct {
	id    string // unique where pictures share a page
	lang  string // BCP 47
	title string // the finding
	desc  string // the full text alternative
}

// family is the font-family of a set with fallbacks that most systems have.
func family(set *face.Set) string {
	name := strings.Map(func(r rune) rune {
		if r == '\'' || r == '"' || r == '\\' || r == ';' || r < ' ' {
			return -1
		}
		return r
	}, set.Regular.Family())
	return "'" + name + "', Arial, Helvetica, sans-serif"
}

// medium writes a figure as SVG elements, in points.
type medium struct {
	faces *face.Set
	body  bytes.Buffer
}

var _ chart.Medium = (*medium)(nil)

// num writes a number with at most two decimals: a hundredth of a point.
func num(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 {
		v = 0 // no minus zero
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// Path writes a line through points.
func (m *medium) Path(points []chart.Point, closed bool, p chart.Pen) {
	var d strings.Builder
	for i, q := range points {
		d.WriteString([]string{"M", "L"}[min(i, 1)] + num(q.X) + " " + num(q.Y))
	}
	if closed {
		d.WriteByte('Z')
	}
	m.paint(d.String(), p)
}

// Circle is written in halves, since an arc that ends where it began has no
// direction.
func (m *medium) Circle(at chart.Point, radius float64, p chart.Pen) {
	r, y, left := num(radius), num(at.Y), num(at.X-radius)
	arc := "A" + r + " " + r + " 0 0 1 "
	m.paint("M"+left+" "+y+arc+num(at.X+radius)+" "+y+arc+left+" "+y+"Z", p)
}

// paint writes a path, unless nothing of it is seen.
func (m *medium) paint(d string, p chart.Pen) {
	if !p.Strokes() && !p.Fills() {
		return
	}
	b := &m.body
	fmt.Fprintf(b, `<path d="%s"`, d)
	if p.Fills() {
		b.WriteString(colour("fill", p.Fill))
	} else {
		b.WriteString(` fill="none"`)
	}
	if p.Strokes() {
		fmt.Fprintf(b, `%s stroke-width="%s"`, colour("stroke", p.Stroke), num(p.Width))
		if len(p.Dash) > 0 {
			lengths := make([]string, len(p.Dash))
			for i, v := range p.Dash {
				lengths[i] = num(v)
			}
			fmt.Fprintf(b, ` stroke-dasharray="%s"`, strings.Join(lengths, " "))
		}
	}
	b.WriteString("/>\n")
}

func colour(name string, c chart.Color) string {
	s := " " + name + `="` + c.Hex() + `"`
	if c.A < 255 {
		s += fmt.Sprintf(` %s-opacity="%s"`, name, num(float64(c.A)/255))
	}
	return s
}

// Text names the face by family and weight, and says how long the line is, so that
// it keeps its place where another font must be taken.
func (m *medium) Text(at chart.Point, s string, t chart.Type) {
	if s == "" || t.Color.A == 0 {
		return
	}
	fmt.Fprintf(&m.body, `<text x="%s" y="%s" font-size="%s"%s%s`, num(at.X), num(at.Y), num(t.Size), colour("fill", t.Color), m.weight(t.Face))
	if utf8.RuneCountInString(s) > 1 {
		fmt.Fprintf(&m.body, ` textLength="%s" lengthAdjust="spacingAndGlyphs"`, num(t.Face.Width(s, t.Size)))
	}
	fmt.Fprintf(&m.body, ">%s</text>\n", escape(s))
}

// weight are the attributes that ask for a face of the family.
func (m *medium) weight(f *face.Face) string {
	switch f {
	case m.faces.Italic:
		return ` font-style="italic"`
	case m.faces.SemiBold:
		return ` font-weight="600"`
	case m.faces.Bold:
		return ` font-weight="700"`
	}
	return ""
}

// picture is the whole file. The drawing itself is hidden from assistive
// technology, which hears the title and the description instead.
func (m *medium) picture(about meta, w, h float64) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]spt" height="%[2]spt" viewBox="0 0 %[1]s %[2]s" role="img" aria-labelledby="%[3]s-title %[3]s-desc" xml:lang="%[4]s" lang="%[4]s" font-family="%[5]s">
<title id="%[3]s-title">%[6]s</title>
<desc id="%[3]s-desc">%[7]s</desc>
<rect width="100%%" height="100%%" fill="#ffffff"/>
<g aria-hidden="true">
%[8]s</g>
</svg>
`, num(w), num(h), ident(about.id), escape(about.lang), escape(family(m.faces)), escape(about.title), escape(about.desc), m.body.Bytes())
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
