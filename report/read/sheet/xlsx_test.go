package sheet

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"assize/report/read/source"
)

// withPart replaces one part of the sound workbook, or adds it.
func withPart(parts []zipPart, name, body string) []zipPart {
	for i := range parts {
		if parts[i].name == name {
			parts[i].body = body
			return parts
		}
	}
	return append(parts, zipPart{name, body})
}

// openParts reads a workbook of these parts.
func openParts(t *testing.T, parts []zipPart) *Book {
	t.Helper()
	book, err := Open(named(writeParts(t, "book.xlsx", parts), "book.xlsx"), AuditLimits())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// openSheet reads a workbook whose sheet has this content of <sheetData>, and
// anything that follows it.
func openSheet(t *testing.T, data, after string) *Sheet {
	t.Helper()
	body := xmlHead + `<worksheet ` + nsSheet + `><sheetData>` + data + `</sheetData>` + after + `</worksheet>`
	return &openParts(t, withPart(soundParts(), sheetPart, body)).Sheets[0]
}

// cellsOf lists the cells of a sheet, as reference, kind and value.
func cellsOf(s *Sheet) string {
	var list []string
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			item := c.Ref() + " " + c.Kind.String()
			if value := c.String(); value != "" {
				item += " " + value
			}
			list = append(list, item)
		}
	}
	return strings.Join(list, "|")
}

