package report

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/follow"
	"assize/report/say/earlier"
	"assize/report/say/ledger"
)

// loadCorrected reads the release that the job corrects, where it may.
func (b *bench) loadCorrected(out string, standing deliver.Standing, ps *source.Problems) error {
	if b.stage().step != follow.Correction {
		return nil
	}
	found, err := b.run().CheckCorrects(out, standing, func(id string) (_ []follow.Subject, err error) {
		b.corrects, err = earlier.Open(releaseDir(out, id)) // the last that is asked for is the corrected one
		return subjectsOf(b.corrects), err
	})
	if err := refusedBy(found, err, ps); err != nil {
		return err
	}
	if len(standing.Manifest.Withdrawn) > 0 {
		return b.carry(out, standing, false)
	}
	return nil
}

// refusedBy adds what was found to the problems, and is the error of the check, or
// ErrSetup where it refuses.
func refusedBy(found source.Problems, err error, ps *source.Problems) error {
	*ps = append(*ps, found...)
	if err == nil && found.Refused() {
		return ErrSetup
	}
	return err
}

// checkWhole refuses a correction that leaves a force out.
func (b *bench) checkWhole(packs []*forcePack, ps *source.Problems) error {
	if b.stage().step != follow.Correction {
		return nil
	}
	return refusedBy(b.run().CheckWhole(subjectsOf(b.corrects), inRun(packs), b.carried), nil, ps)
}

// correctionIssue is the issue of the findings of a correction; nil of others.
func (b *bench) correctionIssue() *findings.Issue {
	i := b.job.Issue
	if b.stage().step != follow.Correction || i == nil {
		return nil
	}
	return &findings.Issue{Version: i.Version, Date: audit.DateOf(i.Date), Corrects: i.Corrects, Reason: i.Reason}
}

// checkCorrected refuses a force that was not in the corrected release.
func (b *bench) checkCorrected(a *assessment) {
	if b.stage().step != follow.Correction || b.corrects == nil {
		return
	}
	if _, ok := b.corrects.Find(a.Findings.Force.ID); !ok {
		a.Problems.Refuse(source.Pos{File: a.Workbook}, follow.RuleCorrects, "release a force that comes late on its own", "%s was not in release %s, which the job corrects", a.Findings.Force.Name, b.job.Issue.Corrects)
	}
}

// replaced is what a force's documents in a language take the place of; nil at any
// other stage.
func (b *bench) replaced(row finished, lang string) (*ledger.Correction, error) {
	if b.corrects == nil {
		return nil, nil
	}
	c, err := b.corrects.Replaced(row.Force.ID, lang, *b.correctionIssue())
	if c != nil {
		c.Others = row.others
	}
	return c, err
}

// noteOthers notes, once all forces are assessed, whose documents have to say that
// numbers of other forces have changed.
func (b *bench) noteOthers(assessed []finished) {
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
