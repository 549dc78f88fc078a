package compose

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/printed"
	"assize/report/say/words"
)

// Round is everything the overview of a round is told from.
type Round struct {
	Title     string         // of the round, by the job
	Picture   nation.Picture // of the forces that are public when the overview is
	Forces    []RoundForce   // of this run
	House     House
	Words     *words.Pack
	Templates *Templates
	Edition   Edition

	Terms, ForceNames map[string]string // as in Input
	InputLang         string            // as in Input
	// Printed is what the overview printed that a correction takes the place of; nil
	// for a release that kept no record.
	Printed *printed.Record
	differs reprinted // set by TellRound
	foreign foreign   // set when translated
}

// RoundForce is one force of a run as it was told.
type RoundForce struct {
	Findings findings.Findings
	Titles   map[string]string // of its findings by id, as its report has them
	Annex    string            // file name of its publication annex, the source of its numbers
	// Correction is what its documents take the place of; nil for none.
	Correction *Correction
}

// Overview is the told overview of a round.
type Overview struct {
	Report  *doc.Publication
	Annex   *doc.Workbook
	Figures []doc.Figure
	Printed printed.Record // what it prints beside the marks of a correction
}

// round is what the functions of the overview's templates tell.
type round struct {
	Round
	shown  []RoundForce // those of this run that the picture shows, by name
	causes []sharedCause
}

// sharedCause is a cause of concern with the forces that have it.
type sharedCause struct {
	ID, Title string
	Forces    []string
}

// TellRound composes the overview of a round: judgments, rates and unrecorded
// crimes of all forces the picture shows, what of it can be compared, what
// changed, and the causes of concern by the forces that have them. It computes no
// statistic: what forces have in common comes from the picture. A correction is told
// twice, as in Tell.
func TellRound(in Round) (*Overview, error) {
	if !slices.ContainsFunc(in.Forces, func(f RoundForce) bool { return f.Correction != nil }) {
		return tellRoundOnce(in)
	}
	plain := in
	plain.Forces = slices.Clone(in.Forces)
	for i := range plain.Forces {
		plain.Forces[i].Correction, plain.Forces[i].Findings.Issue = nil, nil
	}
	before, err := tellRoundOnce(plain)
	if err != nil {
		return nil, err
	}
	if in.differs, err = differsFrom(in.Printed, before.Printed); err != nil {
		return nil, err
	}
	told, err := tellRoundOnce(in)
	if err != nil {
		return nil, err
	}
	told.Printed = before.Printed
	return told, nil
}

func tellRoundOnce(in Round) (*Overview, error) {
	if in.Words == nil || in.Templates == nil {
		return nil, errors.New("compose needs words and templates")
	}
	if len(in.Picture.Forces) == 0 || len(in.Forces) == 0 {
		return nil, errors.New("an overview needs a force")
	}
	in = in.translated()
	t := bareTeller(Input{House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition, Picture: in.Picture, foreign: in.foreign})
	t.round = newRound(in)
	first := in.Forces[0].Findings // rules, scale and level are the job's
	t.found = findings.Findings{Rulebook: first.Rulebook, Grades: first.Grades, Combined: first.Combined}
	for _, m := range first.Measures {
		if m.ID == first.Combined {
			t.measures[m.ID] = m
		}
	}
	t.compareRound()
	t.layRoundAnnex()
	t.nameRoundReprinted()
	pub, err := t.overview()
	if err != nil {
		return nil, err
	}
	record, err := t.record(pub)
	return &Overview{Report: pub, Annex: t.annex, Figures: t.figures, Printed: record}, err
}

func newRound(in Round) *round {
	r := &round{Round: in}
	for _, f := range in.Forces {
		if slices.ContainsFunc(in.Picture.Forces, func(e nation.Entry) bool { return e.Force.ID == f.Findings.Force.ID }) {
			r.shown = append(r.shown, f)
		}
	}
	slices.SortFunc(r.shown, func(a, b RoundForce) int {
		return cmp.Or(cmp.Compare(a.Findings.Force.Name, b.Findings.Force.Name), cmp.Compare(a.Findings.Force.ID, b.Findings.Force.ID))
	})
	r.gatherCauses()
	return r
}

