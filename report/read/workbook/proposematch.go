package workbook

import (
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// mentions reports whether a sheet's name or one of its headings holds a word.
func mentions(s *sheet.Sheet, t surveyed, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.Contains(audit.Fold(s.Name), w) ||
			slices.ContainsFunc(t.columns, func(c *profile) bool { return strings.Contains(audit.Fold(c.heading), w) })
	})
}

// bestRow is the row of a sheet that is likeliest its headings for a table, and
// the share of the table's required headings that it has, guesses counted half.
// On the Inspection sheet the keys take the place of the headings.
func bestRow(t *tableLayout, s *sheet.Sheet) (row sheet.Row, score float64) {
	if t.Name == audit.Inspection {
		row = keysAsRow(t, s)
		return row, t.scoreOf(row)
	}
	for _, r := range s.Rows {
		if r.Number > headingRows {
			break
		}
		if x := t.scoreOf(r); x > score {
			row, score = r, x
		}
	}
	return row, score
}

// keysAsRow gathers the keys of an Inspection sheet.
func keysAsRow(t *tableLayout, s *sheet.Sheet) sheet.Row {
	keys, _, first := keyColumns(s, t.fieldNames())
	row := sheet.Row{Number: first}
	for _, r := range s.Rows {
		if c, ok := r.Cell(keys); ok && keys > 0 && r.Number >= first && c.Kind == sheet.Text {
			row.Cells = append(row.Cells, c)
		}
	}
	return row
}

// scoreOf is the share of a table's required headings that a row has.
func (t *tableLayout) scoreOf(row sheet.Row) float64 {
	match := t.match(row)
	var have, need float64
	for _, c := range t.Columns {
		if !c.Needed {
			continue
		}
		need++
		switch m := match[c.Field]; {
		case m.heading == "":
		case m.guess:
			have += 0.5
		default:
			have++
		}
	}
	if need == 0 {
		return 0
	}
	return have / need
}

// matched is the heading that stands for a field.
type matched struct {
	heading string
	guess   bool
}

// match finds the heading of every field: the known ones first, then the
// likeliest among the rest.
func (t *tableLayout) match(row sheet.Row) map[audit.Field]matched {
	found := make(map[audit.Field]matched)
	var left []string
	for _, c := range row.Cells {
		if c.Kind != sheet.Text || blank(c) {
			continue
		}
		if f, ok := t.fieldNamed(c.Text); ok && found[f].heading == "" {
			found[f] = matched{heading: c.Text}
			continue
		}
		left = append(left, c.Text)
	}
	for len(left) > 0 {
		f, i, score := t.likeliest(left, found)
		if score < leastAlike {
			break
		}
		found[f] = matched{heading: left[i], guess: true}
		left = slices.Delete(left, i, i+1)
	}
	return found
}

func (t *tableLayout) fieldNamed(heading string) (audit.Field, bool) {
	folded := audit.Fold(heading)
	for _, c := range t.Columns {
		if slices.ContainsFunc(t.headings[c.Field], func(n string) bool { return audit.Fold(n) == folded }) {
			return c.Field, true
		}
	}
	return "", false
}

// leastAlike is how much two headings must share to be proposed.
const leastAlike = 0.5

// likeliest is the best pair of an unknown heading and a field without one.
func (t *tableLayout) likeliest(headings []string, found map[audit.Field]matched) (field audit.Field, at int, score float64) {
	for _, c := range t.Columns {
		if found[c.Field].heading != "" {
			continue
		}
		for i, h := range headings {
			for _, n := range t.headings[c.Field] {
				if x := alike(audit.Fold(h), audit.Fold(n)); x > score {
					field, at, score = c.Field, i, x
				}
			}
		}
	}
	return field, at, score
}

// alike is 1 for a slip of the keyboard, else the share of words that two names
// have in common (Jaccard).
func alike(a, b string) float64 {
	if len(source.Nearest(a, []string{b})) > 0 {
		return 1
	}
	words := make(map[string]bool)
	for _, w := range strings.Fields(a) {
		words[w] = true
	}
	common, all := 0, len(words)
	for _, w := range strings.Fields(b) {
		if words[w] {
			common++
			delete(words, w)
		} else {
			all++
		}
	}
	return float64(common) / float64(max(all, 1))
}
