package inputs

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
)

// overlay is the shipped tree with a job's own folder laid over it: a file of
// the same name in the folder takes the shipped one's place.
type overlay struct {
	over, under fs.FS
}

// LaidOver puts over on top of under; a nil over is under alone.
func LaidOver(over, under fs.FS) fs.FS {
	if over == nil {
		return under
	}
	return overlay{over, under}
}

// Open opens the file on top, or the one below it.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}

// ReadFile reads the file on top, or the one below it.
func (o overlay) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(o.over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadFile(o.under, name)
	}
	return data, err
}

// Stat says what the file on top is, or the one below it.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(o.over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.Stat(o.under, name)
	}
	return info, err
}

// ReadDir lists the files of both, each name once.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	top, errTop := fs.ReadDir(o.over, name)
	if errTop != nil && !errors.Is(errTop, fs.ErrNotExist) {
		return nil, errTop
	}
	below, errBelow := fs.ReadDir(o.under, name)
	if errBelow != nil && (errTop != nil || !errors.Is(errBelow, fs.ErrNotExist)) {
		return nil, errBelow
	}
	for _, e := range below {
		if !slices.ContainsFunc(top, func(t fs.DirEntry) bool { return t.Name() == e.Name() }) {
			top = append(top, e)
		}
	}
	slices.SortFunc(top, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return top, nil
}
