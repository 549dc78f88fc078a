package deliver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assize/report/release/publish"
)

func writeLedger(t *testing.T, root, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(root, ledgerFile), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// lines are the entries of a release's opening at an instant.
func lines(id, at string) (opening, opened string) {
	line := func(what string) string {
		return `{"at":"` + at + `","release":"` + id + `","event":"` + what + `"}` + "\n"
	}
	return line("opening"), line("opened")
}

// TestAKilledRunIsFinishedByTheNext: the ledger and the release as a run leaves
// them that is killed at each step.
func TestAKilledRunIsFinishedByTheNext(t *testing.T) {
	for _, c := range []struct {
		name string
		left func(opening, opened string) string
		act  func(h *publish.Hold, dir, id string) error
	}{
		{"while the intent was written", func(a, _ string) string { return a[:20] }, nil},
		{"before the end of the intent's line", func(a, _ string) string { return strings.TrimSuffix(a, "\n") }, nil},
		{"after the intent", func(a, _ string) string { return a }, nil},
		{"in the middle of the act", func(a, _ string) string { return a }, func(_ *publish.Hold, dir, _ string) error {
			return errors.Join(os.Chmod(filepath.Join(dir, "public", "index.html"), 0o640), os.Chmod(filepath.Join(dir, "public", "forces"), 0o750))
		}},
		{"after the act", func(a, _ string) string { return a }, func(h *publish.Hold, _, id string) error { return h.Open(id) }},
		{"while the result was written", func(a, b string) string { return a + b[:30] }, func(h *publish.Hold, _, id string) error { return h.Open(id) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			rel := release(t, root, embargoed(), made(0))
			opening, opened := lines(rel.ID, "2016-08-24T23:01:00Z")
			writeLedger(t, root, c.left(opening, opened))
			if c.act != nil {
				h, err := publish.Take(root)
				if err != nil {
					t.Fatal(err)
				}
				if err := errors.Join(c.act(h, rel.Dir, rel.ID), h.Close()); err != nil {
					t.Fatal(err)
				}
			}
			isPublic(t, root, rel.ID, false)
			run(t, root, opens(), Opened)
			isOpen(t, root, rel.ID, true)
			isPublic(t, root, rel.ID, true)
			if got := ledgerText(t, root); got != opening+opened {
				t.Errorf("ledger:\n%s", got)
			}
			run(t, root, opens(), Open)
		})
	}
}

// TestARunKilledAfterTheActOfASupersededRelease: it was public, and is said to
// have been; one that never came so far stays closed.
func TestARunKilledAfterTheActOfASupersededRelease(t *testing.T) {
	for _, acted := range []bool{true, false} {
		root := t.TempDir()
		rel := release(t, root, embargoed(), made(0))
		opening, opened := lines(rel.ID, "2016-08-24T23:01:00Z")
		writeLedger(t, root, opening)
		if acted {
			h, err := publish.Take(root)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(h.Open(rel.ID), h.Close()); err != nil {
				t.Fatal(err)
			}
		}
		release(t, root, publish.About{Status: "final"}, made(30))
		run(t, root, opens(), Nothing)
		isOpen(t, root, rel.ID, acted)
		isPublic(t, root, rel.ID, acted)
		if got := ledgerText(t, root); (got == opening+opened) != acted {
			t.Errorf("acted %v, ledger:\n%s", acted, got)
		}
	}
}

func TestAClockBehindTheLedgerIsRefused(t *testing.T) {
	root := t.TempDir()
	first := release(t, root, embargoed(), made(0))
	run(t, root, opens().Add(time.Hour+900*time.Millisecond), Opened)
	run(t, root, opens().Add(time.Hour), Open) // of the same second
	later := embargoed()
	later.Opens = opens().Add(time.Minute)
	second := release(t, root, later, made(30))
	for _, call := range []func() error{
		func() error { _, err := Run(context.Background(), root, opens().Add(2*time.Minute)); return err },
		func() error { _, err := Rehearse(context.Background(), root, opens().Add(2*time.Minute)); return err },
	} {
		err := call()
		want := "the clock is behind the ledger: it says 2016-08-24T23:03:00Z, and the last entry was written at 2016-08-25T00:01:00Z; nothing is done until the clock is right"
		if !errors.Is(err, ErrClock) || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	isOpen(t, root, second.ID, false)
	isPublic(t, root, first.ID, true) // asks no clock
	run(t, root, opens().Add(2*time.Hour), Opened)
}

func TestADamagedLedgerStopsEverything(t *testing.T) {
	const id, other = "2016-08-01T063000Z-aaaaaa", "2016-08-02T063000Z-bbbbbb"
	opening, opened := lines(id, "2016-08-24T23:01:00Z")
	earlier, _ := lines(other, "2016-08-24T23:00:59Z")
	for _, c := range []struct{ name, text, says string }{
		{"no JSON", opening + "opened\n", "ledger.jsonl:2: the ledger is damaged: no entry; put back a copy, or look up what was opened"},
		{"an empty line", opening + "\n" + opened, ":2: the ledger is damaged: no entry"},
		{"a torn line that others follow", opening[:20] + "\n" + opening + opened, ":1: the ledger is damaged: no entry"},
		{"zeros", opening + "\x00\x00\n", ":2: the ledger is damaged: no entry"},
		{"a key that is none", strings.Replace(opening, `"event"`, `"state"`, 1), ":1: the ledger is damaged: no entry"},
		{"no instant", strings.Replace(opening, "2016-08-24T23:01:00Z", "", 1), ":1: the ledger is damaged: no entry"},
		{"no release", strings.Replace(opening, id, "", 1), ":1: the ledger is damaged: no entry"},
		{"two on a line", strings.TrimSpace(opening) + opened, ":1: the ledger is damaged: more than an entry"},
		{"an event that is none", strings.Replace(opening, "opening", "closing", 1), ":1: the ledger is damaged: an event that is none"},
		{"back in time", opening + earlier, ":2: the ledger is damaged: older than the line before"},
		{"twice", opening + opened + opened, ":3: the ledger is damaged: told twice"},
		{"a result without an intent", opened, ":1: the ledger is damaged: opened, and never about to be"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			rel := release(t, root, embargoed(), made(0))
			writeLedger(t, root, c.text)
			_, err := Run(context.Background(), root, opens())
			if !errors.Is(err, ErrLedger) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %s", err, c.says)
			}
			if _, err := StandingOf(root); !errors.Is(err, ErrLedger) {
				t.Errorf("a release is public or not by a damaged ledger: %v", err)
			}
			isOpen(t, root, rel.ID, false)
			if got := ledgerText(t, root); got != c.text {
				t.Errorf("the ledger was touched: %s", got)
			}
		})
	}
}

func TestALedgerThatCannotBeWrittenStopsTheAct(t *testing.T) {
	root := t.TempDir()
	rel := release(t, root, embargoed(), made(0))
	if err := os.Symlink("nowhere/ledger", filepath.Join(root, ledgerFile)); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(context.Background(), root, opens()); err == nil {
		t.Error("nobody was told")
	}
	isOpen(t, root, rel.ID, false)
}
