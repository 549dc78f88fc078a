package main

import (
	"context"
	"errors"
	"fmt"

	"assize/report"
	"assize/report/read/fault"
	"assize/report/read/intake"
)

func (a *app) cmdExplain(ctx context.Context, args []string) int {
	fs := a.flags("explain", "FORCE [MEASURE|QUESTION|FINDING|overall]", "the way back from a number to the audited rows")
	var c common
	c.register(fs)
	jobFile := fs.String("job", defaultJob, "the `job`")
	references := fs.Bool("show-references", false, "name reports by their references: sensitive")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	if len(rest) < 1 || len(rest) > 2 {
		return a.usage("explain: name a force, and what to explain")
	}
	o, err := a.options(c, []string{*jobFile})
	if err != nil {
		return a.usage("explain: %v", err)
	}
	what := ""
	if len(rest) == 2 {
		what = rest[1]
	}
	ps, err := report.Explain(ctx, a.program, o, rest[0], what, *references, a.stdout)
	if err == nil {
		return exitOK
	}
	for _, p := range ps {
		fmt.Fprintln(a.stderr, p.Error())
	}
	if intake.MachineFault("", err) != nil || errors.Is(err, report.ErrSetup) || errors.Is(err, report.ErrNothing) || errors.Is(err, fault.Err) || errors.Is(err, report.ErrForce) || ctx.Err() != nil {
		return a.runError(ctx, err)
	}
	fmt.Fprintln(a.stderr, "assize:", err)
	return exitUsage
}
