package ledger

import (
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/tell"
)

// mostHeadlines is how many rows a reader takes in at a glance; the other measures have
// their own sheets.
const mostHeadlines = 9

// headlinesSheet is what most readers look for: the judgment, the rates with their
// limits, what is not recorded in a year, and what has changed. Its numbers are those
// of the sheets that its rows lead to.
func (t *Force) headlinesSheet() doc.Sheet {
	g := t.Grid("headlines",
		Column("measure", doc.TextCell),
		Column("from", doc.TextCell),
		Column("value", doc.PercentCell),
		Column("unit", doc.TextCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		beginning(Column("grade", doc.TextCell)),
		Column("change", doc.PercentCell),
		Column("conclusion", doc.TextCell),
	)
	none := doc.GridCell{Mark: notApplicable}
	judged := t.Found.Public().Overall
	g.Rows = append(g.Rows, doc.GridRow{ID: "overall", Cells: []doc.GridCell{
		leadingTo(tell.UpperFirst(judged.Label), sheetGrades), {Text: t.AnnexWords("from.rules")}, none, none, none, none, TextCell(judged.Grade), none, none,
	}})
	last := t.lastHeadlines()
	rates := append(t.combinedFirst(), t.Domains()...)
	for _, m := range rates[:min(len(rates), mostHeadlines-1-len(last))] {
		g.Rows = append(g.Rows, t.headline(m))
	}
	g.Rows = append(g.Rows, last...)
	return t.sheetOf(sheetHeadlines, g)
}

// combinedFirst are the measures of the Rates sheet, the headline first.
func (t *Force) combinedFirst() []findings.Measure {
	var first, rest []findings.Measure
	for _, m := range t.StrataAndForce() {
		if m.ID == t.Found.Combined {
			first = append(first, m)
		} else {
			rest = append(rest, m)
		}
	}
	return append(first, rest...)
}

// headline is the row of a rate.
func (t *Force) headline(m findings.Measure) doc.GridRow {
	change, conclusion := doc.GridCell{Mark: NotAvailable}, doc.GridCell{Mark: NotAvailable}
	var latest audit.Date
	for i, c := range t.Found.Changes {
		if c.Measure == m.ID && !c.Date.Time().Before(latest.Time()) {
			latest = c.Date
			change, conclusion = t.same(doc.Ref{Sheet: SheetChanges, Row: ChangeRow(i), Column: "difference"}), TextCell(t.AnnexWords("since", since{c.Inspection, t.Conclusion(c)}))
		}
	}
	return doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
		leadingTo(t.Label(m), t.RefOf(m.ID, "").Sheet), t.madeFrom(m), t.same(t.RefOf(m.ID, "rate")),
		{Text: t.AnnexWords("unit.percent")},
		t.same(t.RefOf(m.ID, "lower")), t.same(t.RefOf(m.ID, "upper")), t.gradeCell(m), change, conclusion,
	}}
}

// since is a change with the inspection that it is counted from.
type since struct{ Inspection, Conclusion string }

// madeFrom is what a rate is made of: the counts of its audit, or why they are not said.
func (t *Force) madeFrom(m findings.Measure) doc.GridCell {
	for _, n := range []findings.Count{m.Numerator, m.Denominator, m.Reports} {
		if c := auditedCell(m, n); c.Mark != "" {
			return c
		}
	}
	view := struct{ Counts, Reports string }{t.countsText(m), t.Pack.Count(float64(m.Reports))}
	return doc.GridCell{Text: t.AnnexWords("from.audit", view)}
}

// gradeCell is the grade of a measure's own criterion, where the rulebook publishes it.
func (t *Force) gradeCell(m findings.Measure) doc.GridCell {
	if !t.Found.Rulebook.PublishCriteria {
		return doc.GridCell{Mark: notApplicable}
	}
	return TextCell(m.Grade)
}

// lastHeadlines are the rows of what is not recorded in a year, and of the audit of
// cancelled records, where there are such.
func (t *Force) lastHeadlines() []doc.GridRow {
	var out []doc.GridRow
	none := doc.GridCell{Mark: notApplicable}
	if id := t.Found.Combined; t.HasUnrecorded(id) {
		of := func(column string) doc.GridCell {
			return t.same(doc.Ref{Sheet: SheetUnrecorded, Row: id, Column: column})
		}
		out = append(out, doc.GridRow{ID: "unrecorded", Cells: []doc.GridCell{
			leadingTo(t.AnnexWords("head.nation.unrecorded"), SheetUnrecorded),
			{Text: t.AnnexWords("from.recorded")},
			of("value"),
			{Text: t.AnnexWords("unit.year")},
			of("lower"), of("upper"), none, none, none,
		}})
	}
	if len(t.Found.Cancelled) > 0 {
		audited := 0
		for _, c := range t.Found.Cancelled {
			audited += c.Audited
		}
		out = append(out, doc.GridRow{ID: "cancelled", Cells: []doc.GridCell{
			leadingTo(t.AnnexWords("title.cancelled"), SheetCancelled),
			{Text: t.AnnexWords("from.records", t.Pack.Count(float64(audited)))},
			t.same(doc.Ref{Sheet: SheetCancelled, Row: CancelledAll, Column: "recorded"}),
			{Text: t.AnnexWords("head.cancelled.recorded")},
			none, none, none, none, none,
		}})
	}
	return out
}

// same is a cell that has the number of another, shown as there, and leads to it.
func (t *Force) same(r doc.Ref) doc.GridCell {
	c, err := t.Annex.Cell(r)
	if err != nil {
		t.Fail(err)
		return doc.GridCell{}
	}
	if c.Mark != "" {
		return doc.GridCell{Mark: c.Mark}
	}
	out := doc.GridCell{Value: c.Value, Formula: formula.Cell(r), Kind: c.Kind}
	for _, column := range t.Annex.Sheet(r.Sheet).Table.Columns {
		if column.ID == r.Column && out.Kind == doc.TextCell {
			out.Kind = column.Kind
		}
	}
	return out
}

// leadingTo is a cell of text that leads to a sheet.
func leadingTo(text, sheet string) doc.GridCell {
	return doc.GridCell{Text: text, Link: "sheet:" + sheet}
}
