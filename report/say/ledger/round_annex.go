package ledger

import (
	"strconv"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// Sheets of the overview's annex.
const (
	SheetRoundForces  = "Forces"
	SheetRoundTotals  = "Round"
	SheetRoundGrades  = "Judgments"
	SheetRoundRanking = "Places"
	SheetRoundFunnel  = "Funnel"
	SheetRoundChanges = "Changes"
	SheetRoundCauses  = "Causes"
)

// RoundRow is the one row of the sheet of totals.
const RoundRow = "round"

// Row is a cause's row in the annex.
func (c SharedCause) Row() string { return c.ID + "|" + c.Title }

// ChangeOfForce is the row of a force's change in the annex.
func ChangeOfForce(f RoundForce, i int) string { return f.Findings.Force.ID + "|" + ChangeRow(i) }

// Lay gives every number of the overview its cell.
func (t *Round) Lay() {
	stem := RoundStem(t.House.ReportPrefix, t.Picture)
	w := &doc.Workbook{
		ID: stem + "-annex", Title: t.AnnexWords("round.workbook"), Subject: t.AnnexWords("round.subject"),
		Author: t.House.Inspectorate, Keywords: []string{t.Phrase("keyword-topic"), t.Phrase("keyword-kind")},
		Lang: t.Pack.Lang, Date: t.Published(), Sample: t.Edition.Sample,
	}
	t.lay(w)
	w.Sheets = append(w.Sheets, t.roundCover(), doc.Sheet{Name: sheetContents}, t.roundForcesSheet(), t.roundTotalsSheet(), t.roundGradesSheet())
	if t.Picture.Ranking != nil {
		w.Sheets = append(w.Sheets, t.roundRankingSheet())
	}
	if t.Picture.Funnel != nil {
		w.Sheets = append(w.Sheets, t.roundFunnelSheet())
	}
	if s := t.roundChangesSheet(); len(s.Table.Rows) > 0 {
		w.Sheets = append(w.Sheets, s)
	}
	if len(t.Causes) > 0 {
		w.Sheets = append(w.Sheets, t.roundCausesSheet())
	}
	if t.Corrected != nil {
		w.Sheets = append(w.Sheets, doc.Sheet{Name: sheetCorrections}) // filled when every number has its cell
	}
	w.Sheets = append(w.Sheets, t.roundProvenance())
	*w.Sheet(sheetContents) = t.contentsSheet(w)
}

func (t *Round) roundCover() doc.Sheet {
	s := doc.Sheet{Name: SheetCover, Title: t.AnnexWords("round.workbook"), Lines: t.EditionLines()}
	s.Lines = append(s.Lines, t.lines("round-cover")...)
	s.Lines = append(s.Lines, TextLines(t.Edition.Licences...)...)
	return s
}

func (t *Round) roundForcesSheet() doc.Sheet {
	g := t.Grid("forces",
		Column("force", doc.TextCell), Column("grade", doc.TextCell),
		Column("rate", doc.PercentCell), Column("lower", doc.PercentCell), Column("upper", doc.PercentCell),
		Column("recorded", doc.CountCell),
		Column("unrecorded", doc.CountCell),
		Column("unrecordedlower", doc.CountCell), Column("unrecordedupper", doc.CountCell),
		Column("effective", doc.CountCell),
		Column("rulebook", doc.TextCell), Column("to", doc.DateCell), Column("published", doc.DateCell),
		Column("annex", doc.TextCell),
	)
	source := map[string]string{}
	for _, f := range t.Shown {
		source[f.Findings.Force.ID] = f.Annex
	}
	for _, e := range t.Picture.Forces {
		rate, lo, up := percentCell(e.Rate), percentCell(e.Lower), percentCell(e.Upper)
		if !e.Reportable {
			rate = doc.GridCell{Mark: NotAvailable}
			lo, up = rate, percentCell(e.UpperOrMost())
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: e.Force.ID, Cells: []doc.GridCell{
			TextCell(e.Force.Name), TextCell(e.Grade), rate, lo, up,
			numberCell(e.Recorded), numberCell(e.Unrecorded), numberCell(e.UnrecLower), numberCell(e.UnrecUpper), numberCell(e.EffectiveN),
			TextCell(e.Rulebook), TextCell(e.AuditTo), TextCell(e.Published.String()), TextCell(source[e.Force.ID]),
		}})
	}
	return t.sheetOf(SheetRoundForces, g)
}

func (t *Round) roundTotalsSheet() doc.Sheet {
	p := t.Picture
	g := t.Grid("round",
		Column("what", doc.TextCell), Column("forces", doc.CountCell), Column("listed", doc.CountCell),
		Column("rate", doc.PercentCell), Column("lower", doc.PercentCell), Column("upper", doc.PercentCell),
		Column("recorded", doc.CountCell),
		Column("unrecorded", doc.CountCell),
		Column("unrecordedlower", doc.CountCell), Column("unrecordedupper", doc.CountCell),
		Column("compared", doc.CountCell), Column("beyondwarning", doc.CountCell), Column("beyondalarm", doc.CountCell),
	)
	row := doc.GridRow{ID: RoundRow, Cells: []doc.GridCell{{Text: t.Phrase("all-forces")}, countCell(len(p.Forces)), countCell(p.Listed)}}
	if total := p.Total; total != nil {
		row.Cells = append(row.Cells, percentCell(total.Rate), percentCell(total.Lower), percentCell(total.Upper), numberCell(total.Recorded),
			numberCell(total.Unrecorded), numberCell(total.UnrecLower), numberCell(total.UnrecUpper))
	} else {
		for range 7 {
			row.Cells = append(row.Cells, doc.GridCell{Mark: NotAvailable})
		}
	}
	if f := p.Funnel; f != nil {
		beyond := f.Beyond()
		row.Cells = append(row.Cells, countCell(len(f.Points)), countCell(beyond.Warning), countCell(beyond.Alarm))
	} else {
		for range 3 {
			row.Cells = append(row.Cells, doc.GridCell{Mark: NotAvailable})
		}
	}
	g.Rows = append(g.Rows, row)
	return t.sheetOf(SheetRoundTotals, g)
}

