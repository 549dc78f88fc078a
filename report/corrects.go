package report

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/publish"
	"assize/report/say/compose"
)

// ruleCorrects is broken by a correction of what cannot be corrected.
const ruleCorrects = "correction"

// published is what a correction takes the place of: the findings of a release
// that was public, by force.
type published map[string]findings.Findings

// loadCorrected reads the release that the job corrects. Only what readers have
// seen can be corrected, and only by a higher version; a release that is not what
// its manifest says is no ground to stand on.
func (b *bench) loadCorrected(out string, ps *source.Problems) error {
	if b.job.Status != job.Correction {
		return nil
	}
	issue := b.job.Issue
	refuse := func(hint, format string, args ...any) error {
		ps.Refuse(issue.At, ruleCorrects, hint, format, args...)
		return ErrSetup
	}
	public, err := deliver.IsPublic(out, issue.Corrects)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("name a folder of OUT/releases", "there is no release %q to correct", issue.Corrects)
	case err != nil:
		return err
	case !public:
		return refuse("make the release anew at its own stage", "release %s was never public, and what nobody has read needs no correction", issue.Corrects)
	}
	faults, err := publish.VerifyRelease(out, issue.Corrects)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return refuse("restore it from a copy", "release %s is not what its manifest says: %s", issue.Corrects, faults[0])
	}
	if b.corrects, err = readPublished(filepath.Join(out, filepath.FromSlash(publish.PathOf(issue.Corrects)))); err != nil {
		return err
	}
	for _, f := range b.corrects {
		if !higher(issue.Version, f.Version()) {
			return refuse("give it a higher one", "version %s does not follow version %s of %s", issue.Version, f.Version(), f.Force.Name)
		}
	}
	return nil
}

// readPublished reads the whole findings of every force of a release.
func readPublished(dir string) (published, error) {
	release := intake.In(dir).For(intake.Findings)
	files, err := release.Find(string(publish.Restricted) + "/forces/*/findings.json")
	if err != nil {
		return nil, err
	}
	out := published{}
	for _, name := range files {
		data, err := release.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f, err := findings.Decode(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[f.Force.ID] = f
	}
	return out, nil
}

// higher compares versions such as 1.10 and 1.9 by their numbers.
func higher(a, b string) bool {
	number := func(s string) (major, minor int) {
		first, second, _ := strings.Cut(s, ".")
		major, _ = strconv.Atoi(first) // the job's form is checked; another sorts first
		minor, _ = strconv.Atoi(second)
		return major, minor
	}
	aMajor, aMinor := number(a)
	bMajor, bMinor := number(b)
	return aMajor > bMajor || aMajor == bMajor && aMinor > bMinor
}

// issueOf is the issue of the findings of a correction; nil of others.
func (b *bench) issueOf() *findings.Issue {
	i := b.job.Issue
	if b.job.Status != job.Correction || i == nil {
		return nil
	}
	return &findings.Issue{Version: i.Version, Date: audit.DateOf(i.Date), Corrects: i.Corrects, Reason: i.Reason}
}

// checkCorrected refuses a force that was not in the corrected release.
func (b *bench) checkCorrected(a *Assessed) {
	if b.job.Status != job.Correction || b.corrects == nil {
		return
	}
	if _, ok := b.corrects[a.Findings.Force.ID]; !ok {
		a.Problems.Refuse(source.Pos{File: a.Workbook}, ruleCorrects, "release a force that comes late on its own", "%s was not in release %s, which the job corrects", a.Findings.Force.Name, b.job.Issue.Corrects)
	}
}

// correctionOf is what a force's documents take the place of; nil at any other
// stage.
func (b *bench) correctionOf(a Assessed) *compose.Correction {
	was, ok := b.corrects[a.Findings.Force.ID]
	if !ok {
		return nil
	}
	return &compose.Correction{Issue: *b.issueOf(), Was: was.Controlled(), Others: a.others}
}

// noteOthers notes, once all forces are assessed, whose documents have to say that
// numbers of other forces have changed.
func (b *bench) noteOthers(assessed []Assessed) {
	var changed []string
	for _, a := range assessed {
		if was, ok := b.corrects[a.Findings.Force.ID]; ok && numbersDiffer(was, a.Findings) {
			changed = append(changed, a.Findings.Force.ID)
		}
	}
	for i := range assessed {
		id := assessed[i].Findings.Force.ID
		assessed[i].others = slices.ContainsFunc(changed, func(c string) bool { return c != id })
	}
}

// numbersDiffer reports whether grades, rates or estimates of a force have changed.
func numbersDiffer(was, now findings.Findings) bool {
	return slices.ContainsFunc(findings.Compare(was, now).Items, func(d findings.DiffItem) bool {
		return d.Section == findings.DiffGrades || d.Section == findings.DiffRates
	})
}
