package report

import (
	"slices"

	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/compose"
	"assize/report/set/annex"
	"assize/report/set/html"
	"assize/report/set/pdf"
)

// stageTogether stages what is about all forces of a release: the overview with
// its annex in every edition, then an index of each part of the release.
func (b *bench) stageTogether(stage *publish.Stage, packs []*Pack, picture nation.Picture, editions []edition) error {
	if b.wants(job.National) {
		for _, e := range editions {
			if err := e.stageNational(stage, packs, picture); err != nil {
				return err
			}
		}
	}
	for _, area := range []publish.Area{publish.Public, publish.Restricted} {
		if err := b.stageIndex(stage, area, packs); err != nil {
			return err
		}
	}
	return nil
}

// sampleOf is what a release of some forces is as a whole: a sample when one of
// them is one.
func sampleOf(packs []*Pack) string {
	for _, p := range packs {
		if p.Findings.Sample == illustrative {
			return illustrative
		}
	}
	return ""
}

// stageNational stages the overview of the round. It comes out with the last
// force of the run and shows those that are public then.
func (e edition) stageNational(stage *publish.Stage, packs []*Pack, picture nation.Picture) error {
	last := slices.MaxFunc(packs, func(a, c *Pack) int {
		return a.Findings.Inspection.Published.Time().Compare(c.Findings.Inspection.Published.Time())
	})
	shown := picture.Public(last.Findings.Force.ID)
	sample := sampleOf(packs)
	in := compose.Round{
		Title: e.job.Title, Picture: shown, House: e.composeHouse(),
		Words: e.words, Templates: e.prose, Edition: e.told(sample),
	}
	for _, p := range packs {
		in.Forces = append(in.Forces, compose.RoundForce{
			Findings: p.Findings, Titles: p.Titles[e.lang], Annex: e.stem(p.Findings) + "-annex.xlsx",
		})
	}
	told, err := compose.TellRound(in)
	if err != nil {
		return err
	}
	stem := "national/" + e.marked(compose.RoundStem(reportPrefix, shown), sample == illustrative)
	report, err := pdf.Render(told.Report, e.pdfEnv())
	if err != nil {
		return err
	}
	book, err := annex.XLSX(told.Annex, annex.Env{Words: e.words})
	if err != nil {
		return err
	}
	if err := stage.Write(e.area, stem+"-overview.pdf", report, false); err != nil {
		return err
	}
	return stage.Write(e.area, stem+"-annex.xlsx", book, false)
}

// stageIndex stages the page that lists what an area holds.
func (b *bench) stageIndex(stage *publish.Stage, area publish.Area, packs []*Pack) error {
	e := b.editions(b.job.Status, area)[0]
	in := compose.Index{
		Title: b.job.Title, Restricted: area == publish.Restricted, House: b.composeHouse(),
		Words: e.words, Templates: e.prose, Edition: e.told(sampleOf(packs)),
	}
	for _, p := range packs {
		in.Forces = append(in.Forces, p.Findings)
	}
	for _, f := range stage.Files(area) {
		in.Files = append(in.Files, compose.IndexFile{Path: f.Path, Size: f.Size})
	}
	pub, err := compose.TellIndex(in)
	if err != nil {
		return err
	}
	page, err := html.Render(pub, html.Env{Env: e.chartEnv()})
	if err != nil {
		return err
	}
	return stage.Write(area, "index.html", page, false)
}
