// Package round tells what is about all forces together: the overview of a round,
// and, of a release, its index, the log of its checks and the notice in the place of
// a withdrawn document.
package round

import (
	"errors"
	"slices"

	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/printed"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// Input is everything the overview of a round is told from.
type Input struct {
	Title     string              // of the round, by the job
	Picture   nation.Picture      // of the forces that are public when the overview is
	Forces    []ledger.RoundForce // of this run
	House     tell.House
	Words     *words.Pack
	Templates *tell.Templates
	Edition   tell.Edition

	Terms, ForceNames map[string]string // as in Input
	InputLang         string            // as in Input
	// Printed is what the overview printed that a correction takes the place of; nil
	// for a release that kept no record.
	Printed *printed.Record
	// What follows is for the notice of the round.
	NoNotice   bool
	Quotes     []Quote
	OverviewAt string           // address at which the overview will stand; "" where it is not known
	differs    ledger.Reprinted // set by Tell
	foreign    tell.Foreign     // set when translated
}

// Overview is the told overview of a round.
type Overview struct {
	Report  *doc.Publication
	Notices []*doc.Publication // of the press, the fullest first; none where none is asked for
	Annex   *doc.Workbook
	Figures []doc.Figure
	Card    *doc.Card      // for links that are shared
	Printed printed.Record // what it prints beside the marks of a correction
}

// roundPart is one section of the overview.
type roundPart struct {
	id     string
	breaks bool
	skip   bool
	blocks func() []doc.Block
}

// teller tells the overview of a round.
type teller struct {
	*ledger.Round
	figures []doc.Figure
	list    tell.List // of what is stated of the round
}

// Tell composes the overview of a round: judgments, rates and unrecorded
// crimes of all forces the picture shows, what of it can be compared, what
// changed, and the causes of concern by the forces that have them. It computes no
// statistic: what forces have in common comes from the picture. A correction is told
// twice: first as if it corrected nothing, to be compared with what was published.
func Tell(in Input) (*Overview, error) {
	if !slices.ContainsFunc(in.Forces, func(f ledger.RoundForce) bool { return f.Corrects != nil }) {
		return tellOnce(in)
	}
	plain := in
	plain.Forces = slices.Clone(in.Forces)
	for i := range plain.Forces {
		plain.Forces[i].Corrects, plain.Forces[i].Findings.Issue = nil, nil
	}
	before, err := tellOnce(plain)
	if err != nil {
		return nil, err
	}
	if in.differs, err = ledger.DiffersFrom(in.Printed, before.Printed); err != nil {
		return nil, err
	}
	told, err := tellOnce(in)
	if err != nil {
		return nil, err
	}
	told.Printed = before.Printed
	return told, nil
}

func tellOnce(in Input) (*Overview, error) {
	if in.Words == nil || in.Templates == nil {
		return nil, errors.New("telling needs words and templates")
	}
	if len(in.Picture.Forces) == 0 || len(in.Forces) == 0 {
		return nil, errors.New("an overview needs a force")
	}
	in = in.translated()
	k := tell.New(in.Words, in.Templates, in.House, in.Edition, in.foreign)
	t := &teller{Round: ledger.NewRound(k, in.Title, in.Picture, in.Forces)}
	t.Register(t.roundFuncs())
	t.About(Subject())
	t.Lay()
	t.NameReprinted(in.differs)
	t.state()
	pub, err := t.overview()
	if err != nil {
		return nil, err
	}
	notices := t.notices(in)
	if t.Err() != nil {
		return nil, t.Err()
	}
	record, err := t.Record(pub)
	card := t.card()
	if t.Err() != nil {
		return nil, t.Err()
	}
	return &Overview{Report: pub, Notices: notices, Annex: t.Annex, Figures: t.figures, Card: card, Printed: record}, err
}

// overview is the document.
func (t *teller) overview() (*doc.Publication, error) {
	e := t.Edition
	pub := &doc.Publication{
		ID: ledger.RoundStem(t.House.ReportPrefix, t.Picture) + "-overview", Kind: doc.National, Lang: t.Pack.Lang,
		Title: t.RoundTitle + ": " + t.Title("national.subtitle"), Subject: doc.Plain(t.Runs("national.subject", nil)),
		Keywords: []string{t.Phrase("keyword-topic"), t.Phrase("keyword-kind"), t.Phrase("keyword-forces")}, Author: t.House.Inspectorate, Date: t.Published(),
		Status: e.Status, Notice: e.Notice, Watermark: e.Watermark, Sample: e.Sample, Running: t.RoundTitle,
	}
	pub.Cover = &doc.Cover{
		Publisher: t.House.Inspectorate, Title: t.RoundTitle, Subtitle: t.Title("national.subtitle"),
		Lines: []doc.Paragraph{{Runs: t.Runs("national.published", nil)}, {Runs: t.Runs("national.who", nil)}},
	}
	if t.Corrected != nil {
		pub.Cover.Lines = append(pub.Cover.Lines, doc.Paragraph{Runs: t.Runs("correction.cover", t.Corrected)})
	}
	for _, l := range e.Licences {
		pub.Cover.Licence = append(pub.Cover.Licence, doc.Paragraph{Runs: t.Plain(l), Weight: doc.Small})
	}
	pub.Body = append(pub.Body, doc.Contents{Title: t.Title("title.contents"), Depth: 1})
	for _, part := range []roundPart{
		{id: "correction", breaks: true, skip: t.Corrected == nil, blocks: t.roundCorrection},
		{id: "summary", breaks: t.Corrected == nil, blocks: t.roundSummary},
		{id: "judgments", blocks: t.roundJudgments},
		{id: "rates", blocks: t.roundRates},
		{id: "unrecorded", skip: t.noYears(), blocks: t.roundUnrecorded},
		{id: "comparison", blocks: t.roundComparison},
		{id: "change", blocks: t.roundChange},
		{id: "causes", blocks: t.roundCauses},
		{id: "method", blocks: func() []doc.Block { return t.Blocks("national.method", nil) }},
	} {
		if part.skip {
			continue
		}
		pub.Body = append(pub.Body, doc.Section{
			ID: part.id, Title: t.Title("national.title." + part.id), Blocks: part.blocks(), Break: part.breaks,
		})
	}
	return pub, t.Err()
}

// noYears reports a round whose rules estimate no number of a year.
func (t *teller) noYears() bool {
	return !t.countsCrimes() && !slices.ContainsFunc(t.Shown, func(f ledger.RoundForce) bool { return len(f.Findings.Unrecorded) > 0 })
}

func (t *teller) roundSummary() []doc.Block {
	out := t.Blocks("national.summary", nil)
	if t.Picture.Total != nil {
		out = append(out, doc.KeyFacts{Items: []doc.KeyFact{
			{Label: t.Title("fact.rate"), Value: t.Runs("national.rate", nil), Detail: t.Runs("national.rate.detail", nil)},
			{Label: t.Title("fact.unrecorded"), Value: t.Runs("national.unrecorded", nil), Detail: t.Runs("national.unrecorded.detail", nil)},
		}})
	}
	if t.noYears() {
		return out
	}
	return append(out, t.Blocks("national.caution", nil)...)
}

// roundJudgments counts the grades and lists each force with its own.
func (t *teller) roundJudgments() []doc.Block {
	counts := doc.Table{
		ID: "table-grades", Title: t.Runs("national.table.grades", nil),
		Columns: []doc.Column{{Head: t.Phrase("head-judgment"), Width: 0.5}, {Head: t.Phrase("head-forces"), Align: doc.Right}},
	}
	for _, g := range t.RoundGrades() {
		counts.Rows = append(counts.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: doc.Words(tell.UpperFirst(g.Name)), Grade: t.GradeMark(g.Name)}, {Runs: t.cell(doc.Ref{Sheet: ledger.SheetRoundGrades, Row: g.Name, Column: "forces"}, g.Forces)},
		}})
	}
	each := doc.Table{
		ID: "table-judgments", Title: t.Runs("national.table.judgments", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-force"), Width: 0.30},
			{Head: t.Phrase("head-judgment"), Width: 0.30},
			{Head: t.Phrase("head-rate"), Unit: t.Phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.Phrase("head-range"), Unit: t.Phrase("unit-percent"), Align: doc.Right},
		},
		Source: t.Plain(t.House.Inspectorate),
	}
	for _, e := range t.Picture.Forces {
		row := doc.Row{Cells: []doc.Cell{{Runs: doc.Words(e.Force.Name)}, {Runs: t.Plain(tell.UpperFirst(e.Grade)), Grade: t.GradeMark(e.Grade)}}}
		if e.Reportable {
			row.Cells = append(row.Cells, doc.Cell{Runs: t.forceRate(e)}, doc.Cell{Runs: t.forceRange(e)})
		} else {
			none := doc.Cell{Runs: doc.Words(t.Phrase("not-reportable"))}
			row.Cells = append(row.Cells, doc.Cell{Runs: t.forceAtMost(e)}, none)
		}
		each.Rows = append(each.Rows, row)
	}
	return append(t.Blocks("national.judgments", nil), counts, each)
}

