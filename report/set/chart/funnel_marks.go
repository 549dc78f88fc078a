package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

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
