package intake

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// Folder is a job's folder as a file system. Its own files stand under their paths
// in it; a file or folder elsewhere, once the job has named it, under the name by
// which outputs tell it. What was read once is the same for as long as the Folder
// is used. It may be used by several goroutines.
type Folder struct {
	*shelf
	kind  Kind
	heard map[question]string // what it answered to one who listens; nil for nobody
	quiet bool                // its answers are not noted
}

// shelf is what all views of a folder share.
type shelf struct {
	dir   string
	mu    sync.Mutex
	taken map[string]taken // what the job has named, by the name that tells it
	read  map[string][]byte
	fault error

	answers map[question]string
}

// taken is a file or folder that the job has named.
type taken struct {
	file    string // its path of the machine
	outside bool   // folders on the way to it may be links
}

// In is a folder of the machine, as a file system of settings.
func In(dir string) *Folder {
	return &Folder{shelf: &shelf{dir: dir, taken: map[string]taken{}, read: map[string][]byte{}, answers: map[question]string{}}}
}

// Beside is the folder in which a file that a command line names stands, and the
// file's name in it.
func Beside(file string) (*Folder, string) {
	dir, base := filepath.Split(file)
	if dir == "" {
		dir = "."
	}
	f := In(dir)
	f.taken[base] = taken{file, true}
	return f, base
}

// For is the same folder for files of another kind.
func (f *Folder) For(k Kind) *Folder { return &Folder{shelf: f.shelf, kind: k, heard: f.heard} }

// Fault is the first fault of the machine that was met in the folder, whatever was
// made of it; nil for none.
func (f *Folder) Fault() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fault
}

// Note remembers err where it is a fault of the machine, and hands it on.
func (f *Folder) Note(name string, err error) error {
	m := MachineFault(name, err)
	if m == nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fault == nil {
		f.fault = m
	}
	return m
}

// Take takes a path as somebody wrote it in the file by (a name in the folder), and
// returns the name by which it is told from then on: its path from the folder, with
// forward slashes, where it is written relative; its last element where it is
// absolute, because the rest is a path of the machine. Two files that would be told
// by one name are refused.
func (f *Folder) Take(by, written string) (string, error) {
	if isAbsolute(written) {
		return f.claim(NameOf(written), taken{written, true})
	}
	if err := plain(written); err != nil {
		return written, err
	}
	from, err := f.Place(by)
	if err != nil {
		return written, err
	}
	name := path.Join(path.Dir(by), written)
	if from.Rest == "" { // the file itself is elsewhere, or named by a command line
		t := taken{filepath.Join(filepath.Dir(from.Anchor), native(written)), true}
		t.outside = t.outside && (outside(name) || t.file != filepath.Join(f.dir, native(name)))
		return f.claim(name, t)
	}
	return f.claim(name, taken{filepath.Join(f.dir, native(name)), outside(name)})
}

// Take takes a path as the file by, of any file system, writes it: in a Folder as the
// Folder does, elsewhere relative to the file. What is not there, or is no folder
// where one is wanted, is refused.
func Take(fsys fs.FS, by, written string, folder bool) (string, error) {
	f, ok := fsys.(*Folder)
	if !ok {
		name := path.Join(path.Dir(by), written)
		if _, err := fs.Stat(fsys, name); err != nil {
			return name, asRefusal(name, err)
		}
		return name, nil
	}
	name, err := f.Take(by, written)
	if err != nil {
		return name, err
	}
	return name, f.check(name, folder)
}

// NameOf is what messages call a path or a pattern that somebody wrote: an absolute
// one without the folders that it spells out.
func NameOf(written string) string {
	if !isAbsolute(written) {
		return written
	}
	_, open := splitPattern(filepath.ToSlash(written))
	return open
}

// Find takes the files that a pattern means, in order of name. Folders that the
// pattern spells out may be links where they are not the job's own. What an absolute pattern finds is told from
// its first element with a wildcard on. It is no answer that is noted: a pattern is asked
// in every run, and what else lies in its folders, such as the output of the last run, is
// nothing to it.
func (f *Folder) Find(pattern string) ([]string, error) {
	if !isAbsolute(pattern) {
		if err := plain(pattern); err != nil {
			return nil, err
		}
	}
	spelt, open := splitPattern(filepath.ToSlash(pattern))
	absolute := isAbsolute(pattern)
	if !absolute && outside(pattern) {
		if _, err := f.claim(spelt, taken{filepath.Join(f.dir, native(spelt)), true}); err != nil {
			return nil, err
		}
	}
	if !absolute {
		return fs.Glob(&Folder{shelf: f.shelf, kind: f.kind, quiet: true}, pattern)
	}
	elsewhere := &Folder{shelf: In(native(spelt)).shelf, kind: f.kind}
	found, err := fs.Glob(elsewhere, open)
	if fault := elsewhere.Fault(); fault != nil {
		return nil, f.Note(pattern, fault)
	}
	for _, name := range found {
		if _, err := f.claim(name, taken{filepath.Join(native(spelt), native(name)), true}); err != nil {
			return nil, err
		}
	}
	return found, err
}

// splitPattern parts a pattern before its first element with a wildcard.
func splitPattern(pattern string) (spelt, open string) {
	i := strings.IndexAny(pattern, `*?[\`)
	if i < 0 {
		i = len(pattern)
	}
	cut := strings.LastIndexByte(pattern[:i], '/') + 1
	return path.Clean(pattern[:cut]), pattern[cut:]
}

// claim gives a file a name. A name, or a part of one, that means a file elsewhere
// already means no other.
func (f *Folder) claim(name string, t taken) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for other, was := range f.taken {
		if was.outside && within(name, other) && was.at(other, name) != t.file ||
			t.outside && within(other, name) && t.at(name, other) != was.file {
			return name, twice(name)
		}
	}
	if _, ok := f.taken[name]; !ok {
		f.taken[name] = t
	}
	return name, nil
}

// at is the path of the machine of something inside what is taken under a name.
func (t taken) at(name, inside string) string {
	return filepath.Join(t.file, native(strings.TrimPrefix(inside, name)))
}

// within reports whether a name is that of a folder, or of something inside it.
func within(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }

func twice(name string) error {
	return &Refusal{Name: name, What: "is the name of two files of the job", Rule: ruleTwice, Hint: "outputs tell a file by its path as the job writes it, and an absolute one by its last part: rename one, or write both relative to the job"}
}

func isAbsolute(p string) bool { return path.IsAbs(p) || filepath.IsAbs(p) }

// outside reports whether a clean name leads above the folder.
func outside(name string) bool { return name == ".." || strings.HasPrefix(name, "../") }

// plain refuses a relative path that is not written as it is told.
func plain(written string) error {
	if written == "" || path.Clean(written) != written || strings.ContainsAny(written, "\\\x00") {
		return &Refusal{Name: written, What: "is not a path written plainly", Rule: rulePath, Hint: "write it relative to the file that names it, with forward slashes, or absolute"}
	}
	return nil
}
