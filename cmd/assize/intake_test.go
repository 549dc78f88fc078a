//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"assize/config"
)

// named is one kind of file that somebody names: where it is put, the job that names
// it, and the command that opens it. Words of the command that begin with $ stand for
// the job's folder and the demonstration's release.
type named struct {
	kind, file string
	job        string   // lines that are added to the smallest job
	command    []string // without the program's name; check job.yaml where none is given
	folder     bool     // a folder may stand there too
	workbook   bool     // costs its own force alone
}

func namedFiles() []named {
	return []named{
		{kind: "job", file: "job.yaml"},
		{kind: "workbook", file: "w.xlsx", job: "workbooks: [w.xlsx, sussex.xlsx]\n", folder: true, workbook: true},
		{kind: "workbook of a pattern", file: "in/w.xlsx", job: "workbooks: ['in/*.xlsx', sussex.xlsx]\n", folder: true, workbook: true},
		{kind: "table of a folder", file: "csvs/Reports.csv", job: "workbooks: [csvs, sussex.xlsx]\n", folder: true, workbook: true},
		{kind: "recorded crime", file: "table.csv", job: "recorded-crime: [table.csv]\n", folder: true},
		{kind: "rulebook", file: "rules/ours.yaml", job: "rulebook: rules/ours.yaml\n"},
		{kind: "layout", file: "ours.yaml", job: "layout: ours.yaml\n"},
		{kind: "register", file: "forces.yaml", job: "register: [forces.yaml]\n"},
		{kind: "house style", file: "house.yaml", job: "house: house.yaml\n"},
		{kind: "logo", file: "art/logo.svg", job: "house: with-logo.yaml\n"},
		{kind: "font", file: "fonts/x-Regular.ttf", job: "house: with-fonts.yaml\n"},
		{kind: "template", file: "words/report/en/a.tmpl", job: "templates: words\n"},
		{kind: "language pack", file: "words/words/en.yaml", job: "templates: words\n"},
		{kind: "narrative", file: "prose/sussex/en/summary.md", job: "narrative: prose\n", folder: true},
		{kind: "terms of a force", file: "prose/sussex/en/terms.yaml", job: "narrative: prose\n", folder: true},
		{kind: "terms of all", file: "prose/en/terms.yaml", job: "narrative: prose\n"},
		{kind: "comments", file: "back/sussex.xlsx", job: "comments: back\n", folder: true},
		{kind: "sign-off", file: "sign-off.yaml", job: "sign-off: sign-off.yaml\n"},
		{kind: "rulebook of a flag", file: "other.yaml", command: []string{"check", "$JOB/job.yaml", "--rulebook", "other.yaml"}},
		{kind: "picture", file: "picture.json", command: []string{"run", "$JOB/job.yaml", "--out", "$JOB/out", "--picture", "$JOB/picture.json"}},
		{kind: "plan", file: "plan.yaml", command: []string{"plan", "$JOB/plan.yaml"}},
		{kind: "findings of a plan", file: "previous.json", command: []string{"plan", "--margin", "0.02", "--from", "$JOB/previous.json"}},
		{kind: "findings that a plan names", file: "before.json", command: []string{"plan", "$JOB/from.yaml"}},
		{kind: "rule cases", file: "x_test.yaml", command: []string{"test", "$JOB/x_test.yaml"}},
		{kind: "rulebook of cases", file: "y.yaml", command: []string{"test", "$JOB/y_test.yaml"}},
		{kind: "findings of diff", folder: true, file: "a.json", command: []string{"diff", "$JOB/a.json", "$RELEASE/restricted/forces/sussex/findings.json"}},
		{kind: "cells", file: "c.xlsx", command: []string{"cells", "$JOB/c.xlsx"}, folder: true},
		{kind: "workbook of a layout", file: "l.xlsx", command: []string{"init", "--layout-from", "$JOB/l.xlsx"}, folder: true},
		{kind: "manifest", file: "release/public/MANIFEST.json", command: []string{"verify", "$JOB/release"}},
	}
}

// smallest is a job of one sound workbook.
const smallest = "title: Round\nattribution: [Open Government Licence v3.0]\n"

