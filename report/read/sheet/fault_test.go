package sheet

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/report/read/source"
)

// xmlFault breaks one part of the sound workbook.
type xmlFault struct {
	name     string
	part     string // empty means the sheet
	old, new string // what is replaced, once; an empty old means the whole part
	rule     string
	at       string // Sheet!Cell, or the part
}

const (
	sheetPart    = "xl/worksheets/sheet1.xml"
	stringsPart  = "xl/sharedStrings.xml"
	stylesPart   = "xl/styles.xml"
	bookPart     = "xl/workbook.xml"
	bookRelsPart = "xl/_rels/workbook.xml.rels"
	rowTwo       = `<c r="A2" t="s"><v>2</v></c><c r="B2"><v>120</v></c>`
)

// xmlFaults are the ways in which a part is wrong inside a sound package.
func xmlFaults() []xmlFault {
	sheet := []xmlFault{
		{name: "sheet cut inside a row", old: `<v>120</v></c><c r="C2"`, new: "\x00cut", rule: ruleXML, at: "Reports!B2"},
		{name: "sheet cut between rows", old: `<row r="3">`, new: "\x00cut", rule: ruleXML, at: "Reports!2"},
		{name: "sheet cut inside a tag", old: `<c r="B2"><v>120`, new: "<c r=\x00cut", rule: ruleXML, at: "Reports!A2"},
		{name: "sheet cut before its last tag", old: `</worksheet>`, new: "\x00cut", rule: ruleXML, at: "Reports"},
		{name: "tags crossed", old: `</v></c><c r="C2"`, new: `</c></v><c r="C2"`, rule: ruleXML, at: "Reports!B2"},
		{name: "tag left open", old: `</c><c r="C2"`, new: `<c r="C2"`, rule: ruleElement, at: "Reports!B2"},
		{name: "attribute without quotes", old: `<c r="B2">`, new: `<c r=B2>`, rule: ruleXML, at: "Reports!A2"},
		{name: "attribute twice", old: `<c r="B2">`, new: `<c r="B2" r="B2">`, rule: ruleXML, at: "Reports!A2"},
		{name: "attributes run together", old: `<c r="A2" t="s">`, new: `<c r="A2"t="s">`, rule: ruleXML, at: "Reports!2"},
		{name: "unknown entity", old: `When`, new: `&when;`, rule: ruleXML, at: "Reports!C1"},
		{name: "bare ampersand", old: `When`, new: `When & where`, rule: ruleXML, at: "Reports!C1"},
		{name: "reference to a forbidden character", old: `When`, new: `&#0;`, rule: ruleXML, at: "Reports!C1"},
		{name: "control character", old: `When`, new: "Wh\x01en", rule: ruleEncoding, at: "Reports"},
		{name: "bytes that are not UTF-8", old: `When`, new: "Wh\xE9n", rule: ruleEncoding, at: "Reports"},
		{name: "half a character at the end", old: `</worksheet>`, new: "</worksheet>\xC3", rule: ruleEncoding, at: "Reports"},
		{name: "encoding declared wrong", old: `encoding="UTF-8"`, new: `encoding="ISO-8859-1"`, rule: ruleEncoding, at: "Reports"},
		{name: "UTF-16 declared over UTF-8", old: `encoding="UTF-8"`, new: `encoding="UTF-16"`, rule: ruleEncoding, at: "Reports"},
		{name: "document type", old: `<worksheet `, new: `<!DOCTYPE worksheet [<!ENTITY a "1">]><worksheet `, rule: ruleDoctype, at: "Reports"},
		{name: "text between cells", old: `</c><c r="B2">`, new: `</c>7<c r="B2">`, rule: ruleElement, at: "Reports!A2"},
		{name: "text between rows", old: `<row r="2">`, new: `7<row r="2">`, rule: ruleXML, at: "Reports!1"},
		{name: "text after the root", old: `</worksheet>`, new: `</worksheet>7`, rule: ruleXML, at: sheetPart},
		{name: "two roots", old: `</worksheet>`, new: `</worksheet><worksheet/>`, rule: ruleXML, at: sheetPart},
		{name: "sheet of no namespace", old: nsSheet, new: ``, rule: ruleElement, at: "Reports"},
		{name: "prefix that nothing binds", old: `<row r="2">`, new: `<x:row r="2">`, rule: ruleXML, at: "Reports!1"},
		{name: "cells twice", old: `</sheetData>`, new: `</sheetData><sheetData/>`, rule: ruleElement, at: "Reports"},
		{name: "no cells at all", old: "", new: xmlHead + `<worksheet ` + nsSheet + `/>`, rule: ruleElement, at: "Reports"},
		{name: "empty part", old: "", new: "", rule: ruleXML, at: "Reports"},
		{name: "nested too deep", old: `<sheetData>`, new: `<sheetData>` + strings.Repeat("<row>", 80), rule: ruleElement, at: "Reports!1"},
		{name: "extension nested too deep", old: `</worksheet>`, new: `<extLst>` + strings.Repeat("<a>", 80), rule: ruleLimit, at: "Reports"},
		{name: "unknown element among rows", old: `<row r="2">`, new: `<rows/><row r="2">`, rule: ruleElement, at: "Reports!1"},
		{name: "unknown element among cells", old: rowTwo, new: `<cell/>` + rowTwo, rule: ruleElement, at: "Reports!2"},
		{name: "alternatives among cells", old: rowTwo, new: `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>` + rowTwo, rule: ruleCompat, at: "Reports!2"},
		{name: "alternatives that require nothing", old: rowTwo, new: `<mc:AlternateContent ` + nsCompat + `><mc:Choice>` + rowTwo + `</mc:Choice></mc:AlternateContent>`, rule: ruleCompat, at: "Reports!2"},
		{name: "alternatives that require what nothing binds", old: rowTwo, new: `<mc:AlternateContent ` + nsCompat + `><mc:Choice Requires="q"/><mc:Fallback>` + rowTwo + `</mc:Fallback></mc:AlternateContent>`, rule: ruleXML, at: "Reports!2"},
		{name: "what must be understood", old: `<worksheet `, new: `<worksheet ` + nsCompat + ` xmlns:q="urn:q" mc:MustUnderstand="q" `, rule: ruleCompat, at: "Reports"},
		{name: "a foreign element among cells", old: rowTwo, new: rowTwo + `<q:c xmlns:q="urn:q" r="C2"><v>5</v></q:c>`, rule: ruleCompat, at: "Reports!B2"},
		{name: "a foreign cell by a default namespace", old: rowTwo, new: rowTwo + `<c xmlns="urn:q" r="C2"><v>5</v></c>`, rule: ruleCompat, at: "Reports!B2"},
		{name: "a foreign element in a cell", old: `<v>120</v>`, new: `<q:v xmlns:q="urn:q">9</q:v><v>120</v>`, rule: ruleCompat, at: "Reports!B2"},
		{name: "a foreign row", old: `<row r="3">`, new: `<q:row xmlns:q="urn:q"/><row r="3">`, rule: ruleCompat, at: "Reports!2"},
		{name: "a row after the rows", old: `</sheetData>`, new: `</sheetData><row r="4"><c r="A4"><v>1</v></c></row>`, rule: ruleElement, at: "Reports"},
		{name: "an attribute that begins with a colon", old: `<c r="B2">`, new: `<c r="B2" :s="1">`, rule: ruleXML, at: "Reports!A2"},
		{name: "an attribute with two colons", old: `<c r="B2">`, new: `<c r="B2" xmlns:a="urn:a" a:b:s="1">`, rule: ruleXML, at: "Reports!A2"},
		{name: "an attribute that ends in a colon", old: `<c r="B2">`, new: `<c r="B2" xmlns:a="urn:a" a:="1">`, rule: ruleXML, at: "Reports!A2"},
		{name: "a name that begins with a digit after its colon", old: `<c r="B2">`, new: `<c r="B2" xmlns:a="urn:a" a:1="1">`, rule: ruleXML, at: "Reports!A2"},
		{name: "a name with a sign of multiplication", old: `<c r="B2">`, new: `<c r="B2" a×="1">`, rule: ruleXML, at: "Reports!A2"},
		{name: "one attribute by two prefixes", old: `<c r="B2">`, new: `<c r="B2" xmlns:a="urn:a" xmlns:b="urn:a" a:x="1" b:x="2">`, rule: ruleXML, at: "Reports!A2"},
		{name: "the prefix of XML bound to another namespace", old: `<c r="B2">`, new: `<c r="B2" xmlns:xml="urn:a">`, rule: ruleXML, at: "Reports!A2"},
		{name: "the namespace of XML bound to another prefix", old: `<c r="B2">`, new: `<c r="B2" xmlns:a="http://www.w3.org/XML/1998/namespace">`, rule: ruleXML, at: "Reports!A2"},
		{name: "an error in words", old: `<c r="B2"><v>120<`, new: `<c r="B2" t="e"><v>anything<`, rule: ruleType, at: "Reports!B2"},
		{name: "two texts in an inline string", old: `<is><t>When</t></is>`, new: `<is><t>When</t><t>ever</t></is>`, rule: ruleElement, at: "Reports!C1"},
		{name: "a stored value in an inline string", old: `<is><t>When</t></is>`, new: `<v>1</v>`, rule: ruleType, at: "Reports!C1"},
		{name: "element inside a value", old: `<v>120</v>`, new: `<v>1<b/>20</v>`, rule: ruleElement, at: "Reports!B2"},
		{name: "two values in a cell", old: `<v>120</v>`, new: `<v>120</v><v>920</v>`, rule: ruleElement, at: "Reports!B2"},
		{name: "an inline text and another value", old: `<is><t>When</t></is>`, new: `<v>1.0</v><is><t>1.</t></is>`, rule: ruleType, at: "Reports!C1"},
		{name: "cells outside their row", old: `<row r="2">`, new: `<row r="2"/>`, rule: ruleElement, at: "Reports!2"},
		{name: "rows fall", old: `<row r="3">`, new: `<row r="1">`, rule: ruleRowOrder, at: "Reports!1"},
		{name: "row twice", old: `<row r="3">`, new: `<row r="2">`, rule: ruleRowOrder, at: "Reports!2"},
		{name: "row zero", old: `<row r="1">`, new: `<row r="0">`, rule: ruleReference, at: "Reports!1"},
		{name: "row below zero", old: `<row r="1">`, new: `<row r="-1">`, rule: ruleReference, at: "Reports!1"},
		{name: "row beyond the grid", old: `<row r="3">`, new: `<row r="1048577">`, rule: ruleLimit, at: "Reports!1048577"},
		{name: "row hidden or not", old: `<row r="3">`, new: `<row r="3" hidden="maybe">`, rule: ruleAttribute, at: "Reports!3"},
		{name: "cell twice", old: `<c r="B2">`, new: `<c r="A2"><v>80</v></c><c r="B2">`, rule: ruleCellOrder, at: "Reports!A2"},
		{name: "cells out of order", old: rowTwo, new: `<c r="B2"><v>120</v></c><c r="A2" t="s"><v>2</v></c>`, rule: ruleCellOrder, at: "Reports!A2"},
		{name: "cell of another row", old: `<c r="B2">`, new: `<c r="B3">`, rule: ruleCellOrder, at: "Reports!B2"},
		{name: "cell beyond the grid", old: `<c r="C2" s="1">`, new: `<c r="XFE2" s="1">`, rule: ruleReference, at: "Reports!C2"},
		{name: "reference without a column", old: `<c r="B2">`, new: `<c r="2">`, rule: ruleReference, at: "Reports!B2"},
		{name: "reference with a dollar", old: `<c r="B2">`, new: `<c r="$B$2">`, rule: ruleReference, at: "Reports!B2"},
		{name: "reference with a leading zero", old: `<c r="B2">`, new: `<c r="B02">`, rule: ruleReference, at: "Reports!B2"},
		{name: "unknown type", old: `<c r="B2">`, new: `<c r="B2" t="q">`, rule: ruleType, at: "Reports!B2"},
		{name: "inline text in a number", old: `<v>120</v>`, new: `<is><t>120</t></is>`, rule: ruleElement, at: "Reports!B2"},
		{name: "string beyond the table", old: `<c r="A2" t="s"><v>2<`, new: `<c r="A2" t="s"><v>3<`, rule: ruleStringIdx, at: "Reports!A2"},
		{name: "string below zero", old: `<c r="A2" t="s"><v>2<`, new: `<c r="A2" t="s"><v>-1<`, rule: ruleStringIdx, at: "Reports!A2"},
		{name: "string by name", old: `<c r="A2" t="s"><v>2<`, new: `<c r="A2" t="s"><v>abc<`, rule: ruleStringIdx, at: "Reports!A2"},
		{name: "string index with decimals", old: `<c r="A2" t="s"><v>2<`, new: `<c r="A2" t="s"><v>2.0<`, rule: ruleStringIdx, at: "Reports!A2"},
		{name: "format beyond the table", old: `<c r="C2" s="1">`, new: `<c r="C2" s="5">`, rule: ruleStyleIdx, at: "Reports!C2"},
		{name: "format by name", old: `<c r="C2" s="1">`, new: `<c r="C2" s="x">`, rule: ruleStyleIdx, at: "Reports!C2"},
		{name: "number not a number", old: `<v>120<`, new: `<v>NaN<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "number infinite", old: `<v>120<`, new: `<v>INF<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "number beyond all bounds", old: `<v>120<`, new: `<v>1e999<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "number in hexadecimal", old: `<v>120<`, new: `<v>0x78<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "number with underscores", old: `<v>120<`, new: `<v>1_20<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "number with a comma", old: `<v>120<`, new: `<v>1,20<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "number with two points", old: `<v>120<`, new: `<v>1.2.0<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "number with a space in it", old: `<v>120<`, new: `<v>1 20<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "number in words", old: `<v>120<`, new: `<v>many<`, rule: ruleNumber, at: "Reports!B2"},
		{name: "boolean two", old: `<c r="B2"><v>120<`, new: `<c r="B2" t="b"><v>2<`, rule: ruleBool, at: "Reports!B2"},
		{name: "date that never was", old: `<c r="B2"><v>120<`, new: `<c r="B2" t="d"><v>2026-02-30<`, rule: ruleDate, at: "Reports!B2"},
		{name: "date in words", old: `<c r="B2"><v>120<`, new: `<c r="B2" t="d"><v>1 March<`, rule: ruleDate, at: "Reports!B2"},
		{name: "merged range that is none", old: `</sheetData>`, new: `</sheetData><mergeCells><mergeCell ref="A1:"/></mergeCells>`, rule: ruleReference, at: "Reports"},
		{name: "hidden columns that end before they begin", old: `<sheetData>`, new: `<cols><col min="5" max="2" hidden="1"/></cols><sheetData>`, rule: ruleAttribute, at: "Reports"},
	}
	return append(sheet, bookFaults()...)
}

