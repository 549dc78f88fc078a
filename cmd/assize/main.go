// Command assize turns police-force audit workbooks and grading rules into
// inspection reports, annexes and press material. See README.md, or run it
// without arguments.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"
	_ "time/tzdata" // local times are Europe/London everywhere

	"assize/config"
	"assize/report"
	"assize/report/read/confine"
	"assize/report/read/fault"
	"assize/report/read/intake"
	"assize/report/read/source"
	"assize/templates"
)

// command is one word of the command line.
type command struct {
	name, args, what string
	run              func(*app, context.Context, []string) int
}

// commands are all commands, in the order in which help lists them.
func commands() []command {
	return []command{
		{"run", "[JOB]", "assess, render and publish every force of a job", (*app).cmdRun},
		{"deliver", "[OUT]", "open the release in place once its embargo is over", (*app).cmdDeliver},
		{"withdraw", "RELEASE|FORCE", "take public documents away, with notices in their place", (*app).cmdWithdraw},
		{"postpone", "[RELEASE]", "move the instant of the release that waits for it", (*app).cmdPostpone},
		{"prune", "[OUT]", "remove older drafts, or the audited rows of older releases", (*app).cmdPrune},
		{"check", "[JOB]", "read every input and print every problem", (*app).cmdCheck},
		{"test", "[FILE ...]", "run the rule cases of the shipped rulebooks, or of *_test.yaml files", (*app).cmdTest},
		{"explain", "FORCE [MEASURE]", "the way back from a number to the audited rows", (*app).cmdExplain},
		{"diff", "A B", "what differs between two findings.json files or two releases", (*app).cmdDiff},
		{"collect", "RELEASE ...", "one table of what several releases published, for programs", (*app).cmdCollect},
		{"verify", "RELEASE", "compare a release with its manifests", (*app).cmdVerify},
		{"init", "[DIR]", "write a starter job, an empty audit workbook, or a layout for a workbook", (*app).cmdInit},
		{"cells", "FILE", "what the reader sees, one JSON line a cell", (*app).cmdCells},
		{"plan", "[FILE]", "sample sizes for an audit: from a plan file, or previous findings", (*app).cmdPlan},
		{"version", "", "version and modules of this program", (*app).cmdVersion},
	}
}

// app is what a command works with: streams, the clock, and the program.
type app struct {
	stdout, stderr io.Writer
	clock          time.Time // read once; embargo, ledger and delivery go by it
	now            time.Time // the same, unless --now or SOURCE_DATE_EPOCH replaces it, for all else
	usageTo        io.Writer // where a command's flags are listed; nil for standard error
	program        report.Program
	drawn          *progress // on a terminal; nil where nothing is drawn
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == readerCommand {
		if err := confine.Serve(os.Args[2], os.Stdout, os.Stderr); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(exitBug)
		}
		return
	}
	syscallUmask()
	ctx, stopped := signals(graceOf(os.Args[1:]))
	code := newApp(os.Stdout, os.Stderr).main(ctx, os.Args[1:])
	if code == exitInterrupted { // what was finished before the signal came is done
		code = stopped()
	}
	os.Exit(code)
}

// readerCommand is the hidden command of the child that reads one workbook.
const readerCommand = "read-workbook"

func newApp(stdout, stderr io.Writer) *app {
	clock := time.Now().UTC()
	a := &app{stdout: stdout, stderr: stderr, clock: clock, now: reproducible(clock)}
	a.program = report.Program{Version: version(), Config: config.Files, Templates: templates.Files}
	if self, err := os.Executable(); err == nil {
		a.program.Worker = []string{self, readerCommand}
	}
	return a
}

// reproducible is SOURCE_DATE_EPOCH where that is set, else what the clock says.
func reproducible(clock time.Time) time.Time {
	if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(s, 0).UTC()
	}
	return clock
}

