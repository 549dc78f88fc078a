package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"assize/report/read/source"
)

// The shared cases are small files of other people, beside the project where they are
// at all: whether they are read, and if not, by what name they are refused. How
// is in the standards, and in what LibreOffice, calamine and openpyxl say; where
// these differ from one another, the file is refused.
func TestSharedCases(t *testing.T) {
	dir := "../../../../shared/cases/reader"
	if _, err := os.Stat(dir); err != nil {
		t.Log("skipped: shared cases (../shared/cases/reader is not there); tables of the same kinds are read")
		return
	}
	cases := []struct {
		file, rule string // rule of the refusal, or
		want       string // the cells
	}{
		{"ac-cell.xlsx", "", "A1 number 1|B1 number 2"},
		{"ac-cellxfs.xlsx", "", "A1 number 85|B1 date 2016-09-01|C1 number 0.85"},
		{"ac-text.xlsx", "", "A1 text Graded good"},
		{"far-empty-row.xlsx", "", "A1 text GMP|B1 number 10"},
		{"far-styled-row.xlsx", "", "A1 text GMP|B1 number 10"},
		{"colstyle.xlsx", "", "A1 text Force|B1 text Audited|A2 text GMP|B2 number 10"},
		{"csv-ctrlz.csv", "", "A1 text Force|B1 text N|A2 text GMP|B2 number 5"},
		{"csv-eu.csv", "", "A1 text Force|B1 text N|A2 text GMP|B2 text 1,5|A3 text Sussex|B3 text 2,5"},
		{"csv-utf16-tab.csv", "", "A1 text Force|B1 text N|A2 text GMP|B2 number 5"},
		{"csv-vt.csv", "", "A1 text Force|B1 text Note|A2 text GMP|B2 text line one\vline two"},
		{"ods-duration-named-style.ods", "", "A1 number 0.3541666666666667|B1 number 1.2708333333333333|C1 number 0.3541666666666667"},
		{"p-ignorable.xlsx", "", "A1 number 1"},
		{"p-process.xlsx", "", "A1 number 1|A2 number 2"},
		{"p-t-after-r.xlsx", "", "A1 text goodbad"},
		{"p-dup-numfmt.xlsx", "", "A1 date 2016-09-01"},
		{"p-iso-date.xlsx", "", "A1 date 2016-02-29|B1 date 2016-02-29T10:00:00.500|C1 text 2016-02-29T10:00:00+01:00"},
		{"colon-attr.xlsx", ruleXML, ""},
		{"csv-1252.csv", ruleEncoding, ""},
		{"csv-quote.csv", ruleQuote, ""},
		{"csv-spacequote.csv", ruleQuote, ""},
		{"fixed-060-latin1-decl.xlsx", ruleEncoding, ""},
		{"fixed-061-rows-unordered.xlsx", ruleCellOrder, ""},
		{"fixed-068-ref-row-mismatch.xlsx", ruleCellOrder, ""},
		{"mut-inlineStr-in-v.xlsx", ruleType, ""},
		{"p-bool-text.xlsx", ruleBool, ""},
		{"p-date1904-off.xlsx", ruleElement, ""},
		{"p-err-new.xlsx", ruleType, ""},
		{"p-foreign-cell.xlsx", ruleCompat, ""},
		{"p-mustund.xlsx", ruleCompat, ""},
		{"p-numlex.xlsx", ruleNumber, ""},
		{"p-two-t.xlsx", ruleElement, ""},
		{"p-ws-rows-outside.xlsx", ruleElement, ""},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			book, err := Open(named(filepath.Join(dir, c.file), c.file), AuditLimits())
			if c.rule != "" {
				if ps, ok := err.(source.Problems); !ok || ps[0].Rule != c.rule || ps[0].Hint == "" && c.rule != ruleXML {
					t.Errorf("got %v, want a refusal by %s with a hint", err, c.rule)
				}
				return
			}
			must(t, err)
			if got := cellsOf(&book.Sheets[0]); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
	for _, file := range []string{"excel-poi-CVLKRA.xlsx", "lo-poi-60384.xlsx", "real-hancom-style-alternate-content.xlsx", "space.xlsx", "formats.xlsx", "fixed-101-40000.xlsx"} {
		if _, err := Open(named(filepath.Join(dir, file), file), AuditLimits()); err != nil {
			t.Errorf("%v", err)
		}
	}
	if _, err := Open(named(filepath.Join(dir, "real-cp1252.csv"), "real-cp1252.csv"), TableLimits(), "windows-1252"); err != nil {
		t.Errorf("%v", err)
	}
}
