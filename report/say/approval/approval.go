// Package approval says what keeps documents from going out unmarked: invented data,
// sentences that nobody answers for, checks that failed, and words or numbers that
// nobody has approved as they are. It writes the file by which people sign a release
// off, and reads from it what they have said.
package approval

import (
	"path/filepath"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/comments"
	"assize/report/read/intake"
	"assize/report/read/signoff"
	"assize/report/read/source"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/say/tongue"
)

// Rules of what a final release may not be.
const (
	ruleThresholds   = "final-illustrative-thresholds"
	ruleSample       = "final-illustrative-sample"
	ruleSignOff      = "final-without-sign-off"
	ruleStale        = "final-changed-since-sign-off"
	ruleCheck        = "final-check-failed"
	ruleUnknownCheck = "sign-off-unknown-check"
)

// Desk is where a job's documents are approved.
type Desk struct {
	JobFile    string
	Rules      *rulebook.Rulebook
	SignOff    *signoff.SignOff // what people approve; nil for nothing
	Everywhere []tongue.Said    // sentences of job and rulebook, in every document, that somebody has to answer for
	Languages  []string         // of the documents
}

// Load reads what people approve; nil for no file, and for one that is refused.
func Load(files *intake.Folder, name string, ps *source.Problems) *signoff.SignOff {
	if name == "" {
		return nil
	}
	s, found := signoff.Load(files.For(intake.List), name)
	*ps = append(*ps, found...)
	if s == nil {
		return nil
	}
	for _, c := range s.Checks {
		if !slices.Contains(round.PeopleChecks(), c.Check) {
			ps.Refuse(c.At, ruleUnknownCheck, "checks: "+strings.Join(round.PeopleChecks(), ", "), "%q is no check of the quality log", c.Check)
		}
	}
	return s
}

// Hindrances are what keeps the whole release from being final, whatever is found
// of its forces.
func (d Desk) Hindrances() source.Problems {
	var ps source.Problems
	at := source.Pos{File: filepath.Base(d.JobFile)}
	if d.Rules.Illustrative() {
		ps.Refuse(at, ruleThresholds, "use a rulebook whose thresholds are the inspectorate's own", "illustrative thresholds grade no final release (rulebook %s)", d.Rules.ID)
	}
	if d.SignOff == nil {
		ps.Refuse(at, ruleSignOff, "fill in restricted/sign-off.yaml of the last release and name it under sign-off", "no final release goes out that nobody has signed off")
	}
	d.unconfirmed(d.Everywhere, "every document", &ps)
	return ps
}

// Documents are one force's, as they are approved.
type Documents struct {
	Workbook string // path of the force's, relative to the job
	Force    findings.Force
	Invented bool              // the audited rows are
	Said     []tongue.Said     // sentences that somebody has to answer for
	Checks   []ledger.Check    // that the program made
	Digests  map[string]string // what a person approves, by language
}

// HindrancesOf are what keeps one force's documents from being final.
func (d Desk) HindrancesOf(of Documents) source.Problems {
	var ps source.Problems
	at := source.Pos{File: of.Workbook}
	if of.Invented {
		ps.Refuse(at, ruleSample, "", "%s: an illustrative sample is no final release", of.Force.Name)
	}
	d.unconfirmed(of.Said, of.Force.Name, &ps)
	for _, c := range of.Checks {
		if c.Result == ledger.Failed {
			ps.Refuse(at, ruleCheck, "", "%s: check %s failed: %s", of.Force.Name, c.ID, c.Detail)
		}
	}
	if d.SignOff != nil {
		d.checkSigned(of, &ps)
	}
	return ps
}

// unconfirmed refuses sentences that nobody has confirmed by name.
func (d Desk) unconfirmed(said []tongue.Said, whose string, ps *source.Problems) {
	for _, s := range said {
		if d.SignOff == nil || !d.SignOff.Confirms(s.Force, s.Language, s.SHA256) {
			s.Refuse(whose, ps)
		}
	}
}

