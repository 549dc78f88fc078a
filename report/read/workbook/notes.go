package workbook

import (
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// noteWords begin what exports and people write under a table.
func noteWords() []string {
	return []string{"applied filters", "filters applied", "filter:", "note", "source:", "printed on", "printed at", "exported", "end of", "official", "page "}
}

// like reports whether a name holds the pieces of a pattern between its wildcards, in
// order, the first at its beginning and the last at its end.
func like(name string, pieces []string) bool {
	if len(pieces) == 1 {
		return name == pieces[0]
	}
	rest, ok := strings.CutPrefix(name, pieces[0])
	for _, piece := range pieces[1 : len(pieces)-1] {
		if !ok {
			return false
		}
		_, rest, ok = strings.Cut(rest, piece)
	}
	return ok && strings.HasSuffix(rest, pieces[len(pieces)-1])
}

// withoutNotes leaves out the rows that are no data and can be nothing else: the
// headings again, sums among the data, and notes. A row that may be a note or may have
// been begun is refused, once and not cell by cell.
func (r *reader) withoutNotes(t *tableLayout, s *sheet.Sheet, h headings, rows []sheet.Row) []sheet.Row {
	var data []sheet.Row
	for i, row := range rows {
		filled, required := t.requiredCells(h, row)
		cells := filledCells(row)
		label := ""
		if cells[0].Kind == sheet.Text {
			label = audit.Fold(cells[0].Text)
		}
		switch rest, _ := splitTotals(t, h, rows[i:]); {
		case headingsAgain(h, row):
			r.tell(ruleHeadingsAgain, s.At(row.Number, 0), "", "the headings again")
		case filled == required, len(rest) == 0: // data, or totals at the end
			data = append(data, row)
		case isTotal(t, h, row), t.sums(h, row, label, summaryWords()):
			r.tell(ruleTotals, s.At(row.Number, 0), "", "a row of totals is not counted")
		case len(cells) == 1 && slices.ContainsFunc(noteWords(), func(w string) bool { return strings.HasPrefix(label, w) }):
			r.tell(ruleNote, s.At(row.Number, 0), "", "a note %s the table", underOrIn(i == len(rows)-1))
		case 2*filled < required:
			r.tell(ruleUnfinished, s.At(row.Number, 0), "", "a row with %d of the %d cells that are required: a note or a title, or a row that was begun", filled, required)
		default:
			data = append(data, row)
		}
	}
	return data
}

func underOrIn(last bool) string {
	if last {
		return "under"
	}
	return "in"
}

// requiredCells counts the columns of the sheet that every row must fill in, and those
// of them that a row does.
func (t *tableLayout) requiredCells(h headings, row sheet.Row) (filled, required int) {
	for column, f := range h.fields {
		if c, ok := t.column(f); !ok || !c.Filled {
			continue
		}
		required++
		if cell, ok := row.Cell(column); ok && !blank(cell) {
			filled++
		}
	}
	return filled, required
}

// filledCells are the cells of a row that hold anything.
func filledCells(row sheet.Row) []sheet.Cell {
	return slices.DeleteFunc(slices.Clone(row.Cells), blank)
}

// headingsAgain reports a row that repeats the headings of its mapped columns.
func headingsAgain(h headings, row sheet.Row) bool {
	same := 0
	for _, c := range h.cells {
		if h.fields[c.Column] == "" {
			continue
		}
		again, ok := row.Cell(c.Column)
		switch {
		case !ok || blank(again):
		case again.Kind == sheet.Text && audit.Fold(again.Text) == audit.Fold(c.Text):
			same++
		default:
			return false
		}
	}
	return same >= 2
}
