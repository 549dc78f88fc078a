package report

import (
	"path/filepath"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/intake"
	"assize/report/read/signoff"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/round"
)

// Rules of what a final release, or the unmarked edition of an embargoed one, may
// not be.
const (
	ruleThresholds   = "final-illustrative-thresholds"
	ruleSample       = "final-illustrative-sample"
	ruleSignOff      = "final-without-sign-off"
	ruleStale        = "final-changed-since-sign-off"
	ruleCheck        = "final-check-failed"
	ruleMarked       = "embargoed-marked-alone"
	ruleUnknownCheck = "sign-off-unknown-check"
)

// loadLife reads what the later stages need besides inputs and words.
func (b *bench) loadLife(ps *source.Problems) {
	if b.job.SignOff == "" {
		return
	}
	s, found := signoff.Load(b.job.Files.For(intake.List), b.job.SignOff)
	*ps = append(*ps, found...)
	b.signOff = s
	if s == nil {
		return
	}
	for _, c := range s.Checks {
		if !slices.Contains(round.PeopleChecks(), c.Check) {
			ps.Refuse(c.At, ruleUnknownCheck, "checks: "+strings.Join(round.PeopleChecks(), ", "), "%q is no check of the quality log", c.Check)
		}
	}
}

// hindrances are what keeps the whole release from being final, whatever is found
// of its forces.
func (b *bench) hindrances() source.Problems {
	var ps source.Problems
	at := source.Pos{File: filepath.Base(b.job.File)}
	if b.rules.Illustrative() {
		ps.Refuse(at, ruleThresholds, "use a rulebook whose thresholds are the inspectorate's own", "illustrative thresholds grade no final release (rulebook %s)", b.rules.ID)
	}
	if b.signOff == nil {
		ps.Refuse(at, ruleSignOff, "fill in restricted/sign-off.yaml of the last release and name it under sign-off", "no final release goes out that nobody has signed off")
	}
	b.unconfirmed(b.labels, "rulebook "+b.rules.ID, &ps)
	return ps
}

// hindrancesOf are what keeps one force's documents from being final: an invented
// sample, a sentence with a number or a claim that nobody confirmed, a check that
// failed, words or numbers that nobody has approved as they are.
func (b *bench) hindrancesOf(p *forcePack, out outcome) source.Problems {
	var ps source.Problems
	at := source.Pos{File: p.row.Workbook}
	force := out.Findings.Force
	if out.Findings.Invented() {
		ps.Refuse(at, ruleSample, "", "%s: an illustrative sample is no final release", force.Name)
	}
	b.unconfirmed(p.row.Said, force.Name, &ps)
	for _, c := range out.Checks {
		if c.Result == ledger.Failed {
			ps.Refuse(at, ruleCheck, "", "%s: check %s failed: %s", force.Name, c.ID, c.Detail)
		}
	}
	if b.signOff != nil {
		b.checkSigned(force, p.Digests, &ps)
	}
	return ps
}

// checkSigned refuses documents that are not approved in every language as they
// are, and those of which a person says that a check failed.
func (b *bench) checkSigned(force findings.Force, digests map[string]string, ps *source.Problems) {
	at := source.Pos{File: b.signOff.File}
	for _, t := range b.tongues {
		approval, standing := b.signOff.Find(force.ID, t.Lang, digests[t.Lang])
		switch standing {
		case signoff.Unsigned:
			ps.Refuse(at, ruleSignOff, "", "%s: nobody approves its documents in language %s", force.Name, t.Lang)
		case signoff.Stale:
			ps.Refuse(approval.At, ruleStale, "read what changed (assize diff), and approve the new digest of restricted/sign-off.yaml",
				"%s: findings or words in language %s are not those that were approved on %s", force.Name, t.Lang, approval.Date)
		case signoff.Signed:
		}
	}
	for _, c := range b.signOff.Checks {
		if c.Force == force.ID && c.Result == signoff.Failed {
			ps.Refuse(c.At, ruleCheck, "mend what was found, and make the check again", "%s: check %s failed on %s", force.Name, c.Check, c.On)
		}
	}
}

// stageSignOff stages the file by which people sign the release off.
func (b *bench) stageSignOff(stage *publish.Stage, packs []*forcePack) error {
	var documents []signoff.Approved
	var checks []signoff.Check
	for _, p := range packs {
		for _, t := range b.tongues {
			documents = append(documents, signoff.Approved{Force: p.Findings.Force.ID, Language: t.Lang, SHA256: p.Digests[t.Lang]})
		}
		for _, id := range round.PeopleChecks() {
			checks = append(checks, signoff.Check{Force: p.Findings.Force.ID, Check: id})
		}
	}
	title := b.job.Title
	if sample := b.sample(packs); sample != "" {
		title += ". " + sample
	}
	return restricted(b.lateFolder(packs)+"sign-off.yaml", doc.SignOffFile, "", signoff.Template(title, documents, b.toConfirm(packs), checks)).stage(stage)
}

// unmarked sets the edition that is published when the embargo ends, from the same
// findings as the marked one, and reports whether it did; or it tells what hinders
// it, and leaves it out.
func (b *bench) unmarked(o Options, store *cache.Store, sink sink, packs []*forcePack, res *Result) (ready bool, err error) {
	found := b.hindrances()
	for _, p := range packs {
		out, err := p.open(store)
		if err != nil {
			return false, err
		}
		found = append(found, out.Hindrances...)
	}
	if found.Refused() {
		for _, h := range found {
			res.Problems.Warn(h.Pos, ruleMarked, h.Hint, "no unmarked edition is prepared: %s", h.Message)
		}
		return false, nil
	}
	for _, p := range packs {
		err := b.guard().Do(o.Log, "its unmarked documents were made", p.Findings.Force.ID, func() error {
			a, err := p.row.open(store)
			if err != nil {
				return err
			}
			return b.addEditions(store, p, a, b.shownTo(res.Picture, p.Findings.Force.ID), b.prepared(), sink)
		})
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

// madeBy is what people have said of the checks of a force: the decisions on its
// comments, and what the sign-off says.
func (b *bench) madeBy(force string, decided []round.MadeCheck) []round.MadeCheck {
	out := slices.Clone(decided)
	if b.signOff == nil {
		return out
	}
	for _, c := range b.signOff.Checks {
		if c.Force == force {
			result := ledger.Passed
			if c.Result == signoff.Failed {
				result = ledger.Failed
			}
			out = append(out, round.MadeCheck{ID: c.Check, Result: result, Detail: c.Detail, By: c.By, On: c.On})
		}
	}
	for _, a := range b.signOff.Approvals {
		if slices.ContainsFunc(a.Approves, func(d signoff.Approved) bool { return d.Force == force }) {
			out = append(out, round.MadeCheck{ID: round.SignOffCheck, Result: ledger.Passed, Detail: a.Role, By: a.Person, On: a.Date})
		}
	}
	return out
}
