package report

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"assize/report/read/confine"
	"assize/report/read/fault"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/release/publish"
)

// Errors that a caller tells apart.
var (
	// ErrSetup says that the job, its rules, layout, house style or tables were
	// refused; nothing was read.
	ErrSetup = errors.New("the job cannot be run")
	// ErrNothing says that every force was refused; nothing was published.
	ErrNothing = errors.New("no force could be published")
	// ErrIncomplete says that a listed force is missing from a release that is more
	// than a draft; nothing was published.
	ErrIncomplete = errors.New("not every listed force is in")
	// ErrStrict says that a force was refused in a strict run; nothing was published.
	ErrStrict = errors.New("a force was refused, and the run is strict")
)

// Run assesses every force of a job, sets them side by side, renders them, and
// puts the release in place whole or not at all. A refused force is told in the
// result and in the restricted part; the others go on. Where nothing has changed since
// the release in place was made, nothing is done.
func Run(ctx context.Context, p Program, o Options) (*Result, error) {
	res, err := run(ctx, p, o)
	for _, r := range res.Refused {
		o.Log.Warn("refused", "workbook", r.Workbook, "problems", len(r.Problems))
	}
	switch rel := res.Release; {
	case err != nil:
		o.Log.Error("failed", "error", err.Error())
	case rel.Unchanged:
		o.Log.Info("unchanged", "release", rel.ID)
	default:
		o.Log.Info("published", "release", rel.ID, "forces", len(res.Forces), "carried", res.Carried)
	}
	return res, err
}

func run(ctx context.Context, p Program, o Options) (*Result, error) {
	b, ps, err := setUp(p, o.JobFile, o.Rulebook)
	res := &Result{Problems: ps}
	if err != nil {
		return res, err
	}
	o.Log.Info("started", "workbooks", len(b.job.Workbooks))
	b.stopped = ctx.Err
	out := b.out(o)
	if err := b.prepare(out, o, res); err != nil {
		return res, err
	}
	if err := b.checkLeftOut(out, o, res); err != nil {
		return res, err
	}
	stage, err := publish.Begin(out)
	if err != nil {
		return res, err
	}
	defer stage.Abort() //nolint:errcheck // nothing is left to do about a stage that cannot be removed

	confine.Sweep(b.books.Reader.Temp, o.Clock)
	store, err := cache.Open(filepath.Join(out, storeFolder))
	if err != nil {
		return res, err
	}
	defer store.Close() //nolint:errcheck // it was only read from since
	if err := b.lookBack(o, store); err != nil {
		return res, err
	}
	if b.asBefore(out, o, res) {
		return res, b.prune(out, o, res)
	}
	if err := b.work(ctx, o, stage, store, res); err != nil {
		return res, err
	}
	return res, b.prune(out, o, res)
}

// work makes a release of all that the job names, from its workbooks to its place.
func (b *bench) work(ctx context.Context, o Options, stage *publish.Stage, store *cache.Store, res *Result) error {
	assessed, err := b.assessAll(ctx, o, store, res)
	if err != nil {
		return err
	}
	if err := b.enough(o, len(assessed), res); err != nil {
		return err
	}
	to := staged{stage, b.halted}
	packs, err := b.renderAll(ctx, o, store, to, assessed, res)
	if err != nil {
		return err
	}
	if err := b.enough(o, len(packs), res); err != nil {
		return err
	}
	if err := b.checkWhole(packs, &res.Problems); err != nil {
		return err
	}
	if b.stage().prepares != "" {
		if res.Ready, err = b.unmarked(o, store, to.take, packs, res); err != nil {
			return err
		}
	}
	if err := store.KeepOnly(keysOf(packs)...); err != nil { // while no other run can be at work
		return err
	}
	if err := b.release(stage, o, store, packs, res); err != nil {
		return err
	}
	if err := b.remember(o, store, packs, res); err != nil {
		return &publish.StandsError{Release: res.Release.ID, Err: fmt.Errorf("what the next run needs could not be kept: %w", err)}
	}
	return nil
}

// assessAll is pass 1: every workbook, some at once, in the job's order. What was
// found goes into the store.
func (b *bench) assessAll(ctx context.Context, o Options, store *cache.Store, res *Result) ([]finished, error) {
	books, nobodys := b.spread(ctx)
	b.listed = books
	all := make([]finished, len(books), len(books)+len(nobodys))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(1, o.Workers))
	for i, w := range books {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var known bool
			if all[i], known = b.foundBefore(w, store); known {
				o.Log.Info("found", "workbook", w.Path, "force", all[i].Force.ID)
				return ctx.Err()
			}
			var err error
			if all[i], err = b.assessGuarded(ctx, w, store, o.Log); err != nil {
				return err
			}
			if broken := faultOf(b.job.Files, all[i].Problems); broken != nil {
				return broken
			}
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	for _, n := range nobodys {
		if n.Refused {
			all = append(all, n)
		} else {
			res.Problems = append(res.Problems, n.Problems...)
		}
	}
	kept, err := b.choose(all, o.Forces, res)
	if err != nil {
		return nil, err
	}
	b.noteOthers(kept)
	res.Problems.Sort()
	if b.layout.Parted() {
		res.Problems = toldOnce(res.Problems)
	}
	return kept, nil
}

