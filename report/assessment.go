package report

import (
	"assize/report/judge/nation"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/say/round"
	"assize/report/say/tongue"
	"assize/report/set/edition"
)

// assessment is what pass 1 found about one force, all that pass 2 tells it from:
// nothing else crosses the barrier. References and free text of audited rows are in
// its lines only where the job keeps them.
type assessment struct {
	edition.Found
	Force    register.Force // that the workbook is of, also where it is refused; none where that is not known
	Refused  bool           // there are no findings
	Problems source.Problems
	Made     []round.MadeCheck // what was decided on the force's comments
	Said     []tongue.Said     // sentences that somebody has to answer for
	Heard    []intake.Answer   // all that the job's folder was asked for it
}

// finished is what stays at hand of a workbook that pass 1 has worked off.
type finished struct {
	Workbook string
	Force    register.Force
	Refused  bool
	Problems source.Problems
	Row      nation.Entry  // of the picture
	Key      cache.Key     // of the assessment in the store
	Said     []tongue.Said // sentences that somebody has to answer for

	changed bool // numbers differ from what is corrected
	others  bool // numbers of other forces do
}

// keep puts an assessment into the store and returns what stays at hand.
func (b *bench) keep(store *cache.Store, a assessment) (row finished, err error) {
	row = finished{Workbook: a.Workbook, Force: a.Force, Refused: a.Refused, Problems: a.Problems, Said: a.Said}
	if a.Refused {
		return row, nil
	}
	row.Row = nation.EntryOf(a.Findings)
	if row.changed, err = b.corrects.NumbersDiffer(a.Findings); err != nil {
		return row, err
	}
	row.Key, err = store.Keep(a)
	return row, err
}

// open reads an assessment back.
func (row finished) open(store *cache.Store) (a assessment, err error) {
	return a, store.Recall(row.Key, &a)
}

// storeFolder is where an output folder keeps what pass 1 found in its last run. It
// holds audited lines: its owner's alone.
const storeFolder = ".cache"

func keysOf(packs []*forcePack) []cache.Key {
	var out []cache.Key
	for _, p := range packs {
		out = append(out, p.row.Key, p.outcome, p.made)
	}
	return out
}
