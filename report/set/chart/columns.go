package chart

import (
	"fmt"
	"math"
	"strings"

	"assize/report/say/words"
)

// mostHeadLines is how many lines the head of values may take.
const mostHeadLines = 3

// gapRange is the gap between a value and its interval.
const gapRange = 6

// columns divides the width. The plot gets what words leave, but at least a
// third; then labels wrap, then asides.
func (l *intervalsLayout) columns() error {
	var labels, asides []string
	unstated := false
	for _, r := range l.p.Rows {
		labels = append(labels, r.Label)
		l.labelW = math.Max(l.labelW, l.rowStyle(&r).width(r.Label))
		if r.Aside != "" {
			asides = append(asides, r.Aside)
			l.asideW = math.Max(l.asideW, l.rowStyle(&r).width(r.Aside))
		}
		if r.Missing != "" {
			continue
		}
		l.valueW = math.Max(l.valueW, l.strong.width(r.Est.Text))
		l.rangeW = math.Max(l.rangeW, l.rowStyle(&r).width(r.Est.Range))
		unstated = unstated || !r.Est.Stated()
	}
	h := l.p.Heads
	l.labelW = math.Max(l.labelW, l.head.longestWord(h.Label))
	l.asideW = math.Max(l.asideW, l.head.longestWord(h.Aside))
	if unstated {
		l.rangeW = math.Max(l.rangeW, l.label.longestWord(l.words.Label(words.LabelNoInterval)))
	}
	l.valueHead = l.headOfValues()
	if short := l.head.widthFor(l.valueHead, mostHeadLines) - l.blockW(); short > 0 {
		l.rangeW += short
	}

	left := func() float64 { return spaced(l.labelW) + spaced(l.asideW) }
	right := spaced(l.blockW())
	if right == 0 {
		right = l.note.width(l.tick(l.p.Axis.Max, l.p.Axis)) / 2
	}
	least := math.Max(100, l.s.width*.34)
	if over := left() + right + least - l.s.width; over > 0 {
		l.labelW = math.Max(l.labelW-over, math.Min(l.labelW, l.strong.longestWord(append(labels, h.Label)...)))
	}
	if over := left() + right + least - l.s.width; over > 0 {
		l.asideW = math.Max(l.asideW-over, math.Min(l.asideW, l.strong.longestWord(append(asides, h.Aside)...)))
	}
	if over := left() + right + least - l.s.width; over > 0 { // words of unusual length
		l.labelW = math.Max(l.labelW-over, math.Min(l.labelW, l.s.width*.2))
	}
	x0, x1 := left(), l.s.width-right
	if x1-x0 < 60 {
		return fmt.Errorf("columns leave %.0f of %.0f points for the plot [figure]", x1-x0, l.s.width)
	}
	l.flags = l.lineFlags(l.p.Lines)
	x1 = flagRoom(l.flags, l.p.Axis, x0, x1, l.s.width)
	l.x = span{l.p.Axis.Min, l.p.Axis.Max, x0, x1}
	l.valueX = x1 + gapCol
	return nil
}

// headOfValues is the head over values and intervals; it says what the interval
// is where the figure's own does not.
func (l *intervalsLayout) headOfValues() string {
	head := l.p.Heads.Value
	for _, r := range l.p.Rows {
		if r.Missing == "" && r.Est.Stated() && head != "" && !strings.Contains(head, "(") {
			return head + " (" + intervalHead(l.words, l.level) + ")"
		}
	}
	return head
}

// blockW is the width of value and interval together.
func (l *intervalsLayout) blockW() float64 {
	if l.rangeW > 0 {
		return l.valueW + gapRange + l.rangeW
	}
	return l.valueW
}

// spaced is a column with the gap beside it; a column without width has none.
func spaced(w float64) float64 {
	if w == 0 {
		return 0
	}
	return w + gapCol
}
