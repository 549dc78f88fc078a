package report

import (
	"context"
	"slices"
	"strings"
	"time"

	"assize/report/judge/grade"
	"assize/report/read/audit"
	"assize/report/read/comments"
	"assize/report/read/population"
	"assize/report/read/preview"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/release/cache"
	"assize/report/release/deliver"
	"assize/report/release/follow"
)

// Check reads every input of a job, assesses and tells every force, sets
// nothing and publishes nothing, and returns every problem, sorted.
func Check(ctx context.Context, p Program, o Options) (source.Problems, error) {
	b, ps, err := setUp(p, o.JobFile, o.Rulebook)
	res := &Result{Problems: ps}
	if err != nil {
		return res.Problems, err
	}
	o.Log.Info("started", "workbooks", len(b.job.Workbooks))
	b.stopped = ctx.Err
	if err := b.prepare(b.out(o), o, res); err != nil {
		return res.Problems, err
	}
	if err := b.foresee(b.out(o), o.Clock, res); err != nil {
		return res.Problems, err
	}
	store := cache.InMemory()
	assessed, err := b.assessAll(ctx, o, store, res)
	if err != nil {
		return res.Problems, err
	}
	packs, err := b.renderAll(ctx, o, store, discard{}, assessed, res)
	if err != nil {
		return res.Problems, err
	}
	if err := b.checkWhole(packs, &res.Problems); err != nil {
		return res.Problems, err
	}
	if b.stage().prepares != "" && len(packs) > 0 {
		if _, err := b.unmarked(o, store, discard{}.take, packs, res); err != nil {
			return res.Problems, err
		}
	}
	res.Problems.Sort()
	return res.Problems, nil
}

// Preview tells, workbook by workbook, the first rows of each list as they are
// understood.
func Preview(ctx context.Context, p Program, o Options) (string, source.Problems, error) {
	b, ps, err := setUp(p, o.JobFile, o.Rulebook)
	if err != nil {
		return "", ps, err
	}
	var out strings.Builder
	books, nobodys := b.spread(ctx)
	for _, n := range nobodys {
		ps = append(ps, n.Problems...)
	}
	for _, w := range books {
		book, found := b.books.Read(ctx, w.Path)
		ps = append(ps, found...)
		if book == nil {
			continue
		}
		d, found := workbook.Read(book, b.layout, b.asks(w))
		refusals, warnings := found.Count()
		preview.Tell(&out, d, w.Name(), refusals, warnings)
	}
	return out.String(), ps, nil
}

// foresee tells, as warnings, what a run will be refused for unless its release is
// the one in place, and an embargo that is over already at a stage that has none.
func (b *bench) foresee(out string, clock time.Time, res *Result) error {
	s, err := deliver.StandingOf(out)
	if err != nil {
		return err
	}
	var would source.Problems
	if b.admit(s, false, clock, &would) != nil {
		for _, p := range would {
			res.Problems.Warn(p.Pos, p.Rule, p.Hint, "unless nothing has changed: %s", p.Message)
		}
	}
	if at := b.job.Embargo; !at.IsZero() && !clock.Before(at) && !b.stage().leaves {
		res.Problems.Warn(b.job.EmbargoAt, follow.RuleInstant, "give it an instant that has not come", "the embargo ends at %s, and that is over: no embargoed release can be made of this job", at.Format(time.RFC3339))
	}
	return nil
}

// Rules are the named checks of the spreadsheets that come in, for documentation.
func Rules() []source.Rule {
	all := slices.Concat(workbook.Rules(), audit.Rules(), population.Rules(), comments.Rules(), grade.Rules())
	slices.SortFunc(all, func(a, b source.Rule) int { return strings.Compare(a.ID, b.ID) })
	return all
}
