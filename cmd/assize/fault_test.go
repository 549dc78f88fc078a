package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// failing is a standard error that panics at one line of the log: a fault planted
// inside the work that is logged.
type failing struct {
	bytes.Buffer
	at string
}

func (f *failing) Write(p []byte) (int, error) {
	if strings.Contains(string(p), f.at) {
		panic("A. Victim")
	}
	return f.Buffer.Write(p)
}

// TestExitOfAFault: a fault of the program ends with 70, says how to report it,
// and tells nothing of what the panic held.
func TestExitOfAFault(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/demo")); err != nil {
		t.Fatal(err)
	}
	job := filepath.Join(dir, "cheap.yaml")
	text := "title: Round\nworkbooks: [staffordshire.xlsx, sussex.xlsx]\nrulebook: cdi-2016\nrecorded-crime: [recorded-crime.csv]\nhouse: house.yaml\noutputs: [press-notice]\n"
	if err := os.WriteFile(job, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, at  string
		args      []string
		published bool
	}{
		{"a force, assessed", `"msg":"assessed","workbook":"sussex.xlsx"`, []string{"run", job}, true},
		{"a force, rendered", `"msg":"rendered","force":"sussex"`, []string{"run", job}, true},
		{"strict", `"msg":"assessed","workbook":"sussex.xlsx"`, []string{"run", job, "--strict"}, false},
		{"check", `"msg":"rendered","force":"sussex"`, []string{"check", job}, false},
		{"explain", `"msg":"assessed","workbook":"sussex.xlsx"`, []string{"explain", "sussex", "--job", job}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			args := append(tt.args, "--log")
			if args[0] == "run" {
				args = append(args, "--out", out)
			}
			var stdout bytes.Buffer
			stderr := &failing{at: tt.at}
			a := newApp(&stdout, stderr)
			a.program.Worker = nil
			if code := a.main(context.Background(), args); code != exitBug {
				t.Errorf("exits %d\n%s%s", code, stdout.String(), stderr.String())
			}
			said := stdout.String() + stderr.String()
			for _, want := range []string{"a fault of the program", "report it with the version (" + a.program.Version + ")"} {
				if !strings.Contains(said, want) {
					t.Errorf("does not say %q:\n%s", want, said)
				}
			}
			if strings.Contains(said, "Victim") {
				t.Errorf("tells what the panic held:\n%s", said)
			}
			current, _ := filepath.Glob(filepath.Join(out, "current", "public", "forces", "*"))
			if tt.published != (len(current) == 1) {
				t.Errorf("published %v", current)
			}
		})
	}
}

// broken is a folder that panics when it is opened.
type broken struct{}

func (broken) Open(string) (fs.File, error) { panic("A. Victim") }

// TestExitOfAFaultBeforeAnyForce: what no force is worked on for ends the run.
func TestExitOfAFaultBeforeAnyForce(t *testing.T) {
	var stdout, stderr bytes.Buffer
	a := newApp(&stdout, &stderr)
	a.program.Templates = broken{}
	out := filepath.Join(t.TempDir(), "out")
	code := a.main(context.Background(), []string{"run", "../../testdata/demo/job.yaml", "--out", out})
	said := stdout.String() + stderr.String()
	if code != exitBug || !strings.Contains(said, "assize: a fault of the program: string\nassize: hint: report it with the version") || !strings.Contains(said, "broken.Open") || strings.Contains(said, "Victim") {
		t.Errorf("exits %d\n%s", code, said)
	}
	if _, err := os.Lstat(filepath.Join(out, "current")); err == nil {
		t.Error("something is published")
	}
}
