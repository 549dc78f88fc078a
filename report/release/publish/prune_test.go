package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// history releases one file a status, ten days apart, the first on 1 January.
func history(t *testing.T, root string, statuses ...string) []string {
	t.Helper()
	var ids []string
	for i, status := range statuses {
		s := stage(t, root, map[string]string{"public/a": status + strings.Repeat("x", i), "restricted/b": "b"})
		rel, err := s.Commit(About{Status: status}, time.Date(2026, 1, 1+10*i, 6, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, rel.ID)
	}
	return ids
}

func TestPruneKeepsWhatItMust(t *testing.T) {
	// Six releases on days 1, 11, 21, 31 January, 10 and 20 February.
	drafts := []string{"draft", "draft", "draft", "draft", "draft", "draft"}
	now := time.Date(2026, 2, 20, 6, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name           string
		statuses       []string
		releases, days int
		removed        []int
	}{
		{"0 releases keeps all", drafts, 0, 0, nil},
		{"0 releases keeps all whatever the days", drafts, 0, 5, nil},
		{"the newest stay", drafts, 2, 0, []int{0, 1, 2, 3}},
		{"at least so many, though older", drafts, 4, 1, []int{0, 1}},
		{"and all that are younger", drafts, 1, 35, []int{0, 1}},
		{"a day more keeps one more", drafts, 1, 41, []int{0}},
		{"more than there are", drafts, 9, 0, nil},
		{"what was issued stays", []string{"embargoed", "final", "draft", "correction", "factual-accuracy", "draft"}, 1, 0, []int{2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			ids := history(t, root, c.statuses...)
			did, err := Prune(root, Retention{Releases: c.releases, Days: c.days}, now)
			removed := did.Releases
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for i, id := range ids {
				_, err := os.Stat(filepath.Join(root, "releases", id))
				if gone := slices.Contains(c.removed, i); gone != errors.Is(err, fs.ErrNotExist) {
					t.Errorf("release %d of %s: %v, want it gone: %v", i, id[:10], err, gone)
				} else if gone {
					want = append(want, id)
				}
			}
			if !slices.Equal(removed, want) {
				t.Errorf("said it removed %v, want %v", removed, want)
			}
			if left, _ := filepath.Glob(filepath.Join(root, ".stage-*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestPruneNeverRemovesTheCurrentRelease(t *testing.T) {
	root := t.TempDir()
	ids := history(t, root, "draft", "draft", "draft")
	link := filepath.Join(root, "current")
	if err := errors.Join(os.Remove(link), os.Symlink(filepath.Join("releases", ids[0]), link)); err != nil {
		t.Fatal(err)
	}
	removed, err := Prune(root, Retention{Releases: 1}, at(0))
	if err != nil || !slices.Equal(removed.Releases, ids[1:2]) {
		t.Fatalf("removed %v %v, want %v", removed, err, ids[1:2])
	}
}

func TestPruneKeepsWhatItCannotRead(t *testing.T) {
	for name, damage := range map[string]func(dir string) error{
		"no manifest": func(dir string) error { return os.Remove(filepath.Join(dir, "restricted", manifestFile)) },
		"broken manifest": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "public", manifestFile), []byte("{"), 0o640)
		},
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			ids := history(t, root, "draft", "draft")
			if err := damage(filepath.Join(root, "releases", ids[0])); err != nil {
				t.Fatal(err)
			}
			other := filepath.Join(root, "releases", "0000-notes")
			if err := os.Mkdir(other, 0o750); err != nil {
				t.Fatal(err)
			}
			if removed, err := Prune(root, Retention{Releases: 1}, at(0)); err != nil || len(removed.Releases) > 0 {
				t.Fatalf("removed %v %v, want nothing", removed, err)
			}
			if _, err := os.Stat(other); err != nil {
				t.Fatal("a folder that is no release went")
			}
		})
	}
}

func TestPruneWaitsForNobody(t *testing.T) {
	root := t.TempDir()
	history(t, root, "draft", "draft")
	s := stage(t, root, nil)
	defer s.Abort()
	if _, err := Prune(root, Retention{Releases: 1}, at(0)); !errors.Is(err, ErrLocked) {
		t.Fatalf("pruned under a run's feet: %v", err)
	}
}

func TestAKilledPruneIsFinishedByTheNextRun(t *testing.T) {
	root := t.TempDir()
	ids := history(t, root, "draft", "draft")
	gone := filepath.Join(root, prunedPrefix+ids[0])
	if err := os.Rename(filepath.Join(root, "releases", ids[0]), gone); err != nil {
		t.Fatal(err)
	}
	s := stage(t, root, nil)
	defer s.Abort()
	if _, err := os.Stat(gone); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("half a release is still there: %v", err)
	}
}

func TestAnEmbargoedReleaseIsReadableByItsOwnerOnly(t *testing.T) {
	for _, c := range []struct {
		status string
		closed bool
	}{{"draft", false}, {"embargoed", true}, {"final", false}} {
		t.Run(c.status, func(t *testing.T) {
			root := t.TempDir()
			s := stage(t, root, map[string]string{"public/forces/a/report.pdf": "pdf", "public/index.html": "x", "restricted/b": "b"})
			rel, err := s.Commit(About{Status: c.status, Closed: c.closed}, at(0))
			if err != nil {
				t.Fatal(err)
			}
			open := 0
			err = filepath.WalkDir(rel.Dir, func(p string, e fs.DirEntry, err error) error {
				if err != nil {
					return err
				}
				info, err := e.Info()
				if err != nil {
					return err
				}
				if info.Mode().Perm()&0o077 != 0 {
					open++
					if c.closed {
						t.Errorf("%s can be read by others: %v", p, info.Mode())
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if !c.closed && open == 0 {
				t.Error("a release that is not closed can be read by nobody else")
			}
			if faults, err := Verify(rel.Dir); err != nil || len(faults) > 0 {
				t.Errorf("does not verify: %v %v", faults, err)
			}
		})
	}
}
