package sheet

import (
	"strings"
	"testing"
)

// alternatives wraps content as markup compatibility does.
func alternatives(requires, choice, fallback string) string {
	return `<mc:AlternateContent ` + nsCompat + ` xmlns:q="urn:q" xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<mc:Choice Requires="` + requires + `">` + choice + `</mc:Choice>` +
		`<mc:Fallback>` + fallback + `</mc:Fallback></mc:AlternateContent>`
}

// How a sheet reads is ECMA-376 part 3, chapter 7 to 10; openpyxl and LibreOffice
// agree where they apply the rules at all.
func TestMarkupCompatibility(t *testing.T) {
	const a1, b1, old = `<c r="A1"><v>1</v></c>`, `<c r="B1"><v>2</v></c>`, `<c r="B1"><v>9</v></c>`
	row := func(cells string) string { return `<row r="1">` + cells + `</row>` }
	cases := []struct{ name, root, data, want string }{
		{"an unknown choice leaves the fallback", "", row(a1 + alternatives("q", old, b1)), "A1 number 1|B1 number 2"},
		{"a known choice is taken", "", row(a1 + alternatives("m", b1, old)), "A1 number 1|B1 number 2"},
		{"a choice must be known whole", "", row(a1 + alternatives("m q", old, b1)), "A1 number 1|B1 number 2"},
		{"cells after alternatives", "", row(alternatives("q", `<c r="A1"><v>9</v></c>`, a1) + b1), "A1 number 1|B1 number 2"},
		{"rows in alternatives", "", alternatives("q", row(old), row(b1)) + `<row r="2"><c r="A2"><v>3</v></c></row>`, "B1 number 2|A2 number 3"},
		{"alternatives in alternatives", "", row(alternatives("q", old, a1+alternatives("q", old, b1))), "A1 number 1|B1 number 2"},
		{"an empty fallback", "", row(a1 + alternatives("q", b1, "")), "A1 number 1"},
		{"no fallback", "", row(a1 + `<mc:AlternateContent ` + nsCompat + ` xmlns:q="urn:q"><mc:Choice Requires="q">` + b1 + `</mc:Choice></mc:AlternateContent>`), "A1 number 1"},
		{"alternatives in a value", "", row(`<c r="A1">` + alternatives("q", `<v>9</v>`, `<v>1</v>`) + `</c>`), "A1 number 1"},
		{"ignorable attributes and elements", `xmlns:q="urn:q" mc:Ignorable="q"`, `<row r="1" q:x="1"><c r="A1" q:r="Z9"><v>1</v><q:v>9</q:v></c><q:c r="B1"><v>9</v></q:c></row>`, "A1 number 1"},
		{"ignorable by a default namespace", `xmlns:q="urn:q" mc:Ignorable="q"`, row(a1 + `<c xmlns="urn:q" r="B1"><v>9</v></c>`), "A1 number 1"},
		{"content to be processed", `xmlns:q="urn:q" mc:Ignorable="q" mc:ProcessContent="q:w"`, row(a1) + `<q:w><row r="2"><c r="A2"><v>2</v></c></row></q:w><q:x><row r="3"/></q:x>`, "A1 number 1|A2 number 2"},
		{"all content to be processed", `xmlns:q="urn:q" mc:Ignorable="q" mc:ProcessContent="q:*"`, row(a1 + `<q:w>` + b1 + `</q:w>`), "A1 number 1|B1 number 2"},
		{"ignorable only inside", "", row(a1) + `<row r="2" ` + nsCompat + ` xmlns:q="urn:q" mc:Ignorable="q"><q:c/><c r="A2"><v>2</v></c></row>`, "A1 number 1|A2 number 2"},
		{"what is understood is never ignored", `xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main" mc:Ignorable="m"`, row(`<m:c r="A1"><m:v>1</m:v></m:c>` + b1), "A1 number 1|B1 number 2"},
		{"what must be understood and is", `xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main" mc:MustUnderstand="m"`, row(a1), "A1 number 1"},
		{"what must be understood where nobody reads", "", row(a1 + `<extLst><ext ` + nsCompat + ` xmlns:q="urn:q" mc:MustUnderstand="q"/></extLst>`), "A1 number 1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			body := xmlHead + `<worksheet ` + nsSheet + ` ` + nsCompat + ` ` + c.root + `><sheetData>` + c.data + `</sheetData></worksheet>`
			parts := withPart(soundParts(), sheetPart, body)
			if got := cellsOf(&openParts(t, parts).Sheets[0]); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			sameByParser(t, packed(t, parts))
		})
	}
	t.Run("an ignorable element that ends its scope", func(t *testing.T) {
		data := `<row r="1" ` + nsCompat + ` xmlns:q="urn:q" mc:Ignorable="q"/><row r="2"><q:c xmlns:q="urn:q"/></row>`
		body := xmlHead + `<worksheet ` + nsSheet + `><sheetData>` + data + `</sheetData></worksheet>`
		mustRefuse(t, writeParts(t, "book.xlsx", withPart(soundParts(), sheetPart, body)), ruleCompat, "Reports!2")
	})
}

