package force

import (
	"cmp"
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// correctionBlocks is the note and the numbers that can be seen to have changed;
// nothing where the documents correct none.
func (t *teller) correctionBlocks() []doc.Block {
	c := t.Corrected
	out := []doc.Block{doc.Paragraph{Runs: t.Runs("correction.note", c), Weight: doc.Lead}}
	say := func(name string) { out = append(out, doc.Paragraph{Runs: t.Runs(name, nil)}) }
	table := t.correctionTable()
	switch {
	case len(table.Rows) > 0:
		say("correction.changed")
		out = append(out, table)
	case len(c.Changes) > 0:
		say("correction.unprinted")
	case len(c.Printed.Words) == 0:
		say("correction.unchanged")
	}
	if items := t.changedFindings(); len(items) > 0 {
		say("correction.findings")
		out = append(out, doc.List{Items: items})
	}
	out = append(out, t.ReprintedBlocks(t.sourceRuns())...)
	if c.Others {
		say("correction.others")
	}
	return out
}

// changedFindings are the findings that are new, and those that are made no longer.
// One that became graver, or less so, is both.
func (t *teller) changedFindings() [][]doc.Run {
	in := func(list []findings.Finding, f findings.Finding) bool {
		return slices.ContainsFunc(list, func(o findings.Finding) bool { return o.ID == f.ID && o.Kind == f.Kind })
	}
	var out [][]doc.Run
	for _, f := range t.Found.Findings {
		if !in(t.Corrected.Before, f) {
			out = append(out, t.Runs("correction.finding.new", struct{ Kind, Title string }{t.Phrase("kind-" + f.Kind), t.Mark(t.findingTitle[f.ID]...)}))
		}
	}
	for _, f := range t.Corrected.Before {
		if !in(t.Found.Findings, f) {
			out = append(out, t.Runs("correction.finding.gone", struct{ Kind, Text string }{t.Phrase("kind-" + f.Kind), f.Text}))
		}
	}
	return out
}

// correctionTable lists what differs in print.
func (t *teller) correctionTable() doc.Table {
	table := doc.Table{
		ID: "table-corrections", Title: t.Runs("correction.table", nil), Source: t.sourceRuns(),
		Columns: []doc.Column{{Head: t.Phrase("head-corrected"), Width: 0.4}, {Head: t.Phrase("head-was")}, {Head: t.Phrase("head-is")}},
	}
	for _, c := range t.Corrected.Changes {
		if c.Printed() {
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Runs: doc.Words(c.Label)}, {Runs: c.WasRuns}, {Runs: c.IsRuns}}})
		}
	}
	return table
}

// correctionItems are the printed changes that are wanted, and the findings that
// changed, as the items of a list.
func (t *teller) correctionItems(wanted func(ledger.Changed) bool) []doc.Block {
	var list doc.List
	for _, c := range t.Corrected.Changes {
		if c.Printed() && wanted(c) {
			list.Items = append(list.Items, t.correctionItem(c))
		}
	}
	list.Items = append(list.Items, t.changedFindings()...)
	if len(list.Items) == 0 {
		return nil
	}
	return []doc.Block{list}
}

// correctionItem is "Label: as it is (was as it was)", the numbers with their
// cells.
func (t *teller) correctionItem(c ledger.Changed) []doc.Run {
	return t.Runs("correction.item", struct{ Label, Is, Was string }{t.Text(c.Label), t.Mark(c.IsRuns...), t.Mark(c.WasRuns...)})
}

// correctionSection is the section that a corrected report begins with.
func (t *teller) correctionSection() []doc.Block {
	if t.Corrected == nil {
		return nil
	}
	return []doc.Block{doc.Section{ID: "correction", Title: t.Title("title.correction"), Blocks: t.correctionBlocks(), Break: true}}
}

// correctionBrief is what a sheet of one page says of a correction.
func (t *teller) correctionBrief(brief bool) []doc.Block {
	if t.Corrected == nil {
		return nil
	}
	out := []doc.Block{doc.Paragraph{Runs: t.Runs("correction.brief", t.Corrected), Weight: doc.Small}}
	if brief {
		return append(out, doc.Paragraph{Runs: t.Runs("correction.more", nil), Weight: doc.Small})
	}
	return append(out, t.correctionItems(func(c ledger.Changed) bool { return c.Headline })...)
}

// noticeCorrection is what a press notice says of a correction: the note, the
// changed numbers that notices tell of, and where the others are.
func (t *teller) noticeCorrection() []doc.Block {
	if t.Corrected == nil {
		return nil
	}
	blocks := []doc.Block{doc.Paragraph{Runs: t.Runs("correction.note", t.Corrected)}}
	if items := t.correctionItems(func(c ledger.Changed) bool { return c.Leading }); items != nil {
		blocks = append(append(blocks, items...), doc.Paragraph{Runs: t.Runs("correction.more", nil)})
	} else {
		blocks = append(blocks, doc.Paragraph{Runs: t.Runs(t.Corrected.NothingLeading(), nil)})
	}
	return t.noticeSection("correction", blocks)
}

// correctionNotice says to those who have used the documents what is corrected; nil
// where nothing is.
func (t *teller) correctionNotice() (*doc.Publication, error) {
	if t.Corrected == nil {
		return nil, nil
	}
	pub := t.publication(doc.CorrectionNotice)
	pub.Title, pub.Subject = t.Title("correctionnotice.title"), t.Title("correctionnotice.summary")
	pub.Running = doc.Plain(t.Runs("running", nil))
	pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("correctionnotice.lead", nil), Weight: doc.Lead}, doc.Paragraph{Runs: t.Runs("correction.note", t.Corrected)})
	if items := t.correctionItems(func(ledger.Changed) bool { return true }); items != nil {
		pub.Body = append(append(pub.Body, doc.Paragraph{Runs: t.Runs("correction.brief.changed", nil)}), items...)
	} else if len(t.Corrected.Printed.Words) == 0 {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("correction.unchanged", nil)})
	}
	if t.Corrected.Others {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("correction.others", nil)})
	}
	if items := t.WordsItems(); len(items) > 0 {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("correction.words", nil)}, doc.List{Items: items})
	}
	if items := t.MovedItems(); len(items) > 0 {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("correction.moved", nil)}, doc.List{Items: items})
	}
	pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("correctionnotice.use", t.Corrected)})
	pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs(cmp.Or(t.Uncompared(), "correctionnotice.stands"), t.Corrected)})
	pub.Body = append(pub.Body, t.contacts()...)
	if t.Err() != nil {
		return nil, t.Err()
	}
	return pub, t.Err()
}
