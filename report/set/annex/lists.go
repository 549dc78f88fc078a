package annex

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"assize/report/say/doc"
)

// listsSheet holds the drop-downs that are too long to stand in a rule.
const listsSheet = "Lists"

// needsList reports choices that Excel cannot hold within a rule: more than
// 255 characters, or a comma, which would part a choice in two.
func needsList(choices []string) bool {
	n := 0
	for _, c := range choices {
		if strings.Contains(c, ",") {
			return true
		}
		n += len(utf16.Encode([]rune(c))) + 1
	}
	return n > 255
}

// withLists is the workbook with a last sheet for its long drop-downs, one
// column each; the workbook itself when it has none.
func withLists(w *doc.Workbook) *doc.Workbook {
	g := &doc.Grid{ID: "tbl_lists"}
	var lists [][]string
	take := func(title string, choices []string) {
		if !needsList(choices) || slices.ContainsFunc(lists, func(l []string) bool { return slices.Equal(l, choices) }) {
			return
		}
		lists = append(lists, choices)
		title = cleanLine(title)
		if slices.ContainsFunc(g.Columns, func(c doc.GridColumn) bool { return strings.EqualFold(c.Title, title) }) {
			title = fmt.Sprintf("%s (%d)", title, len(lists))
		}
		g.Columns = append(g.Columns, doc.GridColumn{Title: title})
	}
	for i := range w.Sheets {
		t := w.Sheets[i].Table
		if t == nil {
			continue
		}
		for j := range t.Columns {
			take(t.Columns[j].Title, t.Columns[j].Choices)
			for r := range t.Rows {
				if j < len(t.Rows[r].Cells) && len(t.Rows[r].Cells[j].Choices) > 0 {
					take(rowTitle(&t.Rows[r], t.Columns[j].Title), t.Rows[r].Cells[j].Choices)
				}
			}
		}
	}
	if len(lists) == 0 {
		return w
	}
	for r := 0; ; r++ {
		row, some := doc.GridRow{}, false
		for _, list := range lists {
			c := doc.GridCell{}
			if r < len(list) {
				c.Text, some = list[r], true
			}
			row.Cells = append(row.Cells, c)
		}
		if !some {
			break
		}
		g.Rows = append(g.Rows, row)
	}
	with := *w
	with.Sheets = append(slices.Clip(w.Sheets), doc.Sheet{Name: listsSheet, Table: g})
	return &with
}

// rowTitle heads the list or message of one cell: the row's first text, its key.
func rowTitle(r *doc.GridRow, column string) string {
	if len(r.Cells) > 0 && r.Cells[0].Text != "" {
		return r.Cells[0].Text
	}
	return column
}

// listRange is where a long drop-down stands: "Lists!$A$2:$A$44".
func (b *book) listRange(choices []string) (string, error) {
	p := b.places[listsSheet]
	if p == nil {
		return "", fmt.Errorf("no sheet %s", listsSheet)
	}
	g := p.sheet.Table
	for j := range g.Columns {
		if len(g.Rows) < len(choices) {
			continue
		}
		same := len(choices) == len(g.Rows) || g.Rows[len(choices)].Cells[j].Text == ""
		for r := 0; same && r < len(choices); r++ {
			same = g.Rows[r].Cells[j].Text == choices[r]
		}
		if same {
			letters := doc.ColumnLetters(j + 1)
			return fmt.Sprintf("%s!$%s$2:$%s$%d", listsSheet, letters, letters, len(choices)+1), nil
		}
	}
	return "", fmt.Errorf("sheet %s lacks a list", listsSheet)
}
