package ledger

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

// Sheets of the annex, by the house's names.
const (
	SheetCover      = "Cover"
	sheetContents   = "Contents"
	sheetNotes      = "Notes"
	sheetHeadlines  = "Headlines"
	sheetChecked    = "Word_checks"
	SheetRates      = "Rates"
	sheetDomains    = "Domains"
	SheetUnrecorded = "Unrecorded"
	SheetCancelled  = "Cancelled"
	SheetReasons    = "Reasons"
	SheetTimes      = "Times"
	SheetChanges    = "Changes"
	SheetNation     = "Nation"
	sheetGrades     = "Grades"
	sheetFindings   = "Findings"
	sheetCharts     = "Charts"
	sheetParameters = "Parameters"
	sheetWorkings   = "Workings"
	sheetReports    = "Reports"
	sheetLines      = "Cancelled_lines"
	sheetDictionary = "Data_dictionary"
	sheetProvenance = "Provenance"
	sheetQuality    = "Quality_checks"
	SheetDisputed   = "Disputed"
)

// analystOnly are the sheets that never stand in the publication annex.
var analystOnly = []string{sheetCharts, sheetReports, sheetLines, SheetDisputed} //nolint:gochecknoglobals // a closed list

// Lay builds the analyst annex: every number of every document has its
// cell here before a word is told. Words are checked when all is told.
func (t *Force) Lay() {
	f := t.Found
	w := &doc.Workbook{
		ID:       Stem(t.House.ReportPrefix, f) + "-annex",
		Title:    t.AnnexWords("workbook"),
		Subject:  t.AnnexWords("subject"),
		Author:   t.House.Inspectorate,
		Keywords: []string{f.Force.Name, t.Phrase("keyword-topic"), t.Phrase("keyword-kind")},
		Lang:     t.Pack.Lang,
		Date:     DocumentDate(f),
		Analyst:  true,
		Sample:   t.Edition.Sample,
	}
	t.lay(w)
	t.laySheets(func(s doc.Sheet) { w.Sheets = append(w.Sheets, s) })
	t.ReplaceSheet(t.headlinesSheet())
	t.Fail(formula.Fill(w))
}

// laySheets adds the sheets in their order: what is found, then how, then the lines.
func (t *Force) laySheets(add func(doc.Sheet)) {
	f := t.Found
	add(t.coverSheet())
	add(doc.Sheet{Name: sheetContents}) // filled last
	add(t.notesSheet())
	add(doc.Sheet{Name: sheetHeadlines}) // filled of the sheets after it
	add(t.ratesSheet())
	if len(t.Domains()) > 0 {
		add(t.domainsSheet())
	}
	if len(f.Unrecorded) > 0 {
		add(t.unrecordedSheet())
	}
	if len(f.Cancelled) > 0 {
		add(t.cancelledSheet())
	}
	if f.Missed.Known() {
		add(t.reasonsSheet())
	}
	if len(f.Timed) > 0 {
		add(t.timesSheet())
	}
	if len(f.Changes) > 0 {
		add(t.changesSheet())
	}
	if t.Corrected != nil {
		add(doc.Sheet{Name: sheetCorrections}) // filled when every number has its cell
	}
	add(t.nationSheet())
	add(doc.Sheet{Name: sheetGrades})   // its reasons are told by fillFindings
	add(doc.Sheet{Name: sheetFindings}) // words are filled by fillFindings
	add(doc.Sheet{Name: sheetChecked})  // filled when all is told
	add(doc.Sheet{Name: sheetCharts})   // filled when the figures are drawn
	add(t.parametersSheet())
	if t.hasCombination() {
		add(t.combinationSheet())
	}
	if t.hasWorkings() {
		add(t.workingsSheet())
	}
	if len(t.Audit.Reports) > 0 {
		add(t.reportsSheet())
	}
	if len(t.Audit.Cancelled) > 0 {
		add(t.cancelledLinesSheet())
	}
	if len(t.disputed()) > 0 {
		add(t.disputedSheet())
	}
	add(doc.Sheet{Name: sheetDictionary}) // filled from the finished sheets
	add(t.provenanceSheet())
	add(doc.Sheet{Name: sheetQuality})
}

// PublicationAnnex is the annex without lines and charts: the same sheets by
// name and address, values instead of formulas.
func (t *Force) PublicationAnnex() *doc.Workbook {
	w := t.publicSheets()
	t.finishAnnex(w)
	return w
}

// publicSheets is what readers of the documents can look a number up in.
func (t *Book) publicSheets() *doc.Workbook {
	w := *t.Annex
	w.Analyst = false
	w.Sheets = slices.DeleteFunc(slices.Clone(w.Sheets), func(s doc.Sheet) bool {
		return slices.Contains(analystOnly, s.Name)
	})
	w.Names = slices.Clone(w.Names)
	return &w
}

// Domains are the measures that are neither strata, nor combined, nor audits of
// cancelled records, in the rulebook's order.
func (t *Force) Domains() []findings.Measure {
	var out []findings.Measure
	for _, m := range t.Found.Measures {
		if m.Role != "stratum" && m.Role != "force" && m.Role != "cancelled" {
			out = append(out, m)
		}
	}
	return out
}

// StrataAndForce are the measures of the Rates sheet: strata first, then what
// is combined from them.
func (t *Force) StrataAndForce() []findings.Measure {
	var strata, combined []findings.Measure
	for _, m := range t.Found.Measures {
		switch m.Role {
		case "stratum":
			strata = append(strata, m)
		case "force":
			combined = append(combined, m)
		}
	}
	return append(strata, combined...)
}

// RefOf is the annex cell of a column of a measure.
func (t *Force) RefOf(measure, col string) doc.Ref {
	m, ok := t.Measures[measure]
	if !ok {
		return doc.Ref{}
	}
	switch m.Role {
	case "stratum", "force":
		return doc.Ref{Sheet: SheetRates, Row: measure, Column: col}
	case "cancelled":
		return doc.Ref{Sheet: SheetCancelled, Row: measure, Column: col}
	default:
		return doc.Ref{Sheet: sheetDomains, Row: measure, Column: col}
	}
}
