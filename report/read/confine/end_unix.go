//go:build unix

package confine

import (
	"os"
	"syscall"
)

// endOf says how a process ended, and the signal that ended it.
func endOf(state *os.ProcessState) (signal string, how end) {
	status, ok := state.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return "", bySelf
	}
	switch s := status.Signal(); s {
	case syscall.SIGSEGV, syscall.SIGBUS, syscall.SIGILL, syscall.SIGFPE, syscall.SIGABRT, syscall.SIGTRAP, syscall.SIGSYS:
		return s.String(), byCrash
	default:
		return s.String(), byOthers
	}
}
