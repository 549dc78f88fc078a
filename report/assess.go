package report

import (
	"context"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/judge/grade"
	"assize/report/read/audit"
	"assize/report/read/comments"
	"assize/report/read/fault"
	"assize/report/read/inputs"
	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/say/approval"
	"assize/report/set/edition"
)

// assess reads, checks, estimates and grades one workbook. The dataset is what the
// findings were counted from; nil where there are none.
func (b *bench) assess(ctx context.Context, w job.Workbook) (assessment, *audit.Dataset) {
	listening := *b
	listening.job = new(job.Job)
	*listening.job = *b.job
	listening.job.Files = b.job.Files.Listening()
	listening.books.Files = listening.job.Files
	a, d := listening.assessOnly(ctx, w)
	nameShare(w, a.Force, a.Problems)
	a.Heard = listening.job.Files.Answers()
	return a, d
}

func (b *bench) assessOnly(ctx context.Context, w job.Workbook) (a assessment, d *audit.Dataset) {
	a = assessment{Found: edition.Found{Workbook: w.Name()}, Force: b.books.Expected(w)}
	book, ps := b.books.Read(ctx, w.Path)
	a.Problems = ps
	if book == nil || ps.Refused() {
		a.Refused = true
		return a, nil
	}
	d, ps = workbook.Read(book, b.layout, b.asks(w))
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
	force, ok := b.books.Whose(w, d.About.Force, d.At(audit.Inspection, d.About.Rows[audit.KeyForce], audit.KeyForce), &a.Problems)
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

// asks is what the job asks of how a workbook is read.
func (b *bench) asks(w job.Workbook) workbook.Options {
	of, _ := b.register.Force(w.Of)
	return workbook.Options{Register: b.register, Spare: b.needs().Spare(), Kind: b.rules.Kind, Of: of}
}

// judge estimates, grades and gathers the findings of a sound dataset.
func (b *bench) judge(ctx context.Context, d *audit.Dataset, force register.Force, populations map[string]estimate.Population, a *assessment) {
	at := source.Pos{File: d.File}
	force = force.On(published(d))
	outcome := func(d *audit.Dataset) (findings.Outcome, source.Problems, error) {
		rules := b.rules.For(d)
		result, err := estimate.Assess(d, rules.Estimates(), populations, estimate.Options{Difference: rules.Difference, Fraud: b.layout.Groups.HoldingFraud()})
		if err != nil {
			return findings.Outcome{}, nil, err
		}
		b.rules.NoteBands(&result)
		graded, ps := grade.Apply(rules, d, &result)
		return findings.Outcome{Rates: &result, Graded: graded}, ps, nil
	}
	out, ps, err := outcome(d)
	if err != nil {
		fault.Refuse(&a.Problems, at, "estimate", err)
		a.Refused = true
		return
	}
	a.Problems = append(a.Problems, ps...)
	if out.Graded == nil || ps.Refused() {
		a.Refused = true
		return
	}
	a.Findings = findings.Build(findings.Parts{
		Force:   findings.Force{ID: force.ID, Name: force.NameIn(b.main().Lang), Code: force.Code, Slug: force.Slug},
		Dataset: d, Result: out.Rates, Graded: out.Graded, Status: string(b.job.Status),
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
		if err := a.takeDisputed(d, out, said, outcome); err != nil {
			fault.Refuse(&a.Problems, at, "estimate", err)
		}
	}
	b.checkCorrected(a)
	a.Refused = a.Problems.Refused()
	a.Lines = findings.LinesOf(d, b.rules.Fields(), b.job.Keep.References, b.job.Keep.Notes)
}

// published is the day on which a workbook's report is published; zero where it does
// not say.
func published(d *audit.Dataset) time.Time { return dayOf(d.About.PublicationDate) }

// dayOf is a day as an instant, and zero for none.
func dayOf(d audit.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return d.Time()
}

// takeComments reads what the force said about the facts of its report. Past the stage
// in which forces comment nothing goes on while one is open.
func (b *bench) takeComments(ctx context.Context, a *assessment) []comments.Comment {
	if b.job.Comments == "" {
		return nil
	}
	force := a.Findings.Force
	c := b.books.Answer(ctx, b.job.Comments, inputs.Commenter{ID: force.ID, Name: force.Name, Due: b.stage().leaves}, &a.Problems)
	if c == nil {
		return nil
	}
	a.Findings.Inputs = append(a.Findings.Inputs, findings.Input{Path: c.File, SHA256: c.SHA256, Role: "comments"})
	a.Made = approval.Decided(c)
	return c.Comments
}
