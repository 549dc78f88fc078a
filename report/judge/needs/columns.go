package needs

import (
	"fmt"
	"slices"
	"strings"

	"assize/report/judge/rulebook"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

// ruleColumn is broken by a measure over a column, or a value, that the layout
// does not have.
const ruleColumn = "measure-without-column"

// CheckColumns refuses a measure that reads a column the layout does not have, or
// picks rows by a value that cannot stand there: it would find nothing, and say
// that nothing was audited.
func (n Needs) CheckColumns(ps *source.Problems) {
	forms := n.Layout.Forms()
	for _, use := range n.Rules.Fields() {
		i := slices.IndexFunc(forms, func(f workbook.Form) bool { return f.Table == use.Table })
		if i < 0 {
			continue
		}
		columns := forms[i].Columns
		j := slices.IndexFunc(columns, func(c workbook.FormColumn) bool { return c.Field == use.Field })
		if j < 0 {
			ps.Refuse(use.At, ruleColumn, columnHint(columns, string(use.Field)),
				"sheet %s has no column %q in layout %s", use.Table, use.Field, n.Layout.ID)
			continue
		}
		checkUse(use, columns[j], ps)
	}
}

// checkUse checks a column that is there: counted columns hold numbers or ticks,
// and a list holds the values that a condition names.
func checkUse(use rulebook.FieldUse, c workbook.FormColumn, ps *source.Problems) {
	if len(use.Equals) == 0 {
		if c.Kind != workbook.Whole && c.Kind != workbook.YesNo {
			ps.Refuse(use.At, ruleColumn, "", "column %q of sheet %s holds %v and cannot be counted", use.Field, use.Table, c.Kind)
		}
		return
	}
	allowed := c.Choices
	if c.Kind == workbook.YesNo {
		allowed = []string{"yes", "no"}
	}
	for _, v := range use.Equals {
		if len(allowed) > 0 && !slices.ContainsFunc(allowed, func(a string) bool { return strings.EqualFold(a, v) }) {
			hint := fmt.Sprintf("one of %q", allowed)
			if near := source.Nearest(v, allowed); len(near) > 0 {
				hint = fmt.Sprintf("did you mean %q?", near[0])
			}
			ps.Refuse(use.At, ruleColumn, hint, "column %q of sheet %s is never %q", use.Field, use.Table, v)
		}
	}
}

func columnHint(columns []workbook.FormColumn, name string) string {
	known := make([]string, len(columns))
	for i, c := range columns {
		known[i] = string(c.Field)
	}
	if near := source.Nearest(name, known); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	return "a layout may add it under extra"
}
