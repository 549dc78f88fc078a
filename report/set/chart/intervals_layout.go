package chart

import (
	"math"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// lay sets columns of words and numbers, with the plot between them.
func (p intervals) lay(k *kit, s *scene) error {
	l := intervalsLayout{kit: k, s: s, p: p.Intervals, pad: 8}
	if p.Compact {
		l.pad = 1.5
	}
	if err := l.columns(); err != nil {
		return err
	}
	l.heads()
	l.rows()
	l.ground()
	for i := range p.Rows {
		l.row(i)
	}
	l.axis()
	return nil
}

// intervalsLayout holds places while an Intervals is laid out. Widths are in
// points; x maps values to places.
type intervalsLayout struct {
	*kit
	s   *scene
	p   *doc.Intervals
	pad float64 // above and below the words of a row, together

	labelW, asideW, valueW, rangeW float64
	valueX                         float64 // left end of the columns right of the plot
	x                              span

	valueHead string

	flags       []flag
	top, bottom float64 // of the rows
	edges       []float64
	middles     []float64 // of the marks of each row
	cells       []intervalCells
}

// intervalCells are the wrapped words of a row.
type intervalCells struct {
	label, aside, ranges, missing []string
	grades                        bandKey // below the row; empty where another row's serves
}

func (l *intervalsLayout) rowStyle(r *doc.IntervalRow) style {
	if r.Strong {
		return l.strong
	}
	return l.label
}

// heads sets the column heads and the flags of bands and lines above the plot.
func (l *intervalsLayout) heads() {
	h, st := l.p.Heads, l.head
	label, aside := st.wrap(h.Label, l.labelW), []string{""}
	if l.asideW > 0 {
		aside = st.wrap(h.Aside, l.asideW)
	}
	value := []string{""}
	if l.valueHead != "" {
		value = st.wrapHead(l.valueHead, math.Max(l.blockW(), l.s.width-l.valueX))
	}
	heights := func(lines []string) float64 {
		if len(lines) == 1 && lines[0] == "" {
			return 0
		}
		return float64(len(lines)) * st.leading()
	}
	headH := math.Max(heights(label), math.Max(heights(aside), heights(value)))
	const air = 3
	base := 0.0
	placeFlags(l.flags, l.x, l.s.width)
	if flagsReach(l.flags) > l.valueX-gapCol/2 {
		base = heights(value)
	}
	flagsH := flagsHeight(l.flags)
	l.top = l.s.height + math.Max(headH, base+flagsH) + air
	foot := l.top - air
	l.s.block(0, foot-heights(label), label, st, start)
	if l.asideW > 0 {
		l.s.block(spaced(l.labelW)+l.asideW, foot-heights(aside), aside, st, end)
	}
	l.s.block(l.valueX, foot-heights(value), value, st, start)
	for i := range l.flags {
		l.flags[i].bottom += foot - base
	}
}

// rows wraps the words of each row and finds where rows begin and end.
func (l *intervalsLayout) rows() {
	y := l.top
	l.edges = append(l.edges, y)
	for i := range l.p.Rows {
		r := &l.p.Rows[i]
		st := l.rowStyle(r)
		c := intervalCells{label: st.wrap(r.Label, l.labelW)}
		if l.asideW > 0 {
			c.aside = st.wrap(r.Aside, l.asideW)
		}
		switch {
		case r.Missing != "":
			c.missing = l.note.wrap(r.Missing, l.s.width-l.x.r0-4)
		case r.Est.Stated():
			c.ranges = []string{r.Est.Range}
		default:
			c.ranges = l.note.wrap(l.words.Label(words.LabelNoInterval), l.rangeW)
		}
		lines := max(len(c.label), len(c.aside), len(c.ranges), len(c.missing), 1)
		height := float64(lines)*st.leading() + l.pad
		l.middles = append(l.middles, y+height/2)
		if l.keyBelow(i) {
			c.grades = l.bandKey(r.Bands)
		}
		y += height + c.grades.height()
		l.cells = append(l.cells, c)
		l.edges = append(l.edges, y)
	}
	l.bottom = y
}

// ground draws what lies under the marks: grid lines, the poles of flags, and in
// each graded row its own bands. Rows without a value stay blank.
func (l *intervalsLayout) ground() {
	for _, t := range l.ticks() {
		l.s.rule(l.x.at(t), l.top, l.x.at(t), l.bottom, .5, l.theme.Grid)
	}
	for i := range l.p.Rows {
		l.rowBands(i)
	}
	l.drawFlags(l.s, l.flags, l.bottom)
	for i, c := range l.cells {
		if c.missing != nil {
			l.s.box(rect{l.x.r0 - 1, l.edges[i], l.s.width - l.x.r0 + 1, l.edges[i+1] - l.edges[i]}, Pen{Fill: l.theme.Paper})
		}
	}
	for _, y := range l.edges[:len(l.edges)-1] {
		if !l.p.Compact || y == l.top {
			l.s.rule(0, y, l.s.width, y, .5, l.theme.Grid)
		}
	}
}

func (l *intervalsLayout) ticks() []float64 {
	widest := l.note.widest(l.tick(l.p.Axis.Min, l.p.Axis), l.tick(l.p.Axis.Max, l.p.Axis))
	return ticks(l.p.Axis, int((l.x.r1-l.x.r0)/(widest+14)))
}

// row sets the words of a row and draws its mark.
func (l *intervalsLayout) row(i int) {
	r, c := &l.p.Rows[i], l.cells[i]
	y := l.middles[i]
	st := l.rowStyle(r)
	l.s.centred(0, y, c.label, st, start)
	if l.asideW > 0 {
		l.s.centred(spaced(l.labelW)+l.asideW, y, c.aside, st, end)
	}
	if c.missing != nil {
		l.s.centred(l.x.r0+4, y, c.missing, l.note, start)
		return
	}
	l.s.centred(l.valueX+l.valueW, y, []string{r.Est.Text}, l.strong, end)
	rangeStyle := st
	if !r.Est.Stated() {
		rangeStyle = l.note
	}
	l.s.centred(l.valueX+l.valueW+gapRange, y, c.ranges, rangeStyle, start)
	if l.p.Bars {
		l.bar(r, y, 2*(y-l.edges[i]))
		return
	}
	l.dot(r, y)
}

// dot draws the interval as a line and the value upon it: a disc, a diamond for
// the row that is stressed, hollow where no interval was stated.
func (l *intervalsLayout) dot(r *doc.IntervalRow, y float64) {
	radius, width, color := 3.6, 2.2, l.theme.Mark
	if l.p.Compact {
		radius, width = 2.6, 1.4
	}
	if r.Strong {
		color = l.theme.Strong
	}
	fill, edge := color, Pen{Stroke: l.theme.Paper, Width: .8}
	if r.Est.Stated() {
		l.s.rule(l.x.at(r.Est.Lower), y, l.x.at(r.Est.Upper), y, width, color)
	} else {
		fill, edge = l.theme.Paper, Pen{Stroke: color, Width: 1.2}
	}
	edge.Fill = fill
	if r.Strong {
		l.s.mark(diamond, Point{l.x.at(r.Est.Value), y}, radius*1.05, edge)
		return
	}
	l.s.mark(round, Point{l.x.at(r.Est.Value), y}, radius, edge)
}

// bar draws a bar from zero, with the interval as a line with ends below it, where
// the bar does not hide half of it.
func (l *intervalsLayout) bar(r *doc.IntervalRow, y, height float64) {
	color := l.theme.Bar
	if r.Strong {
		color = l.theme.Strong
	}
	const arm = 2.2 // of the line's ends, up and down
	h := math.Min(11, height*.48)
	top := y - h/2
	if r.Est.Stated() {
		top -= arm + .5
		x0, x1, under := l.x.at(r.Est.Lower), l.x.at(r.Est.Upper), top+h+arm+1
		l.s.rule(x0, under, x1, under, 1.2, l.theme.Ink)
		for _, x := range []float64{x0, x1} {
			l.s.rule(x, under-arm, x, under+arm, 1.2, l.theme.Ink)
		}
	}
	l.s.box(rect{l.x.at(0), top, l.x.at(r.Est.Value) - l.x.at(0), h}, Pen{Fill: color})
}

// axis draws the value axis under the rows.
func (l *intervalsLayout) axis() {
	y := l.bottom
	for _, t := range l.ticks() {
		x := l.x.at(t)
		l.s.rule(x, y, x, y+3, .6, l.theme.Quiet)
		l.s.text(x, y+4+l.note.ascent(), l.tick(t, l.p.Axis), l.note, middle)
	}
	l.s.rule(l.x.r0, y, l.x.r1, y, .6, l.theme.Quiet)
	if l.p.Bars {
		l.s.rule(l.x.at(0), l.top, l.x.at(0), y, 1, l.theme.Ink)
	}
	y += 4 + l.note.leading()
	l.s.height = y
	if title := l.axisTitle(l.p.Axis, l.p.Bars); title != "" {
		room := l.s.width - l.x.r0
		l.s.height = l.s.block(l.x.r0, y+1, l.note.wrap(title, room), l.note, start)
	}
}
