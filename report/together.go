package report

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/fault"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/round"
)

// ruleRound is the rule of a document of the round that could not be made.
const ruleRound = "round-document"

// releasedEditions are the editions that a release holds: those of its stage and,
// where an embargoed one is ready, the unmarked one.
func (b *bench) releasedEditions(res *Result) []edition {
	editions := b.stageEditions()
	if res.Ready {
		editions = append(editions, b.prepared()...)
	}
	return editions
}

// stageOverview stages the overview of all forces of a release with its annex, in
// every edition. A release that goes to the forces has none: each sees itself
// alone; and to a force that comes late the round's own stands.
func (b *bench) stageOverview(stage *publish.Stage, o Options, store *cache.Store, packs []*forcePack, res *Result) error {
	if !b.wants(job.National) || b.stage().alone || b.carried.IsLate() {
		return nil
	}
	for _, e := range b.releasedEditions(res) {
		err := e.stageRound(stage, o, "the overview of the round", res, func() ([]File, error) { return e.national(store, packs, res.Picture) })
		if err != nil {
			return err
		}
	}
	return nil
}

// stageIndexes stages an index of each part of the release that holds something,
// when everything else is staged.
func (b *bench) stageIndexes(stage *publish.Stage, o Options, packs []*forcePack, res *Result) error {
	index := []edition{b.editions(b.job.Status, publish.Restricted)[0]}
	for _, e := range b.releasedEditions(res) {
		if e.first() && e.area != publish.Restricted {
			index = append(index, e)
		}
	}
	for _, e := range index {
		err := e.stageRound(stage, o, "the index of the release", res, func() ([]File, error) { return e.index(stage, packs) })
		if err != nil {
			return err
		}
	}
	return nil
}

// stageRound makes and stages a document of the round. One that cannot be made costs
// a draft nothing else: it is told, and the documents of the forces go out. What is
// more than a draft goes out whole or not at all.
func (e edition) stageRound(stage *publish.Stage, o Options, what string, res *Result, make func() ([]File, error)) error {
	var files []File
	err := e.guard().Do(o.Log, "it was made", what, func() (err error) {
		files, err = make()
		o.Log.Info("made", "document", what, "language", e.Lang, "area", string(e.area), "ok", err == nil)
		return err
	})
	if err != nil && e.bench.stage().partial {
		res.Lacking = true
		res.Problems = append(res.Problems, e.lacking(what, err))
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s in %s: %w", what, e.Lang, err)
	}
	for _, f := range files {
		if err := f.stage(stage); err != nil {
			return err
		}
	}
	return nil
}

// lacking is the problem of a draft without a document of the round.
func (e edition) lacking(what string, err error) source.Problem {
	var ps source.Problems
	at := source.Pos{File: filepath.Base(e.job.File)}
	if errors.Is(err, fault.Err) {
		fault.Refuse(&ps, at, ruleRound, err)
	} else {
		ps.Refuse(at, ruleRound, "the forces’ documents are published; a release that is more than a draft needs this one too", "%v", err)
	}
	ps[0].Message = fmt.Sprintf("%s in %s was not made: %s", what, e.Lang, ps[0].Message)
	return ps[0]
}

// sampleOf is what a release of some forces is as a whole: a sample when one of
// them is one.
func sampleOf(packs []*forcePack) string {
	for _, p := range packs {
		if p.Findings.Sample == illustrative {
			return illustrative
		}
	}
	return ""
}

