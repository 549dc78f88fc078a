package report

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"path"

	"assize/report/judge/findings"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/round"
)

// forcePack is the row that a finished force leaves in memory: what is asked of all forces
// at once, for the overview, the index, the manifest and the sign-off. What else the
// documents of the round say of it is read back from the store, force by force.
type forcePack struct {
	Findings findings.Findings // in brief, in the main language
	Digests  map[string]string // what a sign-off approves, by language

	row       finished
	outcome   cache.Key // in the store
	documents documents
}

// documents are where a force's main documents lie in its release, with their part;
// "" for those that are not made.
type documents struct{ report, annex, analyst string }

// note notes those among files. Those of the run's own stage and of the main language
// come first, and stay.
func (d *documents) note(files []File) {
	for _, f := range files {
		at := path.Join(string(f.Area), f.Path)
		switch {
		case f.Kind == doc.ReportFile && f.Format() == "pdf", f.Kind == doc.AccuracyFile:
			d.report = cmp.Or(d.report, at)
		case f.Kind == doc.AnnexFile && f.Format() == "xlsx":
			d.annex = cmp.Or(d.annex, at)
		case f.Kind == doc.AnalystAnnexFile:
			d.analyst = at
		}
	}
}

// outcome is what was told of one force beside its documents. It waits in the store
// until the documents of the round ask for it.
type outcome struct {
	Findings   findings.Findings            // whole, with the words that were published, in the main language
	Titles     map[string]map[string]string // of the findings, by language and id
	Terms      map[string]map[string]string // translations of its workbook's texts, by language
	Checks     []ledger.Check               // what was checked, as in the annex
	Made       []round.MadeCheck            // what was decided on the force's comments
	Hindrances source.Problems              // what keeps the documents from being final
}

// storedOutcome is an outcome in the store, its maps as JSON, which writes them in
// order.
type storedOutcome struct {
	Outcome outcome
	Maps    []byte
}

// outcomeMaps are the maps of an outcome.
type outcomeMaps struct{ Titles, Terms map[string]map[string]string }

// put puts the outcome of a force into the store; the pack keeps its row.
func (p *forcePack) put(store *cache.Store, out outcome, shared []findings.Input) error {
	p.Findings = out.Findings.Brief(shared)
	maps, err := json.Marshal(outcomeMaps{out.Titles, out.Terms})
	if err != nil {
		return err
	}
	out.Titles, out.Terms = nil, nil
	var data bytes.Buffer
	if err := gob.NewEncoder(&data).Encode(storedOutcome{out, maps}); err != nil {
		return fmt.Errorf("%s: %w", p.row.Workbook, err)
	}
	p.outcome, err = store.Put(data.Bytes())
	return err
}

// open reads the outcome of a force back.
func (p *forcePack) open(store *cache.Store) (outcome, error) {
	data, err := store.Get(p.outcome)
	if err != nil {
		return outcome{}, err
	}
	var s storedOutcome
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&s); err != nil {
		return outcome{}, fmt.Errorf("%s: %w", p.row.Workbook, err)
	}
	var maps outcomeMaps
	err = json.Unmarshal(s.Maps, &maps)
	s.Outcome.Titles, s.Outcome.Terms = maps.Titles, maps.Terms
	return s.Outcome, err
}