func TestCellForms(t *testing.T) {
	const row = `<row r="1"><c r="A1"`
	cases := []struct{ name, data, want string }{
		{"number", row + `><v>12.50</v></c></row>`, "A1 number 12.5"},
		{"number with spaces around", row + `><v> 12 </v></c></row>`, "A1 number 12"},
		{"number with an exponent", row + `><v>1.5E-7</v></c></row>`, "A1 number 1.5e-07"},
		{"number of seventeen digits", row + `><v>0.30000000000000004</v></c></row>`, "A1 number 0.30000000000000004"},
		{"number below zero", row + ` t="n"><v>-0.5</v></c></row>`, "A1 number -0.5"},
		{"large whole number", row + `><v>9007199254740993</v></c></row>`, "A1 number 9007199254740992"},
		{"number without digits before the point", row + `><v>.5</v></c></row>`, "A1 number 0.5"},
		{"empty value", row + `><v></v></c></row>`, ""},
		{"empty value element", row + ` t="s"><v/></c></row>`, ""},
		{"only a format", row + ` s="1"/></row>`, ""},
		{"empty format", row + ` s=""><v>1</v></c></row>`, "A1 number 1"},
		{"boolean", row + ` t="b"><v>1</v></c><c r="B1" t="b"><v>false</v></c></row>`, "A1 bool TRUE|B1 bool FALSE"},
		{"error", row + ` t="e"><v>#DIV/0!</v></c></row>`, "A1 error #DIV/0!"},
		{"shared", row + ` t="s"><v>2</v></c></row>`, "A1 text Cheshire"},
		{"text of a formula", row + ` t="str"><f>B1&amp;"x"</f><v>a &amp; b</v></c></row>`, "A1 text a & b"},
		{"empty text of a formula", row + ` t="str"><f>""</f><v></v></c></row>`, "A1 text"},
		{"formula", row + `><f>1+1</f><v>2</v></c></row>`, "A1 number 2"},
		{"formula without a result", row + `><f>1+1</f></c></row>`, "A1 empty"},
		{"shared formula without a result", row + `><f t="shared" si="0"/><v/></c></row>`, "A1 empty"},
		{"inline", row + ` t="inlineStr"><is><t>When</t></is></c></row>`, "A1 text When"},
		{"inline with kept spaces", row + ` t="inlineStr"><is><t xml:space="preserve"> a </t></is></c><c r="B1"><v>1</v></c></row>`, "A1 text  a |B1 number 1"},
		{"rich text without its phonetic hint", row + ` t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>no</t></rPh><phoneticPr fontId="1"/></is></c></row>`, "A1 text a b"},
		{"character data section", row + ` t="inlineStr"><is><t>a<![CDATA[ <b> & ` + "\r\n" + `]]>c</t></is></c></row>`, "A1 text a <b> & \nc"},
		{"text of a formula where an inline text would be", row + ` t="str"><is><t>a</t></is></c></row>`, "A1 text a"},
		{"inline text beside an empty value", row + ` t="inlineStr"><v/><is><t>a</t></is></c></row>`, "A1 text a"},
		{"inline text and runs", row + ` t="inlineStr"><is><t>a </t><r><t>b</t></r></is></c></row>`, "A1 text a b"},
		{"comment in a text", row + ` t="inlineStr"><is><t>a<!-- no -->b</t></is></c></row>`, "A1 text ab"},
		{"references", row + ` t="inlineStr"><is><t>&lt;&#x41;&#66;&gt;&quot;&apos;</t></is></c></row>`, `A1 text <AB>"'`},
		{"escapes", row + ` t="inlineStr"><is><t>a_x0009_b_x005F_x0041__xD83D__xDE00__x00zz_</t></is></c></row>`, "A1 text a\tb_x0041_\U0001F600_x00zz_"},
		{"half an escaped pair", row + ` t="inlineStr"><is><t>_xD83D_</t></is></c></row>`, "A1 text _xD83D_"},
		{"line breaks", row + ` t="inlineStr"><is><t>a` + "\r\nb\rc\nd" + `</t></is></c></row>`, "A1 text a\nb\nc\nd"},
		{"quotes of the other kind", `<row r='1'><c r='A1' t='s'><v>0</v></c></row>`, "A1 text Force"},
		{"spaces in tags", "<row\n r = \"1\" ><c r=\"A1\"\tt=\"s\" ><v >0</v ></c ></row >", "A1 text Force"},
		{"attributes in another order", `<row r="1"><c t="s" s="0" r="A1"><v>0</v></c></row>`, "A1 text Force"},
		{"attributes unknown", row + ` cm="1" vm="1" ph="1"><v>1</v></c></row>`, "A1 number 1"},
		{"small letters", `<row r="1"><c r="a1"><v>1</v></c></row>`, "A1 number 1"},
		{"no references", `<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>`, "A1 number 1|B1 number 2|B2 number 3"},
		{"some references", `<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`, "C3 number 1|D3 number 2|A4 number 3"},
		{"far corner of the limits", `<row r="200000"><c r="IV200000"><v>1</v></c></row>`, "IV200000 number 1"},
		{
			"ISO date", row + ` t="d"><v>2026-03-01</v></c><c r="B1" t="d"><v>2026-03-01T13:45:00.5</v></c><c r="C1" t="d"><v>13:45:00</v></c></row>`,
			"A1 date 2026-03-01|B1 date 2026-03-01T13:45:00.500|C1 date 13:45:00",
		},
		{"date by its own code", row + ` s="3"><v>42430.75</v></c></row>`, "A1 date 2016-03-01T18:00:00"},
		{"elapsed time is a number", row + ` s="4"><v>1.5</v></c></row>`, "A1 number 1.5"},
		{"negative date is a number", row + ` s="1"><v>-1</v></c></row>`, "A1 number -1"},
		{"extension of a cell", row + `><v>1</v><extLst><ext uri="x"><a xmlns="urn:x"><v>2</v></a></ext></extLst></c></row>`, "A1 number 1"},
		{"comments between", `<!-- a --><row r="1"><!-- b --><c r="A1"><!-- c --><v>1</v></c></row>`, "A1 number 1"},
		{"rows that close themselves", `<row r="1"/><row r="2" ht="3"/><row r="3"><c r="A3"><v>1</v></c></row>`, "A3 number 1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := cellsOf(openSheet(t, c.data, "")); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestCellFlags(t *testing.T) {
	s := openSheet(t, `<row r="1"><c r="A1" s="2"><f>B1</f><v>0.5</v></c><c r="B1"><f>C1</f></c></row>`, "")
	a, b := s.Rows[0].Cells[0], s.Rows[0].Cells[1]
	if !a.Formula || !a.Percent || a.Uncached() {
		t.Errorf("A1 = %+v, want a percentage from a formula", a)
	}
	if !b.Uncached() || b.Kind != Empty {
		t.Errorf("B1 = %+v, want a formula without a result", b)
	}
}

// TestOddButSoundDocuments writes the sound workbook in other ways that mean
// the same.
func TestOddButSoundDocuments(t *testing.T) {
	want := openParts(t, soundParts())
	replace := func(name string, pairs ...string) func([]zipPart) []zipPart {
		return func(parts []zipPart) []zipPart {
			for i := range parts {
				if name == "*" || parts[i].name == name {
					parts[i].body = strings.NewReplacer(pairs...).Replace(parts[i].body)
				}
			}
			return parts
		}
	}
	prefixed := []string{`xmlns=`, `xmlns:x=`, `<?`, `<?`, `</`, `</x:`, `<`, `<x:`}
	wide := func(order func(uint16) []byte) func([]zipPart) []zipPart {
		return func(parts []zipPart) []zipPart {
			for i := range parts {
				body := strings.Replace(parts[i].body, "UTF-8", "UTF-16", 1)
				var b strings.Builder
				for _, u := range utf16.Encode([]rune("\uFEFF" + body)) {
					b.Write(order(u))
				}
				parts[i].body = b.String()
			}
			return parts
		}
	}
	cases := map[string]func([]zipPart) []zipPart{
		"prefixes":          replace(sheetPart, prefixed...),
		"prefixed strings":  replace(stringsPart, prefixed...),
		"prefixed styles":   replace(stylesPart, prefixed...),
		"prefixed workbook": replace(bookPart, prefixed...),
		"strict":            replace("*", "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
		"byte order mark":   replace("*", `<?xml`, "\uFEFF<?xml"),
		"no declaration":    replace("*", xmlHead, ""),
		"UTF-16 little end": wide(func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }),
		"UTF-16 big end":    wide(func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} }),
		"absolute targets":  replace("*", `Target="xl/`, `Target="/xl/`, `Target="worksheets/`, `Target="/xl/worksheets/`, `Target="styles`, `Target="/xl/styles`),
		"dotted targets":    replace(bookRelsPart, `Target="worksheets/`, `Target="./../xl/worksheets/`),
		"escaped names": func(parts []zipPart) []zipPart {
			parts = replace(bookRelsPart, "sheet1.xml", "sheet%201.xml")(parts)
			parts[6].name = "xl/worksheets/sheet%201.xml"
			return parts
		},
		"escaped targets":     replace(bookRelsPart, `sheet1.xml`, `sheet%31.xml`),
		"lying dimension":     replace(sheetPart, `ref="A1:C3"`, `ref="A1:A1"`),
		"lying counts":        replace(stringsPart, `count="3" uniqueCount="3"`, `count="99999999" uniqueCount="1"`),
		"other content type":  replace("[Content_Types].xml", "sheet.main+xml", "template.main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml", "text/xml"),
		"line breaks":         replace(sheetPart, "><row", ">\n  <row", "><c ", ">\r\n\t<c ", "</c></row>", "</c>\n</row>"),
		"inline formulas off": replace(sheetPart, `<c r="B2"><v>`, `<c r="B2" xmlns:y="urn:y" y:z="1"><v>`),
		"extensions":          replace(sheetPart, `</sheetData>`, `</sheetData><sheetProtection sheet="1"/><extLst><ext uri="u"><q xmlns="urn:q"/></ext></extLst>`),
	}
	for name, rewrite := range cases {
		t.Run(name, func(t *testing.T) {
			sameSheets(t, openParts(t, rewrite(soundParts())), want)
		})
	}
}

