package pdf

import (
	"fmt"
	"strings"

	"assize/report/say/doc"
)

const (
	bulletIndent  = 18.0
	countedIndent = 22.0 // of the items of a list that have numbers, at least
	quoteIndent   = 18.0
	numberIndent  = 36.0 // of numbered text, at least
	numberGap     = 9.0  // between a number and its text, at least
	widestColumn  = 72.0 // a number wider than this moves its own text alone
)

// numbering is the width of the column in which the numbers of paragraphs
// stand, at the left edge, so that a reader finds a cited one by running down
// the page. The text hangs beside it.
func (s *setter) numbering() float64 {
	if s.numbered == 0 {
		s.numbered = s.columnOf(s.pub.Body, numberIndent)
	}
	return s.numbered
}

// columnOf is the width that the numbers of the paragraphs in a list of blocks
// take, and no less than before.
func (s *setter) columnOf(list []doc.Block, before float64) float64 {
	for _, b := range list {
		switch b := b.(type) {
		case doc.Section:
			before = s.columnOf(b.Blocks, before)
		case doc.Callout:
			before = s.columnOf(b.Blocks, before)
		case doc.Paragraph:
			if w := s.numberWidth(b.Number, s.numberStyle(s.weight(b.Weight))); w <= widestColumn {
				before = max(before, w)
			}
		}
	}
	return before
}

// numberStyle is how the number of a paragraph is set: on its baseline, never
// larger than body text, for it is no part of a lead.
func (s *setter) numberStyle(st style) style {
	st.size = min(st.size, s.st.body.size)
	return st.with(semibold).in(s.theme.Quiet)
}

// numberWidth is what a number takes with the gap after it.
func (s *setter) numberWidth(number string, st style) float64 {
	return s.width(st.face, st.size, s.clean(number)) + numberGap
}

// roomFor checks that text has room beside its number: half of the width at
// least.
func (s *setter) roomFor(indent, w float64) {
	if indent > w/2 {
		s.fault("a number leaves no room for its text [doc-number]")
	}
}

// paragraph sets a paragraph, its number at the left edge and, when it quotes,
// a rule between the two. The number is heard before the text.
func (s *setter) paragraph(b doc.Paragraph, up *elem, w float64) []*piece {
	st := s.weight(b.Weight)
	quoted := b.Voice != ""
	if quoted {
		up = up.add(roleQuote)
	}
	e := up.add(roleP)
	e.lang = s.otherLang(b.Lang)
	x, column := 0.0, 0.0
	if b.Number != "" {
		column = max(s.numbering(), s.numberWidth(b.Number, s.numberStyle(st)))
		x = column
	}
	if quoted {
		x += quoteIndent
	}
	s.roomFor(x, w)
	label := e
	if b.Number != "" {
		label = e.add(roleLabel)
	}
	out := s.text(e, b.Runs, st, x, w)
	if b.Number != "" {
		s.mark(out[0], label, st, s.clean(b.Number), s.numberStyle(st), 0)
	}
	if quoted {
		s.rule(out, column)
	}
	return out
}

// mark sets a number or bullet before the first line of a piece, on the
// baseline of the line, which is set in a style of its own.
func (s *setter) mark(p *piece, e *elem, line style, text string, st style, x float64) {
	draw, base := p.draw, line.baseline(s.capHeight(line.face))
	p.draw = func(c *ink, at spot) {
		c.tag(e, func() { c.text(at.x+x, at.y+base, st.face, st.size, st.color, text+" ") })
		draw(c, at)
	}
}

// rule draws a line beside the pieces of a quotation.
func (s *setter) rule(pieces []*piece, x float64) {
	for i, p := range pieces {
		draw := p.draw
		p.draw = func(c *ink, at spot) {
			gap := at.gap
			if i == 0 {
				gap = 0
			}
			c.fillRect(at.x+x+2, at.y-gap, 2.5, p.height+gap, s.theme.Accent)
			draw(c, at)
		}
	}
}

// marks are what stands before the items of a list: where, how wide with the
// gap after it, and the ListNumbering that says what it is.
type marks struct {
	text      []string
	st        style
	x, w      float64
	numbering string
}

func (s *setter) marks(b doc.List) marks {
	m := marks{st: s.st.body.in(s.theme.Brand), x: 3, w: bulletIndent - 3, numbering: "Disc"}
	switch {
	case b.Numbers != nil:
		m = marks{st: s.numberStyle(s.st.body), x: s.numbering(), w: countedIndent, numbering: kindOf(b.Numbers)}
		for _, n := range b.Numbers {
			m.text = append(m.text, s.clean(n))
			m.w = max(m.w, s.numberWidth(n, m.st))
		}
	case b.Ordered:
		m.numbering, m.w = "Decimal", countedIndent-3
		for i := range b.Items {
			m.text = append(m.text, fmt.Sprintf("%d.", i+1))
			m.w = max(m.w, s.width(m.st.face, m.st.size, m.text[i])+3)
		}
	default:
		m.text = strings.Split(strings.Repeat("•", len(b.Items)), "")
	}
	return m
}

// kindOf is the ListNumbering of printed numbers, by what the first ends in.
func kindOf(numbers []string) string {
	last := ' '
	for _, r := range strings.TrimRight(numbers[0], ".):") {
		last = r
	}
	switch {
	case last >= '0' && last <= '9':
		return "Decimal"
	case last >= 'a' && last <= 'z':
		return "LowerAlpha"
	case last >= 'A' && last <= 'Z':
		return "UpperAlpha"
	}
	return "None"
}

// list sets a list, its bullets or numbers hanging.
func (s *setter) list(b doc.List, up *elem, w float64) []*piece {
	m := s.marks(b)
	s.roomFor(m.x+m.w, w)
	e := up.add(roleList)
	e.attr = "/O /List /ListNumbering /" + m.numbering
	var out []*piece
	for i, it := range b.Items {
		li := e.add(roleItem)
		lbl, body := li.add(roleLabel), li.add(roleItemBody)
		ps := s.text(body, it, s.st.body.gap(s.st.space(5)), m.x+m.w, w)
		s.mark(ps[0], lbl, s.st.body, m.text[i], m.st, m.x)
		if i == 0 {
			ps[0].before = s.st.space(6)
		}
		s.ownNotes(body)
		out = append(out, ps...)
	}
	return out
}
