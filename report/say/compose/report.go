package compose

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// report is the inspection report.
func (t *teller) report() (*doc.Publication, error) {
	pub := t.publication(doc.Report)
	b := builder{t: t}
	pub.Running = doc.Plain(b.runs("running", nil))
	pub.Cover = t.cover(&b)
	pub.Body = append(pub.Body, doc.Contents{Title: doc.Plain(b.runs("title.contents", nil)), Depth: 2})
	pub.Body = append(pub.Body, t.correctionSection(&b)...)
	for _, part := range t.parts() {
		if part.skip {
			continue
		}
		blocks := t.withNarrative(&b, part.id, part.blocks(&b))
		if len(blocks) == 0 {
			continue // nothing of it can be reported
		}
		pub.Body = append(pub.Body, doc.Section{
			ID: part.id, Title: doc.Plain(b.runs("title."+part.id, nil)), Blocks: blocks, Break: part.breaks,
		})
	}
	if b.err != nil {
		return nil, b.err
	}
	if t.failed != nil {
		return nil, t.failed
	}
	return pub, nil
}

// part is one section of the report.
type part struct {
	id     string
	breaks bool
	skip   bool
	blocks func(*builder) []doc.Block
}

// parts are the sections of the report, in order.
func (t *teller) parts() []part {
	f := t.found
	return []part{
		{id: "summary", breaks: t.corrected == nil, blocks: t.summary}, // what was corrected stands before it
		{id: "questions", blocks: t.questions},
		{id: "rates", blocks: t.ratesSection},
		{id: "unrecorded", skip: len(f.Unrecorded) == 0, blocks: t.unrecordedSection},
		{id: "rape", blocks: func(b *builder) []doc.Block { return b.blocks("rape.body", nil) }},
		{id: "parts", skip: len(t.domains()) == 0, blocks: t.partsSection},
		{id: "cancelled", skip: len(f.Cancelled) == 0, blocks: t.cancelledSection},
		{id: "change", skip: len(f.Changes) == 0, blocks: t.changeSection},
		{id: "findings", breaks: true, blocks: t.findingsSection},
		{id: "previous", blocks: t.previousSection},
		{id: "method", blocks: t.methodSection},
		{id: "annex", blocks: t.annexSection},
		{id: "glossary", blocks: t.glossary},
	}
}

// builder runs prose and keeps the first error, so that a section reads as what
// it says.
type builder struct {
	t   *teller
	err error
}

func (b *builder) runs(name string, dot any) []doc.Run {
	if b.err != nil {
		return nil
	}
	r, err := b.t.prose.runs(name, dot)
	b.err = err
	return r
}

func (b *builder) blocks(name string, dot any) []doc.Block {
	if b.err != nil {
		return nil
	}
	r, err := b.t.prose.blocks(name, dot)
	b.err = err
	return r
}

func (b *builder) title(name string) string { return doc.Plain(b.runs(name, nil)) }

// marked runs a function of the templates outside a template.
func (b *builder) marked(fn func(string) (string, error), id string) []doc.Run {
	if b.err != nil {
		return nil
	}
	s, err := fn(id)
	if err != nil {
		b.err = err
		return nil
	}
	r, err := b.t.prose.parse(id, s)
	b.err = err
	return r
}

func (t *teller) cover(b *builder) *doc.Cover {
	f, e := t.found, t.in.Edition
	c := &doc.Cover{
		Publisher: t.in.House.Inspectorate,
		Title:     doc.Plain(b.runs("cover.title", nil)),
		Subtitle:  doc.Plain(b.runs("cover.subtitle", nil)),
		Lines: []doc.Paragraph{
			{Runs: b.runs("cover.published", nil)},
			{Runs: b.runs("cover.window", nil)},
		},
		Panel: t.panel(b),
	}
	if t.corrected != nil {
		c.Lines = append(c.Lines, doc.Paragraph{Runs: b.runs("correction.cover", t.corrected)})
	}
	if f.Inspection.ReInspectionOf != "" {
		c.Subtitle += " (" + f.Inspection.Kind + ")"
	}
	for _, l := range e.Licences {
		c.Licence = append(c.Licence, doc.Paragraph{Runs: t.plain(l), Weight: doc.Small})
	}
	return c
}

// panel is the overall judgment.
func (t *teller) panel(b *builder) *doc.JudgmentPanel {
	j := t.found.Overall
	p := &doc.JudgmentPanel{
		Label: t.phrase("overall-judgment"), Grade: j.Grade, Mark: t.gradeMark(j.Grade),
		Scale: t.scale(), Runs: b.runs("panel.sentence", nil),
	}
	if t.found.Rulebook.Illustrative {
		p.Notes = append(p.Notes, b.runs("panel.illustrative", nil))
	}
	return p
}

func (t *teller) scale() []string {
	out := make([]string, len(t.found.Grades))
	for i, g := range t.found.Grades {
		out[i] = g.ID
	}
	return out
}

