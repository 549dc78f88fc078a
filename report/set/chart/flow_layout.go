package chart

import (
	"fmt"
	"math"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

func (p flow) lay(k *kit, s *scene) error {
	l := flowLayout{kit: k, s: s, p: p.Flow}
	if err := l.columns(); err != nil {
		return err
	}
	l.stack()
	for i := range p.Rows {
		l.stream(l.from[i].kept, l.kept[i], l.theme.Grid)
	}
	for i := range p.Rows { // over the others: what is lost crosses what is kept
		l.stream(l.from[i].lost, l.lost[i], l.theme.Wrong)
	}
	l.bars()
	l.names()
	return nil
}

// flowLayout holds places while a Flow is laid out.
type flowLayout struct {
	*kit
	s *scene
	p *doc.Flow

	leftW, rightX float64
	x0, x1        float64 // inner sides of the bars between which streams run
	top, bottom   float64
	from          []parting
	kept, lost    []extent
}

// extent is a stretch of a bar, from its upper to its lower end.
type extent struct{ y0, y1 float64 }

func (e extent) middle() float64 { return (e.y0 + e.y1) / 2 }

// parting is a stretch of the left bar, in what is kept of it and what is lost.
type parting struct{ kept, lost extent }

const (
	flowBar   = 9.0
	flowGap   = 22.0 // between what is kept and what is lost
	flowLeast = 110.0
	flowMore  = 14.0 // a kind
)

// columns divides the width: names, streams, values.
func (l *flowLayout) columns() error {
	var labels []string
	right := l.head.longestWord(l.p.Heads.Kept, l.lostHead())
	for i := range l.p.Rows {
		r := &l.p.Rows[i]
		labels = append(labels, r.Label)
		right = math.Max(right, l.label.width(l.value(r, r.KeptText)))
		right = math.Max(right, math.Max(l.strong.width(l.value(r, r.Lost.Text)), l.note.width(l.ranged(r))))
	}
	right = math.Min(right, math.Max(l.s.width*.36, l.strong.longestWord(labels...)))
	l.leftW = math.Min(l.label.widest(labels...), math.Max(l.s.width*.24, l.label.longestWord(labels...)))
	l.leftW = math.Min(l.leftW, l.s.width*.34)
	right = math.Min(right, l.s.width*.37)
	l.rightX = l.s.width - right
	l.x0 = l.leftW + leaderRoom + flowBar
	l.x1 = l.rightX - leaderRoom - flowBar
	if l.x1-l.x0 < 40 {
		return fmt.Errorf("words leave %.0f of %.0f points for the flow [figure]", l.x1-l.x0, l.s.width)
	}
	return nil
}

// value is a kind with its number, as it stands at the right.
func (l *flowLayout) value(r *doc.FlowRow, text string) string { return r.Label + " " + text }

func (l *flowLayout) ranged(r *doc.FlowRow) string {
	if r.Lost.Stated() {
		return r.Lost.Range
	}
	return l.words.Label(words.LabelNoInterval)
}

// lostHead is the head of what is lost; it says what the intervals are where its own
// words do not.
func (l *flowLayout) lostHead() string {
	head := l.p.Heads.Lost
	for _, r := range l.p.Rows {
		if r.Lost.Stated() && !strings.Contains(head, "(") {
			return head + " (" + intervalHead(l.words, l.level) + ")"
		}
	}
	return head
}

// stack finds the stretches of the bars: on the left a kind below the other, each in
// what is kept and lost of it; on the right all that is kept above all that is lost.
// Widths of streams are to one scale.
func (l *flowLayout) stack() {
	total := 0.0
	for _, r := range l.p.Rows {
		total += r.Kept + r.Lost.Value
	}
	all, kept := l.head.wrap(l.p.Heads.All, l.x0-flowBar), l.head.wrap(l.p.Heads.Kept, l.s.width-l.rightX)
	foot := l.s.height + float64(max(len(all), len(kept)))*l.head.leading()
	l.s.block(0, foot-float64(len(all))*l.head.leading(), all, l.head, start)
	l.s.block(l.rightX, foot-float64(len(kept))*l.head.leading(), kept, l.head, start)
	l.top = foot + 4
	n := float64(len(l.p.Rows))
	height := math.Max(flowLeast+flowMore*n, l.valuesHeight())
	scale := (height - flowGap) / total
	apart := flowGap / math.Max(1, n-1) // between kinds at the left: both sides are as tall
	y, k := l.top, l.top
	for _, r := range l.p.Rows {
		a, b := r.Kept*scale, r.Lost.Value*scale
		l.from = append(l.from, parting{extent{y, y + a}, extent{y + a, y + a + b}})
		l.kept = append(l.kept, extent{k, k + a})
		y, k = y+a+b+apart, k+a
	}
	k += flowGap
	for _, r := range l.p.Rows {
		b := r.Lost.Value * scale
		l.lost = append(l.lost, extent{k, k + b})
		k += b
	}
	l.bottom = k
}

// valuesHeight is the least height in which all values at the right stand.
func (l *flowLayout) valuesHeight() float64 {
	h := 0.0
	for i := range l.p.Rows {
		h += l.keptName(i).height() + l.lostName(i).height() + 4
	}
	return h + float64(len(l.head.wrap(l.lostHead(), l.s.width-l.rightX)))*l.head.leading() + 8
}

// stream fills the stretch between the bars, as wide at one end as at the other; a
// little one is a hair, and what is nothing has none.
func (l *flowLayout) stream(a, b extent, c Color) {
	if a.y1 <= a.y0 {
		return
	}
	const steps = 14
	var upper, lower []Point
	for i := range steps + 1 {
		t := float64(i) / steps
		x, s := l.x0+t*(l.x1-l.x0), t*t*(3-2*t)
		upper = append(upper, Point{x, a.y0 + s*(b.y0-a.y0)})
		lower = append(lower, Point{x, math.Max(a.y1+s*(b.y1-a.y1), a.y0+s*(b.y0-a.y0)+.4)})
	}
	for i := len(lower) - 1; i >= 0; i-- {
		upper = append(upper, lower[i])
	}
	l.s.polygon(upper, Pen{Fill: c})
}

// bars draws the ends of the streams: dark where kept, in another colour where lost.
func (l *flowLayout) bars() {
	for i := range l.p.Rows {
		f := l.from[i]
		l.s.box(rect{l.x0 - flowBar, f.kept.y0, flowBar, f.lost.y1 - f.kept.y0}, Pen{Fill: l.theme.Bar})
		l.s.box(rect{l.x1, l.kept[i].y0, flowBar, l.kept[i].y1 - l.kept[i].y0}, Pen{Fill: l.theme.Bar})
		if lost := l.lost[i].y1 - l.lost[i].y0; lost > 0 {
			l.s.box(rect{l.x1, l.lost[i].y0, flowBar, math.Max(lost, .4)}, Pen{Fill: l.theme.Wrong})
		}
		if i > 0 {
			for _, y := range []float64{l.kept[i].y0, l.lost[i].y0} {
				l.s.rule(l.x1, y, l.x1+flowBar, y, .6, l.theme.Paper)
			}
		}
	}
}

func (l *flowLayout) keptName(i int) sideLabel {
	r := &l.p.Rows[i]
	var e sideLabel
	e.add(l.label.wrap(l.value(r, r.KeptText), l.s.width-l.rightX), l.label)
	return e
}

func (l *flowLayout) lostName(i int) sideLabel {
	r := &l.p.Rows[i]
	var e sideLabel
	e.add(l.strong.wrap(l.value(r, r.Lost.Text), l.s.width-l.rightX), l.strong)
	e.add(l.note.wrap(l.ranged(r), l.s.width-l.rightX), l.note)
	return e
}

// names sets the kinds at the left, and at the right each with its number; the head of
// what is lost stands above the first of them.
func (l *flowLayout) names() {
	var lefts []sideLabel
	var right []sideLabel
	for i := range l.p.Rows {
		e := sideLabel{from: Point{l.x0 - flowBar, extent{l.from[i].kept.y0, l.from[i].lost.y1}.middle()}}
		e.add(l.label.wrap(l.p.Rows[i].Label, l.leftW), l.label)
		lefts = append(lefts, e)
		k := l.keptName(i)
		k.from = Point{l.x1 + flowBar, l.kept[i].middle()}
		right = append(right, k)
	}
	for i := range l.p.Rows {
		e := l.lostName(i)
		if i == 0 {
			head := sideLabel{}
			head.add(l.head.wrap(l.lostHead(), l.s.width-l.rightX), l.head)
			e.lines, e.st = append(head.lines, e.lines...), append(head.st, e.st...)
		}
		e.from = Point{l.x1 + flowBar, l.lost[i].middle()}
		right = append(right, e)
	}
	need := 0.0
	for _, e := range right {
		need += e.height() + 2
	}
	foot := math.Max(l.bottom, l.top+need)
	l.sideLabels(l.s, l.rightX, right, l.top, foot)
	l.leftLabels(lefts, foot)
	l.s.height = foot + 2
}

// leftLabels sets names left of the left bar, with lines to those that had to move.
func (l *flowLayout) leftLabels(labels []sideLabel, foot float64) {
	var centres, sizes []float64
	for _, e := range labels {
		centres, sizes = append(centres, e.from.Y), append(sizes, e.height()+2)
	}
	for i, y := range spread(centres, sizes, l.top, foot) {
		e := labels[i]
		if math.Abs(y-e.from.Y) > 3 {
			l.s.polyline([]Point{{l.leftW + 3, y}, {l.x0 - flowBar - 4, e.from.Y}, {l.x0 - flowBar, e.from.Y}}, .6, l.theme.Edge)
		}
		at := y - e.height()/2
		for j, t := range e.lines {
			at = l.s.block(0, at, []string{t}, e.st[j], start)
		}
	}
}
