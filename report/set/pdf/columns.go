package pdf

import (
	"math"
	"slices"

	"assize/report/say/doc"
)

// layColumns gives each column its width. A stated share is kept unless a word
// would not fit; columns without one share what is left by their content.
func (t *tableSetter) layColumns() {
	least, wish := t.needs()
	if sum(least) > t.w { // a crowded table is set a size smaller
		t.cell = t.cell.sized(10 / 11.0)
		least, wish = t.needs()
	}
	widths := t.share(least, wish)
	fit(widths, least, t.w)
	x := 0.0
	t.cols = make([]colBox, len(widths))
	for i, w := range widths {
		t.cols[i] = colBox{x: x, w: w, align: t.t.Columns[i].Align}
		x += w
	}
	t.layDecimals()
}

// needs measures for each column the widest unbreakable word and the widest
// cell on one line, with padding.
func (t *tableSetter) needs() (least, wish []float64) {
	n := len(t.t.Columns)
	least, wish = make([]float64, n), make([]float64, n)
	for i, c := range t.t.Columns {
		st := t.st.cellHead
		t.measure(t.spans(doc.Words(c.Head), st), st, 0, &least[i], &wish[i])
		t.measure(t.spans(doc.Words(c.Unit), st.with(regular)), st.with(regular), 0, &least[i], &wish[i])
	}
	for k, r := range t.t.Rows {
		if r.Group {
			continue
		}
		for i, c := range r.Cells {
			t.measure(t.spansOf[k][i], t.styleOf(r), markWidth(c.Grade), &least[i], &wish[i])
		}
	}
	return least, wish
}

func (t *tableSetter) measure(spans []*span, st style, extra float64, least, wish *float64) {
	const hair = 0.02 // keeps rounding from breaking what just fits
	gap := t.width(st.face, st.size, " ")
	all, tied := 0.0, 0.0
	for i, b := range t.boxes(spans, st) {
		switch {
		case b.cost == forbidden:
			tied += gap + b.w
		default:
			tied = b.w
		}
		*least = math.Max(*least, tied+extra+2*cellPadX+hair)
		all += b.w
		if i > 0 && b.space {
			all += gap
		}
	}
	*wish = math.Max(*wish, all+extra+2*cellPadX+hair)
}

// share divides the width by the stated shares. The columns without one get
// what their longest word needs, and of the rest as much as their content would
// take on one line.
func (t *tableSetter) share(least, wish []float64) []float64 {
	left, need, want := t.w, 0.0, 0.0
	for i, c := range t.t.Columns {
		if c.Width > 0 {
			left -= c.Width * t.w
		} else {
			need += least[i]
			want += wish[i]
		}
	}
	widths := make([]float64, len(wish))
	for i, c := range t.t.Columns {
		switch {
		case c.Width > 0:
			widths[i] = c.Width * t.w
		case want <= left || want == need:
			widths[i] = wish[i] * math.Max(left, 0) / want
		default:
			widths[i] = least[i] + (wish[i]-least[i])*math.Max(left-need, 0)/(want-need)
		}
	}
	if total := sum(widths); total > 0 {
		for i := range widths {
			widths[i] *= t.w / total
		}
	}
	return widths
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
