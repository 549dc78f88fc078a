package publish

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// prunedPrefix names a release on its way out; the next Begin clears what a
// killed run left, as it does every stage.
const prunedPrefix = stagePrefix + "pruned-"

// Prune removes old drafts from an output folder and returns the ids of what it
// removed, oldest first. The newest releases, so many as releases says, stay,
// and so do all that are younger than days; releases 0 keeps everything. The
// current release stays, and so does every one whose manifests do not all say
// draft: what was issued to somebody, and what cannot be read.
//
// A release is renamed out of the folder of releases before its files go, so
// that a run killed in between leaves no half release that looks whole. Prune
// returns ErrLocked, and removes nothing, when a run holds the output folder.
func Prune(root string, releases, days int, now time.Time) ([]string, error) {
	if releases <= 0 {
		return nil, nil
	}
	lock, err := acquire(filepath.Join(root, lockFile))
	if err != nil {
		return nil, err
	}
	removed, err := prune(root, releases, days, now)
	return removed, errors.Join(err, lock.Close())
}

func prune(root string, releases, days int, now time.Time) ([]string, error) {
	all, err := releaseIDs(filepath.Join(root, releasesDir))
	if err != nil || len(all) <= releases {
		return nil, err
	}
	current, err := CurrentID(root)
	if err != nil {
		return nil, err
	}
	cutoff := now.UTC().AddDate(0, 0, -days)
	var removed []string
	for _, id := range all[:len(all)-releases] {
		made, err := time.Parse(idTime, id[:len(idTime)])
		if err != nil || made.After(cutoff) || id == current || !isDraft(releaseDir(root, id)) {
			continue
		}
		if err := removeRelease(root, id); err != nil {
			return removed, err
		}
		removed = append(removed, id)
	}
	return removed, nil
}

// releaseIDs are the releases of a folder, oldest first. What else lies there is
// not ours.
func releaseIDs(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() && isID(e.Name()) {
			out = append(out, e.Name())
		}
	}
	slices.SortFunc(out, strings.Compare)
	return out, nil
}

// isDraft reports whether all parts of a release say that it is a draft.
func isDraft(dir string) bool {
	for _, area := range areas() {
		if area == Embargoed && !exists(filepath.Join(dir, string(area))) {
			continue
		}
		m, err := ReadManifest(filepath.Join(dir, string(area)))
		if err != nil || m.Status != draftStatus {
			return false
		}
	}
	return true
}

// removeRelease takes a release out of sight in one step, durably, and then
// deletes it.
func removeRelease(root, id string) error {
	gone := filepath.Join(root, prunedPrefix+id)
	if err := os.Rename(releaseDir(root, id), gone); err != nil {
		return err
	}
	if err := errors.Join(syncDir(filepath.Join(root, releasesDir)), syncDir(root)); err != nil {
		return err
	}
	return os.RemoveAll(gone)
}
