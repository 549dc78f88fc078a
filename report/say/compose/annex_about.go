package compose

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

func (t *teller) coverSheet() doc.Sheet {
	f, e, h := t.found, t.in.Edition, t.in.House
	s := doc.Sheet{Name: sheetCover, Title: f.Force.Name + ": " + f.Inspection.Title + ", data annex"}
	line := func(format string, args ...any) {
		s.Lines = append(s.Lines, doc.SheetLine{Text: fmt.Sprintf(format, args...)})
	}
	head := func(text string) { s.Lines = append(s.Lines, doc.SheetLine{Text: text, Heading: true}) }
	if e.Sample != "" {
		line("%s", e.Sample)
	}
	if e.Notice != "" {
		line("%s", e.Notice)
	}
	line("Published by %s, %s.", h.Inspectorate, t.in.Words.Date(documentDate(f)))
	line("Reports of crime audited: %s to %s.", t.in.Words.Date(f.Audit.From.Time()), t.in.Words.Date(f.Audit.To.Time()))
	line("Overall judgment: %s, under %s version %s.", f.Overall.Grade, f.Rulebook.Title, f.Rulebook.Version)
	if f.Rulebook.Illustrative {
		line("%s", t.phrase("thresholds-illustrative"))
	}
	head("What this workbook is")
	line("It holds the numbers of the inspection report. A number in the report cites its cell here by sheet and address.")
	line("In the analyst edition every derived number is a live formula that leads back to the audited lines; the publication edition holds the same values at the same addresses.")
	head("Shorthand")
	line("[x] means not available, [z] means not applicable, [note 1] points to the Notes sheet.")
	head("Contact")
	for _, c := range h.Contact {
		line("%s", c)
	}
	for _, l := range e.Licences {
		line("%s", l)
	}
	return s
}

func (t *teller) contentsSheet(w *doc.Workbook) doc.Sheet {
	g := &doc.Grid{ID: "tbl_contents", Columns: []doc.GridColumn{
		column("sheet", t.in.Words.Label("worksheet"), doc.TextCell),
		column("title", "Title", doc.TextCell),
	}}
	for _, s := range w.Sheets {
		if s.Name == sheetContents {
			continue
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: s.Name, Cells: []doc.GridCell{
			{Text: s.Name, Link: "sheet:" + s.Name}, {Text: s.Title},
		}})
	}
	return t.sheetOf(sheetContents, "Contents", g)
}

func (t *teller) notesSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_notes", Columns: []doc.GridColumn{
		column("number", "Note number", doc.TextCell),
		column("text", "Note text", doc.TextCell),
	}}
	for i, key := range []string{"note-rates", "note-combined", "note-domains", "note-unrecorded", "note-cancelled", "note-changes"} {
		id := fmt.Sprintf("[note %d]", i+1)
		g.Rows = append(g.Rows, doc.GridRow{ID: key, Cells: []doc.GridCell{{Text: id}, {Text: t.phrase(key)}}})
	}
	return t.sheetOf(sheetNotes, "Notes", g)
}

// planningICC is the likeness of crimes of one report that estimate assumes
// where a sample shows no variation.
const planningICC = 0.1

// Parameters that formulas refer to by name.
func (t *teller) parametersSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_parameters", Columns: []doc.GridColumn{
		column("name", "Parameter", doc.TextCell),
		column("value", "Value", doc.DecimalCell),
		column("meaning", "Meaning", doc.TextCell),
	}}
	level := t.level().Float()
	add := func(name string, value float64, formula, meaning string) {
		g.Rows = append(g.Rows, doc.GridRow{ID: name, Cells: []doc.GridCell{{Text: name}, {Value: value, Formula: formula}, {Text: meaning}}})
		t.annex.Names = append(t.annex.Names, doc.Name{Name: name, Ref: doc.Ref{Sheet: sheetParameters, Row: name, Column: "value"}})
	}
	add("p_level", level, "", "Level of confidence of the intervals, a fraction")
	add("p_z", math.Sqrt2*math.Erfinv(level), "", "Standard normal quantile of the level, two-sided")
	add("p_icc", planningICC, "", "Likeness of crimes of one report, assumed where a sample shows no variation")
	return t.sheetOf(sheetParameters, "Parameters of the formulas", g)
}

