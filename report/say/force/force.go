// Package force tells what was found about one force: the report, the key findings,
// the press notice, the pack of factual accuracy and a correction, each number with
// its value and its cell in the annex. It computes no statistic and draws nothing.
package force

import (
	"errors"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/printed"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// Input is everything one force's documents are told from.
type Input struct {
	Findings findings.Findings
	Lines    findings.Lines // used by the analyst annex only
	Picture  nation.Picture
	House    tell.House
	Words    *words.Pack
	// NoNotice leaves the press notice out, whose lengths not every name keeps to.
	NoNotice  bool
	Templates *tell.Templates
	Narrative Narrative // the inspectors' prose; nil for none
	Edition   tell.Edition
	Quotes    []Quote // of the press notice
	// NationalAt is the address of the table of all forces, or its path in the release;
	// "" where there is none.
	NationalAt string
	ReportAt   string // address at which the report will stand; "" where it is not known
	// Correction is what these documents take the place of; nil for none.
	Correction *ledger.Correction
	// Decisions are what can be decided on a force's comment; only for the pack of
	// factual accuracy.
	Decisions []string
	// What follows is used where the words speak another language than the inputs.
	Terms      map[string]string // translations of free texts of the inputs
	ForceNames map[string]string // names of forces in the language, by id
	InputLang  string            // of what has no translation, as a BCP 47 tag

	foreign tell.Foreign // set when translated
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
	Card     *doc.Card         // for links that are shared
	Titles   map[string]string // of the findings, by id
	Checks   []ledger.Check    // what was checked, as the annex says it
	// CorrectionNotice tells what a correction changes; nil where there is none.
	CorrectionNotice *doc.Publication
	// Printed is what the documents print beside the marks of a correction.
	Printed  printed.Record
	Accuracy *Accuracy // at the stage of factual accuracy; else nil
}

// teller tells one force's findings. The book that it extends holds them, and the
// cells that it cites.
type teller struct {
	*ledger.Force
	in      Input
	figures []doc.Figure
	list    tell.List // of what is stated of the force

	findingTitle map[string][]doc.Run
	findingPoint map[string][]doc.Run
}

func newTeller(in Input) (*teller, error) {
	if in.Words == nil || in.Templates == nil {
		return nil, errors.New("telling needs words and templates")
	}
	in = in.translated()
	// The words of statements are filled in; the caller's value stays as it is.
	in.Findings.Unrecorded = slices.Clone(in.Findings.Unrecorded)
	in.Findings.Cancelled = slices.DeleteFunc(slices.Clone(in.Findings.Cancelled), func(c findings.Cancelled) bool { return c.Audited == 0 })
	book := ledger.NewForce(tell.New(in.Words, in.Templates, in.House, in.Edition, in.foreign), in.Findings)
	book.Audit, book.Picture, book.NationalAt = in.Lines, in.Picture, in.NationalAt
	t := &teller{Force: book, in: in}
	t.Register(t.funcs())
	t.About(Subject())
	t.CompareWithPublished(in.Correction)
	t.Lay()
	t.NameReprinted()
	t.LayCorrections()
	t.state()
	return t, t.Err()
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
	if c, err = c.Comparing(before.Printed); err != nil {
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
	told := &Told{Findings: t.Found, Titles: t.titles()}
	for _, d := range []struct {
		into *(*doc.Publication)
		Tell func() (*doc.Publication, error)
	}{
		{&told.Report, t.report},
		{&told.Key, func() (*doc.Publication, error) { return t.keyFindings(keyAmple) }},
		{&told.KeyBrief, func() (*doc.Publication, error) { return t.keyFindings(keyBrief) }},
		{&told.KeyScant, func() (*doc.Publication, error) { return t.keyFindings(keyScant) }},
		{&told.Notice, t.askedNotice},
		{&told.CorrectionNotice, t.correctionNotice},
	} {
		if *d.into, err = d.Tell(); err != nil {
			return nil, err
		}
	}
	told.Checks = t.Check(told.Report, told.Key, told.KeyBrief, told.KeyScant, told.Notice, told.CorrectionNotice)
	t.FillChecks(told.Checks, t.figures)
	if in.Edition.Status == doc.ForAccuracy {
		if told.Accuracy, err = t.accuracy(told.Report); err != nil {
			return nil, err
		}
	}
	if told.Printed, err = t.Record(told.Report, told.Key, told.Notice); err != nil {
		return nil, err
	}
	if told.Card, err = t.card(); err != nil {
		return nil, err
	}
	told.Annex, told.Analyst, told.Figures = t.PublicationAnnex(), t.Annex, t.figures
	return told, t.Err()
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
