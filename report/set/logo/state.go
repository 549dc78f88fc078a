package logo

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// state is what elements inherit. A nil colour paints nothing.
type state struct {
	fill, stroke *Color
	width        float64
	evenOdd      bool
	m            [6]float64 // from user space to the logo's
	font         font
}

// inherit lays an element's presentation over what it inherits.
func inherit(s state, a map[string]string) (state, error) {
	var err error
	if err := undrawn(a); err != nil {
		return s, err
	}
	if v := a["fill"]; v != "" {
		if s.fill, err = colorOf(v); err != nil {
			return s, err
		}
	}
	if v := a["stroke"]; v != "" {
		if s.stroke, err = colorOf(v); err != nil {
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
		m, err := transformOf(v)
		if err != nil {
			return s, err
		}
		s.m = compose(s.m, m)
	}
	s.font = s.font.inherit(a)
	return s, nil
}

// undrawn names a property that the page cannot show.
func undrawn(a map[string]string) error {
	for _, k := range []string{"opacity", "fill-opacity", "stroke-opacity"} {
		if v := a[k]; v != "" && v != "1" && v != "1.0" {
			return fmt.Errorf("%s: the page has no transparency", k)
		}
	}
	for _, k := range []string{"clip-path", "mask", "filter"} {
		if v := a[k]; v != "" && v != "none" {
			return fmt.Errorf("%s is not drawn", k)
		}
	}
	return nil
}

func colorOf(v string) (*Color, error) {
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
	if len(v) == 7 && v[0] == '#' {
		if n, err := strconv.ParseUint(v[1:], 16, 32); err == nil {
			return &Color{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
		}
	}
	return nil, fmt.Errorf("colour %q is not of the form #12436d", v)
}

// compose is the transform that applies n, then m.
func compose(m, n [6]float64) [6]float64 {
	return [6]float64{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func transformOf(v string) ([6]float64, error) {
	out := [6]float64{1, 0, 0, 1, 0, 0}
	for v = strings.TrimSpace(v); v != ""; v = strings.TrimLeft(v, " ,\n\t") {
		kind, rest, ok := strings.Cut(v, "(")
		args, after, ok2 := strings.Cut(rest, ")")
		n, err := numbers(strings.Fields(strings.ReplaceAll(args, ",", " ")))
		if !ok || !ok2 || err != nil {
			return out, fmt.Errorf("transform %q", v)
		}
		m, err := matrixOf(strings.TrimSpace(kind), n)
		if err != nil {
			return out, err
		}
		out, v = compose(out, m), after
	}
	return out, nil
}

// matrixOf is the matrix of one transform. The missing of two is 0 of a move and
// the same of a scale.
func matrixOf(kind string, n []float64) ([6]float64, error) {
	switch {
	case kind == "matrix" && len(n) == 6:
		return [6]float64(n), nil
	case kind == "translate" && len(n) == 1:
		return moved(n[0], 0), nil
	case kind == "translate" && len(n) == 2:
		return moved(n[0], n[1]), nil
	case kind == "scale" && len(n) == 1:
		return [6]float64{n[0], 0, 0, n[0], 0, 0}, nil
	case kind == "scale" && len(n) == 2:
		return [6]float64{n[0], 0, 0, n[1], 0, 0}, nil
	case kind == "rotate" && len(n) == 1:
		return turned(n[0]), nil
	case kind == "rotate" && len(n) == 3:
		return compose(compose(moved(n[1], n[2]), turned(n[0])), moved(-n[1], -n[2])), nil
	}
	return [6]float64{}, fmt.Errorf("transform %q is not read", kind)
}

func moved(x, y float64) [6]float64 { return [6]float64{1, 0, 0, 1, x, y} }

// turned turns by degrees, clockwise.
func turned(degrees float64) [6]float64 {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return [6]float64{cos, sin, -sin, cos, 0, 0}
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
