package force_test

import (
	"regexp"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
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
		ledger.SheetCover, "Contents", "Notes", "Headlines", "Word_checks", ledger.SheetRates, "Domains", ledger.SheetUnrecorded, ledger.SheetCancelled, ledger.SheetChanges, "Nation",
		"Grades", "Findings", "Charts", "Parameters", "Reports", "Cancelled_lines", "Data_dictionary", "Provenance", "Quality_checks",
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
	stratum := []findings.Condition{{Field: "stratum", Equals: []string{in.Lines.Reports[0].Stratum}}}
	for i := range in.Findings.Measures {
		m := &in.Findings.Measures[i]
		m.Counting = findings.Counting{
			Table: "Reports", Where: []findings.Condition{{Field: "rape report", Equals: []string{"yes"}}},
			Required: "crimes required", Recorded: "crimes recorded", Samples: []findings.Sample{{Name: "violence", Where: stratum}},
		}
		if m.Role == "cancelled" {
			m.Counting = findings.Counting{Table: "Cancelled", Recorded: "correctly cancelled"}
		}
	}
	analyst := saytest.TellIn(t, in).Analyst
	book := formula.NewBook(analyst)
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
		for i, row := range s.Table.Rows {
			for _, c := range row.Cells {
				if c.Formula == nil {
					continue
				}
				printed, err := book.Print(c.Formula, s.Name, i)
				if err != nil {
					t.Error(err)
				}
				for _, ref := range structuredRef.FindAllString(printed, -1) {
					if refs++; !heads[ref] {
						t.Errorf("formula %q names %s, which is no column", printed, ref)
					}
				}
				if strings.Contains(printed, `"`+saytest.Otherwise("Yes")+`"`) {
					answers++
				}
				if strings.Contains(strings.ToLower(printed), `"yes"`) {
					t.Errorf("formula %q compares with an English answer", printed)
				}
			}
		}
	}
	if refs < 20 || answers == 0 {
		t.Errorf("%d references and %d answers to look at", refs, answers)
	}
}
