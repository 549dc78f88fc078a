package deliver

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"assize/report/release/publish"
)

// ledgerFile stands in the output folder: one JSON object a line, readable by its
// owner.
const ledgerFile = "ledger.jsonl"

// ErrLedger says that the ledger was changed by something else than this program.
// What was done cannot be known then, and nothing more is.
var ErrLedger = errors.New("the ledger is damaged")

// ErrClock says that the clock is behind the ledger. One that ran backwards
// cannot say whether an instant has come.
var ErrClock = errors.New("the clock is behind the ledger")

// event is what an entry tells of a release: that something is about to be done to
// it, then that it was; a postponement is done when it is written.
type event string

const (
	eventOpening     event = "opening"
	eventOpened      event = "opened"
	eventPostponed   event = "postponed"
	eventWithdrawing event = "withdrawing"
	eventWithdrawn   event = "withdrawn"
)

// entry is one line of the ledger.
type entry struct {
	At      time.Time `json:"at"`
	Release string    `json:"release"`
	Event   event     `json:"event"`

	// Of what people decide: who and why, and the SHA-256 of what the release says.
	By      string `json:"by,omitempty"`
	Reason  string `json:"reason,omitempty"`
	Content string `json:"content,omitempty"`

	Until  time.Time `json:"until,omitzero"`   // of a postponement: the new instant
	Force  string    `json:"force,omitempty"`  // of a withdrawal: whose documents; none for all
	Became string    `json:"became,omitempty"` // of a withdrawal: the release with the notices, if that took its place
}

// ledger is what was done to the releases of one output folder, oldest first.
type ledger struct {
	file    string
	entries []entry
	length  int64 // of the whole lines
	torn    bool  // a line without an end follows them
}

// readLedger reads the ledger of an output folder; none is an empty one. A last
// line without an end was being written when a run was killed: nobody acted on
// it, and it counts for nothing. Anything else that is not as written is
// ErrLedger, with its line.
func readLedger(root string) (*ledger, error) {
	l := &ledger{file: filepath.Join(root, ledgerFile)}
	data, err := os.ReadFile(l.file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for number := 1; ; number++ {
		line, rest, ended := bytes.Cut(data, []byte("\n"))
		if !ended {
			l.torn = len(line) > 0
			return l, nil
		}
		e, err := parseEntry(line)
		if err == nil {
			err = l.fits(e)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w; put back a copy, or look up what was opened", ledgerFile, number, ErrLedger, err)
		}
		l.entries = append(l.entries, e)
		l.length += int64(len(line)) + 1
		data = rest
	}
}

// parseEntry reads one line. The error tells nothing of its text.
func parseEntry(line []byte) (entry, error) {
	var e entry
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if dec.Decode(&e) != nil || e.At.IsZero() || e.Release == "" {
		return e, errors.New("no entry")
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return e, errors.New("more than an entry")
	}
	return e, nil
}

// fits reports why an entry cannot follow those before it.
func (l *ledger) fits(e entry) error {
	if len(l.entries) > 0 && e.At.Before(l.last().At) {
		return errors.New("older than the line before")
	}
	switch e.Event {
	case eventOpening, eventOpened:
		return l.fitsOpening(e)
	case eventPostponed:
		if e.Until.IsZero() {
			return errors.New("postponed, and not until when")
		}
		if l.holds(e.Release, eventOpened) {
			return errors.New("postponed, and opened before")
		}
		return nil
	case eventWithdrawing:
		return nil
	case eventWithdrawn:
		if _, ok := l.withdrawing(e.Release, e.Force); !ok {
			return errors.New("withdrawn, and never about to be")
		}
		return nil
	default:
		return errors.New("an event that is none")
	}
}

func (l *ledger) fitsOpening(e entry) error {
	switch {
	case l.holds(e.Release, e.Event):
		return errors.New("told twice")
	case e.Event == eventOpened && !l.holds(e.Release, eventOpening):
		return errors.New("opened, and never about to be")
	default:
		return nil
	}
}

// withdrawing is the last withdrawal of a force's documents, or of all, that was
// begun and of which no more is known.
func (l *ledger) withdrawing(id, force string) (begun entry, ok bool) {
	for _, e := range l.entries {
		if e.Release != id || e.Force != force {
			continue
		}
		switch e.Event {
		case eventWithdrawing:
			begun, ok = e, true
		case eventWithdrawn:
			ok = false
		case eventOpening, eventOpened, eventPostponed:
		}
	}
	return begun, ok
}

// opens is the instant of a release under embargo: the one it was made with, or
// that to which it was last postponed.
func (l *ledger) opens(id string, made time.Time) (opens time.Time, postponed bool) {
	opens = made
	for _, e := range l.entries {
		if e.Release == id && e.Event == eventPostponed {
			opens, postponed = e.Until, true
		}
	}
	return opens, postponed
}

func (l *ledger) last() entry { return l.entries[len(l.entries)-1] }

// holds reports whether an event of a release was written down.
func (l *ledger) holds(id string, what event) bool {
	for _, e := range l.entries {
		if e.Release == id && e.Event == what {
			return true
		}
	}
	return false
}

// pending are the releases that were about to be opened, and of which no more is
// known.
func (l *ledger) pending() []string {
	var out []string
	for _, e := range l.entries {
		if e.Event == eventOpening && !l.holds(e.Release, eventOpened) {
			out = append(out, e.Release)
		}
	}
	return out
}

// checkClock refuses a clock that is behind the last entry.
func (l *ledger) checkClock(now time.Time) error {
	if len(l.entries) == 0 || !now.Before(l.last().At) {
		return nil
	}
	return fmt.Errorf("%w: it says %s, and the last entry was written at %s; nothing is done until the clock is right",
		ErrClock, now.UTC().Format(time.RFC3339), l.last().At.UTC().Format(time.RFC3339))
}

// repair takes a torn line away.
func (l *ledger) repair() error {
	if !l.torn {
		return nil
	}
	f, err := os.OpenFile(l.file, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Truncate(l.length), f.Sync(), f.Close()); err != nil {
		return err
	}
	l.torn = false
	return nil
}

// append writes an entry to the end of a ledger without a torn line, durably
// before it returns. Seconds are kept: the clock of the next run is never behind
// its own past for a fraction.
func (l *ledger) append(hold *publish.Hold, e entry) error {
	e.At = e.At.UTC().Truncate(time.Second)
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(l.file, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if _, err = f.Write(append(line, '\n')); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = hold.Sync()
	}
	if err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	l.entries = append(l.entries, e)
	return nil
}
