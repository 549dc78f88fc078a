package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func stage(t *testing.T, root string, files map[string]string) *Stage {
	t.Helper()
	s, err := Begin(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		area, rest, _ := strings.Cut(name, "/")
		if err := s.Write(Area(area), File{Path: rest}, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func at(sec int) time.Time { return time.Date(2026, 11, 23, 6, 30, sec, 0, time.UTC) }

func TestCommitPutsAWholeReleaseInPlace(t *testing.T) {
	root := t.TempDir()
	s := stage(t, root, map[string]string{"public/forces/a/report.pdf": "pdf", "restricted/problems.csv": "csv"})
	if _, err := os.Lstat(filepath.Join(root, "current")); err == nil {
		t.Fatal("current exists before the commit")
	}
	rel, err := s.Commit(About{Program: "v1", Status: "draft", Forces: Tally{1, 1}}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, "current", "public", "forces", "a", "report.pdf"))
	if err != nil || string(got) != "pdf" {
		t.Fatalf("current does not lead to the release: %q %v", got, err)
	}
	if faults, err := Verify(rel.Dir); err != nil || len(faults) > 0 {
		t.Fatalf("a fresh release does not verify: %v %v", faults, err)
	}
	if left, _ := filepath.Glob(filepath.Join(root, ".stage-*")); len(left) > 0 {
		t.Fatalf("stage left behind: %v", left)
	}
}

func TestSameContentIsNotReleasedTwice(t *testing.T) {
	root := t.TempDir()
	files := map[string]string{"public/a.txt": "a", "restricted/b.txt": "b"}
	first, err := stage(t, root, files).Commit(About{}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	second, err := stage(t, root, files).Commit(About{}, at(30))
	if err != nil {
		t.Fatal(err)
	}
	if !second.Unchanged || second.ID != first.ID {
		t.Fatalf("same content made a new release: %+v after %+v", second, first)
	}
	files["public/a.txt"] = "changed"
	third, err := stage(t, root, files).Commit(About{}, at(40))
	if err != nil || third.Unchanged {
		t.Fatalf("changed content made no release: %+v %v", third, err)
	}
}

func TestAnAlteredCurrentIsReleasedAgain(t *testing.T) {
	root := t.TempDir()
	files := map[string]string{"public/a.txt": "a", "restricted/b.txt": "b"}
	first, err := stage(t, root, files).Commit(About{}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(first.Dir, "public", "a.txt"), []byte("x"), 0o640); err != nil {
		t.Fatal(err)
	}
	second, err := stage(t, root, files).Commit(About{}, at(30))
	if err != nil || second.Unchanged {
		t.Fatalf("a damaged release was kept as current: %+v %v", second, err)
	}
}

func TestLineLevelDataStayOutOfThePublicPart(t *testing.T) {
	s := stage(t, t.TempDir(), nil)
	defer s.Abort()
	if err := s.Write(Public, File{Path: "lines.csv", LineLevel: true}, nil); err == nil {
		t.Fatal("line-level data were staged in the public part")
	}
	if err := s.Write(Restricted, File{Path: "lines.csv", LineLevel: true}, nil); err != nil {
		t.Fatal(err)
	}
}

func TestWriteRefusesPathsOutside(t *testing.T) {
	s := stage(t, t.TempDir(), nil)
	defer s.Abort()
	for _, name := range []string{"../x", "/etc/x", "", ".", "a/../../x", "MANIFEST.json", "a/MANIFEST.json"} {
		if err := s.Write(Public, File{Path: name}, nil); err == nil {
			t.Errorf("%q was staged", name)
		}
	}
	if err := s.Write(Public, File{Path: "A.txt"}, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(Public, File{Path: "a.TXT"}, nil); err == nil {
		t.Error("two names that differ in case only were staged")
	}
}

func TestOneRunAtATime(t *testing.T) {
	root := t.TempDir()
	s := stage(t, root, nil)
	if _, err := Begin(root); !errors.Is(err, ErrLocked) {
		t.Fatalf("a second run began: %v", err)
	}
	if err := s.Abort(); err != nil {
		t.Fatal(err)
	}
	s, err := Begin(root)
	if err != nil {
		t.Fatalf("the lock outlived its holder: %v", err)
	}
	s.Abort()
}

func TestAbortLeavesTheOldRelease(t *testing.T) {
	root := t.TempDir()
	old, err := stage(t, root, map[string]string{"public/a": "old", "restricted/b": "b"}).Commit(About{}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	if err := stage(t, root, map[string]string{"public/a": "new"}).Abort(); err != nil {
		t.Fatal(err)
	}
	link, _ := os.Readlink(filepath.Join(root, "current"))
	if filepath.Base(link) != old.ID {
		t.Fatalf("current is %s, want %s", link, old.ID)
	}
}

func TestVerifyFindsEveryFault(t *testing.T) {
	root := t.TempDir()
	rel, err := stage(t, root, map[string]string{"public/a": "a", "public/b": "b", "restricted/c": "c"}).Commit(About{}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	pub := filepath.Join(rel.Dir, "public")
	os.Remove(filepath.Join(pub, "a"))
	os.WriteFile(filepath.Join(pub, "b"), []byte("B"), 0o640)
	os.WriteFile(filepath.Join(pub, "d"), nil, 0o640)
	faults, err := Verify(rel.Dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.String())
	}
	want := "public/a: missing, public/b: altered, public/d: not in the manifest"
	if strings.Join(got, ", ") != want {
		t.Fatalf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

// TestWhatKilledRunsLeftIsCleared, and what is somebody else's stays.
func TestWhatKilledRunsLeftIsCleared(t *testing.T) {
	root := t.TempDir()
	for name, ours := range map[string]bool{
		".stage-123/.assize": true, ".stage-124/restricted/MANIFEST.json": true, ".stage-125/": true,
		".stage-126/thesis.txt": false, ".stage-copy/.assize": false, ".stage-notes": false, ".stage-127": false,
		"releases/mine.txt": false, ".stage-pruned-2026-11-23T063000Z-3f9a1c/public/a": true, ".stage-pruned-apples/a": false,
	} {
		full := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(full+"x"), 0o700); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "/") {
			if err := os.WriteFile(full, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		t.Cleanup(func() {
			if _, err := os.Lstat(full); (err == nil) == ours {
				t.Errorf("%s: ours is %t, and lstat says %v", name, ours, err)
			}
		})
	}
	if err := os.Symlink("releases/2026-11-23T063000Z-3f9a1c", filepath.Join(root, ".stage-current")); err != nil {
		t.Fatal(err)
	}
	s := stage(t, root, nil)
	defer s.Abort()
	if _, err := os.Lstat(filepath.Join(root, ".stage-current")); err == nil {
		t.Error("a link that was never swapped is still there")
	}
}
