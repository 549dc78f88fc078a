package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Release is what Commit put in place.
type Release struct {
	ID        string // name of its folder under releases
	Dir       string // path of the release
	Unchanged bool   // the current release already had the same content
}

// StandsError says that a release is in place and current leads to it, and that
// something failed after that.
type StandsError struct {
	Release string // id
	Err     error
}

// Error says that the release stands, and what failed.
func (e *StandsError) Error() string {
	return fmt.Sprintf("%s is in place and stands, but after that: %v", PathOf(e.Release), e.Err)
}

// Unwrap is what failed.
func (e *StandsError) Unwrap() error { return e.Err }

// ErrYear says that the instant of a release has no year that its name can hold.
var ErrYear = errors.New("a release is named after an instant of the years 1 to 9999")

// AdmitBy sets what is asked before a release is put in place, while nobody else
// can change what stands: whether it may take the place of that. same says that
// the current release has the same content. An error stops the commit, and
// nothing has changed.
func (s *Stage) AdmitBy(admit func(same bool) error) { s.admit = admit }

// Commit writes the manifests, puts the stage in place under an id made of the
// instant and the content, and swaps current. A release whose content equals
// the current one is not made again: the current one stands, open or closed.
//
// After an error nothing has changed, but for a *StandsError.
func (s *Stage) Commit(about About, now time.Time) (Release, error) {
	if y := now.UTC().Year(); y < 1 || y > 9999 {
		return Release{}, ErrYear
	}
	gate, err := waitFor(filepath.Join(s.root, gateFile), waitOfCommit)
	if err != nil {
		return Release{}, err
	}
	defer gate.Close() //nolint:errcheck // a lock that cannot be given up ends with the process
	m := about.manifest()
	m.Content = m.contentOf(s.Files)
	standing, sound := s.standing(m.Content)
	if s.admit != nil {
		if err := s.admit(standing != ""); err != nil {
			return Release{}, err
		}
	}
	if sound {
		return Release{ID: standing, Dir: releaseDir(s.root, standing), Unchanged: true}, s.Abort()
	}
	if m.Release, err = s.freeID(now, m.Content); err != nil {
		return Release{}, err
	}
	if err := s.finish(about, m); err != nil {
		return Release{}, err
	}
	if err := s.place(m.Release); err != nil {
		return Release{}, err
	}
	rel := Release{ID: m.Release, Dir: releaseDir(s.root, m.Release)}
	if err := errors.Join(syncDir(s.root), s.settle(), s.Abort()); err != nil {
		return rel, &StandsError{m.Release, err}
	}
	return rel, nil
}

// freeID is the id of a release: its instant, the beginning of its content's
// digest, and a number where that name is taken: the same content can come back
// within a second, or under a clock that stands still.
func (s *Stage) freeID(now time.Time, content string) (string, error) {
	base := now.UTC().Format(idTime) + "-" + content[:6]
	for n := 1; ; n++ {
		id := base
		if n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		_, err := os.Lstat(releaseDir(s.root, id))
		if errors.Is(err, fs.ErrNotExist) {
			return id, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// finish makes the stage what the release will be, durably.
func (s *Stage) finish(about About, m Manifest) error {
	for _, area := range s.areas() {
		if err := s.writeManifest(area, about, m); err != nil {
			return err
		}
	}
	if err := s.setModes(about.Closed); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(s.dir, ownMark)); err != nil {
		return err
	}
	return syncTree(s.dir)
}

// place renames the stage into the folder of releases and swaps current. What
// fails in between is undone; where a run is killed there, the next one does that.
func (s *Stage) place(id string) error {
	if err := s.intend(id); err != nil {
		return err
	}
	dir := releaseDir(s.root, id)
	if err := os.Rename(s.dir, dir); err != nil {
		return errors.Join(err, s.settle())
	}
	err := syncDir(filepath.Join(s.root, releasesDir))
	if err == nil {
		err = s.swap(id)
	}
	if err == nil {
		return nil
	}
	if undone := os.Rename(dir, s.dir); undone != nil {
		return errors.Join(err, undone) // the intent stays, for the next run to undo it
	}
	return errors.Join(err, s.settle())
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
	next := filepath.Join(s.root, nextLink)
	if err := os.RemoveAll(next); err != nil {
		return err
	}
	if err := os.Symlink(filepath.Join(releasesDir, id), next); err != nil {
		return err
	}
	return os.Rename(next, filepath.Join(s.root, currentLink))
}

// standing is the id of the current release where that has this content, and
// whether it is whole, too.
func (s *Stage) standing(content string) (id string, sound bool) {
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
