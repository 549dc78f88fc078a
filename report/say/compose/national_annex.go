package compose

import (
	"strconv"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// Sheets of the overview's annex.
const (
	sheetRoundForces  = "Forces"
	sheetRoundTotals  = "Round"
	sheetRoundGrades  = "Judgments"
	sheetRoundRanking = "Places"
	sheetRoundFunnel  = "Funnel"
	sheetRoundChanges = "Changes"
	sheetRoundCauses  = "Causes"
)

// roundRow is the one row of the sheet of totals.
const roundRow = "round"

// row is a cause's row in the annex.
func (c sharedCause) row() string { return c.ID + "|" + c.Title }

// changeOfForce is the row of a force's change in the annex.
func changeOfForce(f RoundForce, i int) string { return f.Findings.Force.ID + "|" + changeRow(i) }

// layRoundAnnex gives every number of the overview its cell.
func (t *teller) layRoundAnnex() {
	r := t.round
	stem := RoundStem(t.in.House.ReportPrefix, r.Picture)
	w := &doc.Workbook{
		ID: stem + "-annex", Title: t.annexWords("round.workbook"), Subject: t.annexWords("round.subject"),
		Author: t.in.House.Inspectorate, Keywords: []string{t.phrase("keyword-topic"), t.phrase("keyword-kind")},
		Lang: t.in.Words.Lang, Date: r.date(), Sample: t.in.Edition.Sample, SampleTitle: t.phrase("sample-status"),
	}
	t.annex = w
	w.Sheets = append(w.Sheets, t.roundCover(), doc.Sheet{Name: sheetContents}, t.roundForcesSheet(), t.roundTotalsSheet(), t.roundGradesSheet())
	if r.Picture.Ranking != nil {
		w.Sheets = append(w.Sheets, t.roundRankingSheet())
	}
	if r.Picture.Funnel != nil {
		w.Sheets = append(w.Sheets, t.roundFunnelSheet())
	}
	if s := t.roundChangesSheet(); len(s.Table.Rows) > 0 {
		w.Sheets = append(w.Sheets, s)
	}
	if len(r.causes) > 0 {
		w.Sheets = append(w.Sheets, t.roundCausesSheet())
	}
	if t.corrected != nil {
		w.Sheets = append(w.Sheets, doc.Sheet{Name: sheetCorrections}) // filled when every number has its cell
	}
	w.Sheets = append(w.Sheets, t.roundProvenance())
	*w.Sheet(sheetContents) = t.contentsSheet(w)
}

func (t *teller) roundCover() doc.Sheet {
	s := doc.Sheet{Name: sheetCover, Title: t.annexWords("round.workbook"), Lines: t.editionLines()}
	s.Lines = append(s.Lines, t.lines("round-cover")...)
	s.Lines = append(s.Lines, textLines(t.in.Edition.Licences...)...)
	return s
}

func (t *teller) roundForcesSheet() doc.Sheet {
	g := t.grid("forces",
		column("force", doc.TextCell), column("grade", doc.TextCell),
		column("rate", doc.PercentCell), column("lower", doc.PercentCell), column("upper", doc.PercentCell),
		column("recorded", doc.CountCell),
		column("unrecorded", doc.CountCell),
		column("unrecordedlower", doc.CountCell), column("unrecordedupper", doc.CountCell),
		column("effective", doc.DecimalCell),
		column("rulebook", doc.TextCell), column("to", doc.DateCell), column("published", doc.DateCell),
		column("annex", doc.TextCell),
	)
	source := map[string]string{}
	for _, f := range t.round.shown {
		source[f.Findings.Force.ID] = f.Annex
	}
	for _, e := range t.round.Picture.Forces {
		rate, lo, up := percentCell(e.Rate), percentCell(e.Lower), percentCell(e.Upper)
		if !e.Reportable {
			rate = doc.GridCell{Mark: notAvailable}
			lo, up = rate, rate
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: e.Force.ID, Cells: []doc.GridCell{
			textCell(e.Force.Name), textCell(e.Grade), rate, lo, up,
			numberCell(e.Recorded), numberCell(e.Unrecorded), numberCell(e.UnrecLower), numberCell(e.UnrecUpper), numberCell(e.EffectiveN),
			textCell(e.Rulebook), textCell(e.AuditTo), textCell(e.Published.String()), textCell(source[e.Force.ID]),
		}})
	}
	return t.sheetOf(sheetRoundForces, g)
}

func (t *teller) roundTotalsSheet() doc.Sheet {
	p := t.round.Picture
	g := t.grid("round",
		column("what", doc.TextCell), column("forces", doc.CountCell), column("listed", doc.CountCell),
		column("rate", doc.PercentCell), column("lower", doc.PercentCell), column("upper", doc.PercentCell),
		column("recorded", doc.CountCell),
		column("unrecorded", doc.CountCell),
		column("unrecordedlower", doc.CountCell), column("unrecordedupper", doc.CountCell),
	)
	row := doc.GridRow{ID: roundRow, Cells: []doc.GridCell{{Text: t.phrase("all-forces")}, countCell(len(p.Forces)), countCell(p.Listed)}}
	if total := p.Total; total != nil {
		row.Cells = append(row.Cells, percentCell(total.Rate), percentCell(total.Lower), percentCell(total.Upper), numberCell(total.Recorded),
			numberCell(total.Unrecorded), numberCell(total.UnrecLower), numberCell(total.UnrecUpper))
	} else {
		for range 7 {
			row.Cells = append(row.Cells, doc.GridCell{Mark: notAvailable})
		}
	}
	g.Rows = append(g.Rows, row)
	return t.sheetOf(sheetRoundTotals, g)
}

