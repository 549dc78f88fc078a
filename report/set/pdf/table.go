package pdf

import (
	"slices"
	"strconv"
	"strings"

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
	inset float64 // room of a grade's mark before every line
	wide  bool    // a group row's cell
	head  bool    // stands on the foot of its row
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
	out = append(out, hp)
	foot := s.tableFoot(up, t, w)
	rows := ts.body(e, label)
	ts.tie(rows, out, foot)
	out = append(out, slices.Concat(rows...)...)
	if len(foot) > 0 {
		out[len(out)-1].keepNext = true
	}
	out = append(out, foot...)
	if stackHeight(out) < s.st.depth()/3 { // a short table is kept whole, and moves like a figure
		together(out, false)
		out[0].moves = floatingTable
	}
	return out
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
	if len(out) > 0 {
		out[0].before += 3
	}
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
	p := t.rowPiece(cells)
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

// againRow is the head drawn once more at the top of a page, with the name of
// the group that goes on there: an artifact, for both are tagged where they
// first stand.
func (t *tableSetter) againRow(label string, group int) *piece {
	var cells []cellBox
	for i, c := range t.t.Columns {
		cells = append(cells, t.headCell(i, c, nil))
	}
	head := t.rowPiece(cells)
	t.paintHead(head)
	parts := []*piece{t.continued(label, t.st.source, 0, 3), head}
	if group >= 0 {
		r := t.t.Rows[group]
		parts = append(parts, t.continued(doc.Plain(r.Cells[0].Runs), t.styleOf(r), cellPadX, 6))
	}
	return &piece{height: stackHeight(parts), where: t.where(), draw: func(c *ink, at spot) { t.stack(c, parts, at.x, at.y) }}
}

// continued is "Table 4 (continued)".
func (t *tableSetter) continued(text string, st style, x, pad float64) *piece {
	line := t.againLine(t.label(words.LabelContinued, text), st, t.w-2*x)
	return &piece{height: line.height + pad, draw: func(c *ink, at spot) { line.draw(c, spot{at.x + x, at.y + pad - 3, 0}) }}
}

// body sets the rows; a group of rows is a table body of its own, headed by the
// group's name.
func (t *tableSetter) body(e *elem, label string) [][]*piece {
	var tbody *elem
	rows := make([][]*piece, len(t.t.Rows))
	group, again := -1, t.againRow(label, -1)
	for i, r := range t.t.Rows {
		if r.Group || tbody == nil {
			tbody = e.add(roleTBody)
		}
		switch {
		case r.Group:
			group, again = i, t.againRow(label, -1) // a group that begins a page is not "continued"
		case group >= 0 && group == i-1:
			again = t.againRow(label, group)
		}
		t.in(rowPlace(i), func() { rows[i] = t.row(tbody.add(roleTR), i) })
		for _, p := range rows[i] {
			p.again = again
		}
	}
	rows[0][0].again = nil
	return rows
}

// tie keeps rows together that should not be parted, a group's name with what it
// names in any case. Other rows stay together only while what is kept with them,
// the table's head or foot too, leaves no page short.
func (t *tableSetter) tie(rows [][]*piece, head, foot []*piece) {
	run := t.need(head)
	for i, ps := range rows {
		run += t.need(ps)
		next := 0.0
		if i+1 < len(rows) {
			next = t.need(rows[i+1])
		}
		if i+2 == len(rows) {
			next += t.need(foot)
		}
		tied := t.t.Rows[i].Group || t.tied(i) && run+next <= t.st.depth()/4
		ps[len(ps)-1].keepNext = tied
		if !tied {
			run = 0
		}
	}
}

// tied reports whether a row should not be the last on a page: never one row
// alone at either end, nor a group's name, nor what a total adds up.
func (t *tableSetter) tied(i int) bool {
	n := len(t.t.Rows)
	if i+1 >= n {
		return false
	}
	next := t.t.Rows[i+1]
	return i == 0 || i == n-2 || next.Total || i > 0 && t.t.Rows[i-1].Group && !next.Group
}

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
