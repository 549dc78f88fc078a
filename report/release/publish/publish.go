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
	"time"
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
	stagePrefix  = ".stage-"
	lockFile     = ".lock"
	manifestFile = "MANIFEST.json"
)

// Stage is a release being made. Only one exists for an output folder at a time.
type Stage struct {
	root  string
	dir   string
	lock  io.Closer
	files map[Area][]File
	seen  map[string]bool
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

func (s *Stage) open() error {
	stale, err := filepath.Glob(filepath.Join(s.root, stagePrefix+"*"))
	if err != nil {
		return err
	}
	for _, dir := range stale {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	if s.dir, err = os.MkdirTemp(s.root, stagePrefix); err != nil { // 0700
		return err
	}
	for _, area := range []Area{Public, Restricted} {
		if err := os.Mkdir(filepath.Join(s.dir, string(area)), 0o700); err != nil {
			return err
		}
	}
	return nil // the embargoed part comes with its first file
}

// Write stages one file, name being a slash-separated path inside the area. A
// file that holds line-level data is refused in the areas that leave the house.
func (s *Stage) Write(area Area, name string, data []byte, lineLevel bool) error {
	if !fs.ValidPath(name) || name == "." || path.Base(name) == manifestFile {
		return fmt.Errorf("cannot stage %q: not a path inside the release", name)
	}
	if !slices.Contains(areas(), area) {
		return fmt.Errorf("cannot stage %s: a release has no part %q", name, area)
	}
	if lineLevel && area.leaves() {
		return fmt.Errorf("cannot stage %s: line-level data never stand in the %s part", name, area)
	}
	key := string(area) + "/" + strings.ToLower(name)
	if s.seen[key] {
		return fmt.Errorf("cannot stage %s twice in %s", name, area)
	}
	s.seen[key] = true
	full := filepath.Join(s.dir, string(area), filepath.FromSlash(name))
	file, folder := area.modes()
	if err := os.MkdirAll(filepath.Dir(full), folder); err != nil {
		return err
	}
	if err := writeSynced(full, data, file); err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	s.files[area] = append(s.files[area], File{Path: name, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:]), LineLevel: lineLevel})
	return nil
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

// Release is a release in place.
type Release struct {
	ID        string
	Dir       string // OUT/releases/ID
	Unchanged bool   // the current release already had the same content
}

// Commit writes the manifests, puts the stage in place under an id made of the
// instant and the content, and swaps current. A release whose content equals
// the current one is not made again: the current one stands, open or closed.
func (s *Stage) Commit(about About, now time.Time) (Release, error) {
	m := about.manifest()
	m.Content = m.contentOf(s.Files)
	if id, ok := s.standing(m.Content); ok {
		return Release{ID: id, Dir: releaseDir(s.root, id), Unchanged: true}, s.Abort()
	}
	id := now.UTC().Format(idTime) + "-" + m.Content[:6]
	m.Release = id
	for _, area := range s.areas() {
		if err := s.writeManifest(area, about, m); err != nil {
			return Release{}, err
		}
	}
	if err := s.setModes(about.Closed); err != nil {
		return Release{}, err
	}
	if err := syncTree(s.dir); err != nil {
		return Release{}, err
	}
	dir := releaseDir(s.root, id)
	if err := os.Rename(s.dir, dir); err != nil {
		return Release{}, err
	}
	if err := syncDir(filepath.Join(s.root, releasesDir)); err != nil {
		return Release{}, err
	}
	if err := s.swap(id); err != nil {
		return Release{}, err
	}
	return Release{ID: id, Dir: dir}, s.Abort()
}

// setModes opens the public part to the owner's group, or closes the whole to
// all but the owner. The stage itself is the owner's alone until then, so that
// there is no instant at which a closed release was open.
func (s *Stage) setModes(closed bool) error {
	public := filepath.Join(s.dir, string(Public))
	if !closed {
		return errors.Join(os.Chmod(public, 0o750), os.Chmod(s.dir, 0o750))
	}
	return filepath.WalkDir(s.dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			return os.Chmod(p, 0o700) //nolint:gosec // a folder that its owner can enter
		}
		return os.Chmod(p, 0o600)
	})
}

// swap points current at a release in one step.
func (s *Stage) swap(id string) error {
	next := filepath.Join(s.root, stagePrefix+"current")
	if err := os.RemoveAll(next); err != nil {
		return err
	}
	if err := os.Symlink(filepath.Join(releasesDir, id), next); err != nil {
		return err
	}
	if err := os.Rename(next, filepath.Join(s.root, currentLink)); err != nil {
		return err
	}
	return syncDir(s.root)
}

// standing is the id of the current release, where that is whole and has this
// content.
func (s *Stage) standing(content string) (string, bool) {
	id, err := CurrentID(s.root)
	if err != nil || id == "" {
		return "", false
	}
	m, err := ReadRelease(s.root, id)
	if err != nil || m.Content != content {
		return "", false
	}
	faults, err := Verify(releaseDir(s.root, id))
	return id, err == nil && len(faults) == 0
}

func writeSynced(name string, data []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// syncTree syncs every folder below and including dir, so that the names of
// synced files are durable before the rename.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return err
		}
		return syncDir(p)
	})
}
