package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestREADMETellsEveryExitCode: what help says, README says.
func TestREADMETellsEveryExitCode(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range exitCodes() {
		if line := fmt.Sprintf("| %d | %s | %s |\n", e.code, e.means, e.todo); !strings.Contains(string(readme), line) {
			t.Errorf("README lacks: %s", line)
		}
	}
}

// TestOpsCommandsRun runs every command of the units and of the crontab on the
// demonstration, in the places that they name.
func TestOpsCommandsRun(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../testdata/demo")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "metrics"), 0o750); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, name := range []string{"systemd/assize-run.service", "systemd/assize-deliver.service", "crontab"} {
		text, err := os.ReadFile(filepath.Join("../../config/ops", name))
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, regexp.MustCompile(`/usr/local/bin/assize .*`).FindAllString(string(text), -1)...)
	}
	if len(lines) != 4 {
		t.Fatalf("%d commands: %q", len(lines), lines)
	}
	for _, line := range lines {
		line = strings.ReplaceAll(line, "/srv/assize", folder)
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, self, strings.Fields(line)[1:]...)
		cmd.Dir, cmd.Env = folder, append(os.Environ(), asProgram+"=1")
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
	}
	metrics, err := os.ReadFile(filepath.Join(folder, "metrics", "assize.prom"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"assize_run_exit_code 0\n", `assize_run_forces{state="published"} 3` + "\n", "assize_run_unchanged 1\n"} {
		if !strings.Contains(string(metrics), want) {
			t.Errorf("metrics lack %q:\n%s", want, metrics)
		}
	}
}

// TestMetricsOfARunThatReadsNothing are written too: that run is the one to be paged for.
func TestMetricsOfARunThatReadsNothing(t *testing.T) {
	folder := t.TempDir()
	job, file := filepath.Join(folder, "job.yaml"), filepath.Join(folder, "m.prom")
	if err := os.WriteFile(job, []byte("workbooks: 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, said bytes.Buffer
	if code := newApp(&out, &said).main(context.Background(), []string{"run", job, "--metrics", file}); code != exitConfig {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
	metrics, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(metrics), "assize_run_exit_code 78\n") {
		t.Errorf("%v\n%s", err, metrics)
	}
	left, err := filepath.Glob(filepath.Join(folder, ".assize-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestHelpOfACommand goes to standard output; the flags of a wrong one do not.
func TestHelpOfACommand(t *testing.T) {
	for _, c := range commands() {
		var out, said bytes.Buffer
		if code := newApp(&out, &said).main(context.Background(), []string{"help", c.name}); code != exitOK || !strings.HasPrefix(out.String(), "usage: assize "+c.name) || said.Len() > 0 {
			t.Errorf("help %s: exit %d\n%s%s", c.name, code, out.String(), said.String())
		}
	}
}
