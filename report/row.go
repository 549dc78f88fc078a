package report

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"path"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
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
	Findings findings.Findings // as much as briefly keeps, in the main language
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
	p.Findings = briefly(out.Findings, shared)
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

// briefly is as much of a force's findings as is asked of all forces at once: whose
// they are, the judgment, the force's rate with what it makes of recorded crime and how
// it changed, the causes of concern by their ids, and the files that all came from.
// Those that every force shares are held once.
func briefly(f findings.Findings, shared []findings.Input) findings.Findings {
	out := findings.Findings{
		Schema: f.Schema, Force: f.Force, Inspection: f.Inspection, Status: f.Status, Sample: f.Sample, Rulebook: f.Rulebook,
		Combined: f.Combined, Grades: f.Grades, Issue: f.Issue,
		Overall: findings.Judgment{Computed: f.Overall.Computed, Judged: f.Overall.Judged, Grade: f.Overall.Grade},
		Inputs:  slices.Clone(f.Inputs), Changes: make([]findings.Change, len(f.Changes)),
	}
	for _, m := range f.Measures {
		if m.ID == f.Combined {
			out.Measures = []findings.Measure{m}
		}
	}
	for _, u := range f.Unrecorded {
		if u.Measure == f.Combined {
			out.Unrecorded = append(out.Unrecorded, u)
		}
	}
	for i, c := range f.Changes { // each keeps its place, by which the annex calls it
		if c.Measure == f.Combined {
			out.Changes[i] = c
		}
	}
	for _, c := range f.Findings {
		if c.Kind == string(rulebook.CauseOfConcern) {
			out.Findings = append(out.Findings, findings.Finding{Kind: c.Kind, ID: c.ID})
		}
	}
	for i, in := range out.Inputs {
		if j := slices.Index(shared, in); j >= 0 {
			out.Inputs[i] = shared[j]
		}
	}
	return out
}
