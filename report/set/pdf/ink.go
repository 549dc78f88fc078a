package pdf

import (
	"fmt"
	"math"
	"strconv"

	"assize/report/set/face"
)

// faceID is one of the four faces of the family.
type faceID int

const (
	regular faceID = iota
	italic
	semibold
	bold
	faceCount
)

// ink writes page content and records which structure element owns each part
// of it. Units are points, the origin is the top left corner of the page.
//
// That all content is tagged or an artifact is enforced here: drawing outside
// tag and artifact, or one inside the other, is an error of the document. The
// first error sticks and is returned by the setter; drawing goes on harmlessly.
type ink struct {
	w, h  float64
	faces [faceCount]*face.Face
	tree  *tree
	pages [][]byte // content of each page

	page   int // 1-based
	b      []byte
	inside int   // depth: 0 outside, 1 in a tag or artifact
	owner  *elem // of the open tag, nil in an artifact
	again  bool  // in an artifact that says what stands before it once more
	last   *elem // owner of the sequence that ends at lastEnd
	end    int

	font      faceID
	size      float64
	fill, pen Color
	width     float64
	dashed    bool
	fresh     bool // graphics state of the page not written yet

	used  [faceCount]map[rune]bool
	logo  bool // the logo was drawn
	trace *tracer
	err   error
}

func newInk(w, h float64, faces *face.Set, t *tree) *ink {
	c := &ink{w: w, h: h, tree: t}
	copy(c.faces[:], faces.All())
	for i := range c.used {
		c.used[i] = map[rune]bool{}
	}
	return c
}

func (c *ink) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("page %d: "+format, append([]any{c.page}, args...)...)
	}
}

// newPage ends the page and begins the next.
func (c *ink) newPage() {
	c.endPage()
	c.page++
	c.b = make([]byte, 0, 16<<10)
	c.last, c.fresh, c.dashed = nil, true, false
	c.b = append(c.b, "0 J\n"...) // fpdf begins pages with square line ends
	for len(c.tree.marks) < c.page {
		c.tree.marks = append(c.tree.marks, nil)
	}
}

func (c *ink) endPage() {
	if c.page > 0 && len(c.pages) < c.page {
		c.pages = append(c.pages, c.b)
	}
}

// tag draws content that belongs to e. Content that follows the same element's
// content at once joins its sequence.
func (c *ink) tag(e *elem, draw func()) {
	if c.inside > 0 {
		c.fail("content of %s inside other marked content [untagged]", e.role)
		return
	}
	if c.last == e && c.end == len(c.b) {
		c.b = c.b[:len(c.b)-len("EMC\n")]
	} else {
		c.b = append(c.b, '/')
		c.b = append(c.b, e.role...)
		c.b = append(c.b, " <</MCID "...)
		c.b = strconv.AppendInt(c.b, int64(c.tree.mark(e, c.page)), 10)
		c.b = append(c.b, ">> BDC\n"...)
	}
	c.inside, c.owner = 1, e
	draw()
	c.inside, c.owner = 0, nil
	c.b = append(c.b, "EMC\n"...)
	c.last, c.end = e, len(c.b)
}

// Properties of artifacts (ISO 32000-1, 14.8.2.2).
const (
	decoration = ""
	background = "/Type /Background"
	header     = "/Type /Pagination /Subtype /Header"
	footer     = "/Type /Pagination /Subtype /Footer"
	watermark  = "/Type /Pagination /Subtype /Watermark"
	pagination = "/Type /Pagination"
)

// artifact draws content that assistive technology skips. Inside a tag it just
// draws: the content is part of that element (a figure's lines, an underline).
func (c *ink) artifact(properties string, draw func()) {
	if c.inside > 0 {
		draw()
		return
	}
	if properties == "" {
		c.b = append(c.b, "/Artifact BMC\n"...)
	} else {
		c.b = append(c.b, "/Artifact <<"+properties+">> BDC\n"...)
	}
	c.inside, c.again = 1, properties == pagination
	draw()
	c.inside, c.again = 0, false
	c.b = append(c.b, "EMC\n"...)
}

// num writes a number with at most two decimals. The bias keeps ties clear of
// the rounding edge, so that a processor with fused multiply-add writes the
// same bytes.
func (c *ink) num(v float64) {
	c.b = appendNumber(c.b, v)
	c.b = append(c.b, ' ')
}

func appendNumber(b []byte, v float64) []byte {
	n := int64(math.Floor(v*100 + 0.5 + 1e-6))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if n %= 100; n != 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 != 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return b
}

func (c *ink) op(name string, v ...float64) {
	for _, x := range v {
		c.num(x)
	}
	c.b = append(c.b, name...)
	c.b = append(c.b, '\n')
}

func (c *ink) color(col Color, op string) {
	for _, v := range [3]uint8{col.R, col.G, col.B} {
		c.b = strconv.AppendFloat(c.b, math.Round(float64(v)/255*1000)/1000, 'f', -1, 64)
		c.b = append(c.b, ' ')
	}
	c.b = append(c.b, op...)
	c.b = append(c.b, '\n')
}

// state writes what differs from the state of the page so far.
func (c *ink) state(fill, pen *Color, width float64) {
	if c.inside == 0 {
		c.fail("content that is neither tagged nor an artifact [untagged]")
	}
	if c.fresh {
		c.fresh = false
		c.fill, c.pen, c.width, c.size = Color{1, 2, 3}, Color{1, 2, 3}, -1, -1
	}
	if fill != nil && *fill != c.fill {
		c.fill = *fill
		c.color(*fill, "rg")
	}
	if pen != nil && *pen != c.pen {
		c.pen = *pen
		c.color(*pen, "RG")
	}
	if pen != nil && width != c.width {
		c.width = width
		c.op("w", width)
	}
}

// fillRect fills a rectangle; outside a tag it is decoration.
func (c *ink) fillRect(x, y, w, h float64, col Color) {
	c.artifact(decoration, func() {
		c.state(&col, nil, 0)
		c.op("re", x, c.h-y-h, w, h)
		c.op("f")
	})
}

// fillPolygon fills the area within points given as x, y, x, y, …
func (c *ink) fillPolygon(col Color, at ...float64) {
	c.artifact(decoration, func() {
		c.state(&col, nil, 0)
		for i := 0; i+1 < len(at); i += 2 {
			op := "l"
			if i == 0 {
				op = "m"
			}
			c.op(op, at[i], c.h-at[i+1])
		}
		c.op("f")
	})
}

// segment is one step of a path in PDF space. Op is m, l, c or h.
type segment struct {
	op byte
	at [6]float64
}

// paint fills and strokes a path; a nil colour leaves that out.
func (c *ink) paint(path []segment, fill, pen *Color, width float64, evenOdd bool) {
	if len(path) == 0 || fill == nil && pen == nil {
		return
	}
	c.state(fill, pen, width)
	for _, s := range path {
		switch s.op {
		case 'c':
			c.op("c", s.at[:]...)
		case 'h':
			c.op("h")
		default:
			c.op(string(s.op), s.at[0], s.at[1])
		}
	}
	op := "f"
	switch {
	case fill != nil && pen != nil:
		op = "B"
	case pen != nil:
		c.op("S")
		return
	}
	if evenOdd {
		op += "*"
	}
	c.op(op)
}

// strokeRect outlines a rectangle, the line inside its edge.
func (c *ink) strokeRect(x, y, w, h, width float64, col Color) {
	c.artifact(decoration, func() {
		c.state(nil, &col, width)
		c.op("re", x+width/2, c.h-y-h+width/2, w-width, h-width)
		c.op("S")
	})
}
