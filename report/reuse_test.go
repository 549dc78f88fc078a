package report_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/report"
)

// TestOnlyWhatChangedIsMadeAgain: a run after a change carries over the documents of
// the forces that it does not touch, and its release is, file for file, the one that
// making all of it anew gives. What was altered behind its back is made again.
func TestOnlyWhatChangedIsMadeAgain(t *testing.T) {
	if report.RaceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	dir, p := againFolder(t), program()
	p.Build = "this one"
	out := filepath.Join(dir, "out")
	o := options(filepath.Join(dir, "job.yaml"), out)
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	write := func(name, text string) {
		t.Helper()
		err := os.MkdirAll(filepath.Dir(at(name)), 0o750)
		if err = errors.Join(err, os.WriteFile(at(name), []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	run := func(o report.Options) *report.Result {
		t.Helper()
		res, err := report.Run(context.Background(), p, o)
		if err != nil {
			t.Fatalf("%v\n%v", err, res.Problems)
		}
		return res
	}
	run(o)
	for _, step := range []struct {
		name    string
		change  func()
		carried int
		refused int
	}{
		{"a narrative", func() { write("prose/sussex/en/summary.md", "Victims come before all.\n") }, 1, 0},
		{"a workbook saved anew", func() {
			same := "<t>illustrative</t>"
			write("sussex.xlsx", string(replaced(t, at("sussex.xlsx"), "xl/worksheets/sheet1.xml", same, same)))
		}, 1, 0},
		{"comments more", func() { write("comments/sussex.xlsx", "no workbook") }, 0, 1}, // refused: the other is alone
		{"no comments", func() { remove(t, at("comments/sussex.xlsx")) }, 0, 0},
		{"a workbook that is none", func() { write("more/kent.xlsx", "no workbook") }, 0, 1},
		{"the house style", func() { write("house.yaml", readText(t, at("house.yaml"))+"\n") }, 0, 1},
		{"a released file", func() { alter(t, filepath.Join(out, "current", "public", "forces", "sussex"), "sussex") }, 1, 1},
		{"an entry of the store", func() { alter(t, filepath.Join(out, ".cache"), "") }, 0, 1},
		{"one force less", func() { remove(t, at("more/staffordshire.xlsx")) }, 0, 1},
	} {
		step.change()
		res := run(o)
		if res.Carried != step.carried || len(res.Refused) != step.refused {
			t.Errorf("%s: %d carried, %d refused; want %d, %d", step.name, res.Carried, len(res.Refused), step.carried, step.refused)
		}
		anew := o
		anew.Out, anew.NoCache = t.TempDir(), true
		sameTree(t, step.name, run(anew).Release.Dir, res.Release.Dir)
		if again := run(o); !again.Release.Unchanged || again.Carried != len(res.Forces) || len(again.Refused) != step.refused {
			t.Errorf("%s: with nothing changed since, %d carried, %d refused, unchanged %v",
				step.name, again.Carried, len(again.Refused), again.Release.Unchanged)
		}
	}
}

func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
}

func readText(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// alter changes a byte of every file below a folder that follows no link out of it.
func alter(t *testing.T, dir, holding string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Dir(name) == dir && holding == "" || !strings.Contains(name, holding) {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		data[len(data)/2]++
		return errors.Join(os.Chmod(name, 0o600), os.WriteFile(name, data, 0o600))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// sameTree holds two folders to the same files with the same bytes.
func sameTree(t *testing.T, what, want, got string) {
	t.Helper()
	files := func(dir string) map[string]string {
		out := map[string]string{}
		err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				rel, _ := filepath.Rel(dir, name)
				out[rel] = strings.ReplaceAll(readText(t, name), filepath.Base(dir), "") // its name, in manifests
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	a, b := files(want), files(got)
	if len(a) < 20 {
		t.Fatalf("%s: %d files", what, len(a))
	}
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			t.Errorf("%s: %s differs from what is made anew (there: %v)", what, name, ok)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			t.Errorf("%s: %s is not made anew", what, name)
		}
	}
}
