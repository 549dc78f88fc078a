package pdf

import (
	"fmt"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// blocks measures a list of blocks at a width. Depth is how many sections they
// stand in; the title is heading 1, so a section at depth 0 is heading 2.
func (s *setter) blocks(list []doc.Block, up *elem, depth int, w float64) []*piece {
	var out []*piece
	for i, b := range list {
		s.in(placeOf(b, i), func() {
			pieces := s.block(b, up, depth, w)
			if len(pieces) > 0 {
				last := pieces[len(pieces)-1]
				last.keepNext = last.keepNext || leadsIn(list, i) || standsWith(list, i)
				if boxed(b) {
					last.after = s.st.space(15)
				}
			}
			out = append(out, pieces...)
			s.ownNotes(up)
		})
	}
	return out
}

// boxed reports whether a block is no running text and asks for air below.
func boxed(b doc.Block) bool {
	switch b.(type) {
	case doc.Table, doc.Figure, doc.Callout, doc.JudgmentPanel, doc.KeyFacts:
		return true
	}
	return false
}

// leadsIn reports whether a paragraph ends in a colon, or is a heading in all but
// name, and a list follows: the two are not parted.
func leadsIn(list []doc.Block, i int) bool {
	p, ok := list[i].(doc.Paragraph)
	if !ok || i+1 == len(list) {
		return false
	}
	_, ok = list[i+1].(doc.List)
	return ok && (strings.HasSuffix(strings.TrimSpace(doc.Plain(p.Runs)), ":") || allStrong(p.Runs))
}

// standsWith reports whether a block is one with the next: the facts of a judgment
// stand under its panel.
func standsWith(list []doc.Block, i int) bool {
	if i+1 == len(list) {
		return false
	}
	_, panel := list[i].(doc.JudgmentPanel)
	_, facts := list[i+1].(doc.KeyFacts)
	return panel && facts
}

func allStrong(runs []doc.Run) bool {
	return !slices.ContainsFunc(runs, func(r doc.Run) bool {
		t, ok := r.(doc.Text)
		return !ok || !t.Strong
	})
}

func placeOf(b doc.Block, i int) string {
	switch b := b.(type) {
	case doc.Section:
		return fmt.Sprintf("section %q", b.ID)
	case doc.Table:
		return fmt.Sprintf("table %q", b.ID)
	case doc.Figure:
		return fmt.Sprintf("figure %q", b.ID)
	case doc.Callout:
		return fmt.Sprintf("callout %d", i+1)
	default:
		return fmt.Sprintf("block %d", i+1)
	}
}

func (s *setter) block(b doc.Block, up *elem, depth int, w float64) []*piece {
	switch b := b.(type) {
	case doc.Section:
		return s.section(b, up, depth, w)
	case doc.Paragraph:
		return s.paragraph(b, up, w)
	case doc.List:
		return s.list(b, up, w)
	case doc.Table:
		return s.table(b, up, w)
	case doc.Figure:
		return s.figure(b, up, w)
	case doc.JudgmentPanel:
		return s.panel(b, up, w)
	case doc.Callout:
		return s.callout(b, up, depth, w)
	case doc.KeyFacts:
		return s.keyFacts(b, up, w)
	case doc.Contents:
		return s.contents(b, up, w)
	case doc.Glossary:
		return s.glossary(b, up, w)
	}
	s.fault("block of unknown kind %T [doc-kind]", b)
	return nil
}

// linePieces makes a piece of each line, with at least two lines together at
// either end of a page.
func (s *setter) linePieces(e *elem, lines []line, st style, x float64) []*piece {
	if len(lines) == 0 {
		lines = []line{{}} // nothing to print still has its place
	}
	out := make([]*piece, len(lines))
	for i, l := range lines {
		out[i] = &piece{
			height: st.lead, notes: l.notes, where: s.where(),
			keepNext: len(lines) > 1 && (i == 0 || i == len(lines)-2),
			draw:     func(c *ink, at spot) { s.setLine(c, e, l, st, at.x+x, at.y) },
		}
	}
	out[0].before = st.before
	return out
}

// text measures a paragraph of runs.
func (s *setter) text(e *elem, runs []doc.Run, st style, x, w float64) []*piece {
	return s.linePieces(e, s.lines(s.spans(runs, st), st, w-x), st, x)
}

// words measures a paragraph of plain words.
func (s *setter) words(e *elem, text string, st style, w float64) []*piece {
	return s.text(e, doc.Words(text), st, 0, w)
}

// together makes pieces stay on one page, and with what follows if next.
func together(p []*piece, next bool) {
	for i, q := range p {
		q.keepNext = next || i < len(p)-1
	}
}

func (s *setter) section(b doc.Section, up *elem, depth int, w float64) []*piece {
	e := up.add(roleSect)
	level := depth + 2
	out := s.headingPieces(e, level, b.Title, w)
	out[0].anchor, out[0].newPage, out[0].barrier = b.ID, b.Break, depth == 0
	if !b.Unlisted {
		s.bookmarks = append(s.bookmarks, bookmark{level: len(s.listed), text: s.clean(b.Title), anchor: b.ID})
		s.listed = append(s.listed, b.ID)
		defer func() { s.listed = s.listed[:len(s.listed)-1] }()
	}
	return append(out, s.blocks(b.Blocks, e, depth+1, w)...)
}

// headingPieces sets a heading and ties it to what follows.
func (s *setter) headingPieces(up *elem, level int, title string, w float64) []*piece {
	st := s.st.headings[min(level, 6)]
	e := up.add(heading(min(level, 6)))
	e.title = s.clean(title)
	out := s.linePieces(e, s.balanced(s.spans(doc.Words(title), st), st, w), st, 0)
	together(out, true)
	if level == 2 {
		last := out[len(out)-1]
		draw, h := last.draw, last.height
		last.height += 11
		last.draw = func(c *ink, at spot) {
			draw(c, at)
			c.fillRect(at.x, at.y+h+4, 54, 3, s.theme.Accent)
		}
	}
	return out
}

func (s *setter) weight(w doc.Weight) style {
	switch w {
	case doc.Lead:
		return s.st.lead
	case doc.Small:
		return s.st.small
	default:
		return s.st.body
	}
}

func (s *setter) glossary(b doc.Glossary, up *elem, w float64) []*piece {
	const termWidth = 140.0
	e := up.add(roleList)
	e.attr = "/O /List /ListNumbering /None"
	var out []*piece
	for _, t := range b.Entries {
		li := e.add(roleItem)
		lbl, body := li.add(roleLabel), li.add(roleItemBody)
		st := s.st.body.gap(8)
		term := s.lines(s.spans(doc.Words(t.Term), s.st.term), s.st.term, termWidth-14)
		meaning := s.lines(s.spans(t.Meaning, st), st, w-termWidth)
		s.ownNotes(body)
		out = append(out, s.beside(lbl, term, s.st.term, body, meaning, st, termWidth)...)
	}
	return out
}

// beside sets two columns of lines side by side, a piece a line.
func (s *setter) beside(l *elem, left []line, lst style, r *elem, right []line, rst style, x float64) []*piece {
	n := max(1, len(left), len(right))
	short := len(left) <= 4 // and kept whole
	out := make([]*piece, n)
	for i := range n {
		p := &piece{height: rst.lead, where: s.where(), keepNext: n > 1 && (i == 0 || i == n-2 || short && i < len(left)-1)}
		if i < len(right) {
			p.notes = right[i].notes
		}
		p.draw = func(c *ink, at spot) {
			if i < len(left) {
				s.setLine(c, l, left[i], lst, at.x, at.y)
			}
			if i < len(right) {
				s.setLine(c, r, right[i], rst, at.x+x, at.y)
			}
		}
		out[i] = p
	}
	out[0].before = rst.before
	return out
}
