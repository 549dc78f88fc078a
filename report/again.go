package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
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
// that.
type again struct {
	Means   string          // digest of what the run depended on besides its files
	Answers []intake.Answer // of the job's folder
	Release string          // id
	Result  sameResult
}

// sameResult is a result as far as it does not name the release.
type sameResult struct {
	Forces   []releasedRow
	Problems source.Problems
	Listed   int
	InJob    int
	Picture  nation.Picture
	Ready    bool
}

// lastRun is the label of what the last run left in the store.
const lastRun = "last-run"

// means is the digest of what a run depends on besides its files.
func (b *bench) means(o Options) (string, error) {
	data, err := json.Marshal(struct {
		Build, Job, Rulebook string
		Forces               []string
		Strict               bool
		Workbooks            []job.Workbook
		Inputs               []findings.Input
		SignOff              *signoff.SignOff
	}{b.program.Build, b.job.File, o.Rulebook, o.Forces, o.Strict, b.job.Workbooks, b.inputs, b.signOff})
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}

// standsAlone reports whether nothing that the output folder holds goes into the
// release, and it is known which program makes it.
func (b *bench) standsAlone() bool {
	return b.program.Build != "" && b.corrects == nil && b.carried == nil && b.frozen == nil
}

// asBefore reports whether the run would make the release in place, which is sound, and
// then fills in its result.
func (b *bench) asBefore(out string, o Options, store *cache.Store, res *Result) bool {
	var was again
	if o.NoCache || !b.standsAlone() || store.Labelled(lastRun, &was) != nil {
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
	res.Problems, res.Listed, res.inJob, res.Picture, res.Ready = r.Problems, r.Listed, r.InJob, r.Picture, r.Ready
	res.Release = publish.Release{ID: was.Release, Dir: releaseDir(out, was.Release), Unchanged: true}
	res.describe(r.Forces)
	o.Log.Info("unchanged", "release", was.Release)
	return true
}

// remember leaves behind what the run depended on and made. What was refused may be
// taken the next time, by a machine with more memory; a fault may not happen again.
func (b *bench) remember(o Options, store *cache.Store, packs []*forcePack, res *Result) error {
	if !b.standsAlone() || len(res.Refused) > 0 || res.Lacking {
		return nil
	}
	means, err := b.means(o)
	if err != nil {
		return err
	}
	return store.Label(lastRun, again{
		Means: means, Answers: b.job.Files.Answers(), Release: res.Release.ID,
		Result: sameResult{released(packs), res.Problems, res.Listed, res.inJob, res.Picture, res.Ready},
	})
}
