package report

import (
	"strings"

	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

// stageProblems writes what was wrong with the inputs into the restricted part,
// as csv and as a workbook, and the reasons of each refused force beside its
// name.
func (b *bench) stageProblems(stage *publish.Stage, folder string, res *Result) error {
	files, err := ProblemFiles(res.Problems)
	if err != nil {
		return err
	}
	for _, f := range files {
		f.Path = folder + f.Path
		if err := f.stage(stage); err != nil {
			return err
		}
	}
	for _, r := range res.Refused {
		reason := strings.Join(refusalOf(r).Reason, "\n") + "\n"
		name := folder + "quarantine/" + strings.ReplaceAll(r.Workbook, "/", "-") + ".txt"
		if err := restricted(name, doc.QuarantineFile, "", []byte(reason)).stage(stage); err != nil {
			return err
		}
	}
	return nil
}

// ProblemFiles are problems.csv and problems.xlsx.
func ProblemFiles(ps source.Problems) ([]File, error) {
	w := sheets.Problems(ps)
	text, err := annex.CSV(w, &w.Sheets[0], annex.EscapeSpreadsheet)
	if err != nil {
		return nil, err
	}
	book, err := annex.XLSX(w, annex.Env{})
	if err != nil {
		return nil, err
	}
	return []File{
		restricted("problems.csv", doc.ProblemsFile, "", text),
		restricted("problems.xlsx", doc.ProblemsFile, "", book),
	}, nil
}
