package pdf

import (
	"assize/report/say/doc"
	"assize/report/say/words"
)

const panelPad = 20.0

// panel shows a judgment: its grade in words, the same on a drawn scale, and
// the sentence that explains it.
func (s *setter) panel(b doc.JudgmentPanel, up *elem, w float64) []*piece {
	p := s.panelPiece(b, up, w)
	p.before = s.st.space(16)
	return []*piece{p}
}

func (s *setter) panelPiece(b doc.JudgmentPanel, up *elem, w float64) *piece {
	e := up.add(roleDiv)
	inner := w - 2*panelPad
	var parts []*piece
	add := func(p []*piece) { parts = append(parts, p...) }
	add(s.words(e.add(roleP), b.Label, s.st.panelLabel, inner))
	grade := s.theme.Ink
	if b.Mark.Of > 0 {
		grade = s.theme.grade(b.Mark.Level, b.Mark.Of)
	}
	st := s.st.panelGrade.in(grade)
	add(s.linePieces(e.add(roleP), s.balanced(s.spans(doc.Words(capital(b.Grade)), st), st, inner), st, 0))
	if b.Mark.Of > 0 {
		add([]*piece{s.scale(b, e, inner)})
	}
	if len(b.Runs) > 0 {
		add(s.text(e.add(roleP), b.Runs, s.st.body.gap(s.st.space(12)), 0, inner))
	}
	for _, n := range b.Notes {
		add(s.text(e.add(roleP), n, s.st.source.gap(s.st.space(6)), 0, inner))
	}
	s.ownNotes(up)
	return s.card(parts, w, grade)
}

// card stacks pieces into one, on a pale ground with a bar at the left.
func (s *setter) card(parts []*piece, w float64, bar Color) *piece {
	pad := s.st.cardPad
	parts[0].before = 0
	out := &piece{where: s.where(), height: 2*pad + stackHeight(parts)}
	for _, p := range parts {
		out.notes = append(out.notes, p.notes...)
	}
	out.draw = func(c *ink, at spot) {
		c.fillRect(at.x, at.y, w, out.height, s.theme.Pale)
		c.fillRect(at.x, at.y, 6, out.height, bar)
		s.stack(c, parts, at.x+panelPad, at.y+pad)
	}
	return out
}

// scale draws the grades from lowest to highest, the given one filled.
func (s *setter) scale(b doc.JudgmentPanel, up *elem, w float64) *piece {
	const gap, bar = 4.0, 7.0
	e := up.add(roleFigure)
	e.alt = s.label(words.LabelScaleAlt, b.Grade, b.Scale[0], b.Scale[len(b.Scale)-1])
	st := s.st.source.in(s.theme.Ink)
	each := (w - gap*float64(len(b.Scale)-1)) / float64(len(b.Scale))
	names := make([][]line, len(b.Scale))
	tallest := 0
	for i, name := range b.Scale {
		f := regular
		if i+1 == b.Mark.Level {
			f = bold
		}
		names[i] = s.lines(s.spans(doc.Words(capital(name)), st.with(f)), st.with(f), each)
		tallest = max(tallest, len(names[i]))
	}
	p := &piece{height: bar + 5 + float64(tallest)*st.lead, before: s.st.space(9), where: s.where()}
	p.draw = func(c *ink, at spot) {
		(&figureBox{}).hold(c, e, at, w, p.height)
		c.tag(e, func() {
			for i := range b.Scale {
				x := at.x + float64(i)*(each+gap)
				if i+1 == b.Mark.Level {
					c.fillRect(x, at.y, each, bar, s.theme.grade(b.Mark.Level, b.Mark.Of))
				} else {
					c.fillRect(x, at.y, each, bar, white())
					c.strokeRect(x, at.y, each, bar, 0.8, s.theme.Quiet)
				}
				for k, l := range names[i] {
					for _, f := range l.frags {
						c.text(x+f.x, at.y+bar+5+float64(k)*st.lead+st.baseline(s.capHeight(regular)), f.span.face, st.size, st.color, f.text+" ")
					}
				}
			}
		})
	}
	return p
}

// keyFacts sets figures large, two to a row, and keeps them together. The values of a
// row stand on one line, however long their labels.
func (s *setter) keyFacts(b doc.KeyFacts, up *elem, w float64) []*piece {
	const gap = 20.0
	each := (w - gap) / 2
	list := up.add(roleList)
	list.attr = "/O /List /ListNumbering /None"
	var out []*piece
	for i := 0; i < len(b.Items); i += 2 {
		row := &piece{before: s.st.space(14), where: s.where()}
		var facts []fact
		labels, rest := 0.0, 0.0
		for _, item := range b.Items[i:min(i+2, len(b.Items))] {
			f := s.fact(item, list, each)
			facts = append(facts, f)
			labels, rest = max(labels, stackHeight(f.label)), max(rest, stackHeight(f.rest))
			row.notes = append(row.notes, f.notes...)
		}
		row.height = factTop + labels + rest + 1
		row.draw = func(c *ink, at spot) {
			for k, f := range facts {
				x := at.x + float64(k)*(each+gap)
				c.fillRect(x, at.y, each, 2, s.theme.Accent)
				s.stack(c, f.label, x, at.y+factTop)
				s.stack(c, f.rest, x, at.y+factTop+labels)
			}
		}
		out = append(out, row)
	}
	if s.need(out) <= s.st.depth()/2 {
		together(out, false)
	}
	return out
}

const factTop = 8.0 // from the rule of a key fact to its label

// fact is a key fact measured.
type fact struct {
	label, rest []*piece
	notes       []*footnote
}

func (s *setter) fact(f doc.KeyFact, list *elem, w float64) fact {
	body := list.add(roleItem).add(roleItemBody)
	out := fact{label: s.words(body.add(roleP), f.Label, s.st.factLabel, w)}
	out.rest = s.factValue(body.add(roleP), f.Value, w)
	if len(f.Detail) > 0 {
		out.rest = append(out.rest, s.text(body.add(roleP), f.Detail, s.st.factDetail, 0, w)...)
	}
	s.ownNotes(body)
	for _, p := range out.rest {
		out.notes = append(out.notes, p.notes...)
	}
	return out
}

// factValue sets the value in one line, smaller where it must, as long as it stays
// the largest thing of its fact.
func (s *setter) factValue(e *elem, value []doc.Run, w float64) []*piece {
	const least = 0.7
	st := s.st.factValue
	for k := 1.0; k >= least; k -= 0.05 {
		st = s.st.factValue.sized(k)
		st.lead = s.st.factValue.lead
		if len(s.lines(s.spans(value, st), st, w)) == 1 {
			return s.text(e, value, st, 0, w)
		}
	}
	return s.text(e, value, s.st.factValue, 0, w)
}

// stack draws pieces one below the other.
func (s *setter) stack(k *ink, pieces []*piece, x, y float64) {
	for _, q := range pieces {
		y += q.before
		q.draw(k, spot{x, y, q.before})
		y += q.height
	}
}

func stackHeight(pieces []*piece) float64 {
	h := 0.0
	for _, q := range pieces {
		h += q.before + q.height
	}
	return h
}
