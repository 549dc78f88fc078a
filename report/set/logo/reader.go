package logo

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"assize/report/set/face"
)

// readSVG reads a drawing of plain shapes and text: paths, rectangles, circles,
// ellipses, lines and polygons, with colours, strokes and transforms, and words
// in the house's faces. What it cannot draw truly (gradients, images, style
// sheets, scripts) is an error: a mark is drawn right or not at all. Without
// faces, text is read but not drawn.
func readSVG(b []byte, faces *face.Set) (*Mark, error) {
	r := reader{dec: xml.NewDecoder(bytes.NewReader(b)), out: &Mark{}, faces: faces}
	if err := r.read(); err != nil {
		return nil, fmt.Errorf("svg: %w", err)
	}
	if r.out.W <= 0 || r.out.H <= 0 || !r.drawn {
		return nil, errors.New("svg: no size or nothing to draw")
	}
	return r.out, nil
}

type reader struct {
	dec      *xml.Decoder
	out      *Mark
	faces    *face.Set
	stack    []state // of the open elements
	text     *text   // the open text element
	drawn    bool
	segments int
}

const (
	maxNesting  = 64
	maxDrawing  = 200_000 // segments of a logo
	svgSpace    = "http://www.w3.org/2000/svg"
	xmlSpace    = "http://www.w3.org/XML/1998/namespace"
	plainSpaces = "\n\t\r "
)

func (r *reader) read() error {
	r.stack = []state{{fill: &Color{}, width: 1, m: [6]float64{1, 0, 0, 1, 0, 0}, font: font{size: 16, weight: 400}}}
	for {
		t, err := r.dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			err = r.open(t)
		case xml.EndElement:
			err = r.close()
		case xml.CharData:
			if r.text != nil {
				err = r.text.add(string(t), r.stack[len(r.stack)-1])
			}
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) {
				err = errors.New("entities are not read")
			}
		}
		if err != nil {
			return err
		}
	}
}

// open begins an element, or skips it with all it holds.
func (r *reader) open(t xml.StartElement) error {
	if len(r.stack) > maxNesting {
		return errors.New("nested too deep")
	}
	s, skip, err := r.element(t, r.stack[len(r.stack)-1])
	if err != nil {
		return fmt.Errorf("<%s>: %w", t.Name.Local, err)
	}
	if skip {
		return r.dec.Skip()
	}
	r.stack = append(r.stack, s)
	return nil
}

// close ends an element; a text is drawn when all of it is known.
func (r *reader) close() error {
	r.stack = r.stack[:len(r.stack)-1]
	if r.text == nil || !r.text.leave() {
		return nil
	}
	text := r.text
	r.text = nil
	if err := r.drawText(text); err != nil {
		return fmt.Errorf("<text>: %w", err)
	}
	return nil
}

// element draws a shape, or takes note of what its elements inherit.
func (r *reader) element(t xml.StartElement, up state) (s state, skip bool, err error) {
	if t.Name.Space != svgSpace && t.Name.Space != "" {
		return up, true, nil // an editor's notes
	}
	a := attributes(t)
	if s, err = inherit(up, a); err != nil {
		return s, false, err
	}
	kind := t.Name.Local
	switch kind {
	case "title", "desc", "metadata":
		return s, true, nil
	case "text", "tspan":
		return s, false, r.enter(kind, a, s)
	}
	if r.text != nil {
		return s, false, errors.New("is not drawn inside text")
	}
	switch kind {
	case "svg":
		if r.out.W > 0 {
			return s, false, errors.New("drawing inside a drawing")
		}
		return s, false, r.size(a, &s)
	case "g":
		return s, false, nil
	}
	path, err := outline(kind, a)
	if err != nil {
		return s, false, err
	}
	return s, false, r.add(path, s)
}

