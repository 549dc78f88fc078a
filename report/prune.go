package report

import (
	"errors"
	"fmt"
	"time"

	"assize/report/release/publish"
)

// Prune removes from an output folder what a retention does not keep, and what the last
// run left for the next one with the audited rows. The error is publish.ErrLocked where a
// run is at work, fs.ErrNotExist where there is no such folder, or one of the file system.
func Prune(out string, keep publish.Retention, now time.Time) (publish.Pruned, error) {
	keep.Store = storeFolder
	return publish.Prune(out, keep, now)
}

// prune removes the older drafts that the job does not keep. Where another run
// has begun meanwhile, that run will do it.
func (b *bench) prune(out string, o Options, res *Result) error {
	keep := b.job.Retention
	removed, err := publish.Prune(out, publish.Retention{Releases: keep.Releases, Days: keep.Days}, o.Now)
	res.Pruned = removed.Releases
	for _, id := range removed.Releases {
		o.Log.Info("removed", "release", id)
	}
	if err != nil && !errors.Is(err, publish.ErrLocked) {
		return &publish.StandsError{Release: res.Release.ID, Err: fmt.Errorf("older releases could not be removed: %w", err)}
	}
	return nil
}
