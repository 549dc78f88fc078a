package workbook

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Open reads a workbook that nobody is editing: a file with the lock of Excel
// ("~$name") or of LibreOffice (".~lock.name#") beside it is refused, and so is
// one whose size or time changes while it is read. An ordinary error means that
// the file could not be reached.
func Open(path, name string, lim sheet.Limits) (*sheet.Book, source.Problems, error) {
	rules := source.Index(Rules())
	var ps source.Problems
	before, err := state(path)
	if err != nil {
		return nil, nil, err
	}
	if locked(path, before.folder) {
		ps.Breach(rules[ruleBeingEdited], source.Pos{File: name}, "is still being edited: a lock file stands beside it")
		return nil, ps, nil
	}
	book, err := sheet.Open(path, name, lim)
	var faults source.Problems
	switch {
	case errors.As(err, &faults):
		return nil, faults, nil
	case err != nil:
		return nil, nil, err
	}
	after, err := state(path)
	if err != nil || !after.equal(before) {
		ps.Breach(rules[ruleChanged], source.Pos{File: name}, "changed while it was read")
		return nil, ps, nil
	}
	return book, nil, nil
}

// fileState is what a file, or the files of a folder, look like from outside.
type fileState struct {
	folder bool
	files  []fs.FileInfo
}

func state(path string) (fileState, error) {
	info, err := os.Stat(path)
	if err != nil {
		return fileState{}, err
	}
	if !info.IsDir() {
		return fileState{files: []fs.FileInfo{info}}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return fileState{}, err
	}
	s := fileState{folder: true}
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			s.files = append(s.files, info)
		}
	}
	return s, nil
}

func (s fileState) equal(o fileState) bool {
	if len(s.files) != len(o.files) {
		return false
	}
	for i, a := range s.files {
		b := o.files[i]
		if a.Name() != b.Name() || a.Size() != b.Size() || !a.ModTime().Equal(b.ModTime()) {
			return false
		}
	}
	return true
}

// locked reports whether a lock file of a spreadsheet program stands beside a
// file, or inside a folder of csv files.
func locked(path string, folder bool) bool {
	dir, base := filepath.Split(filepath.Clean(path))
	if folder {
		dir, base = path, ""
	}
	entries, err := os.ReadDir(cmp.Or(dir, "."))
	if err != nil {
		return false // a folder that cannot be listed holds no lock that can be seen
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

// excelLock allows for Excel, which drops the first two letters of a long name
// in some versions to make room for "~$".
func excelLock(of, base string) bool { return len(base) > 8 && of == base[2:] }
