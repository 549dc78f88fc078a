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
	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/publish"
	"assize/report/say/ledger"
)

// ruleCorrects is broken by a correction of what cannot be corrected.
const ruleCorrects = "correction"

// statusWithdrawal is the status of a release that holds notices in the place of
// documents that were public.
const statusWithdrawal = "withdrawal"

// releaseFindings is what a correction takes the place of: the findings of a release
// that was public, by force.
type releaseFindings map[string]findings.Findings

// loadCorrected reads the release that the job corrects. Only what readers have
// seen can be corrected, and only what stands: the release itself, or, after a
// withdrawal, what was withdrawn. It takes a higher version, and a release that is
// not what its manifest says is no ground to stand on.
func (b *bench) loadCorrected(out string, standing deliver.Standing, ps *source.Problems) error {
	if b.stage().step != stepCorrection {
		return nil
	}
	issue := b.job.Issue
	refuse := func(hint, format string, args ...any) error {
		ps.Refuse(issue.At, ruleCorrects, hint, format, args...)
		return ErrSetup
	}
	if _, err := publish.ReadRelease(out, issue.Corrects); errors.Is(err, fs.ErrNotExist) {
		return refuse("name a folder of OUT/releases", "there is no release %q to correct", issue.Corrects)
	} else if err != nil {
		return err
	}
	if !slices.Contains(standing.Issued, issue.Corrects) {
		return refuse("make the release anew at its own stage", "release %s was never public, and what nobody has read needs no correction", issue.Corrects)
	}
	if now := correctable(standing); !slices.Contains(now, issue.Corrects) && !b.isIssueOf(out, standing.Release) {
		return refuse("correct "+now[0], "release %s does not stand any more: %s does", issue.Corrects, now[0])
	}
	faults, err := publish.VerifyRelease(out, issue.Corrects)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return refuse("restore it from a copy", "release %s is not what its manifest says: %s", issue.Corrects, faults[0])
	}
	dir := filepath.Join(out, filepath.FromSlash(publish.PathOf(issue.Corrects)))
	if b.corrects, err = readReleaseFindings(dir); err != nil {
		return err
	}
	if b.printed, err = readPrinted(dir); err != nil {
		return err
	}
	if len(standing.Manifest.Withdrawn) > 0 {
		if err := b.carry(out, standing, false); err != nil {
			return err
		}
	}
	for _, f := range b.corrects {
		if !higher(issue.Version, f.Version()) {
			return refuse("give it a higher one", "version %s does not follow version %s of %s", issue.Version, f.Version(), f.Force.Name)
		}
	}
	return nil
}

// correctable are the ids by which what stands may be named in a correction, that
// of the release itself first. What current was led away from stands as it was.
func correctable(s deliver.Standing) []string {
	if s.Stands == deliver.Overlaid {
		return s.Issued[len(s.Issued)-1:]
	}
	out := []string{s.Release}
	if s.Manifest.Status != statusWithdrawal {
		return out
	}
	for _, w := range s.Manifest.Withdrawn {
		out = append(out, w.Release)
	}
	return out
}

// isIssueOf reports whether a release is the issue that the job makes: a job that
// is run again corrects what its first run corrected.
func (b *bench) isIssueOf(out, release string) bool {
	made, err := readReleaseFindings(filepath.Join(out, filepath.FromSlash(publish.PathOf(release))))
	if err != nil {
		return false
	}
	for _, f := range made {
		if f.Issue == nil || f.Issue.Version != b.job.Issue.Version || f.Issue.Corrects != b.job.Issue.Corrects {
			return false
		}
	}
	return len(made) > 0
}

// checkWhole refuses a correction that leaves a force out: its documents would no
// longer be there. What was withdrawn may stay so.
func (b *bench) checkWhole(packs []*Pack, ps *source.Problems) error {
	if b.stage().step != stepCorrection {
		return nil
	}
	var missing []string
	for id, f := range b.corrects {
		if !slices.ContainsFunc(packs, func(p *Pack) bool { return p.Findings.Force.ID == id }) && !b.carried.withdrew(id) {
			missing = append(missing, f.Force.Name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	ps.Refuse(b.job.Issue.At, ruleCorrects, "list its workbook too: documents in which nothing changed say so",
		"release %s also holds %s, whose documents would no longer be there", b.job.Issue.Corrects, strings.Join(missing, ", "))
	return ErrSetup
}

// readReleaseFindings reads the whole findings of every force of a release.
func readReleaseFindings(dir string) (releaseFindings, error) {
	release := intake.In(dir).For(intake.Findings)
	files, err := release.Find(string(publish.Restricted) + "/forces/*/findings.json")
	if err != nil {
		return nil, err
	}
	out := releaseFindings{}
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

// correctionIssue is the issue of the findings of a correction; nil of others.
func (b *bench) correctionIssue() *findings.Issue {
	i := b.job.Issue
	if b.stage().step != stepCorrection || i == nil {
		return nil
	}
	return &findings.Issue{Version: i.Version, Date: audit.DateOf(i.Date), Corrects: i.Corrects, Reason: i.Reason}
}

// checkCorrected refuses a force that was not in the corrected release.
func (b *bench) checkCorrected(a *Assessment) {
	if b.stage().step != stepCorrection || b.corrects == nil {
		return
	}
	if _, ok := b.corrects[a.Findings.Force.ID]; !ok {
		a.Problems.Refuse(source.Pos{File: a.Workbook}, ruleCorrects, "release a force that comes late on its own", "%s was not in release %s, which the job corrects", a.Findings.Force.Name, b.job.Issue.Corrects)
	}
}

// correctionOf is what a force's documents take the place of; nil at any other
// stage.
func (e edition) correctionOf(row Assessed) *ledger.Correction {
	was, ok := e.corrects[row.Force.ID]
	if !ok {
		return nil
	}
	return &ledger.Correction{
		Issue: *e.correctionIssue(), Was: was.Controlled(), Others: row.others, Printed: e.printed.of(folderOf(was), e.lang),
	}
}

// folderOf is where a force's documents lie in each part of a release.
func folderOf(f findings.Findings) string { return "forces/" + f.Force.Slug }

// noteOthers notes, once all forces are assessed, whose documents have to say that
// numbers of other forces have changed.
func (b *bench) noteOthers(assessed []Assessed) {
	var changed []string
	for _, a := range assessed {
		if a.changed {
			changed = append(changed, a.Force.ID)
		}
	}
	for i := range assessed {
		id := assessed[i].Force.ID
		assessed[i].others = slices.ContainsFunc(changed, func(c string) bool { return c != id })
	}
}

// numbersDiffer reports whether grades, rates or estimates of a force have changed.
func numbersDiffer(was, now findings.Findings) bool {
	return slices.ContainsFunc(findings.Compare(was, now).Items, func(d findings.DiffItem) bool {
		return d.Section == findings.DiffGrades || d.Section == findings.DiffRates
	})
}
