package compose

import (
	"cmp"
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// sheetCorrections holds the numbers of a correction, as published and as
// corrected.
const sheetCorrections = "Corrections"

// correctionsSheet gives every number of a correction its cell.
func (t *teller) correctionsSheet() doc.Sheet {
	g := t.grid("corrections",
		column("item", doc.TextCell), column("number", doc.TextCell), column("was", doc.DecimalCell), column("is", doc.DecimalCell),
		column("printedwas", doc.TextCell), column("printedis", doc.TextCell))
	g.Rows = t.correctionRows(t.corrected.Changes)
	if len(g.Rows) == 0 {
		none := doc.GridCell{Mark: notApplicable}
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{textCell(t.piece("correction.unchanged")), none, none, none, none, none}})
	}
	return t.sheetOf(sheetCorrections, g)
}

// correctionRows are the rows of some statements, one a number; each statement in
// print stands beside its first.
func (t *teller) correctionRows(list []changed) []doc.GridRow {
	var out []doc.GridRow
	none := doc.GridCell{Mark: notApplicable}
	for _, c := range list {
		was, is := textCell(c.Was()), textCell(c.Is())
		if len(c.numbers) == 0 {
			out = append(out, doc.GridRow{Cells: []doc.GridCell{textCell(c.Label), textCell(t.annexWords("number.grade")), none, none, was, is}})
		}
		for _, n := range c.numbers {
			out = append(out, doc.GridRow{ID: n.row, Cells: []doc.GridCell{textCell(c.Label), textCell(t.annexWords("number." + n.name)), n.cell(n.was), n.cell(n.is), was, is}})
			was, is = none, none
		}
	}
	return out
}

// cell is one side of the number.
func (n changedNumber) cell(v findings.Num) doc.GridCell {
	c := numberCell(v)
	if c.Mark == "" {
		c.Kind = n.kind
	}
	return c
}

// correctionBlocks is the note and the numbers that can be seen to have changed;
// nothing where the documents correct none.
func (t *teller) correctionBlocks(b *builder) []doc.Block {
	c := t.corrected
	out := []doc.Block{doc.Paragraph{Runs: b.runs("correction.note", c), Weight: doc.Lead}}
	say := func(name string) { out = append(out, doc.Paragraph{Runs: b.runs(name, nil)}) }
	table := t.correctionTable(b)
	switch {
	case len(table.Rows) > 0:
		say("correction.changed")
		out = append(out, table)
	case len(c.Changes) > 0:
		say("correction.unprinted")
	case len(c.printed.words) == 0:
		say("correction.unchanged")
	}
	if items := t.changedFindings(b); len(items) > 0 {
		say("correction.findings")
		out = append(out, doc.List{Items: items})
	}
	out = append(out, t.reprintedBlocks(b)...)
	if c.others {
		say("correction.others")
	}
	return out
}

// changedFindings are the findings that are new, and those that are made no longer.
// One that became graver, or less so, is both.
func (t *teller) changedFindings(b *builder) [][]doc.Run {
	in := func(list []findings.Finding, f findings.Finding) bool {
		return slices.ContainsFunc(list, func(o findings.Finding) bool { return o.ID == f.ID && o.Kind == f.Kind })
	}
	var out [][]doc.Run
	for _, f := range t.found.Findings {
		if !in(t.corrected.was, f) {
			out = append(out, b.runs("correction.finding.new", struct{ Kind, Title string }{t.phrase("kind-" + f.Kind), t.mark(t.findingTitle[f.ID]...)}))
		}
	}
	for _, f := range t.corrected.was {
		if !in(t.found.Findings, f) {
			out = append(out, b.runs("correction.finding.gone", struct{ Kind, Text string }{t.phrase("kind-" + f.Kind), f.Text}))
		}
	}
	return out
}

// correctionTable lists what differs in print.
func (t *teller) correctionTable(b *builder) doc.Table {
	table := doc.Table{
		ID: "table-corrections", Title: b.runs("correction.table", nil), Source: t.sourceRuns(),
		Columns: []doc.Column{{Head: t.phrase("head-corrected"), Width: 0.4}, {Head: t.phrase("head-was")}, {Head: t.phrase("head-is")}},
	}
	for _, c := range t.corrected.Changes {
		if c.printed() {
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Runs: doc.Words(c.Label)}, {Runs: c.was}, {Runs: c.is}}})
		}
	}
	return table
}

