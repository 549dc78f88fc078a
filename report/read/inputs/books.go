package inputs

import (
	"context"

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
