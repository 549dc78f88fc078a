package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// readSVG reads a drawing of plain shapes: paths, rectangles, circles,
// ellipses, lines and polygons, with colours, strokes and transforms. What it
// cannot draw truly (text, gradients, images, style sheets, scripts) is an
// error: a mark is drawn right or not at all.
func readSVG(b []byte) (*logo, error) {
	r := svgReader{dec: xml.NewDecoder(bytes.NewReader(b)), out: &logo{}}
	stack := []svgState{{fill: &Color{}, width: 1, m: [6]float64{1, 0, 0, 1, 0, 0}}}
	for {
		t, err := r.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("svg: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(stack) > 64 {
				return nil, errors.New("svg: nested too deep")
			}
			s, skip, err := r.element(t, stack[len(stack)-1])
			if err != nil {
				return nil, fmt.Errorf("svg: <%s>: %w", t.Name.Local, err)
			}
			if skip {
				if err := r.dec.Skip(); err != nil {
					return nil, fmt.Errorf("svg: %w", err)
				}
				continue
			}
			stack = append(stack, s)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) {
				return nil, errors.New("svg: entities are not read")
			}
		}
	}
	if r.out.w <= 0 || r.out.h <= 0 || len(r.out.shapes) == 0 {
		return nil, errors.New("svg: no size or nothing to draw")
	}
	return r.out, nil
}

type svgReader struct {
	dec *xml.Decoder
	out *logo
}

// svgState is what elements inherit. A nil colour paints nothing.
type svgState struct {
	fill, stroke *Color
	width        float64
	evenOdd      bool
	m            [6]float64 // from user space to the logo's
}

const svgSpace = "http://www.w3.org/2000/svg"

// element draws an element, or tells to skip it with all it holds.
func (r *svgReader) element(t xml.StartElement, up svgState) (s svgState, skip bool, err error) {
	if t.Name.Space != svgSpace && t.Name.Space != "" {
		return up, true, nil // an editor's notes
	}
	a := map[string]string{}
	for _, v := range t.Attr {
		if v.Name.Space == "" {
			a[v.Name.Local] = v.Value
		}
	}
	if s, err = inherit(up, a); err != nil {
		return s, false, err
	}
	switch t.Name.Local {
	case "title", "desc", "metadata":
		return s, true, nil
	case "svg":
		if r.out.w > 0 {
			return s, false, errors.New("drawing inside a drawing")
		}
		return s, false, r.size(a, &s)
	case "g":
		return s, false, nil
	}
	path, err := outline(t.Name.Local, a)
	if err != nil {
		return s, false, err
	}
	r.add(path, s)
	return s, false, nil
}

// size takes width and height from the view box, else from the attributes, and
// moves the view box to the origin.
func (r *svgReader) size(a map[string]string, s *svgState) error {
	if box := strings.Fields(strings.ReplaceAll(a["viewBox"], ",", " ")); len(box) == 4 {
		v, err := numbers(box)
		if err != nil || v[2] <= 0 || v[3] <= 0 {
			return errors.New("view box without area")
		}
		r.out.w, r.out.h = v[2], v[3]
		s.m = compose(s.m, [6]float64{1, 0, 0, 1, -v[0], -v[1]})
		return nil
	}
	v, err := numbers([]string{strings.TrimSuffix(a["width"], "px"), strings.TrimSuffix(a["height"], "px")})
	if err != nil || v[0] <= 0 || v[1] <= 0 {
		return errors.New("neither a view box nor a size in pixels")
	}
	r.out.w, r.out.h = v[0], v[1]
	return nil
}

func (r *svgReader) add(path []segment, s svgState) {
	for i := range path {
		for j := 0; j < 6; j += 2 {
			x, y := path[i].at[j], path[i].at[j+1]
			path[i].at[j], path[i].at[j+1] = s.m[0]*x+s.m[2]*y+s.m[4], s.m[1]*x+s.m[3]*y+s.m[5]
		}
	}
	scale := math.Sqrt(math.Abs(s.m[0]*s.m[3] - s.m[1]*s.m[2]))
	if len(path) > 0 && (s.fill != nil || s.stroke != nil) {
		r.out.shapes = append(r.out.shapes, shape{path, s.fill, s.stroke, s.width * scale, s.evenOdd})
	}
}

