// Package report joins the wings: it assesses one force, renders one force, and
// runs the batch. What each room knows stays in the room; what crosses between
// rooms, such as a trigger without a template, is checked here.
package report

import (
	"cmp"
	"io/fs"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/judge/needs"
	"assize/report/judge/rulebook"
	"assize/report/read/confine"
	"assize/report/read/fault"
	"assize/report/read/inputs"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/population"
	"assize/report/read/register"
	"assize/report/read/signoff"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/release/follow"
	"assize/report/say/approval"
	"assize/report/say/earlier"
	"assize/report/say/tell"
	"assize/report/say/tongue"
	"assize/report/set/bind"
)

// Program is what the binary brings along: its version, and the defaults that a
// job may replace file by file.
type Program struct {
	Version   string
	Build     string // digest of the program itself, which its version need not tell; "" where nobody knows
	Config    fs.FS
	Templates fs.FS
	// Worker reads one workbook in a process of its own, as confine.Reader says. Nil
	// reads in this process.
	Worker []string
}

// bench is everything a job is worked with, loaded once and shared by all
// forces. Once a run is prepared it is read-only.
type bench struct {
	program    Program
	job        *job.Job
	listed     []job.Workbook // that are read: of a workbook of many forces each one's share
	books      inputs.Books   // audit workbooks and comments
	register   *register.Register
	layout     *workbook.Layout
	rules      *rulebook.Rulebook
	known      needs.Known       // of the rulebooks at hand
	recorded   *population.Table // of all tables; nil without any
	publisher  tell.House
	houseText  string         // the house style as it was read
	tongues    tongue.Tongues // languages of the documents, the main one first
	look       bind.Look
	frozen     *nation.Picture   // of the round that late forces belong to; nil in a round of its own
	frozenSHA  string            // SHA-256 of the file it was read from
	carried    *follow.Carried   // what the release takes over from the one in place; nil for nothing
	signOff    *signoff.SignOff  // what people approve; nil for nothing
	everywhere []tongue.Said     // sentences of job and rulebook, in every document, that somebody has to answer for
	stands     *earlier.Release  // from which that is taken
	corrects   *earlier.Release  // what a correction takes the place of; nil for none
	inputs     []findings.Input  // files that every force depends on
	settings   string            // digest of what all documents depend on
	before     again             // what the last run left behind; nothing where that is of no use
	worked     map[string]worked // of that, by workbook, where the settings are the same
	stopped    func() error      // why the run is stopped, nil while it goes on; nil where nothing stops it
}

// Rules that cross rooms.
const (
	ruleSetup   = "setup"
	ruleStatus  = "job-status"
	rulePicture = "frozen-picture"
)

// setUp loads all that a job names. rulebookID, when not empty, takes the place
// of the job's rulebook. Every fault of every file is told at once. The error is
// ErrSetup, or a fault of the machine.
func setUp(p Program, jobFile, rulebookID string) (*bench, source.Problems, error) {
	files, name := intake.Beside(jobFile)
	j, ps := job.Load(files, name)
	if j != nil && rulebookID != "" {
		j.Replace(rulebookID, &ps)
	}
	if ps.Refused() {
		return nil, ps, cmp.Or(faultOf(files, ps), ErrSetup)
	}
	if !confine.Enforced {
		p.Worker = nil
		ps.Warn(source.Pos{File: name}, "reader-not-confined", "run it on Linux", "workbooks are read in this process: limits of memory and time cannot be set on this system")
	}
	b := &bench{program: p, job: j}
	b.load(&ps)
	b.signOff = approval.Load(j.Files, j.SignOff, &ps)
	b.tongues.CheckQuotes(b.job, b.register, &ps)
	b.everywhere = b.tongues.HearJob(b.job, &ps)
	if b.rules != nil {
		b.tongues.CheckRules(b.rules, &ps)
		b.everywhere = slices.Concat(b.everywhere, b.tongues.HearRules(b.rules, &ps), b.tongues.HearRound(j.Quotes, &ps))
	}
	if b.rules != nil && b.layout != nil {
		b.needs().CheckColumns(&ps)
	}
	if broken := faultOf(files, ps); broken != nil || ps.Refused() {
		return nil, ps, cmp.Or(broken, ErrSetup)
	}
	return b, ps, nil
}

// needs is what the rules ask of a workbook.
func (b *bench) needs() needs.Needs {
	return needs.Needs{Rules: b.rules, Layout: b.layout, Known: b.known}
}

// guard does work in which the program may fail.
func (b *bench) guard() fault.Guard { return fault.Guard{Version: b.program.Version} }

// faultOf is the fault of the machine that was met in a job's files, or that problems
// tell of; nil for none. It ends the run: whatever room met it may have made a refusal
// of one force of it, or nothing at all.
func faultOf(files *intake.Folder, ps source.Problems) error {
	return cmp.Or(files.Fault(), intake.MachineAmong(ps))
}

// halted is why the run is stopped; nil while it goes on.
func (b *bench) halted() error {
	if b.stopped == nil {
		return nil
	}
	return b.stopped()
}
