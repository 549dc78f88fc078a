package sheets

import (
	"assize/report/read/source"
	"assize/report/say/doc"
)

// Problems lists what was wrong with the inputs of a run, one problem a row.
func Problems(ps source.Problems) *doc.Workbook {
	l := list{
		title: "Problems of the inputs", id: "tbl_problems",
		columns: []doc.GridColumn{
			column("severity", "Severity"), column("file", "File"), column("place", "Place"),
			column("message", "Message"), column("hint", "Hint"), column("rule", "Rule"),
		},
		none: []string{"none", "", "", "no problem was found"},
	}
	for _, p := range ps {
		l.rows = append(l.rows, []string{p.Severity.String(), p.Pos.File, p.Pos.Place(), p.Message, p.Hint, p.Rule})
	}
	return &doc.Workbook{
		ID: "problems", Title: l.title, Author: "assize", Subject: "What was wrong with the inputs of a run", Lang: "en-GB", Analyst: true,
		Sheets: []doc.Sheet{l.sheet("Problems")},
	}
}
