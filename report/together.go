package report

import (
	"maps"
	"regexp"
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
// its annex in every edition, then an index of each part that holds something. A
// release that goes to the forces has no overview: each sees itself alone.
func (b *bench) stageTogether(stage *publish.Stage, packs []*Pack, res *Result) error {
	editions := b.stageEditions()
	if res.Ready && b.job.Status == job.Embargoed {
		editions = append(editions, b.editions(job.Final, publish.Public)...)
	}
	if b.wants(job.National) && !toForces(b.job.Status) {
		for _, e := range editions {
			if err := e.stageNational(stage, packs, res.Picture); err != nil {
				return err
			}
		}
	}
	index := []edition{b.editions(b.job.Status, publish.Restricted)[0]}
	for _, e := range editions {
		if e.first() && e.area != publish.Restricted {
			index = append(index, e)
		}
	}
	for _, e := range index {
		if err := e.stageIndex(stage, packs); err != nil {
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
		Terms: map[string]string{}, ForceNames: e.forceNames(), InputLang: e.main().words.Lang,
	}
	maps.Copy(in.Terms, e.terms)
	for _, p := range packs {
		in.Forces = append(in.Forces, compose.RoundForce{
			Findings: p.Findings, Titles: p.Titles[e.lang], Annex: e.stem(p.Findings) + "-annex.xlsx",
			Correction: e.correctionOf(p.assessed),
		})
		maps.Copy(in.Terms, p.assessed.prose[e.lang].terms)
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

// stageIndex stages the page that lists what the edition's part of the release
// holds, in every language.
func (e edition) stageIndex(stage *publish.Stage, packs []*Pack) error {
	in := compose.Index{
		Title: e.job.Title, Restricted: e.area == publish.Restricted, House: e.composeHouse(),
		Words: e.words, Templates: e.prose, Edition: e.told(sampleOf(packs)),
		Terms: e.terms, ForceNames: e.forceNames(), InputLang: e.main().words.Lang,
	}
	for _, p := range packs {
		in.Forces = append(in.Forces, p.Findings)
	}
	for _, f := range stage.Files(e.area) {
		in.Files = append(in.Files, compose.IndexFile{Path: f.Path, Size: f.Size, Language: e.languageOf(f.Path)})
	}
	pub, err := compose.TellIndex(in)
	if err != nil {
		return err
	}
	page, err := html.Render(pub, html.Env{Env: e.chartEnv()})
	if err != nil {
		return err
	}
	return stage.Write(e.area, "index.html", page, false)
}

// languageOf is the name of the language that a file of the release is in, where
// that is not the main one: its tag stands behind the year or the version.
func (b *bench) languageOf(file string) string {
	for _, t := range b.tongues[1:] {
		if regexp.MustCompile(`-[0-9]{4}(-v[0-9.]+)?-` + regexp.QuoteMeta(t.lang) + `-`).MatchString(file) {
			return t.words.Name
		}
	}
	return ""
}
