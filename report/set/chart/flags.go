package chart

import (
	"math"

	"assize/report/say/doc"
)

// flag names a reference value on a horizontal axis: a pole at the value with the
// name to its right, above the plot.
type flag struct {
	value float64
	text  string
	st    style

	x, right float64 // of the pole, of the text's right end
	lines    []string
	bottom   float64 // of the text; until placed, from the foot of all flags
}

const (
	flagGap = 3 // between pole and name
	flagAir = 8 // between a name and the next pole
)

func (k *kit) lineFlags(lines []doc.Line) []flag {
	var out []flag
	for _, l := range lines {
		out = append(out, flag{value: l.At, text: l.Label, st: k.head.in(k.theme.Ink)})
	}
	return out
}

// flagRoom is the right end of the plot from x0, at most x1, at which the
// longest word of each flag still ends within width.
func flagRoom(flags []flag, a doc.Axis, x0, x1, width float64) float64 {
	for _, f := range flags {
		share := (f.value - a.Min) / (a.Max - a.Min)
		if share <= 0 {
			continue
		}
		x1 = math.Min(x1, x0+(width-flagGap-f.st.longestWord(f.text)-x0)/share)
	}
	return math.Max(x1, x0+30)
}

// placeFlags sorts flags by value and gives each a storey: the last the lowest,
// a flag before it beside it where its name ends before the next pole, else
// above. So no pole runs through a name.
func placeFlags(flags []flag, x span, width float64) {
	for i := 1; i < len(flags); i++ {
		for j := i; j > 0 && flags[j].value < flags[j-1].value; j-- {
			flags[j], flags[j-1] = flags[j-1], flags[j]
		}
	}
	floor, height := 0.0, 0.0
	for i := len(flags) - 1; i >= 0; i-- {
		f := &flags[i]
		f.x = x.at(f.value)
		f.lines = f.st.wrap(f.text, width-f.x-flagGap)
		f.right = f.x + flagGap + f.st.widest(f.lines...)
		if i+1 < len(flags) && f.right+flagAir > flags[i+1].x {
			floor += height
			height = 0
		}
		f.bottom = -floor
		height = math.Max(height, float64(len(f.lines))*f.st.leading())
	}
}

// flagsHeight is the height of all storeys.
func flagsHeight(flags []flag) float64 {
	h := 0.0
	for _, f := range flags {
		h = math.Max(h, float64(len(f.lines))*f.st.leading()-f.bottom)
	}
	return h
}

// flagsReach is the rightmost end of a name.
func flagsReach(flags []flag) float64 {
	r := 0.0
	for _, f := range flags {
		r = math.Max(r, f.right)
	}
	return r
}

// drawFlags draws poles down to y, and names.
func (k *kit) drawFlags(s *scene, flags []flag, y float64) {
	for _, f := range flags {
		top := f.bottom - float64(len(f.lines))*f.st.leading()
		s.rule(f.x, top+1, f.x, y, 1.1, k.theme.Ink, 3, 2)
		s.block(f.x+flagGap, top, f.lines, f.st, start)
	}
}
