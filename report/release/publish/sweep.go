package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// What a run leaves in an output folder while it works, and a killed one behind
// itself.
const (
	stagePrefix = ".stage-"               // and digits: a release being made
	ownMark     = ".assize"               // in a stage, so that nobody else's folder is taken for one
	nextLink    = stagePrefix + "current" // the link that becomes current
	intentFile  = ".committing"           // holds the id of the release that is being put in place
)

// sweep removes what killed runs left, and nothing that is somebody else's.
func sweep(root string) error {
	entries, err := os.ReadDir(root)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if name := filepath.Join(root, e.Name()); isLeftover(name, e) {
			if err := os.RemoveAll(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func isLeftover(name string, e fs.DirEntry) bool {
	id, pruned := strings.CutPrefix(e.Name(), prunedPrefix)
	switch {
	case e.Name() == nextLink:
		return e.Type()&fs.ModeSymlink != 0
	case !e.IsDir():
		return false
	case pruned:
		return isID(id)
	case !regexp.MustCompile(`^\.stage-[0-9]+$`).MatchString(e.Name()):
		return false
	}
	inside, err := os.ReadDir(name)
	if err != nil {
		return false
	}
	// Killed before it was marked, or when the mark was taken off already, it is
	// empty, or a release with manifests.
	return len(inside) == 0 || exists(filepath.Join(name, ownMark)) || exists(filepath.Join(name, string(Restricted), manifestFile))
}

// intend writes down, durably, which release is about to be put in place.
func (s *Stage) intend(id string) error {
	name := filepath.Join(s.root, intentFile)
	if err := os.RemoveAll(name); err != nil {
		return err
	}
	return errors.Join(writeSynced(name, []byte(id), 0o600), syncDir(s.root))
}

// settle takes the intent away: what it announced is done, or undone.
func (s *Stage) settle() error { return os.Remove(filepath.Join(s.root, intentFile)) }

// undoCommit removes a release that a killed run had renamed into place and that
// current never led to: nobody was told of it, and what it says of its own status
// is not true. One that current leads to stands.
func undoCommit(root string) error {
	name := filepath.Join(root, intentFile)
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	current, err := CurrentID(root)
	if err != nil {
		return err
	}
	if id := string(data); isID(id) && id != current && exists(releaseDir(root, id)) {
		if err := removeRelease(root, id); err != nil {
			return err
		}
	}
	return os.Remove(name)
}
