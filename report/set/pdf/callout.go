package pdf

import (
	"unicode"
	"unicode/utf8"

	"assize/report/say/doc"
	"assize/report/say/words"
)

const (
	boxLeft  = 22.0 // text from the left edge of a box
	boxRight = 16.0
)

func (s *setter) calloutColor(k doc.CalloutKind) Color {
	switch k {
	case doc.CauseOfConcern:
		return s.theme.Cause
	case doc.AreaForImprovement:
		return s.theme.Improve
	case doc.RecommendationBox:
		return s.theme.Recommend
	case doc.PositiveBox:
		return s.theme.Positive
	default:
		return s.theme.Notice
	}
}

// callout is a finding in a box: a rule in the colour of its kind, the kind in
// words, a title, paragraphs and lists. The title is a heading, so that a listener can
// go from box to box. A box of up to half a page is kept whole, unless that would leave
// the page before it short; one that breaks, breaks like text and says on the next page
// what goes on there.
func (s *setter) callout(b doc.Callout, up *elem, depth int, w float64) []*piece {
	col := s.calloutColor(b.Kind)
	e := up.add(roleSect)
	inner := w - boxLeft - boxRight
	out := s.words(e.add(roleP), b.Label, s.st.callLabel.in(col), inner)
	if b.Title != "" {
		st, h := s.st.callTitle, e.add(heading(min(depth+2, 6)))
		h.title = s.clean(b.Title)
		out = append(out, s.linePieces(h, s.balanced(s.spans(doc.Words(b.Title), st), st, inner), st, 0)...)
	}
	heads := len(out)
	blocks := s.blocks(b.Blocks, e, depth, inner)
	if len(blocks) > 0 {
		blocks[0].before = min(blocks[0].before, s.st.space(5))
	}
	out = append(out, blocks...)
	together(out[:heads], true)
	out[0].anchor = b.ID
	s.boxed(out, w, col, s.againLine(s.label(words.LabelContinued, b.Label), s.st.callLabel.in(col), inner))
	out[0].before = s.st.space(15)
	if s.need(out) <= s.st.depth()/2 {
		for _, p := range out[:len(out)-1] {
			p.whole = true
		}
	}
	return out
}

// againLine is text that stands once more at the top of a page: an artifact, for
// it is tagged where it first stands.
func (s *setter) againLine(text string, st style, w float64) *piece {
	lines := s.lines([]*span{{text: text, face: st.face}}, st, w)
	return &piece{height: float64(len(lines)) * st.lead, draw: func(c *ink, at spot) {
		for i, l := range lines {
			s.artifactLine(c, pagination, l, st, at.x, at.y+float64(i)*st.lead)
		}
	}}
}

// boxed gives pieces a common ground with a rule at its left; again stands at
// the top of each page on which the box goes on.
func (s *setter) boxed(pieces []*piece, w float64, col Color, again *piece) {
	boxPad := s.st.boxPad
	ground := func(c *ink, x, y, h float64) {
		c.fillRect(x, y, w, h, s.theme.Pale)
		c.fillRect(x, y, 5, h, col)
	}
	opening := &piece{height: boxPad + again.height, where: s.where()}
	opening.draw = func(c *ink, at spot) {
		ground(c, at.x, at.y, opening.height)
		again.draw(c, spot{at.x + boxLeft, at.y + boxPad, 0})
	}
	for i, p := range pieces {
		draw, top := p.draw, 0.0
		p.moves = fixed // nothing leaves its box
		if i == 0 {
			top = boxPad
		} else {
			p.again = opening
		}
		p.height += top
		if i == len(pieces)-1 {
			p.height += boxPad
		}
		p.draw = func(c *ink, at spot) {
			gap := at.gap
			if i == 0 {
				gap = 0
			}
			// A hair of overlap keeps viewers from showing seams.
			ground(c, at.x, at.y-gap-0.2, p.height+gap+0.2)
			draw(c, spot{at.x + boxLeft, at.y + top, 0})
		}
	}
}

// capital begins a text with a capital letter.
func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}
