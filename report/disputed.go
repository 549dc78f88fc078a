package report

import (
	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/read/comments"
)

// ruleDisputed is broken by a comment on a row that was not audited.
const ruleDisputed = "comment-line-unknown"

// takeDisputed estimates anew without each row that the force's comments dispute: a
// row that counts in a rate is weighed by what the rate is without it. assess gives
// the estimates of a dataset.
func (a *assessment) takeDisputed(d *audit.Dataset, with *estimate.Result, list []comments.Comment, assess func(*audit.Dataset) (estimate.Result, error)) error {
	for _, c := range list {
		for _, line := range c.Lines {
			less, audited := d.Without(line.Table, line.Row)
			if !audited {
				a.Problems.Warn(line.At, ruleDisputed, "write the number from the column Workbook row of the audited lines; a row that was taken out since needs none", "no audited row stands in row %d of %s", line.Row, line.Table)
				continue
			}
			without, err := assess(less)
			if err != nil {
				return err
			}
			a.Disputed = append(a.Disputed, findings.Disputed{
				Sheet: string(line.Table), Row: line.Row, Decision: string(c.Decision),
				Rates: findings.DisputedRates(with, &without),
			})
		}
	}
	return nil
}
