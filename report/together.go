package report

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"

	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/say/compose"
	"assize/report/set/annex"
	"assize/report/set/html"
	"assize/report/set/pdf"
)

// ruleRound is the rule of a document of the round that could not be made.
const ruleRound = "round-document"

// releasedEditions are the editions that a release holds: those of its stage and,
// where an embargoed one is ready, the unmarked one.
func (b *bench) releasedEditions(res *Result) []edition {
	editions := b.stageEditions()
	if res.Ready && b.job.Status == job.Embargoed {
		editions = append(editions, b.editions(job.Final, publish.Public)...)
	}
	return editions
}

// stageOverview stages the overview of all forces of a release with its annex, in
// every edition. A release that goes to the forces has none: each sees itself
// alone.
func (b *bench) stageOverview(stage *publish.Stage, packs []*Pack, res *Result) error {
	if !b.wants(job.National) || toForces(b.job.Status) {
		return nil
	}
	for _, e := range b.releasedEditions(res) {
		files, err := e.national(packs, res.Picture)
		if err := e.stageRound(stage, files, "the overview of the round", err, res); err != nil {
			return err
		}
	}
	return nil
}

// stageIndexes stages an index of each part of the release that holds something,
// when everything else is staged.
func (b *bench) stageIndexes(stage *publish.Stage, packs []*Pack, res *Result) error {
	index := []edition{b.editions(b.job.Status, publish.Restricted)[0]}
	for _, e := range b.releasedEditions(res) {
		if e.first() && e.area != publish.Restricted {
			index = append(index, e)
		}
	}
	for _, e := range index {
		page, err := e.index(stage, packs)
		if err := e.stageRound(stage, page, "the index of the release", err, res); err != nil {
			return err
		}
	}
	return nil
}

// stageRound stages a document of the round. One that could not be made costs a
// draft nothing else: it is told, and the documents of the forces go out. What is
// more than a draft goes out whole or not at all.
func (e edition) stageRound(stage *publish.Stage, files []File, what string, fault error, res *Result) error {
	if fault != nil && e.job.Status == job.Draft {
		res.Lacking = true
		res.Problems.Refuse(source.Pos{File: filepath.Base(e.job.File)}, ruleRound,
			"the forces’ documents are published; a release that is more than a draft needs this one too",
			"%s in %s was not made: %v", what, e.lang, fault)
		return nil
	}
	if fault != nil {
		return fmt.Errorf("%s in %s: %w", what, e.lang, fault)
	}
	for _, f := range files {
		if err := stage.Write(f.Area, f.Path, f.Data, f.LineLevel); err != nil {
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

// national makes the overview of the round and its annex. It comes out with the
// last force of the run and shows those that are public then.
func (e edition) national(packs []*Pack, picture nation.Picture) ([]File, error) {
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
		return nil, err
	}
	stem := "national/" + e.marked(compose.RoundStem(reportPrefix, shown), sample == illustrative)
	report, err := pdf.Render(told.Report, e.pdfEnv())
	if err != nil {
		return nil, err
	}
	book, err := annex.XLSX(told.Annex, annex.Env{Words: e.words})
	if err != nil {
		return nil, err
	}
	return []File{{Area: e.area, Path: stem + "-overview.pdf", Data: report}, {Area: e.area, Path: stem + "-annex.xlsx", Data: book}}, nil
}

// index makes the page that lists what the edition's part of the release holds, in
// every language.
func (e edition) index(stage *publish.Stage, packs []*Pack) ([]File, error) {
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
		return nil, err
	}
	page, err := html.Render(pub, html.Env{Env: e.chartEnv()})
	if err != nil {
		return nil, err
	}
	return []File{{Area: e.area, Path: "index.html", Data: page}}, nil
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
