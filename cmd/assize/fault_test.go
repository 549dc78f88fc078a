package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// faultyErrors is standard error that panics while a record of the log is written to
// it: a fault of the program, planted inside the work that the record tells of.
type faultyErrors struct {
	bytes.Buffer
	record string // a part of the record
}

func (f *faultyErrors) Write(p []byte) (int, error) {
	if strings.Contains(string(p), f.record) {
		_ = p[len(p)+len(f.record)] // a runtime error, as a fault in earnest is
	}
	return f.Buffer.Write(p)
}

// A fault of the program is told by where it is and with which version, without its
// stack, which the log has; nothing is published when no force is left, and the exit
// code is that of a bug.
func TestAFaultOfTheProgramIsTold(t *testing.T) {
	r := newSmallRound(t)
	r.published(pastDay)
	out := filepath.Join(r.dir, "out")
	errs := &faultyErrors{record: `"msg":"rendered","force":"sussex"`}
	var stdout bytes.Buffer
	a := newApp(&stdout, errs)
	a.clock, a.now = wasDay(), wasDay()
	if code := a.main(context.Background(), []string{"run", r.job("job.yaml", "draft", "sussex", cheap), "--out", out, "--log"}); code != exitBug {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	for _, want := range []string{
		`sussex: a fault of the program while its documents were made; report it with the version \(assize .*\) and the stack that --log writes \[program-fault\]`,
		`assize: a fault of the program; nothing was published`,
		`"msg":"fault of the program","while":"its documents were made","of":"sussex","panic":"runtime error: index out of range`,
	} {
		if !regexp.MustCompile(want).MatchString(errs.String()) {
			t.Errorf("standard error lacks %s:\n%s", want, errs.String())
		}
	}
	for line := range strings.Lines(errs.String()) {
		if strings.Contains(line, "goroutine") && !strings.HasPrefix(line, "{") {
			t.Errorf("a stack stands outside the log: %s", line)
		}
	}
	if _, err := os.Lstat(filepath.Join(out, "current")); err == nil {
		t.Error("something was published")
	}
}
