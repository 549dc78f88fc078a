package comments

import (
	"fmt"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// headingRows is how far down a sheet the headings may stand: under a title and
// lines of text.
const headingRows = 30

// table is a sheet with a row of headings that was found.
type table struct {
	sheet   *sheet.Sheet
	heads   []string
	row     int            // of the headings
	columns map[string]int // by heading
}

// findTable finds the row of headings: the one among the first rows with the most
// of them, the first of equals. It tells what is missing or stands twice, and is
// false when the table cannot be read. Optional headings need not be there.
func (r *reader) findTable(s *sheet.Sheet, heads []string, optional ...string) (table, bool) {
	needed := heads
	heads = slices.Concat(heads, optional)
	best, most := sheet.Row{}, 0
	for _, row := range s.Rows {
		if row.Number > headingRows {
			break
		}
		known := make(map[string]bool)
		for _, c := range row.Cells {
			if h, ok := headOf(c, heads); ok {
				known[h] = true
			}
		}
		if len(known) > most {
			best, most = row, len(known)
		}
	}
	if most < 2 { // one may be a word of a title
		r.tell(ruleMissingHeading, s.At(0, 0), "no row with the headings %s in the first %d rows", strings.Join(heads, ", "), headingRows)
		return table{}, false
	}
	t := table{sheet: s, heads: heads, row: best.Number, columns: make(map[string]int)}
	ok := true
	for _, c := range best.Cells {
		h, known := headOf(c, heads)
		switch {
		case !known:
		case t.columns[h] != 0:
			r.tell(ruleHeadingTwice, s.Pos(c), "heading %q stands already in column %s", h, sheet.ColumnName(t.columns[h]))
			ok = false
		default:
			t.columns[h] = c.Column
		}
	}
	for _, h := range needed {
		if t.columns[h] == 0 {
			r.tell(ruleMissingHeading, s.At(best.Number, 0), "missing required heading %q", h)
			ok = false
		}
	}
	return t, ok
}

// headOf is the heading that a cell holds. Case, spaces and footnote marks do not
// count.
func headOf(c sheet.Cell, heads []string) (string, bool) {
	if c.Kind != sheet.Text {
		return "", false
	}
	i := slices.IndexFunc(heads, func(h string) bool { return audit.Fold(h) == audit.Fold(c.Text) })
	if i < 0 {
		return "", false
	}
	return heads[i], true
}

// tellUnread tells of columns that have a heading or a value and are not kept. A
// column without a heading is told as well: somebody wrote beside the table.
func (r *reader) tellUnread(t table) {
	names, mapped := make(map[int]string), t.mapped()
	for _, row := range t.sheet.Rows {
		for _, c := range row.Cells {
			_, told := names[c.Column]
			switch {
			case row.Number < t.row, told, blank(c), slices.Contains(mapped, c.Column):
			case row.Number == t.row && c.Kind == sheet.Text:
				names[c.Column] = fmt.Sprintf("%q", shorten(clean(c.Text)))
			default:
				names[c.Column] = sheet.ColumnName(c.Column) + ", without a heading"
			}
		}
	}
	columns := make([]int, 0, len(names))
	for c := range names {
		columns = append(columns, c)
	}
	slices.Sort(columns)
	for _, c := range columns {
		r.tell(ruleColumnNotRead, t.sheet.At(t.row, c), "column is not read: %s", names[c])
	}
}

// mapped are the columns of the headings.
func (t table) mapped() []int {
	columns := make([]int, len(t.heads))
	for i, h := range t.heads {
		columns[i] = t.columns[h]
	}
	return columns
}

// rows are the rows under the headings.
func (t table) rows() []sheet.Row {
	i := slices.IndexFunc(t.sheet.Rows, func(r sheet.Row) bool { return r.Number > t.row })
	if i < 0 {
		return nil
	}
	return t.sheet.Rows[i:]
}

// cell is a row's cell under a heading; false when it is empty or looks so.
func (t table) cell(row sheet.Row, head string) (sheet.Cell, bool) {
	c, ok := row.Cell(t.columns[head])
	return c, ok && !blank(c)
}

// text is what a row has under a heading, "" for nothing.
func (t table) text(row sheet.Row, head string) string {
	c, _ := t.cell(row, head)
	return clean(c.String())
}

// at is the place of a row's cell under a heading, whether it is there or not.
func (t table) at(row sheet.Row, head string) source.Pos {
	return t.sheet.At(row.Number, t.columns[head])
}

// sound refuses cells under the headings whose value is not in the file.
func (r *reader) sound(t table, row sheet.Row) bool {
	ok := true
	for _, head := range t.heads {
		c, _ := row.Cell(t.columns[head])
		switch {
		case c.Uncached():
			r.tell(ruleNoResult, t.at(row, head), "a formula without a stored result under %q", head)
			ok = false
		case c.Kind == sheet.Error:
			r.tell(ruleErrorValue, t.at(row, head), "an error under %q", head)
			ok = false
		}
	}
	return ok
}

// blank reports a cell that looks empty: text of spaces and invisible characters
// alone.
func blank(c sheet.Cell) bool {
	switch c.Kind {
	case sheet.Empty:
		return !c.Formula
	case sheet.Text:
		return clean(c.Text) == ""
	default:
		return false
	}
}

// shorten bounds a heading for a message.
func shorten(s string) string {
	const most = 40
	s = strings.Join(strings.Fields(s), " ")
	if letters := []rune(s); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return s
}
