// Package confine reads untrusted workbooks in a child process that cannot take the
// batch down with it: its memory, processor time, wall time, file sizes and output
// are limited, nothing of the environment reaches it, and it works in a private
// folder that is removed when it ends.
//
// The parent limits time and output; the child limits its own memory and
// processor time by calling Serve before it touches anything it does not trust.
//
// How a child ends tells whose fault it was. What its own limits stop, or what
// crashes, is the workbook's, and costs its force alone. What the machine cannot
// start, feed or keep alive is the machine's, and ends the run: to leave a force out
// of a release because a disk was full would wrong it, and to run again costs nothing.
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
	"runtime"
	"time"

	"assize/report/read/intake"
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

// Reasons of the workbook's for which a child ends without a result.
var (
	errWallTime = errors.New("took longer than it may")
	errCPUTime  = errors.New("took more processor time than it may")
	errMemory   = errors.New("took more memory than it may")
	errOutput   = errors.New("printed more than it may")
	errCrashed  = errors.New("crashed the reader")
)

// begun is what a child says on standard error once it has limited itself. What ends
// it before has nothing to do with what it is to read.
const begun = "limited\n"

// outOfTime is what it says when it has used the processor time it may.
const outOfTime = "out of processor time\n"

// lastWords is how much of a child's standard error is looked at.
const lastWords = 4 << 10

// run runs argv to its end, in a private folder made inside temp ("" is the system's
// folder for temporary files), and returns its standard output. The error is one of
// the reasons above, the context's, or an *intake.MachineError. What a child prints
// to standard error is never passed on where it crashed: a dump could hold what it
// was reading.
func run(ctx context.Context, argv []string, temp string, lim Limits) ([]byte, error) {
	dir, done, err := private(temp)
	if err != nil {
		return nil, machine("cannot make a folder for temporary files", err)
	}
	defer done()
	if lim.Wall > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, lim.Wall, errWallTime)
		defer cancel()
	}
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Env = []string{"TMPDIR=" + dir, "GOMAXPROCS=1", "GOTRACEBACK=none"}
	cmd.WaitDelay = time.Second
	cmd.SysProcAttr = apart()
	if lim.Output <= 0 {
		lim.Output = math.MaxInt64
	}
	out := &capped{left: lim.Output}
	said := &bytes.Buffer{}
	cmd.Stdout = out
	cmd.Stderr = &capped{into: said, left: lastWords, quiet: true}
	runtime.LockOSThread() // a child dies with the thread that started it
	defer runtime.UnlockOSThread()
	if err := cmd.Start(); err != nil {
		if cause := context.Cause(ctx); cause != nil {
			return nil, cause
		}
		return nil, machine("cannot start the reader of workbooks", err)
	}
	err = cmd.Wait()
	switch {
	case out.full:
		return nil, errOutput
	case err == nil:
		return out.buf.Bytes(), nil
	case context.Cause(ctx) != nil:
		return nil, context.Cause(ctx)
	default:
		return nil, ended(err, cmd.ProcessState, said.Bytes(), lim)
	}
}

// ended says why a child that nobody here stopped came to no good end.
func ended(err error, state *os.ProcessState, said []byte, lim Limits) error {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return machine("lost the reader of workbooks", err) // its pipes, or waiting for it
	}
	switch signal, how := endOf(state); {
	case how == bySelf && state.ExitCode() == runtimeEnd && bytes.HasPrefix(said, []byte(begun)):
		return runtimeFault(said)
	case how == bySelf:
		// The child's own refusals are answers. It ends otherwise only where it cannot
		// begin, for want of memory, descriptors or limits, or cannot write its answer.
		if line, _, _ := bytes.Cut(bytes.TrimPrefix(said, []byte(begun)), []byte("\n")); state.ExitCode() != runtimeEnd && len(line) > 0 {
			err = fmt.Errorf("%w: %s", err, line)
		}
		return machine("the reader of workbooks cannot work", err)
	case how == byCrash:
		return errCrashed
	case bytes.Contains(said, []byte(outOfTime)):
		return errCPUTime
	case lim.CPU > 0 && state.UserTime()+state.SystemTime() >= lim.CPU-accuracy:
		return errCPUTime
	default:
		// A kill that is not ours comes from outside: of the system when it runs out of
		// memory, or of a person. Memory is the machine's, although a workbook may have
		// asked for much of it: how much it may ask for is what its own limit says, and
		// that holds before this does wherever the machine has what the job promises.
		// Refusing the workbook would publish a round without a force because another
		// program had grown; and the machine that is too small for the limits is told so.
		return machine("the reader of workbooks was stopped from outside by "+signal+
			", by the system for want of memory or by a person; give the machine more memory, or the job lower limits: memory-megabytes", err)
	}
}

// end is how a process ended: it exited, did what no program may do, or was killed.
type end int

const (
	bySelf end = iota
	byCrash
	byOthers
)

// accuracy is how far the kernel's limit of processor time and its account of it may
// differ.
const accuracy = 100 * time.Millisecond

// runtimeEnd is the exit code with which the Go runtime ends a program by itself.
const runtimeEnd = 2

// runtimeFault tells what ended a child by the words of the Go runtime. A thread, a
// descriptor that it does not get is the machine's; memory is what its own limit
// keeps from it.
func runtimeFault(said []byte) error {
	for _, words := range []string{"failed to create new OS thread", "newosproc", "epollcreate", "netpollinit", "eventfd", "pipe failed"} {
		if bytes.Contains(said, []byte(words)) {
			return machine("the reader of workbooks cannot work", errors.New("no thread or descriptor to be had"))
		}
	}
	for _, words := range []string{"out of memory", "cannot allocate memory", "errno=12"} {
		if bytes.Contains(said, []byte(words)) {
			return errMemory
		}
	}
	return errCrashed
}

// machine is a fault of the machine, by what could not be done.
func machine(what string, err error) error {
	var p *os.PathError
	if errors.As(err, &p) { // no path of the machine in messages
		err = p.Err
	}
	return &intake.MachineError{Doing: what, Err: err}
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
		return 0, errOutput
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
