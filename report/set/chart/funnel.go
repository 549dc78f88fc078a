package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// funnel is values by size between control limits, with the names of those that
// matter.
type funnel struct{ *doc.Funnel }

func (p funnel) check() error {
	if err := validAxis(p.Axis); err != nil {
		return err
	}
	if len(p.Points) == 0 {
		return fmt.Errorf("no points")
	}
	if err := validLine(p.Target, p.Axis); err != nil {
		return err
	}
	for _, q := range p.Points {
		if q.Name == "" {
			return fmt.Errorf("point without a name")
		}
		if !finite(q.Size) || q.Size <= 0 {
			return fmt.Errorf("point %s: size %g", q.Name, q.Size)
		}
		if err := validEstimate("point "+q.Name, q.Est, p.Axis); err != nil {
			return err
		}
	}
	for _, l := range p.Limits {
		if err := validLimit(l); err != nil {
			return err
		}
	}
	return nil
}

func validLimit(l doc.Limit) error {
	if l.Label == "" {
		return fmt.Errorf("limit without a name")
	}
	if len(l.Size) < 2 || len(l.Lower) != len(l.Size) || len(l.Upper) != len(l.Size) {
		return fmt.Errorf("limit %s: %d sizes, %d lower and %d upper limits", l.Label, len(l.Size), len(l.Lower), len(l.Upper))
	}
	for i := range l.Size {
		if !finite(l.Size[i], l.Lower[i], l.Upper[i]) || l.Lower[i] > l.Upper[i] {
			return fmt.Errorf("limit %s: limits at size %g", l.Label, l.Size[i])
		}
		if i > 0 && l.Size[i] <= l.Size[i-1] {
			return fmt.Errorf("limit %s: sizes do not rise at %g", l.Label, l.Size[i])
		}
	}
	return nil
}

// loads: any number of points is drawn; what lies upon one another is drawn once.
func (p funnel) loads() []load { return []load{{"points", len(p.Points), 0}} }

// tell says every point, or of many those that are named, with its place.
func (p funnel) tell(t *telling) {
	var told []*doc.FunnelPoint
	for i := range p.Points {
		if q := &p.Points[i]; named(q) || len(p.Points) <= tellAll {
			told = append(told, q)
		}
	}
	t.tellFirst(len(told), func(i int) {
		s := t.estimate(told[i].Name, told[i].Est)
		if where := p.position(told[i], t.pack); where != "" {
			s += ", " + where
		}
		t.say(s)
	})
}

func (p funnel) ground(t *telling) {
	t.say(p.Axis.Title)
	t.say(p.SizeAx)
	t.say(p.Target.Label)
}

// position says where a point lies against the control limits: outside the
// widest it is outside, or within the narrowest.
func (p funnel) position(q *doc.FunnelPoint, pack *words.Pack) string {
	best, width := "", 0.0
	within, narrow := "", math.Inf(1)
	for _, l := range p.Limits {
		lo, hi := l.At(q.Size)
		switch w := hi - lo; {
		case q.Est.Value < lo && w >= width:
			best, width = pack.Label(words.LabelBelow, l.Label), w
		case q.Est.Value > hi && w >= width:
			best, width = pack.Label(words.LabelAbove, l.Label), w
		case q.Est.Value >= lo && q.Est.Value <= hi && w < narrow:
			within, narrow = pack.Label(words.LabelWithin, l.Label), w
		}
	}
	if best == "" {
		return within
	}
	return best
}

func (p funnel) table(t tabulator) Table {
	out := Table{Heads: append([]string{t.Label(words.LabelRow), p.SizeAx}, t.estimateHeads(t.Label(words.LabelPrinted))...)}
	out.Heads = append(out.Heads, t.Label(words.LabelPosition))
	for i := range p.Points {
		q := &p.Points[i]
		size := precise(q.Size)
		if !t.unrounded {
			size = t.Count(q.Size)
		}
		row := append([]string{q.Name, size}, t.estimateCells(q.Est)...)
		out.add(q.Est.Ref, append(row, p.position(q, t.Pack))...)
	}
	return out
}

