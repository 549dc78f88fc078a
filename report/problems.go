package report

import (
	"strings"

	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/set/annex"
)

// stageProblems writes what was wrong with the inputs into the restricted part,
// as csv and as a workbook, and the reasons of each refused force beside its
// name.
func (b *bench) stageProblems(stage *publish.Stage, res *Result) error {
	files, err := ProblemFiles(res.Problems)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := stage.Write(f.Area, f.Path, f.Data, f.LineLevel); err != nil {
			return err
		}
	}
	for _, r := range res.Refused {
		reason := strings.Join(refusalOf(r).Reason, "\n") + "\n"
		name := "quarantine/" + strings.ReplaceAll(r.Workbook, "/", "-") + ".txt"
		if err := stage.Write(publish.Restricted, name, []byte(reason), false); err != nil {
			return err
		}
	}
	return nil
}

// ProblemFiles are problems.csv and problems.xlsx.
func ProblemFiles(ps source.Problems) ([]File, error) {
	w := problemsWorkbook(ps)
	text, err := annex.CSV(w, &w.Sheets[0], annex.EscapeSpreadsheet)
	if err != nil {
		return nil, err
	}
	book, err := annex.XLSX(w, annex.Env{})
	if err != nil {
		return nil, err
	}
	return []File{
		{Area: publish.Restricted, Path: "problems.csv", Data: text},
		{Area: publish.Restricted, Path: "problems.xlsx", Data: book},
	}, nil
}

// problemsWorkbook lists problems, one a row.
func problemsWorkbook(ps source.Problems) *doc.Workbook {
	col := func(id, title string) doc.GridColumn { return doc.GridColumn{ID: id, Title: title} }
	g := &doc.Grid{ID: "tbl_problems", Columns: []doc.GridColumn{
		col("severity", "Severity"), col("file", "File"), col("place", "Place"),
		col("message", "Message"), col("hint", "Hint"), col("rule", "Rule"),
	}}
	cell := func(s string) doc.GridCell {
		if s == "" {
			return doc.GridCell{Mark: "[z]"}
		}
		return doc.GridCell{Text: s}
	}
	for _, p := range ps {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{
			cell(p.Severity.String()), cell(p.Pos.File), cell(p.Pos.Place()), cell(p.Message), cell(p.Hint), cell(p.Rule),
		}})
	}
	if len(g.Rows) == 0 {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: "none"}, cell(""), cell(""), {Text: "no problem was found"}, cell(""), cell("")}})
	}
	return &doc.Workbook{
		ID: "problems", Title: "Problems of the inputs", Author: "assize", Subject: "What was wrong with the inputs of a run", Lang: "en-GB", Analyst: true,
		Sheets: []doc.Sheet{{
			Name: "Problems", Title: "Problems of the inputs",
			Lines: []doc.SheetLine{{Text: "This worksheet contains one table."}, {Text: "Some shorthand is used: [z] = not applicable."}},
			Table: g,
		}},
	}
}
