package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// report is the inspection report.
func (t *teller) report() (*doc.Publication, error) {
	pub := t.publication(doc.Report)
	pub.Running = doc.Plain(t.Runs("running", nil))
	pub.Cover = t.cover()
	if !t.byRulesAlone() {
		pub.Body = append(pub.Body, doc.Contents{Title: doc.Plain(t.Runs("title.contents", nil)), Depth: 2})
	}
	pub.Body = append(pub.Body, t.correctionSection()...)
	for _, part := range t.parts() {
		if part.skip {
			continue
		}
		blocks := t.withNarrative(part.id, part.blocks())
		if len(blocks) == 0 {
			continue // nothing of it can be reported
		}
		pub.Body = append(pub.Body, doc.Section{
			ID: part.id, Title: doc.Plain(t.Runs("title."+part.id, nil)), Blocks: blocks, Break: part.breaks,
		})
	}
	if t.Err() != nil {
		return nil, t.Err()
	}
	if t.Err() != nil {
		return nil, t.Err()
	}
	return pub, nil
}

// part is one section of the report.
type part struct {
	id     string
	breaks bool
	skip   bool
	blocks func() []doc.Block
}

// parts are the sections of the report, in order.
func (t *teller) parts() []part {
	f, short := t.Found, t.byRulesAlone()
	return []part{
		{id: "summary", breaks: t.Corrected == nil, blocks: t.summary}, // what was corrected stands before it
		{id: "questions", blocks: t.questions},
		{id: "rates", blocks: t.ratesSection},
		{id: "unrecorded", skip: len(f.Unrecorded) == 0, blocks: t.unrecordedSection},
		{id: "rape", skip: short && !t.Measures["rape"].Reportable && !t.Measures["n100"].Reportable, blocks: func() []doc.Block { return t.Blocks("rape.body", nil) }},
		{id: "parts", skip: len(t.Domains()) == 0, blocks: t.partsSection},
		{id: "cancelled", skip: len(f.Cancelled) == 0, blocks: t.cancelledSection},
		{id: "change", skip: len(f.Changes) == 0, blocks: t.changeSection},
		{id: "findings", breaks: !short, skip: short && len(f.Findings) == 0, blocks: t.findingsSection},
		{id: "previous", skip: short, blocks: t.previousSection},
		{id: "method", blocks: t.methodSection},
		{id: "annex", skip: short, blocks: t.annexSection},
		{id: "glossary", skip: short, blocks: t.glossary},
	}
}

func (t *teller) cover() *doc.Cover {
	f, e := t.Found, t.Edition
	c := &doc.Cover{
		Publisher: t.House.Inspectorate,
		Title:     doc.Plain(t.Runs("cover.title", nil)),
		Subtitle:  doc.Plain(t.Runs("cover.subtitle", nil)),
		Lines: []doc.Paragraph{
			{Runs: t.Runs("cover.published", nil)},
			{Runs: t.Runs("cover.window", nil)},
		},
		Panel: t.panel(),
	}
	if t.Corrected != nil {
		c.Lines = append(c.Lines, doc.Paragraph{Runs: t.Runs("correction.cover", t.Corrected)})
	}
	if f.Inspection.ReInspectionOf != "" {
		c.Subtitle += " (" + f.Inspection.Kind + ")"
	}
	for _, l := range e.Licences {
		c.Licence = append(c.Licence, doc.Paragraph{Runs: t.Plain(l), Weight: doc.Small})
	}
	return c
}

// panel is the overall judgment.
func (t *teller) panel() *doc.JudgmentPanel {
	j := t.Found.Overall
	p := &doc.JudgmentPanel{
		Label: t.Phrase("overall-judgment"), Grade: j.Grade, Mark: t.GradeMark(j.Grade),
		Scale: t.Scale(), Runs: t.Runs("panel.sentence", nil),
	}
	if t.Found.Rulebook.Illustrative {
		p.Notes = append(p.Notes, t.Runs("panel.illustrative", nil))
	}
	return p
}

func (t *teller) summary() []doc.Block {
	out := append([]doc.Block{*t.panel()}, t.judgedReason(t.Found.Overall)...)
	out = append(out, t.addendum()...)
	if facts := t.keyFacts(); len(facts.Items) > 0 {
		out = append(out, facts)
	}
	out = append(out, t.Blocks("summary.statistics", nil)...)
	return append(out, t.told("summary", t.findingPoints)...)
}

