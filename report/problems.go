package report

import (
	"assize/report/release/publish"
	"assize/report/set/problems"
)

// stageProblems writes what was wrong with the inputs into the restricted part, and
// the reasons of each refused force beside its name.
func (b *bench) stageProblems(stage *publish.Stage, folder string, res *Result) error {
	files, err := problems.Files(res.Problems)
	if err != nil {
		return err
	}
	var refused []problems.Refused
	for _, r := range res.Refused {
		refused = append(refused, problems.Refused{Input: r.Workbook, Reasons: refusalOf(r).Reason})
	}
	for _, f := range append(files, problems.Quarantine(refused)...) {
		f.Path = folder + f.Path
		if err := (file{f, publish.Restricted}).stage(stage); err != nil {
			return err
		}
	}
	return nil
}
