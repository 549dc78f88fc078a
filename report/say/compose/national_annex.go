package compose

import (
	"fmt"
	"strings"

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
		ID: stem + "-annex", Title: r.Title + ", data annex of the overview", Subject: "Numbers of the overview of the round",
		Author: t.in.House.Inspectorate, Keywords: []string{"crime recording", "inspection"},
		Lang: t.in.Words.Lang, Date: r.date(), Sample: t.in.Edition.Sample,
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
	w.Sheets = append(w.Sheets, t.roundProvenance())
	*w.Sheet(sheetContents) = t.contentsSheet(w)
}

func (t *teller) roundCover() doc.Sheet {
	s := doc.Sheet{Name: sheetCover, Title: t.round.Title + ", data annex of the overview"}
	line := func(text string) {
		if text != "" {
			s.Lines = append(s.Lines, doc.SheetLine{Text: text})
		}
	}
	line(t.in.Edition.Sample)
	line(t.in.Edition.Notice)
	line(fmt.Sprintf("Published by %s, %s.", t.in.House.Inspectorate, t.in.Words.Date(t.round.date())))
	if t.found.Rulebook.Illustrative {
		line(t.phrase("thresholds-illustrative"))
	}
	line("Each force's numbers come from its own annex, which the sheet Forces names; what forces have in common is worked out from them.")
	line("Some shorthand is used: [x] = not available, [z] = not applicable.")
	for _, l := range t.in.Edition.Licences {
		line(l)
	}
	return s
}

func (t *teller) roundForcesSheet() doc.Sheet {
	lower, upper := intervalHeads(t.level())
	g := &doc.Grid{ID: "tbl_forces", Columns: []doc.GridColumn{
		column("force", "Force", doc.TextCell), column("grade", "Overall judgment", doc.TextCell),
		column("rate", "Recording rate (%)", doc.PercentCell), column("lower", lower, doc.PercentCell), column("upper", upper, doc.PercentCell),
		column("recorded", "Crimes recorded in 12 months", doc.CountCell),
		column("unrecorded", "Not recorded in 12 months (estimated)", doc.CountCell),
		column("unrecordedlower", "Not recorded, lower limit", doc.CountCell), column("unrecordedupper", "Not recorded, upper limit", doc.CountCell),
		column("effective", "Effective sample size (crimes)", doc.DecimalCell),
		column("rulebook", "Rules", doc.TextCell), column("to", "Audit to", doc.DateCell), column("published", "Published", doc.DateCell),
		column("annex", "Source: the force's annex", doc.TextCell),
	}}
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
	return t.sheetOf(sheetRoundForces, "Forces of the round, by name", g,
		"The order is that of names. Intervals overlap: an order by rate would not be a ranking.",
		"Some shorthand is used: [x] = not available, [z] = not applicable.")
}

func (t *teller) roundTotalsSheet() doc.Sheet {
	p := t.round.Picture
	g := &doc.Grid{ID: "tbl_round", Columns: []doc.GridColumn{
		column("what", "What", doc.TextCell), column("forces", "Forces here", doc.CountCell), column("listed", "Forces in the round", doc.CountCell),
		column("rate", "Recording rate (%)", doc.PercentCell), column("lower", "Rate, lower limit (%)", doc.PercentCell), column("upper", "Rate, upper limit (%)", doc.PercentCell),
		column("recorded", "Crimes recorded in 12 months", doc.CountCell),
		column("unrecorded", "Not recorded in 12 months (estimated)", doc.CountCell),
		column("unrecordedlower", "Not recorded, lower limit", doc.CountCell), column("unrecordedupper", "Not recorded, upper limit", doc.CountCell),
	}}
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
	lines := []string{"A total is given only when every force of the round is in: recorded and unrecorded crimes are added up, and limits by their squares, since forces are sampled apart."}
	if p.Total == nil {
		lines = append(lines, upperFirst(t.phrase("no-total-"+p.NoTotal))+".", "Some shorthand is used: [x] = not available.")
	}
	return t.sheetOf(sheetRoundTotals, "The round as a whole", g, lines...)
}

func (t *teller) roundGradesSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_judgments", Columns: []doc.GridColumn{
		column("grade", "Overall judgment", doc.TextCell), column("forces", "Forces", doc.CountCell),
	}}
	for _, c := range t.roundGrades() {
		g.Rows = append(g.Rows, doc.GridRow{ID: c.name, Cells: []doc.GridCell{textCell(c.name), {Value: c.forces}}})
	}
	return t.sheetOf(sheetRoundGrades, "Forces by judgment", g)
}

