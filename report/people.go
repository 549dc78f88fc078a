package report

import (
	"context"

	"assize/report/judge/findings"
	"assize/report/read/comments"
	"assize/report/read/intake"
	"assize/report/read/source"
	"assize/report/say/ledger"
	"assize/report/say/round"
)

// Rules of the forces' comments on their reports.
const (
	ruleNoComments = "comments-missing"
	ruleUndecided  = "comment-undecided"
)

// takeComments reads what a force said about the facts of its report. Past the
// stage in which forces comment, a force whose comments are not there, or lack a
// decision, is refused: nothing goes on while one is open.
func (b *bench) takeComments(ctx context.Context, a *assessment) []comments.Comment {
	if b.job.Comments == "" {
		return nil
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
		return nil
	case name == "":
		if b.stage().leaves {
			tell(source.Pos{File: b.job.Comments}, ruleNoComments, "a force without comments sends its workbook back as it is; put it there as "+force.ID+".xlsx", "%s has not sent its comments", force.Name)
		}
		return nil
	}
	c, found := b.books.Comments(ctx, name, force.ID, force.Name)
	a.Problems = append(a.Problems, found...)
	if c == nil {
		return nil
	}
	a.Findings.Inputs = append(a.Findings.Inputs, findings.Input{Path: c.File, SHA256: c.SHA256, Role: "comments"})
	for _, open := range c.Undecided() {
		tell(open.At, ruleUndecided, "enter decision, by and date", "a comment lacks a decision, or who made it and when")
	}
	a.Made = decided(c)
	return c.Comments
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
