//go:build unix

package publish

import (
	"path/filepath"
	"syscall"
	"testing"
)

// A process that is being started holds every descriptor for a moment; a lock that
// was given back is free even then.
func TestALockIsFreeThoughItsDescriptorWasInherited(t *testing.T) {
	name := filepath.Join(t.TempDir(), lockFile)
	lock, err := acquire(name)
	if err != nil {
		t.Fatal(err)
	}
	inherited, err := syscall.Dup(int(lock.(flocked).Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(inherited)
	if err := lock.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := acquire(name)
	if err != nil {
		t.Fatalf("%v, though it was given back", err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}