// told are the findings as lists of points: what the force does well, what it does
// not and should, or that nothing was raised, and why. Their leads are the templates
// of a prefix; "however" needs something before it.
func (t *teller) told(prefix string, points func(kind string) [][]doc.Run) []doc.Block {
	var out []doc.Block
	add := func(lead string, items [][]doc.Run) {
		if len(items) > 0 {
			out = append(out, doc.Paragraph{Runs: t.Runs(prefix+"."+lead, nil)}, doc.List{Items: items})
		}
	}
	add("found", points("positive"))
	add("positives", t.observations("positive"))
	lead, needs := "however", "needs-however"
	if len(out) == 0 {
		lead, needs = "found", "needs"
	}
	concerns, improvements := points("cause-of-concern"), points("area-for-improvement")
	add(lead, concerns)
	if len(concerns) > 0 {
		needs = "needs"
	}
	add(needs, improvements)
	if len(concerns)+len(improvements) == 0 {
		out = append(out, t.Blocks("findings.none", nil)...)
	}
	add("causes", t.observations("cause"))
	return out
}

// findingPoints are a kind's findings as lines that follow "the force".
func (t *teller) findingPoints(kind string) [][]doc.Run {
	var out [][]doc.Run
	for _, f := range t.Found.Findings {
		if f.Kind == kind {
			out = append(out, t.findingPoint[f.ID])
		}
	}
	return out
}

func (t *teller) observations(kind string) [][]doc.Run {
	var out [][]doc.Run
	for _, o := range t.Found.Observations {
		if o.Kind == kind {
			out = append(out, t.Plain(o.Text))
		}
	}
	return out
}

func (t *teller) keyFacts() doc.KeyFacts {
	var k doc.KeyFacts
	add := func(id string, value []doc.Run) {
		k.Items = append(k.Items, doc.KeyFact{Label: t.Title("fact." + id), Value: value, Detail: t.Runs("fact."+id+".detail", nil)})
	}
	if t.Measures["force"].Reportable {
		add("rate", t.Marked(t.rate, "force"))
		if t.HasUnrecorded("force") {
			add("unrecorded", t.Marked(t.unrecorded, "force"))
		}
	}
	if t.Measures["violence"].Reportable {
		value := t.rate
		if ledger.AsCounts(t.Measures["violence"]) {
			value = t.counts
		}
		add("violence", t.Marked(value, "violence"))
	}
	if t.Measures["rape"].Reportable {
		add("rape", t.Marked(t.counts, "rape"))
	}
	return k
}

// questions tells each core question with the reasons of its criteria.
func (t *teller) questions() []doc.Block {
	var out []doc.Block
	if !t.byRulesAlone() {
		out = t.Blocks("questions.intro", nil)
	}
	grades := t.Found.Rulebook.PublishQuestions
	for _, q := range t.Found.Questions {
		s := doc.Section{ID: anchor(q.Scope), Title: q.Label, Unlisted: false}
		if grades {
			s.Blocks = append(s.Blocks, doc.JudgmentPanel{
				Label: t.questionName(q.Scope), Grade: q.Grade, Mark: t.GradeMark(q.Grade), Scale: t.Scale(), Runs: t.questionSentence(q),
			})
			s.Blocks = append(s.Blocks, t.judgedOtherwise(q)...)
		}
		var list doc.List
		for _, c := range t.Found.Criteria {
			if questionScope(c.Question) == q.Scope {
				if runs := t.criterionRuns(c); runs != nil {
					list.Items = append(list.Items, runs)
				}
			}
		}
		if len(list.Items) == 0 {
			s.Blocks = append(s.Blocks, t.Blocks("questions.none", nil)...)
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
			return t.Plain(r.Text)
		}
	}
	return nil
}

// criterionRuns is a criterion with its reasons; grades only where the rulebook
// publishes them. A criterion that nothing is said of is left out.
func (t *teller) criterionRuns(c findings.Criterion) []doc.Run {
	grades := t.Found.Rulebook.PublishCriteria
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
	head, err := t.TellRuns(name, c)
	t.Fail(err)
	return append(append(head, doc.Text{Text: " "}), reasons...)
}
