package workbook

import (
	"slices"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// withoutExamples leaves out the rows that are marked as examples. The one that a form
// came with is no news; more of them are told, for rows of data may have been copied
// from it.
func (r *reader) withoutExamples(s *sheet.Sheet, h headings, rows []sheet.Row) []sheet.Row {
	mark := audit.Fold(ExampleMark)
	var marked []sheet.Row
	rows = slices.DeleteFunc(slices.Clone(rows), func(row sheet.Row) bool {
		i := slices.IndexFunc(row.Cells, func(c sheet.Cell) bool { return h.fields[c.Column] != "" && !blank(c) })
		if i < 0 || row.Cells[i].Kind != sheet.Text || audit.Fold(row.Cells[i].Text) != mark {
			return false
		}
		marked = append(marked, row)
		return true
	})
	if len(marked) > 1 {
		r.tell(ruleExamples, s.At(marked[1].Number, 0), "", "%d rows are marked as examples, and not read: %s", len(marked), rowNumbers(marked))
	}
	return rows
}
