package report

import (
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/read/comments"
	"assize/report/read/source"
)

// ruleDisputed is broken by a comment on a row that was not audited.
const ruleDisputed = "comment-line-unknown"

// takeDisputed estimates and grades anew without each row that the force's comments
// dispute: a row that counts in a rate is weighed by what the rate is without it. outcome
// gives what comes of a dataset.
func (a *assessment) takeDisputed(d *audit.Dataset, with findings.Outcome, list []comments.Comment, outcome func(*audit.Dataset) (findings.Outcome, source.Problems, error)) error {
	for _, c := range list {
		for _, line := range c.Lines {
			less, audited := d.Without(line.Table, line.Row)
			if !audited {
				a.Problems.Warn(line.At, ruleDisputed, "write the number from the column Workbook row of the audited lines; a row that was taken out since needs none", "no audited row stands in row %d of %s", line.Row, line.Table)
				continue
			}
			without, _, err := outcome(less)
			if err != nil {
				return err
			}
			disputed := findings.DisputedBetween(with, without)
			disputed.Sheet, disputed.Row, disputed.Decision = string(line.Table), line.Row, string(c.Decision)
			a.Findings.Disputed = append(a.Findings.Disputed, disputed)
		}
	}
	return nil
}
