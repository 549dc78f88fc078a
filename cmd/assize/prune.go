package main

import (
	"context"
	"errors"
	"fmt"

	"assize/report"
	"assize/report/release/publish"
)

func (a *app) cmdPrune(_ context.Context, args []string) int {
	fs := a.flags("prune", "[OUT]", "remove older drafts, or the audited rows that older releases hold, from an output folder (default: out); what was issued stays, and so does the release in place")
	dry := fs.Bool("dry-run", false, "tell what would be removed; change nothing")
	releases := fs.Int("releases", 0, "remove drafts, and keep at least the newest so `many` releases")
	days := fs.Int("days", 0, "keep what is younger than so `many` days")
	lines := fs.Bool("line-level", false, "erase the files with audited rows of every release that is older than --days, the one in place too, and write down that they were; public files never hold any")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	switch {
	case len(rest) > 1:
		return a.usage("prune: one output folder at a time, not %d", len(rest))
	case *releases < 0, *days < 0:
		return a.usage("prune: --releases and --days count from 0")
	case *releases == 0 && !*lines:
		return a.usage("prune: say what goes: --releases N for older drafts, --line-level for audited rows")
	case *lines && *days == 0:
		return a.usage("prune: --line-level needs --days: rows are wanted for as long as a force may question its report")
	}
	out := defaultOut
	if len(rest) == 1 {
		out = rest[0]
	}
	keep := publish.Retention{Releases: *releases, Days: *days, LineLevel: *lines, LineDays: *days, Rehearse: *dry}
	did, err := report.Prune(out, keep, a.clock)
	verb := map[bool]string{false: "removed", true: "would remove"}[*dry]
	for _, id := range did.Releases {
		fmt.Fprintf(a.stdout, "%s %s\n", verb, publish.PathOf(id))
	}
	for _, name := range did.Files {
		fmt.Fprintf(a.stdout, "%s %s\n", verb, name)
	}
	if did.Store {
		fmt.Fprintf(a.stdout, "%s what the last run kept for the next\n", verb)
	}
	switch {
	case errors.Is(err, publish.ErrLocked):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitLocked
	case err != nil:
		return a.fail(err)
	}
	return exitOK
}
