//go:build unix

package confine

import (
	"io/fs"
	"os"
	"syscall"
)

// hold locks a folder until it is closed or its process ends; an error says that
// another process holds it.
func hold(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// ours reports whether a folder is of this account.
func ours(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Getuid()
}
