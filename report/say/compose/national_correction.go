package compose

import (
	"strings"

	"assize/report/say/doc"
)

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
				s.cells = ofHeadline(s.cells, f.Findings.Force.ID)
				headlines = append(headlines, s)
			}
		}
		t.fail(sub.failed)
		if len(headlines) > 0 {
			t.roundChanges = append(t.roundChanges, forceChanges{f.Findings.Force.Name, headlines})
		}
	}
}

// nameRoundReprinted names what else differs in the print of the overview, once every
// number has its cell.
func (t *teller) nameRoundReprinted() {
	c := t.corrected
	if c == nil {
		return
	}
	c.printed = t.round.differs
	var named []changed
	for _, f := range t.roundChanges {
		named = append(named, f.changes...)
	}
	if more := t.reprintedNumbers(c.printed, named); len(more) > 0 {
		t.roundChanges = append(t.roundChanges, forceChanges{t.phrase("correction-overview"), more})
	}
	*t.annex.Sheet(sheetCorrections) = t.roundCorrectionsSheet()
	*t.annex.Sheet(sheetContents) = t.contentsSheet(t.annex)
}

// ofHeadline are the cells of the overview for those of a force's own annex: what its
// sheets of rates and of unrecorded crimes have.
func ofHeadline(cells []string, force string) []string {
	var out []string
	for _, c := range cells {
		column := c[strings.LastIndex(c, "|")+1:]
		if strings.HasPrefix(c, sheetUnrecorded+"|") {
			column = map[string]string{"value": "unrecorded", "lower": "unrecordedlower", "upper": "unrecordedupper"}[column]
		}
		out = append(out, sheetRoundForces+"|"+force+"|"+column)
	}
	return out
}

// roundCorrection is the section that a corrected overview begins with.
func (t *teller) roundCorrection(b *builder) []doc.Block {
	if t.corrected == nil {
		return nil
	}
	out := []doc.Block{doc.Paragraph{Runs: b.runs("correction.note", t.corrected), Weight: doc.Lead}}
	if len(t.roundChanges) == 0 {
		if len(t.corrected.printed.words) == 0 {
			out = append(out, doc.Paragraph{Runs: b.runs("national.correction.none", nil)})
		}
		return append(out, t.reprintedBlocks(b)...)
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
		out = append(out, doc.Paragraph{Runs: b.runs("correction.unprinted", nil)})
	} else {
		out = append(out, table)
	}
	return append(out, t.reprintedBlocks(b)...)
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
