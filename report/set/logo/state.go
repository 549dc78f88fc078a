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
