// Package report joins the wings: it assesses one force, renders one force, and
// runs the batch. What each room knows stays in the room; what crosses between
// rooms, such as a trigger without a template, is checked here.
package report

import (
	"cmp"
	"errors"
	"io/fs"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/judge/rulebook"
	"assize/report/read/confine"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/population"
	"assize/report/read/register"
	"assize/report/read/signoff"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/set/face"
	"assize/report/set/pdf"
)

// Program is what the binary brings along: its version, and the defaults that a
// job may replace file by file.
type Program struct {
	Version   string
	Config    fs.FS
	Templates fs.FS
	// Worker reads one workbook in a process of its own, as confine.Reader says. Nil
	// reads in this process.
	Worker []string
}

// bench is everything a job is worked with, loaded once and shared by all
// forces. Once a run is prepared it is read-only.
type bench struct {
	program   Program
	job       *job.Job
	reader    confine.Reader // of audit workbooks and of comments
	register  *register.Register
	layout    *workbook.Layout
	rules     *rulebook.Rulebook
	grades    map[string][]string // of every rulebook known, by its id
	names     []string            // of measures and populations of every rulebook known
	recorded  *population.Table   // of all tables; nil without any
	house     *job.House
	houseText string   // as it was read
	tongues   []tongue // languages of the documents, the main one first
	faces     *face.Set
	theme     *pdf.Theme
	frozen    *nation.Picture  // of the round that late forces belong to; nil in a round of its own
	frozenSHA string           // SHA-256 of the file it was read from
	carried   *carried         // what the release takes over from the one in place; nil for nothing
	signOff   *signoff.SignOff // what people approve; nil for nothing
	labels    []Said           // sentences of the rulebook that somebody has to answer for
	corrects  releaseFindings  // the findings that a correction takes the place of; nil for none
	printed   printedRecords   // what the same printed
	inputs    []findings.Input // files that every force depends on
	stopped   func() error     // why the run is stopped, nil while it goes on; nil where nothing stops it
}

// Rules that cross rooms.
const (
	ruleTemplate = "trigger-without-template"
	ruleTheme    = "house-theme"
	ruleSetup    = "setup"
	ruleNotThere = "not-there" // what the job names is neither shipped nor a file
	ruleStatus   = "job-status"
	rulePicture  = "frozen-picture"
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
	b := &bench{program: p, job: j, reader: readerOf(p, j)}
	b.loadRules(&ps)
	b.loadTables(&ps)
	b.loadHouse(&ps)
	b.loadLife(&ps)
	b.checkQuotes(&ps)
	if b.rules != nil {
		b.checkTemplates(&ps)
		b.checkTerms(&ps)
		b.readLabels(&ps)
	}
	if b.rules != nil && b.layout != nil {
		b.checkColumns(&ps)
	}
	if fault := faultOf(files, ps); fault != nil || ps.Refused() {
		return nil, ps, cmp.Or(fault, ErrSetup)
	}
	return b, ps, nil
}

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

// addError adds an error that may hold problems of its own.
func addError(ps *source.Problems, at source.Pos, rule string, err error) {
	var own fault
	if errors.As(err, &own) {
		*ps = append(*ps, own.problem(at))
		return
	}
	var more source.Problems
	if errors.As(err, &more) { // each has its own place, which what it was wrapped in does not say better
		*ps = append(*ps, more...)
		return
	}
	intake.Refuse(ps, at, rule, err)
}
