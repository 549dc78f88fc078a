package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestREADME runs every command of README.md, in its order, in a copy of what
// they name, and holds their exit codes to what the text says.
func TestREADME(t *testing.T) {
	if raceDetector {
		t.Skip("skipped: the race detector makes its programs some fifteen times slower; make check runs them without")
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "testdata", "demo"), os.DirFS("../../testdata/demo")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(root, "config"), os.DirFS("../../config")); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, line := range shellLines(string(readme)) {
		words := strings.Fields(line)
		switch words[0] {
		case "make":
			if !strings.Contains(string(makefile), "\n"+words[1]+":") {
				t.Errorf("README names make %s, which the Makefile lacks", words[1])
			}
		case "./bin/assize":
			ran++
			runReadme(t, self, root, words[1:])
		default:
			t.Errorf("README has a command this test cannot run: %s", line)
		}
	}
	if ran < 6 {
		t.Errorf("only %d commands of README were run", ran)
	}
	if !strings.Contains(string(makefile), "./bin/assize run testdata/demo/job.yaml") {
		t.Error("make demo does not run the demonstration")
	}
}

// shellLines are the commands of the sh blocks and of inline code that begins
// with ./bin/assize, without their comments.
func shellLines(readme string) []string {
	var out []string
	inside := false
	for line := range strings.Lines(readme) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```sh"
		case inside && line != "":
			command, _, _ := strings.Cut(line, " #")
			out = append(out, strings.TrimSpace(command))
		case !inside:
			for i, part := range strings.Split(line, "`") {
				if i%2 == 1 && strings.HasPrefix(part, "./bin/assize") {
					out = append(out, part)
				}
			}
		}
	}
	return out
}

// runReadme runs the test binary as the program. Only a diff may find a
// difference, and only decisions may find nothing to decide about.
func runReadme(t *testing.T, self, root string, args []string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), asProgram+"=1")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	want := 0
	switch args[0] {
	case "diff":
		want = exitPartial
	case "postpone", "withdraw": // the demonstration is a draft
		if want = exitData; !strings.Contains(out.String(), "nothing here is public or waits for its instant") {
			t.Errorf("assize %s: %s", strings.Join(args, " "), out.String())
		}
	}
	if got := cmd.ProcessState.ExitCode(); got != want {
		t.Errorf("assize %s exits %d, want %d: %v\n%s", strings.Join(args, " "), got, want, err, out.String())
	}
}
