package workbook

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Open reads a workbook that nobody is editing: a file with the lock of Excel
// ("~$name") or of LibreOffice (".~lock.name#") beside it is refused, and so is
// a folder of csv files with such a lock inside. That a file does not change
// while it is read, sheet.Open sees to. An ordinary error means that the file
// could not be reached.
func Open(path, name string, lim sheet.Limits) (*sheet.Book, source.Problems, error) {
	var ps source.Problems
	if locked(path) {
		ps.Breach(source.Index(Rules())[ruleBeingEdited], source.Pos{File: name}, "is still being edited: a lock file stands beside it")
		return nil, ps, nil
	}
	book, err := sheet.Open(path, name, lim)
	if errors.As(err, &ps) {
		return nil, ps, nil
	}
	return book, nil, err
}

// locked reports whether a lock file of a spreadsheet program stands beside a
// file, or inside a folder.
func locked(path string) bool {
	info, err := os.Stat(path)
	folder := err == nil && info.IsDir()
	path = filepath.Clean(path)
	dir, base := filepath.Dir(path), filepath.Base(path)
	if folder {
		dir = path
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false // a folder that cannot be listed shows no lock; opening the file tells more
	}
	for _, e := range entries {
		if of, ok := lockOf(e.Name()); ok && (folder || of == base || excelLock(of, base)) {
			return true
		}
	}
	return false
}

// lockOf is the name of the file that a lock file locks.
func lockOf(name string) (string, bool) {
	if of, ok := strings.CutPrefix(name, "~$"); ok {
		return of, true
	}
	if of, ok := strings.CutPrefix(name, ".~lock."); ok {
		return strings.CutSuffix(of, "#")
	}
	return "", false
}

// excelLock allows for versions of Excel that drop the first two letters of a
// long name to make room for "~$".
func excelLock(of, base string) bool { return len(base) > 8 && of == base[2:] }
