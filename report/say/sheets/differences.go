package sheets

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// Differences lists what differs between two releases, one difference a row.
func Differences(diffs []findings.Diff) *doc.Workbook {
	l := list{
		title: "What differs", id: "tbl_differences",
		columns: []doc.GridColumn{
			column("force", "Force"), column("section", "Section"), column("subject", "Subject"),
			column("field", "What"), column("from", "From"), column("to", "To"),
		},
		none: []string{"nothing differs"},
	}
	for _, d := range diffs {
		for _, i := range d.Items {
			l.rows = append(l.rows, []string{d.Force, string(i.Section), i.Subject, i.Field, i.From, i.To})
		}
	}
	return &doc.Workbook{
		ID: "differences", Title: l.title, Subject: "Two releases, or one audit under two rulebooks, compared", Author: "assize", Lang: "en-GB",
		Sheets: []doc.Sheet{l.sheet("Differences")},
	}
}
