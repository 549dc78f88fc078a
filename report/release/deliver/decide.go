package deliver

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"assize/report/release/publish"
)

// Decision is what a person decides about a release.
type Decision struct {
	Release string // id
	By      string // who decides
	Reason  string
}

// ErrDecision says that a decision cannot be carried out as it was told.
var ErrDecision = errors.New("nothing was changed")

func (d Decision) check() error {
	switch {
	case strings.TrimSpace(d.By) == "":
		return fmt.Errorf("who decides is not told: %w", ErrDecision)
	case strings.TrimSpace(d.Reason) == "":
		return fmt.Errorf("no reason is given: %w", ErrDecision)
	default:
		return nil
	}
}

// entry is the line that tells the decision.
func (d Decision) entry(now time.Time, what event, content string) entry {
	return entry{At: now, Release: d.Release, Event: what, By: d.By, Reason: d.Reason, Content: content}
}

// Postpone moves the instant of the release that waits in an output folder; allow
// is asked first, with what stands, while nothing can change that. The new instant
// must lie after the clock; it may be earlier than the old one. The release itself
// is not touched.
func Postpone(root string, d Decision, until, now time.Time, allow func(Standing) error) (err error) {
	if err := d.check(); err != nil {
		return err
	}
	hold, l, err := take(root, now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, hold.Close()) }()
	s, err := StandingOf(root)
	if err != nil {
		return err
	}
	if err := allow(s); err != nil {
		return err
	}
	switch {
	case d.Release != s.Release:
		return fmt.Errorf("%s is not what waits; that is %s: %w", publish.PathOf(d.Release), publish.PathOf(s.Release), ErrDecision)
	case l.holds(s.Release, eventOpening):
		return fmt.Errorf("%s is being opened: %w; run assize deliver, and withdraw it if it must not stand", publish.PathOf(s.Release), ErrDecision)
	case !now.Before(until):
		return fmt.Errorf("%s is not after the clock, which says %s: %w", until.Format(time.RFC3339), now.UTC().Format(time.RFC3339), ErrDecision)
	}
	e := d.entry(now, eventPostponed, s.Manifest.Content)
	e.Until = until
	return l.append(hold, e)
}

// Withdraw takes documents out of the public's sight: those about one force, or,
// where force is empty, all of a release and of those before it. allow is asked
// first, with what stands. Then replace puts a release with notices in their place,
// dated as of the instant it is given, and returns its id, "" where nothing has to
// take its place; and the releases that shut names are shut. A withdrawal that was
// killed is finished when it is repeated, under the instant at which it was begun.
func Withdraw(root string, d Decision, force string, now time.Time, allow func(Standing) error,
	replace func(at time.Time) (became string, err error), shut []string,
) error {
	if err := d.check(); err != nil {
		return err
	}
	begun, err := beginWithdrawal(root, d, force, now, allow)
	if err != nil {
		return err
	}
	became, err := replace(begun.At)
	if err != nil {
		return err
	}
	return endWithdrawal(root, begun, became, shut, now)
}

// beginWithdrawal writes the intent, or finds that of a killed run.
func beginWithdrawal(root string, d Decision, force string, now time.Time, allow func(Standing) error) (e entry, err error) {
	hold, l, err := take(root, now)
	if err != nil {
		return entry{}, err
	}
	defer func() { err = errors.Join(err, hold.Close()) }()
	if begun, ok := l.withdrawing(d.Release, force); ok && begun.By == d.By && begun.Reason == d.Reason {
		return begun, nil
	}
	s, err := StandingOf(root)
	if err != nil {
		return entry{}, err
	}
	if err := allow(s); err != nil {
		return entry{}, err
	}
	m, err := publish.ReadRelease(root, d.Release)
	if err != nil {
		return entry{}, err
	}
	e = d.entry(now.UTC().Truncate(time.Second), eventWithdrawing, m.Content)
	e.Force = force
	return e, l.append(hold, e)
}

func endWithdrawal(root string, begun entry, became string, shut []string, now time.Time) (err error) {
	hold, l, err := take(root, now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, hold.Close()) }()
	for _, id := range shut {
		if err := hold.Shut(id); err != nil {
			return err
		}
	}
	done := begun
	done.At, done.Event, done.Became = now, eventWithdrawn, became
	return l.append(hold, done)
}
