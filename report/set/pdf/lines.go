package pdf

import (
	"strings"
	"unicode/utf8"
)

// superscript is the size of note marks beside the text's.
const superscript = 0.66

// line is one set line.
type line struct {
	frags []frag
	w     float64
	notes []*footnote
}

// lines sets spans in lines no wider than w, left-aligned and unhyphenated.
func (s *setter) lines(spans []*span, st style, w float64) []line {
	return s.breakLines(spans, st, w, false)
}

// balanced sets lines of about equal length, for headings.
func (s *setter) balanced(spans []*span, st style, w float64) []line {
	return s.breakLines(spans, st, w, true)
}

func (s *setter) breakLines(spans []*span, st style, w float64, balance bool) []line {
	boxes := s.splitWide(s.boxes(spans, st), st, w)
	gap := s.width(st.face, st.size, " ")
	var out []line
	from := 0
	for _, end := range ragged(boxes, gap, w, balance) {
		out = append(out, joinLine(boxes[from:end], gap))
		from = end
	}
	return out
}

func joinLine(boxes []box, gap float64) line {
	var l line
	for i, b := range boxes {
		x := l.w
		if i > 0 && b.space {
			x += gap
		}
		for _, f := range b.frags {
			f.x = x
			x += f.w
			if f.span.note != nil {
				l.notes = append(l.notes, f.span.note)
			}
			if n := len(l.frags); n > 0 && l.frags[n-1].span == f.span {
				p := &l.frags[n-1]
				if f.x > p.x+p.w+0.01 {
					p.text += " "
				}
				p.text += f.text
				p.w = f.x + f.w - p.x
				continue
			}
			l.frags = append(l.frags, f)
		}
		l.w = x
	}
	return l
}

// splitWide cuts boxes that are wider than a line: at their unbreakable spaces
// first, then between any two characters. Nothing is ever set past the edge.
func (s *setter) splitWide(boxes []box, st style, w float64) []box {
	wide := false
	for i := range boxes {
		wide = wide || boxes[i].w > w
	}
	if !wide {
		return boxes
	}
	var out []box
	for _, b := range boxes {
		if b.w <= w {
			out = append(out, b)
			continue
		}
		cur := box{space: b.space, cost: b.cost}
		flush := func() {
			if len(cur.frags) > 0 {
				out = append(out, cur)
			}
			cur = box{}
		}
		for _, f := range b.frags {
			for _, part := range s.cut(f, st, w) {
				if cur.w+part.w > w {
					flush()
				}
				cur.frags = append(cur.frags, part)
				cur.w += part.w
			}
		}
		flush()
	}
	return out
}

// cut divides a frag into parts that each fit the width.
func (s *setter) cut(f frag, st style, w float64) []frag {
	size := st.size
	if f.span.super {
		size *= superscript
	}
	var out []frag
	put := func(text string) {
		out = append(out, frag{span: f.span, text: text, w: s.width(f.span.face, size, text)})
	}
	for _, word := range strings.SplitAfter(f.text, nbsp) {
		for s.width(f.span.face, size, word) > w {
			n := len(word)
			for n > 1 && s.width(f.span.face, size, word[:n]) > w {
				_, k := utf8.DecodeLastRuneInString(word[:n])
				n -= k
			}
			if n <= 0 {
				_, n = utf8.DecodeRuneInString(word)
			}
			put(word[:n])
			word = word[n:]
			if n == 0 || word == "" {
				break
			}
		}
		if word != "" {
			put(word)
		}
	}
	return out
}

// ragged chooses line ends for left-aligned text after Knuth and Plass: as few
// lines as a greedy break would take, with the least uneven right edge and no
// short word alone on the last line. It returns the index after each line's
// last box. Balanced text evens the last line out too.
func ragged(b []box, gap, width float64, balance bool) []int {
	n := len(b)
	const wideGap = 0.01
	best := make([]float64, n+1) // best[i]: cost of boxes i.. to the end
	next := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		best[i] = -1
		x := 0.0
		for j := i; j < n; j++ {
			if j > i && b[j].space {
				x += gap
			}
			x += b[j].w
			if j > i && x > width+wideGap {
				break
			}
			if j+1 < n && b[j+1].cost == forbidden && !mustBreak(b[i:j+2], gap, width) {
				continue
			}
			rest := b[j+1:]
			alone := i > 0 && x < width*0.2
			cost := lineCost(rest, (width-x)/width, alone, balance) + best[j+1]
			if best[i] < 0 || cost < best[i] {
				best[i], next[i] = cost, j+1
			}
		}
	}
	var out []int
	for i := 0; i < n; {
		i = next[i]
		out = append(out, i)
	}
	return out
}

// lineCost is the price of a line that ends before the rest and leaves a share of
// the width empty. A short word alone on the last line costs something.
func lineCost(rest []box, slack float64, alone, balance bool) float64 {
	const perLine = 1e6 // a line more costs more than any raggedness
	switch {
	case len(rest) == 0 && !balance && alone:
		return perLine + 150
	case len(rest) == 0 && !balance:
		return perLine
	}
	cost := perLine + slack*slack*slack*1000
	if len(rest) > 0 && rest[0].cost > 0 {
		cost += rest[0].cost
	}
	return cost
}

// mustBreak reports whether a line of all these boxes would be too wide though
// nothing but forbidden breaks stand in it: then one of them is the way out.
func mustBreak(b []box, gap, width float64) bool {
	x := b[0].w
	for _, k := range b[1:] {
		if k.cost != forbidden {
			return false
		}
		x += k.w
		if k.space {
			x += gap
		}
	}
	return x > width
}

// setLine draws one line whose text belongs to e, with its top at y.
func (s *setter) setLine(c *ink, e *elem, l line, st style, x, y float64) {
	base := y + st.baseline(s.capHeight(st.face))
	for i, f := range l.frags {
		text := f.text
		if i == len(l.frags)-1 || l.frags[i+1].x > f.x+f.w+0.01 {
			text += " " // keeps words apart when the text is extracted
		}
		owner, col, at, size := s.owner(e, f.span), st.color, base, st.size
		if f.span.super {
			size *= superscript
			at -= st.size * 0.33
		}
		if f.span.link != "" && st.color != white() {
			col = s.theme.Link
		}
		c.tag(owner, func() {
			c.text(x+f.x, at, f.span.face, size, col, text)
			if f.span.link != "" && !f.span.super {
				c.fillRect(x+f.x, base+1.7, f.w, 0.6, col)
			}
		})
		if f.span.link != "" {
			s.addLink(c, owner, x+f.x, at-size*0.85, f.w, size*1.2, f.span.link, s.linkText(f.span))
		}
	}
}

// owner is the element a span's text belongs to, made at its first use.
func (s *setter) owner(e *elem, sp *span) *elem {
	if sp.link == "" && sp.lang == "" {
		return e
	}
	if sp.elem == nil {
		up := e
		if sp.ref {
			up = e.add(roleReference)
		}
		r := roleSpan
		if sp.link != "" {
			r = roleLink
		}
		sp.elem = up.add(r)
		sp.elem.lang = sp.lang
	}
	return sp.elem
}

// artifactLine draws a line that is repeated or decoration.
func (s *setter) artifactLine(c *ink, kind string, l line, st style, x, y float64) {
	base := y + st.baseline(s.capHeight(st.face))
	c.artifact(kind, func() {
		for _, f := range l.frags {
			if !f.span.super {
				c.text(x+f.x, base, f.span.face, st.size, st.color, f.text)
			}
		}
	})
}
