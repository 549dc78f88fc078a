package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"

	"assize/report"
	"assize/report/judge/findings"
	"assize/report/read/fault"
	"assize/report/read/intake"
	"assize/report/read/source"
	"assize/report/release/publish"
)

// defaultJob is the job file looked for when none is named.
const defaultJob = "job.yaml"

// list is a flag that may be given more than once.
type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, strings.Split(s, ",")...); return nil }

// common are the flags of every command that works on a job.
type common struct {
	out, rulebook, now string
	forces             list
	workers            int
	strict, log        bool
}

// register adds the flags that every command on a job heeds.
func (c *common) register(fs *flag.FlagSet) {
	fs.StringVar(&c.rulebook, "rulebook", "", "shipped rulebook or `file` to use instead of the job's")
	fs.IntVar(&c.workers, "workers", runtime.GOMAXPROCS(0), "forces worked on at once")
	fs.BoolVar(&c.log, "log", false, "JSON log on standard error")
}

// registerForces adds the choice of forces.
func (c *common) registerForces(fs *flag.FlagSet) {
	fs.Var(&c.forces, "force", "only this `force`, by id or name; may be repeated; no release that holds others gives way to it")
}

// registerRelease adds the flags of a command that publishes.
func (c *common) registerRelease(fs *flag.FlagSet) {
	fs.StringVar(&c.out, "out", "", "output `folder` (default: out, beside the job)")
	fs.StringVar(&c.now, "now", "", "RFC 3339 `instant` instead of the clock, for the release's name")
	fs.BoolVar(&c.strict, "strict", false, "publish nothing when any force is refused")
}

// options turns flags and the job argument into a run's options.
func (a *app) options(c common, rest []string) (report.Options, error) {
	o := report.Options{
		JobFile: defaultJob, Out: c.out, Rulebook: c.rulebook, Forces: c.forces,
		Workers: c.workers, Strict: c.strict, Now: a.now, Clock: a.clock, Log: a.logger(c.log),
	}
	switch len(rest) {
	case 0:
	case 1:
		o.JobFile = rest[0]
	default:
		return o, fmt.Errorf("one job at a time, not %d", len(rest))
	}
	if c.workers < 1 {
		return o, errors.New("--workers must be at least 1")
	}
	if err := nameInstant(c.now, &o.Now); err != nil {
		return o, err
	}
	return o, nil
}

func (a *app) cmdRun(ctx context.Context, args []string) (code int) {
	fs := a.flags("run", "[JOB]", "assess, render and publish every force of a job (default: job.yaml)")
	var c common
	c.register(fs)
	c.registerForces(fs)
	c.registerRelease(fs)
	picture := fs.String("picture", "", "frozen picture of a round: a `file` restricted/national/picture.json, against which late forces are set")
	metrics := fs.String("metrics", "", "write how the run went to this `file`, as Prometheus' textfile collector reads it")
	noCache := fs.Bool("no-cache", false, "make everything anew, also where nothing has changed since the last run")
	summary := fs.Bool("summary", false, "print each force's judgment, figures and files")
	var watch pings
	watch.register(fs)
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	o, err := a.options(c, rest)
	if err == nil {
		err = watch.check()
	}
	if err != nil {
		return a.usage("run: %v", err)
	}
	o.Picture, o.NoCache = *picture, *noCache
	a.program.Build = ownDigest()
	a.ping("start", watch.start)
	defer func() { a.ping(watch.ended(code)) }()
	res, err := report.Run(ctx, a.program, o)
	a.undrawn()
	code = a.tell(ctx, res, err, *summary)
	if *metrics != "" {
		if err := a.measured(res, code).write(*metrics); err != nil {
			fmt.Fprintf(a.stderr, "assize: %s could not be written: %v\n", *metrics, err)
			code = cmp.Or(code, exitIO)
		}
	}
	return code
}

// tell says how a run went, and returns its exit code.
func (a *app) tell(ctx context.Context, res *report.Result, err error, summary bool) int {
	a.problems(res, err != nil || len(res.Refused) > 0 || res.Lacking)
	if err != nil {
		return a.runError(ctx, err)
	}
	for _, h := range res.Unready() {
		fmt.Fprintln(a.stderr, h.Error())
	}
	if summary {
		a.summary(res)
	}
	if len(res.Refused) > 0 {
		fmt.Fprintf(a.stderr, "assize: %d of %d forces published in %s\n", len(res.Forces), res.Listed, res.Release.Dir)
	}
	switch {
	case fault.Among(res.Problems):
		return exitBug
	case len(res.Refused) > 0, res.Lacking:
		return exitPartial
	default:
		return exitOK
	}
}

