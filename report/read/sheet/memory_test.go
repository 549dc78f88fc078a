//go:build linux

package sheet

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// measureEnv names the file that a child process of the tests is to read, so
// that its peak memory can be measured.
const measureEnv = "ASSIZE_SHEET_MEASURE"

// TestMain reads the named file and ends, when this process is such a child.
func TestMain(m *testing.M) {
	file := os.Getenv(measureEnv)
	if file == "" {
		os.Exit(m.Run())
	}
	cells := 0
	_, err := Scan(file, filepath.Base(file), TableLimits(), func(*Sheet) func(Row) error {
		return func(r Row) error {
			cells += len(r.Cells)
			return nil
		}
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// peakMemory is the largest resident set of a process that reads the file, in
// MiB, the Go runtime and the test binary included.
func peakMemory(t testing.TB, file string) float64 {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = []string{measureEnv + "=" + file}
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return float64(child.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024
}

// TestMemory holds the promises of peak memory: at most 40 MiB for 100,000
// rows of 20 cells with shared strings, and none for rows with strings of their
// own.
func TestMemory(t *testing.T) {
	if raceDetector || testing.Short() {
		t.Skip("skipped: the race detector multiplies memory, or this is a short run")
	}
	dir := t.TempDir()
	peak := func(rows int, shared bool) float64 {
		file := filepath.Join(dir, fmt.Sprintf("%d-%v.xlsx", rows, shared))
		writeTable(t, file, rows, shared)
		return peakMemory(t, file)
	}
	if got := peak(100_000, true); got > 40 {
		t.Errorf("%.1f MiB for 100,000 rows with shared strings, want at most 40", got)
	}
	few, many := peak(10_000, false), peak(60_000, false)
	if many > few+6 {
		t.Errorf("%.1f MiB for 60,000 rows with strings of their own, and %.1f for 10,000: want it flat", many, few)
	}
	t.Logf("inline: %.1f and %.1f MiB", few, many)
}

// BenchmarkPeakMemory reports the peak of larger tables in MiB.
func BenchmarkPeakMemory(b *testing.B) {
	for _, c := range []struct {
		rows   int
		shared bool
	}{{100_000, true}, {100_000, false}, {1_000_000, false}} {
		b.Run(fmt.Sprintf("rows=%d/shared=%v", c.rows, c.shared), func(b *testing.B) {
			file := filepath.Join(b.TempDir(), "table.xlsx")
			writeTable(b, file, c.rows, c.shared)
			peak := 0.0
			for b.Loop() {
				peak = max(peak, peakMemory(b, file))
			}
			b.ReportMetric(peak, "MiB")
		})
	}
}
