// Package deliver does what is due to the release in place, at most once: when
// the instant of an embargo has come, the public part is opened. It may be run
// every minute, and a run that was killed is finished by the next. It also does
// what people decide about a release that is out or about to be: postpone its
// instant, withdraw its documents.
//
// What was done stands in a ledger beside the releases, written before and after
// the act. Only the release that current leads to is ever opened: one that was
// superseded before its instant never comes out. The ledger also says how a
// release stands: see Standing.
package deliver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"assize/report/release/publish"
)

// ErrNoEdition says that a release under embargo has nothing that may be opened.
// Only another release helps.
var ErrNoEdition = errors.New("nothing in it may be opened")

// UnsoundError says that a release is not what its manifests say; it is not
// opened.
type UnsoundError struct {
	Release string // id
	Faults  []publish.Fault
}

// Error names the release and every fault.
func (e *UnsoundError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s does not verify and is not opened", publish.PathOf(e.Release))
	for i, f := range e.Faults {
		fmt.Fprintf(&b, "%s %s", []string{":", ";"}[min(i, 1)], f)
	}
	return b.String()
}

// State is how a release under embargo stands.
type State string

// The states of a release under embargo.
const (
	Nothing State = "nothing" // there is no release under embargo
	Waiting State = "waiting" // its instant has not come
	Due     State = "due"     // its instant has come; what a rehearsal finds
	Opened  State = "opened"  // this run opened it
	Open    State = "open"    // an earlier run opened it
)

// Report is what a run did, or what a rehearsal found.
type Report struct {
	Release string    `json:"release,omitempty"` // id of the current release where that is under embargo
	Opens   time.Time `json:"opens,omitzero"`    // with the offset it was given; the last one, if it was postponed
	State   State     `json:"state"`
}

// Run opens the current release of an output folder if it is under embargo, its
// instant has come by the clock, it verifies, and it holds an unmarked edition.
// Nothing due is no error.
//
// It may run beside a run. The errors are publish.ErrLocked while somebody else
// changes what stands, ErrClock, ErrLedger,
// ErrNoEdition, *UnsoundError, that of a context that ended before the act, and
// those of the file system. After any of them the release is as closed as before,
// or a later run finishes what was begun.
func Run(ctx context.Context, root string, now time.Time) (rep Report, err error) {
	hold, l, err := take(root, now)
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, hold.Close()) }()
	settled, err := settle(hold, l, root, now)
	if err != nil {
		return Report{}, err
	}
	rep, ready, err := look(root, l, now)
	if rep.State == Open && slices.Contains(settled, rep.Release) {
		rep.State = Opened // nobody was told yet
	}
	if err != nil || rep.State != Due {
		return rep, err
	}
	if err := check(root, rep, ready); err != nil {
		return rep, err
	}
	if err := ctx.Err(); err != nil {
		return rep, err
	}
	if err := open(hold, l, rep.Release, now); err != nil {
		return rep, err
	}
	rep.State = Opened
	return rep, nil
}

// take takes hold of an output folder, and reads its ledger, a torn line taken away
// and held to the clock.
func take(root string, now time.Time) (*publish.Hold, *ledger, error) {
	hold, err := publish.Take(root)
	if err != nil {
		return nil, nil, err
	}
	l, err := readLedger(root)
	if err == nil {
		err = l.repair()
	}
	if err == nil {
		err = l.checkClock(now)
	}
	if err != nil {
		return nil, nil, errors.Join(err, hold.Close())
	}
	return hold, l, nil
}

// Rehearse tells what Run would do with the current release once its instant has
// come, with the errors that Run would give then. It changes nothing, takes no
// lock, and does not wait for a run at work.
func Rehearse(ctx context.Context, root string, now time.Time) (Report, error) {
	if _, err := os.Stat(root); err != nil {
		return Report{}, err
	}
	l, err := readLedger(root)
	if err != nil {
		return Report{}, err
	}
	if err := l.checkClock(now); err != nil {
		return Report{}, err
	}
	rep, ready, err := look(root, l, now)
	if err != nil || rep.State != Due && rep.State != Waiting {
		return rep, err
	}
	if err := ctx.Err(); err != nil {
		return rep, err
	}
	return rep, check(root, rep, ready)
}

// look finds how the current release stands, and whether it holds an unmarked
// edition.
func look(root string, l *ledger, now time.Time) (rep Report, ready bool, err error) {
	id, err := publish.CurrentID(root)
	if err != nil || id == "" {
		return Report{State: Nothing}, false, err
	}
	m, err := publish.ReadRelease(root, id)
	if err != nil {
		return Report{}, false, fmt.Errorf("%s: %w", publish.PathOf(id), err)
	}
	if !m.UnderEmbargo() {
		return Report{State: Nothing}, false, nil
	}
	rep = Report{Release: id, State: Due}
	rep.Opens, _ = l.opens(id, m.Opens)
	switch {
	case l.holds(id, eventOpened):
		rep.State = Open
	case now.Before(rep.Opens):
		rep.State = Waiting
	}
	return rep, m.Ready, nil
}

// check finds what forbids to open a release, whatever the clock says.
func check(root string, rep Report, ready bool) error {
	at := publish.PathOf(rep.Release)
	if rep.Opens.IsZero() {
		return fmt.Errorf("%s is embargoed and does not say until when: %w; run its job again, it was made by an older version", at, ErrNoEdition)
	}
	faults, err := publish.VerifyRelease(root, rep.Release)
	if err != nil {
		return fmt.Errorf("%s: %w", at, err)
	}
	if len(faults) > 0 {
		return &UnsoundError{rep.Release, faults}
	}
	if !ready {
		return fmt.Errorf("%s, embargoed until %s, holds no unmarked edition: %w; its job did not meet the conditions of a final release: meet them and run it again, embargoed or final",
			at, rep.Opens.Format(time.RFC3339), ErrNoEdition)
	}
	return nil
}

// open does the one act, between its two entries.
func open(hold *publish.Hold, l *ledger, id string, now time.Time) error {
	if !l.holds(id, eventOpening) {
		if err := l.append(hold, entry{At: now, Release: id, Event: eventOpening}); err != nil {
			return err
		}
	}
	if err := hold.Open(id); err != nil {
		return fmt.Errorf("opening %s: %w", publish.PathOf(id), err)
	}
	return l.append(hold, entry{At: now, Release: id, Event: eventOpened})
}

// settle writes down that a release was opened, where a run was killed after the
// act and before its second entry, and returns the ids. It asks for no more than
// the folder that opens last: what the public can read was made public, though it
// was superseded or damaged since.
func settle(hold *publish.Hold, l *ledger, root string, now time.Time) ([]string, error) {
	var out []string
	for _, id := range l.pending() {
		isOpen, err := publish.IsOpen(root, id)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return out, err
		}
		if !isOpen {
			continue
		}
		if err := l.append(hold, entry{At: now, Release: id, Event: eventOpened}); err != nil {
			return out, err
		}
		out = append(out, id)
	}
	return out, nil
}
