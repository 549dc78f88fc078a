package annex

import (
	"math"
	"strconv"

	"assize/report/say/doc"
)

// Sizes of a sheet: widths in digits of the default font, heights in points.
const (
	lineHeight  = 15.75 // a row of one line of 12 point Arial
	lineSpacing = 14.75 // each line of a row of several
	titleHeight = 22.0
	headHeight  = 18.0 // one line of a 14 point heading
	narrowest   = 11.0
	usualWidest = 44.0
	widest      = 80.0
	proseWidth  = 90.0 // of column A on a sheet without a table
	cellPadding = 0.9  // what Excel and LibreOffice keep free in a cell
	tallestRow  = 409.0
)

// layout is how a sheet is set: the styles and widths of its columns.
type layout struct {
	sheet  *doc.Sheet
	head   int // row of the table head, 0 without a table
	widths []float64
	indent []bool // texts of the column keep off the numbers to their left
	fits   bool   // title and lines are no wider than the table
	pages  pages
}

// layouts are those of all sheets.
func (b *book) layouts() []layout {
	if b.laid == nil {
		for i := range b.Sheets {
			b.laid = append(b.laid, newLayout(b, &b.Sheets[i]))
		}
	}
	return b.laid
}

func newLayout(b *book, s *doc.Sheet) layout {
	l := layout{sheet: s, head: s.HeadRow(), fits: true}
	if s.Table == nil {
		l.widths = []float64{proseWidth}
		return l
	}
	g := s.Table
	l.widths = make([]float64, len(g.Columns))
	l.indent = make([]bool, len(g.Columns))
	buttons := b.Analyst && g.Long
	for j := range g.Columns {
		l.indent[j] = j > 0 && !isNumeric(g.Columns[j].Kind) && isNumeric(g.Columns[j-1].Kind)
		l.widths[j] = columnWidth(g, j, buttons)
		if l.indent[j] {
			l.widths[j] += 1.5
		}
	}
	l.fitLines()
	if !b.Form && s.Title != "" {
		l.split()
	}
	return l
}

// isNumeric reports kinds whose column is set to the right.
func isNumeric(k doc.CellKind) bool {
	return k == doc.CountCell || k == doc.PercentCell || k == doc.DecimalCell || k == doc.FineCell
}

// columnWidth fits a column to its content and the words of its head, within
// bounds: a column of long texts wraps, and is wider where few share the page.
func columnWidth(g *doc.Grid, j int, buttons bool) float64 {
	column := &g.Columns[j]
	title := cleanLine(column.Title)
	w := longestWord(title) * boldFactor
	if whole := textWidth(title) * boldFactor; whole < 18 {
		w = whole
	}
	if buttons {
		w += 2.5 // the filter button stands in the head
	}
	w = headWidth(title, w+cellPadding+1) - cellPadding - 1
	if column.Input {
		w = max(w, cellWidth(column.Kind, &doc.GridCell{Value: math.NaN()}))
	}
	tallest := 0 // characters of the longest text
	for i := range g.Rows {
		if j >= len(g.Rows[i].Cells) {
			continue
		}
		c := &g.Rows[i].Cells[j]
		w = max(w, cellWidth(column.Kind, c))
		tallest = max(tallest, len(c.Text))
	}
	limit := usualWidest
	switch {
	case len(g.Columns) <= 3 || tallest > 900:
		limit = widest
	case tallest > 300:
		limit = 60
	}
	return math.Ceil(max(min(max(w+cellPadding+1, narrowest), limit), column.Width)*10) / 10
}

// headWidth is the least width, from w on, at which no line of a wrapped head
// fills its cell: heads set to the right would else touch their neighbours.
func headWidth(title string, w float64) float64 {
	whole := textWidth(title) * boldFactor
	for ; w < whole+cellPadding+1; w += 0.5 {
		lines := wrappedLines(title, (w-cellPadding)/boldFactor)
		if wrappedLines(title, (w-cellPadding-1.5)/boldFactor) == lines {
			break
		}
	}
	return w
}