// bookFaults are those of the other parts.
func bookFaults() []xmlFault {
	return []xmlFault{
		{name: "strings cut", part: stringsPart, old: `<si><t>Cheshire`, new: "\x00cut", rule: ruleXML, at: stringsPart},
		{name: "strings with a stray element", part: stringsPart, old: `<si><t>Required</t></si>`, new: `<x/>`, rule: ruleElement, at: stringsPart},
		{name: "strings with stray text", part: stringsPart, old: `<si><t>Required`, new: `stray<si><t>Required`, rule: ruleElement, at: stringsPart},
		{name: "string with a stray element", part: stringsPart, old: `<t>Required</t>`, new: `<u>Required</u>`, rule: ruleElement, at: stringsPart},
		{name: "one string fewer", part: stringsPart, old: `<si><t>Cheshire</t></si>`, new: ``, rule: ruleStringIdx, at: "Reports!A2"},
		{name: "strings outside their root", part: stringsPart, old: "", new: `<sst ` + nsSheet + `/><si><t>Force</t></si><si><t>Required</t></si><si><t>Cheshire</t></si>`, rule: ruleXML, at: stringsPart},
		{name: "strings of another root", part: stringsPart, old: "", new: `<x/>`, rule: ruleElement, at: stringsPart},
		{name: "no strings part", part: stringsPart, old: "", new: "\x00drop", rule: ruleStringIdx, at: "Reports!A1"},
		{name: "styles cut", part: stylesPart, old: `</cellXfs>`, new: "\x00cut", rule: ruleXML, at: stylesPart},
		{name: "style with a format by name", part: stylesPart, old: `<xf numFmtId="14"/>`, new: `<xf numFmtId="date"/>`, rule: ruleAttribute, at: stylesPart},
		{name: "one style fewer", part: stylesPart, old: `<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/>`, new: `<xf numFmtId="0"/>`, rule: ruleStyleIdx, at: "Reports!C2"},
		{name: "no styles part", part: stylesPart, old: "", new: "\x00drop", rule: ruleStyleIdx, at: "Reports!C2"},
		{name: "no workbook part", part: bookPart, old: "", new: "\x00drop", rule: rulePart, at: bookPart},
		{name: "workbook cut", part: bookPart, old: `</sheets>`, new: "\x00cut", rule: ruleXML, at: bookPart},
		{name: "workbook of another root", part: bookPart, old: "", new: xmlHead + `<document/>`, rule: ruleElement, at: bookPart},
		{name: "workbook without sheets", part: bookPart, old: `<sheet name="Reports" sheetId="1" r:id="rId1"/>`, new: ``, rule: ruleSheetName, at: bookPart},
		{name: "sheet without a name", part: bookPart, old: `name="Reports"`, new: `name=""`, rule: ruleSheetName, at: bookPart},
		{name: "two sheets of one name", part: bookPart, old: `</sheets>`, new: `<sheet name="REPORTS" sheetId="2" r:id="rId1"/></sheets>`, rule: ruleSheetName, at: "REPORTS"},
		{name: "two sheets of one part", part: bookPart, old: `</sheets>`, new: `<sheet name="Copy" sheetId="2" r:id="rId1"/></sheets>`, rule: ruleRelation, at: "Copy"},
		{name: "sheet that leads nowhere", part: bookPart, old: `r:id="rId1"`, new: `r:id="rId9"`, rule: ruleRelation, at: "Reports"},
		{name: "sheet that leads to the styles", part: bookPart, old: `r:id="rId1"`, new: `r:id="rId2"`, rule: ruleRelation, at: "Reports"},
		{name: "sheet in a state unknown", part: bookPart, old: `sheetId="1"`, new: `sheetId="1" state="gone"`, rule: ruleAttribute, at: "Reports"},
		{name: "date system neither", part: bookPart, old: `<workbookPr/>`, new: `<workbookPr date1904="perhaps"/>`, rule: ruleAttribute, at: bookPart},
		{name: "no sheet part", part: sheetPart, old: "", new: "\x00drop", rule: rulePart, at: sheetPart},
		{name: "no content types", part: "[Content_Types].xml", old: "", new: "\x00drop", rule: ruleKind, at: ""},
		{name: "content types cut", part: "[Content_Types].xml", old: `</Types>`, new: "\x00cut", rule: ruleXML, at: "[Content_Types].xml"},
		{name: "no relationships", part: "_rels/.rels", old: "", new: "\x00drop", rule: rulePart, at: "_rels/.rels"},
		{name: "relationships to no workbook", part: "_rels/.rels", old: `/officeDocument" T`, new: `/other" T`, rule: ruleRelation, at: "_rels/.rels"},
		{name: "workbook outside", part: "_rels/.rels", old: `Target=`, new: `TargetMode="External" Target=`, rule: ruleRelation, at: "_rels/.rels"},
		{name: "no relationships of the workbook", part: bookRelsPart, old: "", new: "\x00drop", rule: rulePart, at: bookRelsPart},
		{name: "relationship twice", part: bookRelsPart, old: `Id="rId2"`, new: `Id="rId1"`, rule: ruleRelation, at: bookRelsPart},
		{name: "sheet outside", part: bookRelsPart, old: `Target="worksheets/sheet1.xml"`, new: `Target="http://example.org/sheet1.xml" TargetMode="External"`, rule: ruleRelation, at: "Reports"},
		{name: "sheet out of the package", part: bookRelsPart, old: `Target="worksheets/sheet1.xml"`, new: `Target="../../etc/passwd"`, rule: rulePart, at: "../etc/passwd"},
	}
}

