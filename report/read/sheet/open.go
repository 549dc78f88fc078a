package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"assize/report/read/intake"
	"assize/report/read/source"
)

// wanted chooses the sheets whose rows are handed out.
type wanted func(*Sheet) func(Row) error

// rows is the function that takes the sheet's rows, or nil.
func (w wanted) rows(s *Sheet) func(Row) error {
	if w == nil {
		return nil
	}
	return w(s)
}

// scanPlace reads a file or a folder.
func scanPlace(place intake.Place, book *Book, lim Limits, want wanted) (*Book, error) {
	info, err := place.Stat()
	if err != nil {
		return nil, refusedFile(err)
	}
	if info.IsDir() {
		err = scanFolder(place, book, lim, want)
	} else {
		_, err = scanFile(place, book, lim, want)
	}
	var f *fault
	switch {
	case errors.As(err, &f):
		return nil, f.problems(place.Name)
	case err != nil:
		return nil, refusedFile(err)
	}
	book.Notices.Sort()
	return book, nil
}

// refusedFile makes problems of the refusal of a file that is there, and is none
// that may be read; that it is missing or the account may not read it, or a fault of
// the machine, is an ordinary error.
func refusedFile(err error) error {
	var r *intake.Refusal
	if !errors.As(err, &r) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return err
	}
	var ps source.Problems
	intake.Refuse(&ps, source.Pos{File: r.Name}, r.Rule, r)
	return ps
}

// scanFile reads one file, and makes sure that it was the same file from beginning
// to end. The size is the file's, in bytes.
func scanFile(place intake.Place, book *Book, lim Limits, want wanted) (size int64, err error) {
	file, opened, err := place.Open()
	if err != nil {
		return 0, err
	}
	defer file.Close()
	if opened.Size() > lim.FileSize {
		return 0, overSize("megabytes", "in a file", lim.FileSize)
	}
	sum := sha256.New()
	whole := io.LimitReader(file, opened.Size()+1) // a file that grows does not keep us
	if _, err := io.CopyBuffer(struct{ io.Writer }{sum}, whole, make([]byte, 64<<10)); err != nil {
		return 0, failedRead(book.Name, err)
	}
	book.SHA256 = hex.EncodeToString(sum.Sum(nil))
	extension := filepath.Ext(place.Base())
	if extension == "" {
		extension = filepath.Ext(book.Name)
	}
	err = scanOpened(file, opened.Size(), strings.ToLower(extension), book, lim, want)
	after, statErr := file.Stat()
	if statErr != nil {
		return 0, failedRead(book.Name, statErr)
	}
	changed := refuse(ruleChanged, "changed while it was read").withHint("run again when nobody works on it")
	if after.Size() != opened.Size() || !after.ModTime().Equal(opened.ModTime()) {
		return 0, changed
	}
	var disk *diskError
	if errors.As(err, &disk) {
		if errors.Is(disk, io.EOF) {
			return 0, changed // cut short under our hands
		}
		return 0, failedRead(book.Name, err)
	}
	return opened.Size(), err
}

// failedRead is an error of the system with the name of the file.
func failedRead(name string, err error) error {
	if m := intake.MachineFault(name, err); m != nil {
		return m
	}
	return fmt.Errorf("%s: %w", name, withoutPath(err))
}

// withoutPath keeps the real path out of messages.
func withoutPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Op, p.Err)
	}
	return err
}

// scanOpened finds out what the file is, and reads it, when it is what its
// extension says.
func scanOpened(file io.ReaderAt, size int64, extension string, book *Book, lim Limits, want wanted) error {
	if size == 0 {
		return refuse(ruleKind, "is empty")
	}
	head := make([]byte, min(size, 4096))
	if _, err := file.ReadAt(head, 0); err != nil && err != io.EOF {
		return unreadable(err)
	}
	found := sniff(head)
	if found == "compound" {
		var err error
		if found, err = compoundKind(file, size); err != nil {
			return err
		}
	}
	switch extension {
	case ".xlsx", ".xlsm", ".xltx", ".xltm", ".ods", ".ots":
		if found != "zip" {
			return misnamed(found, extension)
		}
		a, err := openArchive(file, size, lim)
		if err != nil {
			return err
		}
		return scanPackage(a, extension, book, want)
	case ".csv", ".tsv":
		if found != "text" {
			return misnamed(found, extension)
		}
		return scanCSV(diskReader{io.NewSectionReader(file, 0, size)}, book, lim, want)
	}
	return misnamed(found, extension)
}

// notice adds a warning to the book.
func (b *Book) notice(at source.Pos, rule, format string, args ...any) {
	b.Notices.Warn(at, rule, "", format, args...)
}

// sheetNotices tells what a reader of the sheet should know.
func (b *Book) sheetNotices(s *Sheet) {
	switch s.State {
	case Visible:
	case Hidden:
		b.notice(s.At(0, 0), ruleHiddenSheet, "is a hidden sheet")
	case VeryHidden:
		b.notice(s.At(0, 0), ruleHiddenSheet, "is a sheet that only a macro can show")
	}
	if n := countSpans(s.HiddenRows); n > 0 {
		b.notice(s.At(s.HiddenRows[0].First, 0), ruleHiddenRows, "%d hidden rows", n)
	}
	if n := countSpans(s.HiddenColumns); n > 0 {
		b.notice(s.At(1, s.HiddenColumns[0].First), ruleHiddenColumns, "%d hidden columns", n)
	}
	if s.Filtered {
		b.notice(s.At(s.Filter.FirstRow, s.Filter.FirstColumn), ruleFilter, "a filter is set")
	}
	if n := len(s.Merged); n > 0 {
		b.notice(s.At(s.Merged[0].FirstRow, s.Merged[0].FirstColumn), ruleMerged, "%d merged ranges", n)
	}
	if b.uncached > 0 {
		b.notice(s.At(0, 0), ruleUncached, "%d formulas without a stored result", b.uncached)
		b.uncached = 0
	}
}

// countSpans is how many rows or columns the spans hold.
func countSpans(spans []Span) int {
	n := 0
	for _, s := range spans {
		n += s.Last - s.First + 1
	}
	return n
}
