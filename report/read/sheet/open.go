package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

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

// scanPath reads a file or a folder.
func scanPath(path, name string, lim Limits, want wanted) (*Book, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, withoutPath(err))
	}
	book := &Book{Name: name}
	switch {
	case info.IsDir():
		err = scanFolder(path, book, lim, want)
	case info.Mode().IsRegular():
		err = scanFile(path, info, book, lim, want)
	default:
		err = refuse(ruleKind, "is neither a file nor a folder").withHint("name the file itself, not a link to it")
	}
	var f *fault
	switch {
	case errors.As(err, &f):
		return nil, f.problems(name)
	case err != nil:
		return nil, err
	}
	book.Notices.Sort()
	return book, nil
}

// withoutPath keeps the real path out of messages.
func withoutPath(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Op, p.Err)
	}
	return err
}

// scanFile reads one file that is known to be regular, and makes sure that it
// was the same file from beginning to end.
func scanFile(path string, before os.FileInfo, book *Book, lim Limits, want wanted) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%s: %w", book.Name, withoutPath(err))
	}
	defer file.Close()
	opened, err := file.Stat()
	if err != nil {
		return fmt.Errorf("%s: %w", book.Name, withoutPath(err))
	}
	changed := refuse(ruleChanged, "changed while it was read").withHint("run again when nobody works on it")
	if !os.SameFile(before, opened) {
		return changed
	}
	if opened.Size() > lim.FileSize {
		return overLimit("bytes in a file", lim.FileSize)
	}
	sum := sha256.New()
	if _, err := io.CopyBuffer(struct{ io.Writer }{sum}, struct{ io.Reader }{file}, make([]byte, 64<<10)); err != nil {
		return fmt.Errorf("%s: %w", book.Name, withoutPath(err))
	}
	book.SHA256 = hex.EncodeToString(sum.Sum(nil))
	extension := filepath.Ext(path)
	if extension == "" {
		extension = filepath.Ext(book.Name)
	}
	err = scanOpened(file, opened.Size(), strings.ToLower(extension), book, lim, want)
	after, statErr := file.Stat()
	if statErr != nil {
		return fmt.Errorf("%s: %w", book.Name, withoutPath(statErr))
	}
	if after.Size() != opened.Size() || !after.ModTime().Equal(opened.ModTime()) {
		return changed
	}
	var disk *diskError
	if errors.As(err, &disk) {
		if errors.Is(disk, io.EOF) {
			return changed // cut short under our hands
		}
		return fmt.Errorf("%s: %w", book.Name, err)
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