// ownDigest is the digest of this program, by which a later run knows it; "" where it
// cannot be read.
func ownDigest() string {
	self, err := os.Executable()
	if err != nil {
		return ""
	}
	sum, err := intake.Typed(self).Digest()
	if err != nil {
		return ""
	}
	return sum
}

// problems prints refusals, many of one kind as one line: quiet on success.
func (a *app) problems(res *report.Result, loud bool) {
	if res == nil || !loud {
		return
	}
	var refusals source.Problems
	for _, p := range res.Problems {
		if p.Severity == source.Refusal {
			refusals = append(refusals, p)
		}
	}
	lines, folded := refusals.Folded()
	for _, line := range lines {
		fmt.Fprintln(a.stderr, line)
	}
	if folded {
		fmt.Fprintln(a.stderr, "assize: hint: problems.csv has every one of them: in restricted of a release, or by check --out FOLDER")
	}
}

// runError turns the end of a run into its exit code.
func (a *app) runError(ctx context.Context, err error) int {
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(a.stderr, "assize: stopped; nothing was published")
		return exitInterrupted // the signal's own code replaces it
	case errors.Is(err, report.ErrSetup):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitConfig
	case errors.Is(err, fault.Err):
		fmt.Fprintf(a.stderr, "assize: %v; nothing was published\nassize: hint: report it with the version (%s) and the stack that --log writes\n", err, a.program.Version)
		return exitBug
	case errors.Is(err, report.ErrForce):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitUsage
	case errors.Is(err, report.ErrNothing):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitData
	case errors.Is(err, report.ErrStrict), errors.Is(err, report.ErrIncomplete):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitPartial
	case errors.Is(err, publish.ErrLocked):
		fmt.Fprintln(a.stderr, "assize:", err)
		return exitLocked
	default:
		return a.fail(err)
	}
}

// summary tells each force in a few lines.
func (a *app) summary(res *report.Result) {
	for i, f := range res.Forces {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		x := f.Findings
		fmt.Fprintf(a.stdout, "%s\n", x.Force.Name)
		line := func(label, format string, args ...any) {
			fmt.Fprintf(a.stdout, "  %-14s "+format+"\n", append([]any{label}, args...)...)
		}
		line("judgment", "%s (%s %s)", x.Overall.Grade, x.Rulebook.ID, x.Rulebook.Version)
		if m, ok := combined(x); ok && m.Reportable {
			line("recording rate", "%.1f percent (%.1f to %.1f)", 100*m.Rate, 100*m.Lower, 100*m.Upper)
		} else {
			line("recording rate", "not reportable")
		}
		for _, u := range x.Unrecorded {
			if u.Measure == x.Combined && u.Value.Known() {
				line("unrecorded", "%s a year, estimated (%s to %s)", u.Statement, count(u.Lower), count(u.Upper))
			}
		}
		if f.Report != "" {
			line("report", "%s", f.Report)
		}
		if f.Annex != "" {
			line("annex", "%s", f.Annex)
		}
		if f.Analyst != "" {
			line("analyst annex", "%s", f.Analyst)
		}
	}
	if res.Ready {
		fmt.Fprintln(a.stdout, "\nthe unmarked edition is prepared; assize deliver opens it at the instant of the embargo")
	}
	if res.Release.Unchanged {
		fmt.Fprintf(a.stdout, "\nunchanged: %s\n", res.Release.Dir)
	} else {
		fmt.Fprintf(a.stdout, "\nreleased: %s\n", res.Release.Dir)
	}
	for _, f := range res.Forces {
		if f.Findings.Sample == "illustrative" {
			fmt.Fprintln(a.stdout, "illustrative sample: invented audit records, not published by any inspectorate")
			break
		}
	}
}

func combined(f findings.Findings) (findings.Measure, bool) {
	for _, m := range f.Measures {
		if m.ID == f.Combined {
			return m, true
		}
	}
	return findings.Measure{}, false
}

// count is a number of crimes with thousands separators.
func count(n findings.Num) string {
	s := fmt.Sprintf("%.0f", n.Float())
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
