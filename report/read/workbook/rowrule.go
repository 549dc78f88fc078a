package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// rowRule tells rows by what stands in one of their columns.
type rowRule struct {
	heading    string
	is, begins []string // folded
	empty      bool
	at         source.Pos // in the layout
}

// takeRows adds what a file says about the rows of a sheet.
func (t *tableLayout) takeRows(file sheetFile, ps *source.Problems) {
	switch file.Rows.Value {
	case "", "report":
	case "crime":
		t.crimes = true
	default:
		ps.Refuse(file.Rows.At, ruleLayoutRows, "rows: report, or rows: crime", "unknown kind of row %q", file.Rows.Value)
	}
	if file.Rows.Value != "" && t.Name != audit.Reports {
		ps.Refuse(file.Rows.At, ruleLayoutRows, "", "only the rows of Reports are reports or crimes")
	}
	if file.Together && t.Name == audit.Inspection {
		ps.Refuse(file.At, ruleLayoutRows, "", "one sheet holds the keys of Inspection")
	}
	if file.Forces != "" && t.Name == audit.Inspection {
		ps.Refuse(file.At, ruleLayoutRows, "", "sheet Inspection has keys, and no rows of data")
	}
	t.forces = cmp.Or(file.Forces, t.forces)
	t.together = t.together || file.Together
	for _, x := range file.Skip {
		t.skip = append(slices.Clip(t.skip), t.rowRule(x, ps))
	}
	for _, x := range file.Only {
		t.only = append(slices.Clip(t.only), t.rowRule(x, ps))
	}
}

// rowRule reads one rule about rows.
func (t *tableLayout) rowRule(x rowsFile, ps *source.Problems) rowRule {
	switch {
	case t.Name == audit.Inspection:
		ps.Refuse(x.At, ruleLayoutRows, "", "sheet Inspection has keys, and no rows of data")
	case len(x.Is)+len(x.Begins) == 0 && !x.Empty:
		ps.Refuse(x.At, ruleLayoutRows, "add is, begins or empty", "no row is told by the heading %q alone", x.Heading)
	case x.Empty && len(x.Is)+len(x.Begins) > 0:
		ps.Refuse(x.At, ruleLayoutRows, "write two rules", "a cell under %q cannot be empty and hold something", x.Heading)
	}
	return rowRule{heading: x.Heading, is: foldedNames(x.Is), begins: foldedNames(x.Begins), empty: x.Empty, at: x.At}
}

func foldedNames(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = audit.Fold(n)
	}
	return out
}

// holds reports whether the rule is about a row, by its cell in the rule's column.
func (u rowRule) holds(row sheet.Row, column int) bool {
	c, ok := row.Cell(column)
	if !ok || blank(c) {
		return u.empty
	}
	text := audit.Fold(c.String())
	return slices.Contains(u.is, text) ||
		slices.ContainsFunc(u.begins, func(b string) bool { return strings.HasPrefix(text, b) })
}

// placed is a rule with the column that it looks at.
type placed struct {
	rowRule
	column int
}

// place finds the columns of rules; a heading that is not there is refused.
func (r *reader) place(rules []rowRule, s *sheet.Sheet, h headings) []placed {
	var out []placed
	for _, u := range rules {
		column := h.columnHeaded(u.heading)
		if column == 0 {
			r.tell(ruleMissing, s.At(h.row, 0), "the layout tells rows by it, at "+u.at.String(), "missing heading %q", shorten(u.heading))
			continue
		}
		out = append(out, placed{u, column})
	}
	return out
}

// about reports whether any of the rules is about a row.
func about(rules []placed, row sheet.Row) bool {
	return slices.ContainsFunc(rules, func(u placed) bool { return u.holds(row, u.column) })
}

// choose leaves out the rows that the layout skips, and those beside the only ones
// that it names, and tells how many.
func (r *reader) choose(t *tableLayout, s *sheet.Sheet, h headings, rows []sheet.Row) []sheet.Row {
	rows = r.shareOf(t, h, rows)
	if len(t.skip)+len(t.only) == 0 {
		return rows
	}
	skip, only := r.place(t.skip, s, h), r.place(t.only, s, h)
	var kept, skipped, others []sheet.Row
	for _, row := range rows {
		switch {
		case about(skip, row):
			skipped = append(skipped, row)
		case len(only) > 0 && !everyColumn(only, row):
			others = append(others, row)
		default:
			kept = append(kept, row)
		}
	}
	r.tellLeftOut(s, skipped, "skipped")
	r.tellLeftOut(s, others, "not among the only ones to be read")
	return kept
}

// everyColumn reports whether a row is among the only ones: one rule of every column
// that has rules holds.
func everyColumn(only []placed, row sheet.Row) bool {
	held := make(map[int]bool)
	for _, u := range only {
		held[u.column] = held[u.column] || u.holds(row, u.column)
	}
	for _, ok := range held {
		if !ok {
			return false
		}
	}
	return true
}

// tellLeftOut counts the rows that the layout leaves out.
func (r *reader) tellLeftOut(s *sheet.Sheet, rows []sheet.Row, what string) {
	if len(rows) > 0 {
		r.tell(ruleLeftOut, s.At(rows[0].Number, 0), "", "%s %s, as the layout says: %s", counted(len(rows), "row is", "rows are"), what, rowNumbers(rows))
	}
}

// rowNumbers lists the first rows.
func rowNumbers(rows []sheet.Row) string {
	const most = 10
	var b strings.Builder
	for i, row := range rows {
		if i == most {
			fmt.Fprintf(&b, " and %d more", len(rows)-most)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, row.Number)
	}
	return b.String()
}
