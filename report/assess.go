package report

import (
	"context"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/judge/grade"
	"assize/report/read/audit"
	"assize/report/read/fault"
	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/set/edition"
)

// assess reads, checks, estimates and grades one workbook. The dataset is what the
// findings were counted from; nil where there are none.
func (b *bench) assess(ctx context.Context, w job.Workbook) (a assessment, d *audit.Dataset) {
	a = assessment{Found: edition.Found{Workbook: w.Path}, Force: b.expected(w)}
	book, ps := b.books.Read(ctx, w.Path)
	a.Problems = ps
	if book == nil || ps.Refused() {
		a.Refused = true
		return a, nil
	}
	d, ps = workbook.Read(book, b.layout, workbook.Options{Register: b.register, Spare: b.needs().Spare()})
	a.Problems = append(a.Problems, ps...)
	if d != nil {
		if f, err := b.register.Resolve(d.About.Force); err == nil {
			a.Force = f.On(published(d))
		}
	}
	if ps.Refused() {
		facts := b.needs().Facts(d)
		facts.Partial = true // so that all faults are told in one go
		a.Problems = append(a.Problems, audit.Check(d, facts)...)
		a.Refused = true
		return a, nil
	}
	force, ok := b.forceOf(d, w, &a.Problems)
	if !ok {
		a.Refused = true
		return a, nil
	}
	populations, facts := b.needs().Recorded(d, force.ID, b.recorded, b.job.RecordedCrime, &a.Problems)
	a.Problems = append(a.Problems, audit.Check(d, facts)...)
	b.checkDay(d, &a.Problems)
	if a.Problems.Refused() {
		a.Refused = true
		return a, nil
	}
	b.judge(ctx, d, force, populations, &a)
	return a, d
}

// judge estimates, grades and gathers the findings of a sound dataset.
func (b *bench) judge(ctx context.Context, d *audit.Dataset, force register.Force, populations map[string]estimate.Population, a *assessment) {
	at := source.Pos{File: d.File}
	force = force.On(published(d))
	rules := b.rules.For(d)
	estimates := func(d *audit.Dataset) (estimate.Result, error) {
		return estimate.Assess(d, rules.Estimates(), populations, estimate.Options{Difference: rules.Difference, Fraud: b.layout.Groups.HoldingFraud()})
	}
	result, err := estimates(d)
	if err != nil {
		fault.Refuse(&a.Problems, at, "estimate", err)
		a.Refused = true
		return
	}
	b.noteBands(&result)
	graded, ps := grade.Apply(rules, d, &result)
	a.Problems = append(a.Problems, ps...)
	if graded == nil || ps.Refused() {
		a.Refused = true
		return
	}
	a.Findings = findings.Build(findings.Parts{
		Force:   findings.Force{ID: force.ID, Name: force.NameIn(b.main().Lang), Code: force.Code, Slug: force.Slug},
		Dataset: d, Result: &result, Graded: graded, Status: string(b.job.Status),
		Inputs: append([]findings.Input{{Path: d.File, SHA256: d.SHA256, Role: "workbook"}}, b.inputs...),
	})
	a.Findings.Issue = b.correctionIssue()
	a.Prose = b.tongues.About(a.Findings.Force, b.job, b.register, &a.Problems)
	for _, t := range b.tongues {
		a.Findings.Inputs = append(a.Findings.Inputs, a.Prose[t.Lang].Inputs...)
	}
	a.Said = b.tongues.Hear(d, a.Findings.Force, a.Prose, &a.Problems)
	b.tongues.CheckTranslations(a.Workbook, a.Findings, a.Prose, &a.Problems)
	said := b.takeComments(ctx, a)
	if b.stage().alone {
		if err := a.takeDisputed(d, &result, said, estimates); err != nil {
			fault.Refuse(&a.Problems, at, "estimate", err)
		}
	}
	b.checkCorrected(a)
	a.Refused = a.Problems.Refused()
	a.Lines = findings.LinesOf(d, b.rules.Fields(), b.job.Keep.References, b.job.Keep.Notes)
}

// published is the day on which a workbook's report is published; zero where it does
// not say.
func published(d *audit.Dataset) time.Time {
	if d.About.PublicationDate == (audit.Date{}) {
		return time.Time{}
	}
	return d.About.PublicationDate.Time()
}

// noteBands adds the doubt that an interval reaches into another grade's band.
func (b *bench) noteBands(result *estimate.Result) {
	for _, m := range b.rules.Measures {
		if m.Bands == nil {
			continue
		}
		var cuts []float64
		for _, s := range m.Bands.Steps {
			if s.From > 0 {
				cuts = append(cuts, s.From)
			}
		}
		result.NoteBands(m.ID, cuts)
	}
}

// expected is the force that the job says a workbook is of; none where it does not.
func (b *bench) expected(w job.Workbook) register.Force {
	f, err := b.register.Resolve(w.Force)
	if err != nil {
		return register.Force{}
	}
	return f
}

// forceOf resolves the force that a workbook is about.
func (b *bench) forceOf(d *audit.Dataset, w job.Workbook, ps *source.Problems) (register.Force, bool) {
	at := d.At(audit.Inspection, d.About.Rows[audit.KeyForce], audit.KeyForce)
	force, err := b.register.Resolve(d.About.Force)
	if err != nil {
		ps.Refuse(at, register.RuleUnknown, "the job's register lists the forces", "%v", err)
		return force, false
	}
	if w.Force == "" {
		return force, true
	}
	want, err := b.register.Resolve(w.Force)
	if err != nil {
		ps.Refuse(w.At, register.RuleUnknown, "", "%v", err)
		return force, false
	}
	if want.ID != force.ID {
		ps.Refuse(at, "force-not-the-expected", "", "the workbook is of %s, the job expects %s", force.Name, want.Name)
		return force, false
	}
	return force, true
}
