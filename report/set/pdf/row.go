package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"assize/report/say/doc"
)

func rowPlace(i int) string { return fmt.Sprintf("row %d", i+1) }

// row sets a row.
func (t *tableSetter) row(tr *elem, index int) []*piece {
	r := t.t.Rows[index]
	var cells []cellBox
	if r.Group {
		th := tr.add(roleTH)
		th.attr = fmt.Sprintf("/O /Table /Scope /Column /ColSpan %d", len(t.t.Columns))
		st := t.styleOf(r)
		cells = []cellBox{{
			col: colBox{w: t.w}, st: st, e: th, wide: true,
			lines: t.lines(t.spansOf[index][0], st, t.w-2*cellPadX),
		}}
	}
	for i := range r.Cells {
		if !r.Group {
			cells = append(cells, t.bodyCell(tr, index, i))
		}
	}
	return t.splitRow(cells, r, index == len(t.t.Rows)-1)
}

func (t *tableSetter) bodyCell(tr *elem, index, i int) cellBox {
	r := t.t.Rows[index]
	b := cellBox{col: t.cols[i], st: t.styleOf(r), grade: r.Cells[i].Grade, inset: markWidth(r.Cells[i].Grade)}
	if i == 0 {
		b.e = tr.add(roleTH)
		b.e.attr = "/O /Table /Scope /Row"
	} else {
		b.e = tr.add(roleTD)
	}
	b.lines = t.lines(t.spansOf[index][i], b.st, b.col.w-2*cellPadX-b.inset)
	return b
}

func markWidth(m doc.GradeMark) float64 {
	if m.Of == 0 {
		return 0
	}
	return float64(m.Of)*markStep + 4
}

// splitRow is one piece or, when the row is tall, one a line, so that it may go
// on on the next page: a row kept whole could leave a page as empty as it is
// tall.
func (t *tableSetter) splitRow(cells []cellBox, r doc.Row, final bool) []*piece {
	whole := t.rowPiece(cells)
	lines := 0
	for _, c := range cells {
		lines = max(lines, len(c.lines))
	}
	if lines < 2 || t.need([]*piece{whole}) <= t.st.depth()*wholeRow {
		t.paintRow(whole, r, rowEdges{first: true, last: true, final: final})
		return []*piece{whole}
	}
	out := make([]*piece, lines)
	for k := range out {
		edges := rowEdges{first: k == 0, last: k == lines-1}
		edges.final = final && edges.last
		out[k] = t.linePiece(cells, k, edges)
		out[k].keepNext = k == 0 || k == lines-2
		t.paintRow(out[k], r, edges)
	}
	return out
}

// wholeRow is the share of a page up to which a row is kept whole.
const wholeRow = 1.0 / 6

// rowEdges says which edges of a row a piece has, and whether it ends the table.
type rowEdges struct{ first, last, final bool }

// linePiece is one line of the cells of a row.
func (t *tableSetter) linePiece(cells []cellBox, k int, edges rowEdges) *piece {
	var part []cellBox
	for _, c := range cells {
		if k > 0 && k >= len(c.lines) {
			continue
		}
		if c.col.align == doc.Decimal && len(c.lines) > 1 {
			c.col.align = doc.Right // words, not a number
		}
		c.lines = c.lines[k:min(k+1, len(c.lines))]
		if k > 0 {
			c.grade = doc.GradeMark{}
		}
		part = append(part, c)
	}
	p := t.rowPiece(part)
	draw, top := p.draw, 0.0
	p.height -= 2 * cellPadY
	if edges.first {
		top = cellPadY
	}
	if edges.last {
		p.height += cellPadY
	}
	p.height += top
	p.draw = func(c *ink, at spot) { draw(c, spot{at.x, at.y + top - cellPadY, at.gap}) }
	return p
}

// paintRow adds the rules of a row.
func (t *tableSetter) paintRow(p *piece, r doc.Row, edges rowEdges) {
	draw := p.draw
	above := 0.0
	if r.Group && edges.first {
		above = 4
	}
	p.height += above
	p.draw = func(c *ink, at spot) {
		switch {
		case edges.final:
			c.fillRect(at.x, at.y+p.height-1, t.w, 1, t.theme.Brand)
		case edges.last:
			c.fillRect(at.x, at.y+p.height-0.5, t.w, 0.5, t.theme.Rule)
		}
		if r.Total && edges.first {
			c.fillRect(at.x, at.y-0.5, t.w, 1, t.theme.Brand)
		}
		at.y += above
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
	x, y := at.x+b.col.x+cellPadX+b.inset, at.y+cellPadY
	if b.head {
		y = at.y + height - cellPadY - 1 - float64(len(b.lines))*b.st.lead
	}
	if b.grade.Of > 0 {
		t.drawMark(c, x-b.inset, y+(b.st.lead-markSize)/2+0.4, b.grade)
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