// wrong are what may stand in the place of a file, and how it is made.
func wrongThings() map[string]func(file string) error {
	return map[string]func(file string) error{
		"pipe":   func(file string) error { return syscall.Mkfifo(file, 0o600) },
		"zero":   func(file string) error { return os.Symlink("/dev/zero", file) },
		"link":   func(file string) error { return os.Symlink(elsewhere(file), file) },
		"folder": func(file string) error { return os.Mkdir(file, 0o700) },
		"huge": func(file string) error {
			f, err := os.Create(file)
			if err != nil {
				return err
			}
			return errors.Join(f.Truncate(1<<40), f.Close()) // a terabyte that takes no room
		},
	}
}

// elsewhere is a sound file of the same name outside the job's folder.
func elsewhere(file string) string {
	return filepath.Join(filepath.Dir(filepath.Dir(file)), "..", "sound-elsewhere")
}

// TestNamedFilesAreFilesThemselves puts a pipe, a device, a link, a folder and a huge
// file in the place of every kind of file that somebody names. Each is refused within
// five seconds, by its name, with a rule, and without a path of the machine.
func TestNamedFilesAreFilesThemselves(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	demo, err := filepath.Abs("../../testdata/demo")
	if err != nil {
		t.Fatal(err)
	}
	release := t.TempDir()
	if out, err := assize(t, "run", demo+"/job.yaml", "--out", release).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, n := range namedFiles() {
		for what, put := range wrongThings() {
			if what == "folder" && n.folder {
				continue
			}
			t.Run(n.kind+"/"+what, func(t *testing.T) {
				t.Parallel()
				dir := jobFolder(t, n, demo)
				file := filepath.Join(dir, filepath.FromSlash(n.file))
				if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.RemoveAll(file)); err != nil {
					t.Fatal(err)
				}
				if err := put(file); err != nil {
					t.Fatal(err)
				}
				mustRefuse(t, n, what, dir, filepath.Join(release, "current"))
			})
		}
	}
}

