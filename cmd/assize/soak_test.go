package main

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"assize/report/release/publish"
)

// The long proofs; make soak runs them and prints their figures.
func soak(t *testing.T) {
	t.Helper()
	if os.Getenv("ASSIZE_SOAK") == "" {
		t.Skip("skipped: a long proof; run make soak (ASSIZE_SOAK)")
	}
}

// asNaive in the environment makes the test binary a publisher without rename: it
// writes a release's files one after the other where readers look.
const asNaive = "ASSIZE_TEST_AS_NAIVE"

// start starts the program, or the naive publisher, with its output thrown away.
func (r *smallRound) start(mode string, args ...string) *exec.Cmd {
	r.t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), mode+"=1")
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	return cmd
}

// killedAfter kills a process after some time, and reports whether it was still at
// work.
func killedAfter(cmd *exec.Cmd, d time.Duration) bool {
	time.Sleep(d)
	cmd.Process.Kill()
	err := cmd.Wait()
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled()
}

// naive copies a folder over another, file by file, in place.
func naive(from, to string) error {
	return filepath.WalkDir(from, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, p)
		if err != nil {
			return err
		}
		if e.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o750)
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o600)
	})
}

// TestSoakKills kills three hundred runs at any moment: what stands is whole every
// time. A publisher that writes in place, killed as often, is found broken; so the
// test can fail.
func TestSoakKills(t *testing.T) {
	soak(t)
	r := newSmallRound(t)
	out := filepath.Join(r.dir, "out")
	jobs := []string{r.job("a.yaml", "draft", early, cheap), r.job("b.yaml", "draft", early, other)}
	began := time.Now()
	if code, said := r.binary("run", jobs[0], "--out", out); code != exitOK {
		t.Fatal(said)
	}
	whole := time.Since(began)
	const rounds = 300
	killed, bad := 0, 0
	for i := range rounds {
		if killedAfter(r.start(asProgram, "run", jobs[i%2], "--out", out), time.Duration(rand.Int64N(int64(whole)*5/4))) {
			killed++
		}
		if faults, err := publish.Verify(filepath.Join(out, "current")); err != nil || len(faults) > 0 {
			bad++
			t.Errorf("after kill %d: %v %v", i, faults, err)
		}
	}
	if code, said := r.binary("run", jobs[0], "--out", out); code != exitOK {
		t.Errorf("after them all: %s", said)
	}
	left, _ := filepath.Glob(filepath.Join(out, ".stage-*"))
	if _, err := os.Lstat(filepath.Join(out, ".committing")); err == nil {
		left = append(left, ".committing")
	}
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	t.Logf("%d runs, %d killed at work, %d bad", rounds, killed, bad)
	if killed < rounds/2 {
		t.Errorf("only %d of %d were killed at work", killed, rounds)
	}

	// The control: two releases in turn over one folder.
	var from []string
	for _, j := range jobs {
		dir := filepath.Join(r.dir, filepath.Base(j)+"-out")
		if code, said := r.binary("run", j, "--out", dir); code != exitOK {
			t.Fatal(said)
		}
		from = append(from, filepath.Join(dir, "current")+"/.")
	}
	to, broken := filepath.Join(r.dir, "naive"), 0
	began = time.Now()
	if err := naive(from[0], to); err != nil {
		t.Fatal(err)
	}
	whole = time.Since(began) + 40*time.Millisecond // the process starts, too
	for i := range 40 {
		killedAfter(r.start(asNaive, from[i%2], to), time.Duration(rand.Int64N(int64(whole))))
		if faults, err := publish.Verify(to); err != nil || len(faults) > 0 {
			broken++
		}
	}
	t.Logf("a publisher without rename: %d of 40 broken", broken)
	if broken == 0 {
		t.Error("a publisher without rename was never found broken: the test cannot fail")
	}
}

// TestSoakPairs starts twenty pairs at once on one folder each: at most one of a
// pair works at a time, and what stands is whole.
func TestSoakPairs(t *testing.T) {
	soak(t)
	r := newSmallRound(t)
	jobs := []string{r.job("a.yaml", "draft", early, cheap), r.job("b.yaml", "draft", early, other)}
	var wait sync.WaitGroup
	var mu sync.Mutex
	codes := map[int]int{}
	for pair := range 20 {
		out := filepath.Join(r.dir, "out", string(rune('a'+pair)))
		for _, j := range jobs {
			cmd := r.start(asProgram, "run", j, "--out", out)
			wait.Go(func() {
				cmd.Wait()
				mu.Lock()
				defer mu.Unlock()
				codes[cmd.ProcessState.ExitCode()]++
			})
		}
	}
	wait.Wait()
	t.Logf("exit codes of forty runs: %v", codes)
	if codes[exitOK] < 20 || codes[exitOK]+codes[exitLocked] != 40 {
		t.Errorf("exit codes %v", codes)
	}
	for pair := range 20 {
		if faults, err := publish.Verify(filepath.Join(r.dir, "out", string(rune('a'+pair)), "current")); err != nil || len(faults) > 0 {
			t.Errorf("pair %d: %v %v", pair, faults, err)
		}
	}
}

// TestSoakRuns runs a job a thousand times, half of them with a content that comes
// and goes: what it keeps does not grow, and nothing is left in the temporary
// folder.
func TestSoakRuns(t *testing.T) {
	soak(t)
	r := newSmallRound(t)
	tmp := filepath.Join(r.dir, "tmp")
	if err := os.Mkdir(tmp, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", tmp)
	out := filepath.Join(r.dir, "out")
	const keeps = "retention: {releases: 2, days: 0}"
	jobs := []string{r.job("a.yaml", "draft", early, cheap, keeps), r.job("b.yaml", "draft", early, other, keeps)}
	var sizes []int64
	for i := range 1000 {
		which := 0
		if i >= 500 {
			which = i % 2
		}
		if code, said := r.binary("run", jobs[which], "--out", out); code != exitOK || strings.TrimSpace(said) != "" {
			t.Fatalf("run %d exits %d: %s", i, code, said)
		}
		if i%100 == 99 {
			sizes = append(sizes, treeSize(t, out))
		}
	}
	ids, err := publish.IDs(out)
	if err != nil || len(ids) > 3 {
		t.Errorf("%d releases are kept: %v", len(ids), err)
	}
	if left, _ := filepath.Glob(filepath.Join(tmp, "*")); len(left) > 0 {
		t.Errorf("left in the temporary folder: %v", left)
	}
	t.Logf("bytes kept after each hundred runs: %v", sizes)
	if sizes[9] > sizes[5] || sizes[4] > sizes[0] {
		t.Errorf("what is kept grows: %v", sizes)
	}
}

func treeSize(t *testing.T, dir string) (bytes int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			bytes += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}
