package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts call the program as "assize", its reading child
// included, without building it first.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" || len(os.Args) == 3 && os.Args[1] == readerCommand {
		main()
		os.Exit(exitOK) // the reading child returns
	}
	if os.Getenv(asNaive) != "" {
		if err := naive(os.Args[1], os.Args[2]); err != nil {
			os.Exit(exitIO)
		}
		os.Exit(exitOK)
	}
	testscript.Main(m, map[string]func(){"assize": main})
}

// asProgram in the environment makes the test binary the program itself.
const asProgram = "ASSIZE_TEST_AS_PROGRAM"

// TestScripts runs every script of testdata/script in a folder of its own, with
// the demonstration in $DEMO.
func TestScripts(t *testing.T) {
	demo, err := filepath.Abs("../../testdata/demo")
	if err != nil {
		t.Fatal(err)
	}
	dir, files := "testdata/script", []string(nil)
	if raceDetector { // it makes each of their programs some fifteen times slower
		dir, files = "", []string{"testdata/script/run.txtar"}
		t.Log("of the scripts only a whole run; make check runs all of them without the race detector")
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		Files:               files,
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("ASSIZE_UPDATE") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("DEMO", demo)
			e.Setenv("CONFIG", filepath.Join(demo, "../../config"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"breakbook": breakBook,
			"replaced":  replaced,
			"exits":     exits,
			"sametree":  sameTree,
			"foreign":   foreign,
			"silent":    silent,
		},
	})
}

// breakBook copies a workbook with one text in its parts replaced by another:
// breakbook from.xlsx to.xlsx PART OLD NEW.
func breakBook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 5 {
		ts.Fatalf("usage: breakbook from to part old new")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	ts.Check(err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	found := false
	for _, f := range z.File {
		r, err := f.Open()
		ts.Check(err)
		part, err := io.ReadAll(r)
		ts.Check(err)
		if f.Name == args[2] {
			changed := strings.Replace(string(part), args[3], args[4], 1)
			found = changed != string(part)
			part = []byte(changed)
		}
		pw, err := w.Create(f.Name)
		ts.Check(err)
		_, err = pw.Write(part)
		ts.Check(err)
	}
	ts.Check(w.Close())
	if !found {
		ts.Fatalf("%s of %s does not hold %q", args[2], args[0], args[3])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out.Bytes(), 0o600))
}

// replaced copies a text with some of its words replaced everywhere, in turn:
// replaced from to OLD NEW OLD NEW.
func replaced(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 || len(args)%2 != 0 {
		ts.Fatalf("usage: replaced from to old new [old new ...]")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	text := string(data)
	for i := 2; i < len(args); i += 2 {
		if !strings.Contains(text, args[i]) {
			ts.Fatalf("%s does not hold %q", args[0], args[i])
		}
		text = strings.ReplaceAll(text, args[i], args[i+1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

// exits runs a command and asserts its exit code: exits 65 assize check job.yaml.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command [argument ...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		code = strings.TrimPrefix(exit.String(), "exit status ")
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if code != args[0] {
		ts.Fatalf("%s exits %s, want %s", strings.Join(args[1:], " "), code, args[0])
	}
}

// sameTree compares two folders file by file.
func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sametree A B")
	}
	read := func(root string) map[string]string {
		out := map[string]string{}
		root, err := filepath.EvalSymlinks(ts.MkAbs(root))
		ts.Check(err)
		ts.Check(filepath.Walk(root, func(p string, info os.FileInfo, err error) error {
			if err != nil || info.IsDir() {
				return err
			}
			b, err := os.ReadFile(p)
			rel, _ := filepath.Rel(root, p)
			out[rel] = string(b)
			return err
		}))
		return out
	}
	a, b := read(args[0]), read(args[1])
	if len(a) != len(b) || len(a) == 0 {
		ts.Fatalf("%d files and %d files", len(a), len(b))
	}
	for name := range a {
		if a[name] != b[name] {
			ts.Fatalf("%s differs", name)
		}
	}
}

// TestEveryCommandHasHelp: each command prints its usage and exits 0.
func TestEveryCommandHasHelp(t *testing.T) {
	for _, c := range commands() {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := newApp(&out, &errs).main(context.Background(), []string{c.name, "--help"}); code != exitOK {
				t.Errorf("exits %d", code)
			}
			if !strings.Contains(errs.String()+out.String(), "usage: assize "+c.name) {
				t.Errorf("prints no usage: %s", errs.String())
			}
		})
	}
}
