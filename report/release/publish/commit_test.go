package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func commit(t *testing.T, root, text string, now time.Time) (Release, error) {
	t.Helper()
	s := stage(t, root, map[string]string{"public/a": text})
	defer s.Abort()
	return s.Commit(About{Status: "draft"}, now)
}

// stands asserts that current leads to a whole release that says text, and that
// nothing else is left in the folder.
func stands(t *testing.T, root, text string, releases int) {
	t.Helper()
	id, err := CurrentID(root)
	if err != nil {
		t.Fatal(err)
	}
	if faults, err := VerifyRelease(root, id); err != nil || len(faults) > 0 {
		t.Errorf("%s: %v %v", id, err, faults)
	}
	if data, err := os.ReadFile(filepath.Join(root, "current", "public", "a")); err != nil || string(data) != text {
		t.Errorf("current says %q (%v), want %q", data, err, text)
	}
	if ids, err := IDs(root); err != nil || len(ids) != releases {
		t.Errorf("releases: %v %v, want %d", ids, err, releases)
	}
	left, err := filepath.Glob(filepath.Join(root, ".[sc]*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestNamesDoNotCollide: contents that come and go under a clock that stands still.
func TestNamesDoNotCollide(t *testing.T) {
	root := t.TempDir()
	for i, text := range []string{"A", "B", "A", "B", "A"} {
		if rel, err := commit(t, root, text, at(0)); err != nil || rel.Unchanged {
			t.Fatalf("%d: %+v %v", i, rel, err)
		}
		stands(t, root, text, i+1)
	}
	if rel, err := commit(t, root, "A", at(0)); err != nil || !rel.Unchanged {
		t.Fatalf("the same again: %+v %v", rel, err)
	}
	if removed, err := Prune(root, Retention{Releases: 1}, at(0)); err != nil || len(removed.Releases) != 4 {
		t.Errorf("pruned %v %v", removed, err)
	}
}

// TestAFailedSwapIsUndone, and the retry is not in its way.
func TestAFailedSwapIsUndone(t *testing.T) {
	root := t.TempDir()
	obstacle := filepath.Join(root, "current", "x")
	if err := errors.Join(os.MkdirAll(filepath.Dir(obstacle), 0o700), os.WriteFile(obstacle, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := commit(t, root, "A", at(0)); err == nil {
			t.Fatal("a folder was swapped for a link")
		}
		if ids, err := IDs(root); err != nil || len(ids) > 0 {
			t.Fatalf("left in place: %v %v", ids, err)
		}
	}
	if err := os.RemoveAll(filepath.Dir(obstacle)); err != nil {
		t.Fatal(err)
	}
	if _, err := commit(t, root, "A", at(0)); err != nil {
		t.Fatal(err)
	}
	stands(t, root, "A", 1)
}

// TestARunKilledInItsCommitIsUndone: a release that current never led to is none.
func TestARunKilledInItsCommitIsUndone(t *testing.T) {
	for name, swapped := range map[string]bool{"before the swap": false, "after it": true} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			if _, err := commit(t, root, "A", at(0)); err != nil {
				t.Fatal(err)
			}
			old, err := CurrentID(root)
			if err != nil {
				t.Fatal(err)
			}
			rel, err := commit(t, root, "B", at(1))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(root, intentFile), []byte(rel.ID), 0o600); err != nil {
				t.Fatal(err)
			}
			text, releases := "B", 2
			if !swapped {
				link := filepath.Join(root, "current")
				if err := errors.Join(os.Remove(link), os.Symlink(filepath.Join("releases", old), link)); err != nil {
					t.Fatal(err)
				}
				text, releases = "A", 1
			}
			if err := stage(t, root, nil).Abort(); err != nil {
				t.Fatal(err)
			}
			stands(t, root, text, releases)
		})
	}
}

// TestAYearThatNoNameHolds wedges nothing.
func TestAYearThatNoNameHolds(t *testing.T) {
	root := t.TempDir()
	if _, err := commit(t, root, "A", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)); !errors.Is(err, ErrYear) {
		t.Errorf("got %v", err)
	}
	if _, err := commit(t, root, "A", at(0)); err != nil {
		t.Fatal(err)
	}
	stands(t, root, "A", 1)
}

// TestNothingIsPutInPlaceThatIsNotAdmitted, and who admits is told what is the same.
func TestNothingIsPutInPlaceThatIsNotAdmitted(t *testing.T) {
	root := t.TempDir()
	if _, err := commit(t, root, "A", at(0)); err != nil {
		t.Fatal(err)
	}
	refused := errors.New("refused")
	for text, want := range map[string]bool{"A": true, "B": false} {
		s := stage(t, root, map[string]string{"public/a": text})
		asked := false
		s.AdmitBy(func(same bool) error {
			if asked = true; same != want {
				t.Errorf("%s: same is %t", text, same)
			}
			if same {
				return nil
			}
			return refused
		})
		_, err := s.Commit(About{Status: "draft"}, at(1))
		if !asked || want != (err == nil) || !want && !errors.Is(err, refused) {
			t.Errorf("%s: asked %t, %v", text, asked, err)
		}
		s.Abort()
		stands(t, root, "A", 1)
	}
}

// TestCarryTakesWhatTheManifestSays, and nothing that was altered or leads out.
func TestCarryTakesWhatTheManifestSays(t *testing.T) {
	root := t.TempDir()
	rel, err := commit(t, root, "A", at(0))
	if err != nil {
		t.Fatal(err)
	}
	file := File{Path: "a", SHA256: digest([]byte("A"))}
	s := stage(t, root, nil)
	defer s.Abort()
	if err := s.Carry(rel.ID, Public, File{Path: "../restricted/MANIFEST.json"}); err == nil {
		t.Error("carried from another part")
	}
	if err := s.Carry(rel.ID, Public, File{Path: "a", SHA256: digest([]byte("B"))}); err == nil {
		t.Error("carried what was altered")
	}
	if err := s.Carry(rel.ID, Public, file); err != nil {
		t.Fatal(err)
	}
	if got := s.Files(Public); len(got) != 1 || got[0].SHA256 != file.SHA256 {
		t.Errorf("carried %v", got)
	}
}
