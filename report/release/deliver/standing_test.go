package deliver

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"time"

	"assize/report/release/publish"
)

func all(Standing) error { return nil }

// TestHowAFolderStands: one release of each kind, and what people do to it.
func TestHowAFolderStands(t *testing.T) {
	unready := embargoed()
	unready.Ready = false
	gone := publish.About{Status: "withdrawal", Withdrawn: []publish.Withdrawal{{Release: "x", Reason: "y", At: made(1)}}}
	partly := publish.About{Status: "withdrawal", Withdrawn: []publish.Withdrawal{{Release: "x", Force: "sussex", Reason: "y", At: made(1)}}}
	for _, c := range []struct {
		name   string
		about  []publish.About
		opened bool
		want   Stands
	}{
		{name: "nothing", want: Empty},
		{name: "a draft", about: []publish.About{{Status: "draft"}}, want: Unissued},
		{name: "a pack for a force", about: []publish.About{{Status: "factual-accuracy"}}, want: Unissued},
		{name: "a marked edition alone", about: []publish.About{unready}, want: Marked},
		{name: "an unmarked one", about: []publish.About{embargoed()}, want: Awaiting},
		{name: "opened", about: []publish.About{embargoed()}, opened: true, want: Public},
		{name: "final", about: []publish.About{{Status: "final"}}, want: Public},
		{name: "corrected", about: []publish.About{{Status: "final"}, {Status: "correction"}}, want: Public},
		{name: "one force withdrawn", about: []publish.About{{Status: "final"}, partly}, want: Public},
		{name: "withdrawn", about: []publish.About{{Status: "final"}, gone}, want: Withdrawn},
		{name: "a draft over what was public", about: []publish.About{{Status: "final"}, {Status: "draft"}}, want: Overlaid},
		{name: "an embargo over what was public", about: []publish.About{{Status: "final"}, embargoed()}, want: Overlaid},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			for i, about := range c.about {
				release(t, root, about, made(i))
			}
			if c.opened {
				run(t, root, opens(), Opened)
			}
			if s, err := StandingOf(root); err != nil || s.Stands != c.want {
				t.Errorf("stands %q (%v), want %q", s.Stands, err, c.want)
			}
		})
	}
}

// TestAPostponedReleaseOpensAtItsNewInstant, and not at its old one.
func TestAPostponedReleaseOpensAtItsNewInstant(t *testing.T) {
	root := t.TempDir()
	rel := release(t, root, embargoed(), made(0))
	later, day := opens().Add(48*time.Hour), opens().Add(-24*time.Hour)
	d := Decision{Release: rel.ID, By: "A. Person", Reason: "the minister speaks that day"}
	for name, c := range map[string]struct {
		d     Decision
		until time.Time
		allow func(Standing) error
		says  string
	}{
		"nobody decides": {Decision{Release: rel.ID, Reason: "x"}, later, all, "who decides is not told"},
		"no reason":      {Decision{Release: rel.ID, By: "x", Reason: " "}, later, all, "no reason is given"},
		"another":        {Decision{Release: "2016-08-01T063000Z-ffffff", By: "x", Reason: "y"}, later, all, "is not what waits"},
		"back past now":  {d, day, all, "is not after the clock"},
		"not allowed":    {d, later, func(Standing) error { return errors.New("not this") }, "not this"},
	} {
		if err := Postpone(root, c.d, c.until, day, c.allow); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if text := ledgerText(t, root); text != "" {
		t.Fatalf("refused, and written: %s", text)
	}
	if err := Postpone(root, d, later, day, all); err != nil {
		t.Fatal(err)
	}
	if text := ledgerText(t, root); !strings.Contains(text, `"event":"postponed","by":"A. Person","reason":"the minister speaks that day","content":"`) {
		t.Errorf("ledger: %s", text)
	}
	if rep := run(t, root, opens(), Waiting); !rep.Opens.Equal(later) {
		t.Errorf("opens at %s", rep.Opens)
	}
	// It may be moved again, and also to an earlier instant that has not come.
	earlier := opens().Add(24 * time.Hour)
	if err := Postpone(root, d, earlier, opens(), all); err != nil {
		t.Fatal(err)
	}
	run(t, root, earlier.Add(-time.Second), Waiting)
	run(t, root, earlier, Opened)
	if err := Postpone(root, d, later, earlier, func(s Standing) error {
		if s.Stands != Public {
			t.Errorf("stands %s", s.Stands)
		}
		return ErrDecision
	}); !errors.Is(err, ErrDecision) {
		t.Errorf("postponed what is open: %v", err)
	}
}

// TestAWithdrawalIsFinishedByTheNext, under the day at which it was begun.
func TestAWithdrawalIsFinishedByTheNext(t *testing.T) {
	root := t.TempDir()
	rel := release(t, root, publish.About{Status: "final"}, made(0))
	d := Decision{Release: rel.ID, By: "A. Person", Reason: "an injunction"}
	killed := errors.New("killed")
	var dated []time.Time
	fail := func(at time.Time) (string, error) { dated = append(dated, at); return "", killed }
	if err := Withdraw(root, d, "", made(1), all, fail, nil); !errors.Is(err, killed) {
		t.Fatal(err)
	}
	never := func(Standing) error { t.Error("asked again"); return nil }
	replace := func(at time.Time) (string, error) { dated = append(dated, at); return "2016-08-03T063000Z-ffffff", nil }
	if err := Withdraw(root, d, "", made(2), never, replace, []string{rel.ID}); err != nil {
		t.Fatal(err)
	}
	if len(dated) != 2 || !dated[0].Equal(dated[1]) || !dated[0].Equal(made(1)) {
		t.Errorf("dated %v", dated)
	}
	if isOpen, err := publish.IsOpen(root, rel.ID); isOpen || err != nil {
		t.Errorf("others can enter it: %v", err)
	}
	text := ledgerText(t, root)
	for _, want := range []string{`"event":"withdrawing","by":"A. Person","reason":"an injunction","content":"`, `"event":"withdrawn"`, `"became":"2016-08-03T063000Z-ffffff"`} {
		if !strings.Contains(text, want) {
			t.Errorf("ledger lacks %s: %s", want, text)
		}
	}
	if l, err := readLedger(root); err != nil || len(l.entries) != 2 {
		t.Errorf("%v %v", l, err)
	}
	if err := Withdraw(root, Decision{Release: "2016-08-01T063000Z-ffffff", By: "x", Reason: "y"}, "", made(3), all, replace, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("withdrawn, and never there: %v", err)
	}
	// A withdrawal delivers nothing, and nothing hinders the next delivery.
	if _, err := Run(context.Background(), root, made(4)); err != nil {
		t.Error(err)
	}
}