// correctionItems are the printed changes that are wanted, and the findings that
// changed, as the items of a list.
func (t *teller) correctionItems(b *builder, wanted func(changed) bool) []doc.Block {
	var list doc.List
	for _, c := range t.corrected.Changes {
		if c.printed() && wanted(c) {
			list.Items = append(list.Items, t.correctionItem(b, c))
		}
	}
	list.Items = append(list.Items, t.changedFindings(b)...)
	if len(list.Items) == 0 {
		return nil
	}
	return []doc.Block{list}
}

// correctionItem is "Label: as it is (was as it was)", the numbers with their
// cells.
func (t *teller) correctionItem(b *builder, c changed) []doc.Run {
	return b.runs("correction.item", struct{ Label, Is, Was string }{t.words(c.Label), t.mark(c.is...), t.mark(c.was...)})
}

// correctionSection is the section that a corrected report begins with.
func (t *teller) correctionSection(b *builder) []doc.Block {
	if t.corrected == nil {
		return nil
	}
	return []doc.Block{doc.Section{ID: "correction", Title: b.title("title.correction"), Blocks: t.correctionBlocks(b), Break: true}}
}

// correctionBrief is what a sheet of one page says of a correction.
func (t *teller) correctionBrief(b *builder, brief bool) []doc.Block {
	if t.corrected == nil {
		return nil
	}
	out := []doc.Block{doc.Paragraph{Runs: b.runs("correction.brief", t.corrected), Weight: doc.Small}}
	if brief {
		return append(out, doc.Paragraph{Runs: b.runs("correction.more", nil), Weight: doc.Small})
	}
	return append(out, t.correctionItems(b, func(c changed) bool { return c.headline })...)
}

// noticeCorrection is what a press notice says of a correction: the note, the
// changed numbers that notices tell of, and where the others are.
func (t *teller) noticeCorrection(b *builder) []doc.Block {
	if t.corrected == nil {
		return nil
	}
	blocks := []doc.Block{doc.Paragraph{Runs: b.runs("correction.note", t.corrected)}}
	if items := t.correctionItems(b, func(c changed) bool { return c.leading }); items != nil {
		blocks = append(append(blocks, items...), doc.Paragraph{Runs: b.runs("correction.more", nil)})
	} else {
		blocks = append(blocks, doc.Paragraph{Runs: b.runs(t.corrected.nothingLeading(), nil)})
	}
	return t.noticeSection(b, "correction", blocks)
}

// correctionNotice says to those who have used the documents what is corrected, in
// the words of notices; nil where nothing is.
func (t *teller) correctionNotice() (*doc.Publication, error) {
	if t.corrected == nil {
		return nil, nil
	}
	return t.inNoticeWords((*teller).correctionNoticeDocument)
}

func (t *teller) correctionNoticeDocument() (*doc.Publication, error) {
	b := builder{t: t}
	pub := t.publication(doc.CorrectionNotice)
	pub.Title, pub.Subject = b.title("correctionnotice.title"), b.title("correctionnotice.summary")
	pub.Running = doc.Plain(b.runs("running", nil))
	pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("correctionnotice.lead", nil), Weight: doc.Lead}, doc.Paragraph{Runs: b.runs("correction.note", t.corrected)})
	if items := t.correctionItems(&b, func(changed) bool { return true }); items != nil {
		pub.Body = append(append(pub.Body, doc.Paragraph{Runs: b.runs("correction.brief.changed", nil)}), items...)
	} else if len(t.corrected.printed.words) == 0 {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("correction.unchanged", nil)})
	}
	if t.corrected.others {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("correction.others", nil)})
	}
	if items := t.wordsItems(&b); len(items) > 0 {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("correction.words", nil)}, doc.List{Items: items})
	}
	if items := t.movedItems(&b); len(items) > 0 {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("correction.moved", nil)}, doc.List{Items: items})
	}
	pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("correctionnotice.use", t.corrected)})
	pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs(cmp.Or(t.uncompared(), "correctionnotice.stands"), t.corrected)})
	pub.Body = append(pub.Body, t.contacts(&b)...)
	if b.err != nil {
		return nil, b.err
	}
	return pub, t.failed
}
