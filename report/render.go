package report

import (
	"fmt"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/earlier"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/round"
)

// File is one file of a release: what it is, in which part it stands, what it holds.
type File struct {
	doc.File
	Area publish.Area
	Data []byte
}

// stage stages the file.
func (f File) stage(s *publish.Stage) error {
	return s.Write(f.Area, manifested(f.File), f.Data)
}

// manifested is what a manifest says of a file.
func manifested(f doc.File) publish.File {
	return publish.File{Path: f.Path, Kind: string(f.Kind), Subject: f.Subject, Part: f.Part, Language: f.Language, LineLevel: f.LineLevel}
}

// restricted is a file for those alone who answer for the release, such as the list
// of what is wrong with its inputs.
func restricted(name string, kind doc.FileKind, subject string, data []byte) File {
	return File{Area: publish.Restricted, Data: data, File: doc.File{Path: name, Kind: kind, Subject: subject}}
}

// listed is what a page lists of a staged file.
func listed(f publish.File) round.IndexFile {
	return round.IndexFile{Size: f.Size, File: doc.File{
		Path: f.Path, Kind: doc.FileKind(f.Kind), Subject: f.Subject, Part: f.Part, Language: f.Language, LineLevel: f.LineLevel,
	}}
}

// illustrative is the sample of invented data.
const illustrative = "illustrative"

// sink takes the files of one force when all are set.
type sink func([]File) error

// render sets one force's documents in every edition and gives them away. Two
// renderings of the same input are the same bytes. Where the documents would go out
// unmarked, what hinders that is the error.
func (b *bench) render(store *cache.Store, row finished, a assessment, picture nation.Picture, give sink) (*forcePack, error) {
	p := &forcePack{row: row, Digests: map[string]string{}}
	return p, b.addEditions(store, p, a, picture, b.stageEditions(), give)
}

// addEditions tells a force's documents in some editions, looks at what was told,
// sets them, and gives the files away: nothing stays at hand but the pack's row.
func (b *bench) addEditions(store *cache.Store, p *forcePack, a assessment, picture nation.Picture, editions []edition, give sink) error {
	out := outcome{Made: a.Made, Titles: map[string]map[string]string{}, Terms: map[string]map[string]string{}}
	for lang, said := range a.Prose {
		out.Terms[lang] = said.Terms
	}
	told := make([]*force.Told, len(editions))
	for i, e := range editions {
		var err error
		if told[i], err = e.tell(p.row, a, picture); err == nil {
			p.Digests[e.Lang], err = e.take(told[i], a, &out)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", a.Findings.Force.Name, err)
		}
	}
	out.Hindrances = b.hindrancesOf(p, out)
	if editions[0].stage().signed && out.Hindrances.Refused() {
		return out.Hindrances
	}
	var files []File
	for i, e := range editions {
		made, err := e.set(told[i], a, out.Findings)
		if err != nil {
			return fmt.Errorf("%s: %w", a.Findings.Force.Name, err)
		}
		files = append(files, made...)
	}
	if err := give(files); err != nil {
		return err
	}
	p.documents.note(files)
	return p.put(store, out, b.inputs)
}

// tell composes one force's documents.
func (e edition) tell(row finished, a assessment, picture nation.Picture) (*force.Told, error) {
	correction, err := e.correctionOf(row)
	if err != nil {
		return nil, err
	}
	return force.Tell(force.Input{
		Findings: a.Findings.Controlled(), Lines: a.Lines, Picture: picture, House: e.publisher,
		Words: e.Words, NoticeWords: e.Notices, NoNotice: !e.wants(job.PressNotice), Templates: e.Templates,
		Narrative: a.Prose[e.Lang].Sections, Quotes: a.Prose[e.Lang].Quotes, Edition: e.told(a.Findings.Sample),
		Correction: correction, Decisions: decisions(),
		Terms: a.Prose[e.Lang].Terms, ForceNames: e.forceNames(), InputLang: e.main().Words.Lang,
	})
}

// take keeps what was told beside the documents: words, titles and checks; and returns
// the digest of what a person approves.
func (e edition) take(told *force.Told, a assessment, out *outcome) (string, error) {
	out.Titles[e.Lang] = told.Titles
	whole := a.Findings.WithWords(told.Findings)
	if e.first() {
		out.Findings, out.Checks = whole, slices.Clone(told.Checks)
	} else {
		out.Checks = append(out.Checks, failed(told.Checks, e.Lang)...)
	}
	whole.Inputs = slices.DeleteFunc(slices.Clone(whole.Inputs), func(in findings.Input) bool { return a.Prose.InOtherLanguage(in, e.Lang) })
	return whole.Digest()
}

// failed are the checks that a further language does not pass; those that it does
// say no more than the main one's.
func failed(checks []ledger.Check, lang string) []ledger.Check {
	var out []ledger.Check
	for _, c := range checks {
		if c.Result == ledger.Failed {
			c.ID += "-" + lang
			out = append(out, c)
		}
	}
	return out
}

// set makes an edition's files of a force. The whole findings and the
// analyst annex, which are restricted, come once: in the main language, at the
// run's own stage.
func (e edition) set(told *force.Told, a assessment, whole findings.Findings) ([]File, error) {
	k := e.packerOf(whole)
	if e.stage().alone {
		k.accuracy(told)
	} else {
		k.documents(told)
		if e.first() {
			public := whole
			public.Status = string(e.status)
			k.findings(public.Public())
		}
	}
	k.into(e.area)
	own := e.status == e.job.Status // and not an edition for later
	if own && e.first() {
		if e.wants(job.AnalystAnnex) {
			k.Lines(doc.AnalystAnnexFile, told.Analyst)
		}
		k.findings(whole)
	}
	if e.area == publish.Public {
		k.Put(printedFile(e.Lang), told.Printed.Encode)
	}
	if list := e.Untranslated(a.Workbook, a.Findings, a.Prose); list != nil && own {
		k.Put(doc.File{Path: e.UntranslatedFile(), Kind: doc.UntranslatedFile, Language: e.Lang}, func() ([]byte, error) { return list, nil })
	}
	k.into(publish.Restricted)
	return k.files, k.Err()
}

// printedFile is the record of what documents in a language print, in their folder.
func printedFile(lang string) doc.File {
	return doc.File{Path: earlier.PrintedFile(lang), Kind: doc.PrintedFile, Language: lang}
}

func (b *bench) wants(o job.Output) bool { return slices.Contains(b.job.Outputs, o) }
