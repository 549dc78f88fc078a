package report

import (
	"fmt"
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
	named := map[string]bool{}
	for _, r := range res.Refused {
		reason := strings.Join(refusalOf(r).Reason, "\n") + "\n"
		name := folder + "quarantine/" + reasonsFile(r.Workbook, named)
		if err := restricted(name, doc.QuarantineFile, "", []byte(reason)).stage(stage); err != nil {
			return err
		}
	}
	return nil
}

// reasonsFile names the file with the reasons of a workbook: by its path in the job, in
// one word that is not hidden, and numbered where two come to the same.
func reasonsFile(workbook string, named map[string]bool) string {
	word := strings.NewReplacer("../", "above-", "/", "-").Replace(workbook)
	name := word
	for n := 2; named[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s-%d", word, n)
	}
	named[strings.ToLower(name)] = true
	return name + ".txt"
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
