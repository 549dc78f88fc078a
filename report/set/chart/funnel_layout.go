package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
)

func (p funnel) lay(k *kit, s *scene) error {
	l := funnelLayout{kit: k, s: s, p: p.Funnel}
	if err := l.frame(); err != nil {
		return err
	}
	k.values(s, l.f, true)
	l.sizes()
	l.limits()
	l.points()
	l.labels()
	return nil
}

type funnelLayout struct {
	*kit
	s *scene
	p *doc.Funnel

	f      frame
	x      span
	labelX float64
	bottom float64
	room   placer
}

// Heights of the plot: names need room.
const (
	funnelLeast   = 220
	funnelMost    = 340
	funnelPerName = 7
)

// named are the forces whose names are printed.
func named(q *doc.FunnelPoint) bool { return q.Strong || q.Named }

// frame finds the room for the plot beside the names of target and limits.
func (l *funnelLayout) frame() error {
	k, s := l.kit, l.s
	if t := k.axisTitle(l.p.Axis, false); t != "" {
		s.height = s.block(0, s.height, k.note.wrap(t, s.width), k.note, start) + 5
	}
	most := s.width * .22
	width := 0.0
	for _, t := range l.sideTexts() {
		w := math.Max(most, k.head.longestWord(t))
		width = math.Max(width, k.head.widest(k.head.balance(t, w)...))
	}
	l.labelX = s.width - width
	names := 0
	for i := range l.p.Points {
		if named(&l.p.Points[i]) {
			names++
		}
	}
	height := math.Min(funnelLeast+funnelPerName*float64(names), funnelMost)
	l.f = k.newFrame(l.p.Axis, l.labelX-leaderRoom, s.height, height)
	if l.f.right-l.f.left < 100 {
		return fmt.Errorf("names leave %.0f of %.0f points for the plot [figure]", l.f.right-l.f.left, s.width)
	}
	largest := 0.0
	for _, q := range l.p.Points {
		largest = math.Max(largest, q.Size)
	}
	l.x = span{0, largest * 1.04, l.f.left, l.f.right}
	l.room.area = rect{l.f.left + 2, l.f.top, l.f.right - l.f.left - 2, l.f.bottom - l.f.top}
	return nil
}

func (l *funnelLayout) sideTexts() []string {
	out := []string{l.p.Target.Label}
	for _, m := range l.p.Limits {
		out = append(out, m.Label)
	}
	return out
}

// sizes draws the axis of sizes.
func (l *funnelLayout) sizes() {
	y := l.f.bottom
	a := doc.Axis{Min: l.x.d0, Max: l.x.d1}
	for _, t := range ticks(a, int((l.f.right-l.f.left)/(l.note.width(l.words.AxisNumber(a.Max, false))+16))) {
		x := l.x.at(t)
		l.s.rule(x, y, x, y+3, .6, l.theme.Quiet)
		l.s.text(x, y+4+l.note.ascent(), l.words.AxisNumber(t, false), l.note, middle)
	}
	l.bottom = y + 4 + l.note.leading()
	l.s.height = l.bottom
	if l.p.SizeAx != "" {
		l.s.height = l.s.block(l.f.left, l.bottom+1, l.note.wrap(l.p.SizeAx, l.s.width-l.f.left), l.note, start)
	}
}

// limits draws target and control limits and names them at their right ends.
func (l *funnelLayout) limits() {
	var names []sideLabel
	name := func(t string, at Point, st style) {
		w := math.Max(l.s.width-l.labelX, st.longestWord(t))
		e := sideLabel{from: Point{at.X + 2, at.Y}}
		e.add(st.balance(t, w), st)
		names = append(names, e)
	}
	for i, m := range l.p.Limits {
		for _, side := range [][]float64{m.Lower, m.Upper} {
			runs := l.curve(m.Size, side)
			for _, run := range runs {
				l.s.polyline(run, 1, l.theme.Edge, limitDash(i)...)
				l.room.polyline(run)
			}
			if len(runs) > 0 {
				run := runs[len(runs)-1]
				name(m.Label, run[len(run)-1], l.note)
			}
		}
	}
	y := l.f.y.at(l.p.Target.At)
	l.s.rule(l.f.left, y, l.f.right, y, 1.2, l.theme.Ink)
	l.room.line(Point{l.f.left, y}, Point{l.f.right, y})
	name(l.p.Target.Label, Point{l.f.right, y}, l.head.in(l.theme.Ink))
	l.sideLabels(l.s, l.labelX, names, l.f.top-4, l.f.bottom+4)
}

func limitDash(i int) []float64 {
	switch i {
	case 0:
		return nil
	case 1:
		return []float64{4, 2.5}
	}
	return []float64{1.2, 2.2}
}

// curve is a control limit as the runs of points that lie on the plot, cut
// where it leaves the plot.
func (l *funnelLayout) curve(size, value []float64) [][]Point {
	var out [][]Point
	var run []Point
	for i := 1; i < len(size); i++ {
		a, b := Point{size[i-1], value[i-1]}, Point{size[i], value[i]}
		a, b, ok := clip(a, b, rect{l.x.d0, l.p.Axis.Min, l.x.d1 - l.x.d0, l.p.Axis.Max - l.p.Axis.Min})
		if !ok {
			if run != nil {
				out, run = append(out, run), nil
			}
			continue
		}
		pa, pb := Point{l.x.at(a.X), l.f.y.at(a.Y)}, Point{l.x.at(b.X), l.f.y.at(b.Y)}
		if run != nil && run[len(run)-1] != pa {
			out, run = append(out, run), nil
		}
		if run == nil {
			run = []Point{pa}
		}
		run = append(run, pb)
	}
	if run != nil {
		out = append(out, run)
	}
	return out
}