// checkSigned refuses documents that are not approved in every language as they
// are, and those of which a person says that a check failed.
func (d Desk) checkSigned(of Documents, ps *source.Problems) {
	force, at := of.Force, source.Pos{File: d.SignOff.File}
	for _, lang := range d.Languages {
		approval, standing := d.SignOff.Find(force.ID, lang, of.Digests[lang])
		switch standing {
		case signoff.Unsigned:
			ps.Refuse(at, ruleSignOff, "", "%s: nobody approves its documents in language %s", force.Name, lang)
		case signoff.Stale:
			ps.Refuse(approval.At, ruleStale, "read what changed (assize diff), and approve the new digest of restricted/sign-off.yaml",
				"%s: findings or words in language %s are not those that were approved on %s", force.Name, lang, approval.Date)
		case signoff.Signed:
		}
	}
	for _, c := range d.SignOff.Checks {
		if c.Force == force.ID && c.Result == signoff.Failed {
			ps.Refuse(c.At, ruleCheck, "mend what was found, and make the check again", "%s: check %s failed on %s", force.Name, c.Check, c.On)
		}
	}
}

// Template is the file by which people sign a release of some documents off, to be
// filled in.
func (d Desk) Template(title string, all []Documents) []byte {
	var documents []signoff.Approved
	var checks []signoff.Check
	for _, of := range all {
		for _, lang := range d.Languages {
			documents = append(documents, signoff.Approved{Force: of.Force.ID, Language: lang, SHA256: of.Digests[lang]})
		}
		for _, id := range round.PeopleChecks() {
			checks = append(checks, signoff.Check{Force: of.Force.ID, Check: id})
		}
	}
	return signoff.Template(title, documents, d.toConfirm(all), checks)
}

// toConfirm are the sentences of a release in the form in which a sign-off lists them,
// each once.
func (d Desk) toConfirm(all []Documents) []signoff.Sentence {
	said := slices.Clone(d.Everywhere)
	for _, of := range all {
		said = append(said, of.Said...)
	}
	var out []signoff.Sentence
	seen := map[[3]string]bool{}
	for _, s := range said {
		key := [3]string{s.Force, s.Language, s.SHA256}
		if !seen[key] {
			seen[key] = true
			out = append(out, signoff.Sentence{Force: s.Force, Language: s.Language, Place: s.Place(), SHA256: s.SHA256})
		}
	}
	return out
}

// Made is what people have said of the checks of a force: the decisions on its
// comments, and what the sign-off says.
func (d Desk) Made(force string, decided []round.MadeCheck) []round.MadeCheck {
	out := slices.Clone(decided)
	if d.SignOff == nil {
		return out
	}
	for _, c := range d.SignOff.Checks {
		if c.Force == force {
			result := ledger.Passed
			if c.Result == signoff.Failed {
				result = ledger.Failed
			}
			out = append(out, round.MadeCheck{ID: c.Check, Result: result, Detail: c.Detail, By: c.By, On: c.On})
		}
	}
	for _, a := range d.SignOff.Approvals {
		if slices.ContainsFunc(a.Approves, func(d signoff.Approved) bool { return d.Force == force }) {
			out = append(out, round.MadeCheck{ID: round.SignOffCheck, Result: ledger.Passed, Detail: a.Role, By: a.Person, On: a.Date})
		}
	}
	return out
}

// Decided are the decisions on a force's comments, where each has one, as checks of
// the quality log. The force's words are not among them.
func Decided(c *comments.Comments) []round.MadeCheck {
	if len(c.Undecided()) > 0 {
		return nil
	}
	var out []round.MadeCheck
	for _, d := range c.Comments {
		out = append(out, round.MadeCheck{ID: "comments", Result: ledger.Passed, Detail: d.Paragraph + ": " + string(d.Decision), By: d.By, On: d.On})
	}
	return out
}
