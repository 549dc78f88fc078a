package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// defaultOut is the output folder delivered from when none is named: that of a
// job in the working folder.
const defaultOut = "out"

func (a *app) cmdDeliver(ctx context.Context, args []string) int {
	fs := a.flags("deliver", "[OUT]", "open the release in place once the instant of its embargo has come (default: out); safe to run every minute")
	dry := fs.Bool("dry-run", false, "tell what would be opened and when, and why it would not; change nothing")
	asJSON := fs.Bool("json", false, "print the state of the release as JSON, whether or not something is due")
	log := fs.Bool("log", false, "JSON log on standard error")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	out := defaultOut
	switch len(rest) {
	case 0:
	case 1:
		out = rest[0]
	default:
		return a.usage("deliver: one output folder at a time, not %d", len(rest))
	}
	act := deliver.Run
	if *dry {
		act = deliver.Rehearse
	}
	rep, err := act(ctx, out, a.clock)
	if rep.State == deliver.Opened {
		a.event(*log, "opened", "release", rep.Release)
	}
	if err == nil || rep.State == deliver.Opened { // opened is told, whatever failed after it
		var told error
		if *asJSON {
			told = json.NewEncoder(a.stdout).Encode(rep)
		} else {
			_, told = io.WriteString(a.stdout, deliveryLine(rep, *dry))
		}
		err = errors.Join(err, told)
	}
	if err != nil {
		a.event(*log, "failed", "error", err.Error())
		return a.deliverError(err)
	}
	return exitOK
}

// event writes one event of a command as a JSON line to standard error, where that was
// asked for.
func (a *app) event(on bool, what string, about ...any) {
	if on {
		slog.New(slog.NewJSONHandler(a.stderr, nil)).Info(what, about...)
	}
}

// deliveryLine tells what was opened, or what a rehearsal found; it is empty where
// nothing is due.
func deliveryLine(rep deliver.Report, rehearsed bool) string {
	at, opens := publish.PathOf(rep.Release), rep.Opens.Format(time.RFC3339)
	switch {
	case rep.State == deliver.Opened:
		return fmt.Sprintf("opened %s, embargoed until %s\n", at, opens)
	case rehearsed && (rep.State == deliver.Due || rep.State == deliver.Waiting):
		return fmt.Sprintf("%s opens %s\n", opens, at)
	default:
		return ""
	}
}

// deliverError turns the end of a delivery into its exit code.
func (a *app) deliverError(err error) int {
	var unsound *deliver.UnsoundError
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.stderr, "assize: stopped; nothing was opened")
		return exitInterrupted // the signal's own code replaces it
	case errors.As(err, &unsound):
		for _, f := range unsound.Faults {
			fmt.Fprintln(a.stderr, f)
		}
		fmt.Fprintf(a.stderr, "assize: %s does not verify and is not opened\n", publish.PathOf(unsound.Release))
		return exitData
	case errors.Is(err, deliver.ErrNoEdition), errors.Is(err, deliver.ErrClock), errors.Is(err, deliver.ErrLedger):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitDelivery
	case errors.Is(err, publish.ErrLocked):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitLocked
	default:
		return a.fail(err)
	}
}
