package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Place is where a file or a folder is, and how it is told. It can be handed to
// another process.
type Place struct {
	Anchor string // path of the machine; folders on it may be links, a file is none
	Rest   string // the way on, slash-separated, on which there are none; "" where Anchor is all
	Name   string // how it is told in messages and outputs
}

// Typed is a place that a command line names: it is told by its last element.
func Typed(file string) Place {
	return Place{Anchor: file, Name: filepath.Base(filepath.Clean(file))}
}

// Base is the last element of the place's path, by which formats are told apart.
func (p Place) Base() string {
	if p.Rest != "" {
		return path.Base(p.Rest)
	}
	return filepath.Base(p.Anchor)
}

// In is a place inside the folder that p is.
func (p Place) In(name string) Place {
	return Place{Anchor: p.Anchor, Rest: path.Join(p.Rest, name), Name: path.Join(p.Name, name)}
}

// Folder is the folder in which p stands.
func (p Place) Folder() Place {
	if p.Rest == "" {
		return Place{Anchor: filepath.Dir(filepath.Clean(p.Anchor)), Name: path.Dir(p.Name)}
	}
	rest := path.Dir(p.Rest)
	if rest == "." {
		rest = ""
	}
	return Place{Anchor: p.Anchor, Rest: rest, Name: path.Dir(p.Name)}
}

// Absolute is the place for a process that works in another folder.
func (p Place) Absolute() (Place, error) {
	full, err := filepath.Abs(p.Anchor)
	p.Anchor = full
	return p, err
}

// Stat says what stands there, a link inside a folder being one.
func (p Place) Stat() (fs.FileInfo, error) {
	return bounded(p.Name, func() (fs.FileInfo, error) {
		info, err := p.stat()
		if err != nil {
			return nil, asRefusal(p.Name, err)
		}
		return info, nil
	})
}

func (p Place) stat() (fs.FileInfo, error) {
	if p.Rest == "" {
		info, err := os.Lstat(p.Anchor)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			if to, err := os.Stat(p.Anchor); err == nil && to.IsDir() {
				return to, nil
			}
		}
		return info, err
	}
	root, base, err := p.root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Lstat(base)
}

// Open opens the regular file that stands there, without waiting for anything, and
// says what it is. How much of it may be read is the caller's business.
func (p Place) Open() (*os.File, fs.FileInfo, error) {
	type opened struct {
		file *os.File
		info fs.FileInfo
	}
	o, err := bounded(p.Name, func() (opened, error) {
		f, info, err := p.open()
		if err != nil {
			return opened{}, asRefusal(p.Name, err)
		}
		return opened{f, info}, nil
	})
	return o.file, o.info, err
}

func (p Place) open() (*os.File, fs.FileInfo, error) {
	const flags = os.O_RDONLY | syscall.O_NONBLOCK // a pipe put there meanwhile does not keep us waiting
	openFile := func() (*os.File, error) { return os.OpenFile(p.Anchor, flags, 0) }
	stat := func() (fs.FileInfo, error) { return os.Lstat(p.Anchor) }
	if p.Rest != "" {
		root, base, err := p.root()
		if err != nil {
			return nil, nil, err
		}
		defer root.Close()
		openFile = func() (*os.File, error) { return root.OpenFile(base, flags, 0) }
		stat = func() (fs.FileInfo, error) { return root.Lstat(base) }
	}
	before, err := stat()
	if err == nil {
		err = notRegular(p.Name, before)
	}
	if err != nil {
		return nil, nil, err
	}
	f, err := openFile()
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case !os.SameFile(before, info):
		err = changed(p.Name)
	default:
		return f, info, nil
	}
	return nil, nil, errors.Join(err, f.Close())
}

// root opens the folder in which a place of several steps stands, step by step, and
// names the last. A step that is a link, or becomes one meanwhile, is refused.
func (p Place) root() (*os.Root, string, error) {
	info, err := os.Stat(p.Anchor)
	if err == nil {
		err = notFolder(p.Name, info) // opening a pipe would wait
	}
	if err != nil {
		return nil, "", err
	}
	root, err := os.OpenRoot(p.Anchor)
	if err != nil {
		return nil, "", err
	}
	steps := strings.Split(p.Rest, "/")
	for i, step := range steps[:len(steps)-1] {
		next, err := into(root, step, strings.TrimSuffix(p.Name, strings.Join(steps[i+1:], "/")))
		root.Close()
		if err != nil {
			return nil, "", err
		}
		root = next
	}
	return root, steps[len(steps)-1], nil
}

// into opens a folder inside another.
func into(root *os.Root, step, name string) (*os.Root, error) {
	name = strings.TrimSuffix(name, "/")
	before, err := root.Lstat(step)
	if err == nil {
		err = notFolder(name, before)
	}
	if err != nil {
		return nil, err
	}
	next, err := root.OpenRoot(step)
	if err != nil {
		return nil, err
	}
	if info, err := next.Stat("."); err != nil || !os.SameFile(before, info) {
		next.Close()
		return nil, errors.Join(err, changed(name))
	}
	return next, nil
}

// ReadFile reads the whole of a file of a kind.
func (p Place) ReadFile(k Kind) ([]byte, error) {
	return bounded(p.Name, func() ([]byte, error) {
		f, info, err := p.open()
		if err != nil {
			return nil, asRefusal(p.Name, err)
		}
		defer f.Close()
		data, err := whole(p.Name, k, f, info.Size())
		if err != nil {
			return nil, asRefusal(p.Name, err)
		}
		return data, nil
	})
}

// whole reads a file of a known size, and no more than that and its kind allow.
func whole(name string, k Kind, r io.Reader, size int64) ([]byte, error) {
	if size > k.limit() {
		return nil, &Refusal{
			Name: name, What: fmt.Sprintf("is larger than the %d MB that %s may have", k.limit()>>20, k), Rule: ruleSize,
			Hint: "name the file that is meant",
		}
	}
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	n, err := b.ReadFrom(io.LimitReader(r, size+1))
	switch {
	case err != nil:
		return nil, err
	case n != size:
		return nil, changed(name)
	default:
		return b.Bytes(), nil
	}
}

// mostEntries are the entries that a folder may have.
const mostEntries = 100_000

// ReadDir lists a folder in order of name.
func (p Place) ReadDir() ([]fs.DirEntry, error) {
	return bounded(p.Name, func() ([]fs.DirEntry, error) {
		entries, err := p.readDir()
		if err != nil {
			return nil, asRefusal(p.Name, err)
		}
		return entries, nil
	})
}

func (p Place) readDir() ([]fs.DirEntry, error) {
	inside := p
	inside.Rest = strings.TrimPrefix(p.Rest+"/.", "/")
	root, _, err := inside.root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(mostEntries + 1)
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	case len(entries) > mostEntries:
		return nil, &Refusal{Name: p.Name, What: fmt.Sprintf("holds more than %d files", mostEntries), Rule: ruleSize, Hint: "name the folder that is meant"}
	}
	sortEntries(entries)
	return entries, nil
}

// patience is how long a file may take to be opened and read whole. A file system
// that does not answer for so long is a fault of the machine.
const patience = 10 * time.Second

// bounded does what may hang in the system, and does not wait for it longer than the
// patience: the goroutine then ends with the program.
func bounded[T any](name string, do func() (T, error)) (T, error) {
	return answered(patience, name, do)
}

func answered[T any](limit time.Duration, name string, do func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := do()
		done <- result{v, err}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case r := <-done:
		return r.value, r.err
	case <-timer.C:
		var none T
		return none, &MachineError{Doing: name, Err: fmt.Errorf("the file system does not answer within %v", limit)}
	}
}
