package pdf

import (
	"assize/report/say/doc"
	"assize/report/say/words"
)

// contents lists the sections with their pages. The pages are known only when
// everything is placed, so they are looked up when drawn.
func (s *setter) contents(b doc.Contents, up *elem, w float64) []*piece {
	e := up.add(roleSect)
	out := s.headingPieces(e, 2, b.Title, w)
	out[0].barrier, out[0].newPage, out[0].yields = true, b.Break, b.Break
	toc := e.add(roleTOC)
	var walk func(list []doc.Block, in *elem, level int)
	walk = func(list []doc.Block, in *elem, level int) {
		for _, k := range list {
			sec, ok := k.(doc.Section)
			switch {
			case !ok:
			case sec.Unlisted:
				walk(sec.Blocks, in, level)
			default:
				out = append(out, s.entry(in, sec, level, w)...)
				if level+1 < b.Depth && hasListed(sec.Blocks) {
					walk(sec.Blocks, in.add(roleTOC), level+1)
				}
			}
		}
	}
	walk(s.pub.Body, toc, 0)
	return out
}

func hasListed(list []doc.Block) bool {
	for _, k := range list {
		if sec, ok := k.(doc.Section); ok && (!sec.Unlisted || hasListed(sec.Blocks)) {
			return true
		}
	}
	return false
}

func (s *setter) entry(toc *elem, sec doc.Section, level int, w float64) []*piece {
	st, x := s.st.tocTop, 0.0
	if level > 0 {
		st, x = s.st.tocBelow, 18*float64(level)
	}
	const pageWidth = 36.0
	lk := toc.add(roleTOCItem).add(roleReference).add(roleLink)
	title := s.clean(sec.Title)
	lines := s.lines(s.spans(doc.Words(title), st), st, w-x-pageWidth)
	out := s.linePieces(lk, lines, st, x)
	together(out, false)
	for i, p := range out {
		draw, l, final := p.draw, lines[i], i == len(out)-1
		p.draw = func(c *ink, at spot) {
			draw(c, at)
			num := s.number(sec.ID)
			if final {
				s.leader(c, lk, l, st, at, x, w, num)
			}
			s.addLink(c, lk, at.x+x, at.y, w-x, st.lead, "#"+sec.ID, title+", "+s.label(words.LabelPageShort, num))
		}
	}
	return out
}

// leader draws the dots and the page number at the end of an entry.
func (s *setter) leader(c *ink, lk *elem, l line, st style, at spot, x, w float64, num string) {
	base := at.y + st.baseline(s.capHeight(st.face))
	width := s.width(st.face, st.size, num)
	end := at.x + w - width - 5
	const step = 5.0
	c.artifact(decoration, func() {
		for dot := end - step; dot > at.x+x+l.w+4; dot -= step {
			c.fillRect(dot, base-1, 0.9, 0.9, s.theme.Quiet)
		}
	})
	c.tag(lk, func() { c.text(at.x+w-width, base, st.face, st.size, st.color, num+" ") })
}
