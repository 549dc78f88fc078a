package report

import (
	"context"
	"slices"

	"assize/report/judge/findings"
	"assize/report/read/comments"
	"assize/report/read/intake"
	"assize/report/read/signoff"
	"assize/report/read/source"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/say/tongue"
)

// Rules of the forces' comments on their reports.
const (
	ruleNoComments = "comments-missing"
	ruleUndecided  = "comment-undecided"
)

// takeComments reads what a force said about the facts of its report. Past the
// stage in which forces comment, a force whose comments are not there, or lack a
// decision, is refused: nothing goes on while one is open.
func (b *bench) takeComments(ctx context.Context, a *assessment) {
	if b.job.Comments == "" {
		return
	}
	force := a.Findings.Force
	tell := a.Problems.Warn
	if b.stage().leaves {
		tell = a.Problems.Refuse
	}
	name, err := b.books.CommentsFile(b.job.Comments, force.ID)
	switch {
	case err != nil:
		intake.Refuse(&a.Problems, source.Pos{File: name}, ruleNoComments, err)
		return
	case name == "":
		if b.stage().leaves {
			tell(source.Pos{File: b.job.Comments}, ruleNoComments, "a force without comments sends its workbook back as it is; put it there as "+force.ID+".xlsx", "%s has not sent its comments", force.Name)
		}
		return
	}
	c, found := b.books.Comments(ctx, name, force.ID, force.Name)
	a.Problems = append(a.Problems, found...)
	if c == nil {
		return
	}
	a.Findings.Inputs = append(a.Findings.Inputs, findings.Input{Path: c.File, SHA256: c.SHA256, Role: "comments"})
	for _, open := range c.Undecided() {
		tell(open.At, ruleUndecided, "enter decision, by and date", "a comment lacks a decision, or who made it and when")
	}
	a.Made = decided(c)
}

// decided are the decisions on a force's comments, where each has one, as checks of
// the quality log. The force's words are not among them.
func decided(c *comments.Comments) []round.MadeCheck {
	if len(c.Undecided()) > 0 {
		return nil
	}
	var out []round.MadeCheck
	for _, d := range c.Comments {
		out = append(out, round.MadeCheck{ID: "comments", Result: ledger.Passed, Detail: d.Paragraph + ": " + string(d.Decision), By: d.By, On: d.On})
	}
	return out
}

// unconfirmed refuses sentences that nobody has confirmed by name.
func (b *bench) unconfirmed(said []tongue.Said, whose string, ps *source.Problems) {
	for _, s := range said {
		if b.signOff == nil || !b.signOff.Confirms(s.Force, s.Language, s.SHA256) {
			s.Refuse(whose, ps)
		}
	}
}

// toConfirm are the sentences of a release in the form in which a sign-off lists them,
// each once.
func (b *bench) toConfirm(packs []*forcePack) []signoff.Sentence {
	said := slices.Clone(b.labels)
	for _, p := range packs {
		said = append(said, p.row.Said...)
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
