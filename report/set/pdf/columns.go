package pdf

import (
	"math"
	"slices"

	"assize/report/say/doc"
)

// layColumns gives each column its width. A stated share is kept unless a word
// would not fit; columns without one share what is left so that the table gets
// short. A long table that would still wrap, and one whose words do not fit, is
// set a size smaller.
func (t *tableSetter) layColumns() {
	const smaller, long = 10 / 11.0, 12
	n := t.needs()
	if sum(n.least) > t.w || len(t.t.Rows) >= long && sum(n.wish) > t.w {
		t.cell = t.cell.sized(smaller)
		n = t.needs()
	}
	widths := t.share(n)
	fit(widths, n.least, t.w)
	x := 0.0
	t.cols = make([]colBox, len(widths))
	for i, w := range widths {
		t.cols[i] = colBox{x: x, w: w, align: t.t.Columns[i].Align}
		x += w
	}
	t.layDecimals()
}

// needs is what the columns of a table ask for, with padding: the widest
// unbreakable word, the widest cell on one line, and each cell on one line.
type needs struct {
	least, wish []float64
	rows        [][]float64
}

func (t *tableSetter) needs() needs {
	cols := len(t.t.Columns)
	n := needs{least: make([]float64, cols), wish: make([]float64, cols)}
	take := func(row []float64, i int, spans []*span, st style, extra float64) {
		least, whole := t.measure(spans, st, extra)
		n.least[i], n.wish[i] = math.Max(n.least[i], least), math.Max(n.wish[i], whole)
		row[i] = math.Max(row[i], whole)
	}
	head := make([]float64, cols)
	for i, c := range t.t.Columns {
		st := t.st.cellHead
		take(head, i, t.spans(doc.Words(c.Head), st), st, 0)
		take(head, i, t.spans(doc.Words(c.Unit), st.with(regular)), st.with(regular), 0)
	}
	n.rows = append(n.rows, head)
	for k, r := range t.t.Rows {
		if r.Group {
			continue
		}
		row := make([]float64, cols)
		for i, c := range r.Cells {
			take(row, i, t.spansOf[k][i], t.styleOf(r), markWidth(c.Grade))
		}
		n.rows = append(n.rows, row)
	}
	return n
}

func (t *tableSetter) measure(spans []*span, st style, extra float64) (least, whole float64) {
	const hair = 0.02 // keeps rounding from breaking what just fits
	gap := t.width(st.face, st.size, " ")
	tied := 0.0
	for i, b := range t.boxes(spans, st) {
		if b.cost == forbidden {
			tied += gap + b.w
		} else {
			tied = b.w
		}
		least = math.Max(least, tied)
		whole += b.w
		if i > 0 && b.space {
			whole += gap
		}
	}
	pad := extra + 2*cellPadX + hair
	return least + pad, whole + pad
}

// share divides the width. Columns without a stated share get what their
// longest word needs; what is left then goes, a little at a time, where it saves
// most lines.
func (t *tableSetter) share(n needs) []float64 {
	const step = 4.0 // points
	widths := make([]float64, len(n.wish))
	left := t.w
	for i, c := range t.t.Columns {
		widths[i] = c.Width * t.w
		if c.Width == 0 {
			widths[i] = n.least[i]
		}
		left -= widths[i]
	}
	for left > 0 {
		i := t.tightest(n, widths)
		if i < 0 {
			break
		}
		add := math.Min(step, left)
		widths[i] += add
		left -= add
	}
	t.spread(widths, n.wish, left)
	if total := sum(widths); total > 0 {
		for i := range widths {
			widths[i] *= t.w / total
		}
	}
	return widths
}

// tightest is the column without a stated share that makes the most rows tall,
// counting a column more that needs little to save a line; -1 when none does.
func (t *tableSetter) tightest(n needs, widths []float64) int {
	score := make([]float64, len(widths))
	for _, row := range n.rows {
		most := 1.0
		for i, w := range row {
			most = math.Max(most, linesIn(w, widths[i]))
		}
		if most == 1 {
			continue
		}
		for i, w := range row {
			if linesIn(w, widths[i]) == most && t.t.Columns[i].Width == 0 {
				room := widths[i] - 2*cellPadX
				wanted := (w-2*cellPadX)/(most-1) - room // to save a line
				score[i] += 1 / math.Max(wanted, 1)
			}
		}
	}
	best := -1
	for i, v := range score {
		if v > 0 && (best < 0 || v > score[best]) {
			best = i
		}
	}
	return best
}

// linesIn is about how many lines a cell takes in a width.
func linesIn(whole, width float64) float64 {
	return math.Ceil((whole-2*cellPadX)/math.Max(width-2*cellPadX, 1) - 1e-9)
}

// spread gives what is left to the columns without a stated share, by their
// content.
func (t *tableSetter) spread(widths, wish []float64, left float64) {
	open := 0.0
	for i, c := range t.t.Columns {
		if c.Width == 0 {
			open += wish[i]
		}
	}
	for i, c := range t.t.Columns {
		if c.Width == 0 && left > 0 {
			widths[i] += wish[i] / open * left
		}
	}
}

// fit widens columns whose longest word does not fit, at the cost of those with
// room. When the words of all columns together are too wide, the widest words
// are cut, and only they.
func fit(widths, least []float64, total float64) {
	if need := sum(least); need >= total {
		level := waterLevel(least, total)
		for i := range widths {
			widths[i] = math.Min(least[i], level)
		}
		return
	}
	lack, room := 0.0, 0.0
	for i := range widths {
		lack += math.Max(0, least[i]-widths[i])
		room += math.Max(0, widths[i]-least[i])
	}
	if lack == 0 {
		return
	}
	for i := range widths {
		if widths[i] < least[i] {
			widths[i] = least[i]
		} else {
			widths[i] -= (widths[i] - least[i]) * lack / room
		}
	}
}

// waterLevel is the width that, as the most any column gets, uses up the total.
func waterLevel(least []float64, total float64) float64 {
	sorted := slices.Sorted(slices.Values(least))
	for i, w := range sorted {
		if left := float64(len(sorted) - i); w*left >= total {
			return total / left
		}
		total -= w
	}
	return sorted[len(sorted)-1]
}

func sum(v []float64) float64 {
	s := 0.0
	for _, x := range v {
		s += x
	}
	return s
}

// layDecimals finds, for columns aligned on the decimal point, the widest part
// after it.
func (t *tableSetter) layDecimals() {
	for i := range t.cols {
		if t.cols[i].align != doc.Decimal {
			continue
		}
		for k, r := range t.t.Rows {
			if r.Group {
				continue
			}
			lines := t.lines(t.spansOf[k][i], t.styleOf(r), t.cols[i].w-2*cellPadX)
			if len(lines) != 1 {
				continue
			}
			if tail, ok := t.afterPoint(lines[0], t.styleOf(r)); ok {
				t.cols[i].after = math.Max(t.cols[i].after, tail)
			}
		}
	}
}
