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

// Retention says what of the releases of an output folder is kept.
type Retention struct {
	// Drafts: at least the newest so many Releases, and all that are younger than Days.
	// 0 releases keeps all.
	Releases, Days int
	// LineLevel has the audited rows erased that releases older than LineDays hold,
	// whatever their status; and Store, a folder that holds those of the last run, where no
	// release is younger.
	LineLevel bool
	LineDays  int
	Store     string
	// Rehearse changes nothing: what would go is told.
	Rehearse bool
}

// Pruned is what was removed, oldest first.
type Pruned struct {
	Releases []string // ids
	Files    []string // paths of files with audited rows, in the output folder
	Store    bool
}

// Prune removes from an output folder what a retention does not keep. The current release
// stays, and so does every one whose manifests do not all say draft: what was issued to
// somebody, and what cannot be read.
//
// A release is renamed out of the folder of releases before its files go, so
// that a run killed in between leaves no half release that looks whole. Prune
// returns ErrLocked, and removes nothing, when a run holds the output folder.
func Prune(root string, keep Retention, now time.Time) (Pruned, error) {
	if keep.Releases <= 0 && !keep.LineLevel {
		return Pruned{}, nil
	}
	lock, err := acquire(filepath.Join(root, lockFile))
	if err != nil {
		return Pruned{}, err
	}
	var did Pruned
	did.Releases, err = pruneDrafts(root, keep, now)
	if err == nil && keep.LineLevel {
		err = eraseOlder(root, keep, now, &did)
	}
	return did, errors.Join(err, lock.Close())
}

func pruneDrafts(root string, keep Retention, now time.Time) ([]string, error) {
	all, err := releaseIDs(filepath.Join(root, releasesDir))
	if err != nil || keep.Releases <= 0 || len(all) <= keep.Releases {
		return nil, err
	}
	current, err := CurrentID(root)
	if err != nil {
		return nil, err
	}
	var removed []string
	for _, id := range all[:len(all)-keep.Releases] {
		if !olderThan(id, keep.Days, now) || id == current || !isDraft(releaseDir(root, id)) {
			continue
		}
		if !keep.Rehearse {
			if err := removeRelease(root, id); err != nil {
				return removed, err
			}
		}
		removed = append(removed, id)
	}
	return removed, nil
}

// olderThan reports whether a release was made so many days before.
func olderThan(id string, days int, now time.Time) bool {
	made, err := time.Parse(idTime, id[:len(idTime)])
	return err == nil && !made.After(now.UTC().AddDate(0, 0, -days))
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
