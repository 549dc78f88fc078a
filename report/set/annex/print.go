package annex

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
)

// Print is A4 landscape, a table as wide as the page. One that would have to be set
// smaller than eight points is split: its first column is repeated, and a page begins
// where the table's own parts do.
const (
	pageWide     = 700.0         // points between the margins of either format, less what programs differ by
	leastScale   = 67            // percent: 8 points of 12
	splitScale   = 75            // that pages are filled at
	columnExtra  = 1.5           // points that a column is wider than its digits
	wholePercent = 100           // full size
	pointsXLSX   = 72.0 / 96 * 9 // of a digit, by Excel's whole pixels
)

// pages is how a sheet's columns go onto pages.
type pages struct {
	breaks []int   // columns, from 0, that a page begins before
	scale  int     // percent; 0 where the sheet fits a page's width
	first  float64 // width of the first page, in digits
}

// split sees to it that the table can be read in print. Lines above it that are wider
// than the first page wrap in column A.
func (l *layout) split() {
	l.pages = paginate(l.sheet.Table, l.widths)
	if l.pages.scale == 0 || !slices.ContainsFunc(l.sheet.Lines, l.wraps) {
		return
	}
	if wide := min(usualWidest, l.pages.first); l.widths[0] < wide {
		l.widths[0] = wide
		l.pages = paginate(l.sheet.Table, l.widths)
	}
}

// points is the width of a column on paper at full size.
func points(width float64) float64 { return width*pointsXLSX + columnExtra }

// paginate splits the columns of a table that one page cannot hold legibly.
func paginate(g *doc.Grid, widths []float64) pages {
	total := 0.0
	for _, w := range widths {
		total += points(w)
	}
	if total*leastScale/wholePercent <= pageWide || len(widths) < 3 {
		return pages{}
	}
	room := pageWide * wholePercent / splitScale
	var p pages
	widest, used, from := 0.0, 0.0, 0
	for j := 0; j < len(widths); j++ {
		if used+points(widths[j]) > room && j > from+1 {
			at := j
			for k := j; k > from+1; k-- {
				if g.Columns[k].Part {
					at = k
					break
				}
			}
			p.breaks = append(p.breaks, at)
			if p.first == 0 {
				p.first = sum(widths[:at])
			}
			from, used = at, points(widths[0])
			j = at
		}
		used += points(widths[j])
		widest = max(widest, used)
	}
	p.scale = min(wholePercent, int(pageWide*wholePercent/widest))
	return p
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	return total
}

// paper sets up the pages of a sheet.
func (f *frame) paper(s *doc.Sheet, l *layout) error {
	a4, landscape, wide, high := 9, "landscape", 1, 0 // as many pages high as it takes
	options := excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}
	if l.pages.scale > 0 {
		scale := uint(l.pages.scale)
		options = excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, AdjustTo: &scale}
	}
	if err := f.SetPageLayout(s.Name, &options); err != nil {
		return err
	}
	for _, j := range l.pages.breaks {
		if err := f.InsertPageBreak(s.Name, doc.ColumnLetters(j+1)+"1"); err != nil {
			return err
		}
	}
	return nil
}

// repeated is what is printed again on every page: the heads, and the first column of a
// table that is split.
func (l *layout) repeated(sheet string) string {
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	heads := fmt.Sprintf("%s!$%d:$%d", quoted, l.head, l.head)
	if l.pages.scale > 0 {
		return quoted + "!$A:$A," + heads
	}
	return heads
}
