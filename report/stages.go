package report

import (
	"path/filepath"
	"time"

	"assize/report/read/audit"
	"assize/report/read/fault"
	"assize/report/read/source"
	"assize/report/release/deliver"
)

// Rules of the stages of a release's life.
const (
	ruleUnchecked = "final-without-comments"
	ruleDay       = "embargo-of-another-day"
)

// out is the output folder of a run.
func (b *bench) out(o Options) string {
	if o.Out != "" {
		return o.Out
	}
	return filepath.Join(b.job.Dir, "out")
}

// prepare refuses what can be refused before a workbook is read, and reads what
// the stage of the release stands on.
func (b *bench) prepare(out string, o Options, res *Result) error {
	if err := b.checkStage(o, &res.Problems); err != nil {
		return err
	}
	if err := b.loadPicture(o.Picture, &res.Problems); err != nil {
		return err
	}
	if err := b.checkIssued(out, &res.Problems); err != nil {
		return err
	}
	standing, err := deliver.StandingOf(out)
	if err != nil {
		return err
	}
	if err := b.loadCorrected(out, standing, &res.Problems); err != nil {
		return err
	}
	if err := b.checkLate(out, standing, &res.Problems); err != nil {
		return err
	}
	return b.admitEarly(standing, o.Clock, &res.Problems)
}

// checkStage refuses a stage of a release's life that the job does not allow.
func (b *bench) checkStage(o Options, ps *source.Problems) error {
	if b.stage().signed {
		at := source.Pos{File: filepath.Base(b.job.File)}
		*ps = append(*ps, b.desk().Hindrances()...)
		if b.job.Comments == "" {
			ps.Warn(at, ruleUnchecked, "name the folder of their comments under comments", "nothing says that the forces have checked the facts of their reports")
		}
		if o.Clock.Before(b.job.Embargo) {
			ps.Refuse(at, ruleStatus, "make an embargoed release, which assize deliver opens at the instant", "the embargo is not over, and a %s release is public at once", b.job.Status)
		}
	}
	if ps.Refused() {
		return ErrSetup
	}
	return nil
}

// checkDay holds the day that a force's documents print to the instant at which
// they come out. At the stages at which nothing is public for long it is a warning.
func (b *bench) checkDay(d *audit.Dataset, ps *source.Problems) {
	if b.job.Embargo.IsZero() {
		return
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return // the job was refused
	}
	opens := b.job.Embargo.In(london)
	if d.About.PublicationDate == audit.DateOf(opens) {
		return
	}
	at := d.At(audit.Inspection, d.About.Rows[audit.KeyPublicationDate], audit.KeyPublicationDate)
	tell := ps.Warn
	if b.stage().leaves {
		tell = ps.Refuse
	}
	tell(at, ruleDay, "make them the same day", "the publication date is %s, and the embargo of %s ends on %s in London",
		d.About.PublicationDate, b.job.EmbargoAt, opens.Format(time.DateOnly))
}

// enough refuses to release after a fault of the program what is more than a draft,
// and too few forces: none; fewer than read, in a strict run; and, under embargo or
// later, fewer than the job lists. A force that comes late is released alone,
// against the frozen picture of its round.
func (b *bench) enough(o Options, forces int, res *Result) error {
	switch {
	case fault.Among(res.Problems) && (forces == 0 || o.Strict || !b.stage().partial):
		return fault.Err
	case forces == 0:
		return ErrNothing
	case o.Strict && len(res.Refused) > 0:
		return ErrStrict
	case b.frozen == nil && forces < res.inJob && b.stage().leaves:
		res.Problems.Refuse(source.Pos{File: filepath.Base(b.job.File)}, ruleStatus,
			"release late forces alone with --picture and the picture.json of their round, or use draft",
			"%d of %d listed forces are in, and a release with the status %s needs all", forces, res.inJob, b.job.Status)
		return ErrIncomplete
	default:
		return nil
	}
}
