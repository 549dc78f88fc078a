package chart

import (
	"math"

	"assize/report/say/doc"
)

// frame is the plot of a figure with a value axis on the left.
type frame struct {
	left, right, top, bottom float64
	axis                     doc.Axis
	y                        span // values to places
}

// newFrame reserves room at left for the ticks of the axis.
func (k *kit) newFrame(a doc.Axis, right, top, height float64) frame {
	f := frame{right: right, top: top, bottom: top + height, axis: a}
	f.left = k.note.widest(k.tick(a.Min, a), k.tick(a.Max, a)) + 8
	f.y = span{a.Min, a.Max, f.bottom, f.top}
	return f
}

// values draws the ticks of the value axis, with grid lines unless bands
// structure the plot already.
func (k *kit) values(s *scene, f frame, grid bool) {
	for _, t := range ticks(f.axis, int((f.bottom-f.top)/30)) {
		y := f.y.at(t)
		if grid {
			s.rule(f.left, y, f.right, y, .5, k.theme.Grid)
		}
		s.rule(f.left-3, y, f.left, y, .6, k.theme.Quiet)
		s.text(f.left-5, k.note.centred(y), k.tick(t, f.axis), k.note, end)
	}
	s.rule(f.left, f.top, f.left, f.bottom, .6, k.theme.Quiet)
	s.rule(f.left, f.bottom, f.right, f.bottom, .6, k.theme.Quiet)
}

// bandNames are the wrapped names of the bands within an axis, with their
// extent on it.
type bandNames struct {
	lines    [][]string
	from, to []float64
	width    float64
}

// Widths to which a band's name wraps beside a trend, in a figure as wide as a
// page's text or narrower.
const (
	bandNameWide   = 96
	bandNameNarrow = 58
	pageWide       = 400
)

func (k *kit) namesOf(bands []doc.Band, a doc.Axis, figure float64) bandNames {
	var n bandNames
	most := float64(bandNameWide)
	if figure < pageWide {
		most = bandNameNarrow
	}
	for _, b := range bands {
		from, to := math.Max(b.From, a.Min), math.Min(b.To, a.Max)
		if from >= to {
			continue
		}
		lines := k.note.wrapHead(k.words.WithStatus(b.Label, b.Status), math.Max(most, k.note.longestWord(b.Label)))
		n.lines = append(n.lines, lines)
		n.from, n.to = append(n.from, from), append(n.to, to)
		n.width = math.Max(n.width, k.note.widest(lines...))
	}
	return n
}

// height is the plot height at which every band holds its name, within reason.
func (k *kit) bandHeight(n bandNames, a doc.Axis, least, most float64) float64 {
	h := least
	for i := range n.lines {
		h = math.Max(h, (float64(len(n.lines[i]))*k.note.leading()+2)*(a.Max-a.Min)/(n.to[i]-n.from[i]))
	}
	return math.Min(h, most)
}

// drawBands tints every other band and names each inside the plot at its left,
// and returns the boxes of the names.
func (k *kit) drawBands(s *scene, f frame, n bandNames) []rect {
	var centres, sizes []float64
	for i := range n.lines {
		y0, y1 := f.y.at(n.to[i]), f.y.at(n.from[i])
		if i%2 == 0 {
			s.box(rect{f.left, y0, f.right - f.left, y1 - y0}, Pen{Fill: k.theme.Tint})
		}
		if i > 0 {
			s.rule(f.left, y1, f.right, y1, .6, k.theme.Edge)
		}
		centres = append(centres, (y0+y1)/2)
		sizes = append(sizes, float64(len(n.lines[i]))*k.note.leading())
	}
	var boxes []rect
	for i, y := range spread(centres, sizes, f.top, f.bottom) {
		s.centred(f.left+6, y, n.lines[i], k.note, start)
		boxes = append(boxes, rect{f.left + 6, y - sizes[i]/2, n.width, sizes[i]})
	}
	return boxes
}

// sideLabel is a name right of a plot, for what ends at y.
type sideLabel struct {
	from  Point // where the thing ends
	lines []string
	st    []style // by line
}

func (l sideLabel) height() float64 {
	h := 0.0
	for _, st := range l.st {
		h += st.leading()
	}
	return h
}

// leaderRoom is the room between a plot and the names right of it; leaderLeast
// is the distance at which a name beside its line still needs no leader.
const (
	leaderRoom  = 14
	leaderLeast = 40
)

// sideLabels sets names right of a plot, apart from each other and as near as
// may be to what they name, with lines to those that had to move.
func (k *kit) sideLabels(s *scene, x float64, labels []sideLabel, top, bottom float64) {
	var centres, sizes []float64
	for _, l := range labels {
		centres = append(centres, l.from.Y)
		sizes = append(sizes, l.height()+2)
	}
	for i, y := range spread(centres, sizes, top, bottom) {
		l := labels[i]
		if math.Abs(y-l.from.Y) > 3 || x-l.from.X > leaderLeast {
			s.polyline([]Point{l.from, {x - 7, y}, {x - 2, y}}, .6, k.theme.Edge)
		}
		at := y - l.height()/2
		for j, t := range l.lines {
			at = s.block(x, at, []string{t}, l.st[j], start)
		}
	}
}
