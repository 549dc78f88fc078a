package pdf

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"assize/report/set/chart"
)

// Color is an opaque colour.
type Color struct{ R, G, B uint8 }

// ParseColor reads "#12436d".
func ParseColor(s string) (Color, error) {
	v, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return Color{}, fmt.Errorf("colour %q is not of the form #12436d [colour]", s)
	}
	return Color{uint8(v >> 16), uint8(v >> 8), uint8(v)}, nil
}

// Theme is the look of an inspectorate. Body text stands on white and on Pale.
type Theme struct {
	Ink   Color // text
	Quiet Color // secondary text
	Link  Color
	Brand Color // headings, the cover's ground under white text
	// Accent marks: rules, bullets, the edge of a quotation.
	Accent Color
	Rule   Color // fine lines between rows: decoration
	Pale   Color // ground of boxes and table heads: decoration
	// Grades are the colours of the grade scale from lowest to highest, each
	// under white text. A scale of another length takes the nearest.
	Grades []Color
	// Callouts are the colours of the left rule and label of the boxes.
	Cause, Improve, Recommend, Positive, Notice Color
	// Watermark is the pale colour of a word drawn behind the text.
	Watermark Color
	// Logo is a PNG, or an SVG of plain shapes and text, for the cover, on white;
	// nil for none. LogoAlt names it for those who do not see it.
	Logo    []byte
	LogoAlt string
	// Chart holds the colours of figures; nil is chart.DefaultTheme.
	Chart *chart.Theme
}

// DefaultTheme is navy and teal of the Government Analysis Function's palette,
// darkened where text stands on them.
func DefaultTheme() *Theme {
	return &Theme{
		Ink: Color{28, 32, 36}, Quiet: Color{84, 92, 100}, Link: Color{26, 86, 160},
		Brand: Color{18, 67, 109}, Accent: Color{35, 146, 137},
		Rule: Color{200, 206, 212}, Pale: Color{238, 243, 247},
		Grades: []Color{{128, 22, 80}, {170, 72, 8}, {18, 87, 140}, {16, 105, 95}},
		Cause:  Color{128, 22, 80}, Improve: Color{160, 68, 8}, Recommend: Color{18, 67, 109},
		Positive: Color{16, 105, 95}, Notice: Color{84, 92, 100},
		Watermark: Color{237, 240, 242},
	}
}

// white is paper, and text on dark grounds.
func white() Color { return Color{255, 255, 255} }

// check reports every colour too faint for its use (WCAG 2.2: 4.5:1 for text,
// 3:1 for marks) and a logo that cannot be drawn. Whether the fonts have the
// letters of a logo is for Env.Check to say.
func (t *Theme) check() error {
	var faults []error
	need := func(name string, a, b Color, least float64) {
		if r := contrast(a, b); r < least {
			faults = append(faults, fmt.Errorf("theme: %s: contrast %.2f, needs %g [contrast]", name, r, least))
		}
	}
	for _, c := range []struct {
		name  string
		color Color
	}{
		{"ink", t.Ink},
		{"quiet", t.Quiet},
		{"link", t.Link},
		{"brand", t.Brand},
		{"cause of concern", t.Cause},
		{"area for improvement", t.Improve},
		{"recommendation", t.Recommend},
		{"positive", t.Positive},
		{"notice", t.Notice},
	} {
		need(c.name+" on white", c.color, white(), 4.5)
		need(c.name+" on pale", c.color, t.Pale, 4.5)
	}
	need("white on the cover", white(), t.Brand.lighter(coverTint), 4.5)
	need("accent on white", t.Accent, white(), 3)
	need("ink on the watermark", t.Ink, t.Watermark, 4.5)
	need("quiet on the watermark", t.Quiet, t.Watermark, 4.5)
	if len(t.Grades) == 0 {
		faults = append(faults, errors.New("theme: no colours of grades [colour]"))
	}
	for i, g := range t.Grades {
		need(fmt.Sprintf("white on grade %d", i+1), white(), g, 4.5)
	}
	if t.Logo != nil {
		if _, err := readLogo(t.Logo, nil); err != nil {
			faults = append(faults, err)
		}
		if t.LogoAlt == "" {
			faults = append(faults, errors.New("theme: logo without a name for those who do not see it [logo]"))
		}
	}
	if t.Chart != nil {
		if err := t.Chart.Check(); err != nil {
			faults = append(faults, fmt.Errorf("theme: figures: %w", err))
		}
	}
	return errors.Join(faults...)
}

// grade is the colour of a level on a scale of any length.
func (t *Theme) grade(level, of int) Color {
	n := len(t.Grades)
	if of < 2 || n < 2 {
		return t.Grades[0]
	}
	return t.Grades[int(math.Round(float64(level-1)*float64(n-1)/float64(of-1)))]
}

// lighter mixes a share of white in.
func (c Color) lighter(share float64) Color {
	mix := func(v uint8) uint8 { return uint8(math.Round(float64(v) + (255-float64(v))*share)) }
	return Color{mix(c.R), mix(c.G), mix(c.B)}
}

func contrast(a, b Color) float64 { return chart.Contrast(a.drawn(), b.drawn()) }