// attributes are those of the element and, over them, those of its style.
func attributes(t xml.StartElement) map[string]string {
	a := map[string]string{}
	for _, v := range t.Attr {
		switch {
		case v.Name.Space == "":
			a[v.Name.Local] = v.Value
		case v.Name.Space == xmlSpace && v.Name.Local == "space":
			a["xml:space"] = v.Value
		}
	}
	for _, rule := range strings.Split(a["style"], ";") {
		if k, v, ok := strings.Cut(rule, ":"); ok {
			a[strings.TrimSpace(k)] = strings.TrimSpace(v)
		}
	}
	return a
}

// size takes width and height from the view box, else from the attributes, and
// moves the view box to the origin.
func (r *reader) size(a map[string]string, s *state) error {
	if box := strings.Fields(strings.ReplaceAll(a["viewBox"], ",", " ")); len(box) == 4 {
		v, err := numbers(box)
		if err != nil || v[2] <= 0 || v[3] <= 0 {
			return errors.New("view box without area")
		}
		r.out.W, r.out.H = v[2], v[3]
		s.m = compose(s.m, [6]float64{1, 0, 0, 1, -v[0], -v[1]})
		return nil
	}
	v, err := numbers([]string{strings.TrimSuffix(a["width"], "px"), strings.TrimSuffix(a["height"], "px")})
	if err != nil || v[0] <= 0 || v[1] <= 0 {
		return errors.New("neither a view box nor a size in pixels")
	}
	r.out.W, r.out.H = v[0], v[1]
	return nil
}

// add draws a path given in user space.
func (r *reader) add(path []face.Segment, s state) error {
	if r.segments += len(path); r.segments > maxDrawing {
		return fmt.Errorf("a logo of more than %d segments", maxDrawing)
	}
	for i := range path {
		for j := 0; j < 6; j += 2 {
			x, y := path[i].At[j], path[i].At[j+1]
			path[i].At[j], path[i].At[j+1] = s.m[0]*x+s.m[2]*y+s.m[4], s.m[1]*x+s.m[3]*y+s.m[5]
		}
	}
	scale := math.Sqrt(math.Abs(s.m[0]*s.m[3] - s.m[1]*s.m[2]))
	if len(path) > 0 && (s.fill != nil || s.stroke != nil) {
		r.out.Shapes = append(r.out.Shapes, Shape{path, s.fill, s.stroke, s.width * scale, s.evenOdd})
		r.drawn = true
	}
	return nil
}

// outline is the path of a shape.
func outline(kind string, a map[string]string) ([]face.Segment, error) {
	var err error
	get := func(k string) float64 {
		if a[k] == "" {
			return 0
		}
		v, e := numbers([]string{strings.TrimSuffix(a[k], "px")})
		if e != nil {
			err = fmt.Errorf("%s: %w", k, e)
			return 0
		}
		return v[0]
	}
	ellipse := func(cx, cy, rx, ry float64) string {
		return fmt.Sprintf("M%g %g A%g %g 0 1 1 %g %g A%g %g 0 1 1 %g %g Z", cx-rx, cy, rx, ry, cx+rx, cy, rx, ry, cx-rx, cy)
	}
	var d string
	switch kind {
	case "path":
		d = a["d"]
	case "rect":
		if a["rx"] != "" || a["ry"] != "" {
			return nil, errors.New("rounded corners are not drawn: use a path")
		}
		x, y, w, h := get("x"), get("y"), get("width"), get("height")
		d = fmt.Sprintf("M%g %g H%g V%g H%g Z", x, y, x+w, y+h, x)
	case "circle":
		d = ellipse(get("cx"), get("cy"), get("r"), get("r"))
	case "ellipse":
		d = ellipse(get("cx"), get("cy"), get("rx"), get("ry"))
	case "line":
		d = fmt.Sprintf("M%g %g L%g %g", get("x1"), get("y1"), get("x2"), get("y2"))
	case "polygon":
		d = "M" + a["points"] + "Z"
	case "polyline":
		d = "M" + a["points"]
	default:
		return nil, errors.New("is not drawn: a logo is made of plain shapes and text")
	}
	if err != nil {
		return nil, err
	}
	return parsePath(d)
}
