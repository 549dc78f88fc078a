// Package publish puts a release in place whole or not at all. Files are staged
// beside the releases, synced, listed in a manifest and renamed into place; one
// symbolic link, current, is then swapped. At every instant current is one
// whole release, or there is none.
//
//	OUT/current → releases/2026-11-23T063000Z-3f9a1c/
//	  public/      MANIFEST.json …
//	  embargoed/   MANIFEST.json …   where something was staged into it
//	  restricted/  MANIFEST.json …
//
// A closed release is its owner's alone; Hold.Open opens its public part later, at
// one instant. The room knows neither policing nor paper.
package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Area is one of the parts of a release.
type Area string

// Public files may be sent out; Embargoed ones are the marked edition, for those
// who may see it before the instant; Restricted ones hold what only those who
// judge may see.
const (
	Public     Area = "public"
	Embargoed  Area = "embargoed"
	Restricted Area = "restricted"
)

// areas are all parts that a release can have. Content is hashed in this order.
func areas() []Area { return []Area{Public, Restricted, Embargoed} }

// modes are the permissions of an area's files and folders. Only the public part
// is ever for others than the owner, and only inside a release that is open.
func (a Area) modes() (file, folder fs.FileMode) {
	if a == Public {
		return 0o640, 0o750
	}
	return 0o600, 0o700
}

// leaves reports whether an area's files go to people outside: there, line-level
// data never stand.
func (a Area) leaves() bool { return a != Restricted }

// ErrLocked says that another run holds the output folder.
var ErrLocked = errors.New("another run holds the output folder")

const (
	currentLink  = "current"
	releasesDir  = "releases"
	lockFile     = ".lock" // of runs, for as long as they work
	gateFile     = ".gate" // of what changes which release stands and how, for moments
	manifestFile = "MANIFEST.json"
)

// Stage is a release being made. Only one exists for an output folder at a time.
type Stage struct {
	root  string
	dir   string
	lock  io.Closer
	mu    sync.Mutex // files may be written by several goroutines
	files map[Area][]File
	seen  map[string]bool
	admit func(same bool) error
}

// Begin takes the lock of the output folder, clears what dead runs left behind
// and opens an empty stage. It returns ErrLocked when another run is at work.
func Begin(root string) (*Stage, error) {
	if err := os.MkdirAll(filepath.Join(root, releasesDir), 0o750); err != nil {
		return nil, err
	}
	lock, err := acquire(filepath.Join(root, lockFile))
	if err != nil {
		return nil, err
	}
	s := &Stage{root: root, lock: lock, files: map[Area][]File{}, seen: map[string]bool{}}
	if err := s.open(); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return s, nil
}

func (s *Stage) open() (err error) {
	if err := undoCommit(s.root); err != nil {
		return err
	}
	if err := sweep(s.root); err != nil {
		return err
	}
	if s.dir, err = os.MkdirTemp(s.root, stagePrefix); err != nil { // 0700
		return err
	}
	if err := os.WriteFile(filepath.Join(s.dir, ownMark), nil, 0o600); err != nil {
		return err
	}
	for _, area := range []Area{Public, Restricted} {
		if err := os.Mkdir(filepath.Join(s.dir, string(area)), 0o700); err != nil {
			return err
		}
	}
	return nil // the embargoed part comes with its first file
}

