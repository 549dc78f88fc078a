package pdf

import (
	"assize/report/say/doc"
)

const (
	smallestTitle = 18.0
	coverTint     = 0.14 // of white, in the corner of the cover
)

// cover sets the first page. The coloured ground shrinks, then the title, until
// everything fits.
func (s *setter) cover(k *doc.Cover) *piece {
	for _, size := range []float64{38, 34, 30, 26, 22, smallestTitle} {
		for _, ground := range []float64{390, 330, 270, 210} {
			c := coverSetter{setter: s, k: k, w: s.st.measure(), leastBand: ground, title: style{bold, size, size * 1.16, white(), 0}}
			if c.measure() {
				return c.piece()
			}
		}
	}
	s.fault("cover does not fit on a page [too-tall]")
	return nil
}

type coverSetter struct {
	*setter
	k          *doc.Cover
	w          float64
	title      style
	titleLines []line
	subLines   []line
	leastBand  float64 // least height of the ground
	band       float64
}

// measure reports whether the cover fits. It makes no elements: those belong to
// the size that is used.
func (c *coverSetter) measure() bool {
	spans := c.spans(doc.Words(c.k.Title), c.title)
	for _, b := range c.boxes(spans, c.title) {
		if b.w > c.w && c.title.size > smallestTitle {
			return false // rather a smaller title than a word cut in two
		}
	}
	c.titleLines = c.balanced(spans, c.title, c.w)
	sub := c.subStyle()
	if c.k.Subtitle != "" {
		c.subLines = c.balanced(c.spans(doc.Words(c.k.Subtitle), sub), sub, c.w)
	}
	text := float64(len(c.titleLines))*c.title.lead + float64(len(c.subLines))*sub.lead + 10
	c.band = max(c.leastBand, 150+text+44)
	notes, owned := c.notes, c.owned
	scratch := &elem{}
	h := c.band + 34 + stackHeight(c.lower(scratch)) + stackHeight(c.licence(scratch))
	c.notes, c.owned = notes, owned
	return h+70 <= c.st.height
}

func (c *coverSetter) subStyle() style { return style{regular, 17, 23, white(), 0} }

// lower is what stands under the band: status, lines, judgment, sample.
func (c *coverSetter) lower(e *elem) []*piece {
	var out []*piece
	out = append(out, c.statusBox(e, c.w)...)
	for i, l := range c.k.Lines {
		p := e.add(roleP)
		p.lang = c.otherLang(l.Lang)
		st := c.weight(l.Weight).gap(4)
		if i == 0 {
			st.before = 14
		}
		out = append(out, c.text(p, l.Runs, st, 0, c.w)...)
	}
	if c.k.Panel != nil {
		p := c.panelPiece(*c.k.Panel, e, c.w)
		p.before = c.st.space(16)
		out = append(out, p)
	}
	return out
}

func (c *coverSetter) licence(e *elem) []*piece {
	var out []*piece
	for _, l := range c.k.Licence {
		p := e.add(roleP)
		p.lang = c.otherLang(l.Lang)
		out = append(out, c.text(p, l.Runs, c.st.small.gap(3), 0, c.w)...)
	}
	return out
}

// statusBox is the first-page words of a document that is not final, and of one
// that shows invented data: text, so that a screen reader says them.
func (s *setter) statusBox(e *elem, w float64) []*piece {
	var out []*piece
	st := s.st.body.with(semibold).gap(s.st.space(4))
	edge := s.theme.Notice
	if s.pub.Notice != "" {
		edge = s.theme.Cause
		out = append(out, s.words(e.add(roleP), s.pub.Notice, st.in(edge), w-boxLeft-boxRight)...)
	}
	if s.pub.Sample != "" {
		out = append(out, s.words(e.add(roleP), s.pub.Sample, st.in(s.theme.Ink), w-boxLeft-boxRight)...)
	}
	if len(out) > 0 {
		together(out, false)
		s.boxed(out, w, edge, &piece{draw: func(*ink, spot) {}})
		out[0].before = s.st.space(12)
	}
	return out
}

