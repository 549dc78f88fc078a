package report

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// ruleSubset is broken by a run of only some forces over a release that holds others.
const ruleSubset = "forces-left-out"

// checkLeftOut is checkSubset before anything is read.
func (b *bench) checkLeftOut(out string, o Options, res *Result) error {
	s, err := deliver.StandingOf(out)
	if err != nil {
		return err
	}
	return b.checkSubset(out, s, o, &res.Problems)
}

// checkSubset refuses a run of only some forces (--force) where a release stands
// that holds others: they would vanish from the folder. A force that comes late
// joins the round that stands, and a correction answers for its forces itself.
func (b *bench) checkSubset(out string, s deliver.Standing, o Options, ps *source.Problems) error {
	if len(o.Forces) == 0 || s.Release == "" || b.job.Status == job.Correction || b.carried != nil && b.carried.late {
		return nil
	}
	found, err := readReleaseFindings(filepath.Join(out, filepath.FromSlash(publish.PathOf(s.Release))))
	if err != nil {
		return fmt.Errorf("release %s: %w", s.Release, err)
	}
	var lost []string
	for id, f := range found {
		if !slices.ContainsFunc(o.Forces, func(w string) bool {
			wanted, err := b.register.Resolve(w)
			return err == nil && wanted.ID == id
		}) {
			lost = append(lost, f.Force.Name)
		}
	}
	if len(lost) == 0 {
		return nil
	}
	slices.Sort(lost)
	ps.Refuse(source.Pos{File: filepath.Base(b.job.File)}, ruleSubset, "name another output folder with --out, or run the job without --force",
		"release %s holds %d forces, and a run of only some would leave out %s", s.Release, len(found), someOf(lost))
	return ErrSetup
}

// someOf names a few, and tells how many more there are.
func someOf(names []string) string {
	const few = 3
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
}
