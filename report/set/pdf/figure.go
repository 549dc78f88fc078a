package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
)

// figure sets a plot with its words: caption and picture stay together and move
// as one, so that no page is left half empty for want of room.
func (s *setter) figure(f doc.Figure, up *elem, w float64) []*piece {
	env := chart.Env{Words: s.env.Words, Faces: s.env.Faces, Theme: s.theme.Chart, Bare: true, Tallest: s.st.depth()}
	drawing, err := chart.Lay(&f, env, w)
	if err != nil {
		s.fault("%w", err)
		return nil
	}
	e := up.add(roleFigure)
	_, e.alt = chart.Alt(&f)
	label := s.label(words.LabelFigure, strconv.Itoa(s.targets[f.ID].Number))
	cap := e.add(roleCaption)
	out := s.captionPieces(cap, label, f.Title, w)
	out[0].anchor, out[0].moves = f.ID, floatingFigure
	if f.Subtitle != "" {
		out = append(out, s.words(cap, f.Subtitle, s.st.source.gap(1), w)...)
	}
	h := drawing.H
	body := &piece{height: h, before: s.st.space(7), where: s.where()}
	box := &figureBox{page: -1}
	for _, p := range out {
		draw := p.draw
		p.draw = func(c *ink, at spot) { box.hold(c, e, at, w, p.height); draw(c, at) }
	}
	body.draw = func(c *ink, at spot) {
		box.hold(c, e, at, w, h)
		if s.pub.Watermark != "" { // no mark shows through what is to be read off
			c.artifact(background, func() { c.fillRect(at.x, at.y, w, h, white()) })
		}
		c.tag(e, func() {
			m := &medium{c, at.x, at.y}
			drawing.Draw(m)
			m.end()
		})
	}
	out = append(out, body)
	out = append(out, s.figureFoot(f, up, w)...)
	together(out, false)
	return out
}

// figureFoot is note, source, where the numbers are, and the sample sentence.
func (s *setter) figureFoot(f doc.Figure, up *elem, w float64) []*piece {
	var out []*piece
	p := func(runs []doc.Run) {
		out = append(out, s.text(up.add(roleP), runs, s.st.source, 0, w)...)
	}
	if len(f.Note) > 0 {
		p(f.Note)
	}
	var source []doc.Run
	if f.Source != "" {
		source = append(source, doc.Text{Text: sentence(s.env.Words.Label(words.LabelSource, f.Source))})
	}
	if !f.Table.IsZero() {
		text := s.env.Words.Label(words.LabelFigureTable, f.Table.Sheet)
		if len(source) > 0 {
			text = " " + text
		}
		source = append(source, doc.Text{Text: text})
	}
	if len(source) > 0 {
		p(source)
	}
	if len(out) > 0 {
		out[0].before += s.st.space(4)
	}
	return out
}

// sentence ends a text with a full stop, unless it has an end.
func sentence(text string) string {
	if text = strings.TrimSpace(text); text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}

// figureBox is the bounding box of a figure on its first page.
type figureBox struct {
	page           int
	x0, y0, x1, y1 float64
}

func (b *figureBox) hold(c *ink, e *elem, at spot, w, h float64) {
	x0, y0, x1, y1 := at.x, c.h-at.y-h, at.x+w, c.h-at.y
	if b.page != c.page {
		*b = figureBox{c.page, x0, y0, x1, y1}
	}
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, x0), min(b.y0, y0), max(b.x1, x1), max(b.y1, y1)
	e.attr = fmt.Sprintf("/O /Layout /Placement /Block /BBox [%s %s %s %s]", number(b.x0), number(b.y0), number(b.x1), number(b.y1))
}