// national makes the overview of the round and its annex. It comes out with the
// last force of the run and shows those that are public then.
func (e edition) national(store *cache.Store, packs []*forcePack, picture nation.Picture) ([]File, error) {
	last := slices.MaxFunc(packs, func(a, c *forcePack) int {
		return a.Findings.Inspection.Published.Time().Compare(c.Findings.Inspection.Published.Time())
	})
	shown := picture.Public(last.Findings.Force.ID)
	sample := sampleOf(packs)
	was, err := e.corrects.Printed(nationalFolder, e.Lang)
	if err != nil {
		return nil, err
	}
	in := round.Input{
		Title: e.job.Title, Picture: shown, House: e.publisher,
		Words: e.Words, Templates: e.Templates, Edition: e.told(sample),
		Terms: map[string]string{}, ForceNames: e.forceNames(), InputLang: e.main().Words.Lang, Printed: was,
	}
	maps.Copy(in.Terms, e.Terms)
	for _, p := range packs {
		out, err := p.open(store)
		if err != nil {
			return nil, err
		}
		f := ledger.RoundForce{Findings: p.Findings, Titles: causeTitles(p.Findings, out.Titles[e.Lang]), Annex: e.stem(p.Findings) + "-annex.xlsx"}
		if f.Correction, err = e.correctionOf(p.row); err != nil {
			return nil, err
		}
		if f.Correction != nil { // what changed of it is told, whatever it is
			f.Findings, f.Titles = out.Findings, out.Titles[e.Lang]
		}
		in.Forces = append(in.Forces, f)
		maps.Copy(in.Terms, out.Terms[e.Lang])
	}
	told, err := round.Tell(in)
	if err != nil {
		return nil, err
	}
	stem := nationalFolder + "/" + e.marked(ledger.RoundStem(e.publisher.ReportPrefix, shown), sample == illustrative)
	report, err := e.env().PDF(told.Report)
	if err != nil {
		return nil, err
	}
	book, err := e.env().XLSX(told.Annex)
	if err != nil {
		return nil, err
	}
	file := func(kind doc.FileKind, format string, data []byte) File {
		return File{Area: e.area, Data: data, File: doc.File{
			Path: stem + "-" + string(kind) + "." + format, Kind: kind, Subject: doc.AllForces, Language: e.Lang,
		}}
	}
	files := []File{file(doc.OverviewFile, "pdf", report), file(doc.AnnexFile, "xlsx", book)}
	if e.area != publish.Public {
		return files, nil
	}
	kept, err := told.Printed.Encode()
	f := printedFile(e.Lang)
	f.Path, f.Subject = nationalFolder+"/"+f.Path, doc.AllForces
	return append(files, File{File: f, Area: publish.Restricted, Data: kept}), err
}

// causeTitles are the titles of those findings that a row keeps.
func causeTitles(f findings.Findings, titles map[string]string) map[string]string {
	out := map[string]string{}
	for _, c := range f.Findings {
		out[c.ID] = titles[c.ID]
	}
	return out
}

// nationalFolder is where documents about all forces lie in each part of a release.
const nationalFolder = "national"

// index makes the page that lists what the edition's part of the release holds, in
// every language.
func (e edition) index(stage *publish.Stage, packs []*forcePack) ([]File, error) {
	in := round.Index{
		Title: e.job.Title, Restricted: e.area == publish.Restricted, House: e.publisher,
		Words: e.Words, Templates: e.Templates, Edition: e.told(sampleOf(packs)),
		Terms: e.Terms, ForceNames: e.forceNames(), InputLang: e.main().Words.Lang, Languages: e.tongues.Others(),
	}
	for _, p := range packs {
		in.Forces = append(in.Forces, p.Findings)
	}
	others, err := e.others(packs)
	if err != nil {
		return nil, err
	}
	in.Forces = append(in.Forces, others...)
	for _, f := range stage.Files(e.area) {
		in.Files = append(in.Files, listed(f))
	}
	pub, err := round.TellIndex(in)
	if err != nil {
		return nil, err
	}
	page, err := e.env().HTML(pub, nil)
	if err != nil {
		return nil, err
	}
	return []File{indexFile(e.area, e.Lang, page)}, nil
}

// indexName is the page that lists a part of a release.
const indexName = "index.html"

// indexFile is that page.
func indexFile(area publish.Area, lang string, page []byte) File {
	return File{Area: area, Data: page, File: doc.File{Path: indexName, Kind: doc.IndexFile, Language: lang}}
}
