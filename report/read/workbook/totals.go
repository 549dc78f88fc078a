package workbook

import (
	"slices"
	"strings"
	"unicode"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// totalWords are the words that begin a row of totals.
func totalWords() []string {
	return []string{"total", "totals", "grand total", "overall total", "sum", "all"}
}

// summaryWords begin a row that sums the data up in another way than by adding.
func summaryWords() []string {
	return []string{"subtotal", "sub-total", "sub total", "average", "mean", "median", "percent", "per cent", "%", "rate", "compliance", "overall", "count of", "number of"}
}

// splitTotals takes the rows of totals off the data: rows whose first filled cell
// says total, and that lack what every row must have, and, at the end, rows of counts
// alone.
func splitTotals(t *tableLayout, h headings, rows []sheet.Row) (data, totals []sheet.Row) {
	end := len(rows)
	for end > 0 && isTotal(t, h, rows[end-1]) {
		end--
	}
	return rows[:end], rows[end:]
}

func isTotal(t *tableLayout, h headings, row sheet.Row) bool {
	first := true
	onlyCounts := slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Filled && c.Kind != Whole })
	for _, c := range row.Cells {
		if blank(c) {
			continue
		}
		if first && c.Kind == sheet.Text && (slices.Contains(totalWords(), audit.Fold(c.Text)) || t.sums(h, row, audit.Fold(c.Text), totalWords())) {
			return true
		}
		first = false
		column, known := t.column(h.fields[c.Column])
		if !known || column.Kind != Whole {
			onlyCounts = false
		}
	}
	return onlyCounts && !first
}

// sums reports a row that begins with one of the words, and lacks a cell that every
// row of data has.
func (t *tableLayout) sums(h headings, row sheet.Row, label string, words []string) bool {
	begins := slices.ContainsFunc(words, func(w string) bool {
		rest, ok := strings.CutPrefix(label, w)
		return ok && (rest == "" || !unicode.IsLetter([]rune(rest)[0]))
	})
	filled, required := t.requiredCells(h, row)
	return begins && filled < required
}

// checkTotals compares rows of totals with what they should add up.
func (r *reader) checkTotals(t *tableLayout, s *sheet.Sheet, h headings, rows, totals []sheet.Row) {
	for _, total := range totals {
		r.tell(ruleTotals, s.At(total.Number, 0), "", "a row of totals is not counted")
		for _, column := range sortedColumns(h.fields) {
			f := h.fields[column]
			c, known := t.column(f)
			cell, there := total.Cell(column)
			if !known || c.Kind != Whole || !there || blank(cell) || f == audit.FieldCriterion {
				continue
			}
			stated, did := readWhole(cell)
			if did.fault != "" {
				continue // a note beside the totals
			}
			sum := sumOf(rows, column)
			if sum != stated && sumOf(withoutParts(h, rows), column) != stated {
				r.tell(ruleTotalsDiffer, s.At(total.Number, column), "", "total of %d, but the rows under %q add up to %d", stated, t.title(f), sum)
			}
		}
	}
}

// withoutParts leaves out the rows of measures that are parts of a stratum, such
// as rape in Counts, which a total may have counted once already.
func withoutParts(h headings, rows []sheet.Row) []sheet.Row {
	column := h.columns[audit.FieldMeasure]
	if column == 0 {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(row sheet.Row) bool {
		c, ok := row.Cell(column)
		return ok && !blank(c)
	})
}

// sumOf adds up the counts of a column.
func sumOf(rows []sheet.Row, column int) (sum int) {
	for _, row := range rows {
		if c, ok := row.Cell(column); ok && !blank(c) {
			n, _ := readWhole(c)
			sum += n
		}
	}
	return sum
}
