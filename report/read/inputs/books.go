package inputs

import (
	"context"
	"errors"
	"io/fs"
	"path"

	"assize/report/read/comments"
	"assize/report/read/confine"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Books reads the workbooks of a job: each in a child process with limits.
type Books struct {
	Files  *intake.Folder
	Reader confine.Reader
	Forces *register.Register
}

// Read reads a workbook. Where the machine could not, or the work is being stopped,
// there is none.
func (b *Books) Read(ctx context.Context, name string) (*sheet.Book, source.Problems) {
	place, err := b.Files.Place(name)
	b.Files.Witness(name) // the child that reads it tells nobody
	var book *sheet.Book
	var ps source.Problems
	if err == nil {
		book, ps, err = b.Reader.Read(ctx, place)
	}
	if err = b.Files.Note(name, err); err != nil && ctx.Err() == nil {
		intake.Refuse(&ps, source.Pos{File: name}, ruleSetup, err)
	}
	return book, ps
}

// CommentsFile is where the comments of a force are in a folder; "" where they are
// not. They come back as xlsx, as ods, or as a folder of csv.
func (b *Books) CommentsFile(folder, force string) (string, error) {
	for _, ext := range []string{".xlsx", ".ods", ""} {
		name := path.Join(folder, force+ext)
		if _, err := b.Files.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return name, err
		}
	}
	return "", nil
}

// ruleOtherForce is broken by comments that are not those of their force.
const ruleOtherForce = "comments-of-another-force"

// Comments reads a workbook of comments, and holds it to be that of a force, by its id
// and as it is called; nil where it was refused.
func (b *Books) Comments(ctx context.Context, name, force, called string) (*comments.Comments, source.Problems) {
	book, ps := b.Read(ctx, name)
	if book == nil || ps.Refused() {
		return nil, ps
	}
	c, found := comments.Read(book)
	ps = append(ps, found...)
	if c == nil || found.Refused() {
		return nil, ps
	}
	if of, err := b.Forces.Resolve(c.Force); err != nil || of.ID != force {
		ps.Refuse(source.Pos{File: name}, ruleOtherForce, "put each force's workbook under its own id", "the comments are not those of %s", called)
		return nil, ps
	}
	return c, ps
}