func (t *teller) dictionarySheet(w *doc.Workbook) doc.Sheet {
	g := &doc.Grid{ID: "tbl_dictionary", Columns: []doc.GridColumn{
		column("sheet", "Worksheet", doc.TextCell),
		column("table", "Table", doc.TextCell),
		column("column", "Column", doc.TextCell),
		column("type", "Type", doc.TextCell),
	}}
	kinds := map[doc.CellKind]string{
		doc.TextCell: "text", doc.CountCell: "number, whole as printed", doc.PercentCell: "number, percent from 0 to 100",
		doc.DecimalCell: "number", doc.DateCell: "date", doc.DateTimeCell: "date and local time",
	}
	for _, s := range w.Sheets {
		if s.Table == nil || s.Name == sheetDictionary || s.Name == sheetContents {
			continue
		}
		for _, c := range s.Table.Columns {
			g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: s.Name}, {Text: s.Table.ID}, {Text: c.Title}, {Text: kinds[c.Kind]}}})
		}
	}
	return t.sheetOf(sheetDictionary, "Data dictionary", g)
}

func (t *teller) provenanceSheet() doc.Sheet {
	f := t.found
	g := &doc.Grid{ID: "tbl_provenance", Columns: []doc.GridColumn{
		column("item", "Item", doc.TextCell),
		column("value", "Value", doc.TextCell),
		column("hash", "SHA-256", doc.TextCell),
	}}
	add := func(item, value, hash string) {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{textCell(item), textCell(value), textCell(hash)}})
	}
	add("Program", t.in.Edition.Program, "")
	add("Rulebook", f.Rulebook.ID+" "+f.Rulebook.Version, f.Rulebook.SHA256)
	add("Findings schema", f.Schema, "")
	for _, in := range f.Inputs {
		add("Input: "+in.Role, in.Path, in.SHA256)
	}
	for _, l := range t.in.Edition.Licences {
		add("Licence", l, "")
	}
	return t.sheetOf(sheetProvenance, "Provenance", g, "Some shorthand is used: [z] = not applicable.")
}

func (t *teller) qualitySheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_quality", Columns: []doc.GridColumn{
		column("check", "Check", doc.TextCell),
		column("what", "What was checked", doc.TextCell),
		column("result", "Result", doc.TextCell),
		column("detail", "Detail", doc.TextCell),
	}}
	add := func(id, what, result, detail string) {
		g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{{Text: id}, {Text: what}, {Text: result}, textCell(detail)}})
	}
	add("claims", "Every size word in the report is true of its number", "Passed", fmt.Sprintf("%d phrases checked", len(t.claims)))
	add("cells", "Every number in the report has a cell in this annex", "Passed", fmt.Sprintf("%d cells cited", len(t.cited)))
	for _, m := range t.found.Measures {
		for _, w := range m.Warnings {
			add("doubt-"+m.ID+"-"+w.ID, t.label(m), "Warning", t.warning(w))
		}
	}
	for _, w := range t.found.Warnings {
		add("doubt-"+w.ID, t.found.Force.Name, "Warning", t.warning(w))
	}
	return t.sheetOf(sheetQuality, "Quality checks", g, "Some shorthand is used: [z] = not applicable.")
}

