//go:build unix

package publish

import (
	"errors"
	"io"
	"os"
	"syscall"
)

// acquire takes an exclusive lock that dies with its holder.
func acquire(name string) (io.Closer, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, errors.Join(ErrLocked, f.Close())
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return flocked{f}, nil
}

type flocked struct{ *os.File }

// Close gives the lock back by name, for a process that is being started at this
// moment has the descriptor too until it becomes its program, and a lock goes with
// the last one.
func (l flocked) Close() error {
	raw, err := l.SyscallConn() // which knows whether another has closed the file
	if err != nil {
		return err
	}
	var freed error
	err = raw.Control(func(fd uintptr) { freed = syscall.Flock(int(fd), syscall.LOCK_UN) })
	return errors.Join(err, freed, l.File.Close())
}
