package report

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"

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
	ruleOtherForce = "comments-of-another-force"
)

// commentFiles are the forms in which a force's comments may come back.
func commentFiles() []string { return []string{".xlsx", ".ods", ""} }

// takeComments reads what a force said about the facts of its report. Past the
// stage in which forces comment, a force whose comments are not there, or lack a
// decision, is refused: nothing goes on while one is open.
func (b *bench) takeComments(ctx context.Context, a *Assessment) {
	if b.job.Comments == "" {
		return
	}
	force := a.Findings.Force
	tell := a.Problems.Warn
	if b.stage().leaves {
		tell = a.Problems.Refuse
	}
	name, err := b.commentsFile(force.ID)
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
	c := b.readComments(ctx, name, force, &a.Problems)
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

// commentsFile is where the comments of a force are, relative to the job; "" where
// they are not.
func (b *bench) commentsFile(force string) (string, error) {
	for _, ext := range commentFiles() {
		name := path.Join(b.job.Comments, force+ext)
		if _, err := b.job.Files.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return name, err
		}
	}
	return "", nil
}

// readComments reads a workbook of comments as an audit workbook is read, in a
// child process with limits, and holds it to be the force's own.
func (b *bench) readComments(ctx context.Context, name string, force findings.Force, ps *source.Problems) *comments.Comments {
	book, found := b.readBook(ctx, name)
	*ps = append(*ps, found...)
	if book == nil || found.Refused() {
		return nil
	}
	c, found := comments.Read(book)
	*ps = append(*ps, found...)
	if c == nil || found.Refused() {
		return nil
	}
	if of, err := b.register.Resolve(c.Force); err != nil || of.ID != force.ID {
		ps.Refuse(source.Pos{File: name}, ruleOtherForce, "put each force's workbook under its own id", "the comments are not those of %s", force.Name)
		return nil
	}
	return c
}

// decisions are what may be decided on a comment, as the drop-down lists them.
func decisions() []string {
	var out []string
	for _, d := range comments.Decisions() {
		out = append(out, strings.TrimSpace(string(d)))
	}
	return out
}