func (t *teller) reportsSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_reports", Long: true, Columns: []doc.GridColumn{
		column("row", "Workbook row", doc.CountCell),
		column("route", "Route", doc.TextCell),
		column("stratum", "Stratum", doc.TextCell),
		column("group", "Offence group", doc.TextCell),
		column("reported", "Reported at", doc.DateTimeCell),
		column("required", "Crimes that should be recorded", doc.CountCell),
		column("recorded", "Crimes recorded", doc.CountCell),
		column("recordedat", "Recorded at", doc.DateTimeCell),
		column("rape", "Rape report", doc.TextCell),
		column("n100required", "N100 required", doc.CountCell),
		column("n100recorded", "N100 recorded", doc.CountCell),
		column("abuse", "Domestic abuse", doc.TextCell),
		column("vulnerable", "Vulnerable victim", doc.TextCell),
		column("third", "Third-party professional", doc.TextCell),
		column("slavery", "Modern slavery", doc.TextCell),
		column("reason", "Reason not recorded", doc.TextCell),
	}}
	sensitive := slices.ContainsFunc(t.in.Lines.Reports, func(l findings.ReportLine) bool { return l.Reference != "" || l.Note != "" })
	if sensitive {
		g.Columns = append(g.Columns, column("reference", "Report reference", doc.TextCell), column("note", "Auditor note", doc.TextCell))
	}
	for _, l := range t.in.Lines.Reports {
		row := doc.GridRow{Cells: []doc.GridCell{
			countCell(l.Row), textCell(l.Route), textCell(l.Stratum), textCell(l.OffenceGroup), timeCell(l.ReportedAt),
			countCell(l.Required), countCell(l.Recorded), timeCell(l.RecordedAt), yesNo(l.Rape),
			countCell(l.N100Required), countCell(l.N100Recorded), yesNo(l.DomesticAbuse), yesNo(l.Vulnerable),
			yesNo(l.ThirdParty), yesNo(l.ModernSlavery), textCell(l.NotRecorded),
		}}
		if sensitive {
			row.Cells = append(row.Cells, textCell(l.Reference), textCell(l.Note))
		}
		g.Rows = append(g.Rows, row)
	}
	return t.sheetOf(sheetReports, "Audited reports of crime, one a row", g,
		"Some shorthand is used: [z] = not applicable.",
		"From "+t.in.Lines.File+"; Workbook row is the row of the Reports sheet there.")
}

func (t *teller) cancelledLinesSheet() doc.Sheet {
	g := &doc.Grid{ID: "tbl_cancelled_lines", Long: true, Columns: []doc.GridColumn{
		column("row", "Workbook row", doc.CountCell),
		column("group", "Group", doc.TextCell),
		column("on", "Cancelled on", doc.DateCell),
		column("avi", "Additional verifiable information", doc.TextCell),
		column("correct", "Correctly cancelled", doc.TextCell),
		column("told", "Victim told", doc.TextCell),
	}}
	for _, l := range t.in.Lines.Cancelled {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{
			countCell(l.Row), textCell(l.OffenceGroup), textCell(l.CancelledOn.String()), textCell(capital(l.AVI)),
			yesNo(l.Correct), textCell(capital(l.VictimTold)),
		}})
	}
	return t.sheetOf(sheetLines, "Cancelled records audited, one a row", g,
		"From "+t.in.Lines.File+"; Workbook row is the row of the Cancelled sheet there.")
}

// chartsSheet puts native charts of the figures into the analyst annex.
func (t *teller) chartsSheet() {
	if len(t.figures) == 0 {
		t.dropSheet(sheetCharts)
		return
	}
	s := t.sheetOf(sheetCharts, "Charts", nil, "Charts of this workbook's numbers. Each has a text alternative.")
	s.Figures = slices.Clone(t.figures)
	t.replaceSheet(s)
}

func yesNo(b bool) doc.GridCell {
	if b {
		return doc.GridCell{Text: "Yes"}
	}
	return doc.GridCell{Text: "No"}
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// timeCell is a moment in local time, or not applicable.
func timeCell(at time.Time) doc.GridCell {
	if at.IsZero() {
		return doc.GridCell{Mark: notApplicable}
	}
	return doc.GridCell{Text: at.Format("2006-01-02T15:04")}
}
