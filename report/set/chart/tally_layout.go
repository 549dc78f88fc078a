package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
)

// Sizes of a tally, in points.
const (
	tallySide  = 5.2
	tallyGap   = 12.0 // between columns
	tallyRow   = 5.0  // between rows
	tallyCount = 4.0  // between a number and its squares
	tallyLine  = 20   // the most squares in a line
)

func (p tally) lay(k *kit, s *scene) error {
	l := tallyLayout{kit: k, s: s, p: p.Tally}
	if err := l.columns(); err != nil {
		return err
	}
	for first := 0; first < len(p.Columns); first += l.together {
		l.part(first, min(first+l.together, len(p.Columns)))
	}
	return nil
}

// tallyLayout holds places while a Tally is laid out. Columns for which there is no room
// beside each other stand below: the table is cut in parts of together columns.
type tallyLayout struct {
	*kit
	s *scene
	p *doc.Tally

	labelW, countW, allW float64
	together             int
	columnW              float64
	grid                 grid
}

// columns divides the width: names, columns, and what is in all where there are several.
func (l *tallyLayout) columns() error {
	var labels []string
	most := 0
	for _, r := range l.p.Rows {
		labels = append(labels, r.Label)
		l.allW = math.Max(l.allW, l.strong.width(r.All.Text))
		for _, c := range r.Cells {
			most = max(most, c.Count)
			l.countW = math.Max(l.countW, l.label.width(c.Text))
		}
	}
	if len(l.p.Columns) == 1 {
		l.allW = 0
	} else {
		l.allW = math.Min(math.Max(l.allW, l.head.longestWord(l.p.Heads.All)), l.s.width*.2) + tallyGap
	}
	l.labelW = math.Min(math.Max(l.label.widest(labels...), l.head.longestWord(l.p.Heads.Label)), math.Max(l.s.width*.27, math.Min(l.label.longestWord(labels...), l.s.width*.34)))
	room := l.s.width - l.labelW - l.allW
	l.grid = grid{side: tallySide}
	least := l.countW + tallyCount + grid{side: tallySide, perLine: 5}.at(4).X + tallySide
	heads := 0.0
	for _, c := range l.p.Columns {
		heads = math.Max(heads, math.Max(l.head.longestWord(c.Label), l.note.longestWord(c.Aside)))
	}
	n := len(l.p.Columns)
	for n > 1 && room/float64(n)-tallyGap < math.Max(least, heads) {
		n--
	}
	parts := (len(l.p.Columns) + n - 1) / n
	l.together = (len(l.p.Columns) + parts - 1) / parts
	l.columnW = room/float64(l.together) - tallyGap
	if l.columnW < least {
		return fmt.Errorf("words leave %.0f of %.0f points for the squares [figure]", room, l.s.width)
	}
	l.grid.fit(min(most, tallyLine), l.columnW-l.countW-tallyCount)
	return nil
}

// part sets some columns, from one up to another, with the names of the rows.
func (l *tallyLayout) part(from, to int) {
	if from > 0 {
		l.s.height += gapHead
	}
	l.heads(from, to)
	for i := range l.p.Rows {
		l.row(&l.p.Rows[i], from, to)
	}
}

// x is where a column of a part begins.
func (l *tallyLayout) x(from, column int) float64 {
	return l.labelW + tallyGap + float64(column-from)*(l.columnW+tallyGap)
}

// heads sets the heads of a part on one foot, with a rule below.
func (l *tallyLayout) heads(from, to int) {
	type head struct {
		x           float64
		name, aside []string
		a           align
	}
	heads := []head{{0, l.head.wrap(l.p.Heads.Label, l.labelW), nil, start}}
	for j := from; j < to; j++ {
		c := l.p.Columns[j]
		h := head{x: l.x(from, j), name: l.head.wrap(c.Label, l.columnW), a: start}
		if c.Aside != "" {
			h.aside = l.note.wrap(c.Aside, l.columnW)
		}
		heads = append(heads, h)
	}
	if from == 0 && l.allW > 0 {
		heads = append(heads, head{l.s.width, l.head.wrap(l.p.Heads.All, l.allW-tallyGap), nil, end})
	}
	tallest := 0
	for _, h := range heads {
		tallest = max(tallest, len(h.name)+len(h.aside))
	}
	foot := l.s.height + float64(tallest)*l.head.leading()
	for _, h := range heads {
		y := l.s.block(h.x, foot-float64(len(h.name)+len(h.aside))*l.head.leading(), h.name, l.head, h.a)
		l.s.block(h.x, y, h.aside, l.note, h.a)
	}
	l.s.rule(0, foot+3, l.s.width, foot+3, .6, l.theme.Edge)
	l.s.height = foot + 3 + tallyRow
}

// row sets a row of a part: its name and its numbers stand on the first line of squares.
func (l *tallyLayout) row(r *doc.TallyRow, from, to int) {
	name := l.label.wrap(r.Label, l.labelW)
	top := l.s.height
	foot := l.s.block(0, top, name, l.label, start)
	for j := from; j < to; j++ {
		c := r.Cells[j]
		x := l.x(from, j)
		ink := l.label
		if c.Count == 0 {
			ink = l.note
		}
		l.s.text(x+l.countW, top+ink.ascent(), c.Text, ink, end)
		foot = math.Max(foot, l.squares(c.Count, Point{x + l.countW + tallyCount, top + (l.label.leading()-tallySide)/2}))
	}
	if from == 0 && l.allW > 0 {
		l.s.text(l.s.width, top+l.strong.ascent(), r.All.Text, l.strong, end)
	}
	l.s.height = foot + tallyRow
}

// squares sets a square an item and returns where the last line of them ends.
func (l *tallyLayout) squares(n int, at Point) float64 {
	foot := at.Y
	for i := range n {
		p := l.grid.at(i)
		l.s.box(rect{at.X + p.X, at.Y + p.Y, tallySide, tallySide}, Pen{Fill: l.theme.Wrong})
		foot = at.Y + p.Y + tallySide
	}
	return foot
}
