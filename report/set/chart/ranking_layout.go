package chart

import (
	"fmt"
	"math"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

func (p ranking) lay(k *kit, s *scene) error {
	l := rankingLayout{kit: k, s: s, p: p.Ranking, rows: p.drawn()}
	if err := l.columns(); err != nil {
		return err
	}
	l.heads()
	l.places()
	l.ground()
	for i := range l.rows {
		l.row(i)
	}
	l.axis()
	return nil
}

// rankingLayout holds places while a Ranking is laid out: a line a force, close enough
// for all forces of a country on a page.
type rankingLayout struct {
	*kit
	s    *scene
	p    *doc.Ranking
	rows []int // drawn, of p.Rows

	labelW, valueW, rangeW, placesW float64 // no width: no column
	x                               span
	valueX, rangeX                  float64
	flags                           []flag
	top                             float64
	tops, bottoms                   []float64 // of the rows
	labels, missing                 [][]string
}

// A line's least and usual height in points: a page holds the forces of a country.
const (
	rankClose = 10.1
	rankLead  = 12.4
	rankPage  = 560
)

func (l *rankingLayout) style(r *doc.RankingRow) style {
	if r.Strong {
		return l.strong
	}
	return l.label
}

// columns divides the width. Where the plot would be left too narrow, the intervals go
// first, which it draws, then the places; the table of its numbers has them.
func (l *rankingLayout) columns() error {
	h := l.p.Heads
	l.valueW, l.placesW = l.strong.longestWord(valueHead(h.Value)), l.head.longestWord(h.Places)
	places := false
	for _, i := range l.rows {
		r := &l.p.Rows[i]
		st := l.style(r)
		l.labelW = math.Max(l.labelW, st.width(r.Label))
		if r.Missing != "" {
			continue
		}
		places = places || r.Places != ""
		l.valueW = math.Max(l.valueW, l.strong.width(r.Est.Text))
		l.rangeW = math.Max(l.rangeW, st.width(l.ranged(r)))
		l.placesW = math.Max(l.placesW, st.width(r.Places))
	}
	if !places {
		l.placesW = 0
	}
	l.labelW = math.Min(math.Max(l.labelW, l.head.longestWord(h.Label)), l.s.width*.3)
	right := func() float64 { return spaced(l.valueW) + spaced(l.rangeW) + spaced(l.placesW) }
	room := func() float64 { return l.s.width - l.labelW - gapCol - right() }
	least := math.Max(100, l.s.width*.3)
	if room() < least {
		l.rangeW = 0
	}
	if room() < least {
		l.placesW = 0
	}
	if room() < 60 {
		return fmt.Errorf("columns leave %.0f of %.0f points for the plot [figure]", room(), l.s.width)
	}
	x0 := l.labelW + gapCol
	x1 := l.s.width - right()
	l.flags = l.lineFlags(l.p.Lines)
	x1 = flagRoom(l.flags, l.p.Axis, x0, x1, l.s.width)
	l.x = span{l.p.Axis.Min, l.p.Axis.Max, x0, x1}
	l.valueX = x1 + gapCol + l.valueW
	l.rangeX = l.valueX + gapCol
	return nil
}

// valueHead is the head of values without that of their intervals.
func valueHead(s string) string {
	s, _, _ = strings.Cut(s, " (")
	return s
}

func (l *rankingLayout) ranged(r *doc.RankingRow) string {
	if r.Est.Stated() {
		return r.Est.Range
	}
	return l.words.Label(words.LabelNoInterval)
}

// heads sets the column heads, and above them the names of reference lines.
func (l *rankingLayout) heads() {
	st, h := l.head, l.p.Heads
	type head struct {
		x     float64
		lines []string
		a     align
	}
	heads := []head{{0, st.wrap(h.Label, l.labelW), start}, {l.valueX, st.wrap(valueHead(h.Value), l.valueW), end}}
	if l.rangeW > 0 {
		heads = append(heads, head{l.rangeX, st.wrap(intervalHead(l.words, l.level), l.rangeW), start})
	}
	if l.placesW > 0 {
		heads = append(heads, head{l.s.width, st.wrap(h.Places, l.placesW), end})
	}
	lines := 0
	for _, c := range heads {
		lines = max(lines, len(c.lines))
	}
	placeFlags(l.flags, l.x, l.s.width)
	height := float64(lines) * st.leading()
	base := 0.0
	if flagsReach(l.flags) > l.x.r1 {
		base = height // names that reach over the heads stand above them
	}
	foot := l.s.height + math.Max(height, base+flagsHeight(l.flags))
	for _, c := range heads {
		l.s.block(c.x, foot-float64(len(c.lines))*st.leading(), c.lines, st, c.a)
	}
	for i := range l.flags {
		l.flags[i].bottom += foot - base
	}
	l.top = foot + 3
}

// places finds where each line begins and ends, and leaves a gap with words where
// forces are left out.
func (l *rankingLayout) places() {
	pitch := math.Max(rankClose, math.Min(rankLead, rankPage/float64(len(l.rows))))
	y := l.top
	for n, i := range l.rows {
		if left := l.leftOut(n); left > 0 {
			y += l.note.leading() + 4
		}
		r := &l.p.Rows[i]
		label, missing := l.style(r).wrap(r.Label, l.labelW), l.note.wrap(r.Missing, l.s.width-l.x.r0-4)
		l.labels, l.missing = append(l.labels, label), append(l.missing, missing)
		l.tops = append(l.tops, y)
		y += pitch + float64(max(len(label), len(missing))-1)*l.label.leading()
		l.bottoms = append(l.bottoms, y)
	}
}

// leftOut is how many forces are left out before a row that is drawn.
func (l *rankingLayout) leftOut(n int) int {
	if n == 0 {
		return l.rows[0] + l.skippedBefore(0)
	}
	return l.rows[n] - l.rows[n-1] - 1 + l.skippedBefore(n)
}

// skippedBefore is how many forces are not told at all before a row that is drawn, and
// after the one that is drawn before it.
func (l *rankingLayout) skippedBefore(n int) int {
	from, skipped := 0, 0
	if n > 0 {
		from = l.rows[n-1] + 1
	}
	for _, r := range l.p.Rows[from : l.rows[n]+1] {
		skipped += r.Skipped
	}
	return skipped
}

func (l *rankingLayout) bottom() float64 { return l.bottoms[len(l.bottoms)-1] + 2 }

func (l *rankingLayout) ticks() []float64 {
	widest := l.note.widest(l.tick(l.p.Axis.Min, l.p.Axis), l.tick(l.p.Axis.Max, l.p.Axis))
	return ticks(l.p.Axis, int((l.x.r1-l.x.r0)/(widest+14)))
}

// ground draws grid lines, a line after every fifth row to guide the eye, the strong
// row's ground, and reference lines.
func (l *rankingLayout) ground() {
	for _, t := range l.ticks() {
		l.s.rule(l.x.at(t), l.top, l.x.at(t), l.bottom(), .5, l.theme.Grid)
	}
	l.s.rule(0, l.top, l.s.width, l.top, .5, l.theme.Grid)
	for n, i := range l.rows {
		if l.p.Rows[i].Strong {
			l.s.box(rect{0, l.tops[n], l.s.width, l.bottoms[n] - l.tops[n]}, Pen{Fill: l.theme.Tint})
		}
		if (i+1)%5 == 0 && n+1 < len(l.rows) && l.leftOut(n+1) == 0 {
			l.s.rule(0, l.bottoms[n], l.s.width, l.bottoms[n], .5, l.theme.Grid)
		}
	}
	l.drawFlags(l.s, l.flags, l.bottom())
	for n := range l.rows {
		l.gap(n)
	}
	for n, i := range l.rows {
		if l.p.Rows[i].Missing != "" {
			l.s.box(rect{l.x.r0 - 1, l.tops[n] + .5, l.s.width - l.x.r0 + 1, l.bottoms[n] - l.tops[n] - 1}, Pen{Fill: l.theme.Paper})
		}
	}
}

// gap says how many forces are left out before a row.
func (l *rankingLayout) gap(n int) {
	left := l.leftOut(n)
	if left == 0 {
		return
	}
	y := l.tops[n] - (l.note.leading()+4)/2
	l.s.box(rect{0, y - l.note.leading()/2, l.s.width, l.note.leading()}, Pen{Fill: l.theme.Paper})
	label := words.LabelNotDrawn
	if left == l.skippedBefore(n) {
		label = words.LabelSkipped
	}
	l.s.centred(0, y, []string{l.words.Label(label, l.words.Count(float64(left)))}, l.note, start)
}

// row sets the words of a force and draws its mark.
func (l *rankingLayout) row(n int) {
	r := &l.p.Rows[l.rows[n]]
	st, y := l.style(r), (l.tops[n]+l.bottoms[n])/2
	l.s.centred(0, y, l.labels[n], st, start)
	if r.Missing != "" {
		l.s.centred(l.x.r0+4, y, l.missing[n], l.note, start)
		return
	}
	l.s.centred(l.valueX, y, []string{r.Est.Text}, l.strong, end)
	if l.rangeW > 0 {
		l.s.centred(l.rangeX, y, []string{l.ranged(r)}, st, start)
	}
	if l.placesW > 0 && r.Places != "" {
		l.s.centred(l.s.width, y, []string{r.Places}, st, end)
	}
	color, fill := l.theme.Mark, l.theme.Mark
	if r.Strong {
		color, fill = l.theme.Strong, l.theme.Strong
	}
	edge := Pen{Fill: fill, Stroke: l.theme.Paper, Width: .7}
	if r.Est.Stated() {
		l.s.rule(l.x.at(r.Est.Lower), y, l.x.at(r.Est.Upper), y, 1.4, color)
	} else {
		edge = Pen{Fill: l.theme.Paper, Stroke: color, Width: 1.2}
	}
	at := Point{l.x.at(r.Est.Value), y}
	if r.Strong {
		l.s.mark(diamond, at, 3.9, edge)
		return
	}
	l.s.mark(round, at, 2.6, edge)
}

// axis draws the value axis below the rows.
func (l *rankingLayout) axis() {
	y := l.bottom()
	for _, t := range l.ticks() {
		x := l.x.at(t)
		l.s.rule(x, y, x, y+3, .6, l.theme.Quiet)
		l.s.text(x, y+4+l.note.ascent(), l.tick(t, l.p.Axis), l.note, middle)
	}
	l.s.rule(l.x.r0, y, l.x.r1, y, .6, l.theme.Quiet)
	l.s.height = y + 4 + l.note.leading()
	if title := l.axisTitle(l.p.Axis, false); title != "" {
		l.s.height = l.s.block(l.x.r0, l.s.height+1, l.note.wrap(title, l.s.width-l.x.r0), l.note, start)
	}
}