// apply breaks the parts.
func (f xmlFault) apply(t *testing.T) []zipPart {
	t.Helper()
	name := f.part
	if name == "" {
		name = sheetPart
	}
	parts := soundParts()
	for i := range parts {
		p := &parts[i]
		if p.name != name {
			continue
		}
		if !strings.Contains(p.body, f.old) {
			t.Fatalf("%s does not hold %q", name, f.old)
		}
		before, after, _ := strings.Cut(p.body, f.old)
		switch {
		case f.new == "\x00drop":
			return append(parts[:i], parts[i+1:]...)
		case strings.HasSuffix(f.new, "\x00cut"):
			p.body = before + strings.TrimSuffix(f.new, "\x00cut")
		case f.old == "":
			p.body = f.new
		default:
			p.body = before + f.new + after
		}
		return parts
	}
	t.Fatalf("no part %s", name)
	return nil
}

// mustRefuse opens a file and demands that it is refused by one rule at one
// place.
func mustRefuse(t *testing.T, file, rule, at string) source.Problem {
	t.Helper()
	book, err := Open(named(file, "in/"+filepath.Base(file)), AuditLimits())
	if err == nil {
		t.Fatalf("accepted, with %d cells", book.Sheets[0].CellCount)
	}
	var problems source.Problems
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Severity != source.Refusal {
		t.Fatalf("not one refusal but %T: %v", err, err)
	}
	p := problems[0]
	if p.Rule != rule || p.Pos.Place() != at {
		t.Errorf("refused as %q, want rule %s at %s", p.Error(), rule, at)
	}
	if !strings.HasPrefix(p.Pos.File, "in/") {
		t.Errorf("the file is named %q", p.Pos.File)
	}
	if strings.Contains(err.Error(), os.TempDir()) {
		t.Errorf("the real path is told: %v", err)
	}
	return p
}

