//go:build !unix

package publish

import (
	"errors"
	"io/fs"
	"os"
)

// acquire creates a file that nobody else can. Where the system has no lock
// that dies with its holder this must do; a crashed run leaves the file behind,
// to be removed by hand.
func acquire(name string) (*os.File, error) {
	f, err := os.OpenFile(name+".held", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, ErrLocked
	}
	return f, err
}
