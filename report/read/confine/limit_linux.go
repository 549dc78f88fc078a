package confine

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// Enforced says that a child limits memory and processor time on this system.
const Enforced = true

// enter limits the calling process. It is for the child, before anything else. Less
// memory than the limit leaves is an error: a workbook is held to what the job allows,
// not to what the machine happens to have. A lower limit of time or of file sizes
// stays as it is. Under the race detector, whose
// shadow memory needs terabytes of address space, the limit of memory is left out.
func enter(lim Limits) error {
	return errors.Join(
		unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}),
		limitMemory(lim.Memory),
		lower(unix.RLIMIT_CPU, uint64(lim.CPU.Seconds()), grace),
		lower(unix.RLIMIT_FSIZE, lim.FileSize, 0),
	)
}

// grace is how many seconds of processor time a child has to say that its time is
// over, before it is killed.
const grace = 1

// tellTime says outOfTime when the child has used the processor time it may. The
// account that the kernel gives of a killed process can differ from the one it killed
// it by.
func tellTime(says io.Writer) {
	over := make(chan os.Signal, 1)
	signal.Notify(over, unix.SIGXCPU)
	go func() {
		<-over
		io.WriteString(says, outOfTime) //nolint:errcheck // what is not heard is told by the account
	}()
}

// limitMemory limits the address space beyond what is reserved already; 0 is no limit.
func limitMemory(bytes uint64) error {
	if bytes == 0 || raceEnabled {
		return nil
	}
	reserved, err := addressSpace()
	if err != nil {
		return err
	}
	want := unix.Rlimit{Cur: reserved + bytes, Max: reserved + bytes}
	var now unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_AS, &now); err != nil {
		return err
	}
	if now.Max < want.Max {
		return fmt.Errorf("the machine gives a process %d MB of address space, and %d MB are wanted", now.Max>>20, want.Max>>20)
	}
	return unix.Setrlimit(unix.RLIMIT_AS, &want)
}

// lower sets a limit where it is below the one that holds, with so much more until
// the end; 0 is none.
func lower(resource int, value, more uint64) error {
	var now unix.Rlimit
	if err := unix.Getrlimit(resource, &now); err != nil {
		return err
	}
	if value == 0 || now.Max < value+more {
		return nil
	}
	return unix.Setrlimit(resource, &unix.Rlimit{Cur: value, Max: value + more})
}

// addressSpace is what the process has reserved already, in bytes: the Go
// runtime reserves above a gigabyte before it uses any of it.
func addressSpace() (uint64, error) {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	pages, _, _ := strings.Cut(string(b), " ")
	n, err := strconv.ParseUint(pages, 10, 64)
	return n * uint64(os.Getpagesize()), err
}

// apart puts a child out of reach of the terminal's signals, which its parent answers
// for both, and has it die with its parent.
func apart() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
