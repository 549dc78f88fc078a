package chart

import (
	"fmt"
	"strings"

	"assize/report/say/doc"
)

// Sizes of a card, in points: two pixels each make the 1200 by 630 that is asked for.
const (
	cardWidth  = 600.0
	cardHeight = 315.0
	cardEdge   = 26.0
	cardGap    = 20.0 // between facts
	cardStripe = 8.0
)

// LayCard lays a card out. Type is as large as leaves room for everything; where even
// small type does not, the sentence is left out, then the facts.
func LayCard(c *doc.Card, env Env) (Drawing, error) {
	if env.Words == nil || env.Faces == nil || c == nil || c.Title == "" {
		return Drawing{}, fmt.Errorf("no card, no title, or nothing to draw it with [figure]")
	}
	sparse, bare := *c, *c
	sparse.Lead = nil
	bare.Lead, bare.Facts = nil, nil
	for _, card := range []*doc.Card{c, &sparse, &bare} {
		for _, scale := range []float64{1, .92, .84, .76, .69} {
			l := cardLayout{kit: newKit(env), s: &scene{width: cardWidth}, c: card, scale: scale}
			if !l.lay() {
				continue
			}
			l.s.height = cardHeight
			if err := l.s.settable(); err != nil {
				return Drawing{}, fmt.Errorf("card of %s: %w", c.Title, err)
			}
			return Drawing{W: cardWidth, H: cardHeight, scene: l.s}, nil
		}
	}
	return Drawing{}, fmt.Errorf("card of %q: its words leave no room [figure]", c.Title)
}

// cardLayout holds a card while it is laid out.
type cardLayout struct {
	*kit
	s     *scene
	c     *doc.Card
	scale float64
}

// sized is a style at a size of the card, which is never below that of labels.
func (l *cardLayout) sized(st style, size float64) style {
	st.Size = max(labelSize, size*l.scale)
	return st
}

// lay sets what is above from the top, and the source from the foot; whether both have
// room.
func (l *cardLayout) lay() bool {
	const w = cardWidth - 2*cardEdge
	l.s.box(rect{0, 0, cardStripe, cardHeight}, Pen{Fill: l.theme.Mark})
	y := cardEdge - 6
	put := func(text string, st style, before float64) {
		if text != "" {
			y = l.s.block(cardEdge, y+before, st.wrap(text, w), st, start)
		}
	}
	put(l.c.Notice, l.sized(l.strong, 12), 0)
	put(l.c.Publisher, l.sized(l.note, 12), 0)
	put(l.c.Title, l.sized(l.strong, 25), 6)
	if l.c.Panel != nil {
		y = l.judgment(y + 6)
	}
	put(doc.Plain(l.c.Lead), l.sized(l.label, 17), 8)
	y = l.facts(y)
	return y+8 <= l.foot()
}

// judgment sets the grade in words beside its place on the scale.
func (l *cardLayout) judgment(y float64) float64 {
	p := l.c.Panel
	label, grade := l.sized(l.note, 15), l.sized(l.strong, 19)
	name := strings.TrimSuffix(p.Label, ":") + ":"
	x := cardEdge + label.width(name) + 6
	if x > cardWidth/2 { // the grade stands below a long label
		y = l.s.block(cardEdge, y, label.wrap(name, cardWidth-2*cardEdge), label, start)
		x = cardEdge
	} else {
		l.s.text(cardEdge, y+grade.ascent(), name, label, start)
	}
	base := y + grade.ascent()
	lines := grade.wrap(p.Grade, cardWidth-cardEdge-x)
	foot := l.s.block(x, y, lines, grade, start)
	if p.Mark.Level < 1 || p.Mark.Of < 2 || len(lines) > 1 {
		return foot
	}
	side := grade.Size * .52
	x += grade.width(p.Grade) + 12
	if x+float64(p.Mark.Of)*(side+3) > cardWidth-cardEdge {
		return foot
	}
	for i := range p.Mark.Of {
		r := rect{x + float64(i)*(side+3), base - side, side, side}
		pen := Pen{Fill: l.theme.Paper, Stroke: l.theme.Edge, Width: 1}
		if i == p.Mark.Level-1 {
			pen = Pen{Fill: l.theme.Mark, Stroke: l.theme.Mark, Width: 1}
		}
		l.s.box(r, pen)
	}
	return foot
}

// facts sets the numbers side by side.
func (l *cardLayout) facts(y float64) float64 {
	if len(l.c.Facts) == 0 {
		return y
	}
	y += 12
	l.s.rule(cardEdge, y, cardWidth-cardEdge, y, .8, l.theme.Grid)
	y += 8
	n := float64(len(l.c.Facts))
	w := (cardWidth - 2*cardEdge - (n-1)*cardGap) / n
	foot := y
	for i, f := range l.c.Facts {
		x := cardEdge + float64(i)*(w+cardGap)
		at := y
		for _, p := range []struct {
			text string
			st   style
		}{{f.Label, l.sized(l.note, 12)}, {doc.Plain(f.Value), l.sized(l.strong, 22)}, {doc.Plain(f.Detail), l.sized(l.note, 11)}} {
			if p.text != "" {
				at = l.s.block(x, at, p.st.wrap(p.text, w), p.st, start)
			}
		}
		foot = max(foot, at)
	}
	return foot
}

// foot sets source and sample at the foot and returns where they begin.
func (l *cardLayout) foot() float64 {
	note, sample := l.sized(l.note, 10), l.sized(l.sample, 10)
	var lines []line
	y := 0.0
	for _, p := range []struct {
		text string
		st   style
	}{{l.c.Source, note}, {l.c.Sample, sample}} {
		if p.text == "" {
			continue
		}
		for _, t := range p.st.wrap(p.text, cardWidth-2*cardEdge) {
			lines = append(lines, line{Point{cardEdge, y + p.st.ascent()}, t, p.st})
			y += p.st.leading()
		}
	}
	top := cardHeight - 14 - y
	for _, t := range lines {
		t.at.Y += top
		l.s.add(t)
	}
	return top
}