func TestSoundWorkbook(t *testing.T) {
	book, err := Open(named(writeParts(t, "book.xlsx", soundParts()), "in/book.xlsx"), AuditLimits())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range book.Sheets[0].Rows {
		for _, c := range r.Cells {
			got = append(got, c.Ref()+" "+c.Kind.String()+" "+c.String())
		}
	}
	want := "A1 text Force|B1 text Required|C1 text When|A2 text Cheshire|B2 number 120|C2 date 2016-03-01|A3 text Cheshire|B3 number 0.85"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestBrokenPartsAreRefused(t *testing.T) {
	for _, f := range xmlFaults() {
		t.Run(f.name, func(t *testing.T) {
			mustRefuse(t, writeParts(t, "book.xlsx", f.apply(t)), f.rule, f.at)
		})
	}
}

func TestFaultsAreManyAndNamedOnce(t *testing.T) {
	seen := make(map[string]bool)
	count := func(name string) {
		if seen[name] {
			t.Errorf("%q stands twice", name)
		}
		seen[name] = true
	}
	for _, f := range xmlFaults() {
		count(f.name)
	}
	for _, f := range zipFaults() {
		count(f.name)
	}
	if len(seen) < 60 {
		t.Errorf("%d faults, want at least 60", len(seen))
	}
}
