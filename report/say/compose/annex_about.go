package compose

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

func (t *teller) coverSheet() doc.Sheet {
	s := doc.Sheet{Name: sheetCover, Title: t.annexWords("workbook"), Lines: t.editionLines()}
	s.Lines = append(s.Lines, t.lines("cover", t.found.Rulebook)...)
	s.Lines = append(s.Lines, textLines(t.in.House.Contact...)...)
	s.Lines = append(s.Lines, textLines(t.in.Edition.Licences...)...)
	return s
}

func (t *teller) contentsSheet(w *doc.Workbook) doc.Sheet {
	g := t.grid("contents",
		doc.GridColumn{ID: "sheet", Title: t.in.Words.Label("worksheet")},
		column("title", doc.TextCell),
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

func (t *teller) notesSheet() doc.Sheet {
	g := t.grid("notes",
		column("number", doc.TextCell),
		column("text", doc.TextCell),
	)
	for _, key := range notes() {
		id, err := t.noteMark(key)
		t.fail(err)
		g.Rows = append(g.Rows, doc.GridRow{ID: "note-" + key, Cells: []doc.GridCell{{Text: id}, {Text: t.phrase("note-" + key)}}})
	}
	return t.sheetOf(sheetNotes, g)
}

// notes are the notes of the annex in their order, which numbers them. Each is
// defined as "phrase.note-KEY".
func notes() []string {
	return []string{"rates", "combined", "domains", "unrecorded", "cancelled", "changes"}
}

// noteMark is what points to a note, "[note 2]".
func (t *teller) noteMark(key string) (string, error) {
	i := slices.Index(notes(), key)
	if i < 0 {
		return "", fmt.Errorf("the annex has no note %q", key)
	}
	return t.annexWords("note-mark", strconv.Itoa(i+1)), nil
}

// planningICC is the likeness of crimes of one report that estimate assumes
// where a sample shows no variation.
const planningICC = 0.1

// Parameters that formulas refer to by name.
func (t *teller) parametersSheet() doc.Sheet {
	g := t.grid("parameters",
		column("name", doc.TextCell),
		column("value", doc.DecimalCell),
		column("meaning", doc.TextCell),
	)
	level := t.level().Float()
	add := func(name string, value float64) {
		g.Rows = append(g.Rows, doc.GridRow{ID: name, Cells: []doc.GridCell{{Text: name}, {Value: value}, {Text: t.annexWords("parameter." + name)}}})
		t.annex.Names = append(t.annex.Names, doc.Name{Name: name, Ref: doc.Ref{Sheet: sheetParameters, Row: name, Column: "value"}})
	}
	add("p_level", level)
	add("p_z", math.Sqrt2*math.Erfinv(level)) // two-sided
	add("p_icc", planningICC)
	return t.sheetOf(sheetParameters, g)
}

func (t *teller) dictionarySheet(w *doc.Workbook) doc.Sheet {
	g := t.grid("dictionary",
		column("sheet", doc.TextCell),
		column("table", doc.TextCell),
		column("column", doc.TextCell),
		column("type", doc.TextCell),
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
func (t *teller) cellKinds() map[doc.CellKind]string {
	out := map[doc.CellKind]string{}
	for kind, key := range map[doc.CellKind]string{
		doc.TextCell: "text", doc.CountCell: "count", doc.PercentCell: "percent",
		doc.DecimalCell: "decimal", doc.DateCell: "date", doc.DateTimeCell: "date-time",
	} {
		out[kind] = t.annexWords("type."+key, t.percentScale())
	}
	return out
}

func (t *teller) provenanceSheet() doc.Sheet {
	g := t.provenanceGrid()
	add := func(item, value, hash string) {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{textCell(item), textCell(value), textCell(hash)}})
	}
	add(t.annexWords("item.schema"), t.found.Schema, "")
	for _, in := range t.found.Inputs {
		add(t.annexWords("item.input", t.roleName(in.Role)), in.Path, in.SHA256)
	}
	for _, l := range t.in.Edition.Licences {
		add(t.annexWords("item.licence"), l, "")
	}
	return t.sheetOf(sheetProvenance, g)
}

// roleName is what an input is, or its role's own name where the templates do
// not know it.
func (t *teller) roleName(role string) string {
	if key := "role." + strings.ReplaceAll(role, " ", "-"); t.in.Templates.Has("annex." + key) {
		return t.annexWords(key)
	}
	return role
}

// provenanceGrid starts with the program and the rulebook.
func (t *teller) provenanceGrid() *doc.Grid {
	g := t.grid("provenance", column("item", doc.TextCell), column("value", doc.TextCell), column("hash", doc.TextCell))
	r := t.found.Rulebook
	g.Rows = []doc.GridRow{
		{Cells: []doc.GridCell{{Text: t.annexWords("item.program")}, textCell(t.in.Edition.Program), textCell("")}},
		{Cells: []doc.GridCell{{Text: t.annexWords("item.rulebook")}, textCell(r.ID + " " + r.Version), textCell(r.SHA256)}},
	}
	return g
}

func (t *teller) reportsSheet() doc.Sheet {
	g := t.grid("reports",
		column("row", doc.CountCell),
		column("route", doc.TextCell),
		column("stratum", doc.TextCell),
		column("group", doc.TextCell),
		column("reported", doc.DateTimeCell),
		column("required", doc.CountCell),
		column("recorded", doc.CountCell),
		column("recordedat", doc.DateTimeCell),
		column("rape", doc.TextCell),
		column("n100required", doc.CountCell),
		column("n100recorded", doc.CountCell),
		column("abuse", doc.TextCell),
		column("vulnerable", doc.TextCell),
		column("third", doc.TextCell),
		column("slavery", doc.TextCell),
		column("reason", doc.TextCell),
	)
	g.Long = true
	sensitive := slices.ContainsFunc(t.in.Lines.Reports, func(l findings.ReportLine) bool { return l.Reference != "" || l.Note != "" })
	if sensitive {
		t.addColumns(g, "reports", column("reference", doc.TextCell), column(freeText, doc.TextCell))
	}
	said := t.answers()
	for _, l := range t.in.Lines.Reports {
		row := doc.GridRow{Cells: []doc.GridCell{
			countCell(l.Row), textCell(l.Route), textCell(l.Stratum), textCell(l.OffenceGroup), timeCell(l.ReportedAt),
			countCell(l.Required), countCell(l.Recorded), timeCell(l.RecordedAt), said.cell(l.Rape),
			countCell(l.N100Required), countCell(l.N100Recorded), said.cell(l.DomesticAbuse), said.cell(l.Vulnerable),
			said.cell(l.ThirdParty), said.cell(l.ModernSlavery), textCell(l.NotRecorded),
		}}
		if sensitive {
			row.Cells = append(row.Cells, textCell(l.Reference), textCell(l.Note))
		}
		g.Rows = append(g.Rows, row)
	}
	return t.sheetOf(sheetReports, g, t.in.Lines)
}

// freeText is the column of what auditors wrote in their own words.
const freeText = "note"

func (t *teller) cancelledLinesSheet() doc.Sheet {
	g := t.grid("cancelled-lines",
		column("row", doc.CountCell),
		column("group", doc.TextCell),
		column("on", doc.DateCell),
		column("avi", doc.TextCell),
		column("correct", doc.TextCell),
		column("told", doc.TextCell),
	)
	g.Long = true
	sensitive := slices.ContainsFunc(t.in.Lines.Cancelled, func(l findings.CancelledLine) bool { return l.Reference != "" || l.Reason != "" })
	if sensitive {
		t.addColumns(g, "cancelled-lines", column("reference", doc.TextCell), column(freeText, doc.TextCell))
	}
	said := t.answers()
	for _, l := range t.in.Lines.Cancelled {
		row := doc.GridRow{Cells: []doc.GridCell{
			countCell(l.Row), textCell(l.OffenceGroup), textCell(l.CancelledOn.String()), said.cell(l.AVI),
			said.yesNo(l.Correct), said.cell(l.VictimTold),
		}}
		if sensitive {
			row.Cells = append(row.Cells, textCell(l.Reference), textCell(l.Reason))
		}
		g.Rows = append(g.Rows, row)
	}
	return t.sheetOf(sheetLines, g, t.in.Lines)
}

// chartsSheet puts native charts of the figures into the analyst annex.
func (t *teller) chartsSheet() {
	if len(t.figures) == 0 {
		t.dropSheet(sheetCharts)
		return
	}
	s := t.sheetOf(sheetCharts, nil)
	s.Figures = slices.Clone(t.figures)
	t.replaceSheet(s)
}

// timeCell is a moment in local time, or not applicable.
func timeCell(at time.Time) doc.GridCell {
	if at.IsZero() {
		return doc.GridCell{Mark: notApplicable}
	}
	return doc.GridCell{Text: at.Format("2006-01-02T15:04")}
}