// Cells name their formats by place: one that is read too many or too few shifts
// all that follow, and dates become numbers.
func TestAlternativesAmongFormatsShiftNothing(t *testing.T) {
	xf := func(id string) string { return `<xf numFmtId="` + id + `"/>` }
	for name, formats := range map[string]string{
		"plain":          xf("0") + xf("0") + xf("14") + xf("9"),
		"fallback":       xf("0") + alternatives("q", xf("9")+xf("9"), xf("0")) + xf("14") + xf("9"),
		"choice":         xf("0") + alternatives("m", xf("0"), xf("9")+xf("9")) + xf("14") + xf("9"),
		"two in a wrap":  alternatives("q", "", xf("0")+xf("0")) + xf("14") + xf("9"),
		"prefix of main": alternatives("q", "", `<m:xf numFmtId="0"/>`+xf("0")) + xf("14") + xf("9"),
	} {
		t.Run(name, func(t *testing.T) {
			styles := xmlHead + `<styleSheet ` + nsSheet + `><cellXfs>` + formats + `</cellXfs></styleSheet>`
			body := xmlHead + `<worksheet ` + nsSheet + `><sheetData><row r="1"><c r="A1" s="1"><v>85</v></c><c r="B1" s="2"><v>42614</v></c><c r="C1" s="3"><v>0.85</v></c></row></sheetData></worksheet>`
			s := openParts(t, withPart(withPart(soundParts(), stylesPart, styles), sheetPart, body)).Sheets[0]
			if got, want := cellsOf(&s), "A1 number 85|B1 date 2016-09-01|C1 number 0.85"; got != want || !s.Rows[0].Cells[2].Percent {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
	foreign := xmlHead + `<styleSheet ` + nsSheet + `><cellXfs><q:xf xmlns:q="urn:q"/>` + xf("0") + `</cellXfs></styleSheet>`
	mustRefuse(t, writeParts(t, "book.xlsx", withPart(soundParts(), stylesPart, foreign)), ruleCompat, stylesPart)
}

func TestAlternativesInATextAreReadOnce(t *testing.T) {
	run := `<r><t xml:space="preserve">Graded </t></r>`
	table := xmlHead + `<sst ` + nsSheet + `><si>` + alternatives("q", run, run) + `<r><t>good</t></r></si><si><t>Required</t></si><si><t>x</t></si></sst>`
	s := openParts(t, withPart(soundParts(), stringsPart, table)).Sheets[0]
	if got := s.Rows[0].Cells[0].Text; got != "Graded good" {
		t.Errorf("got %q", got)
	}
}

func TestLatin1IsCalledThat(t *testing.T) {
	body := strings.Replace(strings.Replace(partSheet, "UTF-8", "ISO-8859-1", 1), "When", "Wh\xE9n", 1)
	p := mustRefuse(t, writeParts(t, "book.xlsx", withPart(soundParts(), sheetPart, body)), ruleEncoding, "Reports")
	if !strings.Contains(p.Message, "ISO-8859-1") {
		t.Errorf("the message %q does not name it", p.Message)
	}
}

// A format, a height or a colour far out costs nothing; a value or a formula does.
func TestWhatHasNoValueCountsForNothing(t *testing.T) {
	lim := AuditLimits()
	lim.Rows, lim.Columns, lim.Cells = 10, 5, 3
	one := `<row r="1"><c r="A1"><v>1</v></c></row>`
	sound := map[string]string{
		"an empty row at the end":        one + `<row r="1048576" ht="15" customHeight="1"/>`,
		"a styled cell in a far row":     one + `<row r="200001"><c r="A200001" s="1"/></row>`,
		"a styled cell in a far column":  `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>`,
		"a far cell with an empty value": `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" t="s"><v/></c></row>`,
		"many styled cells":              `<row r="1"><c r="A1"><v>1</v></c></row><row r="2">` + strings.Repeat(`<c s="1"/>`, 100) + `</row>`,
	}
	for name, data := range sound {
		t.Run(name, func(t *testing.T) {
			body := xmlHead + `<worksheet ` + nsSheet + `><sheetData>` + data + `</sheetData></worksheet>`
			book, err := Open(named(writeParts(t, "book.xlsx", withPart(soundParts(), sheetPart, body)), "book.xlsx"), lim)
			must(t, err)
			if got := cellsOf(&book.Sheets[0]); got != "A1 number 1" {
				t.Errorf("got %q", got)
			}
		})
	}
	for name, c := range map[string]struct{ data, at, key string }{
		"a value in a far row":      {one + `<row r="11"><c r="A11"><v>1</v></c></row>`, "Reports!11", "rows"},
		"a formula in a far row":    {one + `<row r="11"><c r="A11"><f>A1</f></c></row>`, "Reports!11", "rows"},
		"a value in a far column":   {`<row r="1"><c r="F1"><v>1</v></c></row>`, "Reports!F1", "columns"},
		"a formula in a far column": {`<row r="1"><c r="F1"><f>A1</f></c></row>`, "Reports!F1", "columns"},
		"many values":               {`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><v>1</v></c><c r="D1"><v>1</v></c></row>`, "Reports!D1", "cells"},
	} {
		t.Run(name, func(t *testing.T) {
			body := xmlHead + `<worksheet ` + nsSheet + `><sheetData>` + c.data + `</sheetData></worksheet>`
			_, err := Open(named(writeParts(t, "book.xlsx", withPart(soundParts(), sheetPart, body)), "book.xlsx"), lim)
			mustBe(t, err, ruleLimit, c.at, "limits: "+c.key+" in the job")
		})
	}
}
