package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/confine"
	"assize/report/read/fault"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/signoff"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// again is what a run leaves behind for the next one: all that its result depends on,
// and the result. The same questions with the same answers, put by the same program to
// the same end, give the same release, and nothing has to be read, told or set to know
// that. Where only some answers are others, what each workbook came to is still good for
// those that they do not concern.
type again struct {
	Whole   bool            // the same run would come to the same result
	Means   string          // digest of what the run depended on besides its files
	Answers []intake.Answer // of the job's folder
	Release string          // id
	Result  sameResult

	Settings string // digest of what every workbook's documents depend on
	Each     []worked
}

// worked is what a workbook came to.
type worked struct {
	Workbook    string
	Found, Made cache.Key // an assessment, and a making
}

// sameResult is a result as far as it does not name the release.
type sameResult struct {
	Forces   []releasedRow
	Refused  []Refused
	Problems source.Problems
	Listed   int
	InJob    int
	Picture  nation.Picture
	Ready    bool
}

// lastRun is the label of what the last run left in the store.
const lastRun = "last-run"

// settled is the digest of what all documents of a run depend on: the program, and what
// was read before any workbook.
func (b *bench) settled(o Options) (string, error) {
	data, err := json.Marshal(struct {
		Build, Job, Rulebook, Read string
		Inputs                     []findings.Input
		SignOff                    *signoff.SignOff
	}{b.program.Build, b.job.File, o.Rulebook, b.job.Files.FilesRead(), b.inputs, b.signOff})
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}

// means is the digest of what a run depends on besides its files.
func (b *bench) means(o Options) (string, error) {
	data, err := json.Marshal(struct {
		Settings  string
		Forces    []string
		Strict    bool
		Workbooks []job.Workbook
	}{b.settings, o.Forces, o.Strict, b.job.Workbooks})
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}

// standsAlone reports whether nothing that the output folder holds goes into the
// release, and it is known which program makes it.
func (b *bench) standsAlone() bool {
	return b.program.Build != "" && b.corrects == nil && b.carried == nil && b.frozen == nil
}

// lookBack reads what the last run left behind, where that can be of use.
func (b *bench) lookBack(o Options, store *cache.Store) (err error) {
	if b.settings, err = b.settled(o); err != nil {
		return err
	}
	var was again
	if !o.NoCache && b.standsAlone() && store.Labelled(lastRun, &was) == nil {
		b.before = was
	}
	if b.before.Settings == b.settings {
		b.worked = make(map[string]worked, len(b.before.Each))
		for _, w := range b.before.Each {
			b.worked[w.Workbook] = w
		}
	}
	return nil
}

// asBefore reports whether the run would make the release in place, which is sound, and
// then fills in its result.
func (b *bench) asBefore(out string, o Options, res *Result) bool {
	was := b.before
	if !was.Whole {
		return false
	}
	if means, err := b.means(o); err != nil || means != was.Means || !b.job.Files.Same(was.Answers) {
		return false
	}
	if s, err := deliver.StandingOf(out); err != nil || s.Release != was.Release {
		return false
	}
	if faults, err := publish.VerifyRelease(out, was.Release); err != nil || len(faults) > 0 {
		return false
	}
	r := was.Result
	res.Refused, res.Problems, res.Listed, res.inJob, res.Picture, res.Ready = r.Refused, r.Problems, r.Listed, r.InJob, r.Picture, r.Ready
	res.Release = publish.Release{ID: was.Release, Dir: releaseDir(out, was.Release), Unchanged: true}
	res.Carried = len(r.Forces)
	res.describe(r.Forces)
	return true
}

// remember leaves behind what the run depended on and made. A workbook that a limit
// stopped may be read the next time, by a machine with more to give; and a fault may not
// happen again.
func (b *bench) remember(o Options, store *cache.Store, packs []*forcePack, res *Result) error {
	if !b.standsAlone() {
		return nil
	}
	means, err := b.means(o)
	if err != nil {
		return err
	}
	left := again{
		Whole: !res.Lacking && !fault.Among(res.Problems) && !confine.Stopped(res.Problems),
		Means: means, Answers: b.job.Files.Answers(), Release: res.Release.ID,
		Result:   sameResult{released(packs), res.Refused, res.Problems, res.Listed, res.inJob, res.Picture, res.Ready},
		Settings: b.settings,
	}
	for _, p := range packs {
		left.Each = append(left.Each, worked{p.row.Workbook, p.row.Key, p.made})
	}
	return store.Label(lastRun, left)
}
