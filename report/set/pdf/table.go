package pdf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"assize/report/say/doc"
	"assize/report/say/words"
)

const (
	cellPadX = 7.0
	cellPadY = 4.5
	markStep = 9.5 // distance of the squares of a grade mark
	markSize = 7.5
)

// tableSetter measures one table.
type tableSetter struct {
	*setter
	t       doc.Table
	w       float64
	cell    style
	cols    []colBox
	spansOf [][][]*span // of each cell, by row and column
}

// colBox is a column: its place, and on which line of its width the decimal
// points stand, from its right edge.
type colBox struct {
	x, w  float64
	align doc.Align
	after float64 // widest part after the decimal point, the point included
}

// cellBox is a cell with its lines set.
type cellBox struct {
	col   colBox
	lines []line
	st    style
	e     *elem
	grade doc.GradeMark
	wide  bool // a group row's cell
	head  bool // stands on the foot of its row
}

func (s *setter) table(t doc.Table, up *elem, w float64) []*piece {
	e := up.add(roleTable)
	ts := &tableSetter{setter: s, t: t, w: w, cell: s.st.cell}
	ts.readCells()
	ts.layColumns()
	label := s.label(words.LabelTable, strconv.Itoa(s.targets[t.ID].Number))
	caption := e.add(roleCaption)
	out := s.captionPieces(caption, label, t.Title, w)
	out[0].anchor = t.ID

	head := e.add(roleTHead).add(roleTR)
	hp := ts.headRow(head)
	hp.keepNext, hp.before = true, 5
	again := ts.againRow(label)
	out = append(out, hp)
	out = append(out, ts.body(e, again)...)
	foot := s.tableFoot(up, t, w)
	if len(foot) > 0 {
		out[len(out)-1].keepNext = true
		foot[0].before += 3
	}
	return append(out, foot...)
}

// captionPieces sets "Table 4: title", tied to what follows.
func (s *setter) captionPieces(e *elem, label string, title []doc.Run, w float64) []*piece {
	st := s.st.caption
	spans := append([]*span{{text: label + ": ", face: bold}}, s.spans(title, st)...)
	out := s.linePieces(e, s.balanced(spans, st, w), st, 0)
	together(out, true)
	return out
}

func (s *setter) tableFoot(up *elem, t doc.Table, w float64) []*piece {
	var out []*piece
	for _, n := range t.Notes {
		out = append(out, s.text(up.add(roleP), n, s.st.source, 0, w)...)
	}
	if len(t.Source) > 0 {
		out = append(out, s.sourceLine(up, t.Source, w)...)
	}
	together(out, false)
	return out
}

// sourceLine is "Source: …" with the runs of the source in their place.
func (s *setter) sourceLine(up *elem, source []doc.Run, w float64) []*piece {
	before, after, _ := strings.Cut(s.env.Words.Label(words.LabelSource, "\x00"), "\x00")
	runs := append([]doc.Run{doc.Text{Text: before}}, source...)
	if after != "" {
		runs = append(runs, doc.Text{Text: after})
	}
	return s.text(up.add(roleP), runs, s.st.source, 0, w)
}

func (t *tableSetter) headRow(tr *elem) *piece {
	var cells []cellBox
	for i, c := range t.t.Columns {
		th := tr.add(roleTH)
		th.attr = "/O /Table /Scope /Column"
		cells = append(cells, t.headCell(i, c, th))
	}
	p := t.rowPiece(cells, nil)
	t.paintHead(p)
	return p
}

func (t *tableSetter) headCell(i int, c doc.Column, e *elem) cellBox {
	st := t.st.cellHead
	spans := []*span{{text: t.clean(c.Head), face: st.face}}
	lines := t.lines(spans, st, t.cols[i].w-2*cellPadX)
	if c.Unit != "" {
		unit := []*span{{text: t.clean(c.Unit), face: regular}}
		lines = append(lines, t.lines(unit, st.with(regular), t.cols[i].w-2*cellPadX)...)
	}
	col := t.cols[i]
	if col.align == doc.Decimal {
		col.align = doc.Right
	}
	return cellBox{col: col, lines: lines, st: st, e: e, head: true}
}

