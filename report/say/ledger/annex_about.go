package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/tell"
)

func (t *Force) coverSheet() doc.Sheet {
	s := doc.Sheet{Name: SheetCover, Title: t.AnnexWords("workbook"), Lines: t.EditionLines()}
	s.Lines = append(s.Lines, t.lines("cover", t.Found.Rulebook)...)
	s.Lines = append(s.Lines, TextLines(t.House.Contact...)...)
	s.Lines = append(s.Lines, TextLines(t.Edition.Licences...)...)
	return s
}

func (t *Book) contentsSheet(w *doc.Workbook) doc.Sheet {
	g := t.Grid("contents",
		doc.GridColumn{ID: "sheet", Title: t.Pack.Label("worksheet")},
		Column("title", doc.TextCell),
	)
	for _, s := range w.Sheets {
		if s.Name == sheetContents {
			continue
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: s.Name, Cells: []doc.GridCell{
			{Text: s.Name, Link: "sheet:" + s.Name}, {Text: s.Title},
		}})
	}
	return t.sheetOf(sheetContents, g)
}

func (t *Force) notesSheet() doc.Sheet {
	g := t.Grid("notes",
		Column("number", doc.TextCell),
		Column("text", doc.TextCell),
	)
	for _, key := range notes() {
		id, err := t.noteMark(key)
		t.Fail(err)
		g.Rows = append(g.Rows, doc.GridRow{ID: "note-" + key, Cells: []doc.GridCell{{Text: id}, {Text: t.Phrase("note-" + key)}}})
	}
	for i, doubt := range t.allDoubts() {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: t.noteAt(len(notes()) + i)}, {Text: tell.UpperFirst(doubt)}}})
	}
	return t.sheetOf(sheetNotes, g)
}

// notes are the notes of the annex in their order, which numbers them. Each is
// defined as "phrase.note-KEY".
func notes() []string {
	return []string{"rates", "combined", "domains", "unrecorded", "cancelled", "changes"}
}

// noteMark is what points to a note, "[note 2]".
func (t *Book) noteMark(key string) (string, error) {
	i := slices.Index(notes(), key)
	if i < 0 {
		return "", fmt.Errorf("the annex has no note %q", key)
	}
	return t.noteAt(i), nil
}

// noteAt is what points to the i-th note, counted from 0.
func (t *Book) noteAt(i int) string { return t.AnnexWords("note-mark", strconv.Itoa(i+1)) }

func (t *Book) dictionarySheet(w *doc.Workbook) doc.Sheet {
	g := t.Grid("dictionary",
		Column("sheet", doc.TextCell),
		Column("table", doc.TextCell),
		Column("column", doc.TextCell),
		Column("type", doc.TextCell),
	)
	kinds := t.cellKinds()
	for _, s := range w.Sheets {
		if s.Table == nil || s.Name == sheetDictionary || s.Name == sheetContents {
			continue
		}
		for _, c := range s.Table.Columns {
			g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: s.Name}, {Text: s.Table.ID}, {Text: c.Title}, {Text: kinds[c.Kind]}}})
		}
	}
	return t.sheetOf(sheetDictionary, g)
}

// cellKinds are the kinds of cell in words.
func (t *Book) cellKinds() map[doc.CellKind]string {
	out := map[doc.CellKind]string{}
	for kind, key := range map[doc.CellKind]string{
		doc.TextCell: "text", doc.CountCell: "count", doc.PercentCell: "percent",
		doc.DecimalCell: "decimal", doc.FineCell: "fine", doc.DateCell: "date", doc.DateTimeCell: "date-time",
	} {
		out[kind] = t.AnnexWords("type."+key, t.percentScale())
	}
	return out
}

func (t *Force) provenanceSheet() doc.Sheet {
	g := t.provenanceGrid()
	add := func(item, value, hash string) {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{TextCell(item), TextCell(value), TextCell(hash)}})
	}
	add(t.AnnexWords("item.schema"), t.Found.Schema, "")
	for _, in := range t.Found.Inputs {
		add(t.AnnexWords("item.input", t.roleName(in.Role)), in.Path, in.SHA256)
	}
	for _, l := range t.Edition.Licences {
		add(t.AnnexWords("item.licence"), l, "")
	}
	return t.sheetOf(sheetProvenance, g)
}

// roleName is what an input is, or its role's own name where the templates do
// not know it.
func (t *Book) roleName(role string) string {
	if key := "role." + strings.ReplaceAll(role, " ", "-"); t.Templates.Has("annex." + key) {
		return t.AnnexWords(key)
	}
	return role
}

// provenanceGrid starts with the program and the rulebook.
func (t *Book) provenanceGrid() *doc.Grid {
	g := t.Grid("provenance", Column("item", doc.TextCell), Column("value", doc.TextCell), Column("hash", doc.TextCell))
	r := t.rules
	g.Rows = []doc.GridRow{
		{Cells: []doc.GridCell{{Text: t.AnnexWords("item.program")}, TextCell(t.Edition.Program), TextCell("")}},
		{Cells: []doc.GridCell{{Text: t.AnnexWords("item.rulebook")}, TextCell(r.ID + " " + r.Version), TextCell(r.SHA256)}},
	}
	return g
}

