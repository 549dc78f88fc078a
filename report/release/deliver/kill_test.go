//go:build unix

package deliver

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assize/report/release/publish"
)

// killedRoot in the environment makes the test binary a delivery to be killed.
const killedRoot = "ASSIZE_TEST_DELIVER"

func TestMain(m *testing.M) {
	if root := os.Getenv(killedRoot); root != "" {
		if _, err := Run(context.Background(), root, opens()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestKilledAtAnyMoment: a delivery is killed at random moments. Whenever its
// folder can be entered all of the public part can be read, the rest cannot, and
// the intent stands in the ledger; the next delivery finishes.
func TestKilledAtAnyMoment(t *testing.T) {
	root := t.TempDir()
	s, err := publish.Begin(root)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		for _, area := range []publish.Area{publish.Public, publish.Embargoed, publish.Restricted} {
			if err := s.Write(area, publish.File{Path: fmt.Sprintf("forces/%d/report.pdf", i)}, []byte(area)); err != nil {
				t.Fatal(err)
			}
		}
	}
	rel, err := s.Commit(embargoed(), made(0))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if killed := deliverAndKill(t, root, time.Minute); killed {
		t.Fatal("killed before its time")
	}
	whole := time.Since(began)
	isOpen(t, root, rel.ID, true)
	killed := 0
	for range 25 {
		closeAgain(t, root, rel.Dir)
		after := time.Duration(rand.Int64N(int64(whole)))
		if deliverAndKill(t, root, after) {
			killed++
		}
		if open, err := publish.IsOpen(root, rel.ID); err != nil {
			t.Fatal(err)
		} else if open {
			isOpen(t, root, rel.ID, true)
			if !strings.Contains(ledgerText(t, root), string(eventOpening)) {
				t.Error("opened before the intent was written")
			}
		}
		if _, err := Run(context.Background(), root, opens()); err != nil {
			t.Fatalf("killed after %v: %v", after, err)
		}
		isOpen(t, root, rel.ID, true)
		opening, opened := lines(rel.ID, "2016-08-24T23:01:00Z")
		if got := ledgerText(t, root); got != opening+opened {
			t.Errorf("killed after %v, ledger:\n%s", after, got)
		}
	}
	if killed < 8 {
		t.Errorf("only %d of 25 deliveries were killed", killed)
	}
}

// deliverAndKill reports whether the delivery was killed before it ended.
func deliverAndKill(t *testing.T, root string, after time.Duration) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killedRoot+"="+root)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer timer.Stop()
	cmd.Wait()
	if cmd.ProcessState.Exited() && !cmd.ProcessState.Success() {
		t.Fatal("the delivery failed")
	}
	return !cmd.ProcessState.Exited()
}

// closeAgain puts a release back to before its instant.
func closeAgain(t *testing.T, root, dir string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(root, ledgerFile)); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			return os.Chmod(p, 0o700)
		}
		return os.Chmod(p, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}
