package ledger

import (
	"strings"

	"assize/report/say/doc"
	"assize/report/say/tell"
)

// forceChanges are a force's judgment and headline numbers that differ from those
// that were published.
type forceChanges struct {
	Force   string
	Changes []Changed
}

// compareRound finds what differs from the overview that a correction takes the
// place of; nothing where the run corrects none.
func (t *Round) compareRound() {
	for _, f := range t.Shown {
		if f.Corrects == nil {
			continue
		}
		now, c, err := f.Corrects()
		if err != nil {
			t.Fail(err)
			return
		}
		t.Corrected = &corrected{Version: c.Issue.Version, Was: c.Was.Version(), Reason: c.Issue.Reason, Date: c.Issue.Date}
		k := tell.New(t.Pack, t.Templates, t.House, t.Edition, tell.Foreign{})
		sub := NewForce(k, now.Controlled())
		sub.rowPrefix = f.Findings.Force.ID + "|"
		var headlines []Changed
		for _, s := range sub.changedStatements(c.Was) {
			if s.Headline {
				s.cells = ofHeadline(s.cells, f.Findings.Force.ID)
				headlines = append(headlines, s)
			}
		}
		t.Fail(sub.Err())
		if len(headlines) > 0 {
			t.Changes = append(t.Changes, forceChanges{f.Findings.Force.Name, headlines})
		}
	}
}

// roundCorrectionsSheet gives every number of a corrected overview its cell.
func (t *Round) roundCorrectionsSheet() doc.Sheet {
	g := t.Grid("corrections", Column("force", doc.TextCell), Column("item", doc.TextCell), Column("number", doc.TextCell),
		Column("was", doc.DecimalCell), Column("is", doc.DecimalCell), Column("printedwas", doc.TextCell), Column("printedis", doc.TextCell))
	for _, f := range t.Changes {
		for _, row := range t.correctionRows(f.Changes) {
			row.Cells = append([]doc.GridCell{TextCell(f.Force)}, row.Cells...)
			g.Rows = append(g.Rows, row)
		}
	}
	if len(g.Rows) == 0 {
		none := doc.GridCell{Mark: notApplicable}
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{none, TextCell(t.Piece("national.correction.none")), none, none, none, none, none}})
	}
	return t.sheetOf(sheetCorrections, g)
}

// NameReprinted names what else differs in the print of the overview, once every
// number has its cell.
func (t *Round) NameReprinted(differs Reprinted) {
	c := t.Corrected
	if c == nil {
		return
	}
	c.Printed = differs
	var named []Changed
	for _, f := range t.Changes {
		named = append(named, f.Changes...)
	}
	if more := t.reprintedNumbers(c.Printed, named); len(more) > 0 {
		t.Changes = append(t.Changes, forceChanges{t.Phrase("correction-overview"), more})
	}
	t.ReplaceSheet(t.roundCorrectionsSheet())
	t.ReplaceSheet(t.contentsSheet(t.Annex))
}

// ofHeadline are the cells of the overview for those of a force's own annex: what its
// sheets of rates and of unrecorded crimes have.
func ofHeadline(cells []string, force string) []string {
	var out []string
	for _, c := range cells {
		column := c[strings.LastIndex(c, "|")+1:]
		if strings.HasPrefix(c, SheetUnrecorded+"|") {
			column = map[string]string{"value": "unrecorded", "lower": "unrecordedlower", "upper": "unrecordedupper"}[column]
		}
		out = append(out, SheetRoundForces+"|"+force+"|"+column)
	}
	return out
}
