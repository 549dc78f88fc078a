// Package ledger lays the annex of a force and of a round: where every number of
// their documents has its cell, with the formula that makes it. What is told cites
// these cells.
package ledger

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// Scale are the grades of the rules, lowest first.
func (t *Book) Scale() []string {
	out := make([]string, len(t.grades))
	for i, g := range t.grades {
		out[i] = g.ID
	}
	return out
}

// GradeMark is the place of a grade on the scale; the zero mark for what is off it.
func (t *Book) GradeMark(grade string) doc.GradeMark {
	for _, g := range t.grades {
		if g.ID == grade {
			return doc.GradeMark{Level: g.Level, Of: len(t.grades)}
		}
	}
	return doc.GradeMark{}
}

// finishAnnex writes the sheets that are about the others.
func (t *Book) finishAnnex(w *doc.Workbook) {
	if s := w.Sheet(sheetDictionary); s != nil {
		*s = t.dictionarySheet(w)
	}
	if s := w.Sheet(sheetContents); s != nil {
		*s = t.contentsSheet(w)
	}
}

// Book is an annex in the making: where every number has its cell, and the words of
// its sheets.
type Book struct {
	*tell.Kernel
	Annex   *doc.Workbook
	rules   findings.RulebookRef
	grades  []findings.Grade // of the rules' scale, lowest first
	bands   []findings.Band  // of the rules: rates are printed beside their bounds
	level   findings.Num     // of confidence, of the intervals
	version string           // of the documents
	// corrected is what a correction changes; nil where nothing is corrected.
	Corrected *corrected
	rowPrefix string // of the rows of corrections, where several forces share the sheet
}

// NewBook is a book without sheets; its level is that of the findings' combined
// measure.
func NewBook(k *tell.Kernel, f findings.Findings) Book {
	b := Book{Kernel: k, rules: f.Rulebook, grades: f.Grades, bands: f.Bands, level: findings.None(), version: f.Version()}
	for _, m := range f.Measures {
		if m.ID == f.Combined {
			b.level = m.Level
		}
	}
	return b
}

// lay begins the workbook.
func (t *Book) lay(w *doc.Workbook) { t.Annex, t.Cells = w, w }

// ReplaceSheet puts a sheet in the place kept for it.
func (t *Book) ReplaceSheet(s doc.Sheet) {
	if old := t.Annex.Sheet(s.Name); old != nil {
		*old = s
	}
}

// dropSheet removes a place that was kept and not filled.
func (t *Book) dropSheet(name string) {
	t.Annex.Sheets = slices.DeleteFunc(t.Annex.Sheets, func(s doc.Sheet) bool { return s.Name == name })
}