// Write stages one file, its path slash-separated and inside the area; size and
// digest are filled in. A file that holds line-level data is refused in the areas
// that leave the house.
func (s *Stage) Write(area Area, f File, data []byte) error {
	name := f.Path
	if !fs.ValidPath(name) || name == "." || path.Base(name) == manifestFile {
		return fmt.Errorf("cannot stage %q: not a path inside the release", name)
	}
	if !slices.Contains(areas(), area) {
		return fmt.Errorf("cannot stage %s: a release has no part %q", name, area)
	}
	if f.LineLevel && area.leaves() {
		return fmt.Errorf("cannot stage %s: line-level data never stand in the %s part", name, area)
	}
	if !s.first(area, name) {
		return fmt.Errorf("cannot stage %s twice in %s", name, area)
	}
	full := filepath.Join(s.dir, string(area), filepath.FromSlash(name))
	mode, folder := area.modes()
	if err := os.MkdirAll(filepath.Dir(full), folder); err != nil {
		return err
	}
	if err := writeSynced(full, data, mode); err != nil {
		return err
	}
	f.Size, f.SHA256 = int64(len(data)), digest(data)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[area] = append(s.files[area], f)
	return nil
}

// first notes the name of a file, and reports whether it is new.
func (s *Stage) first(area Area, name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := string(area) + "/" + strings.ToLower(name)
	if s.seen[key] {
		return false
	}
	s.seen[key] = true
	return true
}

// Clear empties the stage, to begin anew.
func (s *Stage) Clear() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, area := range areas() {
		dir := filepath.Join(s.dir, string(area))
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		if area == Embargoed {
			continue // comes with its first file
		}
		if err := os.Mkdir(dir, 0o700); err != nil {
			return err
		}
	}
	clear(s.files)
	clear(s.seen)
	return nil
}

// Carry stages a file of a release in place as it stands there. One that is not
// what that release's manifest says is an error; one that was erased since, because it
// held audited rows, is not there to be carried, and that is none.
func (s *Stage) Carry(release string, area Area, f File) error {
	if !fs.ValidPath(f.Path) {
		return fmt.Errorf("cannot carry %q: not a path inside the release", f.Path)
	}
	if f.LineLevel && area == Restricted {
		e, err := erasureOf(releaseDir(s.root, release))
		if err != nil || slices.Contains(e.Files, f.Path) {
			return err
		}
	}
	data, err := s.held(release, area, f)
	if err != nil {
		return err
	}
	return s.Write(area, f, data)
}

// held is a file of a release in place.
func (s *Stage) held(release string, area Area, f File) ([]byte, error) {
	root, err := os.OpenRoot(releaseDir(s.root, release)) // no link of a release leads out of it
	if err != nil {
		return nil, err
	}
	data, err := root.ReadFile(path.Join(string(area), f.Path))
	if err = errors.Join(err, root.Close()); err != nil {
		return nil, err
	}
	if digest(data) != f.SHA256 {
		return nil, fmt.Errorf("cannot carry %s/%s: it is not what the manifest of %s says", area, f.Path, PathOf(release))
	}
	return data, nil
}

// Placed is a file in its part of a release.
type Placed struct {
	Area Area
	File File
}

// CarryAll stages files of a release in place where every one of them is still what it
// was; else nothing is staged, and all is false.
func (s *Stage) CarryAll(release string, files []Placed) (all bool, err error) {
	held := make([][]byte, len(files))
	for i, f := range files {
		if held[i], err = s.held(release, f.Area, f.File); err != nil {
			return false, nil //nolint:nilerr // whatever it was: they are made anew
		}
	}
	for i, f := range files {
		if err := s.Write(f.Area, f.File, held[i]); err != nil {
			return false, err
		}
	}
	return true, nil
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Files are the files staged in an area so far, in the order of their paths.
func (s *Stage) Files(area Area) []File {
	files := append([]File{}, s.files[area]...)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// areas are the parts that this release will have: what goes out and what stays
// always, if only as a manifest; the embargoed part where it holds something.
func (s *Stage) areas() []Area {
	return slices.DeleteFunc(areas(), func(a Area) bool { return a == Embargoed && len(s.files[a]) == 0 })
}

// Abort removes the stage and gives up the lock. It is safe after Commit.
func (s *Stage) Abort() error {
	if s.lock == nil {
		return nil
	}
	err := os.RemoveAll(s.dir)
	err = errors.Join(err, s.lock.Close())
	s.lock = nil
	return err
}