func (t *teller) roundRates() []doc.Block {
	out := t.Blocks("national.rates", nil)
	if fig := t.rankingFigure(); fig != nil {
		out = append(out, *fig)
	}
	return out
}

func (t *teller) roundUnrecorded() []doc.Block {
	table := doc.Table{
		ID: "table-unrecorded", Title: t.Runs("national.table.unrecorded", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-force"), Width: 0.40},
			{Head: t.Phrase("head-recorded"), Align: doc.Right},
			{Head: t.Phrase("head-unrecorded"), Align: doc.Right},
			{Head: t.Phrase("head-range"), Align: doc.Right},
		},
		Source: t.Plain(t.House.Inspectorate),
	}
	for _, e := range t.Picture.Forces {
		if e.Reportable && e.Unrecorded.Known() {
			table.Rows = append(table.Rows, doc.Row{Cells: append([]doc.Cell{{Runs: doc.Words(e.Force.Name)}}, t.forceUnrecorded(e)...)})
		}
	}
	if total := t.Picture.Total; total != nil {
		table.Rows = append(table.Rows, doc.Row{Total: true, Cells: []doc.Cell{
			{Runs: doc.Words(t.Phrase("all-forces"))},
			{Runs: t.Runs("national.recorded", nil)},
			{Runs: t.Runs("national.unrecorded.bare", nil)},
			{Runs: t.Runs("national.unrecorded.range", nil)},
		}})
	}
	if len(table.Rows) == 0 {
		return t.Blocks("national.unrecorded.none", nil)
	}
	return append(t.Blocks("national.unrecorded.body", nil), table)
}

// roundCauses lists the causes of concern by how many forces have them.
func (t *teller) roundCauses() []doc.Block {
	if len(t.Causes) == 0 {
		return t.Blocks("national.causes.none", nil)
	}
	var list doc.List
	for _, c := range t.Causes {
		list.Items = append(list.Items, t.Runs("national.cause", c))
	}
	return append(t.Blocks("national.causes", nil), list)
}
