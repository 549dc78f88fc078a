package confine

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// privatePrefix begins the names of the folders in which children work.
const privatePrefix = "assize-read-"

// private makes a folder for one child inside temp. It is held for as long as this
// process lives, so that Sweep can tell it from what a killed one left behind.
func private(temp string) (dir string, done func(), err error) {
	if dir, err = os.MkdirTemp(temp, privatePrefix); err != nil { // 0700
		return "", nil, err
	}
	held, err := os.Open(dir)
	if err == nil {
		err = hold(held)
	}
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	return dir, func() {
		os.RemoveAll(dir)
		held.Close()
	}, nil
}

// settled is how long a folder is left alone after it was made: its maker holds it
// by then.
const settled = time.Minute

// Sweep removes the folders that killed runs of this account left inside temp ("" is
// the system's folder for temporary files), by the clock. It leaves what somebody
// holds, and what is not ours; what cannot be removed is nobody's harm.
func Sweep(temp string, now time.Time) {
	if temp == "" {
		temp = os.TempDir()
	}
	left, err := filepath.Glob(filepath.Join(temp, privatePrefix+"[0-9]*"))
	if err != nil {
		return
	}
	for _, dir := range left {
		info, err := os.Lstat(dir)
		if err != nil || !info.IsDir() || !ours(info) || now.Sub(info.ModTime()) < settled {
			continue
		}
		if f, err := os.Open(dir); err == nil {
			if hold(f) == nil {
				os.RemoveAll(dir)
			}
			f.Close()
		}
	}
}
