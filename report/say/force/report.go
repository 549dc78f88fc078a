package force

import "assize/report/say/doc"

// report is the inspection report.
func (t *teller) report() (*doc.Publication, error) {
	pub := t.publication(doc.Report)
	pub.Running = doc.Plain(t.Runs("running", nil))
	pub.Cover = t.cover()
	pub.Body = append(pub.Body, t.correctionSection()...)
	stretch := ""
	defer t.Begin("")
	for _, part := range t.parts() {
		if part.skip {
			continue
		}
		if next := stretchOf(part.id); next != stretch {
			stretch = next
			t.Begin(stretch)
		}
		blocks := t.withNarrative(part.id, part.blocks())
		if len(blocks) == 0 {
			continue // nothing of it can be reported
		}
		pub.Body = append(pub.Body, doc.Section{
			ID: part.id, Title: doc.Plain(t.Runs("title."+part.id, nil)), Blocks: blocks, Break: part.breaks,
		})
		if part.id == inSummary && !t.byRulesAlone() { // what matters stands before what is where, on pages of its own
			pub.Body = append(pub.Body, doc.Contents{Title: doc.Plain(t.Runs("title.contents", nil)), Depth: 1, Break: true})
		}
	}
	if t.Err() != nil {
		return nil, t.Err()
	}
	return pub, nil
}

// Stretches of the report, in each of which a statement is said once: the summary, and
// the argument after it.
const (
	inSummary  = "summary"
	inArgument = "argument"
)

func stretchOf(part string) string {
	if part == "summary" {
		return inSummary
	}
	return inArgument
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
		{id: "rape", blocks: func() []doc.Block { return nil }}, // people's words alone: the parts of the audit have its numbers
		{id: "parts", skip: len(t.Domains()) == 0, blocks: t.partsSection},
		{id: "cancelled", skip: len(f.Cancelled) == 0, blocks: t.cancelledSection},
		{id: "change", skip: len(f.Changes) == 0, blocks: t.changeSection},
		{id: "places", skip: !t.among(), blocks: t.placesSection},
		{id: "findings", skip: short && len(f.Findings) == 0, blocks: t.findingsSection},
		{id: "previous", skip: short, blocks: t.previousSection},
		{id: "method", blocks: t.methodSection},
		{id: "annex", skip: short, blocks: func() []doc.Block { return nil }}, // people's words alone: the annex says which cells
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
	c.Panel.Runs = t.Runs("cover.panel", nil)
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

// panel is the overall judgment, without a sentence.
func (t *teller) panel() *doc.JudgmentPanel {
	j := t.Found.Overall
	p := &doc.JudgmentPanel{
		Label: t.Phrase("overall-judgment"), Grade: j.Grade, Mark: t.GradeMark(j.Grade),
		Scale: t.Scale(),
	}
	if t.Found.Rulebook.Illustrative {
		p.Notes = append(p.Notes, t.Runs("panel.illustrative", nil))
	}
	return p
}

// panelBeside is the overall judgment beside the facts of the force: where they do not
// say its rate, the panel says what is known of it.
func (t *teller) panelBeside(facts doc.KeyFacts) *doc.JudgmentPanel {
	p := t.panel()
	if len(facts.Items) == 0 {
		p.Runs = t.Runs("panel.sentence", nil)
	}
	return p
}

func (t *teller) summary() []doc.Block {
	headline := t.headlineFacts()
	facts := t.keyFacts(headline)
	panel := t.panelBeside(headline)
	panel.Notes = nil // the cover has them
	out := append([]doc.Block{*panel}, t.judgedReason(t.Found.Overall)...)
	out = append(out, t.addendum()...)
	if len(facts.Items) > 0 {
		out = append(out, facts)
	}
	points := t.told("summary", t.findingPoints) // first, so that the paragraphs need not say it again
	return append(append(out, t.Blocks("summary.statistics", nil)...), points...)
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
			out = append(out, t.Runs(f.Template+".point", f))
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
