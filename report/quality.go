package report

import (
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/round"
	"assize/report/set/bind"
)

// stageQuality stages the quality log of a run in the restricted part.
func (b *bench) stageQuality(stage *publish.Stage, o Options, store *cache.Store, packs []*forcePack, res *Result) error {
	e := b.editions(b.job.Status, publish.Restricted)[0]
	return e.stageRound(stage, o, "the quality log", res, func() ([]File, error) { return b.qualityLog(store, packs) })
}

// qualityLog is what the program checked for each force, with its results, and the
// rows that people fill in and sign.
func (b *bench) qualityLog(store *cache.Store, packs []*forcePack) ([]File, error) {
	main := b.main()
	in := round.QualityLog{
		Title: b.job.Title, House: b.publisher, Words: main.Words, Templates: main.Templates, Sample: b.sample(packs),
	}
	for _, p := range packs {
		out, err := p.open(store)
		if err != nil {
			return nil, err
		}
		force := p.Findings.Force
		in.Forces = append(in.Forces, round.CheckedForce{Name: force.Name, Checks: out.Checks, Made: b.madeBy(force.ID, out.Made)})
	}
	log, err := round.TellQualityLog(in)
	if err != nil {
		return nil, err
	}
	data, err := bind.Env{Words: main.Words}.XLSX(log)
	if err != nil {
		return nil, err
	}
	return []File{restricted(b.lateFolder(packs)+"quality-log.xlsx", doc.QualityLogFile, "", data)}, nil
}

// sample is the sentence that marks a release with invented data, or "".
func (b *bench) sample(packs []*forcePack) string {
	if sampleOf(packs) == illustrative {
		return b.main().Templates.Fixed("sample-sentence")
	}
	return ""
}