// assessGuarded is assess, where a fault of the program refuses the one workbook.
func (b *bench) assessGuarded(ctx context.Context, w job.Workbook, store *cache.Store, log *slog.Logger) (finished, error) {
	var row finished
	var lost error // of what could not be stored: no force's fault
	err := b.guard().Do(log, "it was assessed", w.Path, func() error {
		a, _ := b.assess(ctx, w)
		row, lost = b.keep(store, a)
		refusals, warnings := a.Problems.Count()
		log.Info("assessed", "workbook", w.Path, "force", a.Findings.Force.ID, "refusals", refusals, "warnings", warnings)
		return nil
	})
	if err != nil {
		row = finished{Workbook: w.Name(), Refused: true, Force: b.books.Expected(w)}
		fault.Refuse(&row.Problems, source.Pos{File: w.Path}, "assess", err)
	}
	return row, lost
}

// renderAll is pass 2, after the barrier: each force is set beside the others.
// What was found about it is read back from the store, and its files are staged as
// soon as they are set. A force whose documents cannot be set is refused like one
// that cannot be read.
func (b *bench) renderAll(ctx context.Context, o Options, store *cache.Store, to destination, assessed []finished, res *Result) ([]*forcePack, error) {
	res.Picture = b.picture(assessed, res.inJob)
	packs := make([]*forcePack, len(assessed))
	faults := make([]error, len(assessed))
	g, each := errgroup.WithContext(ctx)
	g.SetLimit(max(1, o.Workers))
	views := b.views(res.Picture)
	for _, i := range views.order(idsOf(assessed)) {
		row := assessed[i]
		g.Go(func() error {
			if err := each.Err(); err != nil {
				return err
			}
			var lost error // of what could not be read back or staged: no force's fault
			faults[i] = b.guard().Do(o.Log, "its documents were made", row.Force.ID, func() (err error) {
				picture, digest := views.shownTo(row.Force.ID)
				if packs[i], lost = b.madeBefore(row, digest, store, to); packs[i] != nil || lost != nil {
					o.Log.Info("carried", "force", row.Force.ID, "ok", lost == nil)
					return lost
				}
				packs[i], lost, err = b.render(row, picture, digest, store, to)
				o.Log.Info("rendered", "force", row.Force.ID, "ok", err == nil)
				return err
			})
			if broken := intake.MachineFault(row.Workbook, faults[i]); broken != nil {
				return broken
			}
			return errors.Join(lost, each.Err())
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	var kept []*forcePack
	var sound []finished
	for i, p := range packs {
		if faults[i] == nil {
			kept, sound = append(kept, p), append(sound, assessed[i])
			continue
		}
		var ps source.Problems
		fault.Refuse(&ps, source.Pos{File: assessed[i].Workbook}, "document", faults[i])
		res.Problems = append(res.Problems, ps...)
		res.Refused = append(res.Refused, Refused{assessed[i].Workbook, append(assessed[i].Problems, ps...)})
	}
	if len(kept) > 0 && len(kept) < len(packs) {
		if err := to.clear(); err != nil {
			return nil, err
		}
		return b.renderAll(ctx, o, store, to, sound, res) // a force that is not released is in nobody's picture
	}
	return kept, nil
}

// release stages what is about the whole release and commits.
func (b *bench) release(stage *publish.Stage, o Options, store *cache.Store, packs []*forcePack, res *Result) error {
	about := b.about(packs, res)
	if err := b.stageOverview(stage, o, store, packs, res); err != nil {
		return err
	}
	b.carried.About(&about, inRun(packs))
	for _, step := range []func() error{
		func() error { return b.carried.Stage(stage, inRun(packs)) },
		func() error { return b.stageQuality(stage, o, store, packs, res) },
		func() error { return b.stageProblems(stage, b.lateFolder(packs), res) },
		func() error { return b.stagePicture(stage, res.Picture) },
		func() error { return b.stageSignOff(stage, packs) },
		func() error { return b.keepRound(stage, packs) },
		func() error { return b.stageIndexes(stage, o, packs, res) }, // of all that is staged
	} {
		if err := b.halted(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	stage.AdmitBy(func(same bool) error { return b.admission(b.out(o), o, same, packs, res) })
	rel, err := stage.Commit(about, o.Now)
	if stands := new(publish.StandsError); err != nil && !errors.As(err, &stands) {
		if errors.Is(err, ErrSetup) {
			return err
		}
		return fmt.Errorf("publishing: %w", err)
	}
	res.Release = rel
	res.describe(released(packs))
	for _, p := range packs {
		if p.carried {
			res.Carried++
		}
	}
	return err
}
