package intake

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Place is where a name of the folder is.
func (f *Folder) Place(name string) (Place, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	best := ""
	for other, t := range f.taken {
		if t.outside && within(name, other) && len(other) > len(best) {
			best = other
		}
	}
	switch {
	case best != "":
		return Place{Anchor: f.taken[best].file, Rest: strings.TrimPrefix(strings.TrimPrefix(name, best), "/"), Name: name}, nil
	case name == ".":
		return Place{Anchor: f.dir, Name: name}, nil
	case !fs.ValidPath(name):
		return Place{}, &Refusal{Name: name, What: "is not a path inside the folder", Rule: rulePath, Hint: "write it plainly, with forward slashes", err: fs.ErrInvalid}
	default:
		return Place{Anchor: f.dir, Rest: name, Name: name}, nil
	}
}

// TakePlace takes a path as the file by writes it, and says where it leads.
func (f *Folder) TakePlace(by, written string) (Place, error) {
	name, err := f.Take(by, written)
	if err != nil {
		return Place{Name: name}, err
	}
	return f.Place(name)
}

// ReadFile reads a file of the folder's kind, once.
func (f *Folder) ReadFile(name string) ([]byte, error) {
	data, err := f.readFile(name)
	f.note(asksBytes, name, held(data), err)
	return data, err
}

func (f *Folder) readFile(name string) ([]byte, error) {
	f.mu.Lock()
	data, ok := f.read[name]
	f.mu.Unlock()
	if ok {
		return slices.Clone(data), nil
	}
	p, err := f.Place(name)
	if err != nil {
		return nil, err
	}
	if data, err = p.ReadFile(f.kind); err != nil {
		return nil, f.Note(name, err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if was, ok := f.read[name]; ok { // another goroutine was faster
		data = was
	} else {
		f.read[name] = data
	}
	return slices.Clone(data), nil
}

// ReadDir lists a folder in order of name.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	p, err := f.Place(name)
	if err != nil {
		return nil, err
	}
	entries, err := p.ReadDir()
	f.note(asksEntries, name, listed(entries), err)
	return entries, f.Note(name, err)
}

// Stat says what stands under a name; a link inside the folder is one.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	p, err := f.Place(name)
	if err != nil {
		return nil, err
	}
	info, err := p.Stat()
	f.note(asksForm, name, formOf(info, err), err)
	return info, f.Note(name, err)
}

// check refuses a name under which no file stands, or no folder where one is wanted.
func (f *Folder) check(name string, folder bool) error {
	info, err := f.Stat(name)
	switch {
	case err != nil:
		return err
	case folder:
		return notFolder(name, info)
	default:
		return notRegular(name, info)
	}
}

// Dir is the folder's own path of the machine, beside which outputs are written.
func (f *Folder) Dir() string { return f.dir }

// Sub is a folder inside the folder, as a file system.
func (f *Folder) Sub(dir string) (fs.FS, error) { return sub{f, dir}, nil }

// sub is a folder inside another.
type sub struct {
	in  *Folder
	dir string
}

func (s sub) Open(name string) (fs.File, error) { return s.in.Open(path.Join(s.dir, name)) }

func (s sub) ReadFile(name string) ([]byte, error) { return s.in.ReadFile(path.Join(s.dir, name)) }

func (s sub) ReadDir(name string) ([]fs.DirEntry, error) { return s.in.ReadDir(path.Join(s.dir, name)) }

func (s sub) Stat(name string) (fs.FileInfo, error) { return s.in.Stat(path.Join(s.dir, name)) }

// Open reads a file whole, as ReadFile does. A folder is not opened but listed.
func (f *Folder) Open(name string) (fs.File, error) {
	data, err := f.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &file{Reader: bytes.NewReader(data), name: path.Base(name), size: int64(len(data))}, nil
}

// file is a file that was read.
type file struct {
	io.Reader
	name string
	size int64
}

func (f *file) Close() error               { return nil }
func (f *file) Stat() (fs.FileInfo, error) { return f, nil }
func (f *file) Name() string               { return f.name }
func (f *file) Size() int64                { return f.size }
func (f *file) Mode() fs.FileMode          { return 0o400 }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return false }
func (f *file) Sys() any                   { return nil }

func sortEntries(entries []fs.DirEntry) {
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
}
