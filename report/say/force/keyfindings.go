package force

import (
	"slices"

	"assize/report/say/caption"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// keyFindingsMost is how many findings the sheet names: the gravest.
const keyFindingsMost = 3

// keyRoom is how much room the sheet has beside names and findings.
type keyRoom int

const (
	keyScant keyRoom = iota // findings by their titles, no figure
	keyBrief                // findings by their titles
	keyAmple
)

// keyFindings is the one-page sheet: the judgment, the rate and the unrecorded
// crimes with their intervals, three findings, one figure, what the estimate is
// and whom to ask. It says nothing that the report does not say.
func (t *teller) keyFindings(room keyRoom) (*doc.Publication, error) {
	brief := room < keyAmple
	pub := t.publication(doc.KeyFindings)
	pub.Title = doc.Plain(t.Runs("keyfindings.title", nil))
	pub.Subtitle = doc.Plain(t.Runs("keyfindings.subtitle", nil))
	pub.Running = doc.Plain(t.Runs("running", nil))
	pub.MaxPages = 1

	facts := t.headlineFacts()
	pub.Body = append(pub.Body, *t.panelBeside(facts))
	if len(facts.Items) > 0 {
		pub.Body = append(pub.Body, facts)
	}
	pub.Body = append(pub.Body, t.correctionBrief(brief)...)
	pub.Body = append(pub.Body, t.gravest(brief)...)
	if fig := t.sheetFigure(); fig != nil && room > keyScant {
		pub.Body = append(pub.Body, *fig)
	}
	pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("keyfindings.note", nil), Weight: doc.Small})
	pub.Body = append(pub.Body, t.contacts()...)
	if t.Err() != nil {
		return nil, t.Err()
	}
	return pub, t.Err()
}

// publication is what every document of a force says of itself.
func (t *teller) publication(kind doc.Kind) *doc.Publication {
	f, e := t.Found, t.Edition
	return &doc.Publication{
		ID: ledger.Stem(t.House.ReportPrefix, f) + "-" + string(kind), Kind: kind, Lang: t.Pack.Lang,
		Title: f.Force.Name + ": " + f.Inspection.Title, Subject: t.Phrase("subject"),
		Keywords: []string{f.Force.Name, t.Phrase("keyword-topic"), t.Phrase("keyword-kind"), f.Overall.Grade},
		Author:   t.House.Inspectorate, Date: ledger.DocumentDate(f),
		Status: e.Status, Notice: e.Notice, Watermark: e.Watermark, Sample: e.Sample,
	}
}

// gravest are the first findings: causes of concern, then areas for improvement,
// then what the force does well. Brief, they are their titles; else what the force
// needs to do stands under a lead of its own.
func (t *teller) gravest(brief bool) []doc.Block {
	var titles, found, needed [][]doc.Run
	for _, kind := range []string{"cause-of-concern", "area-for-improvement", "positive"} {
		for _, f := range t.Found.Findings {
			if f.Kind != kind || len(titles) == keyFindingsMost {
				continue
			}
			titles = append(titles, t.findingTitle[f.ID])
			if kind == "area-for-improvement" {
				needed = append(needed, t.findingPoint[f.ID])
			} else {
				found = append(found, t.findingPoint[f.ID])
			}
		}
	}
	if titles == nil {
		return t.Blocks("findings.none", nil)
	}
	if brief {
		return t.led("keyfindings.titles", titles)
	}
	return append(t.led("keyfindings.found", found), t.led("keyfindings.needs", needed)...)
}

// led is a list under its lead; nothing where it has no items.
func (t *teller) led(lead string, items [][]doc.Run, dot ...any) []doc.Block {
	if len(items) == 0 {
		return nil
	}
	return []doc.Block{doc.Paragraph{Runs: t.Runs(lead, tell.Only(dot))}, doc.List{Items: items}}
}

// sheetFigure is the report's figure of rates without the grade bands, which
// need more room than a sheet has.
func (t *teller) sheetFigure() *doc.Figure {
	for _, fig := range t.figures {
		if plot, ok := fig.Plot.(doc.Intervals); ok && fig.ID == "figure-rates" {
			plot.Rows = slices.Clone(plot.Rows)
			for i := range plot.Rows {
				plot.Rows[i].Bands = nil
			}
			fig.Plot, fig.Note = plot, t.Runs("keyfindings.note.figure", nil)
			caption.Describe(t.Kernel, &t.list, &fig)
			return &fig
		}
	}
	return nil
}

// contacts say whom to ask and where to read on.
func (t *teller) contacts() []doc.Block {
	var out []doc.Block
	for _, runs := range [][]doc.Run{
		t.Labelled(t.Title("keyfindings.more"), t.House.Addresses()...),
		t.Labelled(t.Title("keyfindings.contact"), t.House.Contact...),
	} {
		if runs != nil {
			out = append(out, doc.Paragraph{Runs: runs, Weight: doc.Small})
		}
	}
	return out
}
