package html

import (
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
)

// table has a caption, column headers with their units, a header for each row,
// and a body for each group of rows. Each cell carries its column's head too: on a
// narrow screen a row is a block of lines. Roles keep it a table for those who listen.
func (s *setter) table(t doc.Table) {
	id, number := esc(t.ID), strconv.Itoa(s.targets[t.ID].Number)
	s.put(`<div class="scroll" tabindex="0" role="group" aria-labelledby="`, id, `-title">`, "\n")
	s.put(`<table role="table" id="`, id, `">`, "\n", `<caption id="`, id, `-title"><strong>`, esc(s.label(words.LabelTable, number)), ":</strong> ")
	s.runs(t.Title)
	s.put("</caption>\n", openHead)
	for _, c := range t.Columns {
		s.put(`<th role="columnheader" scope="col"`, alignment(c.Align), ">", esc(c.Head))
		if c.Unit != "" {
			s.put(` <span class="unit">(`, esc(c.Unit), ")</span>")
		}
		s.put("</th>")
	}
	s.put("</tr></thead>\n", openBody)
	widest := decimalPlaces(t)
	for i, r := range t.Rows {
		if r.Group {
			if i > 0 {
				s.put("</tbody>\n", openBody)
			}
			s.put(`<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="`, strconv.Itoa(len(t.Columns)), `">`)
			s.runs(r.Cells[0].Runs)
			s.put("</th></tr>\n")
			continue
		}
		s.row(r, t.Columns, widest)
	}
	s.put("</tbody>\n</table>\n</div>\n")
	for _, n := range t.Notes {
		s.noted(n)
	}
	if len(t.Source) > 0 {
		s.labelled(words.LabelSource, t.Source)
	}
}

func (s *setter) row(r doc.Row, columns []doc.Column, widest []int) {
	s.put(`<tr role="row"`)
	if r.Total {
		s.put(` class="total"`)
	}
	s.put(">")
	for i, c := range r.Cells {
		tag, open := "td", openCell(headOf(columns[i]))+alignment(columns[i].Align)+">"
		if i == 0 {
			tag, open = "th", openRowHead+alignment(columns[i].Align)+">"
		}
		s.put(open)
		s.grade(c.Grade)
		s.drawn(c.Drawn)
		s.runs(c.Runs)
		if columns[i].Align == doc.Decimal {
			s.pad(places(doc.Plain(c.Runs)), widest[i])
		}
		s.put("</", tag, ">")
	}
	s.put("</tr>\n")
}

// Openings of the parts of a table, with their roles.
const (
	openHead    = `<thead role="rowgroup"><tr role="row">`
	openBody    = `<tbody role="rowgroup">` + "\n"
	openRowHead = `<th role="rowheader" scope="row"`
)

// openCell opens a cell of a column.
func openCell(head string) string { return `<td role="cell" data-head="` + esc(head) + `"` }

// headOf is the head of a column with its unit.
func headOf(c doc.Column) string {
	if c.Unit == "" {
		return c.Head
	}
	return c.Head + " (" + c.Unit + ")"
}

// grade draws a mark beside the words of a grade: as many squares as the scale
// has, filled up to its level.
func (s *setter) grade(m doc.GradeMark) {
	if m.Of == 0 {
		return
	}
	s.put(`<span class="mark" aria-hidden="true">`, strings.Repeat("■", m.Level), strings.Repeat("□", m.Of-m.Level), "</span> ")
}

// drawn draws an interval before its words: a line from limit to limit, and a dot.
func (s *setter) drawn(d doc.Drawn) {
	if d.Upper <= d.From || d.From >= 100 {
		return
	}
	const width = 80.0
	at := func(v float64) string {
		return strconv.FormatFloat(2+(width-4)*(max(v, d.From)-d.From)/(100-d.From), 'f', 1, 64)
	}
	s.put(`<svg class="drawn" aria-hidden="true" width="80" height="10" viewBox="0 0 80 10"><path d="M`, at(d.Lower), ` 5H`, at(d.Upper),
		`" stroke="currentColor" stroke-width="1.5"/><circle cx="`, at(d.Value), `" cy="5" r="2.5" fill="currentColor"/></svg> `)
}

// pad sets unseen figures behind a number, so that decimal points stand in line
// whatever the font: a figure is as wide as another.
func (s *setter) pad(has, widest int) {
	switch {
	case has >= widest:
	case has == 0: // no point either
		s.put(`<span class="pad" aria-hidden="true" data-pad=".`, strings.Repeat("0", widest-1), `"></span>`)
	default:
		s.put(`<span class="pad" aria-hidden="true" data-pad="`, strings.Repeat("0", widest-has), `"></span>`)
	}
}

// places is how many characters a number has from its decimal point on.
func places(text string) int {
	if text == "" || strings.Trim(text, "0123456789.,-−%\u00a0") != "" {
		return 0
	}
	if i := strings.LastIndexByte(text, '.'); i >= 0 {
		return len(text) - i
	}
	return 0
}

func decimalPlaces(t doc.Table) []int {
	out := make([]int, len(t.Columns))
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if !r.Group && t.Columns[i].Align == doc.Decimal {
				out[i] = max(out[i], places(doc.Plain(c.Runs)))
			}
		}
	}
	return out
}

func alignment(a doc.Align) string {
	if a == doc.Left {
		return ""
	}
	return ` class="figures"`
}

// numbers is the table behind a figure; each row carries the annex cell of its
// value.
func (s *setter) numbers(f *doc.Figure, caption string) {
	t := chart.Printed(f, s.env.Words)
	s.put(`<div class="scroll" tabindex="0" role="group" aria-label="`, esc(caption), `">`, "\n", `<table role="table">`, "\n", openHead)
	for _, h := range t.Heads {
		s.put(`<th role="columnheader" scope="col">`, esc(h), "</th>")
	}
	s.put("</tr></thead>\n", openBody)
	for k, r := range t.Rows {
		s.put(`<tr role="row"`)
		if !t.Refs[k].IsZero() {
			s.put(` data-ref="`, esc(s.address(t.Refs[k])), `"`)
		}
		s.put(">")
		for i, c := range r {
			if i == 0 {
				s.put(openRowHead, ">", esc(c), "</th>")
			} else {
				s.put(openCell(t.Heads[i]), ">", esc(c), "</td>")
			}
		}
		s.put("</tr>\n")
	}
	s.put("</tbody>\n</table>\n</div>\n")
}
