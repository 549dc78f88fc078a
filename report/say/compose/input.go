// Package compose is the one door between what was found and how it is told. It
// lays out the annex, so that every number has a cell, then tells the findings
// in templates and words, each number with its value and its cell. It computes
// no statistic and draws nothing.
package compose

import (
	"time"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/printed"
	"assize/report/say/words"
)

// Input is everything one force's documents are told from.
type Input struct {
	Findings findings.Findings
	Lines    findings.Lines // used by the analyst annex only
	Picture  nation.Picture
	House    House
	Words    *words.Pack
	// NoticeWords is the language of press notices, where the house writes them
	// otherwise ("per cent"); nil for Words.
	NoticeWords *words.Pack
	// NoNotice leaves the press notice out, whose lengths not every name keeps to.
	NoNotice  bool
	Templates *Templates
	Narrative Narrative // the inspectors' prose; nil for none
	Edition   Edition
	Quotes    []Quote // of the press notice
	// Correction is what these documents take the place of; nil for none.
	Correction *Correction
	// Decisions are what can be decided on a force's comment; only for the pack of
	// factual accuracy.
	Decisions []string
	// What follows is used where the words speak another language than the inputs.
	Terms      map[string]string // translations of free texts of the inputs
	ForceNames map[string]string // names of forces in the language, by id
	InputLang  string            // of what has no translation, as a BCP 47 tag

	foreign foreign // set when translated
}

// House is the publisher: a house style's words, not its colours.
type House struct {
	Inspectorate string   // "Inspectorate of Police Records (fictional)"
	ShortName    string   // used in running text after the first mention
	Contact      []string // lines
	PressOffice  []string // lines
	Web          string   // address of the publication page; "" for none
	ReportPrefix string   // first part of file stems, "cdi"
	Lang         string   // of its texts, as a BCP 47 tag; "" for that of the inputs
}

// Edition is how these documents leave: their stage, marks and licences.
type Edition struct {
	Status    doc.Status
	Notice    string // "DRAFT: not for publication"; "" when final
	Watermark string
	Sample    string   // the sentence that marks invented data; "" for real data
	Licences  []string // attribution of the recorded-crime table
	Program   string   // version of the program, for provenance
	// LicenceLang is the language of Licences, as a BCP 47 tag; "" for that of the
	// inputs. The other texts are in the language of the words.
	LicenceLang string
}

// Told is one force's documents before they are set. Findings is the value
// given, with the words of every finding filled in, in the language of the words.
type Told struct {
	Findings findings.Findings
	Report   *doc.Publication
	Key      *doc.Publication // key findings, one page
	KeyBrief *doc.Publication // the same with less to say, where that does not fit
	KeyScant *doc.Publication // the same without its figure, where that does not fit either
	Notice   *doc.Publication // press notice; nil where none is asked for
	Annex    *doc.Workbook    // publication annex: values only
	Analyst  *doc.Workbook    // analyst annex: live formulas, lines, charts
	Figures  []doc.Figure
	Titles   map[string]string // of the findings, by id
	Checks   []Check           // what was checked, as the annex says it
	// CorrectionNotice tells what a correction changes; nil where there is none.
	CorrectionNotice *doc.Publication
	// Printed is what the documents print beside the marks of a correction.
	Printed  printed.Record
	Accuracy *Accuracy // at the stage of factual accuracy; else nil
}

// Tell composes one force's documents. It fails when a template or a claim
// fails: a false sentence is not set. A correction is told twice: first as if it
// corrected nothing, to be compared with what was published as that was printed.
func Tell(in Input) (*Told, error) {
	if in.Correction == nil {
		return tellOnce(in)
	}
	plain := in
	plain.Correction, plain.Findings.Issue = nil, nil
	before, err := tellOnce(plain)
	if err != nil {
		return nil, err
	}
	c := *in.Correction
	if c.differs, err = differsFrom(c.Printed, before.Printed); err != nil {
		return nil, err
	}
	in.Correction = &c
	told, err := tellOnce(in)
	if err != nil {
		return nil, err
	}
	told.Printed = before.Printed
	return told, nil
}

func tellOnce(in Input) (*Told, error) {
	t, err := newTeller(in)
	if err != nil {
		return nil, err
	}
	if err := t.fillFindings(); err != nil {
		return nil, err
	}
	told := &Told{Findings: t.found, Titles: t.titles()}
	for _, d := range []struct {
		into *(*doc.Publication)
		tell func() (*doc.Publication, error)
	}{
		{&told.Report, t.report},
		{&told.Key, func() (*doc.Publication, error) { return t.keyFindings(keyAmple) }},
		{&told.KeyBrief, func() (*doc.Publication, error) { return t.keyFindings(keyBrief) }},
		{&told.KeyScant, func() (*doc.Publication, error) { return t.keyFindings(keyScant) }},
		{&told.Notice, t.askedNotice},
		{&told.CorrectionNotice, t.correctionNotice},
	} {
		if *d.into, err = d.tell(); err != nil {
			return nil, err
		}
	}
	told.Checks = t.check(told.Report, told.Key, told.KeyBrief, told.KeyScant, told.Notice, told.CorrectionNotice)
	t.fillHeadlines(told.Checks)
	if in.Edition.Status == doc.ForAccuracy {
		if told.Accuracy, err = t.accuracy(told.Report); err != nil {
			return nil, err
		}
	}
	if told.Printed, err = t.record(told.Report, told.Key, told.Notice); err != nil {
		return nil, err
	}
	told.Annex, told.Analyst, told.Figures = t.publicationAnnex(), t.annex, t.figures
	return told, t.failed
}

// askedNotice is the press notice, nil where none is asked for.
func (t *teller) askedNotice() (*doc.Publication, error) {
	if t.in.NoNotice {
		return nil, nil
	}
	return t.notice()
}

// titles are those of the findings, by id.
func (t *teller) titles() map[string]string {
	out := map[string]string{}
	for id, runs := range t.findingTitle {
		out[id] = doc.Plain(runs)
	}
	return out
}

// Stem is the beginning of the file names of a force's documents,
// "cdi-greater-manchester-2016".
func Stem(prefix string, f findings.Findings) string {
	return prefix + "-" + f.Force.Slug + "-" + f.Inspection.Published.Time().Format("2006")
}

// documentDate is the day of the documents at midnight UTC, that of publication or
// of the correction: documents carry no clock.
func documentDate(f findings.Findings) time.Time {
	if f.Issue != nil {
		return f.Issue.Date.Time()
	}
	return f.Inspection.Published.Time()
}
