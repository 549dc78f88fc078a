//go:build !unix

package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// acquire creates a file that nobody else can, and that goes with the lock.
// Where the system has no lock that dies with its holder this must do; a crashed
// run leaves the file behind, to be removed by hand.
func acquire(name string) (io.Closer, error) {
	f, err := os.OpenFile(name+".held", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, ErrLocked
	}
	if err != nil {
		return nil, err
	}
	return held{f}, nil
}

type held struct{ *os.File }

func (h held) Close() error { return errors.Join(h.File.Close(), os.Remove(h.Name())) }
