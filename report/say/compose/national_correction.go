package compose

import "assize/report/say/doc"

// forceChanges are a force's judgment and headline numbers that differ from those
// that were published.
type forceChanges struct {
	force   string
	changes []changed
}

// compareRound finds what differs from the overview that a correction takes the
// place of; nothing where the run corrects none.
func (t *teller) compareRound() {
	for _, f := range t.round.shown {
		c := f.Correction
		if c == nil {
			continue
		}
		t.corrected = &corrected{Version: c.Issue.Version, Was: c.Was.Version(), Reason: c.Issue.Reason, Date: c.Issue.Date}
		sub := bareTeller(Input{Findings: f.Findings.Controlled(), House: t.in.House, Words: t.in.Words, Templates: t.in.Templates, Edition: t.in.Edition})
		sub.rowPrefix = f.Findings.Force.ID + "|"
		for _, m := range sub.found.Measures {
			sub.measures[m.ID] = m
		}
		var headlines []changed
		for _, s := range sub.changedStatements(c.Was) {
			if s.headline {
				headlines = append(headlines, s)
			}
		}
		t.fail(sub.failed)
		if len(headlines) > 0 {
			t.roundChanges = append(t.roundChanges, forceChanges{f.Findings.Force.Name, headlines})
		}
	}
}

// roundCorrection is the section that a corrected overview begins with.
func (t *teller) roundCorrection(b *builder) []doc.Block {
	if t.corrected == nil {
		return nil
	}
	out := []doc.Block{doc.Paragraph{Runs: b.runs("correction.note", t.corrected), Weight: doc.Lead}}
	if len(t.roundChanges) == 0 {
		return append(out, doc.Paragraph{Runs: b.runs("national.correction.none", nil)})
	}
	table := doc.Table{
		ID: "table-corrections", Title: b.runs("national.correction.table", nil), Source: t.plain(t.in.House.Inspectorate),
		Columns: []doc.Column{{Head: t.phrase("target-force"), Width: 0.22}, {Head: t.phrase("head-corrected"), Width: 0.3}, {Head: t.phrase("head-was")}, {Head: t.phrase("head-is")}},
	}
	for _, f := range t.roundChanges {
		for _, c := range f.changes {
			if c.printed() {
				table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Runs: doc.Words(f.force)}, {Runs: doc.Words(c.Label)}, {Runs: c.was}, {Runs: c.is}}})
			}
		}
	}
	if len(table.Rows) == 0 {
		return append(out, doc.Paragraph{Runs: b.runs("correction.unprinted", nil)})
	}
	return append(out, table)
}

// roundCorrectionsSheet gives every number of a corrected overview its cell.
func (t *teller) roundCorrectionsSheet() doc.Sheet {
	g := t.grid("corrections", column("force", doc.TextCell), column("item", doc.TextCell), column("number", doc.TextCell),
		column("was", doc.DecimalCell), column("is", doc.DecimalCell), column("printedwas", doc.TextCell), column("printedis", doc.TextCell))
	for _, f := range t.roundChanges {
		for _, row := range t.correctionRows(f.changes) {
			row.Cells = append([]doc.GridCell{textCell(f.force)}, row.Cells...)
			g.Rows = append(g.Rows, row)
		}
	}
	if len(g.Rows) == 0 {
		none := doc.GridCell{Mark: notApplicable}
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{none, textCell(t.piece("national.correction.none")), none, none, none, none, none}})
	}
	return t.sheetOf(sheetCorrections, g)
}
