package confine

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestSweepTakesWhatKilledRunsLeft, and nothing that is in use, new, or not ours.
func TestSweepTakesWhatKilledRunsLeft(t *testing.T) {
	if !Enforced {
		t.Skip("skipped: no folder is swept on this system")
	}
	temp, old := t.TempDir(), time.Now().Add(-time.Hour)
	mkdir := func(name string, made time.Time) string {
		dir := filepath.Join(temp, name)
		if err := os.MkdirAll(filepath.Join(dir, "inside"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(dir, made, made); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	stale := mkdir(privatePrefix+"123", old)
	kept := []string{mkdir(privatePrefix+"124", time.Now()), mkdir(privatePrefix+"notes", old), mkdir("other-125", old)}
	used, done, err := private(temp)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(used, old, old); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(temp, privatePrefix+"126")
	if err := os.Symlink(kept[2], link); err != nil {
		t.Fatal(err)
	}
	Sweep(temp, time.Now())
	if _, err := os.Lstat(stale); err == nil {
		t.Error("what a killed run left is still there")
	}
	for _, dir := range append(kept, used, link) {
		if _, err := os.Lstat(dir); err != nil {
			t.Errorf("%s was taken: %v", filepath.Base(dir), err)
		}
	}
	done()
	if _, err := os.Lstat(used); err == nil {
		t.Error("what was in use is left behind")
	}
}