func (c *coverSetter) piece() *piece {
	e := c.tree.root.add(roleSect)
	org := e.add(roleP)
	logo := (*elem)(nil)
	if c.theme.Logo != nil {
		logo = e.add(roleFigure)
		logo.alt = c.clean(c.theme.LogoAlt)
	}
	title := e.add(heading(1))
	title.title = c.clean(c.k.Title)
	sub := e
	if len(c.subLines) > 0 {
		sub = e.add(roleP)
	}
	lower := c.lower(e)
	c.ownNotes(e)
	licence := c.licence(e)
	publisher := c.clean(c.k.Publisher)
	p := &piece{height: c.st.depth(), where: c.where()}
	for _, q := range append(lower[:len(lower):len(lower)], licence...) {
		p.notes = append(p.notes, q.notes...)
	}
	p.draw = func(k *ink, at spot) {
		c.ground(k)
		c.masthead(k, org, logo, publisher)
		y := c.band - 44 - float64(len(c.titleLines))*c.title.lead - float64(len(c.subLines))*c.subStyle().lead - 6
		for _, l := range c.titleLines {
			c.setLine(k, title, l, c.title, at.x, y)
			y += c.title.lead
		}
		y += 8
		for _, l := range c.subLines {
			c.setLine(k, sub, l, c.subStyle(), at.x, y)
			y += c.subStyle().lead
		}
		c.stack(k, lower, at.x, c.band+24)
		c.stack(k, licence, at.x, c.st.height-46-stackHeight(licence))
	}
	return p
}

// ground is the band behind the title.
func (c *coverSetter) ground(k *ink) {
	k.artifact(background, func() {
		k.fillRect(0, 0, k.w, c.band, c.theme.Brand)
		k.fillPolygon(c.theme.Brand.lighter(coverTint/2), k.w, 0, k.w, 250, k.w-250, 0)
		k.fillPolygon(c.theme.Brand.lighter(coverTint), k.w, 0, k.w, 120, k.w-120, 0)
		k.fillRect(0, c.band, k.w, 7, c.theme.Accent)
	})
}

// masthead is the publisher's name, and its logo on white where there is one.
func (c *coverSetter) masthead(k *ink, org, logo *elem, publisher string) {
	y := 64.0
	if logo != nil {
		m, err := readLogo(c.theme.Logo, c.env.Faces)
		if err != nil {
			k.fail("%w", err)
			return
		}
		h := 46.0
		w := h * m.W / m.H
		if w > 240 {
			w, h = 240, 240*h/w
		}
		k.artifact(background, func() { k.fillRect(c.st.left, y-18, w+20, h+20, white()) })
		(&figureBox{}).hold(k, logo, spot{c.st.left + 10, y - 8, 0}, w, h)
		k.tag(logo, func() { k.drawLogo(m, c.st.left+10, y-8, w, h) })
		y += h + 34
	}
	st := style{semibold, 15, 20, white(), 0}
	for _, l := range c.lines([]*span{{text: publisher, face: semibold}}, st, c.w) {
		c.setLine(k, org, l, st, c.st.left, y-st.lead/2)
		y += st.lead
	}
}

// titleAnchor is no anchor a publication could have: those are ids.
const titleAnchor = " title"

// opening is the head of a document without a cover: publisher, title,
// subtitle, status.
func (s *setter) opening(w float64) []*piece {
	e := s.tree.root.add(roleSect)
	st := style{semibold, 11, 15, s.theme.Quiet, 0}
	var out []*piece
	if s.pub.Author != "" {
		out = s.words(e.add(roleP), s.pub.Author, st, w)
	}
	h := e.add(heading(1))
	h.title = s.clean(s.pub.Title)
	title, set := s.openingTitle(w)
	lines := s.linePieces(h, set, title, 0)
	lines[0].anchor = titleAnchor
	s.bookmarks = append(s.bookmarks, bookmark{text: h.title, anchor: titleAnchor})
	out = append(out, lines...)
	if s.pub.Subtitle != "" {
		out = append(out, s.words(e.add(roleP), s.pub.Subtitle, s.st.body.gap(3).in(s.theme.Quiet), w)...)
	}
	out = append(out, s.statusBox(e, w)...)
	together(out, true)
	return out
}

// openingTitle sets the title in two lines, and smaller where its words take more.
func (s *setter) openingTitle(w float64) (title style, lines []line) {
	for level := 1; level <= 3; level++ {
		title = s.st.headings[level].in(s.st.headings[1].color).gap(3)
		if lines = s.balanced(s.spans(doc.Words(s.pub.Title), title), title, w); len(lines) <= 2 {
			break
		}
	}
	return title, lines
}