func (t *teller) roundGradesSheet() doc.Sheet {
	g := t.grid("judgments",
		column("grade", doc.TextCell), column("forces", doc.CountCell),
	)
	for _, c := range t.roundGrades() {
		g.Rows = append(g.Rows, doc.GridRow{ID: c.name, Cells: []doc.GridCell{textCell(c.name), {Value: c.forces}}})
	}
	return t.sheetOf(sheetRoundGrades, g)
}

func (t *teller) roundRankingSheet() doc.Sheet {
	g := t.grid("places",
		column("force", doc.TextCell), column("rate", doc.PercentCell),
		column("lower", doc.PercentCell), column("upper", doc.PercentCell),
		column("best", doc.CountCell), column("worst", doc.CountCell),
	)
	for _, f := range t.round.Picture.Ranking.Forces {
		g.Rows = append(g.Rows, doc.GridRow{ID: f.Force.ID, Cells: []doc.GridCell{
			textCell(f.Force.Name), percentCell(f.Rate), percentCell(f.WideLower), percentCell(f.WideUpper), countCell(f.Best), countCell(f.Worst),
		}})
	}
	return t.sheetOf(sheetRoundRanking, g)
}

func (t *teller) roundFunnelSheet() doc.Sheet {
	f := t.round.Picture.Funnel
	g := t.grid("funnel",
		column("force", doc.TextCell), column("size", doc.DecimalCell),
		column("rate", doc.PercentCell), column("target", doc.PercentCell),
		column("warninglower", doc.PercentCell), column("warningupper", doc.PercentCell),
		column("alarmlower", doc.PercentCell), column("alarmupper", doc.PercentCell),
		column("p", doc.DecimalCell), column("differs", doc.TextCell),
	)
	said := t.answers()
	for _, p := range f.Points {
		g.Rows = append(g.Rows, doc.GridRow{ID: p.Force.ID, Cells: []doc.GridCell{
			textCell(p.Force.Name), numberCell(p.Size), percentCell(p.Rate), percentCell(f.Rate),
			percentCell(p.Limits.WarningLower), percentCell(p.Limits.WarningUpper), percentCell(p.Limits.AlarmLower), percentCell(p.Limits.AlarmUpper),
			numberCell(p.Adjusted), said.yesNo(p.Differs),
		}})
	}
	return t.sheetOf(sheetRoundFunnel, g)
}

func (t *teller) roundChangesSheet() doc.Sheet {
	g := t.grid("changes",
		column("force", doc.TextCell), column("inspection", doc.TextCell), column("date", doc.DateCell),
		column("from", doc.PercentCell), column("to", doc.PercentCell),
		column("difference", doc.PercentCell),
		column("lower", doc.PercentCell), column("upper", doc.PercentCell),
		column("conclusion", doc.TextCell),
	)
	for _, f := range t.round.shown {
		for i, c := range f.Findings.Changes {
			if c.Measure != f.Findings.Combined {
				continue
			}
			difference := c.Difference
			if !c.Comparable {
				difference = findings.None()
			}
			g.Rows = append(g.Rows, doc.GridRow{ID: changeOfForce(f, i), Cells: []doc.GridCell{
				textCell(f.Findings.Force.Name), textCell(c.Inspection), textCell(c.Date.String()), percentCell(c.From), percentCell(c.To),
				percentCell(difference), percentCell(c.Lower), percentCell(c.Upper), textCell(t.conclusion(c)),
			}})
		}
	}
	return t.sheetOf(sheetRoundChanges, g)
}

func (t *teller) roundCausesSheet() doc.Sheet {
	g := t.grid("causes",
		column("cause", doc.TextCell), column("forces", doc.CountCell), column("names", doc.TextCell),
	)
	for _, c := range t.round.causes {
		forces := countCell(len(c.Forces))
		for i, names := range cellsOfNames(c.Forces) {
			id := c.row()
			if i > 0 { // the names go on: the forces are counted once
				id, forces = id+"|"+strconv.Itoa(i+1), doc.GridCell{Mark: notApplicable}
			}
			g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{textCell(c.Title), forces, textCell(names)}})
		}
	}
	return t.sheetOf(sheetRoundCauses, g)
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

func (t *teller) roundProvenance() doc.Sheet {
	g := t.provenanceGrid()
	if name := t.round.Picture.Name; name != "" {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: t.annexWords("item.picture")}, textCell(name), textCell("")}})
	}
	return t.sheetOf(sheetProvenance, g)
}
