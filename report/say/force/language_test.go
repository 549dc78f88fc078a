package force_test

import (
	"regexp"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/saytest"
)

// The language of these tests is English in letters of full width: templates,
// words and data are set in it, so that a word in plain letters can only come
// from the program.

// TestNoEnglishInAnnex: a language that has templates and words of its own has
// all of a force's documents.
func TestNoEnglishInAnnex(t *testing.T) {
	told := saytest.TellIn(t, saytest.ForeignInput(t))
	for _, w := range []*doc.Workbook{told.Annex, told.Analyst} {
		saytest.SpeaksForeign(t, w)
	}
	for _, p := range []*doc.Publication{told.Report, told.Key, told.KeyBrief, told.Notice} {
		saytest.NoEnglish(t, string(p.Kind), strings.Join(append(p.Keywords, p.Subject, p.Running), "; "))
		for line := range strings.Lines(saytest.TextOf(p)) {
			saytest.NoEnglish(t, string(p.Kind), line)
		}
	}
	for _, name := range []string{
		ledger.SheetCover, ledger.SheetContents, ledger.SheetNotes, ledger.SheetHeadlines, ledger.SheetRates, ledger.SheetDomains, ledger.SheetUnrecorded, ledger.SheetCancelled, ledger.SheetChanges, ledger.SheetNation,
		ledger.SheetGrades, ledger.SheetFindings, ledger.SheetCharts, ledger.SheetParameters, ledger.SheetReports, ledger.SheetLines, ledger.SheetDictionary, ledger.SheetProvenance, ledger.SheetQuality,
	} {
		if told.Analyst.Sheet(name) == nil {
			t.Errorf("the annex has no sheet %s to look at", name)
		}
	}
}

// structuredRef is a column of a table in a formula.
var structuredRef = regexp.MustCompile(`(tbl_[a-z_]+)\[((?:'.|[^\]'])*)\]`)

// TestFormulasNameHeadsAsTold: live formulas refer to columns by their heads and
// compare answers by their words, whatever the language.
func TestFormulasNameHeadsAsTold(t *testing.T) {
	in := saytest.ForeignInput(t)
	in.Findings.Measures[1].Source.Where = "stratum = " + in.Lines.Reports[0].Stratum
	analyst := saytest.TellIn(t, in).Analyst
	heads, refs, answers := map[string]bool{}, 0, 0
	for _, s := range analyst.Sheets {
		if s.Table != nil {
			for _, c := range s.Table.Columns {
				heads[s.Table.ID+"["+c.Title+"]"] = true
			}
		}
	}
	for _, s := range analyst.Sheets {
		if s.Table == nil {
			continue
		}
		for _, row := range s.Table.Rows {
			for _, c := range row.Cells {
				for _, ref := range structuredRef.FindAllString(c.Formula, -1) {
					if refs++; !heads[ref] {
						t.Errorf("formula %q names %s, which is no column", c.Formula, ref)
					}
				}
				if strings.Contains(c.Formula, `"`+saytest.Otherwise("yes")+`"`) {
					answers++
				}
				if strings.Contains(c.Formula, `"yes"`) {
					t.Errorf("formula %q compares with an English answer", c.Formula)
				}
			}
		}
	}
	if refs < 20 || answers == 0 {
		t.Errorf("%d references and %d answers to look at", refs, answers)
	}
}
