package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"assize/report/read/intake"
)

// erasedFile says, in the restricted part of a release, which of its files were erased
// since. It stands beside the manifest, which tells what the release held.
const (
	erasedFile   = "ERASED.json"
	erasedSchema = "assize/erased/1"
)

// erasure is what was erased of a release because it held audited rows, and when.
type erasure struct {
	Schema string    `json:"schema"`
	At     time.Time `json:"at"`
	Files  []string  `json:"files"` // paths in the restricted part
}

// erasureOf is what was erased of a release; nothing where nothing was.
func erasureOf(dir string) (erasure, error) {
	var e erasure
	data, err := intake.Typed(filepath.Join(dir, string(Restricted), erasedFile)).ReadFile(intake.Picture)
	if errors.Is(err, fs.ErrNotExist) {
		return e, nil
	}
	if err != nil {
		return e, err
	}
	if json.Unmarshal(data, &e) != nil || e.Schema != erasedSchema {
		return e, fmt.Errorf("%s/%s: not as it was written", Restricted, erasedFile)
	}
	return e, nil
}

// Erased says how many files of a release were erased because they held audited rows, and
// when the last were; 0 where none was.
func Erased(dir string) (files int, at time.Time, err error) {
	e, err := erasureOf(dir)
	return len(e.Files), e.At, err
}

// eraseOlder erases the audited rows that older releases hold, and those of the store
// where all are older.
func eraseOlder(root string, keep Retention, now time.Time, did *Pruned) error {
	all, err := releaseIDs(filepath.Join(root, releasesDir))
	if err != nil {
		return err
	}
	young := false
	for _, id := range all {
		if slices.Contains(did.Releases, id) {
			continue // it is gone, or would be
		}
		if !olderThan(id, keep.LineDays, now) {
			young = true
			continue
		}
		files, err := erase(releaseDir(root, id), now, keep.Rehearse)
		for _, f := range files {
			did.Files = append(did.Files, path.Join(PathOf(id), string(Restricted), f))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", PathOf(id), err)
		}
	}
	if keep.Store == "" || young || !exists(filepath.Join(root, keep.Store)) {
		return nil
	}
	did.Store = true
	if keep.Rehearse {
		return nil
	}
	return os.RemoveAll(filepath.Join(root, keep.Store))
}

// erase removes the files of a release that hold audited rows, and returns their paths.
// What is going is written down, durably, before the first goes: a killed erasure leaves
// nothing missing of which nobody knows why, and the next one ends it.
func erase(dir string, now time.Time, rehearse bool) ([]string, error) {
	restricted := filepath.Join(dir, string(Restricted))
	m, err := ReadManifest(restricted)
	if err != nil {
		return nil, err
	}
	was, err := erasureOf(dir)
	if err != nil {
		return nil, err
	}
	var going []string
	all := slices.Clone(was.Files)
	for _, f := range m.Files {
		if !f.LineLevel {
			continue
		}
		if exists(filepath.Join(restricted, filepath.FromSlash(f.Path))) {
			going = append(going, f.Path)
		}
		if !slices.Contains(all, f.Path) {
			all = append(all, f.Path)
		}
	}
	if len(going) == 0 || rehearse {
		return going, nil
	}
	if len(all) > len(was.Files) {
		if err := writeErasure(restricted, erasure{Schema: erasedSchema, At: now.UTC(), Files: all}); err != nil {
			return nil, err
		}
	}
	for i, name := range going {
		full := filepath.Join(restricted, filepath.FromSlash(name))
		if err := errors.Join(os.Remove(full), syncDir(filepath.Dir(full))); err != nil {
			return going[:i], err
		}
	}
	return going, nil
}

// writeErasure puts what is to go in place in one step.
func writeErasure(restricted string, e erasure) error {
	data, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	part := filepath.Join(restricted, erasedFile+".part")
	if err := os.RemoveAll(part); err != nil {
		return err
	}
	if err := writeSynced(part, append(data, '\n'), 0o600); err != nil {
		return err
	}
	return errors.Join(os.Rename(part, filepath.Join(restricted, erasedFile)), syncDir(restricted))
}