// gatherCauses counts the causes of concern, the most common first. One that two
// forces are told in different words is two.
func (r *round) gatherCauses() {
	at := map[string]int{}
	for _, f := range r.shown {
		for _, c := range f.Findings.Findings {
			if c.Kind != "cause-of-concern" {
				continue
			}
			title := f.Titles[c.ID]
			key := c.ID + "\x00" + title
			i, known := at[key]
			if !known {
				i = len(r.causes)
				at[key] = i
				r.causes = append(r.causes, sharedCause{ID: c.ID, Title: title})
			}
			r.causes[i].Forces = append(r.causes[i].Forces, f.Findings.Force.Name)
		}
	}
	slices.SortStableFunc(r.causes, func(a, b sharedCause) int {
		return cmp.Or(cmp.Compare(len(b.Forces), len(a.Forces)), cmp.Compare(a.Title, b.Title))
	})
}

// date is the last day on which a force that is shown is published.
func (r *round) date() time.Time {
	var last time.Time
	for _, e := range r.Picture.Forces {
		if d := e.Published.Time(); !e.Published.IsZero() && d.After(last) {
			last = d
		}
	}
	return last
}

// RoundStem is the beginning of the file names of a round's documents,
// "cdi-national-2016".
func RoundStem(prefix string, p nation.Picture) string {
	r := round{Round: Round{Picture: p}}
	return prefix + "-national-" + r.date().Format("2006")
}

// overview is the document.
func (t *teller) overview() (*doc.Publication, error) {
	b := builder{t: t}
	e, r := t.in.Edition, t.round
	pub := &doc.Publication{
		ID: RoundStem(t.in.House.ReportPrefix, r.Picture) + "-overview", Kind: doc.National, Lang: t.in.Words.Lang,
		Title: r.Title + ": " + b.title("national.subtitle"), Subject: doc.Plain(b.runs("national.subject", nil)),
		Keywords: []string{t.phrase("keyword-topic"), t.phrase("keyword-kind"), t.phrase("keyword-forces")}, Author: t.in.House.Inspectorate, Date: r.date(),
		Status: e.Status, Notice: e.Notice, Watermark: e.Watermark, Sample: e.Sample, Running: r.Title,
	}
	pub.Cover = &doc.Cover{
		Publisher: t.in.House.Inspectorate, Title: r.Title, Subtitle: b.title("national.subtitle"),
		Lines: []doc.Paragraph{{Runs: b.runs("national.published", nil)}, {Runs: b.runs("national.who", nil)}},
	}
	if t.corrected != nil {
		pub.Cover.Lines = append(pub.Cover.Lines, doc.Paragraph{Runs: b.runs("correction.cover", t.corrected)})
	}
	for _, l := range e.Licences {
		pub.Cover.Licence = append(pub.Cover.Licence, doc.Paragraph{Runs: t.plain(l), Weight: doc.Small})
	}
	pub.Body = append(pub.Body, doc.Contents{Title: b.title("title.contents"), Depth: 1})
	for _, part := range []part{
		{id: "correction", breaks: true, skip: t.corrected == nil, blocks: t.roundCorrection},
		{id: "summary", breaks: t.corrected == nil, blocks: t.roundSummary},
		{id: "judgments", blocks: t.roundJudgments},
		{id: "rates", blocks: t.roundRates},
		{id: "unrecorded", blocks: t.roundUnrecorded},
		{id: "comparison", blocks: t.roundComparison},
		{id: "change", blocks: t.roundChange},
		{id: "causes", blocks: t.roundCauses},
		{id: "method", blocks: func(b *builder) []doc.Block { return b.blocks("national.method", nil) }},
	} {
		if part.skip {
			continue
		}
		pub.Body = append(pub.Body, doc.Section{
			ID: part.id, Title: b.title("national.title." + part.id), Blocks: part.blocks(&b), Break: part.breaks,
		})
	}
	return pub, errors.Join(b.err, t.failed)
}

func (t *teller) roundSummary(b *builder) []doc.Block {
	out := b.blocks("national.summary", nil)
	if t.round.Picture.Total != nil {
		out = append(out, doc.KeyFacts{Items: []doc.KeyFact{
			{Label: b.title("fact.rate"), Value: b.runs("national.rate", nil), Detail: b.runs("national.rate.detail", nil)},
			{Label: b.title("fact.unrecorded"), Value: b.runs("national.unrecorded", nil), Detail: b.runs("national.unrecorded.detail", nil)},
		}})
	}
	return append(out, b.blocks("national.caution", nil)...)
}

