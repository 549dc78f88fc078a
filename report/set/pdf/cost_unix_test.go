//go:build unix

package pdf

import (
	"runtime"
	"syscall"
	"testing"
	"time"

	"assize/report/say/doc"
)

// cpuTime is what the process has used of its processors.
func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// A tagged report of thirty pages with eight charts costs at most twice the
// processor time of a bare fpdf run over the same text, and 45 MB. Other work
// on the machine blurs even processor time, so the test fails at three times.
func TestCost(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: cost is measured without -short")
	}
	env, p := testEnv(t), thirtyPages()
	trace, err := Trace(p, env)
	if err != nil {
		t.Fatal(err)
	}
	s, err := set(p, env, nil)
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, target := range s.targets {
		if target.Kind == doc.FigureTarget {
			charts++
		}
	}
	if len(s.pages) < 28 || charts < 8 {
		t.Errorf("measured %d pages with %d charts, want 30 with eight", len(s.pages), charts)
	}
	own, ownMB := cost(t, func() {
		if _, err := Render(p, env); err != nil {
			t.Fatal(err)
		}
	})
	plain, plainMB := cost(t, func() { bare(t, env, trace) })
	multiple := float64(own) / float64(plain)
	t.Logf("%d pages, %d charts: %v CPU, %.1f MB; bare fpdf %v, %.1f MB: %.2f times", len(s.pages), charts,
		own.Round(time.Millisecond), ownMB, plain.Round(time.Millisecond), plainMB, multiple)
	if ownMB > 45 {
		t.Errorf("allocated %.1f MB, at most 45", ownMB)
	}
	if multiple > 3 {
		t.Errorf("%.2f times a bare run, at most 2", multiple)
	}
}

// cost is the least processor time of a few runs, and what one allocates.
func cost(t *testing.T, do func()) (least time.Duration, megabytes float64) {
	t.Helper()
	do()
	for range 3 {
		var a, b runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&a)
		start := cpuTime(t)
		do()
		took := cpuTime(t) - start
		runtime.ReadMemStats(&b)
		if least == 0 || took < least {
			least = took
		}
		megabytes = float64(b.TotalAlloc-a.TotalAlloc) / 1e6
	}
	return least, megabytes
}
