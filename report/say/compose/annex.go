package compose

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// Sheets of the annex, by the house's names.
const (
	sheetCover      = "Cover"
	sheetContents   = "Contents"
	sheetNotes      = "Notes"
	sheetHeadlines  = "Headlines"
	sheetRates      = "Rates"
	sheetDomains    = "Domains"
	sheetUnrecorded = "Unrecorded"
	sheetCancelled  = "Cancelled"
	sheetChanges    = "Changes"
	sheetNation     = "Nation"
	sheetGrades     = "Grades"
	sheetFindings   = "Findings"
	sheetCharts     = "Charts"
	sheetParameters = "Parameters"
	sheetReports    = "Reports"
	sheetLines      = "Cancelled_lines"
	sheetDictionary = "Data_dictionary"
	sheetProvenance = "Provenance"
	sheetQuality    = "Quality_checks"
)

// analystOnly are the sheets that never stand in the publication annex.
var analystOnly = []string{sheetCharts, sheetReports, sheetLines} //nolint:gochecknoglobals // a closed list

// layAnnex builds the analyst annex: every number of every document has its
// cell here before a word is told. Headlines are filled when all is told.
func (t *teller) layAnnex() {
	f := t.found
	w := &doc.Workbook{
		ID:       Stem(t.in.House.ReportPrefix, f) + "-annex",
		Title:    t.annexWords("workbook"),
		Subject:  t.annexWords("subject"),
		Author:   t.in.House.Inspectorate,
		Keywords: []string{f.Force.Name, t.phrase("keyword-topic"), t.phrase("keyword-kind")},
		Lang:     t.in.Words.Lang,
		Date:     documentDate(f),
		Analyst:  true,
		Sample:   t.in.Edition.Sample, SampleTitle: t.phrase("sample-status"),
	}
	t.annex = w
	add := func(s doc.Sheet) { w.Sheets = append(w.Sheets, s) }
	add(t.coverSheet())
	add(doc.Sheet{Name: sheetContents}) // filled last
	add(t.notesSheet())
	add(doc.Sheet{Name: sheetHeadlines}) // filled when all is told
	add(t.ratesSheet())
	if len(t.domains()) > 0 {
		add(t.domainsSheet())
	}
	if len(f.Unrecorded) > 0 {
		add(t.unrecordedSheet())
	}
	if len(f.Cancelled) > 0 {
		add(t.cancelledSheet())
	}
	if len(f.Changes) > 0 {
		add(t.changesSheet())
	}
	if t.corrected != nil {
		add(doc.Sheet{Name: sheetCorrections}) // filled when every number has its cell
	}
	add(t.nationSheet())
	add(t.gradesSheet())
	add(doc.Sheet{Name: sheetFindings}) // words are filled by fillFindings
	add(doc.Sheet{Name: sheetCharts})   // filled when the figures are drawn
	add(t.parametersSheet())
	if len(t.in.Lines.Reports) > 0 {
		add(t.reportsSheet())
	}
	if len(t.in.Lines.Cancelled) > 0 {
		add(t.cancelledLinesSheet())
	}
	add(doc.Sheet{Name: sheetDictionary}) // filled from the finished sheets
	add(t.provenanceSheet())
	add(doc.Sheet{Name: sheetQuality})
}

// publicationAnnex is the annex without lines and charts: the same sheets by
// name and address, values instead of formulas.
func (t *teller) publicationAnnex() *doc.Workbook {
	w := t.publicSheets()
	t.finishAnnex(w)
	return w
}

// publicSheets is what readers of the documents can look a number up in.
func (t *teller) publicSheets() *doc.Workbook {
	w := *t.annex
	w.Analyst = false
	w.Sheets = slices.DeleteFunc(slices.Clone(w.Sheets), func(s doc.Sheet) bool {
		return slices.Contains(analystOnly, s.Name)
	})
	w.Names = slices.Clone(w.Names)
	return &w
}

// finishAnnex writes the sheets that are about the others.
func (t *teller) finishAnnex(w *doc.Workbook) {
	if s := w.Sheet(sheetDictionary); s != nil {
		*s = t.dictionarySheet(w)
	}
	if s := w.Sheet(sheetContents); s != nil {
		*s = t.contentsSheet(w)
	}
}

// replaceSheet puts a sheet in the place kept for it.
func (t *teller) replaceSheet(s doc.Sheet) {
	if old := t.annex.Sheet(s.Name); old != nil {
		*old = s
	}
}

// dropEmptySheet removes a place that was kept and not filled.
func (t *teller) dropSheet(name string) {
	t.annex.Sheets = slices.DeleteFunc(t.annex.Sheets, func(s doc.Sheet) bool { return s.Name == name })
}

// domains are the measures that are neither strata, nor combined, nor audits of
// cancelled records, in the rulebook's order.
func (t *teller) domains() []findings.Measure {
	var out []findings.Measure
	for _, m := range t.found.Measures {
		if m.Role != "stratum" && m.Role != "force" && m.Role != "cancelled" {
			out = append(out, m)
		}
	}
	return out
}

// strataAndForce are the measures of the Rates sheet: strata first, then what
// is combined from them.
func (t *teller) strataAndForce() []findings.Measure {
	var strata, combined []findings.Measure
	for _, m := range t.found.Measures {
		switch m.Role {
		case "stratum":
			strata = append(strata, m)
		case "force":
			combined = append(combined, m)
		}
	}
	return append(strata, combined...)
}

// refOf is the annex cell of a column of a measure.
func (t *teller) refOf(measure, col string) doc.Ref {
	m, ok := t.measures[measure]
	if !ok {
		return doc.Ref{}
	}
	switch m.Role {
	case "stratum", "force":
		return doc.Ref{Sheet: sheetRates, Row: measure, Column: col}
	case "cancelled":
		return doc.Ref{Sheet: sheetCancelled, Row: measure, Column: col}
	default:
		return doc.Ref{Sheet: sheetDomains, Row: measure, Column: col}
	}
}