// roundJudgments counts the grades and lists each force with its own.
func (t *teller) roundJudgments(b *builder) []doc.Block {
	counts := doc.Table{
		ID: "table-grades", Title: b.runs("national.table.grades", nil),
		Columns: []doc.Column{{Head: t.phrase("head-judgment"), Width: 0.5}, {Head: t.phrase("head-forces"), Align: doc.Right}},
	}
	for _, g := range t.roundGrades() {
		counts.Rows = append(counts.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: doc.Words(upperFirst(g.name)), Grade: t.gradeMark(g.name)}, {Runs: b.cell(doc.Ref{Sheet: sheetRoundGrades, Row: g.name, Column: "forces"}, g.forces)},
		}})
	}
	each := doc.Table{
		ID: "table-judgments", Title: b.runs("national.table.judgments", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-force"), Width: 0.30},
			{Head: t.phrase("head-judgment"), Width: 0.30},
			{Head: t.phrase("head-rate"), Unit: t.phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.phrase("head-range"), Unit: t.phrase("unit-percent"), Align: doc.Right},
		},
		Source: t.plain(t.in.House.Inspectorate),
	}
	for _, e := range t.round.Picture.Forces {
		row := doc.Row{Cells: []doc.Cell{{Runs: doc.Words(e.Force.Name)}, {Runs: t.plain(upperFirst(e.Grade)), Grade: t.gradeMark(e.Grade)}}}
		if e.Reportable {
			row.Cells = append(row.Cells, doc.Cell{Runs: b.forceRate(e)}, doc.Cell{Runs: b.forceRange(e)})
		} else {
			none := doc.Cell{Runs: doc.Words(t.phrase("not-reportable"))}
			row.Cells = append(row.Cells, none, none)
		}
		each.Rows = append(each.Rows, row)
	}
	return append(b.blocks("national.judgments", nil), counts, each)
}

func (t *teller) roundRates(b *builder) []doc.Block {
	out := b.blocks("national.rates", nil)
	for _, fig := range t.roundFigures(b) {
		out = append(out, fig)
	}
	return out
}

func (t *teller) roundUnrecorded(b *builder) []doc.Block {
	table := doc.Table{
		ID: "table-unrecorded", Title: b.runs("national.table.unrecorded", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-force"), Width: 0.40},
			{Head: t.phrase("head-recorded"), Align: doc.Right},
			{Head: t.phrase("head-unrecorded"), Align: doc.Right},
			{Head: t.phrase("head-range"), Align: doc.Right},
		},
		Source: t.plain(t.in.House.Inspectorate),
	}
	for _, e := range t.round.Picture.Forces {
		if e.Reportable && e.Unrecorded.Known() {
			table.Rows = append(table.Rows, doc.Row{Cells: append([]doc.Cell{{Runs: doc.Words(e.Force.Name)}}, b.forceUnrecorded(e)...)})
		}
	}
	if total := t.round.Picture.Total; total != nil {
		table.Rows = append(table.Rows, doc.Row{Total: true, Cells: []doc.Cell{
			{Runs: doc.Words(t.phrase("all-forces"))},
			{Runs: b.runs("national.recorded", nil)},
			{Runs: b.runs("national.unrecorded.bare", nil)},
			{Runs: b.runs("national.unrecorded.range", nil)},
		}})
	}
	if len(table.Rows) == 0 {
		return b.blocks("national.unrecorded.none", nil)
	}
	return append(b.blocks("national.unrecorded.body", nil), table)
}

// roundCauses lists the causes of concern by how many forces have them.
func (t *teller) roundCauses(b *builder) []doc.Block {
	if len(t.round.causes) == 0 {
		return b.blocks("national.causes.none", nil)
	}
	var list doc.List
	for _, c := range t.round.causes {
		list.Items = append(list.Items, b.runs("national.cause", c))
	}
	return append(b.blocks("national.causes", nil), list)
}

// gradeCount is how many forces have a grade.
type gradeCount struct {
	name   string
	forces float64
}

// roundGrades counts the grades, highest first; what is off the scale, such as
// not graded, comes last.
func (t *teller) roundGrades() []gradeCount {
	counts := map[string]float64{}
	for _, e := range t.round.Picture.Forces {
		counts[e.Grade]++
	}
	var out []gradeCount
	for _, g := range slices.Backward(t.found.Grades) {
		out = append(out, gradeCount{g.ID, counts[g.ID]})
		delete(counts, g.ID)
	}
	var rest []string
	for name := range counts {
		rest = append(rest, name)
	}
	slices.Sort(rest)
	for _, name := range rest {
		out = append(out, gradeCount{name, counts[name]})
	}
	return out
}

// reasonWords is why something is not said, defined as "phrase.KEY-REASON".
func (t *teller) reasonWords(key, reason string) string {
	return t.words(t.phrase(key + "-" + strings.TrimSpace(reason)))
}