// native is a point a force over its size, between target and control limits.
func (p funnel) native() Native {
	n := Native{Scatter: true, Axis: p.Axis, Across: p.SizeAx}
	smallest, largest := math.Inf(1), math.Inf(-1)
	for _, q := range p.Points {
		smallest, largest = math.Min(smallest, q.Size), math.Max(largest, q.Size)
		if !q.Strong {
			n.add(NativeRow{Series: p.Axis.Title, Item: q.Name, Position: q.Size, Est: q.Est})
		}
	}
	if len(n.Rows) > 0 {
		n.Series = append(n.Series, NativeSeries{Name: p.Axis.Title, Last: len(n.Rows) - 1, Marks: true})
	}
	var strong []NativeSeries
	for _, q := range p.Points {
		if q.Strong {
			at := n.add(NativeRow{Series: p.Axis.Title, Item: q.Name, Position: q.Size, Est: q.Est})
			strong = []NativeSeries{{Name: q.Name, First: at, Last: at, Marks: true, Colour: 1}}
		}
	}
	n.Series = append(n.Series, strong...)
	first := n.add(plain(p.Target.Label, "", smallest, p.Target.At, none(), none()))
	last := n.add(plain(p.Target.Label, "", largest, p.Target.At, none(), none()))
	n.Series = append(n.Series, NativeSeries{Name: p.Target.Label, First: first, Last: last, Line: true, Colour: 2})
	for i, l := range p.Limits {
		s := NativeSeries{Name: l.Label, First: len(n.Rows), Of: NativeLower, Line: true, Colour: 3 + i}
		for j := range l.Size {
			s.Last = n.add(plain(l.Label, "", l.Size[j], none(), l.Lower[j], l.Upper[j]))
		}
		upper := s
		upper.Of, upper.Again = NativeUpper, true
		n.Series = append(n.Series, s, upper)
	}
	return n
}

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
	for _, t := range ticks(a, int((l.f.right-l.f.left)/(l.note.width(number(l.words, a.Max))+16))) {
		x := l.x.at(t)
		l.s.rule(x, y, x, y+3, .6, l.theme.Quiet)
		l.s.text(x, y+4+l.note.ascent(), number(l.words, t), l.note, middle)
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

const (
	insideRadius  = 2.7
	outsideRadius = 3.2
	strongRadius  = 4.6
)

// markReach is how far the mark of a force reaches from its centre.
func markReach(q *doc.FunnelPoint) float64 {
	if q.Strong {
		return strongRadius * diamondReach
	}
	return outsideRadius
}

// points draws each force: an empty ring, a full one outside the widest limits,
// a diamond for the one that is stressed.
func (l *funnelLayout) points() {
	seen := map[mark]bool{}
	for _, q := range l.p.Points {
		at := Point{l.x.at(q.Size), l.f.y.at(q.Est.Value)}
		if l.covered(seen, at, &q) {
			continue
		}
		l.room.mark(at, markReach(&q))
		switch {
		case q.Strong: // drawn last
		case l.outside(&q):
			l.s.disc(at.X, at.Y, outsideRadius, Pen{Fill: l.theme.Ink, Stroke: l.theme.Paper, Width: .7})
		default:
			l.s.disc(at.X, at.Y, insideRadius, Pen{Fill: l.theme.Paper, Stroke: l.theme.Quiet, Width: 1})
		}
	}
	for _, q := range l.p.Points {
		if q.Strong {
			l.s.mark(diamond, Point{l.x.at(q.Size), l.f.y.at(q.Est.Value)}, strongRadius, Pen{Fill: l.theme.Strong, Stroke: l.theme.Paper, Width: 1})
		}
	}
}

// crowd is the number of forces from which marks that would lie upon one another
// are drawn once, so that a figure of any number of forces stays small.
const crowd = 400

// mark is a mark of a kind at a place of half a point.
type mark struct {
	x, y    int
	outside bool
}

// covered reports whether a mark of the same kind in the same place is drawn.
func (l *funnelLayout) covered(seen map[mark]bool, at Point, q *doc.FunnelPoint) bool {
	if len(l.p.Points) <= crowd || q.Strong {
		return false
	}
	m := mark{int(at.X * 2), int(at.Y * 2), l.outside(q)}
	known := seen[m]
	seen[m] = true
	return known
}

// outside reports whether a point lies outside every pair of limits.
func (l *funnelLayout) outside(q *doc.FunnelPoint) bool {
	for _, m := range l.p.Limits {
		lo, hi := m.At(q.Size)
		if q.Est.Value >= lo && q.Est.Value <= hi {
			return false
		}
	}
	return len(l.p.Limits) > 0
}

// mostNames is the most forces named in one funnel: more cannot be read.
const mostNames = 80

// labels names the stressed force and those marked for it, the furthest from
// the target first. A name that finds no room is listed below with its value, and
// where there are too many names it is said that there are others.
func (l *funnelLayout) labels() {
	var want []doc.FunnelPoint
	for i := range l.p.Points {
		if named(&l.p.Points[i]) {
			want = append(want, l.p.Points[i])
		}
	}
	far := func(q doc.FunnelPoint) float64 {
		if q.Strong {
			return math.Inf(1)
		}
		return math.Abs(q.Est.Value - l.p.Target.At)
	}
	slices.SortStableFunc(want, func(a, b doc.FunnelPoint) int { return cmp.Compare(far(b), far(a)) })
	loose := ""
	for _, q := range want[:min(len(want), mostNames)] {
		st, text := l.label, q.Name
		if q.Strong {
			st, text = l.strong.in(l.theme.Strong), q.Name+" "+q.Est.Text
		}
		at := Point{l.x.at(q.Size), l.f.y.at(q.Est.Value)}
		box, leader, ok := l.room.place(at, markReach(&q), st.width(text), st.Size, q.Est.Value < l.p.Target.At)
		if !ok {
			if loose != "" {
				loose += "; "
			}
			loose += q.Name + " " + q.Est.Text
			continue
		}
		if leader[0] != leader[1] {
			l.s.polyline(leader[:], .6, l.theme.Quiet)
		}
		l.s.text(box.x, st.centred(box.y+box.h/2), text, st, start)
	}
	if len(want) > mostNames {
		loose = strings.TrimSpace(sentence(loose) + " " + l.words.Label(words.LabelOthers))
	}
	if loose != "" {
		l.s.height = l.s.block(0, l.s.height+3, l.note.wrap(loose, l.s.width), l.note, start)
	}
}

// sentence ends a list with a full stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return s + "."
}
