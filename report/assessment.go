package report

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"fmt"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/say/round"
	"assize/report/say/tongue"
)

// assessment is what pass 1 found about one force, all that pass 2 tells it from:
// nothing else crosses the barrier. References and free text of audited rows are in
// its lines only where the job keeps them.
type assessment struct {
	Workbook string         // path relative to the job
	Force    register.Force // that the workbook is of, also where it is refused; none where that is not known
	Refused  bool           // there are no findings
	Problems source.Problems
	Findings findings.Findings
	Lines    findings.Lines
	Prose    tongue.People     // people's own words, by language
	Made     []round.MadeCheck // what was decided on the force's comments
	Said     []tongue.Said     // sentences that somebody has to answer for
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

// stored is an assessment in the store. Prose goes as JSON, which writes its maps in
// order: the same assessment is the same bytes, at the same address.
type stored struct {
	Assessment assessment
	Prose      []byte
}

// keep puts an assessment into the store and returns what stays at hand.
func (b *bench) keep(store *cache.Store, a assessment) (finished, error) {
	row := finished{Workbook: a.Workbook, Force: a.Force, Refused: a.Refused, Problems: a.Problems, Said: a.Said}
	if a.Refused {
		return row, nil
	}
	data, err := a.encode()
	if err != nil {
		return row, err
	}
	row.Row = nation.EntryOf(a.Findings)
	if row.changed, err = b.numbersDiffer(a.Findings); err != nil {
		return row, err
	}
	row.Key, err = store.Put(data)
	return row, err
}

func (a assessment) encode() ([]byte, error) {
	prose, err := json.Marshal(a.Prose)
	if err != nil {
		return nil, err
	}
	a.Prose = nil
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(stored{a, prose}); err != nil {
		return nil, fmt.Errorf("%s: %w", a.Workbook, err)
	}
	return out.Bytes(), nil
}

// open reads an assessment back.
func (row finished) open(store *cache.Store) (assessment, error) {
	data, err := store.Get(row.Key)
	if err != nil {
		return assessment{}, err
	}
	var s stored
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&s); err != nil {
		return assessment{}, fmt.Errorf("%s: %w", row.Workbook, err)
	}
	return s.Assessment, json.Unmarshal(s.Prose, &s.Assessment.Prose)
}

// storeFolder is where an output folder keeps what pass 1 found in its last run. It
// holds audited lines: its owner's alone.
const storeFolder = ".cache"

func keysOf(packs []*forcePack) []cache.Key {
	var out []cache.Key
	for _, p := range packs {
		out = append(out, p.row.Key, p.outcome)
	}
	return out
}
