package workbook

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Propose writes a layout for a workbook with headings of its own, as YAML that
// extends the house's layout. Names that the house knows are left out. A heading
// that shares words with one of the house is proposed and marked as a guess;
// what stays unrecognised or missing is listed in comments, for a person to
// decide.
func Propose(book *sheet.Book, base *Layout) []byte {
	p := &proposal{base: base}
	fmt.Fprintf(&p.out, "# Proposed from %s. Check every line: a heading under the wrong name is a wrong\n# number. Lines marked as a guess share words with the house's heading.\n", yamlText(book.Name))
	p.out.WriteString("id: proposed\ntitle: " + yamlText("Layout proposed from "+book.Name) + "\nextends: " + base.ID + "\nsheets:\n")
	taken := make(map[audit.Table]bool)
	var unread []string
	for i := range book.Sheets {
		s := &book.Sheets[i]
		t, row := p.tableOf(s, taken)
		if t == nil {
			if len(s.Rows) > 0 && !base.ignored[audit.Fold(s.Name)] {
				unread = append(unread, yamlText(s.Name))
			}
			continue
		}
		taken[t.Name] = true
		p.sheet(t, s, row)
	}
	if len(taken) == 0 {
		p.out.WriteString("  # no sheet was recognised\n")
	}
	if len(unread) > 0 {
		fmt.Fprintf(&p.out, "# Sheets that are not read: %s\n", strings.Join(unread, ", "))
	}
	for _, name := range []audit.Table{audit.Inspection, audit.Reports, audit.Criteria} {
		if !taken[name] {
			fmt.Fprintf(&p.out, "# No sheet was recognised as %s, which is required.\n", name)
		}
	}
	return p.out.Bytes()
}

// proposal is a layout in the making.
type proposal struct {
	base *Layout
	out  bytes.Buffer
}

// yamlText is a text in double quotes, as YAML and Go write it alike.
func yamlText(s string) string { return fmt.Sprintf("%q", strings.Join(strings.Fields(s), " ")) }

// leastKnown is the share of a sheet's headings, guesses counted half, that
// makes it a table of the house under another name.
const leastKnown = 0.4

// tableOf finds the table that a sheet is: by its name, else by its headings.
func (p *proposal) tableOf(s *sheet.Sheet, taken map[audit.Table]bool) (*tableLayout, sheet.Row) {
	if t, ok := p.base.tableNamed(s.Name); ok && !taken[t.Name] {
		row, _ := bestRow(t, s)
		return t, row
	}
	var best *tableLayout
	var at sheet.Row
	most := 0.0
	for i := range p.base.tables {
		t := &p.base.tables[i]
		if taken[t.Name] {
			continue
		}
		if row, score := bestRow(t, s); score > most {
			best, at, most = t, row, score
		}
	}
	if most < leastKnown {
		return nil, sheet.Row{}
	}
	return best, at
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
	names := make(map[string]audit.Field)
	for _, c := range t.Columns {
		for _, n := range t.headings[c.Field] {
			names[audit.Fold(n)] = c.Field
		}
	}
	keys, _, first := keyColumns(s, names)
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

// sheet writes the part of a layout that is about one sheet.
func (p *proposal) sheet(t *tableLayout, s *sheet.Sheet, row sheet.Row) {
	fmt.Fprintf(&p.out, "  %s:\n", t.Name)
	lines := 0
	if named, ok := p.base.tableNamed(s.Name); !ok || named.Name != t.Name {
		fmt.Fprintf(&p.out, "    names: [%s]\n", yamlText(s.Name))
		lines++
	}
	match := t.match(row)
	var headings, missing []string
	for _, c := range t.Columns {
		m := match[c.Field]
		switch {
		case m.guess:
			headings = append(headings, fmt.Sprintf("      %s: [%s] # a guess\n", c.Field, yamlText(m.heading)))
		case m.heading == "" && c.Needed:
			missing = append(missing, string(c.Field))
		}
	}
	if len(headings) > 0 {
		p.out.WriteString("    headings:\n" + strings.Join(headings, ""))
		lines++
	}
	if lines == 0 {
		p.out.WriteString("    headings: {} # all that were found are the house's own\n")
	}
	if len(missing) > 0 {
		fmt.Fprintf(&p.out, "    # required and not found: %s\n", strings.Join(missing, ", "))
	}
	if unknown := unmatched(row, match); len(unknown) > 0 {
		fmt.Fprintf(&p.out, "    # not recognised: %s\n", strings.Join(unknown, ", "))
	}
}

// unmatched are the headings of a row that stand for no field.
func unmatched(row sheet.Row, match map[audit.Field]matched) []string {
	used := make(map[string]bool)
	for _, m := range match {
		used[m.heading] = true
	}
	var left []string
	for _, c := range row.Cells {
		if c.Kind == sheet.Text && !blank(c) && !used[c.Text] {
			left = append(left, yamlText(c.Text))
		}
	}
	return left
}