func (t *Round) roundGradesSheet() doc.Sheet {
	g := t.Grid("judgments",
		Column("grade", doc.TextCell), Column("forces", doc.CountCell),
	)
	for _, c := range t.RoundGrades() {
		g.Rows = append(g.Rows, doc.GridRow{ID: c.Name, Cells: []doc.GridCell{TextCell(c.Name), {Value: c.Forces}}})
	}
	return t.sheetOf(SheetRoundGrades, g)
}

func (t *Round) roundRankingSheet() doc.Sheet {
	g := t.Grid("places",
		Column("force", doc.TextCell), Column("rate", doc.PercentCell),
		Column("lower", doc.PercentCell), Column("upper", doc.PercentCell),
		Column("best", doc.CountCell), Column("worst", doc.CountCell),
	)
	for _, f := range t.Picture.Ranking.Forces {
		g.Rows = append(g.Rows, doc.GridRow{ID: f.Force.ID, Cells: []doc.GridCell{
			TextCell(f.Force.Name), percentCell(f.Rate), percentCell(f.WideLower), percentCell(f.WideUpper), countCell(f.Best), countCell(f.Worst),
		}})
	}
	return t.sheetOf(SheetRoundRanking, g)
}

func (t *Round) roundFunnelSheet() doc.Sheet {
	f := t.Picture.Funnel
	g := t.Grid("funnel",
		Column("force", doc.TextCell), Column("size", doc.CountCell),
		Column("rate", doc.PercentCell), Column("target", doc.PercentCell),
		Column("warninglower", doc.PercentCell), Column("warningupper", doc.PercentCell),
		Column("alarmlower", doc.PercentCell), Column("alarmupper", doc.PercentCell),
		Column("p", doc.FineCell), Column("differs", doc.TextCell),
	)
	said := t.answers()
	for _, p := range f.Points {
		g.Rows = append(g.Rows, doc.GridRow{ID: p.Force.ID, Cells: []doc.GridCell{
			TextCell(p.Force.Name), numberCell(p.Size), percentCell(p.Rate), percentCell(f.Rate),
			percentCell(p.Limits.WarningLower), percentCell(p.Limits.WarningUpper), percentCell(p.Limits.AlarmLower), percentCell(p.Limits.AlarmUpper),
			numberCell(p.Adjusted), said.yesNo(p.Differs),
		}})
	}
	return t.sheetOf(SheetRoundFunnel, g)
}

func (t *Round) roundChangesSheet() doc.Sheet {
	g := t.Grid("changes",
		Column("force", doc.TextCell), Column("inspection", doc.TextCell), Column("date", doc.DateCell),
		Column("from", doc.PercentCell), Column("to", doc.PercentCell),
		Column("difference", doc.PercentCell),
		Column("lower", doc.PercentCell), Column("upper", doc.PercentCell),
		Column("conclusion", doc.TextCell),
	)
	for _, f := range t.Shown {
		for i, c := range f.Findings.Changes {
			if c.Measure != f.Findings.Combined {
				continue
			}
			difference := c.Difference
			if !c.Comparable {
				difference = findings.None()
			}
			g.Rows = append(g.Rows, doc.GridRow{ID: ChangeOfForce(f, i), Cells: []doc.GridCell{
				TextCell(f.Findings.Force.Name), TextCell(c.Inspection), TextCell(c.Date.String()), percentCell(c.From), percentCell(c.To),
				percentCell(difference), percentCell(c.Lower), percentCell(c.Upper), TextCell(t.Conclusion(c)),
			}})
		}
	}
	return t.sheetSaying("round-changes", SheetRoundChanges, g)
}

func (t *Round) roundCausesSheet() doc.Sheet {
	g := t.Grid("causes",
		Column("cause", doc.TextCell), Column("forces", doc.CountCell), Column("names", doc.TextCell),
	)
	for _, c := range t.Causes {
		forces := countCell(len(c.Forces))
		for i, names := range cellsOfNames(c.Forces) {
			id := c.Row()
			if i > 0 { // the names go on: the forces are counted once
				id, forces = id+"|"+strconv.Itoa(i+1), doc.GridCell{Mark: notApplicable}
			}
			g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{TextCell(c.Title), forces, TextCell(names)}})
		}
	}
	return t.sheetOf(SheetRoundCauses, g)
}

// longCell is the most bytes of a cell of names, well below what a cell of a
// spreadsheet holds.
const longCell = 8000

// cellsOfNames joins names into as many cells as hold them all.
func cellsOfNames(names []string) []string {
	var out []string
	for _, n := range names {
		if last := len(out) - 1; last >= 0 && len(out[last])+len(n) < longCell {
			out[last] += "; " + n
		} else {
			out = append(out, n)
		}
	}
	return out
}

func (t *Round) roundProvenance() doc.Sheet {
	g := t.provenanceGrid()
	if name := t.Picture.Name; name != "" {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: t.AnnexWords("item.picture")}, TextCell(name), TextCell("")}})
	}
	return t.sheetOf(sheetProvenance, g)
}
