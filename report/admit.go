package report

import (
	"fmt"
	"path/filepath"
	"time"

	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/follow"
	"assize/report/release/publish"
	"assize/report/say/earlier"
)

// ruleIssued is broken by changed rules under a version that was published under.
const ruleIssued = "rulebook-changed"

// run is what the job's run wants to put in place.
func (b *bench) run() follow.Run {
	r := follow.Run{
		Step: b.stage().step, Status: string(b.job.Status), At: source.Pos{File: filepath.Base(b.job.File)},
		Opens: b.job.Embargo, OpensAt: b.job.EmbargoAt,
	}
	if r.Step == follow.Final && b.frozen != nil {
		r.Step = follow.Late
	}
	if b.job.Issue != nil {
		r.Corrects, r.Version, r.CorrectsAt = b.job.Issue.Corrects, b.job.Issue.Version, b.job.Issue.At
	}
	return r
}

// admit refuses a run whose release may not take the place of what stands. same
// says that both have the same content; that passes.
func (b *bench) admit(s deliver.Standing, same bool, clock time.Time, ps *source.Problems) error {
	return refusedBy(b.run().Admit(s, same, clock), nil, ps)
}

// admission is asked when the content of a run's release is known, while nothing
// else can be put in place.
func (b *bench) admission(out string, o Options, same bool, packs []*forcePack, res *Result) error {
	s, err := deliver.StandingOf(out)
	if err != nil {
		return err
	}
	if err := b.admit(s, same, o.Clock, &res.Problems); err != nil || same {
		return err
	}
	if err := b.checkSubset(out, s, o, &res.Problems); err != nil {
		return err
	}
	found, err := b.carried.Check(s, inRun(packs))
	return refusedBy(found, err, &res.Problems)
}

// admitEarly is admit before anything is read: a run that may turn out to be the
// release in place goes on.
func (b *bench) admitEarly(s deliver.Standing, clock time.Time, ps *source.Problems) error {
	return b.admit(s, b.run().MayBeSame(s), clock, ps)
}

// checkIssued refuses a rulebook whose bytes differ from those that a release of
// this job was issued under with the same id and version: a reader who looks up
// the version must find the rules that were applied. Drafts issue nothing.
func (b *bench) checkIssued(out string, ps *source.Problems) error {
	leaves := func(status string) bool { return stages()[job.Status(status)].leaves }
	for _, r := range earlier.RulesOf(intake.In(filepath.Join(out, "releases")).For(intake.Findings), leaves) {
		if r.ID == b.rules.ID && r.Version == b.rules.Version && r.SHA256 != b.rules.SHA256 {
			ps.Refuse(source.Pos{File: b.rules.File}, ruleIssued, "give the changed rules a new version",
				"version %q was issued with other bytes in release %s", b.rules.Version, r.Release)
			return ErrSetup
		}
	}
	return nil
}

// checkLeftOut is checkSubset before anything is read.
func (b *bench) checkLeftOut(out string, o Options, res *Result) error {
	s, err := deliver.StandingOf(out)
	if err != nil {
		return err
	}
	return b.checkSubset(out, s, o, &res.Problems)
}

// checkSubset refuses a run of only some forces (--force) where a release stands
// that holds others. A force that comes late
// joins the round that stands, and a correction answers for its forces itself.
func (b *bench) checkSubset(out string, s deliver.Standing, o Options, ps *source.Problems) error {
	if len(o.Forces) == 0 || s.Release == "" || b.job.Status == job.Correction || b.carried.IsLate() {
		return nil
	}
	r, err := earlier.Open(releaseDir(out, s.Release))
	if err != nil {
		return fmt.Errorf("release %s: %w", s.Release, err)
	}
	var wanted []string
	for _, w := range o.Forces {
		if f, err := b.register.Resolve(w); err == nil {
			wanted = append(wanted, f.ID)
		}
	}
	return refusedBy(b.run().CheckSubset(s, subjectsOf(r), wanted), nil, ps)
}

// releaseDir is the folder of a release.
func releaseDir(out, id string) string {
	return filepath.Join(out, filepath.FromSlash(publish.PathOf(id)))
}
