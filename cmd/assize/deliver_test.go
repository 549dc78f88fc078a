package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"assize/report/release/publish"
)

// embargo is the instant of these tests, with the offset it was given.
func embargo() time.Time { return time.Date(2016, 8, 25, 0, 1, 0, 0, time.FixedZone("", 3600)) }

// embargoedRelease puts a release under embargo in place and returns its id.
func embargoedRelease(t *testing.T, root string, ready bool) string {
	t.Helper()
	s, err := publish.Begin(root)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for _, area := range []publish.Area{publish.Public, publish.Embargoed, publish.Restricted} {
		if err := s.Write(area, publish.File{Path: "index.html"}, []byte(area)); err != nil {
			t.Fatal(err)
		}
	}
	about := publish.About{Status: "embargoed", Closed: true, Opens: embargo(), Ready: ready}
	rel, err := s.Commit(about, time.Date(2016, 8, 1, 6, 30, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return rel.ID
}

// deliverAt runs the command by a clock and returns its exit code and streams,
// the release's id replaced by ID.
func deliverAt(t *testing.T, clock time.Time, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	a := newApp(&out, &errs)
	a.clock = clock
	code = a.main(context.Background(), append([]string{"deliver"}, args...))
	id := regexp.MustCompile(`2016-08-01T063000Z-[0-9a-f]{6}`)
	return code, id.ReplaceAllString(out.String(), "ID"), id.ReplaceAllString(errs.String(), "ID")
}

func TestDeliver(t *testing.T) {
	damage := func(t *testing.T, root, id string) {
		name := filepath.Join(root, "releases", id, "public", "index.html")
		if err := os.WriteFile(name, []byte("other"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ledger := func(text string) func(*testing.T, string, string) {
		return func(t *testing.T, root, id string) {
			if err := os.WriteFile(filepath.Join(root, "ledger.jsonl"), []byte(strings.ReplaceAll(text, "ID", id)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	opening := `{"at":"2016-08-25T06:00:00Z","release":"ID","event":"opening"}` + "\n"
	opened := strings.Replace(opening, "opening", "opened", 1)
	for _, c := range []struct {
		name           string
		late           time.Duration // of the clock, after the instant
		args           []string
		unready        bool
		before         func(t *testing.T, root, id string)
		code           int
		stdout, stderr string
		opens          bool
	}{
		{name: "before the instant", late: -time.Second},
		{name: "at the instant", opens: true, stdout: "opened releases/ID, embargoed until 2016-08-25T00:01:00+01:00\n"},
		{name: "opened before", late: 8 * time.Hour, before: ledger(opening + opened)},
		{name: "dry before the instant", late: -time.Second, args: []string{"--dry-run"}, stdout: "2016-08-25T00:01:00+01:00 opens releases/ID\n"},
		{name: "dry after it", late: time.Hour, args: []string{"--dry-run"}, stdout: "2016-08-25T00:01:00+01:00 opens releases/ID\n"},
		{
			name: "for machines, before", late: -time.Second, args: []string{"--json"},
			stdout: `{"release":"ID","opens":"2016-08-25T00:01:00+01:00","state":"waiting"}` + "\n",
		},
		{
			name: "for machines, dry", args: []string{"--json", "--dry-run"},
			stdout: `{"release":"ID","opens":"2016-08-25T00:01:00+01:00","state":"due"}` + "\n",
		},
		{
			name: "for machines, opened", args: []string{"--json"}, opens: true,
			stdout: `{"release":"ID","opens":"2016-08-25T00:01:00+01:00","state":"opened"}` + "\n",
		},
		{name: "no unmarked edition, before", unready: true, late: -time.Second},
		{
			name: "no unmarked edition", unready: true, code: exitDelivery,
			stderr: "assize: releases/ID, embargoed until 2016-08-25T00:01:00+01:00, holds no unmarked edition: nothing in it may be opened; its job did not meet the conditions of a final release: meet them and run it again, embargoed or final\n",
		},
		{name: "altered, before", late: -time.Second, before: damage},
		{
			name: "altered", before: damage, code: exitData,
			stderr: "public/index.html: altered\nassize: releases/ID does not verify and is not opened\n",
		},
		{
			name: "altered, dry", late: -time.Second, args: []string{"--dry-run"}, before: damage, code: exitData,
			stderr: "public/index.html: altered\nassize: releases/ID does not verify and is not opened\n",
		},
		{
			name: "the clock behind", late: time.Minute, before: ledger(opening), code: exitDelivery,
			stderr: "assize: the clock is behind the ledger: it says 2016-08-24T23:02:00Z, and the last entry was written at 2016-08-25T06:00:00Z; nothing is done until the clock is right\n",
		},
		{
			name: "a damaged ledger", before: ledger("{}\n"), code: exitDelivery,
			stderr: "assize: ledger.jsonl:1: the ledger is damaged: no entry; put back a copy, or look up what was opened\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			id := embargoedRelease(t, root, !c.unready)
			if c.before != nil {
				c.before(t, root, id)
			}
			code, stdout, stderr := deliverAt(t, embargo().Add(c.late), append(c.args, root)...)
			if code != c.code || stdout != c.stdout || stderr != c.stderr {
				t.Errorf("exits %d, want %d\nstdout %q\nwant   %q\nstderr %q\nwant   %q", code, c.code, stdout, c.stdout, stderr, c.stderr)
			}
			if isOpen, err := publish.IsOpen(root, id); isOpen != c.opens || err != nil {
				t.Errorf("the release is open: %v, %v", isOpen, err)
			}
		})
	}
}

func TestDeliverWaitsForNoRun(t *testing.T) {
	root := t.TempDir()
	embargoedRelease(t, root, true)
	hold, err := publish.Take(root)
	if err != nil {
		t.Fatal(err)
	}
	defer hold.Close()
	if code, stdout, stderr := deliverAt(t, embargo(), root); code != exitLocked || stdout != "" || stderr != "assize: another run holds the output folder\n" {
		t.Errorf("exits %d, says %q and %q", code, stdout, stderr)
	}
}

// TestNothingReplacesTheClockOfAnEmbargo: SOURCE_DATE_EPOCH is for documents and
// names.
func TestNothingReplacesTheClockOfAnEmbargo(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1472079660") // the instant
	before := time.Now().UTC()
	a := newApp(nil, nil)
	if !a.now.Equal(embargo()) {
		t.Errorf("a reproducible run is of %s", a.now)
	}
	if a.clock.Before(before) {
		t.Errorf("the clock says %s", a.clock)
	}
	var help, errs bytes.Buffer
	if code := newApp(&help, &errs).main(context.Background(), []string{"deliver", "--now", "2016-08-25T00:01:00+01:00"}); code != exitUsage {
		t.Errorf("deliver takes --now: exits %d", code)
	}
}