// main runs one command and returns the exit code.
func (a *app) main(ctx context.Context, args []string) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(a.stderr, "assize: a fault of the program: %s\nassize: hint: report it with the version (%s) and this text\n%s", fault.KindOf(r), a.program.Version, debug.Stack())
			code = exitBug
		}
	}()
	if len(args) == 2 && args[0] == "help" {
		a.usageTo = a.stdout // what was asked for is no complaint
		args = []string{args[1], "--help"}
	}
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		a.help(a.stdout)
		return exitOK
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(a, ctx, args[1:])
		}
	}
	fmt.Fprintf(a.stderr, "assize: unknown command %q\nassize: hint: run assize without arguments for the commands\n", args[0])
	return exitUsage
}

func (a *app) help(w io.Writer) {
	fmt.Fprintln(w, "assize: inspection reports from police-force audit data")
	fmt.Fprintln(w)
	for _, c := range commands() {
		fmt.Fprintf(w, "  assize %-8s %-16s %s\n", c.name, c.args, c.what)
	}
	fmt.Fprint(w, `
assize help COMMAND lists a command's flags. Standard output carries the
result, standard error the problems; a run that went well says nothing.

Exit codes, and what to do:

`)
	for _, e := range exitCodes() {
		fmt.Fprintf(w, "  %3d  %s\n       %s\n", e.code, e.means, e.todo)
	}
	fmt.Fprint(w, `
A signal ends it within five seconds, with nothing half done; a second one ends
it at once.
`)
}

// flags makes a command's flag set, with its usage on the right stream.
func (a *app) flags(name, args, what string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(cmp.Or(a.usageTo, a.stderr))
	fs.Usage = func() {
		fmt.Fprintf(fs.Output(), "usage: assize %s [flags] %s\n\n%s\n\n", name, args, what)
		fs.PrintDefaults()
	}
	return fs
}

// parse reads flags that may stand before and after the arguments. done says
// that the command is over, with its exit code.
func (a *app) parse(fs *flag.FlagSet, args []string) (rest []string, code int, done bool) {
	for len(args) > 0 {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, exitOK, true
			}
			return nil, exitUsage, true
		}
		if fs.NArg() == 0 {
			break
		}
		rest = append(rest, fs.Arg(0))
		args = fs.Args()[1:]
	}
	return rest, exitOK, false
}

// usage reports a wrong command line.
func (a *app) usage(format string, args ...any) int {
	fmt.Fprintf(a.stderr, "assize: "+format+"\n", args...)
	return exitUsage
}

// refusedCode is the exit code of refused inputs, or of the machine where that could
// not read them.
func refusedCode(ps source.Problems, code int) int {
	if intake.MachineAmong(ps) != nil {
		return exitIO
	}
	return code
}

// fail reports an error that ends a command: what stands in a file's place and is none
// is a fault of the input, and all else of the machine or of its use.
func (a *app) fail(err error) int {
	fmt.Fprintf(a.stderr, "assize: error: %v\n", err)
	var refused *intake.Refusal
	if errors.As(err, &refused) && !errors.Is(err, fs.ErrNotExist) {
		return exitData
	}
	return exitIO
}

// version is the module's version and revision, as built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "assize unknown"
	}
	return "assize " + info.Main.Version
}

func (a *app) cmdVersion(_ context.Context, args []string) int {
	fs := a.flags("version", "", "version and modules of this program")
	if _, code, done := a.parse(fs, args); done {
		return code
	}
	fmt.Fprintln(a.stdout, a.program.Version)
	fmt.Fprintln(a.stdout, runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			fmt.Fprintln(a.stdout, m.Path, m.Version)
		}
	}
	return exitOK
}

// logger writes JSON lines to standard error when asked to; else it draws how far the
// run is where that is a terminal, and nothing where it is none.
func (a *app) logger(on bool) *slog.Logger {
	if on {
		return slog.New(slog.NewJSONHandler(a.stderr, nil))
	}
	if width := terminalOf(a.stderr); width > 0 {
		a.drawn = &progress{to: a.stderr, width: width}
		return slog.New(a.drawn)
	}
	return slog.New(slog.DiscardHandler)
}

// undrawn takes what was drawn off the screen.
func (a *app) undrawn() {
	if a.drawn != nil {
		a.drawn.done()
	}
}
