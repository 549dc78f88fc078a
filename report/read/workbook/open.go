package workbook

import (
	"errors"
	"strings"

	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Open reads a workbook that nobody is editing: a file with the lock of Excel
// ("~$name") or of LibreOffice (".~lock.name#") beside it is refused, and so is
// a folder of csv files with such a lock inside. That a file does not change
// while it is read, sheet.Open sees to. Declared is the encoding of csv files. An
// ordinary error means that the file could not be reached.
func Open(place intake.Place, lim sheet.Limits, declared ...sheet.Encoding) (*sheet.Book, source.Problems, error) {
	var ps source.Problems
	if locked(place) {
		ps.Breach(source.Index(Rules())[ruleBeingEdited], source.Pos{File: place.Name}, "is still being edited: a lock file stands beside it")
		return nil, ps, nil
	}
	book, err := sheet.Open(place, lim, declared...)
	if errors.As(err, &ps) {
		return nil, ps, nil
	}
	return book, nil, err
}

// locked reports whether a lock file of a spreadsheet program stands beside a
// file, or inside a folder.
func locked(place intake.Place) bool {
	info, err := place.Stat()
	folder := err == nil && info.IsDir()
	dir, base := place.Folder(), place.Base()
	if folder {
		dir = place
	}
	entries, err := dir.ReadDir()
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
