package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"assize/report"
	"assize/report/release/decide"
	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// decisionFlags are the flags of a command that carries out what a person decides
// about a release.
type decisionFlags struct {
	out, reason, by string
	log             bool
}

func (d *decisionFlags) register(fs *flag.FlagSet) {
	fs.StringVar(&d.out, "out", defaultOut, "output `folder`")
	fs.BoolVar(&d.log, "log", false, "JSON log on standard error")
	fs.StringVar(&d.by, "by", "", "who decides: a `name`, for the ledger")
}

func (a *app) cmdWithdraw(_ context.Context, args []string) int {
	fs := a.flags("withdraw", "RELEASE|FORCE", "take documents that are public away: those of a release, or those about one force of it; dated notices with the reason take their place, and the documents stay for their owner alone")
	var d decisionFlags
	d.register(fs)
	fs.StringVar(&d.reason, "reason", "", "why, in a sentence that is `printed` in the notices")
	now := fs.String("now", "", "RFC 3339 `instant` instead of the clock, for the release's name")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	if len(rest) != 1 || strings.TrimSpace(d.reason) == "" || strings.TrimSpace(d.by) == "" {
		return a.usage("withdraw: name a release or a force, --reason and --by")
	}
	dec := decide.Decision{Out: d.out, What: rest[0], By: d.by, Reason: d.reason, Now: a.now, Clock: a.clock}
	if err := nameInstant(*now, &dec.Now); err != nil {
		return a.usage("withdraw: %v", err)
	}
	did, err := report.Withdraw(a.program, dec)
	if err != nil {
		return a.decisionError(err)
	}
	a.event(d.log, "withdrawn", "release", did.Release, "force", did.Force, "became", did.Became)
	what := "the documents of"
	if did.Force != "" {
		what = "the documents about " + did.Force + " and those about all forces of"
	}
	fmt.Fprintf(a.stdout, "withdrawn: %s %s\n", what, publish.PathOf(did.Release))
	if did.Became != "" {
		fmt.Fprintf(a.stdout, "notices stand in their place: %s\n", publish.PathOf(did.Became))
	}
	for _, id := range did.Shut {
		fmt.Fprintf(a.stdout, "closed to all but its owner: %s\n", publish.PathOf(id))
	}
	if did.Force != "" {
		fmt.Fprintf(a.stdout, "still public, and may show numbers of %s: the documents about %s\n", did.Force, strings.Join(did.Shown, ", "))
	}
	return exitOK
}

func (a *app) cmdPostpone(_ context.Context, args []string) int {
	fs := a.flags("postpone", "[RELEASE]", "move the instant of the release that waits for it")
	var d decisionFlags
	d.register(fs)
	fs.StringVar(&d.reason, "reason", "", "why, for the ledger")
	until := fs.String("until", "", "the new RFC 3339 `instant`, with its offset: 2016-08-26T00:01:00+01:00")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	if len(rest) > 1 || strings.TrimSpace(d.reason) == "" || strings.TrimSpace(d.by) == "" {
		return a.usage("postpone: one release, with --until, --reason and --by")
	}
	dec := decide.Decision{Out: d.out, By: d.by, Reason: d.reason, Now: a.now, Clock: a.clock}
	if len(rest) == 1 {
		dec.What = rest[0]
	}
	opens, err := time.Parse(time.RFC3339, *until)
	if err != nil {
		return a.usage("postpone: --until: %q is no RFC 3339 instant, such as 2016-08-26T00:01:00+01:00", *until)
	}
	id, was, err := decide.Postpone(dec, opens)
	if err != nil {
		return a.decisionError(err)
	}
	a.event(d.log, "postponed", "release", id, "opens", opens.Format(time.RFC3339), "before", was.Format(time.RFC3339))
	fmt.Fprintf(a.stdout, "%s opens %s (before: %s)\n", opens.Format(time.RFC3339), publish.PathOf(id), was.Format(time.RFC3339))
	if !sameDay(opens, was) {
		fmt.Fprintln(a.stdout, "its documents print the day on which they were to be published: to change that, run its job again with the new day in the workbooks and the new instant")
	} else {
		fmt.Fprintln(a.stdout, "its marked edition prints the old instant: to change that, run its job again with the new one")
	}
	return exitOK
}

// sameDay reports whether two instants are of one day in London.
func sameDay(a, b time.Time) bool {
	london, err := time.LoadLocation("Europe/London")
	return err == nil && a.In(london).Format(time.DateOnly) == b.In(london).Format(time.DateOnly)
}

// nameInstant takes the instant of --now, if there is one, and refuses a year that
// no release can be named after.
func nameInstant(now string, to *time.Time) error {
	if now != "" {
		t, err := time.Parse(time.RFC3339, now)
		if err != nil {
			return fmt.Errorf("--now: %q is no RFC 3339 instant, such as 2026-11-23T06:30:00Z", now)
		}
		*to = t
	}
	if y := to.UTC().Year(); y < 1 || y > 9999 {
		return fmt.Errorf("--now or SOURCE_DATE_EPOCH: %w", publish.ErrYear)
	}
	return nil
}

// decisionError turns the end of a decision into its exit code.
func (a *app) decisionError(err error) int {
	switch {
	case errors.Is(err, publish.ErrLocked):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitLocked
	case errors.Is(err, deliver.ErrDecision), errors.Is(err, fs.ErrNotExist):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitData
	case errors.Is(err, deliver.ErrClock), errors.Is(err, deliver.ErrLedger):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitDelivery
	default:
		return a.fail(err)
	}
}
