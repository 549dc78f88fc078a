package annex

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"assize/report/say/doc"
)

// formWorkbook is a small form: an example, rows to fill in, one column that holds
// another down, one that comes after another, and counts that are live.
func formWorkbook() *doc.Workbook {
	empty := doc.GridRow{Cells: []doc.GridCell{{}, {}, {Value: math.NaN()}, {Value: math.NaN()}, {}, {}}}
	return &doc.Workbook{
		ID: "form", Title: "Form", Lang: "en-GB", Form: true, Analyst: true,
		Sheets: []doc.Sheet{
			{Name: "How to fill", Title: "How to fill", Lines: []doc.SheetLine{{Text: "Fill in the shaded cells."}}},
			{Name: "Rows", Lines: []doc.SheetLine{{Text: "A row a report."}}, Table: &doc.Grid{
				ID: "tbl_rows",
				Columns: []doc.GridColumn{
					{ID: "ref", Title: "Reference", Input: true, Comment: "Each once."},
					{ID: "kind", Title: "Kind", Input: true, Choices: []string{"a", "b \"c\""}, Open: true, Error: "None of the list."},
					{ID: "most", Title: "Most", Kind: doc.CountCell, Input: true, Error: "A whole number."},
					{ID: "some", Title: "Some", Kind: doc.CountCell, Input: true, Most: "most", Error: "No more than Most."},
					{ID: "from", Title: "From", Kind: doc.DateTimeCell, Input: true},
					{ID: "on", Title: "On", Kind: doc.DateTimeCell, Input: true, Since: "from", Error: "Not before From."},
				},
				Rows: []doc.GridRow{{Example: true, Cells: []doc.GridCell{{Text: "EXAMPLE"}, {Text: "a"}, {Value: 2}, {Value: 1}, {Text: "2015-09-03T14:05"}, {Text: "2015-09-03T15:00"}}}, empty, empty},
			}},
		},
	}
}

// A form says in both formats what is to be filled in, what may stand there and why
// not, and protects the rest without a password.
func TestForm(t *testing.T) {
	xlsx, err := XLSX(formWorkbook(), Env{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := XLSX(formWorkbook(), Env{})
	if err != nil || !bytes.Equal(xlsx, again) {
		t.Fatalf("another form of the same workbook (%v)", err)
	}
	ods, err := ODS(formWorkbook(), Env{})
	if err != nil {
		t.Fatal(err)
	}
	sheet, styles := odsPart(t, xlsx, "xl/worksheets/sheet2.xml"), odsPart(t, xlsx, "xl/styles.xml")
	content, settings := odsPart(t, ods, "content.xml"), odsPart(t, ods, "settings.xml")
	for _, want := range []struct{ in, what, text string }{
		{sheet, "protection without a password", `<sheetProtection `},
		{sheet, "heads in sight", `state="frozen" topLeftCell="A3" ySplit="2"`},
		{sheet, "a bound by another column", `<formula1>0</formula1><formula2>C3</formula2>`},
		{sheet, "a time that is not before another", `operator="greaterThanOrEqual" showErrorMessage="true" sqref="F3:F5005" type="date"><formula1>E3</formula1>`},
		{sheet, "an error text", `error="No more than Most."`},
		{sheet, "a list that doubts", `errorStyle="warning"`},
		{sheet, "a mark of what was pasted", `AND(ISNUMBER($D4),ISNUMBER($C4),$D4&gt;$C4)`},
		{sheet, "a mark of times", `AND(ISNUMBER($F4),ISNUMBER($E4),$F4&lt;$E4)`},
		{styles, "cells that are open", `locked="false"></protection>`},
		{styles, "shade", inputFill},
		{content, "protection", `table:protected="true"`},
		{content, "open cells", `style:cell-protect="none"`},
		{content, "a bound by another column", `cell-content-is-between(0,[.C3])`},
		{content, "a time that is not before another", `cell-content()&gt;=[.E3]`},
		{content, "an error text", `<text:p>No more than Most.</text:p></table:error-message>`},
		{content, "a list that doubts", `in-list(&#34;a&#34;;&#34;b &#34;&#34;c&#34;&#34;&#34;)`},
		{content, "a mark of what was pasted", `is-true-formula(AND(ISNUMBER([.$D4]);ISNUMBER([.$C4]);[.$D4]&gt;[.$C4]))`},
		{content, "room below", `table:number-rows-repeated="5000"`},
		{settings, "heads in sight", `<config:config-item config:name="VerticalSplitPosition" config:type="int">2<`},
	} {
		if !strings.Contains(want.in, want.text) {
			t.Errorf("no %s: %s", want.what, want.text)
		}
	}
	if strings.Contains(sheet, "password") || strings.Contains(sheet, "hashValue") {
		t.Error("a password")
	}
	for _, narrow := range []string{`max="5" min="5" style="`, `max="6" min="6" style="`} {
		i := strings.Index(sheet, narrow)
		if i < 0 || !strings.Contains(sheet[i:i+60], `width="1`) || strings.Contains(sheet[i:i+60], `width="11"`) {
			t.Errorf("a column of times is as wide as its head: %s", sheet[max(i, 0):max(i, 0)+60])
		}
	}
}

// What is no form stays as it was: nothing is protected, shaded or frozen in it.
func TestNoForm(t *testing.T) {
	w := formWorkbook()
	w.Form, w.Analyst = false, false
	xlsx, err := XLSX(w, Env{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"xl/worksheets/sheet2.xml", "xl/styles.xml"} {
		for _, unwanted := range []string{"sheetProtection", "frozen", inputFill, "conditionalFormatting"} {
			if strings.Contains(odsPart(t, xlsx, p), unwanted) {
				t.Errorf("%s has %s", p, unwanted)
			}
		}
	}
}
