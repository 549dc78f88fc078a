package report

import (
	"context"
	"io"

	"assize/report/read/audit"
	"assize/report/read/fault"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/force"
	"assize/report/say/trace"
)

// Explain writes the way back from each statement about one measure of a force
// (or from its judgment) to the annex cell, the formula, the rule and the rows
// of the workbook. what is the id of a measure, a question, a finding or
// "overall"; "" lists what can be asked for. References are told only when the
// caller may see them.
func Explain(ctx context.Context, p Program, o Options, about, what string, references bool, out io.Writer) (source.Problems, error) {
	b, ps, err := setUp(p, o.JobFile, o.Rulebook)
	if err != nil {
		return ps, err
	}
	res := &Result{}
	o.Forces = []string{about}
	assessed, err := b.assessAll(ctx, o, cache.InMemory(), res)
	switch {
	case err != nil:
		return res.Problems, err
	case fault.Among(res.Problems):
		return res.Problems, fault.Err
	case len(assessed) == 0:
		return res.Problems, ErrNothing
	}
	row := assessed[0]
	var data *audit.Dataset
	var told *force.Told
	err = b.guard().Do(o.Log, "it was told", row.Force.ID, func() (err error) {
		var a assessment
		a, data = b.assess(ctx, b.workbook(row.Workbook)) // once more: the way back needs the rows
		told, err = b.tell(b.editions(b.job.Status, publish.Public)[0], row, a, b.picture(assessed[:1], res.inJob).Public(row.Force.ID))
		return err
	})
	if err != nil {
		return res.Problems, err
	}
	return res.Problems, trace.Trail{
		Findings: told.Findings, Report: told.Report, Analyst: told.Analyst,
		Data: data, Measures: b.rules.For(data).Estimates(), References: references,
	}.Write(out, what)
}

// workbook is the job's entry of a workbook.
func (b *bench) workbook(name string) job.Workbook {
	for _, w := range b.listed {
		if w.Name() == name {
			return w
		}
	}
	return job.Workbook{Path: name}
}
