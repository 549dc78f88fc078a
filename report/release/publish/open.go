package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// Hold is an output folder while nobody else changes which release stands, or how:
// no run puts a release in place, and there is no other hold. A run may be at
// work beside it.
type Hold struct {
	root string
	lock io.Closer
}

// Take takes the hold of an output folder that is there. It waits for a run that
// is putting its release in place, and returns ErrLocked when somebody else keeps
// the hold.
func Take(root string) (*Hold, error) {
	if _, err := os.Stat(root); err != nil {
		return nil, err
	}
	lock, err := waitFor(filepath.Join(root, gateFile), waitOfHold)
	if err != nil {
		return nil, err
	}
	return &Hold{root: root, lock: lock}, nil
}

// Close gives up the lock.
func (h *Hold) Close() error { return h.lock.Close() }

// Sync makes the names of files that were put into the output folder durable.
func (h *Hold) Sync() error { return syncDir(h.root) }

// Open lets the owner's group read the public part of a release that was closed.
// What is not listed in the manifest, and every other part, stays closed. The
// release's own folder comes last, when all else is durable: until then nothing
// can be reached, and from then on everything. Open may be repeated, and
// finishes what a killed run began.
//
// It neither verifies the release nor asks whether its instant has come.
func (h *Hold) Open(id string) (err error) {
	m, err := ReadManifest(filepath.Join(releaseDir(h.root, id), string(Public)))
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(releaseDir(h.root, id)) // no name of a manifest leads out of the release
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	for _, area := range []Area{Restricted, Embargoed} {
		_, closed := area.modes()
		if err := root.Chmod(string(area), closed); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	files, folders, err := publicNames(m)
	if err != nil {
		return err
	}
	fileMode, folderMode := Public.modes()
	if err := errors.Join(chmodAll(root, files, fileMode), chmodAll(root, folders, folderMode)); err != nil {
		return err
	}
	// Synced only now: the first sync of a batch does the work of most.
	if err := syncAll(root, append(files, folders...)); err != nil {
		return err
	}
	return errors.Join(root.Chmod(".", folderMode), syncAll(root, []string{"."}))
}

// Shut takes a release out of everybody's sight but the owner's, whatever stood
// open in it. It may be repeated.
func (h *Hold) Shut(id string) error {
	dir := releaseDir(h.root, id)
	if err := os.Chmod(dir, 0o700); err != nil { //nolint:gosec // a folder that its owner can enter
		return err
	}
	return syncDir(dir)
}

// IsOpen reports whether others than the owner can enter the folder of a release
// in place.
func IsOpen(root, id string) (bool, error) {
	info, err := os.Stat(releaseDir(root, id))
	if err != nil {
		return false, err
	}
	return info.Mode().Perm()&0o050 == 0o050, nil
}

// publicNames are the files of the public part, its manifest included, and the
// folders that lead to them, innermost first. A name that leads to another part is
// an error.
func publicNames(m Manifest) (files, folders []string, err error) {
	seen := map[string]bool{}
	for _, f := range append(slices.Clone(m.Files), File{Path: manifestFile}) {
		if !fs.ValidPath(f.Path) {
			return nil, nil, fmt.Errorf("%s lists %q, which is no path inside the part", manifestFile, f.Path)
		}
		name := path.Join(string(Public), f.Path)
		files = append(files, name)
		for dir := path.Dir(name); dir != "." && !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			folders = append(folders, dir)
		}
	}
	slices.SortFunc(folders, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return files, folders, nil
}

func chmodAll(root *os.Root, names []string, mode fs.FileMode) error {
	for _, name := range names {
		if err := root.Chmod(filepath.FromSlash(name), mode); err != nil {
			return err
		}
	}
	return nil
}

func syncAll(root *os.Root, names []string) error {
	for _, name := range names {
		f, err := root.Open(filepath.FromSlash(name))
		if err != nil {
			return err
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return err
		}
	}
	return nil
}
