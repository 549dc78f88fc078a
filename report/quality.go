package report

import (
	"assize/report/release/publish"
	"assize/report/say/compose"
	"assize/report/say/doc"
	"assize/report/set/annex"
)

// stageQuality writes the quality log of a run into the restricted part: what
// the program checked for each force, with its results, and the rows that people
// fill in and sign.
func (b *bench) stageQuality(stage *publish.Stage, packs []*Pack) error {
	main := b.main()
	in := compose.QualityLog{
		Title: b.job.Title, House: b.composeHouse(), Words: main.words, Templates: main.prose, Sample: b.sample(packs),
	}
	for _, p := range packs {
		in.Forces = append(in.Forces, compose.CheckedForce{Name: p.Findings.Force.Name, Checks: p.Checks, Made: b.madeBy(p)})
	}
	log, err := compose.TellQualityLog(in)
	if err != nil {
		return err
	}
	data, err := annex.XLSX(log, annex.Env{Words: main.words})
	if err != nil {
		return err
	}
	return restricted(b.lateFolder(packs)+"quality-log.xlsx", doc.QualityLogFile, "", data).stage(stage)
}

// sample is the sentence that marks a release with invented data, or "".
func (b *bench) sample(packs []*Pack) string {
	if sampleOf(packs) == illustrative {
		return b.main().prose.Fixed("sample-sentence")
	}
	return ""
}
