package report

import (
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/read/comments"
	"assize/report/read/source"
)

// ruleDisputed is broken by a comment on a row that was not audited.
const ruleDisputed = "comment-line-unknown"

// disputedLine is the one row that a comment names, by table and row or by the force's
// reference; no message repeats a reference.
func (a *assessment) disputedLine(d *audit.Dataset, named comments.Line) (comments.Line, bool) {
	if named.Reference == "" {
		return named, true
	}
	count := 0
	for table, rows := range d.Named(named.Reference) {
		for _, row := range rows {
			named.Table, named.Row = table, row
			count++
		}
	}
	if count != 1 {
		a.Problems.Warn(named.At, ruleDisputed, "name the row by its sheet and workbook row, as Reports 57", "%d audited rows have the reference that is given", count)
	}
	return named, count == 1
}

// takeDisputed estimates and grades anew without each row that the force's comments
// dispute: a row that counts in a rate is weighed by what the rate is without it. outcome
// gives what comes of a dataset.
func (a *assessment) takeDisputed(d *audit.Dataset, with findings.Outcome, list []comments.Comment, outcome func(*audit.Dataset) (findings.Outcome, source.Problems, error)) error {
	for _, c := range list {
		for _, named := range c.Lines {
			line, found := a.disputedLine(d, named)
			if !found {
				continue
			}
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
