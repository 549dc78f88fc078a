//go:build linux

package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// hearHangups lets the programs that a test starts hear SIGHUP, also where the tests were
// started with it ignored: what is handled here is back at its default there.
func hearHangups(t *testing.T) {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, syscall.SIGHUP)
	t.Cleanup(func() { signal.Stop(ch) })
}

// soon is how long a program that was told to stop may take.
const soon = 5 * time.Second

// ended waits for a program, and returns its exit code and how long it took.
func ended(t *testing.T, cmd *exec.Cmd) (code int, took time.Duration) {
	t.Helper()
	begun := time.Now()
	kill := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
	defer kill.Stop()
	err := cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), time.Since(begun)
}

// bigJob is a job whose one workbook takes a child some seconds to read.
func bigJob(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var rows strings.Builder
	for i := 0; rows.Len() < 31<<20; i++ {
		fmt.Fprintf(&rows, "%d,a,b,c,d,e,f,g,h,2016-01-01 10:00,2016-01-01 11:00,x,y,z\n", i)
		if i == 140_000 {
			break
		}
	}
	files := map[string]string{
		"job.yaml":      "title: Round\nworkbooks: [w1, w2, w3, w4, w5, w6]\nrulebook: cdi-2016\n",
		"w/Reports.csv": rows.String(),
	}
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 6 {
		book := filepath.Join(dir, fmt.Sprintf("w%d", i+1))
		if err := errors.Join(os.Mkdir(book, 0o700), os.Link(filepath.Join(dir, "w/Reports.csv"), filepath.Join(book, "Reports.csv"))); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "job.yaml")
}

// child waits until a process has a child, and returns its id.
func child(t *testing.T, of int) int {
	t.Helper()
	for range 500 {
		stats, _ := filepath.Glob("/proc/[0-9]*/stat")
		for _, name := range stats {
			data, err := os.ReadFile(name)
			_, rest, ok := strings.Cut(string(data), ") ")
			if f := strings.Fields(rest); err == nil && ok && len(f) > 1 && f[1] == strconv.Itoa(of) {
				pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(name)))
				return pid
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("no child was started")
	return 0
}

var stops = []struct {
	signal syscall.Signal
	code   int
}{{syscall.SIGTERM, exitTerminated}, {syscall.SIGINT, exitInterrupted}, {syscall.SIGHUP, exitHungUp}}

// TestSignalWhileAChildReads: the program ends with its child, and leaves nothing.
func TestSignalWhileAChildReads(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	job := bigJob(t)
	hearHangups(t)
	for _, s := range stops {
		t.Run(s.signal.String(), func(t *testing.T) {
			out, temp := t.TempDir(), t.TempDir()
			cmd := assize(t, "run", job, "--out", out)
			cmd.Env = append(cmd.Env, "TMPDIR="+temp)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			reader := child(t, cmd.Process.Pid)
			cmd.Process.Signal(s.signal)
			if code, took := ended(t, cmd); code != s.code || took > soon {
				t.Errorf("exit code %d after %v, want %d", code, took, s.code)
			}
			if err := syscall.Kill(reader, 0); err == nil {
				t.Errorf("the child is alive")
			}
			left, _ := os.ReadDir(temp)
			stages, _ := filepath.Glob(filepath.Join(out, ".stage-*"))
			if _, err := os.Lstat(filepath.Join(out, "current")); err == nil || len(left)+len(stages) > 0 {
				t.Errorf("left behind: %v %v, current: %v", left, stages, err)
			}
		})
	}
}

// TestSignalWhileDocumentsAreSet: over a release that stands, which stands after it.
func TestSignalWhileDocumentsAreSet(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	demo := "../../testdata/demo/job.yaml"
	out := t.TempDir()
	if said, err := assize(t, "run", demo, "--out", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	before, err := os.Readlink(filepath.Join(out, "current"))
	if err != nil {
		t.Fatal(err)
	}
	hearHangups(t)
	for _, s := range stops {
		t.Run(s.signal.String(), func(t *testing.T) {
			cmd := assize(t, "run", demo, "--out", out, "--rulebook", "cdi-2017", "--log")
			log, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(log)
			for seen := 0; seen < 3 && lines.Scan(); {
				if strings.Contains(lines.Text(), `"assessed"`) {
					seen++
				}
			}
			cmd.Process.Signal(s.signal)
			for lines.Scan() {
			}
			if code, took := ended(t, cmd); code != s.code || took > soon {
				t.Errorf("exit code %d after %v, want %d", code, took, s.code)
			}
			if now, err := os.Readlink(filepath.Join(out, "current")); err != nil || now != before {
				t.Errorf("current was %s and is %s (%v)", before, now, err)
			}
			if said, err := assize(t, "verify", out).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, said)
			}
		})
	}
}

// blocked starts a program whose standard output nobody reads, and waits until it is
// full, but for less than a line.
func blocked(t *testing.T, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	if _, err := unix.FcntlInt(w.Fd(), unix.F_SETPIPE_SZ, 4096); err != nil {
		t.Fatal(err)
	}
	cmd.Stdout = w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	for range 500 {
		if n, err := unix.IoctlGetInt(int(r.Fd()), unix.TIOCINQ); err == nil && n > 3500 {
			return cmd
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("it does not print enough to be blocked")
	return nil
}

// TestSignalWhileNothingLetsGo: what looks at no context is ended after the grace;
// a command that only reads, and the second signal, do not wait for it.
func TestSignalWhileNothingLetsGo(t *testing.T) {
	hearHangups(t)
	for _, s := range stops {
		t.Run(s.signal.String(), func(t *testing.T) {
			t.Parallel()
			cmd := blocked(t, assize(t, "check", "--rules"))
			cmd.Process.Signal(s.signal)
			if code, took := ended(t, cmd); code != s.code || took > soon || took < grace/2 {
				t.Errorf("exit code %d after %v, want %d after the grace", code, took, s.code)
			}
			cmd = blocked(t, assize(t, "check", "--rules"))
			cmd.Process.Signal(s.signal)
			time.Sleep(200 * time.Millisecond)
			cmd.Process.Signal(s.signal)
			if code, took := ended(t, cmd); code != s.code || took > grace/2 {
				t.Errorf("at the second signal: exit code %d after %v, want %d at once", code, took, s.code)
			}
			cmd = blocked(t, assize(t, "cells", "../../testdata/demo/recorded-crime.csv", "--table"))
			cmd.Process.Signal(s.signal)
			if code, took := ended(t, cmd); code != s.code || took > grace/2 {
				t.Errorf("a command that only reads: exit code %d after %v, want %d at once", code, took, s.code)
			}
		})
	}
}

// TestNohup: a program that is to outlive its terminal does, and still obeys the
// other signals.
func TestNohup(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", `trap "" HUP; exec "$0" check --rules`, self)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	blocked(t, cmd)
	cmd.Process.Signal(syscall.SIGHUP)
	time.Sleep(300 * time.Millisecond)
	begun := time.Now()
	cmd.Process.Signal(syscall.SIGTERM) // the first that counts: the grace is given
	if code, _ := ended(t, cmd); code != exitTerminated || time.Since(begun) < grace/2 {
		t.Errorf("exit code %d after %v", code, time.Since(begun))
	}
}