func TestUnusedTablesMayBeMissing(t *testing.T) {
	sheet := xmlHead + `<worksheet ` + nsSheet + `><sheetData><row r="1"><c r="A1" s="0"><v>1</v></c></row></sheetData></worksheet>`
	parts := withPart(soundParts(), sheetPart, sheet)
	parts = append(parts[:4], parts[6]) // no styles, no strings; the relationships still name them
	if got := cellsOf(&openParts(t, parts).Sheets[0]); got != "A1 number 1" {
		t.Errorf("got %q", got)
	}
}

func TestDateSystem1904(t *testing.T) {
	parts := withPart(soundParts(), bookPart, strings.Replace(partWorkbook, "<workbookPr/>", `<workbookPr date1904="1"/>`, 1))
	book := openParts(t, parts)
	if got := cellsOf(&book.Sheets[0]); !book.Date1904 || !strings.Contains(got, "C2 date 2020-03-02") {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsHiddenIsNoticed(t *testing.T) {
	body := xmlHead + `<worksheet ` + nsSheet + `><cols><col min="1" max="1"/><col min="2" max="3" hidden="1"/></cols><sheetData>` +
		`<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"/>` +
		`<row r="5" hidden="1"><c r="A5"><f>A1</f></c></row></sheetData>` +
		`<autoFilter ref="A1:C5"><filterColumn colId="0"/></autoFilter><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>`
	parts := withPart(soundParts(), sheetPart, body)
	book := strings.Replace(partWorkbook, `sheetId="1"`, `sheetId="1" state="veryHidden"`, 1)
	book = strings.Replace(book, `</sheets>`, `<sheet name="Chart" sheetId="2" r:id="rId4"/></sheets><externalReferences/>`, 1)
	parts = withPart(parts, bookPart, book)
	parts = withPart(parts, bookRelsPart, strings.Replace(partWorkbookRels, `</Relationships>`,
		`<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`, 1))
	got := openParts(t, parts)
	if len(got.Sheets) != 1 {
		t.Fatalf("%d sheets, want the chart passed over", len(got.Sheets))
	}
	s := got.Sheets[0]
	if want := "[{2 3} {5 5}]"; fmt.Sprint(s.HiddenRows) != want {
		t.Errorf("hidden rows %v, want %s", s.HiddenRows, want)
	}
	if s.State != VeryHidden || !s.Filtered || s.Filter.String() != "A1:C5" || fmt.Sprint(s.Merged) != "[A1:B1]" || fmt.Sprint(s.HiddenColumns) != "[{2 3}]" {
		t.Errorf("got %+v", s)
	}
	if len(s.Rows) != 3 || s.Rows[0].Hidden || !s.Rows[1].Hidden || !s.Rows[2].Hidden {
		t.Errorf("rows %+v", s.Rows)
	}
	rules := make(map[string]string)
	for _, n := range got.Notices {
		if n.Severity != source.Warning {
			t.Errorf("%v is not a warning", n)
		}
		rules[n.Rule] = n.Pos.Place()
	}
	for rule, at := range map[string]string{
		ruleHiddenSheet: "Reports", ruleHiddenRows: "Reports!2", ruleHiddenColumns: "Reports!B1", ruleFilter: "Reports!A1",
		ruleMerged: "Reports!A1", ruleExternal: "", ruleNotCells: "Chart", ruleUncached: "Reports",
	} {
		if place, ok := rules[rule]; !ok || place != at {
			t.Errorf("notice %s at %q, want it at %q (there: %v)", rule, place, at, ok)
		}
	}
}

func TestMacroWorkbookIsNoticed(t *testing.T) {
	parts := append(soundParts(), zipPart{"xl/vbaProject.bin", "x"})
	book, err := Open(named(writeParts(t, "book.xlsm", parts), "book.xlsm"), AuditLimits())
	must(t, err)
	if len(book.Notices) != 1 || book.Notices[0].Rule != ruleMacros {
		t.Errorf("notices %v", book.Notices)
	}
}

func TestLimits(t *testing.T) {
	cases := []struct {
		name  string
		limit func(*Limits)
		at    string
		key   string // in the job
	}{
		{"file", func(l *Limits) { l.FileSize = 100 }, "", "megabytes"},
		{"entries", func(l *Limits) { l.Entries = 6 }, "", "entries"},
		{"part", func(l *Limits) { l.PartSize = 100 }, "[Content_Types].xml", "part-megabytes"},
		{"all parts", func(l *Limits) { l.TotalSize = int64(len(partTypes)) }, "_rels/.rels", "total-megabytes"},
		{"sheets", func(l *Limits) { l.Sheets = 0 }, bookPart, "sheets"},
		{"rows", func(l *Limits) { l.Rows = 2 }, "Reports!3", "rows"},
		{"columns", func(l *Limits) { l.Columns = 2 }, "Reports!C1", "columns"},
		{"cells", func(l *Limits) { l.Cells = 4 }, "Reports!B2", "cells"},
		{"strings", func(l *Limits) { l.Strings = 2 }, stringsPart, "strings"},
		{"bytes of strings", func(l *Limits) { l.StringBytes = 8 }, stringsPart, "string-megabytes"},
		{"text", func(l *Limits) { l.CellText = 3 }, stringsPart, "cell-text"},
		{"depth", func(l *Limits) { l.Depth = 3 }, "Reports!1", "depth"},
	}
	file := writeParts(t, "book.xlsx", soundParts())
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			lim := AuditLimits()
			c.limit(&lim)
			_, err := Open(named(file, "book.xlsx"), lim)
			mustBe(t, err, ruleLimit, c.at, "or raise limits: "+c.key+" in the job")
		})
	}
}

