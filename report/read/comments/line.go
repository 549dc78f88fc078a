package comments

import (
	"slices"
	"strconv"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Line is an audited row that a comment disputes, as the workbook of audited lines
// has it.
type Line struct {
	Table audit.Table // Reports or Cancelled
	Row   int         // in the audit workbook
	// Reference is the force's own, where the row is named by that and not by table and
	// row: sensitive as the comment is.
	Reference string
	At        source.Pos // where it is named
}

// linesSheets are the sheets of audited lines, by the table that each shows.
func linesSheets() map[string]audit.Table {
	return map[string]audit.Table{
		"reports": audit.Reports, "cancelled_lines": audit.Cancelled, "cancelled": audit.Cancelled,
	}
}

// lines are the audited rows that a comment disputes: "Reports 57", or the reference of a
// report or record, several parted by commas. A number alone is refused, for which of the
// sheets it is of is not said.
func (r *reader) lines(t table, row sheet.Row) []Line {
	c, ok := t.cell(row, headLine)
	if !ok {
		return nil
	}
	at := t.at(row, headLine)
	if c.Kind != sheet.Text {
		r.tell(ruleLine, at, "%s under %q, not a sheet and a row", kindWord(c.Kind), headLine)
		return nil
	}
	var out []Line
	for _, named := range strings.FieldsFunc(clean(c.Text), func(c rune) bool { return c == ',' || c == ';' || c == '\n' }) {
		one, ok := lineOf(named)
		if !ok {
			r.tell(ruleLine, at, "text under %q that is no sheet and row, and no reference", headLine)
			return nil
		}
		if one.At = at; !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}

// lineOf reads one: "Reports 57", "Reports!57", or a reference, which is one word that has
// a digit and is no number.
func lineOf(named string) (Line, bool) {
	const digits = "0123456789"
	words := strings.FieldsFunc(named, func(c rune) bool { return c == ' ' || c == '!' || c == '\u00a0' })
	if len(words) == 1 && strings.ContainsAny(words[0], digits) && strings.Trim(words[0], digits) != "" {
		return Line{Reference: words[0]}, true
	}
	if len(words) != 2 {
		return Line{}, false
	}
	of, known := linesSheets()[strings.ToLower(words[0])]
	n, err := strconv.Atoi(words[1])
	return Line{Table: of, Row: n}, known && err == nil && n > 0 && strings.Trim(words[1], digits) == ""
}
