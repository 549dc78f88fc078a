package report

import (
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/set/annex"
)

// stageQuality writes the quality log of a run into the restricted part: what
// the program checked for each force, with its results, and the rows that people
// fill in and sign.
func (b *bench) stageQuality(stage *publish.Stage, packs []*Pack) error {
	col := func(id, title string) doc.GridColumn { return doc.GridColumn{ID: id, Title: title} }
	g := &doc.Grid{ID: "tbl_quality_log", Columns: []doc.GridColumn{
		col("force", "Force"), col("check", "Check"), col("what", "What was checked"),
		col("result", "Result"), col("detail", "Detail"), col("by", "By"), col("on", "On"),
	}}
	const program, open = "program", "[x]"
	for _, p := range packs {
		for _, row := range p.Quality {
			cells := append([]doc.GridCell{{Text: p.Findings.Force.Name}}, row.Cells...)
			g.Rows = append(g.Rows, doc.GridRow{Cells: append(cells, doc.GridCell{Text: program}, doc.GridCell{Text: b.job.Title})})
		}
		for _, human := range peopleChecks() {
			g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{
				{Text: p.Findings.Force.Name}, {Text: human[0]}, {Text: human[1]}, {Mark: open}, {Mark: open}, {Mark: open}, {Mark: open},
			}})
		}
	}
	g.Columns[6].Title = "On, or round"
	lines := []doc.SheetLine{
		{Text: b.main().words.Label("one-table")},
		{Text: "Some shorthand is used: [x] = awaits a person, [z] = not applicable."},
	}
	if sample := b.sample(packs); sample != "" {
		lines = append(lines, doc.SheetLine{Text: sample})
	}
	w := &doc.Workbook{
		ID: "quality-log", Title: "Quality log: " + b.job.Title, Subject: "What was checked before release, by the program and by people",
		Author: b.house.Inspectorate, Lang: b.main().words.Lang,
		Sheets: []doc.Sheet{{Name: "Quality_log", Title: "Quality log: " + b.job.Title, Lines: lines, Table: g}},
	}
	data, err := annex.XLSX(w, annex.Env{Words: b.main().words})
	if err != nil {
		return err
	}
	return stage.Write(publish.Restricted, "quality-log.xlsx", data, false)
}

// peopleChecks are the checks that a program cannot make.
func peopleChecks() [][2]string {
	return [][2]string{
		{"second-reader", "A second person has read the report against the annex"},
		{"judgments", "The judgments in the workbook are those that were made, with their reasons"},
		{"narrative", "The inspectors' words in the workbook are theirs"},
		{"screen-reader", "The report was heard with a screen reader"},
		{"sign-off", "The senior responsible officer has signed the release off"},
	}
}

// sample is the sentence that marks a release with invented data, or "".
func (b *bench) sample(packs []*Pack) string {
	for _, p := range packs {
		if p.Findings.Sample == illustrative {
			return b.main().prose.Fixed("sample-sentence")
		}
	}
	return ""
}
