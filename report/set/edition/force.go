package edition

import (
	"encoding/json"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/comments"
	"assize/report/read/job"
	"assize/report/say/doc"
	"assize/report/say/earlier"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/tidy"
	"assize/report/say/tongue"
	"assize/report/set/bind"
)

// Found is what was found about one force, which its documents are told from.
type Found struct {
	Workbook string // path relative to the job
	Findings findings.Findings
	Lines    findings.Lines
	Prose    tongue.People // people's own words, by language
}

// Tell composes a force's documents beside what they may show of others. A correction
// is what they take the place of; nil for none.
func (e Edition) Tell(of Found, picture nation.Picture, c *ledger.Correction) (*force.Told, error) {
	prose := of.Prose[e.Lang]
	return force.Tell(force.Input{
		Findings: of.Findings.Controlled(), Lines: of.Lines, Picture: picture, House: e.House,
		Words: e.Words, NoNotice: !e.Job.Wants(job.PressNotice), Templates: e.Templates,
		Narrative: prose.Sections, Quotes: prose.Quotes, ReportAt: e.reportAt(of.Findings), NationalAt: e.nationalAt(), Edition: e.marks(of.Findings.Invented()),
		Correction: c, Decisions: comments.Decisions(),
		Terms: prose.Terms, ForceNames: e.forceNames(of.Findings), InputLang: e.main().Words.Lang,
	})
}

// reportAt is the address at which a force's report will stand: its page, where the job
// asks for one, else the PDF; "" without a base address, or where there is no report.
func (e Edition) reportAt(f findings.Findings) string {
	format := "pdf"
	switch {
	case e.Job.BaseURL == "", !e.Job.Wants(job.HTML) && !e.Job.Wants(job.Report):
		return ""
	case e.Job.Wants(job.HTML):
		format = "html"
	}
	return e.Job.BaseURL + folderOf(f.Force) + "/" + e.stem(f) + "-" + string(doc.ReportFile) + "." + format
}

// nationalAt is the address at which the table of all forces will stand, without a base
// address its path in the release; "" where the job makes no tables.
func (e Edition) nationalAt() string {
	if !e.Job.Wants(job.Tables) {
		return ""
	}
	return e.Job.BaseURL + RoundFolder + "/" + tidy.Name
}

// Outcome is what was told of one force beside its documents, for those of the round.
type Outcome struct {
	Findings findings.Findings // whole, with the words that were published, in the main language
	Titles   Texts             // of the findings, by id
	Terms    Texts             // translations of its workbook's texts, by text
	Checks   []ledger.Check    // what was checked, as in the annex
}

// Texts are texts by language, and by what they are of.
type Texts map[string]map[string]string

// GobEncode writes them in order: the same texts are the same bytes.
func (t Texts) GobEncode() ([]byte, error) { return json.Marshal(t) }

// GobDecode reads them.
func (t *Texts) GobDecode(data []byte) error {
	type plain Texts
	return json.Unmarshal(data, (*plain)(t))
}

// OutcomeOf is the outcome of a force of which nothing is told yet.
func OutcomeOf(of Found) Outcome {
	out := Outcome{Titles: Texts{}, Terms: Texts{}}
	for lang, said := range of.Prose {
		out.Terms[lang] = said.Terms
	}
	return out
}

