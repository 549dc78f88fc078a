//go:build linux

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// round is a release of three forces that stands, and a job that would take its
// place with other rules.
type round struct {
	job, out string // the job, and the release as it was made
	release  string // its id
}

// newRound makes the release. Of the documents it makes the annex alone: faults are
// injected into some sixty runs.
func newRound(t *testing.T) round {
	t.Helper()
	if os.Getenv("ASSIZE_CONFORMANCE") == "" {
		t.Skip("skipped: needs ASSIZE_CONFORMANCE and other programs; make conformance runs it")
	}
	dir := t.TempDir()
	if out, err := exec.Command("cp", "-r", "../../testdata/demo", dir+"/job").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text := "title: Round\nworkbooks: [greater-manchester.xlsx, staffordshire.xlsx, sussex.xlsx]\nrulebook: cdi-2016\n" +
		"recorded-crime: [recorded-crime.csv]\nhouse: house.yaml\noutputs: [annex]\nattribution: [Open Government Licence v3.0]\n"
	r := round{job: dir + "/job/small.yaml", out: dir + "/out"}
	if err := os.WriteFile(r.job, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := assize(t, "run", r.job, "--out", r.out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	r.release = currentOf(t, r.out)
	return r
}

func currentOf(t *testing.T, out string) string {
	t.Helper()
	id, err := os.Readlink(filepath.Join(out, "current"))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// over copies the release, as the place that the next run writes over.
func (r round) over(t *testing.T, dir string) string {
	t.Helper()
	if out, err := exec.Command("cp", "-a", r.out, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, filepath.Base(r.out))
}

// next is the run over the release.
func (r round) next(t *testing.T, out string) []string {
	t.Helper()
	return assize(t, "run", r.job, "--rulebook", "cdi-2017", "--out", out).Args
}

// outcome runs a command over the release and returns its exit code and what it said.
func outcome(t *testing.T, args []string, env ...string) (int, string) {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(append(os.Environ(), asProgram+"=1"), env...)
	said, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(said)
}

// mustStand holds what is in place to be whole: the old release, or the new one with
// all its forces, which is told where the run ended in error all the same.
func (r round) mustStand(t *testing.T, out string, code int, said string) {
	t.Helper()
	if code != exitOK && code != exitIO {
		t.Errorf("exit code %d", code)
	}
	if code, said := outcome(t, assize(t, "verify", out).Args); code != exitOK {
		t.Errorf("does not verify: %s", said)
	}
	now := currentOf(t, out)
	if now == r.release {
		if code == exitOK {
			t.Error("ends well, and the old release stands")
		}
		return
	}
	if code != exitOK && !strings.Contains(said, "stands") {
		t.Error("ends in error, and does not say that the new release stands")
	}
	data, err := os.ReadFile(filepath.Join(out, "current", "restricted", "MANIFEST.json"))
	var m struct {
		Forces struct{ Published, Listed int } `json:"forces"`
	}
	if err := errors.Join(err, json.Unmarshal(data, &m)); err != nil {
		t.Fatal(err)
	}
	if m.Forces.Published != 3 || m.Forces.Listed != 3 {
		t.Errorf("%d of %d forces are published", m.Forces.Published, m.Forces.Listed)
	}
}

// TestConformanceFaultsOfTheSystem injects faults into the calls of the system that a
// run over a standing release makes, each at its first calls in every thread, children
// included. Whatever fails, no force is left out of a release.
func TestConformanceFaultsOfTheSystem(t *testing.T) {
	r := newRound(t)
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Fatal("needs strace (Debian package strace)")
	}
	early, late := []int{1, 2, 3, 4, 6}, []int{1, 2, 3, 5, 8, 13, 21, 34}
	for _, f := range []struct {
		call, fault string
		when        []int
	}{
		{"clone,clone3,fork,vfork", "EAGAIN", early},
		{"pipe2", "EMFILE", early},
		{"openat", "EMFILE", late},
		{"openat", "EIO", []int{5, 13, 34}},
		{"read", "EIO", []int{2, 5, 13}},
		{"write", "ENOSPC", late},
		{"fsync", "EIO", late},
		{"renameat,renameat2", "ENOSPC", early},
		{"mkdirat", "ENOSPC", early},
		{"symlinkat", "EDQUOT", []int{1}},
	} {
		t.Run(f.call+" "+f.fault, func(t *testing.T) {
			hits := 0
			for _, k := range f.when {
				dir := t.TempDir()
				out := r.over(t, dir)
				log := filepath.Join(dir, "log")
				args := append([]string{
					strace, "-f", "--seccomp-bpf", "-y", "-o", log, "-e", "trace=" + f.call,
					"-e", fmt.Sprintf("inject=%s:error=%s:when=%d", f.call, f.fault, k),
				}, r.next(t, out)...)
				code, said := outcome(t, args, "TMPDIR="+dir)
				n, runtime := injected(t, log)
				hits += n
				// A thread or a wake-up that Go cannot do without. Where another call of the
				// system came between, the log does not say what the fault hit; the runtime does.
				runtime = runtime || strings.Contains(said, "netpollBreak write failed") || strings.Contains(said, "failed to create new OS thread")
				if runtime && code == exitRuntime {
					code = exitIO
				}
				r.mustStand(t, out, code, said)
				if t.Failed() {
					t.Fatalf("%s at call %d, %d hits:\n%s", f.fault, k, n, said)
				}
			}
			if hits == 0 {
				t.Error("no fault has hit")
			}
			t.Logf("%d faults in %d runs", hits, len(f.when))
		})
	}
}

// exitRuntime is how the Go runtime ends a program by itself.
const exitRuntime = 2

// injected counts the faults in a log of strace, and says whether one of them hit what
// the Go runtime needs for itself.
func injected(t *testing.T, log string) (n int, runtime bool) {
	t.Helper()
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if line := lines.Text(); strings.Contains(line, "(INJECTED)") {
			n++
			runtime = runtime || strings.Contains(line, "CLONE_THREAD") || strings.Contains(line, "anon_inode:")
		}
	}
	return n, runtime
}

// mounted mounts a file system of memory.
func mounted(t *testing.T, dir, options string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(dir, 0o700), unix.Mount("tmpfs", dir, "tmpfs", 0, options)); err != nil {
		t.Skipf("skipped: no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}

// TestConformanceFullDisks: a full or read-only disk under the output, or under the
// folder for temporary files, ends the run with 74, and the old release stands.
func TestConformanceFullDisks(t *testing.T) {
	r := newRound(t)
	t.Run("full output", func(t *testing.T) {
		for _, spare := range []int{0, 64, 256, 512, 1024} { // kB that are left
			dir := filepath.Join(t.TempDir(), "disk")
			mounted(t, dir, "size=64m")
			out := r.over(t, dir)
			fill(t, dir, int64(spare)<<10)
			code, said := outcome(t, r.next(t, out))
			r.mustStand(t, out, code, said)
			if spare < 1024 && code != exitIO {
				t.Errorf("%d kB left: exit code %d\n%s", spare, code, said)
			}
		}
	})
	t.Run("no inodes", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "disk")
		mounted(t, dir, "size=64m,nr_inodes=80")
		out := r.over(t, dir)
		for i := 0; os.WriteFile(filepath.Join(dir, fmt.Sprint("f", i)), nil, 0o600) == nil; i++ {
		}
		code, said := outcome(t, r.next(t, out))
		r.mustStand(t, out, code, said)
		if code != exitIO {
			t.Errorf("exit code %d\n%s", code, said)
		}
	})
	t.Run("read-only output", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "disk")
		mounted(t, dir, "size=64m")
		out := r.over(t, dir)
		if err := unix.Mount("tmpfs", dir, "tmpfs", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
			t.Fatal(err)
		}
		code, said := outcome(t, r.next(t, out))
		r.mustStand(t, out, code, said)
		if code != exitIO {
			t.Errorf("exit code %d\n%s", code, said)
		}
	})
	for name, options := range map[string]string{"full": "size=64k,nr_inodes=1", "read-only": "ro,size=64k"} {
		t.Run(name+" folder for temporary files", func(t *testing.T) {
			dir := t.TempDir()
			mounted(t, dir+"/temp", options)
			out := r.over(t, dir)
			code, said := outcome(t, r.next(t, out), "TMPDIR="+dir+"/temp")
			r.mustStand(t, out, code, said)
			if code != exitIO || !strings.Contains(said, "[machine]") {
				t.Errorf("exit code %d\n%s", code, said)
			}
		})
	}
}

// fill leaves so many bytes of a file system free.
func fill(t *testing.T, dir string, spare int64) {
	t.Helper()
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		t.Fatal(err)
	}
	block := int64(s.Bsize)
	f, err := os.Create(filepath.Join(dir, "filling"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for left := int64(s.Bavail)*block - spare; left > 0; left -= block {
		if _, err := f.Write(make([]byte, min(left, block))); err != nil {
			return // full
		}
	}
}
