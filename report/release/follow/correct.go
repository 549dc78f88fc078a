package follow

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// CheckCorrects are the refusals of a run that corrects a release. Only what readers
// have seen can be corrected, and only what stands: the release itself, or, after a
// withdrawal, what was withdrawn. It takes a higher version, and a release that is not
// what its manifest says is no ground to stand on. subjects are those of a release by
// its id.
func (r Run) CheckCorrects(out string, s deliver.Standing, subjects func(id string) ([]Subject, error)) (ps source.Problems, err error) {
	refuse := func(hint, format string, args ...any) (source.Problems, error) {
		ps.Refuse(r.CorrectsAt, RuleCorrects, hint, format, args...)
		return ps, nil
	}
	if _, err := publish.ReadRelease(out, r.Corrects); errors.Is(err, fs.ErrNotExist) {
		return refuse("name a folder of OUT/releases", "there is no release %q to correct", r.Corrects)
	} else if err != nil {
		return nil, err
	}
	if !slices.Contains(s.Issued, r.Corrects) {
		return refuse("make the release anew at its own stage", "release %s was never public, and what nobody has read needs no correction", r.Corrects)
	}
	if now := correctable(s); !slices.Contains(now, r.Corrects) {
		if made, err := subjects(s.Release); err != nil || !r.made(made) {
			return refuse("correct "+now[0], "release %s does not stand any more: %s does", r.Corrects, now[0])
		}
	}
	faults, err := publish.VerifyRelease(out, r.Corrects)
	if err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return refuse("restore it from a copy", "release %s is not what its manifest says: %s", r.Corrects, faults[0])
	}
	was, err := subjects(r.Corrects)
	if err != nil {
		return nil, err
	}
	for _, f := range was {
		if !follows(r.Version, f.Version) {
			return refuse("give it a higher one", "version %s does not follow version %s of %s", r.Version, f.Version, f.Name)
		}
	}
	return nil, nil
}

// made reports whether a release of some subjects is the one that the run makes: a
// job that is run again corrects what its first run corrected.
func (r Run) made(subjects []Subject) bool {
	return len(subjects) > 0 && !slices.ContainsFunc(subjects, func(s Subject) bool {
		return s.Corrects == "" || s.Version != r.Version || s.Corrects != r.Corrects
	})
}

// CheckWhole are the refusals of a correction that leaves out a subject of what it
// corrects: its documents would no longer be there. What was withdrawn may stay so.
func (r Run) CheckWhole(corrects, run []Subject, carried *Carried) (ps source.Problems) {
	var missing []string
	for _, s := range corrects {
		if !Has(run, s.ID) && !carried.withdrew(s.ID) {
			missing = append(missing, s.Name)
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		ps.Refuse(r.CorrectsAt, RuleCorrects, "list its workbook too: documents in which nothing changed say so",
			"release %s also holds %s, whose documents would no longer be there", r.Corrects, strings.Join(missing, ", "))
	}
	return ps
}

// CheckSubset are the refusals of a run of only some subjects over a release that holds
// others: they would vanish from the folder.
func (r Run) CheckSubset(s deliver.Standing, holds []Subject, wanted []string) (ps source.Problems) {
	var lost []string
	for _, f := range holds {
		if !slices.Contains(wanted, f.ID) {
			lost = append(lost, f.Name)
		}
	}
	if len(lost) > 0 {
		slices.Sort(lost)
		ps.Refuse(r.At, ruleSubset, "name another output folder with --out, or run the job without --force",
			"release %s holds %d forces, and a run of only some would leave out %s", s.Release, len(holds), someOf(lost))
	}
	return ps
}

// someOf names a few, and tells how many more there are.
func someOf(names []string) string {
	const few = 3
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
}

// follows reports whether a version follows another by their numbers, as 1.10 does
// 1.9.
func follows(version, earlier string) bool {
	number := func(s string) (major, minor int) {
		first, second, _ := strings.Cut(s, ".")
		major, _ = strconv.Atoi(first) // the job's form is checked; another sorts first
		minor, _ = strconv.Atoi(second)
		return major, minor
	}
	major, minor := number(version)
	was, minorWas := number(earlier)
	return major > was || major == was && minor > minorWas
}