func (t *Force) reportsSheet() doc.Sheet {
	g := t.Grid("reports",
		Column("row", doc.CountCell),
		Column("route", doc.TextCell),
		Column("stratum", doc.TextCell),
		Column("group", doc.TextCell),
		Column("reported", doc.DateTimeCell),
		Column("required", doc.CountCell),
		Column("recorded", doc.CountCell),
		Column("recordedat", doc.DateTimeCell),
		Column("hours", doc.DecimalCell),
		beginning(Column("rape", doc.TextCell)),
		Column("n100required", doc.CountCell),
		Column("n100recorded", doc.CountCell),
		Column("abuse", doc.TextCell),
		Column("vulnerable", doc.TextCell),
		Column("third", doc.TextCell),
		Column("slavery", doc.TextCell),
		beginning(Column("reason", doc.TextCell)),
	)
	g.Long = true
	t.addExtras(g)
	words, counts := t.extraFields()
	sensitive := slices.ContainsFunc(t.Audit.Reports, func(l findings.ReportLine) bool { return l.Reference != "" || l.Note != "" })
	if sensitive {
		t.addColumns(g, "reports", Column("reference", doc.TextCell), Column(freeText, doc.TextCell))
	}
	said := t.answers()
	for _, l := range t.Audit.Reports {
		row := doc.GridRow{Cells: []doc.GridCell{
			countCell(l.Row), TextCell(l.Route), TextCell(l.Stratum), TextCell(l.OffenceGroup), timeCell(l.ReportedAt, l.ReportedDay),
			countCell(l.Required), countCell(l.Recorded), timeCell(l.RecordedAt, l.RecordedDay), hoursCell(l), said.cell(l.Rape),
			countCell(l.N100Required), countCell(l.N100Recorded), said.cell(l.DomesticAbuse), said.cell(l.Vulnerable),
			said.cell(l.ThirdParty), said.cell(l.ModernSlavery), TextCell(l.NotRecorded),
		}}
		row.Cells = append(row.Cells, extraCells(l, words, counts)...)
		if sensitive {
			row.Cells = append(row.Cells, TextCell(l.Reference), TextCell(l.Note))
		}
		g.Rows = append(g.Rows, row)
	}
	return t.sheetOf(sheetReports, g, t.Audit)
}

// freeText is the column of what auditors wrote in their own words.
const freeText = "note"

func (t *Force) cancelledLinesSheet() doc.Sheet {
	g := t.Grid("cancelled-lines",
		Column("row", doc.CountCell),
		Column("group", doc.TextCell),
		Column("on", doc.DateCell),
		Column("avi", doc.TextCell),
		Column("correct", doc.TextCell),
		Column("told", doc.TextCell),
	)
	g.Long = true
	sensitive := slices.ContainsFunc(t.Audit.Cancelled, func(l findings.CancelledLine) bool { return l.Reference != "" || l.Reason != "" })
	if sensitive {
		t.addColumns(g, "cancelled-lines", Column("reference", doc.TextCell), Column(freeText, doc.TextCell))
	}
	said := t.answers()
	for _, l := range t.Audit.Cancelled {
		row := doc.GridRow{Cells: []doc.GridCell{
			countCell(l.Row), TextCell(l.OffenceGroup), TextCell(l.CancelledOn.String()), said.cell(l.AVI),
			said.cell(l.Correct), said.cell(l.VictimTold),
		}}
		if sensitive {
			row.Cells = append(row.Cells, TextCell(l.Reference), TextCell(l.Reason))
		}
		g.Rows = append(g.Rows, row)
	}
	return t.sheetOf(sheetLines, g, t.Audit)
}

// chartsSheet puts native charts of the figures into the analyst annex.
func (t *Force) chartsSheet(figures []doc.Figure) {
	if len(figures) == 0 {
		t.dropSheet(sheetCharts)
		return
	}
	s := t.sheetOf(sheetCharts, nil)
	s.Figures = slices.Clone(figures)
	t.ReplaceSheet(s)
}

// timeCell is a moment in local time, or its day where only that is known, or not
// applicable.
func timeCell(at time.Time, day bool) doc.GridCell {
	switch {
	case at.IsZero():
		return doc.GridCell{Mark: notApplicable}
	case day:
		return doc.GridCell{Text: at.Format("2006-01-02"), Kind: doc.DateCell}
	case at.Second() != 0:
		return doc.GridCell{Text: at.Format("2006-01-02T15:04:05")}
	}
	return doc.GridCell{Text: at.Format("2006-01-02T15:04")}
}

// hoursCell is the most hours that may have passed from the report to the record, made
// of both times. What the formula adds is the rest of a day of which only the date is
// known, and what the clocks were changed by between the two.
func hoursCell(l findings.ReportLine) doc.GridCell {
	if l.ReportedAt.IsZero() || l.RecordedAt.IsZero() {
		return doc.GridCell{Mark: notApplicable}
	}
	longest := l.RecordedAt
	if l.RecordedDay {
		longest = longest.AddDate(0, 0, 1)
	}
	hours := longest.Sub(l.ReportedAt).Hours()
	shown := wallClock(l.RecordedAt).Sub(wallClock(l.ReportedAt)).Hours()
	passed := formula.Round(formula.Here("recordedat").Minus(formula.Here("reported")).Times(num(86400)), 0).Over(num(3600))
	if l.RecordedDay {
		passed, shown = passed.Plus(num(24)), shown+24
	}
	if changed := hours - shown; changed != 0 {
		passed = passed.Plus(num(changed))
	}
	return doc.GridCell{Value: hours, Formula: passed}
}

// wallClock is what the clock shows at a moment, to the second, as a moment elsewhere.
func wallClock(at time.Time) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
}
