package report

import (
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/round"
	"assize/report/set/edition"
)

// stageQuality stages the quality log of a run in the restricted part: what the
// program checked for each force, with its results, and the rows that people fill in
// and sign.
func (b *bench) stageQuality(stage *publish.Stage, o Options, store *cache.Store, packs []*forcePack, res *Result) error {
	e := b.editions(b.job.Status, publish.Restricted)[0]
	return b.stageRound(stage, e, o, "the quality log", res, func() (edition.Files, error) {
		forces := make([]round.CheckedForce, len(packs))
		for i, p := range packs {
			out, err := p.open(store)
			if err != nil {
				return edition.Files{}, err
			}
			force := p.Findings.Force
			forces[i] = round.CheckedForce{Name: force.Name, Checks: out.Checks, Made: b.desk().Made(force.ID, out.Made)}
		}
		return e.QualityLog(b.lateFolder(packs), forces, edition.Invented(inBrief(packs)))
	})
}

// sample is the sentence that marks a release with invented data, or "".
func (b *bench) sample(packs []*forcePack) string {
	if edition.Invented(inBrief(packs)) {
		return b.main().Templates.Fixed("sample-sentence")
	}
	return ""
}