// Add takes in what an edition told, and returns the digest of what a person approves
// of it.
func (o *Outcome) Add(e Edition, of Found, told *force.Told) (string, error) {
	o.Titles[e.Lang] = told.Titles
	whole := of.Findings.WithWords(told.Findings)
	if e.First() {
		o.Findings, o.Checks = whole, slices.Clone(told.Checks)
	} else {
		o.Checks = append(o.Checks, failed(told.Checks, e.Lang)...)
	}
	whole.Inputs = slices.DeleteFunc(slices.Clone(whole.Inputs), func(in findings.Input) bool { return of.Prose.InOtherLanguage(in, e.Lang) })
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

// Set makes the files of a force. The whole findings, which are restricted, and the
// analyst annex come once: in the main language, at the job's own stage.
func (e Edition) Set(told *force.Told, of Found, whole findings.Findings) (Files, error) {
	own := e.Status == e.Job.Status // and not an edition for later
	b := bind.Binder{
		Env: e.env(), Subject: whole.Force.ID, Language: e.Lang, Folder: folderOf(whole.Force) + "/", Stem: e.stem(whole), Halted: e.Halted,
	}
	b.Alone = e.alone(whole)
	if e.Alone {
		e.accuracy(&b, told)
	} else {
		e.documents(&b, told)
		if e.First() {
			public := whole
			public.Status = string(e.Status)
			putFindings(&b, public.Public())
		}
	}
	files := Files{Own: b.Take()}
	if own && e.First() {
		if e.Job.Wants(job.AnalystAnnex) {
			b.Lines(doc.AnalystAnnexFile, told.Analyst)
		}
		putFindings(&b, whole)
	}
	if e.Keeps {
		b.Put(printedFile(e.Lang), told.Printed.Encode)
	}
	if list := e.Untranslated(of.Workbook, of.Findings, of.Prose); list != nil && own {
		b.Put(doc.File{Path: e.UntranslatedFile(), Kind: doc.UntranslatedFile, Language: e.Lang}, func() ([]byte, error) { return list, nil })
	}
	files.Restricted = b.Take()
	return files, b.Err()
}

// documents are the documents and tables of a force that the job asks for.
func (e Edition) documents(b *bind.Binder, told *force.Told) {
	wants := e.Job.Wants
	if wants(job.Report) {
		b.PDF(doc.ReportFile, told.Report)
	}
	if wants(job.HTML) {
		e.share(told.Report, b.Folder+b.Stem, told.Card)
		b.Page(doc.ReportFile, told.Report, told.Annex)
	}
	if wants(job.KeyFindings) {
		b.PDF(doc.KeyFindingsFile, told.Key, told.KeyBrief, told.KeyScant)
	}
	if wants(job.PressNotice) {
		b.Notice(doc.PressNoticeFile, told.Notice, told.Annex)
	}
	if told.CorrectionNotice != nil {
		b.Notice(doc.CorrectionNoticeFile, told.CorrectionNotice, told.Annex)
	}
	if wants(job.Annex) {
		b.Annex(doc.AnnexFile, told.Annex)
	}
	if wants(job.Tables) {
		b.Tables(told.Annex, ledger.SheetKey)
	}
	if wants(job.Charts) {
		b.Charts(told.Figures, ledger.FigureKey)
		b.Card(told.Card)
	}
}

// accuracy is what a force is sent to check the facts of its report, in a folder
// of its own: numbered report, annex, audited lines, workbook for comments.
func (e Edition) accuracy(b *bind.Binder, told *force.Told) {
	folder, pack := b.Folder, told.Accuracy
	b.Folder += "factual-accuracy/"
	b.PDF(doc.AccuracyFile, pack.Report)
	b.Workbook(doc.AnnexFile, told.Annex)
	if e.First() {
		if pack.Lines != nil {
			b.Lines(doc.AuditedLinesFile, pack.Lines)
		}
		b.Workbook(doc.CommentsFile, pack.Comments)
	}
	b.Folder = folder
}

// putFindings makes the file of the contract, whole or as a part of it may be public.
func putFindings(b *bind.Binder, f findings.Findings) {
	b.Put(doc.File{Path: "findings.json", Kind: doc.FindingsFile}, func() ([]byte, error) { return findings.Encode(f) })
}

// printedFile is the record of what documents in a language print, in their folder.
func printedFile(lang string) doc.File {
	return doc.File{Path: earlier.PrintedFile(lang), Kind: doc.PrintedFile, Language: lang}
}

// folderOf is where a force's documents lie in each part of a release.
func folderOf(f findings.Force) string { return "forces/" + f.Slug }
