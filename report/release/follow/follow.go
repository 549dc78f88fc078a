// Package follow says what may follow on what stands in an output folder, and what a
// release takes over from the one whose place it takes. The life of a folder is one
// table; of every step that may not be taken it says why, and what would do what was
// meant.
package follow

import (
	"fmt"
	"slices"
	"time"

	"assize/report/read/source"
	"assize/report/release/deliver"
)

// Step is what somebody wants to do in an output folder.
type Step int

// Six steps are runs, two are decisions. What comes late to a round that is public is
// a step of its own.
const (
	Draft Step = iota
	Accuracy
	Embargoed
	Final
	Late
	Correction
	Postpone
	Withdraw
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
	ruleSubset  = "forces-left-out"    // a run of only some over a release that holds others
	ruleLate    = "late-force"         // what does not come late to the round that stands

	// RuleInstant is broken by an embargo that is over.
	RuleInstant = "embargo-over"
	// RuleCorrects is broken by a correction of what cannot be corrected.
	RuleCorrects = "correction"
)

// StatusWithdrawal is the status of a release that holds notices in the place of
// documents that were public.
const StatusWithdrawal = "withdrawal"

// Run is what a run wants to put in place.
type Run struct {
	Step   Step
	Status string     // of its release
	At     source.Pos // of its job

	Opens   time.Time // instant of its embargo; zero for none
	OpensAt source.Pos

	Corrects   string // id of the release that it corrects; "" for none
	Version    string // that the correction is
	CorrectsAt source.Pos
}

// Admit are the refusals of a run whose release may not take the place of what
// stands. same says that both have the same content; that passes.
func (r Run) Admit(s deliver.Standing, same bool, clock time.Time) (ps source.Problems) {
	if same {
		return nil
	}
	if r.Step == Embargoed && !clock.Before(r.Opens) {
		ps.Refuse(r.OpensAt, RuleInstant, "give it an instant that has not come, or leave the embargo out and use final",
			"the embargo ends at %s, and that is over", r.Opens.Format(time.RFC3339))
		return ps
	}
	switch transitions()[s.Stands][r.Step] {
	case ok:
		if now := correctable(s); r.Step == Correction && !slices.Contains(now, r.Corrects) {
			ps.Refuse(r.CorrectsAt, RuleCorrects, fmt.Sprintf("correct %s, with a higher version", now[0]), "release %s does not stand any more: %s does", r.Corrects, now[0])
		}
		return ps
	case due:
		if !clock.Before(s.Opens) {
			return nil
		}
	case moved:
		if s.Postponed && r.Opens.Equal(s.Opens) {
			return nil
		}
	case no:
	}
	why, hint, rule := r.notAdmitted(s)
	ps.Refuse(r.At, rule, hint, "%s", why)
	return ps
}

// MayBeSame reports whether a run can have the content of the release in place,
// which is known only when all is set.
func (r Run) MayBeSame(s deliver.Standing) bool {
	if s.Release == "" || s.Manifest.Status != r.Status {
		return false
	}
	return r.Step != Embargoed || s.Manifest.Opens.Equal(r.Opens)
}

// notAdmitted says why a run may not take the place of what stands, and what would
// do what was meant.
func (r Run) notAdmitted(s deliver.Standing) (why, hint, rule string) {
	elsewhere := "use another output folder (--out)"
	opens := s.Opens.Format(time.RFC3339)
	switch s.Stands {
	case deliver.Awaiting:
		why = fmt.Sprintf("release %s is under embargo until %s, and would never be opened if another took its place", s.Release, opens)
		if r.Step == Embargoed {
			return why, fmt.Sprintf("assize postpone %s --until INSTANT --reason TEXT --by NAME, then run it with that instant; or correct it when it is public", s.Release), ruleWaiting
		}
		return why, elsewhere + ", or wait until assize deliver has opened it", ruleWaiting
	case deliver.Marked:
		why = fmt.Sprintf("release %s was sent out under embargo until %s", s.Release, opens)
		if r.Step == Final {
			return why, "wait for that instant, or run it with the status embargoed and another one", ruleMarkedS
		}
		return why, elsewhere, ruleMarkedS
	case deliver.Withdrawn:
		return fmt.Sprintf("what was public here was withdrawn by release %s", s.Release), correctionHint(s) + "; for another round " + elsewhere, rulePublic
	case deliver.Overlaid:
		return fmt.Sprintf("release %s was public, and %s took its place", lastOf(s.Issued), s.Release), correctionHint(s) + "; for another round " + elsewhere, rulePublic
	default:
		why = fmt.Sprintf("release %s is public, and a release with the status %s may not take its place", s.Release, r.Status)
		if r.Step == Final || r.Step == Embargoed {
			return why, correctionHint(s) + "; a force that came late with --picture; for another round " + elsewhere, rulePublic
		}
		return why, elsewhere, rulePublic
	}
}

func lastOf(ids []string) string { return ids[len(ids)-1] }

// correctable are the ids by which what stands may be named in a correction, that
// of the release itself first. What current was led away from stands as it was.
func correctable(s deliver.Standing) []string {
	if s.Stands == deliver.Overlaid {
		return []string{lastOf(s.Issued)}
	}
	out := []string{s.Release}
	if s.Manifest.Status != StatusWithdrawal {
		return out
	}
	for _, w := range s.Manifest.Withdrawn {
		out = append(out, w.Release)
	}
	return out
}

// correctionHint is how changed findings follow on what is or was public.
func correctionHint(s deliver.Standing) string {
	corrects := s.Release
	if s.Stands == deliver.Overlaid {
		corrects = lastOf(s.Issued)
	}
	return fmt.Sprintf("changed findings are published with the status correction and issue: {version: …, date: …, corrects: %s, reason: …}", corrects)
}
