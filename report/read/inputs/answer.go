package inputs

import (
	"context"
	"errors"
	"io/fs"
	"path"

	"assize/report/read/comments"
	"assize/report/read/intake"
	"assize/report/read/source"
)

// Rules of the forces' comments on their reports.
const (
	ruleNoComments = "comments-missing"
	ruleUndecided  = "comment-undecided"
	ruleOtherForce = "comments-of-another-force"
)

// Commenter is a force that is asked for comments on its report.
type Commenter struct {
	ID, Name string
	// Due says that the stage in which forces comment is past: comments that are not
	// there, or lack a decision, are then refused.
	Due bool
}

// Answer reads what a force said about the facts of its report; nil where it said
// nothing, or what cannot be read. No message repeats it.
func (b *Books) Answer(ctx context.Context, folder string, by Commenter, ps *source.Problems) *comments.Comments {
	name, err := b.commentsFile(folder, by.ID)
	switch {
	case err != nil:
		intake.Refuse(ps, source.Pos{File: name}, ruleNoComments, err)
		return nil
	case name == "":
		if by.Due {
			ps.Refuse(source.Pos{File: folder}, ruleNoComments, "a force without comments sends its workbook back as it is; put it there as "+by.ID+".xlsx", "%s has not sent its comments", by.Name)
		}
		return nil
	}
	c, found := b.comments(ctx, name, by)
	*ps = append(*ps, found...)
	if c == nil {
		return nil
	}
	tell := ps.Warn
	if by.Due {
		tell = ps.Refuse
	}
	for _, open := range c.Undecided() {
		tell(open.At, ruleUndecided, "enter decision, by and date", "a comment lacks a decision, or who made it and when")
	}
	return c
}

// commentsFile is where the comments of a force are in a folder; "" where they are
// not. They come back as xlsx, as ods, or as a folder of csv.
func (b *Books) commentsFile(folder, force string) (string, error) {
	for _, ext := range []string{".xlsx", ".ods", ""} {
		name := path.Join(folder, force+ext)
		if _, err := b.Files.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return name, err
		}
	}
	return "", nil
}

// comments reads a workbook of comments, and holds it to be that of a force; nil where
// it was refused.
func (b *Books) comments(ctx context.Context, name string, by Commenter) (*comments.Comments, source.Problems) {
	book, ps := b.Read(ctx, name)
	if book == nil || ps.Refused() {
		return nil, ps
	}
	c, found := comments.Read(book)
	ps = append(ps, found...)
	if c == nil || found.Refused() {
		return nil, ps
	}
	if of, err := b.Forces.Resolve(c.Force); err != nil || of.ID != by.ID {
		ps.Refuse(source.Pos{File: name}, ruleOtherForce, "put each force's workbook under its own id", "the comments are not those of %s", by.Name)
		return nil, ps
	}
	return c, ps
}