// inherit lays an element's presentation over what it inherits.
func inherit(s svgState, a map[string]string) (svgState, error) {
	for _, rule := range strings.Split(a["style"], ";") {
		if k, v, ok := strings.Cut(rule, ":"); ok {
			a[strings.TrimSpace(k)] = strings.TrimSpace(v)
		}
	}
	var err error
	for _, k := range []string{"opacity", "fill-opacity", "stroke-opacity"} {
		if v := a[k]; v != "" && v != "1" && v != "1.0" {
			return s, fmt.Errorf("%s: the page has no transparency", k)
		}
	}
	for _, k := range []string{"clip-path", "mask", "filter"} {
		if v := a[k]; v != "" && v != "none" {
			return s, fmt.Errorf("%s is not drawn", k)
		}
	}
	if v := a["fill"]; v != "" {
		if s.fill, err = svgColor(v); err != nil {
			return s, err
		}
	}
	if v := a["stroke"]; v != "" {
		if s.stroke, err = svgColor(v); err != nil {
			return s, err
		}
	}
	if v := a["stroke-width"]; v != "" {
		if s.width, err = strconv.ParseFloat(strings.TrimSuffix(v, "px"), 64); err != nil {
			return s, fmt.Errorf("stroke width %q", v)
		}
	}
	if v := a["fill-rule"]; v != "" {
		s.evenOdd = v == "evenodd"
	}
	if v := a["transform"]; v != "" {
		m, err := svgTransform(v)
		if err != nil {
			return s, err
		}
		s.m = compose(s.m, m)
	}
	return s, nil
}

func svgColor(v string) (*Color, error) {
	switch strings.ToLower(v) {
	case "none", "transparent":
		return nil, nil
	case "black", "currentcolor":
		return &Color{}, nil
	case "white":
		return &Color{255, 255, 255}, nil
	}
	if len(v) == 4 && v[0] == '#' {
		v = string([]byte{'#', v[1], v[1], v[2], v[2], v[3], v[3]})
	}
	c, err := ParseColor(v)
	if err != nil {
		return nil, fmt.Errorf("colour %q is not of the form #12436d", v)
	}
	return &c, nil
}

// compose is the transform that applies n, then m.
func compose(m, n [6]float64) [6]float64 {
	return [6]float64{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func svgTransform(v string) ([6]float64, error) {
	out := [6]float64{1, 0, 0, 1, 0, 0}
	for v = strings.TrimSpace(v); v != ""; v = strings.TrimLeft(v, " ,\n\t") {
		kind, rest, ok := strings.Cut(v, "(")
		args, after, ok2 := strings.Cut(rest, ")")
		n, err := numbers(strings.Fields(strings.ReplaceAll(args, ",", " ")))
		if !ok || !ok2 || err != nil {
			return out, fmt.Errorf("transform %q", v)
		}
		var m [6]float64
		switch kind = strings.TrimSpace(kind); {
		case kind == "matrix" && len(n) == 6:
			m = [6]float64(n)
		case kind == "translate" && len(n) == 1:
			m = [6]float64{1, 0, 0, 1, n[0], 0}
		case kind == "translate" && len(n) == 2:
			m = [6]float64{1, 0, 0, 1, n[0], n[1]}
		case kind == "scale" && len(n) == 1:
			m = [6]float64{n[0], 0, 0, n[0], 0, 0}
		case kind == "scale" && len(n) == 2:
			m = [6]float64{n[0], 0, 0, n[1], 0, 0}
		case kind == "rotate" && (len(n) == 1 || len(n) == 3):
			sin, cos := math.Sincos(n[0] * math.Pi / 180)
			m = [6]float64{cos, sin, -sin, cos, 0, 0}
			if len(n) == 3 {
				m = compose(compose([6]float64{1, 0, 0, 1, n[1], n[2]}, m), [6]float64{1, 0, 0, 1, -n[1], -n[2]})
			}
		default:
			return out, fmt.Errorf("transform %q is not read", kind)
		}
		out, v = compose(out, m), after
	}
	return out, nil
}

func numbers(list []string) ([]float64, error) {
	out := make([]float64, len(list))
	for i, s := range list {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 1e6 {
			return nil, fmt.Errorf("%q is no number", s)
		}
		out[i] = v
	}
	return out, nil
}

// outline is the path of a shape.
func outline(kind string, a map[string]string) ([]segment, error) {
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
		return nil, errors.New("is not drawn: a logo is made of plain shapes")
	}
	if err != nil {
		return nil, err
	}
	return parsePath(d)
}