// jobFolder is the folder of a job that names the file.
func jobFolder(t *testing.T, n named, demo string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "job")
	job := smallest + n.job
	for key, line := range map[string]string{"workbooks:": "workbooks: [sussex.xlsx]\n", "rulebook:": "rulebook: cdi-2016\n", "recorded-crime:": "recorded-crime: [recorded-crime.csv]\n"} {
		if !strings.Contains(n.job, key) {
			job += line
		}
	}
	rules, err := fs.ReadFile(config.Files, "rulebooks/cdi-2016.yaml")
	if err != nil {
		t.Fatal(err)
	}
	house := "inspectorate: An inspectorate\nshort: it\n"
	texts := map[string]string{
		"job.yaml": job, "with-logo.yaml": house + "logo: art/logo.svg\nlogo-alt: A logo\n", "with-fonts.yaml": house + "fonts: fonts\n",
		"from.yaml": "margin: 0.02\nfrom: before.json\n", "y_test.yaml": "cases: []\n", "x.yaml": string(rules),
		"fonts/x-Italic.ttf": "x", "fonts/x-SemiBold.ttf": "x", "fonts/x-Bold.ttf": "x", "../sound-elsewhere": "x",
	}
	for name, text := range texts {
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"sussex.xlsx", "recorded-crime.csv"} {
		if err := os.Link(filepath.Join(demo, name), filepath.Join(dir, name)); err != nil {
			data, err := os.ReadFile(filepath.Join(demo, name))
			if err := errors.Join(err, os.WriteFile(filepath.Join(dir, name), data, 0o600)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

// mustRefuse runs the command that opens the file, and looks at how it ends.
func mustRefuse(t *testing.T, n named, what, dir, release string) {
	t.Helper()
	args := n.command
	if args == nil {
		args = []string{"check", "$JOB/job.yaml"}
	}
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = strings.NewReplacer("$JOB", dir, "$RELEASE", release).Replace(a)
	}
	cmd := assize(t, words...)
	begun := time.Now()
	said, err := cmd.CombinedOutput()
	took := time.Since(begun)
	var exit *exec.ExitError
	switch {
	case !errors.As(err, &exit):
		t.Fatalf("accepted (%v):\n%s", err, said)
	case exit.ExitCode() != exitData && exit.ExitCode() != exitConfig && exit.ExitCode() != exitIO:
		t.Errorf("exit code %d", exit.ExitCode())
	case took > 5*time.Second && !n.workbook: // the sound workbook beside it is worked on
		t.Errorf("took %v", took)
	}
	text := string(said)
	if !strings.Contains(text, filepath.Base(n.file)) {
		t.Errorf("the file is not named:\n%s", text)
	}
	rules := []string{"[file-kind]"}
	if what == "huge" {
		rules = []string{"[file-size]", "[limit]"}
	}
	if !slices.ContainsFunc(rules, func(r string) bool { return strings.Contains(text, r) }) {
		t.Errorf("no rule says why:\n%s", text)
	}
	if strings.Contains(text, dir) {
		t.Errorf("a path of the machine is told:\n%s", text)
	}
	if n.workbook && strings.Contains(text, "sussex.xlsx: ") && !strings.Contains(text, "warning") {
		t.Errorf("the other force is refused too:\n%s", text)
	}
}

// assize is the program, as the test binary plays it.
func assize(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// TestInputsElsewhere: inputs that stand above the job's folder or are named by
// absolute paths are told in every output as the job writes them, and no output holds
// a path of the machine.
func TestInputsElsewhere(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	top := t.TempDir()
	copies := map[string]string{
		"shared/sussex.xlsx": "testdata/demo/sussex.xlsx", "shared/staffordshire.xlsx": "testdata/demo/staffordshire.xlsx",
		"rounds/1/in/gm.xlsx": "testdata/demo/greater-manchester.xlsx", "shared/crime.csv": "testdata/demo/recorded-crime.csv",
		"shared/rules/ours.yaml": "config/rulebooks/cdi-2016.yaml", "shared/layout.yaml": "config/layouts/house.yaml",
		"shared/forces.yaml": "config/forces/england-wales.yaml", "shared/house.yaml": "testdata/demo/house.yaml",
	}
	for to, from := range copies {
		data, err := os.ReadFile(filepath.Join("../..", from))
		if err := errors.Join(err, put(filepath.Join(top, to), data)); err != nil {
			t.Fatal(err)
		}
	}
	job := "title: Round\nattribution: [Open Government Licence v3.0]\noutputs: [annex, analyst-annex]\n" +
		"workbooks: [in/gm.xlsx, ../../shared/sussex.xlsx, TOP/shared/staffordshire.xlsx, ../../shared/broken.xlsx, broken.xlsx]\n" +
		"rulebook: TOP/shared/rules/ours.yaml\nlayout: ../../shared/layout.yaml\nregister: [TOP/shared/forces.yaml]\n" +
		"recorded-crime: [TOP/shared/crime.csv]\nhouse: ../../shared/house.yaml\nnarrative: TOP/shared/prose\ntemplates: TOP/shared/templates\n"
	for name, text := range map[string]string{
		"rounds/1/job.yaml": strings.ReplaceAll(job, "TOP", top), "shared/prose/sussex/en/summary.md": "It did well.", "shared/templates/x": "",
		"shared/broken.xlsx": "x", "rounds/1/broken.xlsx": "x",
	} {
		if err := put(filepath.Join(top, name), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	out := t.TempDir()
	said, err := assize(t, "run", filepath.Join(top, "rounds/1/job.yaml"), "--out", out).CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitPartial {
		t.Fatalf("%v\n%s", err, said)
	}
	manifest, err := os.ReadFile(filepath.Join(out, "current/restricted/MANIFEST.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"../../shared/sussex.xlsx", "staffordshire.xlsx", "in/gm.xlsx", "ours.yaml", "../../shared/layout.yaml", "crime.csv",
		"../../shared/house.yaml", "prose/sussex/en/summary.md", "../../shared/broken.xlsx",
	} {
		if !strings.Contains(string(manifest), `"`+name+`"`) {
			t.Errorf("the manifest does not name %s", name)
		}
	}
	if files, err := filepath.Glob(filepath.Join(out, "current/restricted/quarantine/[^.]*")); err != nil || len(files) != 2 {
		t.Errorf("reasons of two forces: %v, %v", files, err)
	}
	holds(t, "what was said", said, top)
	seen := 0
	err = filepath.WalkDir(out, func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		seen++
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		holds(t, name, data, top)
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil //nolint:nilerr // no archive
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				return err
			}
			part, err := io.ReadAll(r)
			if err != nil {
				return err
			}
			holds(t, name+" "+f.Name, part, top)
		}
		return nil
	})
	if err != nil || seen < 20 {
		t.Errorf("%d files were looked at: %v", seen, err)
	}
}

func put(file string, data []byte) error {
	return errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, data, 0o600))
}

// holds tells of a text that holds a path of the machine.
func holds(t *testing.T, what string, data []byte, path string) {
	t.Helper()
	if bytes.Contains(data, []byte(path)) {
		t.Errorf("%s holds a path of the machine", what)
	}
}
