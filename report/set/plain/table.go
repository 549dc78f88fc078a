package plain

import (
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// grid is a table in cells of text.
type grid struct {
	heads []string
	right []bool // columns of numbers
	rows  []gridRow
}

type gridRow struct {
	cells []string
	group bool // heads the rows below it
	total bool // a rule stands above it
}

// gridOf is a grid of a figure: its first column is text, others are numbers
// where every cell that says something begins with a figure.
func gridOf(heads []string, rows [][]string) grid {
	g := grid{heads: heads, right: make([]bool, len(heads))}
	for c := range heads {
		g.right[c] = c > 0
		for _, r := range rows {
			if t := r[c]; t != "" && (t[0] < '0' || t[0] > '9') {
				g.right[c] = false
			}
		}
	}
	for _, r := range rows {
		cells := make([]string, len(r))
		for i, t := range r {
			cells[i] = clean(t)
		}
		g.rows = append(g.rows, gridRow{cells: cells})
	}
	return g
}

func (s *setter) table(t doc.Table) {
	number := strconv.Itoa(s.targets[t.ID].Number)
	s.para(s.words.Label(words.LabelTable, number)+": "+s.runs(t.Title), "", "")
	s.gap()
	g := grid{}
	for _, c := range t.Columns {
		head := clean(c.Head)
		if c.Unit != "" {
			head += " (" + clean(c.Unit) + ")"
		}
		g.heads = append(g.heads, head)
		g.right = append(g.right, c.Align != doc.Left)
	}
	for _, r := range t.Rows {
		row := gridRow{group: r.Group, total: r.Total}
		for _, c := range r.Cells {
			row.cells = append(row.cells, s.runs(c.Runs))
		}
		g.rows = append(g.rows, row)
	}
	g.alignDecimals(t.Columns)
	s.grid(g)
	s.gap()
	for _, n := range t.Notes {
		s.para(s.labelled(words.LabelNote, s.runs(n)), "", "")
	}
	if len(t.Source) > 0 {
		s.para(s.labelled(words.LabelSource, s.runs(t.Source)), "", "")
	}
}

// alignDecimals pads numbers of decimal columns on the right, so that their
// points stand in line.
func (g *grid) alignDecimals(columns []doc.Column) {
	for c, col := range columns {
		if col.Align != doc.Decimal {
			continue
		}
		most := 0
		for _, r := range g.rows {
			if c < len(r.cells) {
				most = max(most, decimals(r.cells[c]))
			}
		}
		for i, r := range g.rows {
			if c < len(r.cells) && !r.group {
				g.rows[i].cells[c] += strings.Repeat(nbsp, most-decimals(r.cells[c]))
			}
		}
	}
}

// decimals is the number of characters from the decimal point to the end of a
// number, 0 for what is no number.
func decimals(s string) int {
	if s == "" || strings.Trim(s, "0123456789.,-−%"+nbsp) != "" {
		return 0
	}
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		return len(s) - i
	}
	return 0
}

const (
	between   = 2 // spaces between columns
	leastText = 8 // characters a column of text can be narrowed to
)

// grid sets a table: columns as wide as their widest cell, the widest of text
// narrowed until all fit. What does not fit so is set as one record a row.
func (s *setter) grid(g grid) {
	widths, fits := g.widths()
	if !fits {
		s.records(g)
		return
	}
	s.gridRow(g, g.heads, widths, false)
	total := between * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	s.line(strings.Repeat("-", total))
	for _, r := range g.rows {
		if r.group {
			s.para(strings.Join(r.cells, " "), "", "")
			continue
		}
		if r.total {
			s.line(strings.Repeat("-", total))
		}
		s.gridRow(g, r.cells, widths, true)
	}
}

func (g *grid) widths() (widths []int, fits bool) {
	widths, least := make([]int, len(g.heads)), make([]int, len(g.heads))
	for c, h := range g.heads {
		least[c] = longestWord(h)
		widths[c] = least[c]
		if !g.right[c] {
			widths[c] = length(h)
		}
		for _, r := range g.rows {
			if r.group || c >= len(r.cells) {
				continue
			}
			widths[c] = max(widths[c], length(r.cells[c]))
			if g.right[c] {
				least[c] = max(least[c], length(r.cells[c]))
			} else {
				least[c] = max(least[c], min(longestWord(r.cells[c]), 24), leastText)
			}
		}
		least[c] = min(least[c], widths[c])
	}
	over := between*(len(widths)-1) - lineWidth
	for _, w := range widths {
		over += w
	}
	for ; over > 0; over-- {
		widest := -1
		for c := range widths {
			if widths[c] > least[c] && (widest < 0 || widths[c] > widths[widest]) {
				widest = c
			}
		}
		if widest < 0 {
			return widths, false
		}
		widths[widest]--
	}
	return widths, true
}

func longestWord(s string) int {
	n := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }) {
		n = max(n, length(w))
	}
	return n
}

// gridRow sets one row; heads stand at the foot of their lines, cells at the top.
func (s *setter) gridRow(g grid, cells []string, widths []int, top bool) {
	lines := make([][]string, len(widths))
	deepest := 0
	for c := range widths {
		if c < len(cells) {
			lines[c] = wrap(hardened(cells[c], widths[c]), widths[c])
		}
		deepest = max(deepest, len(lines[c]))
	}
	for i := range deepest {
		var b strings.Builder
		for c, w := range widths {
			at := i
			if !top {
				at = i - (deepest - len(lines[c]))
			}
			text := ""
			if at >= 0 && at < len(lines[c]) {
				text = lines[c][at]
			}
			pad := strings.Repeat(" ", max(0, w-length(text)))
			if c > 0 {
				b.WriteString(strings.Repeat(" ", between))
			}
			if g.right[c] {
				b.WriteString(pad + text)
			} else {
				b.WriteString(text + pad)
			}
		}
		s.line(b.String())
	}
}

// records sets each row as its header with a line for each cell.
func (s *setter) records(g grid) {
	for i, r := range g.rows {
		if i > 0 {
			s.gap()
		}
		if r.group {
			s.para(strings.Join(r.cells, " "), "", "")
			continue
		}
		s.para(r.cells[0], "", "")
		for c := 1; c < len(r.cells) && c < len(g.heads); c++ {
			if r.cells[c] != "" {
				s.para(g.heads[c]+": "+r.cells[c], "  ", "    ")
			}
		}
	}
}