// cellWidth is the width of what a cell shows.
func cellWidth(kind doc.CellKind, c *doc.GridCell) float64 {
	if c.Mark != "" {
		return textWidth(c.Mark)
	}
	if c.Kind != doc.TextCell {
		kind = c.Kind
	}
	switch kind {
	case doc.TextCell:
		if len(c.Text) < 10 {
			return float64(len(c.Text)) // at most, and below the narrowest column anyway
		}
		return longestLine(c.Text) * 1.02
	case doc.DateCell:
		return 10
	case doc.DateTimeCell:
		return 16
	default:
	}
	var buffer [32]byte
	n := len(strconv.AppendFloat(buffer[:0], math.Trunc(c.Value), 'f', 0, 64))
	n += (n - 1) / 3
	return float64(n + decimalsOf(kind))
}

// decimalsOf is how many places point and decimals take.
func decimalsOf(kind doc.CellKind) int {
	switch kind {
	case doc.PercentCell:
		return len(".0")
	case doc.DecimalCell:
		return len(".00")
	case doc.FineCell:
		return len(".0000")
	default:
		return 0
	}
}

// fitLines sees to the lines above the table. They run on to the right over
// empty cells while they fit the table's width; longer ones wrap in column A,
// which is made wide enough to bear it.
func (l *layout) fitLines() {
	total := l.wide()
	if textWidth(l.sheet.Title)*boldFactor*16/12 > total {
		l.fits = false
	}
	for _, line := range l.sheet.Lines {
		if l.lineWidth(line) > total {
			l.widths[0] = max(l.widths[0], min(60, l.lineWidth(line)+cellPadding))
		}
	}
}

// lineWidth is the width of a line above the table.
func (l *layout) lineWidth(line doc.SheetLine) float64 {
	if line.Heading {
		return longestLine(line.Text) * boldFactor * 14 / 12
	}
	return longestLine(line.Text) * 1.02
}

// wraps reports whether a line above the table must wrap in column A.
func (l *layout) wraps(line doc.SheetLine) bool {
	return l.sheet.Table == nil || l.lineWidth(line) > l.wide()
}

// wide is how wide a line above the table may be: as the table, or as what the first
// page has of it.
func (l *layout) wide() float64 {
	if l.pages.scale > 0 {
		return l.pages.first
	}
	return sum(l.widths)
}

// linesHigh is the height of a row that holds that many lines.
func linesHigh(lines int) float64 {
	if lines == 1 {
		return lineHeight
	}
	return min(float64(lines)*lineSpacing+2, tallestRow)
}

// lineRowHeight is the height of a line above the table.
func (l *layout) lineRowHeight(line doc.SheetLine, text string) float64 {
	scale := 1.0
	if line.Heading {
		scale = boldFactor * 14 / 12
	}
	n := 1
	if l.wraps(line) {
		n = wrappedLines(text, (l.widths[0]-cellPadding)/scale)
	}
	if line.Heading {
		return headHeight*float64(n) + 6
	}
	return linesHigh(n)
}

// headRowHeight is the height of the table head.
func (l *layout) headRowHeight() float64 {
	n := 1
	for j, c := range l.sheet.Table.Columns {
		n = max(n, wrappedLines(cleanLine(c.Title), l.inner(j)/boldFactor))
	}
	return linesHigh(n)
}

// rowHeight is the height of a row of the table.
func (l *layout) rowHeight(values []value) float64 {
	n := 1
	for j := range values {
		if values[j].form == formText {
			n = max(n, wrappedLines(values[j].text, l.inner(j)))
		}
	}
	return linesHigh(n)
}

// inner is the width of column j that text can use.
func (l *layout) inner(j int) float64 {
	w := l.widths[j] - cellPadding
	if l.indent[j] {
		w -= 1.5
	}
	return w
}
