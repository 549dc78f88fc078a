package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"assize/report/say/doc"
)

func rowPlace(i int) string { return fmt.Sprintf("row %d", i+1) }

// row sets a row under a repeated head of a height.
func (t *tableSetter) row(tr *elem, index int, head float64) []*piece {
	r := t.t.Rows[index]
	var cells []cellBox
	if r.Group {
		th := tr.add(roleTH)
		th.attr = fmt.Sprintf("/O /Table /Scope /Column /ColSpan %d", len(t.t.Columns))
		st := t.styleOf(r)
		cells = []cellBox{{col: colBox{w: t.w}, st: st, e: th, wide: true,
			lines: t.lines(t.spansOf[index][0], st, t.w-2*cellPadX)}}
	}
	for i := range r.Cells {
		if !r.Group {
			cells = append(cells, t.bodyCell(tr, index, i))
		}
	}
	return t.splitRow(cells, r, index == len(t.t.Rows)-1, head)
}

func (t *tableSetter) bodyCell(tr *elem, index, i int) cellBox {
	r := t.t.Rows[index]
	b := cellBox{col: t.cols[i], st: t.styleOf(r), grade: r.Cells[i].Grade}
	if i == 0 {
		b.e = tr.add(roleTH)
		b.e.attr = "/O /Table /Scope /Row"
	} else {
		b.e = tr.add(roleTD)
	}
	b.lines = t.lines(t.spansOf[index][i], b.st, b.col.w-2*cellPadX-markWidth(b.grade))
	return b
}

func markWidth(m doc.GradeMark) float64 {
	if m.Of == 0 {
		return 0
	}
	return float64(m.Of)*markStep + 4
}

// splitRow is one piece, or several when the row with its notes is taller than
// a page.
func (t *tableSetter) splitRow(cells []cellBox, r doc.Row, final bool, head float64) []*piece {
	cuts := t.cuts(cells, t.st.depth()-head-2*cellPadY-noteRule-4)
	var out []*piece
	for k, to := range cuts {
		from := 0
		if k > 0 {
			from = cuts[k-1]
		}
		part := make([]cellBox, len(cells))
		for i, c := range cells {
			part[i] = c
			part[i].lines = c.lines[min(from, len(c.lines)):min(to, len(c.lines))]
			if k > 0 {
				part[i].grade = doc.GradeMark{}
			}
		}
		cut := k+1 < len(cuts)
		p := t.rowPiece(part)
		t.paintRow(p, r, final && !cut, cut)
		out = append(out, p)
	}
	return out
}

// cuts is the line after which each part of a row ends.
func (t *tableSetter) cuts(cells []cellBox, room float64) []int {
	tallest := 0
	for _, c := range cells {
		tallest = max(tallest, len(c.lines))
	}
	var out []int
	used := 0.0
	for k := range tallest {
		need := t.cell.lead
		for _, c := range cells {
			if k < len(c.lines) {
				for _, n := range c.lines[k].notes {
					need += t.noteHeight(n)
				}
			}
		}
		if used > 0 && used+need > room {
			out = append(out, k)
			used = 0
		}
		used += need
	}
	return append(out, tallest)
}

func (t *tableSetter) paintRow(p *piece, r doc.Row, final, cut bool) {
	draw := p.draw
	if r.Group {
		p.height += 4
	}
	p.draw = func(c *ink, at spot) {
		switch {
		case final:
			c.fillRect(at.x, at.y+p.height-1, t.w, 1, t.theme.Brand)
		case !cut:
			c.fillRect(at.x, at.y+p.height-0.5, t.w, 0.5, t.theme.Rule)
		}
		if r.Total {
			c.fillRect(at.x, at.y-0.5, t.w, 1, t.theme.Brand)
		}
		if r.Group {
			at.y += 4
		}
		draw(c, at)
	}
}

// rowPiece sets the cells of a row side by side.
func (t *tableSetter) rowPiece(cells []cellBox) *piece {
	p := &piece{where: t.where()}
	for _, c := range cells {
		p.height = max(p.height, float64(len(c.lines))*c.st.lead)
		for _, l := range c.lines {
			p.notes = append(p.notes, l.notes...)
		}
	}
	p.height = max(p.height, t.cell.lead) + 2*cellPadY
	p.draw = func(c *ink, at spot) {
		for i := range cells {
			t.drawCell(c, &cells[i], at, p.height)
		}
	}
	return p
}

func (t *tableSetter) drawCell(c *ink, b *cellBox, at spot, height float64) {
	x, y := at.x+b.col.x+cellPadX, at.y+cellPadY
	if b.head {
		y = at.y + height - cellPadY - 1 - float64(len(b.lines))*b.st.lead
	}
	if b.grade.Of > 0 {
		t.drawMark(c, x, y+(b.st.lead-markSize)/2+0.4, b.grade)
		x += markWidth(b.grade)
	}
	if len(b.lines) == 0 && b.e != nil {
		c.tag(b.e, func() {}) // an empty cell is still a cell
	}
	right := at.x + b.col.x + b.col.w - cellPadX
	for _, l := range b.lines {
		lx := x
		switch {
		case b.wide:
		case b.col.align == doc.Right:
			lx = right - l.w
		case b.col.align == doc.Decimal:
			lx = right - l.w
			if tail, ok := t.afterPoint(l, b.st); ok && len(b.lines) == 1 {
				lx = right - b.col.after - (l.w - tail)
			}
		}
		if b.e == nil {
			t.artifactLine(c, pagination, l, b.st, lx, y)
		} else {
			t.setLine(c, b.e, l, b.st, lx, y)
		}
		y += b.st.lead
	}
}

// drawMark draws a grade as squares, as many filled as its level. The words
// beside it say the same; it is decoration.
func (s *setter) drawMark(c *ink, x, y float64, m doc.GradeMark) {
	col := s.theme.grade(m.Level, m.Of)
	c.artifact(decoration, func() {
		for i := range m.Of {
			if i < m.Level {
				c.fillRect(x+float64(i)*markStep, y, markSize, markSize, col)
			} else {
				c.strokeRect(x+float64(i)*markStep, y, markSize, markSize, 0.7, s.theme.Quiet)
			}
		}
	})
}

// afterPoint is the width of a line from its decimal point on; a number
// without decimals ends where its digits do. Not ok when it does not begin
// with a number.
func (t *tableSetter) afterPoint(l line, st style) (float64, bool) {
	text := ""
	for _, f := range l.frags {
		if !f.span.super {
			text += f.text
		}
	}
	i := 0
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !(r >= '0' && r <= '9' || r == ',' || i == 0 && strings.ContainsRune("−-–+£~", r)) {
			break
		}
		i += n
	}
	if i == 0 || strings.Trim(text[:i], "0123456789,") == text[:i] && text[i-1] == ',' {
		return 0, false
	}
	if d := text[i-1]; d < '0' || d > '9' {
		return 0, false
	}
	return l.w - t.width(st.face, st.size, text[:i]), true
}