func (t *teller) gradeMark(grade string) doc.GradeMark {
	for _, g := range t.found.Grades {
		if g.ID == grade {
			return doc.GradeMark{Level: g.Level, Of: len(t.found.Grades)}
		}
	}
	return doc.GradeMark{}
}

func (t *teller) summary(b *builder) []doc.Block {
	out := append([]doc.Block{*t.panel(b)}, t.addendum(b)...)
	if facts := t.keyFacts(b); len(facts.Items) > 0 {
		out = append(out, facts)
	}
	out = append(out, b.blocks("summary.statistics", nil)...)
	return append(out, t.told(b, "summary", t.findingPoints)...)
}

// told are the findings as lists of points: what the force does well, what it does
// not, or that nothing was raised, and why. Their leads are the templates of a
// prefix; "however" needs something before it.
func (t *teller) told(b *builder, prefix string, points func(kind string) [][]doc.Run) []doc.Block {
	var out []doc.Block
	add := func(lead string, items [][]doc.Run) {
		if len(items) > 0 {
			out = append(out, doc.Paragraph{Runs: b.runs(prefix+"."+lead, nil)}, doc.List{Items: items})
		}
	}
	add("found", points("positive"))
	add("positives", t.observations("positive"))
	lead := "however"
	if len(out) == 0 {
		lead = "found"
	}
	raised := append(points("cause-of-concern"), points("area-for-improvement")...)
	add(lead, raised)
	if len(raised) == 0 {
		out = append(out, b.blocks("findings.none", nil)...)
	}
	add("causes", t.observations("cause"))
	return out
}

// findingPoints are a kind's findings as lines that follow "the force".
func (t *teller) findingPoints(kind string) [][]doc.Run {
	var out [][]doc.Run
	for _, f := range t.found.Findings {
		if f.Kind == kind {
			out = append(out, t.findingPoint[f.ID])
		}
	}
	return out
}

func (t *teller) observations(kind string) [][]doc.Run {
	var out [][]doc.Run
	for _, o := range t.found.Observations {
		if o.Kind == kind {
			out = append(out, t.plain(o.Text))
		}
	}
	return out
}

func (t *teller) keyFacts(b *builder) doc.KeyFacts {
	var k doc.KeyFacts
	add := func(id string, value []doc.Run) {
		k.Items = append(k.Items, doc.KeyFact{Label: b.title("fact." + id), Value: value, Detail: b.runs("fact."+id+".detail", nil)})
	}
	if t.measures["force"].Reportable {
		add("rate", b.marked(t.rate, "force"))
		if t.hasUnrecorded("force") {
			add("unrecorded", b.marked(t.unrecorded, "force"))
		}
	}
	if t.measures["violence"].Reportable {
		value := t.rate
		if asCounts(t.measures["violence"]) {
			value = t.counts
		}
		add("violence", b.marked(value, "violence"))
	}
	if t.measures["rape"].Reportable {
		add("rape", b.marked(t.counts, "rape"))
	}
	return k
}

// questions tells each core question with the reasons of its criteria.
func (t *teller) questions(b *builder) []doc.Block {
	out := b.blocks("questions.intro", nil)
	grades := t.found.Rulebook.PublishQuestions
	for _, q := range t.found.Questions {
		s := doc.Section{ID: anchor(q.Scope), Title: q.Label, Unlisted: false}
		if grades {
			s.Blocks = append(s.Blocks, doc.JudgmentPanel{
				Label: t.questionName(q.Scope), Grade: q.Grade, Mark: t.gradeMark(q.Grade), Scale: t.scale(), Runs: t.questionSentence(q),
			})
		}
		var list doc.List
		for _, c := range t.found.Criteria {
			if questionScope(c.Question) == q.Scope {
				if runs := t.criterionRuns(c); runs != nil {
					list.Items = append(list.Items, runs)
				}
			}
		}
		if len(list.Items) == 0 {
			s.Blocks = append(s.Blocks, b.blocks("questions.none", nil)...)
		} else {
			s.Blocks = append(s.Blocks, list)
		}
		out = append(out, s)
	}
	return out
}

// questionSentence is the inspectors' reason for a question's grade.
func (t *teller) questionSentence(q findings.Judgment) []doc.Run {
	for _, r := range q.Reasons {
		if r.Text != "" {
			return t.plain(r.Text)
		}
	}
	return nil
}

// criterionRuns is a criterion with its reasons; grades only where the rulebook
// publishes them. A criterion that nothing is said of is left out.
func (t *teller) criterionRuns(c findings.Criterion) []doc.Run {
	grades := t.found.Rulebook.PublishCriteria
	var reasons []doc.Run
	for _, r := range c.Reasons {
		runs := t.criterionReason(r, grades)
		if runs == nil {
			continue
		}
		if len(reasons) > 0 {
			reasons = append(reasons, doc.Text{Text: "; "})
		}
		reasons = append(reasons, runs...)
	}
	if reasons == nil {
		return nil
	}
	name := "criterion"
	if grades && c.Grade != "" {
		name = "criterion.graded"
	}
	head, err := t.prose.runs(name, c)
	t.fail(err)
	return append(append(head, doc.Text{Text: " "}), reasons...)
}
