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

func take(t *testing.T, root string) *Hold {
	t.Helper()
	h, err := Take(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

func mode(t *testing.T, name string) string {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().String()
}

func TestOpenOpensThePublicPartAndNothingElse(t *testing.T) {
	root := t.TempDir()
	rel := embargoed(t, root, instant())
	for _, area := range []string{"public", "embargoed", "restricted"} {
		if got := modes(t, rel.Dir, area); !slices.Equal(got, []string{"drwx------", "-rw-------"}) {
			t.Fatalf("%s is not closed before: %v", area, got)
		}
	}
	// What nobody listed is not opened, even in the public part.
	stray := filepath.Join(rel.Dir, "public", "notes", "draft.txt")
	if err := errors.Join(os.Mkdir(filepath.Dir(stray), 0o700), os.WriteFile(stray, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	// Nor does what somebody opened by hand stay open.
	if err := os.Chmod(filepath.Join(rel.Dir, "embargoed"), 0o750); err != nil {
		t.Fatal(err)
	}
	h := take(t, root)
	for range 2 { // it may be repeated
		if err := h.Open(rel.ID); err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{
			"": "drwxr-x---", "public": "drwxr-x---", "public/forces": "drwxr-x---", "public/forces/a": "drwxr-x---",
			"public/forces/a/report.pdf": "-rw-r-----", "public/index.html": "-rw-r-----", "public/MANIFEST.json": "-rw-r-----",
			"public/notes": "drwx------", "public/notes/draft.txt": "-rw-------",
		} {
			if got := mode(t, filepath.Join(rel.Dir, name)); got != want {
				t.Errorf("%s of the release is %s, want %s", name, got, want)
			}
		}
		for _, area := range []string{"embargoed", "restricted"} {
			if got := modes(t, rel.Dir, area); !slices.Equal(got, []string{"drwx------", "-rw-------"}) {
				t.Errorf("%s is no longer closed: %v", area, got)
			}
		}
	}
}

// relist gives a file of the public part another name in its manifest.
func relist(name string) func(dir string) error {
	return func(dir string) error {
		file := filepath.Join(dir, "public", manifestFile)
		text, err := os.ReadFile(file)
		return errors.Join(err, os.WriteFile(file, []byte(strings.Replace(string(text), `"index.html"`, `"`+name+`"`, 1)), 0o600))
	}
}

func TestAReleaseThatCannotBeOpenedWholeStaysClosed(t *testing.T) {
	for name, damage := range map[string]func(dir string) error{
		"a file is missing":            func(dir string) error { return os.Remove(filepath.Join(dir, "public", "index.html")) },
		"a name leads out":             relist("../../../x"),
		"a name leads to another part": relist("../restricted/forces/a/findings.json"),
		"a link leads out": func(dir string) error {
			name := filepath.Join(dir, "public", "index.html")
			return errors.Join(os.Remove(name), os.Symlink("../../../x", name))
		},
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			rel := embargoed(t, root, instant())
			outside := filepath.Join(root, "x")
			if err := errors.Join(os.WriteFile(outside, nil, 0o600), damage(rel.Dir)); err != nil {
				t.Fatal(err)
			}
			if err := take(t, root).Open(rel.ID); err == nil {
				t.Error("it was opened")
			}
			if isOpen, err := IsOpen(root, rel.ID); isOpen || err != nil {
				t.Errorf("others can enter it: %v", err)
			}
			for _, name := range []string{outside, filepath.Join(rel.Dir, "restricted/forces/a/findings.json")} {
				if got := mode(t, name); got != "-rw-------" {
					t.Errorf("%s became %s", name, got)
				}
			}
		})
	}
}

// TestAHoldAndARunStandBesideEachOther: a run begins under a hold, and puts its
// release in place when that is given up.
func TestAHoldAndARunStandBesideEachOther(t *testing.T) {
	root := t.TempDir()
	embargoed(t, root, instant())
	h := take(t, root)
	if _, err := Take(root); !errors.Is(err, ErrLocked) {
		t.Errorf("taken twice: %v", err)
	}
	s := stage(t, root, map[string]string{"public/a": "a"})
	released := make(chan struct{})
	s.AdmitBy(func(bool) error {
		select {
		case <-released:
			return nil
		default:
			return errors.New("put in place under a hold")
		}
	})
	go func() {
		time.Sleep(100 * time.Millisecond)
		close(released)
		h.Close()
	}()
	if _, err := s.Commit(About{Status: "draft"}, at(30)); err != nil {
		t.Error(err)
	}
	if _, err := Take(filepath.Join(root, "nowhere")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is none was taken: %v", err)
	}
}

// TestShutTakesAReleaseOutOfSight, whatever stood open in it.
func TestShutTakesAReleaseOutOfSight(t *testing.T) {
	root := t.TempDir()
	rel, err := stage(t, root, map[string]string{"public/a": "a"}).Commit(About{Status: "final"}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	h := take(t, root)
	for range 2 {
		if err := h.Shut(rel.ID); err != nil {
			t.Fatal(err)
		}
	}
	if isOpen, err := IsOpen(root, rel.ID); isOpen || err != nil {
		t.Errorf("others can enter it: %v", err)
	}
}

// TestAnOpenedReleaseStandsWhenNothingChanged: a run after the instant, with the
// same content, leaves the release open.
func TestAnOpenedReleaseStandsWhenNothingChanged(t *testing.T) {
	root := t.TempDir()
	rel := embargoed(t, root, instant())
	h := take(t, root)
	if err := errors.Join(h.Open(rel.ID), h.Close()); err != nil {
		t.Fatal(err)
	}
	if again := embargoed(t, root, instant()); !again.Unchanged {
		t.Errorf("made again: %+v", again)
	}
	if isOpen, err := IsOpen(root, rel.ID); !isOpen || err != nil {
		t.Errorf("it was closed again: %v", err)
	}
}
