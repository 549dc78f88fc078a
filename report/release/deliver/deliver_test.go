package deliver

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/release/publish"
)

// opens is the instant of the tests, with the offset it was given.
func opens() time.Time { return time.Date(2016, 8, 25, 0, 1, 0, 0, time.FixedZone("", 3600)) }

// made is when the first release of a test is made; later ones follow by days.
func made(days int) time.Time { return time.Date(2016, 8, 1+days, 6, 30, 0, 0, time.UTC) }

// release puts a release in place, with all three parts.
func release(t *testing.T, root string, about publish.About, now time.Time) publish.Release {
	t.Helper()
	s, err := publish.Begin(root)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for _, area := range []publish.Area{publish.Public, publish.Embargoed, publish.Restricted} {
		for _, name := range []string{"index.html", "forces/a/report.pdf", "forces/b/report.pdf"} {
			if err := s.Write(area, publish.File{Path: name}, []byte(string(area)+name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	rel, err := s.Commit(about, now)
	if err != nil {
		t.Fatal(err)
	}
	return rel
}

func embargoed() publish.About {
	return publish.About{Status: "embargoed", Closed: true, Opens: opens(), Ready: true}
}

func run(t *testing.T, root string, now time.Time, want State) Report {
	t.Helper()
	rep, err := Run(context.Background(), root, now)
	if err != nil || rep.State != want {
		t.Fatalf("at %s: %s, %v, want %s", now.UTC().Format(time.RFC3339), rep.State, err, want)
	}
	return rep
}

// isOpen fails the test unless a release is open, or closed, throughout.
func isOpen(t *testing.T, root, id string, want bool) {
	t.Helper()
	dir := filepath.Join(root, "releases", id)
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		public := rel == "." || rel == "public" || strings.HasPrefix(rel, "public"+string(filepath.Separator))
		expected := map[[2]bool]fs.FileMode{{true, true}: 0o750, {true, false}: 0o640, {false, true}: 0o700, {false, false}: 0o600}
		if got, wanted := info.Mode().Perm(), expected[[2]bool{want && public, e.IsDir()}]; got != wanted {
			t.Errorf("%s is %v, want %v", rel, got, wanted)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func ledgerText(t *testing.T, root string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, ledgerFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(text)
}

func isPublic(t *testing.T, root, id string, want bool) {
	t.Helper()
	s, err := StandingOf(root)
	if got := slices.Contains(s.Issued, id); got != want || err != nil {
		t.Errorf("release %s is public: %v, %v, want %v", id, got, err, want)
	}
}

func TestAReleaseOpensAtItsInstantAndOnce(t *testing.T) {
	root := t.TempDir()
	rel := release(t, root, embargoed(), made(0))
	for _, early := range []time.Duration{-24 * time.Hour, -time.Second, -time.Nanosecond} {
		rep := run(t, root, opens().Add(early), Waiting)
		if rep.Release != rel.ID || rep.Opens.Format(time.RFC3339) != "2016-08-25T00:01:00+01:00" {
			t.Errorf("waits for %+v", rep)
		}
		isOpen(t, root, rel.ID, false)
	}
	isPublic(t, root, rel.ID, false)
	if text := ledgerText(t, root); text != "" {
		t.Errorf("the ledger of a release that waits: %s", text)
	}

	run(t, root, opens(), Opened)
	isOpen(t, root, rel.ID, true)
	isPublic(t, root, rel.ID, true)
	want := `{"at":"2016-08-24T23:01:00Z","release":"` + rel.ID + `","event":"opening"}
{"at":"2016-08-24T23:01:00Z","release":"` + rel.ID + `","event":"opened"}
`
	if got := ledgerText(t, root); got != want {
		t.Errorf("ledger:\n%swant:\n%s", got, want)
	}
	if info, err := os.Stat(filepath.Join(root, ledgerFile)); err != nil || info.Mode() != 0o600 {
		t.Errorf("the ledger is %v, %v", info.Mode(), err)
	}

	// Once: what its owner closed again is not opened again, and nothing is written.
	if err := os.Chmod(filepath.Join(root, "releases", rel.ID), 0o700); err != nil {
		t.Fatal(err)
	}
	run(t, root, opens().Add(time.Minute), Open)
	if isOpen, err := publish.IsOpen(root, rel.ID); isOpen || err != nil {
		t.Errorf("opened twice: %v", err)
	}
	if got := ledgerText(t, root); got != want {
		t.Errorf("ledger after a run with nothing to do:\n%s", got)
	}
}

func TestOnlyAReleaseUnderEmbargoIsOpened(t *testing.T) {
	for status, public := range map[string]bool{"draft": false, "factual-accuracy": false, "final": true, "correction": true} {
		t.Run(status, func(t *testing.T) {
			root := t.TempDir()
			rel := release(t, root, publish.About{Status: status, Closed: true, Opens: opens(), Ready: true}, made(0))
			run(t, root, opens(), Nothing)
			isOpen(t, root, rel.ID, false)
			isPublic(t, root, rel.ID, public)
			if text := ledgerText(t, root); text != "" {
				t.Errorf("ledger: %s", text)
			}
		})
	}
}

func TestAFolderWithoutReleasesHasNothingDue(t *testing.T) {
	root := t.TempDir()
	run(t, root, opens(), Nothing)
	if s, err := StandingOf(root); err != nil || s.Stands != Empty {
		t.Errorf("a release that is not there: %v", err)
	}
	if _, err := Run(context.Background(), filepath.Join(root, "nowhere"), opens()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
	if _, err := Rehearse(context.Background(), filepath.Join(root, "nowhere"), opens()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("rehearsed where nothing is: %v", err)
	}
}

func TestASupersededReleaseIsNeverOpened(t *testing.T) {
	root := t.TempDir()
	old := release(t, root, embargoed(), made(0))
	later := embargoed()
	later.Opens = opens().AddDate(0, 0, 7)
	moved := release(t, root, later, made(1))
	run(t, root, opens(), Waiting)
	run(t, root, later.Opens, Opened)
	isOpen(t, root, old.ID, false)
	isOpen(t, root, moved.ID, true)
	isPublic(t, root, old.ID, false)

	// One that was opened stays public when another takes its place.
	release(t, root, publish.About{Status: "correction"}, made(40))
	run(t, root, later.Opens.AddDate(0, 1, 0), Nothing)
	isOpen(t, root, moved.ID, true)
	isPublic(t, root, moved.ID, true)
	isPublic(t, root, old.ID, false)
}

func TestWhatMayNotBeOpenedStaysClosed(t *testing.T) {
	unsound := func(err error) bool {
		var u *UnsoundError
		return errors.As(err, &u) && len(u.Faults) > 0
	}
	noEdition := func(err error) bool { return errors.Is(err, ErrNoEdition) }
	as := func(change func(*publish.About)) publish.About {
		a := embargoed()
		change(&a)
		return a
	}
	for _, c := range []struct {
		name   string
		about  publish.About
		damage func(dir string) error
		is     func(error) bool
		says   string
	}{
		{
			"no unmarked edition", as(func(a *publish.About) { a.Ready = false }), nil, noEdition,
			", embargoed until 2016-08-25T00:01:00+01:00, holds no unmarked edition: nothing in it may be opened; its job did not meet the conditions of a final release: meet them and run it again, embargoed or final",
		},
		{"no instant", as(func(a *publish.About) { a.Opens = time.Time{} }), nil, noEdition, "does not say until when"},
		{"altered", embargoed(), func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "public", "index.html"), []byte("x"), 0o600)
		}, unsound, " does not verify and is not opened: public/index.html: altered"},
		{"altered where nobody looks", embargoed(), func(dir string) error {
			return os.Remove(filepath.Join(dir, "embargoed", "index.html"))
		}, unsound, "is not opened: embargoed/index.html: missing"},
		{"another release's folder", embargoed(), func(dir string) error {
			name := filepath.Join(dir, "restricted", "MANIFEST.json")
			text, err := os.ReadFile(name)
			return errors.Join(err, os.WriteFile(name, []byte(strings.Replace(string(text), `"release": "2016`, `"release": "2015`, 1)), 0o600))
		}, unsound, "different releases"},
		{"no manifest", embargoed(), func(dir string) error {
			return os.Remove(filepath.Join(dir, "restricted", "MANIFEST.json"))
		}, func(err error) bool { return errors.Is(err, fs.ErrNotExist) }, "releases/2016-08-01T063000Z-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			rel := release(t, root, c.about, made(0))
			if c.damage != nil {
				if err := c.damage(rel.Dir); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 { // every time
				if _, err := Run(context.Background(), root, opens().Add(time.Hour)); !c.is(err) || !strings.Contains(err.Error(), c.says) {
					t.Errorf("says %v, want %q", err, c.says)
				}
			}
			if _, err := Rehearse(context.Background(), root, made(1)); !c.is(err) {
				t.Errorf("a rehearsal before the instant says %v", err)
			}
			isOpen(t, root, rel.ID, false)
			if text := ledgerText(t, root); text != "" {
				t.Errorf("ledger: %s", text)
			}
			if s, _ := StandingOf(root); slices.Contains(s.Issued, rel.ID) {
				t.Error("it counts as public")
			}
			// Another release ends it.
			release(t, root, publish.About{Status: "final"}, made(30))
			run(t, root, opens().Add(2*time.Hour), Nothing)
		})
	}
}

// TestAReleaseOpensWhileARunIsAtWork: a run keeps nobody from being told in time;
// only its last moment, and other hands at the same folder, do.
func TestAReleaseOpensWhileARunIsAtWork(t *testing.T) {
	root := t.TempDir()
	rel := release(t, root, embargoed(), made(0))
	s, err := publish.Begin(root)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	h, err := publish.Take(root)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Run(context.Background(), root, opens()); !errors.Is(err, publish.ErrLocked) {
		t.Errorf("ran beside another hold: %v", err)
	}
	if rep, err := Rehearse(context.Background(), root, opens()); err != nil || rep.State != Due {
		t.Errorf("a rehearsal waited: %+v %v", rep, err)
	}
	isOpen(t, root, rel.ID, false)
	h.Close()
	run(t, root, opens(), Opened)
	isOpen(t, root, rel.ID, true)
	if h, err = publish.Take(root); err != nil {
		t.Fatalf("the hold was kept: %v", err)
	}
	h.Close()
}

func TestAStopBeforeTheActLeavesNoTrace(t *testing.T) {
	root := t.TempDir()
	rel := release(t, root, embargoed(), made(0))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, root, opens()); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped with %v", err)
	}
	isOpen(t, root, rel.ID, false)
	if text := ledgerText(t, root); text != "" {
		t.Errorf("ledger: %s", text)
	}
}

func TestARehearsalTellsAndChangesNothing(t *testing.T) {
	root := t.TempDir()
	rel := release(t, root, embargoed(), made(0))
	torn := `{"at":"2016`
	if err := os.WriteFile(filepath.Join(root, ledgerFile), []byte(torn), 0o600); err != nil {
		t.Fatal(err)
	}
	for now, want := range map[time.Time]State{opens().Add(-time.Hour): Waiting, opens(): Due} {
		rep, err := Rehearse(context.Background(), root, now)
		if err != nil || rep.State != want || rep.Release != rel.ID || !rep.Opens.Equal(opens()) {
			t.Errorf("at %s: %+v, %v", now, rep, err)
		}
	}
	isOpen(t, root, rel.ID, false)
	if text := ledgerText(t, root); text != torn {
		t.Errorf("the ledger was touched: %s", text)
	}
	run(t, root, opens(), Opened)
	if rep, err := Rehearse(context.Background(), root, opens()); err != nil || rep.State != Open {
		t.Errorf("after the act: %+v, %v", rep, err)
	}
}
