package report

import (
	"fmt"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/read/source"
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

// forcePack is pass 2 for one force: its files, and the findings with the words that
// were published.
type forcePack struct {
	Findings findings.Findings // in the main language
	Files    []File
	Titles   map[string]map[string]string // of the findings, by language and id
	Checks   []ledger.Check               // what was checked, as in the annex
	Digests  map[string]string            // what a sign-off approves, by language

	row        finished
	made       []round.MadeCheck            // what was decided on the force's comments
	terms      map[string]map[string]string // translations of its workbook's texts, by language
	hindrances source.Problems              // what keeps the documents from being final
}

// illustrative is the sample of invented data.
const illustrative = "illustrative"

// sink takes the files of one force when all are set.
type sink func([]File) error

// render sets one force's documents in every edition and gives them away. Two
// renderings of the same input are the same bytes. Where the documents would go out
// unmarked, what hinders that is the error.
func (b *bench) render(row finished, a assessment, picture nation.Picture, give sink) (*forcePack, error) {
	p := &forcePack{
		Findings: a.Findings, row: row, made: a.Made, terms: map[string]map[string]string{},
		Titles: map[string]map[string]string{}, Digests: map[string]string{},
	}
	for lang, said := range a.Prose {
		p.terms[lang] = said.Terms
	}
	if err := b.addEditions(p, a, picture, b.stageEditions(), give); err != nil {
		return nil, err
	}
	return p, nil
}

// addEditions tells a force's documents in some editions, looks at what was told,
// sets them, and gives the files away: a pack keeps no more than their names.
func (b *bench) addEditions(p *forcePack, a assessment, picture nation.Picture, editions []edition, give sink) error {
	told := make([]*force.Told, len(editions))
	for i, e := range editions {
		var err error
		if told[i], err = e.tell(p.row, a, picture); err == nil {
			err = e.take(told[i], a, p)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", p.Findings.Force.Name, err)
		}
	}
	p.hindrances = b.hindrancesOf(p)
	if editions[0].stage().signed && p.hindrances.Refused() {
		return p.hindrances
	}
	var files []File
	for i, e := range editions {
		made, err := e.set(told[i], a, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p.Findings.Force.Name, err)
		}
		files = append(files, made...)
	}
	if err := give(files); err != nil {
		return err
	}
	for _, f := range files {
		f.Data = nil
		p.Files = append(p.Files, f)
	}
	return nil
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

// take keeps what was told beside the documents: words, titles, checks, and the
// digest of what a person approves.
func (e edition) take(told *force.Told, a assessment, p *forcePack) error {
	p.Titles[e.Lang] = told.Titles
	whole := a.Findings.WithWords(told.Findings)
	if e.first() {
		p.Findings, p.Checks = whole, slices.Clone(told.Checks)
	} else {
		p.Checks = append(p.Checks, failed(told.Checks, e.Lang)...)
	}
	approved, err := whole, error(nil)
	approved.Inputs = slices.DeleteFunc(slices.Clone(whole.Inputs), func(in findings.Input) bool { return a.Prose.InOtherLanguage(in, e.Lang) })
	p.Digests[e.Lang], err = approved.Digest()
	return err
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
func (e edition) set(told *force.Told, a assessment, p *forcePack) ([]File, error) {
	k := e.packerOf(p.Findings)
	if e.stage().alone {
		k.accuracy(told)
	} else {
		k.documents(told)
		if e.first() {
			public := p.Findings
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
		k.findings(p.Findings)
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