// paintHead gives the head its ground and sets its lines on its foot.
func (t *tableSetter) paintHead(p *piece) {
	draw := p.draw
	p.draw = func(c *ink, at spot) {
		c.fillRect(at.x, at.y, t.w, p.height, t.theme.Pale)
		c.fillRect(at.x, at.y+p.height-1.4, t.w, 1.4, t.theme.Brand)
		draw(c, at)
	}
}

// againRow is the head drawn once more at the top of a page: an artifact, for
// the head is tagged where the table begins.
func (t *tableSetter) againRow(label string) *piece {
	var cells []cellBox
	for i, c := range t.t.Columns {
		cells = append(cells, t.headCell(i, c, nil))
	}
	row := t.rowPiece(cells, nil)
	t.paintHead(row)
	st := t.st.source
	cont := t.lines([]*span{{text: t.label(words.LabelContinued, label), face: st.face}}, st, t.w)
	top := float64(len(cont))*st.lead + 3
	p := &piece{height: row.height + top, where: t.where()}
	p.draw = func(c *ink, at spot) {
		for i, l := range cont {
			t.artifactLine(c, pagination, l, st, at.x, at.y+float64(i)*st.lead)
		}
		row.draw(c, spot{at.x, at.y + top, 0})
	}
	return p
}

// body sets the rows; a group of rows is a table body of its own, headed by the
// group's name.
func (t *tableSetter) body(e *elem, again *piece) []*piece {
	tbody := e.add(roleTBody)
	if t.t.Rows[0].Group {
		tbody = nil
	}
	if tbody == nil {
		e.kids = e.kids[:len(e.kids)-1]
	}
	var out []*piece
	n := len(t.t.Rows)
	for i, r := range t.t.Rows {
		if r.Group || tbody == nil {
			tbody = e.add(roleTBody)
		}
		var ps []*piece
		t.in(rowPlace(i), func() { ps = t.row(tbody.add(roleTR), i) })
		for _, p := range ps {
			p.again = again
		}
		// Never one row alone at either end of a page, nor a group's name.
		last := ps[len(ps)-1]
		last.keepNext = r.Group || i == 0 && n > 1 || i == n-2 ||
			i+1 < n && t.t.Rows[i+1].Total || i > 0 && t.t.Rows[i-1].Group && i+1 < n && !t.t.Rows[i+1].Group
		out = append(out, ps...)
	}
	if len(out) > 0 {
		out[0].again = nil
	}
	return out
}

func rowPlace(i int) string { return fmt.Sprintf("row %d", i+1) }

// readCells turns the runs of all cells into spans.
func (t *tableSetter) readCells() {
	for i, r := range t.t.Rows {
		var row [][]*span
		t.in(rowPlace(i), func() {
			for _, c := range r.Cells {
				row = append(row, t.spans(c.Runs, t.styleOf(r)))
			}
		})
		t.spansOf = append(t.spansOf, row)
	}
}

func (t *tableSetter) styleOf(r doc.Row) style {
	switch {
	case r.Group:
		return t.cell.with(bold).in(t.theme.Brand)
	case r.Total:
		return t.cell.with(semibold)
	}
	return t.cell
}

func (t *tableSetter) row(tr *elem, index int) []*piece {
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
	return t.splitRow(cells, r, index == len(t.t.Rows)-1)
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

// splitRow is one piece, or several when the row would not leave room for
// anything else on a page.
func (t *tableSetter) splitRow(cells []cellBox, r doc.Row, final bool) []*piece {
	most := int((t.st.depth() - 90) / t.cell.lead)
	tallest := 0
	for _, c := range cells {
		tallest = max(tallest, len(c.lines))
	}
	var out []*piece
	for from := 0; from == 0 || from < tallest; from += most {
		part := make([]cellBox, len(cells))
		for i, c := range cells {
			part[i] = c
			part[i].lines = c.lines[min(from, len(c.lines)):min(from+most, len(c.lines))]
			if from > 0 {
				part[i].grade = doc.GradeMark{}
			}
		}
		p := t.rowPiece(part, nil)
		t.paintRow(p, r, final && from+most >= tallest, from+most < tallest)
		out = append(out, p)
	}
	return out
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
func (t *tableSetter) rowPiece(cells []cellBox, notes []*footnote) *piece {
	p := &piece{where: t.where(), notes: notes}
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