func TestScanHandsOutOnlyWantedSheets(t *testing.T) {
	file := writeParts(t, "book.xlsx", soundParts())
	book, err := Scan(named(file, "book.xlsx"), AuditLimits(), func(*Sheet) func(Row) error { return nil })
	must(t, err)
	if s := book.Sheets[0]; s.CellCount != 8 || s.RowCount != 3 || s.Rows != nil {
		t.Errorf("got %+v", s)
	}
	for _, stop := range []error{errors.New("enough"), io.EOF} {
		if _, err = Scan(named(file, "book.xlsx"), AuditLimits(), func(*Sheet) func(Row) error { return func(Row) error { return stop } }); err != stop {
			t.Errorf("got %v, want the row function's own error, %v", err, stop)
		}
	}
}

func TestMissingFileIsNoFaultOfTheFile(t *testing.T) {
	_, err := Open(named(filepath.Join(t.TempDir(), "gone.xlsx"), "in/gone.xlsx"), AuditLimits())
	if _, ok := err.(source.Problems); ok || err == nil || !strings.HasPrefix(err.Error(), "in/gone.xlsx: ") {
		t.Errorf("got %v", err)
	}
}

func TestFileThatChangesWhileItIsRead(t *testing.T) {
	file := writeParts(t, "book.xlsx", soundParts())
	_, err := Scan(named(file, "book.xlsx"), AuditLimits(), func(*Sheet) func(Row) error {
		return func(r Row) error {
			if r.Number > 1 {
				return nil
			}
			f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			_, err = f.WriteString("more")
			return errors.Join(err, f.Close())
		}
	})
	if ps, ok := err.(source.Problems); !ok || ps[0].Rule != ruleChanged {
		t.Errorf("got %v", err)
	}
}

func TestHashIsThatOfTheFile(t *testing.T) {
	file := writeParts(t, "book.xlsx", soundParts())
	book, err := Open(named(file, "book.xlsx"), AuditLimits())
	must(t, err)
	b, err := os.ReadFile(file)
	must(t, err)
	if want := fmt.Sprintf("%x", sha256.Sum256(b)); book.SHA256 != want {
		t.Errorf("got %s, want %s", book.SHA256, want)
	}
}
