package confine

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// Enforced says that Enter limits memory and processor time on this system.
const Enforced = true

// Enter limits the calling process. It is for the child, before anything else.
// Under the race detector, whose shadow memory needs terabytes of address
// space, the limit of memory is left out.
func Enter(lim Limits) error {
	set := func(resource int, value uint64) error {
		if value == 0 {
			return nil
		}
		return unix.Setrlimit(resource, &unix.Rlimit{Cur: value, Max: value})
	}
	memory := lim.Memory
	if raceEnabled {
		memory = 0
	} else if memory > 0 {
		reserved, err := addressSpace()
		if err != nil {
			return err
		}
		memory += reserved
	}
	return errors.Join(
		unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}),
		set(unix.RLIMIT_AS, memory),
		set(unix.RLIMIT_CPU, uint64(lim.CPU.Seconds())),
		set(unix.RLIMIT_FSIZE, lim.FileSize),
	)
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

// killed reports whether a child ended by a signal.
func killed(err error) bool {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return false
	}
	status, ok := exit.Sys().(syscall.WaitStatus)
	return ok && status.Signaled()
}
