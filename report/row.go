package report

import (
	"cmp"
	"path"

	"assize/report/judge/findings"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/say/doc"
	"assize/report/say/round"
	"assize/report/set/edition"
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
	made      cache.Key // a making, in the store
	carried   bool      // the documents are those of the last run
}

// releasedRow is what the result of a run says of a force.
type releasedRow struct {
	Findings  findings.Findings // in brief
	Documents documents
}

// released are what the result says of the forces.
func released(packs []*forcePack) []releasedRow {
	out := make([]releasedRow, len(packs))
	for i, p := range packs {
		out[i] = releasedRow{p.Findings, p.documents}
	}
	return out
}

// documents are where a force's main documents lie in its release, with their part;
// "" for those that are not made.
type documents struct{ Report, Annex, Analyst string }

// note notes those among files. Those of the run's own stage and of the main language
// come first, and stay.
func (d *documents) note(files []file) {
	for _, f := range files {
		at := path.Join(string(f.Area), f.Path)
		switch {
		case f.Kind == doc.ReportFile && f.Format() == "pdf", f.Kind == doc.AccuracyFile:
			d.Report = cmp.Or(d.Report, at)
		case f.Kind == doc.AnnexFile && f.Format() == "xlsx":
			d.Annex = cmp.Or(d.Annex, at)
		case f.Kind == doc.AnalystAnnexFile:
			d.Analyst = at
		}
	}
}

// outcome is what was told of one force beside its documents, and what people have to
// do about it. It waits in the store until the documents of the round ask for it.
type outcome struct {
	edition.Outcome
	Made       []round.MadeCheck // what was decided on the force's comments
	Hindrances source.Problems   // what keeps the documents from being final
}

// open reads the outcome of a force back.
func (p *forcePack) open(store *cache.Store) (out outcome, err error) {
	return out, store.Recall(p.outcome, &out)
}

// inBrief are the findings of some forces, as their rows have them.
func inBrief(packs []*forcePack) []findings.Findings {
	out := make([]findings.Findings, len(packs))
	for i, p := range packs {
		out[i] = p.Findings
	}
	return out
}
