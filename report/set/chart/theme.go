package chart

import (
	"fmt"
	"math"
)

// Theme is the colours of the figures. Colour never stands alone: every
// distinction it makes is also one of shape, dash, place or word.
type Theme struct {
	Ink     Color    // text and reference lines
	Quiet   Color    // secondary text, axes
	Edge    Color    // band edges and control limits: marks, not text
	Grid    Color    // decoration only
	Tint    Color    // ground of every other band
	Bands   [4]Color // grounds of the bands of a row, the lowest first, at most as dark as marks allow
	Paper   Color    // ground
	Mark    Color    // dots with intervals
	Bar     Color    // bars and first parts
	Strong  Color    // this force
	Wrong   Color    // second part: outline and cross
	Series  [4]Color // lines of a trend, in order
	Segment [4]Color // parts of a strip, dark to pale
}

// DefaultTheme is the palette of the Government Analysis Function
// (analysisfunction.civilservice.gov.uk, "Data visualisation: colours in
// charts"), with greys of at least 3:1 for marks and 4.5:1 for text.
func DefaultTheme() Theme {
	blue, teal := hex(0x12436D), hex(0x28A197)
	pink, orange := hex(0x801650), hex(0xF46A25)
	return Theme{
		Ink: hex(0x1A1A1A), Quiet: hex(0x595959), Edge: hex(0x7F7F7F), Grid: hex(0xDDDDDD),
		Tint: hex(0xECF0F4), Paper: hex(0xFFFFFF),
		Bands: [4]Color{hex(0xDCE4EC), hex(0xE8EDF2), hex(0xF3F6F9), hex(0xFFFFFF)},
		Mark:  blue, Bar: hex(0x2073BC), Strong: pink, Wrong: hex(0xC24A0C),
		Series:  [4]Color{blue, orange, pink, teal},
		Segment: [4]Color{blue, hex(0x2073BC), hex(0x6BACE6), hex(0xD7E5F3)},
	}
}

func hex(v uint32) Color {
	return Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// Check reports the first colour that is too faint for its use: 4.5:1 for text,
// 3:1 for marks (WCAG 2.2, success criteria 1.4.3 and 1.4.11), against paper
// and the tint of bands.
func (t Theme) Check() error {
	need := []struct {
		name  string
		c     Color
		least float64
	}{
		{"ink", t.Ink, 4.5},
		{"quiet", t.Quiet, 4.5},
		{"edge", t.Edge, 3},
		{"mark", t.Mark, 3},
		{"bar", t.Bar, 3},
		{"strong", t.Strong, 4.5},
		{"wrong", t.Wrong, 3},
	}
	for _, n := range need {
		for _, ground := range append([]Color{t.Paper, t.Tint}, t.Bands[:]...) {
			if r := Contrast(n.c, ground); r < n.least {
				return fmt.Errorf("colour %s: contrast of %.2f, needs %g [contrast]", n.name, r, n.least)
			}
		}
	}
	for i, c := range t.Series {
		if r := Contrast(c, t.Paper); r < 3 {
			return fmt.Errorf("colour of series %d: contrast of %.2f, needs 3 [contrast]", i+1, r)
		}
	}
	return nil
}

// Contrast is the WCAG contrast ratio of two opaque colours, 1 to 21.
func Contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + .05) / (y + .05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c Color) float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return .2126*f(c.R) + .7152*f(c.G) + .0722*f(c.B)
}

// textOn is the colour of text upon a fill.
func (t *Theme) textOn(fill Color) Color {
	if Contrast(t.Paper, fill) >= Contrast(t.Ink, fill) {
		return t.Paper
	}
	return t.Ink
}

// asText is the colour itself where it is dark enough for text, else ink.
func (t *Theme) asText(c Color) Color {
	if Contrast(c, t.Paper) < 4.5 {
		return t.Ink
	}
	return c
}
