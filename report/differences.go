package report

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/set/annex"
)

// DiffWorkbook lists what differs between two releases, one difference a row,
// as xlsx.
func DiffWorkbook(diffs []findings.Diff) ([]byte, error) {
	col := func(id, title string) doc.GridColumn { return doc.GridColumn{ID: id, Title: title} }
	g := &doc.Grid{ID: "tbl_differences", Columns: []doc.GridColumn{
		col("force", "Force"), col("section", "Section"), col("subject", "Subject"), col("field", "What"), col("from", "From"), col("to", "To"),
	}}
	cell := func(s string) doc.GridCell {
		if s == "" {
			return doc.GridCell{Mark: "[z]"}
		}
		return doc.GridCell{Text: s}
	}
	for _, d := range diffs {
		for _, i := range d.Items {
			g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{
				cell(d.Force), cell(string(i.Section)), cell(i.Subject), cell(i.Field), cell(i.From), cell(i.To),
			}})
		}
	}
	if len(g.Rows) == 0 {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: "nothing differs"}, cell(""), cell(""), cell(""), cell(""), cell("")}})
	}
	w := &doc.Workbook{
		ID: "differences", Title: "What differs", Subject: "Two releases, or one audit under two rulebooks, compared", Author: "assize", Lang: "en-GB",
		Sheets: []doc.Sheet{{Name: "Differences", Title: "What differs", Table: g, Lines: []doc.SheetLine{
			{Text: "This worksheet contains one table."}, {Text: "Some shorthand is used: [z] = not applicable."},
		}}},
	}
	return annex.XLSX(w, annex.Env{})
}
