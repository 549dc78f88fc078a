package report_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"assize/config"
	"assize/report"
	"assize/report/judge/findings"
)

// againJob is a job with a file of every kind that a job may name.
const againJob = `title: Crime Data Integrity inspections 2016
status: draft
workbooks: [s*.xlsx, more/*.xlsx]
rulebook: rules.yaml
recorded-crime: [recorded-crime.csv]
house: house.yaml
narrative: prose
templates: own
comments: comments
languages: [en, cy]
outputs: [press-notice]
`

// againFolder is a folder with that job.
func againFolder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, data []byte) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for from, to := range map[string]string{"sussex.xlsx": "sussex.xlsx", "staffordshire.xlsx": "more/staffordshire.xlsx", "recorded-crime.csv": "recorded-crime.csv", "house.yaml": "house.yaml"} {
		data, err := os.ReadFile("../testdata/demo/" + from)
		if err != nil {
			t.Fatal(err)
		}
		write(to, data)
	}
	rules, err := fs.ReadFile(config.Files, "rulebooks/cdi-2016.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write("rules.yaml", rules)
	write("job.yaml", []byte(againJob))
	write("prose/sussex/en/summary.md", []byte("Victims come first.\n"))
	write("prose/cy/terms.yaml", []byte("\"a text\": \"testun\"\n"))
	write("own/report/en/ours.tmpl", []byte("{{define \"ours\"}}Ours.{{end}}\n"))
	if err := os.MkdirAll(filepath.Join(dir, "comments"), 0o750); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestAnUnchangedRunDoesNothing: the result is the one that making all of it anew has,
// and nothing is read. Whatever changes, in any file that the job reads, beside them, in
// the options or in the program, all is made anew.
func TestAnUnchangedRunDoesNothing(t *testing.T) {
	if report.RaceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	dir, p := againFolder(t), program()
	p.Build = "this one"
	o := options(filepath.Join(dir, "job.yaml"), filepath.Join(dir, "out"))
	first, err := report.Run(context.Background(), p, o)
	if err != nil || first.Release.Unchanged || len(first.Forces) != 2 {
		t.Fatalf("%+v, %v\n%v", first.Release, err, first.Problems)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop() // nothing that is still to be done can be
	unchanged := func(p report.Program, o report.Options) bool {
		res, err := report.Run(stopped, p, o)
		return err == nil && res.Release.Unchanged
	}
	res, err := report.Run(stopped, p, o)
	if err != nil {
		t.Fatalf("an unchanged run has something to do: %v", err)
	}
	anew := o
	anew.NoCache = true
	want, err := report.Run(context.Background(), p, anew)
	if err != nil {
		t.Fatal(err)
	}
	same := cmp.Comparer(func(a, b findings.Num) bool { return a == b || !a.Known() && !b.Known() })
	if diff := cmp.Diff(want, res, cmpopts.IgnoreUnexported(report.Result{}), cmpopts.IgnoreFields(report.Result{}, "Carried"), cmpopts.EquateEmpty(), same); diff != "" {
		t.Errorf("the result is another than of making it anew: %s", diff)
	}
	if unchanged(p, anew) {
		t.Error("what is wanted anew is not made")
	}

	t.Run("files", func(t *testing.T) { everyFileMatters(t, dir, func() bool { return unchanged(p, o) }) })
	for name, change := range map[string]func(p *report.Program, o *report.Options){
		"program": func(p *report.Program, _ *report.Options) { p.Build = "another" },
		"unknown": func(p *report.Program, _ *report.Options) { p.Build = "" },
		"strict":  func(_ *report.Program, o *report.Options) { o.Strict = true },
		"rules":   func(_ *report.Program, o *report.Options) { o.Rulebook = "cdi-2017" },
		"out":     func(_ *report.Program, o *report.Options) { o.Out = t.TempDir() },
	} {
		t.Run(name, func(t *testing.T) {
			p, o := p, o
			if change(&p, &o); unchanged(p, o) {
				t.Error("it is taken for unchanged")
			}
		})
	}
	t.Run("release", func(t *testing.T) { everyOutputMatters(t, first.Release.Dir, func() bool { return unchanged(p, o) }) })
	if !unchanged(p, o) {
		t.Error("all is as it was, and made anew")
	}
}

// everyFileMatters changes each file of a job by a byte, and adds one to each folder.
func everyFileMatters(t *testing.T, dir string, unchanged func() bool) {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, name)
		switch {
		case err != nil:
			return err
		case rel == "out":
			return filepath.SkipDir
		case e.IsDir():
			return nil
		}
		seen++
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, append(data[:len(data):len(data)], '\n'), 0o600); err != nil {
			return err
		}
		if unchanged() {
			t.Errorf("another %s is taken for the same", rel)
		}
		if err := os.Remove(name); err != nil {
			return err
		}
		if unchanged() {
			t.Errorf("%s is not missed", rel)
		}
		return os.WriteFile(name, data, 0o600)
	})
	if err != nil || seen < 8 {
		t.Fatalf("%d files, %v", seen, err)
	}
	for _, name := range []string{"more/kent.xlsx", "prose/sussex/en/rape.md", "prose/staffordshire/cy/summary.md", "prose/en/terms.yaml", "own/report/en/more.tmpl", "own/words/en.yaml", "comments/sussex.xlsx"} {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte("x\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if unchanged() {
			t.Errorf("%s is new, and not seen", name)
		}
		if err := os.Remove(full); err != nil {
			t.Fatal(err)
		}
	}
	for _, made := range []string{"prose/staffordshire", "prose/en", "own/words"} {
		if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(made))); err != nil {
			t.Fatal(err)
		}
	}
}

// everyOutputMatters changes files of the release in place.
func everyOutputMatters(t *testing.T, release string, unchanged func() bool) {
	t.Helper()
	for _, name := range []string{"public/index.html", "restricted/forces/sussex/findings.json", "restricted/problems.csv"} {
		full := filepath.Join(release, filepath.FromSlash(name))
		data, err := os.ReadFile(full)
		if err != nil {
			t.Fatal(err)
		}
		write := func(data []byte) {
			if err := os.Chmod(full, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		write(append(data[:len(data):len(data)], '\n'))
		if unchanged() {
			t.Errorf("a release with another %s is left as it is", name)
		}
		write(data)
	}
}

// BenchmarkUnchangedRun runs the job once, and again with nothing changed; of-first is
// the second run as a part of the first, in the same run.
func BenchmarkUnchangedRun(b *testing.B) {
	p := program()
	p.Build = "this one"
	for b.Loop() {
		o := options(filepath.Join(againFolder(b), "job.yaml"), filepath.Join(b.TempDir(), "out"))
		took := func() time.Duration {
			began := time.Now()
			if _, err := report.Run(context.Background(), p, o); err != nil {
				b.Fatal(err)
			}
			return time.Since(began)
		}
		first := took()
		b.ReportMetric(float64(took())/float64(first), "of-first")
	}
}
