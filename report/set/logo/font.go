package logo

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// font is how text is set in a drawing. The family is always the house's.
type font struct {
	size    float64
	weight  int // 100 to 900
	slanted bool
	anchor  string // "", "start", "middle" or "end"
	spacing float64
	spaces  bool // all spaces are kept
	// fault is what cannot be set as it is asked for. It is an error only of
	// text: editors write such properties on shapes, too.
	fault error
}

// style is one of the family's faces, in the order of face.Set.All.
type style int

const (
	regular style = iota
	italic
	semibold
	bold
	styles // how many
)

// face is the one of the family for the font.
func (f font) face() (style, error) {
	switch {
	case f.slanted && f.weight > 450:
		return 0, errors.New("the house has no bold italic")
	case f.slanted:
		return italic, nil
	case f.weight > 650:
		return bold, nil
	case f.weight > 450:
		return semibold, nil
	}
	return regular, nil
}

// inherit lays an element's properties of text over what it inherits.
func (f font) inherit(a map[string]string) font {
	fault := func(err error) {
		if f.fault == nil {
			f.fault = err
		}
	}
	fault(unset(a))
	var err error
	if v := a["font-size"]; v != "" {
		if f.size, err = length(v, f.size); err != nil || f.size <= 0 {
			fault(fmt.Errorf("font-size %q is not read", v))
		}
	}
	if v := a["font-weight"]; v != "" {
		if f.weight, err = weightOf(v); err != nil {
			fault(err)
		}
	}
	switch v := a["font-style"]; v {
	case "":
	case "normal":
		f.slanted = false
	case "italic", "oblique":
		f.slanted = true
	default:
		fault(fmt.Errorf("font-style %q is not read", v))
	}
	switch v := a["text-anchor"]; v {
	case "":
	case "start", "middle", "end":
		f.anchor = v
	default:
		fault(fmt.Errorf("text-anchor %q is not read", v))
	}
	switch v := a["letter-spacing"]; v {
	case "":
	case "normal":
		f.spacing = 0
	default:
		if f.spacing, err = length(v, f.size); err != nil {
			fault(fmt.Errorf("letter-spacing: %w", err))
		}
	}
	f.spaces = keepsSpaces(f.spaces, a)
	return f
}

func keepsSpaces(before bool, a map[string]string) bool {
	if v := a["xml:space"]; v != "" {
		before = v == "preserve"
	}
	if v := a["white-space"]; v != "" {
		before = strings.HasPrefix(v, "pre")
	}
	return before
}

// unset names a property that would change how text looks and is not drawn.
// Values that say the usual are let pass: editors write them out.
func unset(a map[string]string) error {
	for _, p := range []struct{ name, usual string }{
		{"writing-mode", "horizontal-tb lr-tb lr"},
		{"direction", "ltr"},
		{"unicode-bidi", "normal"},
		{"glyph-orientation-vertical", "auto"},
		{"text-orientation", "mixed"},
		{"text-decoration", "none"},
		{"text-decoration-line", "none"},
		{"text-transform", "none"},
		{"text-shadow", "none"},
		{"baseline-shift", "baseline 0"},
		{"dominant-baseline", "auto alphabetic"},
		{"alignment-baseline", "auto baseline alphabetic"},
		{"word-spacing", "normal 0 0px"},
		{"font", ""},
		{"font-variant", "normal"},
		{"font-variant-caps", "normal"},
		{"font-stretch", "normal 100%"},
		{"font-size-adjust", "none"},
		{"font-kerning", "auto normal"},
		{"font-feature-settings", "normal"},
		{"font-variation-settings", "normal"},
		{"inline-size", "auto 0"},
		{"shape-inside", "auto none"},
		{"textLength", ""},
		{"rotate", "0"},
	} {
		if v := a[p.name]; v != "" && !slices.Contains(strings.Fields(p.usual), v) {
			return fmt.Errorf("%s is not drawn", p.name)
		}
	}
	return nil
}

func weightOf(v string) (int, error) {
	switch v {
	case "normal":
		return 400, nil
	case "bold":
		return 700, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > 1000 {
		return 0, fmt.Errorf("font-weight %q is not read", v)
	}
	return n, nil
}

// length reads a length in user units, pixels, points or ems.
func length(v string, em float64) (float64, error) {
	scale := 1.0
	number := v
	for _, unit := range []struct {
		name  string
		scale float64
	}{{"px", 1}, {"pt", 4.0 / 3}, {"em", em}} {
		if s, ok := strings.CutSuffix(v, unit.name); ok {
			number, scale = s, unit.scale
		}
	}
	n, err := numbers([]string{number})
	if err != nil {
		return 0, fmt.Errorf("%q is no length in pixels, points or ems", v)
	}
	return n[0] * scale, nil
}
