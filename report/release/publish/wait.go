package publish

import (
	"errors"
	"io"
	"time"
)

// How long a lock is waited for that others keep for moments: in a commit as long
// as it takes to verify a large release; elsewhere the next minute brings the next
// try.
const (
	waitOfCommit = time.Minute
	waitOfHold   = 2 * time.Second
	waitStep     = 20 * time.Millisecond
)

// waitFor takes a lock within some time, or returns ErrLocked.
func waitFor(name string, within time.Duration) (io.Closer, error) {
	for range within / waitStep {
		lock, err := acquire(name)
		if !errors.Is(err, ErrLocked) {
			return lock, err
		}
		time.Sleep(waitStep)
	}
	return nil, ErrLocked
}
