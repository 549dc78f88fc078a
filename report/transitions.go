package report

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"assize/report/read/source"
	"assize/report/release/deliver"
)

// step is what somebody wants to do in an output folder.
type step int

// Six steps are runs, two are decisions. A force that comes late to a round which
// is public is a step of its own.
const (
	stepDraft step = iota
	stepAccuracy
	stepEmbargoed
	stepFinal
	stepLate
	stepCorrection
	stepPostpone
	stepWithdraw
	steps
)

// verdict says whether a step may be taken.
type verdict int

const (
	no    verdict = iota
	ok            // it may
	due           // once the instant has come that was told to those who have the marked edition
	moved         // once that instant was postponed, and with the new one
)

// transitions is the life of an output folder: what may follow on how it stands. A
// run with the same content as the release in place makes no release, and passes
// everywhere.
func transitions() map[deliver.Stands][steps]verdict {
	return map[deliver.Stands][steps]verdict{
		//                 draft accuracy embargoed final late correction postpone withdraw
		deliver.Empty:     {ok, ok, ok, ok, ok, no, no, no},
		deliver.Unissued:  {ok, ok, ok, ok, ok, no, no, no},
		deliver.Marked:    {no, no, ok, due, no, no, no, no},
		deliver.Awaiting:  {no, no, moved, no, no, no, ok, no},
		deliver.Public:    {no, no, no, no, ok, ok, no, ok},
		deliver.Withdrawn: {no, no, no, no, no, ok, no, no},
		deliver.Overlaid:  {no, no, no, no, no, ok, no, ok},
	}
}

// Rules of what may follow a release.
const (
	ruleWaiting = "embargo-superseded" // what waits for its instant would never be opened
	rulePublic  = "public-superseded"  // what is or was public would vanish
	ruleMarkedS = "marked-superseded"  // what was sent out under embargo would be gone
)

// step is what the job's run wants to do.
func (b *bench) step() step {
	if what := b.stage().step; what != stepFinal || b.frozen == nil {
		return what
	}
	return stepLate
}

// admit refuses a run whose release may not take the place of what stands. same
// says that both have the same content; that passes.
func (b *bench) admit(s deliver.Standing, same bool, clock time.Time, ps *source.Problems) error {
	if same {
		return nil
	}
	at := source.Pos{File: filepath.Base(b.job.File)}
	if b.stage().mark == byEmbargo && !clock.Before(b.job.Embargo) {
		ps.Refuse(b.job.EmbargoAt, ruleInstant, "give it an instant that has not come, or leave the embargo out and use final",
			"the embargo ends at %s, and that is over", b.job.Embargo.Format(time.RFC3339))
		return ErrSetup
	}
	switch transitions()[s.Stands][b.step()] {
	case ok:
		if b.step() == stepCorrection && !slices.Contains(correctable(s), b.job.Issue.Corrects) {
			ps.Refuse(b.job.Issue.At, ruleCorrects, fmt.Sprintf("correct %s, with a higher version", correctable(s)[0]), "release %s does not stand any more: %s does", b.job.Issue.Corrects, correctable(s)[0])
			return ErrSetup
		}
		return nil
	case due:
		if !clock.Before(s.Opens) {
			return nil
		}
	case moved:
		if s.Postponed && b.job.Embargo.Equal(s.Opens) {
			return nil
		}
	case no:
	}
	why, hint, rule := b.notAdmitted(s)
	ps.Refuse(at, rule, hint, "%s", why)
	return ErrSetup
}

// notAdmitted says why a run may not take the place of what stands, and what would
// do what was meant.
func (b *bench) notAdmitted(s deliver.Standing) (why, hint, rule string) {
	elsewhere := "use another output folder (--out)"
	opens := s.Opens.Format(time.RFC3339)
	switch s.Stands {
	case deliver.Awaiting:
		why = fmt.Sprintf("release %s is under embargo until %s, and would never be opened if another took its place", s.Release, opens)
		if b.step() == stepEmbargoed {
			return why, fmt.Sprintf("assize postpone %s --until INSTANT --reason TEXT --by NAME, then run it with that instant; or correct it when it is public", s.Release), ruleWaiting
		}
		return why, elsewhere + ", or wait until assize deliver has opened it", ruleWaiting
	case deliver.Marked:
		why = fmt.Sprintf("release %s was sent out under embargo until %s", s.Release, opens)
		if b.step() == stepFinal {
			return why, "wait for that instant, or run it with the status embargoed and another one", ruleMarkedS
		}
		return why, elsewhere, ruleMarkedS
	case deliver.Withdrawn:
		return fmt.Sprintf("what was public here was withdrawn by release %s", s.Release), b.correctionHint(s) + "; for another round " + elsewhere, rulePublic
	case deliver.Overlaid:
		last := s.Issued[len(s.Issued)-1]
		return fmt.Sprintf("release %s was public, and %s took its place", last, s.Release), b.correctionHint(s) + "; for another round " + elsewhere, rulePublic
	default:
		why = fmt.Sprintf("release %s is public, and a release with the status %s may not take its place", s.Release, b.job.Status)
		switch b.step() {
		case stepFinal, stepEmbargoed:
			return why, b.correctionHint(s) + "; a force that came late with --picture; for another round " + elsewhere, rulePublic
		default:
			return why, elsewhere, rulePublic
		}
	}
}

// correctionHint is how changed findings follow on what is or was public.
func (b *bench) correctionHint(s deliver.Standing) string {
	corrects := s.Release
	if s.Stands == deliver.Overlaid {
		corrects = s.Issued[len(s.Issued)-1]
	}
	return fmt.Sprintf("changed findings are published with the status correction and issue: {version: …, date: …, corrects: %s, reason: …}", corrects)
}

// mayBeSame reports whether a run can have the content of the release in place,
// which is known only when all is set.
func (b *bench) mayBeSame(s deliver.Standing) bool {
	m := s.Manifest
	if s.Release == "" || m.Status != string(b.job.Status) {
		return false
	}
	return b.stage().mark != byEmbargo || m.Opens.Equal(b.job.Embargo)
}

// admission is asked when the content of a run's release is known, while nothing
// else can be put in place.
func (b *bench) admission(out string, o Options, same bool, packs []*Pack, res *Result) error {
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
	return b.checkCarried(s, packs, &res.Problems)
}

// admitEarly is admit before anything is read: a run that may turn out to be the
// release in place goes on.
func (b *bench) admitEarly(s deliver.Standing, clock time.Time, ps *source.Problems) error {
	return b.admit(s, b.mayBeSame(s), clock, ps)
}

// refuseDecision is why a decision cannot be taken, as an error; nil where it can.
func refuseDecision(s deliver.Standing, what step) error {
	if transitions()[s.Stands][what] == ok {
		return nil
	}
	id := cmp.Or(s.Release, "nothing")
	switch {
	case s.Stands == deliver.Empty || s.Stands == deliver.Unissued:
		return decisionError("nothing here is public or waits for its instant", "name the output folder with --out")
	case what == stepPostpone && s.Stands == deliver.Marked:
		return decisionError(fmt.Sprintf("release %s holds no unmarked edition, and nothing in it will be opened", id), "run its job with the new instant")
	case what == stepPostpone:
		return decisionError(fmt.Sprintf("release %s does not wait for an instant", id), "assize withdraw takes what is public away")
	case s.Stands == deliver.Withdrawn:
		return decisionError(fmt.Sprintf("all was withdrawn already, by release %s", id), "")
	default:
		return decisionError(fmt.Sprintf("release %s is not public", id), "assize postpone moves the instant at which it will be")
	}
}
