// Package confine runs a command as a child process that cannot take the batch
// down with it: its memory, processor time, wall time, file sizes and output
// are limited, its environment is empty, and it works in a private folder that
// is removed when it ends.
//
// The parent limits time and output; the child limits its own memory and
// processor time by calling Enter before it touches anything it does not trust.
package confine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"time"
)

// Limits are what a child may use. A zero field is no limit.
type Limits struct {
	Memory   uint64        // bytes of address space beyond what the program starts with
	CPU      time.Duration // processor time, whole seconds
	Wall     time.Duration // time from start to end
	FileSize uint64        // bytes of any file it writes
	Output   int64         // bytes of its standard output
}

// ForWorkbook are the limits for reading one audit workbook: far above what the
// largest sound one needs.
func ForWorkbook() Limits {
	return Limits{
		Memory: 1 << 30, CPU: 30 * time.Second, Wall: 60 * time.Second,
		FileSize: 64 << 20, Output: 256 << 20,
	}
}

// Reasons a child ended without a result.
var (
	ErrWallTime = errors.New("took longer than it may")
	ErrOutput   = errors.New("printed more than it may")
	ErrKilled   = errors.New("was stopped for using more memory or processor time than it may")
)

// Run runs argv to its end and returns its standard output. The error is one of
// the reasons above, the context's, or an *exec.ExitError with what the child
// said last. What a child prints to standard error is cut at 4 KiB and never
// passed on when it was killed: a crash dump could hold what it was reading.
func Run(ctx context.Context, argv []string, lim Limits) ([]byte, error) {
	dir, err := os.MkdirTemp("", "assize-read-") // 0700
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if lim.Wall > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, lim.Wall, ErrWallTime)
		defer cancel()
	}
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Env = []string{"TMPDIR=" + dir, "GOMAXPROCS=1", "GOTRACEBACK=none"}
	cmd.WaitDelay = 5 * time.Second
	if lim.Output <= 0 {
		lim.Output = math.MaxInt64
	}
	out := &capped{left: lim.Output}
	said := &bytes.Buffer{}
	cmd.Stdout = out
	cmd.Stderr = &capped{into: said, left: 4 << 10, quiet: true}
	err = cmd.Run()
	switch {
	case out.full:
		return nil, ErrOutput
	case context.Cause(ctx) != nil && err != nil:
		return nil, context.Cause(ctx)
	case err == nil:
		return out.buf.Bytes(), nil
	case killed(err):
		return nil, ErrKilled
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 2 {
		return nil, ErrKilled // the Go runtime's own end: out of memory, stack overflow, a panic
	}
	if line, _, _ := bytes.Cut(said.Bytes(), []byte("\n")); len(line) > 0 {
		return nil, fmt.Errorf("%w: %s", err, line)
	}
	return nil, err
}

// capped keeps at most left bytes. Past that it fails, or drops when quiet.
type capped struct {
	buf   bytes.Buffer
	into  io.Writer
	left  int64
	full  bool
	quiet bool
}

func (c *capped) Write(p []byte) (int, error) {
	w := c.into
	if w == nil {
		w = &c.buf
	}
	if int64(len(p)) <= c.left {
		c.left -= int64(len(p))
		return w.Write(p)
	}
	if !c.quiet {
		c.full = true
		return 0, ErrOutput
	}
	n := len(p)
	if c.left > 0 {
		if _, err := w.Write(p[:c.left]); err != nil {
			return 0, err
		}
		c.left = 0
	}
	return n, nil
}