func (t *teller) roundRankingSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_places", Columns: []doc.GridColumn{
		column("force", "Force", doc.TextCell), column("rate", "Recording rate (%)", doc.PercentCell),
		column("lower", "Wide limit, lower (%)", doc.PercentCell), column("upper", "Wide limit, upper (%)", doc.PercentCell),
		column("best", "No better place than", doc.CountCell), column("worst", "No worse place than", doc.CountCell),
	}}
	for _, f := range t.round.Picture.Ranking.Forces {
		g.Rows = append(g.Rows, doc.GridRow{ID: f.Force.ID, Cells: []doc.GridCell{
			textCell(f.Force.Name), percentCell(f.Rate), percentCell(f.WideLower), percentCell(f.WideUpper), countCell(f.Best), countCell(f.Worst),
		}})
	}
	return t.sheetOf(sheetRoundRanking, "Places that sampling leaves open", g,
		"All places hold together at 95%; the wide limits are those they follow from. No single place is known.")
}

func (t *teller) roundFunnelSheet() doc.Sheet {
	f := t.round.Picture.Funnel
	g := &doc.Grid{ID: "tbl_funnel", Columns: []doc.GridColumn{
		column("force", "Force", doc.TextCell), column("size", "Effective sample size (crimes)", doc.DecimalCell),
		column("rate", "Recording rate (%)", doc.PercentCell), column("target", "Common rate (%)", doc.PercentCell),
		column("warninglower", "95% limit, lower (%)", doc.PercentCell), column("warningupper", "95% limit, upper (%)", doc.PercentCell),
		column("alarmlower", "99.8% limit, lower (%)", doc.PercentCell), column("alarmupper", "99.8% limit, upper (%)", doc.PercentCell),
		column("p", "Probability by chance, for all forces together", doc.DecimalCell), column("differs", "Differs", doc.TextCell),
	}}
	for _, p := range f.Points {
		g.Rows = append(g.Rows, doc.GridRow{ID: p.Force.ID, Cells: []doc.GridCell{
			textCell(p.Force.Name), numberCell(p.Size), percentCell(p.Rate), percentCell(f.Rate),
			percentCell(p.Limits.WarningLower), percentCell(p.Limits.WarningUpper), percentCell(p.Limits.AlarmLower), percentCell(p.Limits.AlarmUpper),
			numberCell(p.Adjusted), yesNo(p.Differs),
		}})
	}
	return t.sheetOf(sheetRoundFunnel, "Forces against their common rate", g,
		"A force differs where its distance from the common rate is beyond chance when all forces are judged together.")
}

func (t *teller) roundChangesSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_changes", Columns: []doc.GridColumn{
		column("force", "Force", doc.TextCell), column("inspection", "Earlier inspection", doc.TextCell), column("date", "Date", doc.DateCell),
		column("from", "Earlier rate (%)", doc.PercentCell), column("to", "Rate now (%)", doc.PercentCell),
		column("difference", "Difference (percentage points)", doc.PercentCell),
		column("lower", "Difference, lower (points)", doc.PercentCell), column("upper", "Difference, upper (points)", doc.PercentCell),
		column("conclusion", "Conclusion", doc.TextCell),
	}}
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
	return t.sheetOf(sheetRoundChanges, "Change since earlier inspections", g,
		"A difference is called a change only where its interval excludes zero.", "Some shorthand is used: [x] = not available.")
}

func (t *teller) roundCausesSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_causes", Columns: []doc.GridColumn{
		column("cause", "Cause of concern", doc.TextCell), column("forces", "Forces", doc.CountCell), column("names", "Which", doc.TextCell),
	}}
	for _, c := range t.round.causes {
		g.Rows = append(g.Rows, doc.GridRow{ID: c.row(), Cells: []doc.GridCell{textCell(c.Title), countCell(len(c.Forces)), textCell(strings.Join(c.Forces, "; "))}})
	}
	return t.sheetOf(sheetRoundCauses, "Causes of concern by the forces that have them", g)
}

func (t *teller) roundProvenance() doc.Sheet {
	g := &doc.Grid{ID: "tbl_provenance", Columns: []doc.GridColumn{
		column("item", "Item", doc.TextCell), column("value", "Value", doc.TextCell), column("hash", "SHA-256", doc.TextCell),
	}}
	add := func(item, value, hash string) {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{textCell(item), textCell(value), textCell(hash)}})
	}
	add("Program", t.in.Edition.Program, "")
	add("Rulebook", t.found.Rulebook.ID+" "+t.found.Rulebook.Version, t.found.Rulebook.SHA256)
	if name := t.round.Picture.Name; name != "" {
		add("Picture of the round", name, "")
	}
	return t.sheetOf(sheetProvenance, "Provenance", g, "Some shorthand is used: [z] = not applicable.")
}
