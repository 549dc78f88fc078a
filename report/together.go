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
// its annex, then the two indexes of what is staged.
func (b *bench) stageTogether(stage *publish.Stage, packs []*Pack, picture nation.Picture) error {
	if b.wants(job.National) {
		if err := b.stageNational(stage, packs, picture); err != nil {
			return err
		}
	}
	for _, area := range []publish.Area{publish.Public, publish.Restricted} {
		if err := b.stageIndex(stage, area, packs); err != nil {
			return err
		}
	}
	return nil
}

// roundEdition is how documents about all forces leave: as a sample when one of
// the forces is one.
func (b *bench) roundEdition(packs []*Pack) compose.Edition {
	for _, p := range packs {
		if p.Findings.Sample == illustrative {
			return b.edition(p.Findings)
		}
	}
	return b.edition(packs[0].Findings)
}

// stageNational stages the overview of the round. It comes out with the last
// force of the run and shows those that are public then.
func (b *bench) stageNational(stage *publish.Stage, packs []*Pack, picture nation.Picture) error {
	last := slices.MaxFunc(packs, func(a, c *Pack) int {
		return a.Findings.Inspection.Published.Time().Compare(c.Findings.Inspection.Published.Time())
	})
	shown := picture.Public(last.Findings.Force.ID)
	in := compose.Round{
		Title: b.job.Title, Picture: shown, House: b.composeHouse(),
		Words: b.words, Templates: b.prose, Edition: b.roundEdition(packs),
	}
	for _, p := range packs {
		in.Forces = append(in.Forces, compose.RoundForce{
			Findings: p.Findings, Titles: p.Titles, Annex: b.stem(p.Findings) + "-annex.xlsx",
		})
	}
	told, err := compose.TellRound(in)
	if err != nil {
		return err
	}
	stem := "national/" + compose.RoundStem(reportPrefix, shown)
	if in.Edition.Sample != "" {
		stem += "-" + illustrative
	}
	report, err := pdf.Render(told.Report, pdf.Env{Words: b.words, Faces: b.faces, Theme: b.theme})
	if err != nil {
		return err
	}
	book, err := annex.XLSX(told.Annex, annex.Env{Words: b.words})
	if err != nil {
		return err
	}
	if err := stage.Write(publish.Public, stem+"-overview.pdf", report, false); err != nil {
		return err
	}
	return stage.Write(publish.Public, stem+"-annex.xlsx", book, false)
}

// stageIndex stages the page that lists what an area holds.
func (b *bench) stageIndex(stage *publish.Stage, area publish.Area, packs []*Pack) error {
	in := compose.Index{
		Title: b.job.Title, Restricted: area == publish.Restricted, House: b.composeHouse(),
		Words: b.words, Templates: b.prose, Edition: b.roundEdition(packs),
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
	page, err := html.Render(pub, html.Env{Env: b.chartEnv()})
	if err != nil {
		return err
	}
	return stage.Write(area, "index.html", page, false)
}
