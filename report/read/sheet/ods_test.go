package sheet

import (
	"strings"
	"testing"
)

const (
	odsHead = xmlHead + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"` +
		` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
		` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"` +
		` xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3">` +
		`<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>` +
		`<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N43"/><number:time-style style:name="N43" number:truncate-on-overflow="false"><number:hours/></number:time-style>` +
		`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>` +
		`<office:body><office:spreadsheet>`
	odsTail  = `</office:spreadsheet></office:body></office:document-content>`
	odsSheet = `<table:table table:name="Reports" table:style-name="ta1"><table:table-column table:number-columns-repeated="3"/>` +
		`<table:table-row><table:table-cell office:value-type="string"><text:p>Force</text:p></table:table-cell>` +
		`<table:table-cell office:value-type="string"><text:p>Required</text:p></table:table-cell></table:table-row>` +
		`<table:table-row><table:table-cell office:value-type="string"><text:p>Cheshire</text:p></table:table-cell>` +
		`<table:table-cell office:value-type="float" office:value="120"><text:p>120</text:p></table:table-cell></table:table-row></table:table>`
)

// soundODS is a spreadsheet of these tables.
func soundODS(tables string) []zipPart {
	return []zipPart{
		{"mimetype", odsType},
		{"content.xml", odsHead + tables + odsTail},
		{"META-INF/manifest.xml", xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">` +
			`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"></manifest:file-entry></manifest:manifest>`},
	}
}

// odsRows is a sheet of these rows.
func odsRows(rows string) string {
	return `<table:table table:name="Reports">` + rows + `</table:table>`
}

func TestODSForms(t *testing.T) {
	row := func(cells string) string { return `<table:table-row>` + cells + `</table:table-row>` }
	text := func(inside string) string {
		return row(`<table:table-cell office:value-type="string">` + inside + `</table:table-cell>`)
	}
	const one = `<table:table-cell office:value-type="float" office:value="1"/>`
	cases := []struct{ name, rows, want string }{
		{"percentage", row(`<table:table-cell office:value-type="percentage" office:value="0.85"><text:p>85%</text:p></table:table-cell>`), "A1 number 0.85"},
		{"currency", row(`<table:table-cell office:value-type="currency" office:currency="GBP" office:value="12.5"/>`), "A1 number 12.5"},
		{"date", row(`<table:table-cell office:value-type="date" office:date-value="2016-03-01"/><table:table-cell office:value-type="date" office:date-value="2016-03-01T13:45:00"/>`), "A1 date 2016-03-01|B1 date 2016-03-01T13:45:00"},
		{"time", row(`<table:table-cell office:value-type="time" office:time-value="PT13H45M00S"/><table:table-cell office:value-type="time" office:time-value="PT36H00M00S"/>`), "A1 date 13:45:00|B1 number 1.5"},
		{"time that is an amount", row(`<table:table-cell table:style-name="ce1" office:value-type="time" office:time-value="PT12H00M00S"/>`), "A1 number 0.5"},
		{"time that is an amount in its column", `<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>` +
			row(`<table:table-cell office:value-type="time" office:time-value="PT12H"/><table:table-cell office:value-type="time" office:time-value="PT12H"/>`), "A1 date 12:00:00|B1 number 0.5"},
		{"boolean", row(`<table:table-cell office:value-type="boolean" office:boolean-value="true"/>`), "A1 bool TRUE"},
		{"error", row(`<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`), "A1 error #DIV/0!"},
		{"formula", row(`<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>`), "A1 number 2"},
		{"formula without a result", row(`<table:table-cell table:formula="of:=1+1"/>`), "A1 empty"},
		{"string in its attribute", row(`<table:table-cell office:value-type="string" office:string-value="long"><text:p>l</text:p></table:table-cell>`), "A1 text long"},
		{"paragraphs", text(`<text:p>a</text:p><text:p>b</text:p>`), "A1 text a\nb"},
		{"white space", text("<text:p> a \n b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e</text:p>"), "A1 text  a \n b   c\td\ne"},
		{"spans", text(`<text:p>a<text:span>b <text:a>c</text:a></text:span></text:p>`), "A1 text ab c"},
		{"note is no value", text(`<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>`), "A1 text a"},
		{"repeated cells", row(`<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>`), "C1 number 7|D1 number 7"},
		{"repeated rows", `<table:table-row table:number-rows-repeated="3"/><table:table-row table:number-rows-repeated="2">` + one + `</table:table-row>` + row(one), "A4 number 1|A5 number 1|A6 number 1"},
		{"empty to the end of the grid", row(one+`<table:table-cell table:number-columns-repeated="16383"/>`) + `<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`, "A1 number 1"},
		{"groups", `<table:table-header-rows>` + row(one) + `</table:table-header-rows><table:table-row-group>` + row(one) + `</table:table-row-group>`, "A1 number 1|A2 number 1"},
		{"covered cells", row(`<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="float" office:value="1"/><table:covered-table-cell/>` + one), "A1 number 1|C1 number 1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			book, err := Open(named(writeParts(t, "book.ods", soundODS(odsRows(c.rows))), "book.ods"), AuditLimits())
			must(t, err)
			if got := cellsOf(&book.Sheets[0]); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestODSNotices(t *testing.T) {
	rows := `<table:table-column/><table:table-column table:visibility="collapse"/>` +
		`<table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2" office:value-type="float" office:value="1"/></table:table-row>`
	tables := odsSheet + `<table:table table:name="Secret" table:style-name="ta2">` + rows + `</table:table>` +
		`<table:table table:name="'file:///tmp/other.ods'#$Sheet1"><table:table-row/></table:table>`
	book, err := Open(named(writeParts(t, "book.ods", soundODS(tables)), "book.ods"), AuditLimits())
	must(t, err)
	if len(book.Sheets) != 2 || book.Format != "ods" {
		t.Fatalf("got %+v", book.Sheets)
	}
	s := book.Sheets[1]
	if s.State != Hidden || !s.Filtered || !s.Rows[0].Hidden || len(s.HiddenColumns) != 1 || s.Merged[0].String() != "A1:B1" {
		t.Errorf("got %+v", s)
	}
	rules := make(map[string]bool)
	for _, n := range book.Notices {
		rules[n.Rule] = true
	}
	for _, rule := range []string{ruleHiddenSheet, ruleHiddenRows, ruleHiddenColumns, ruleFilter, ruleMerged, ruleExternal} {
		if !rules[rule] {
			t.Errorf("no notice %s", rule)
		}
	}
}

func TestBrokenODSIsRefused(t *testing.T) {
	cell := func(attributes, inside string) string {
		return odsRows(`<table:table-row><table:table-cell ` + attributes + `>` + inside + `</table:table-cell></table:table-row>`)
	}
	cases := []struct{ name, tables, rule, at string }{
		{"cut", odsSheet[:len(odsSheet)-60], ruleXML, "Reports!B2"},
		{"no sheets", "", ruleSheetName, "content.xml"},
		{"sheet without a name", `<table:table/>`, ruleSheetName, "content.xml"},
		{"two sheets of one name", odsSheet + odsSheet, ruleSheetName, "Reports"},
		{"number without a value", cell(`office:value-type="float"`, ""), ruleType, "Reports!A1"},
		{"number not a number", cell(`office:value-type="float" office:value="NaN"`, ""), ruleNumber, "Reports!A1"},
		{"number with a comma", cell(`office:value-type="float" office:value="1,5"`, ""), ruleNumber, "Reports!A1"},
		{"date that never was", cell(`office:value-type="date" office:date-value="2026-02-30"`, ""), ruleDate, "Reports!A1"},
		{"time in words", cell(`office:value-type="time" office:time-value="noon"`, ""), ruleDate, "Reports!A1"},
		{"boolean in words", cell(`office:value-type="boolean" office:boolean-value="yes"`, ""), ruleBool, "Reports!A1"},
		{"unknown type", cell(`office:value-type="guess" office:value="1"`, ""), ruleType, "Reports!A1"},
		{"repeated zero times", cell(`table:number-columns-repeated="0"`, ""), ruleAttribute, "Reports!1"},
		{"repeated beyond all bounds", cell(`table:number-columns-repeated="99999999999"`, ""), ruleAttribute, "Reports!1"},
		{"too many columns", cell(`table:number-columns-repeated="257" office:value-type="float" office:value="1"`, ""), ruleLimit, "Reports!A1"},
		{"too many rows", odsRows(`<table:table-row table:number-rows-repeated="200001"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>`), ruleLimit, "Reports!1"},
		{"too many cells", odsRows(`<table:table-row table:number-rows-repeated="200000"><table:table-cell table:number-columns-repeated="20" office:value-type="float" office:value="1"/></table:table-row>`), ruleLimit, "Reports!1"},
		{"table in a cell", cell(`office:value-type="string"`, `<table:table/>`), ruleElement, "Reports!A1"},
		{"text between cells", odsRows(`<table:table-row>7</table:table-row>`), ruleXML, "Reports!1"},
		{"row among cells", odsRows(`<table:table-row><table:table-row/></table:table-row>`), ruleElement, "Reports!1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			mustRefuse(t, writeParts(t, "book.ods", soundODS(c.tables)), c.rule, c.at)
		})
	}
	t.Run("password", func(t *testing.T) {
		parts := soundODS(odsSheet)
		parts[2].body = strings.Replace(parts[2].body, `"></manifest:file-entry>`, `"><manifest:encryption-data/></manifest:file-entry>`, 1)
		mustRefuse(t, writeParts(t, "book.ods", parts), ruleLocked, "META-INF/manifest.xml")
	})
	t.Run("text document", func(t *testing.T) {
		parts := withPart(soundODS(odsSheet), "mimetype", "application/vnd.oasis.opendocument.text")
		mustRefuse(t, writeParts(t, "book.ods", parts), ruleKind, "mimetype")
	})
	t.Run("no content", func(t *testing.T) {
		parts := soundODS(odsSheet)
		mustRefuse(t, writeParts(t, "book.ods", append(parts[:1], parts[2])), rulePart, "content.xml")
	})
}

// What a time is depends on its style's format: of the cell, or its row, or its
// column; automatic, or found by name, or a parent's, or the default's.
func TestODSStylesByNameParentAndDefault(t *testing.T) {
	const ns = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"`
	common := func(more string) string {
		return xmlHead + `<office:document-styles` + ns + `><office:styles>` +
			`<number:time-style style:name="N121" number:truncate-on-overflow="false"/><number:time-style style:name="N40"/>` + more +
			`<style:style style:name="Duration" style:family="table-cell" style:data-style-name="N121"/>` +
			`<style:style style:name="Child" style:family="table-cell" style:parent-style-name="Duration"/>` +
			`<style:style style:name="Clock" style:family="table-cell" style:parent-style-name="Duration" style:data-style-name="N40"/>` +
			`<style:style style:name="Circle" style:family="table-cell" style:parent-style-name="Circle"/>` +
			`<style:style style:name="Named" style:family="paragraph" style:data-style-name="N121"/>` +
			`</office:styles><office:automatic-styles><style:style style:name="Page" style:family="table-cell" style:data-style-name="N121"/></office:automatic-styles></office:document-styles>`
	}
	const amount, clock = "A1 number 0.5", "A1 date 12:00:00"
	byDefault := `<style:default-style style:family="table-cell" style:data-style-name="N121"/>`
	cases := []struct{ name, more, column, row, cell, want string }{
		{"no style", "", "", "", "", clock},
		{"by name", "", "", "", "Duration", amount},
		{"of a parent", "", "", "", "Child", amount},
		{"a format outweighs the parent's", "", "", "", "Clock", clock},
		{"of the column", "", "Duration", "", "", amount},
		{"of the row", "", "", "Child", "", amount},
		{"the row outweighs the column", "", "Clock", "Duration", "", amount},
		{"the cell outweighs both", "", "Duration", "Duration", "Clock", clock},
		{"a cell's automatic style", "", "", "", "ce1", amount},
		{"the default of cells", byDefault, "", "", "", amount},
		{"the default of cells behind a style", byDefault, "", "", "Circle", amount},
		{"parents in a circle", "", "", "", "Circle", clock},
		{"the style of the cells without one", `<style:style style:name="Default" style:family="table-cell" style:data-style-name="N121"/>`, "", "", "", amount},
		{"a name of another family", "", "", "", "Named", clock},
		{"a style of page headers", "", "", "", "Page", clock},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			attribute := func(name, value string) string {
				if value == "" {
					return ""
				}
				return ` table:` + name + `="` + value + `"`
			}
			rows := `<table:table-column` + attribute("default-cell-style-name", c.column) + `/>` +
				`<table:table-row` + attribute("default-cell-style-name", c.row) + `>` +
				`<table:table-cell` + attribute("style-name", c.cell) + ` office:value-type="time" office:time-value="PT12H"/></table:table-row>`
			parts := append(soundODS(odsRows(rows)), zipPart{"styles.xml", common(c.more)})
			book, err := Open(named(writeParts(t, "book.ods", parts), "book.ods"), AuditLimits())
			must(t, err)
			if got := cellsOf(&book.Sheets[0]); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Whether a date in a spreadsheet has a time of day is said by the format that it is
// shown in: programs write a midnight without one. Where no format says so, what is
// written counts.
func TestODSDaysWithoutTime(t *testing.T) {
	const styles = `<number:date-style style:name="N1"><number:year/><number:month/><number:day/></number:date-style>` +
		`<number:date-style style:name="N2"><number:day/><number:month/><number:hours/><number:minutes/></number:date-style>` +
		`<style:style style:name="d1" style:family="table-cell" style:data-style-name="N1"/>` +
		`<style:style style:name="d2" style:family="table-cell" style:data-style-name="N2"/>` +
		`<style:style style:name="d3" style:family="table-cell" style:parent-style-name="d1"/>`
	for _, tt := range []struct {
		style, value string
		day          bool
	}{
		{"d1", "2015-07-08", true},
		{"d1", "2015-07-08T00:00:00", true},
		{"d1", "2015-07-08T09:30:00", false},
		{"d3", "2015-07-08", true},
		{"d2", "2015-07-08", false},
		{"d2", "2015-07-08T00:00:00", false},
		{"", "2015-07-08", true},
		{"", "2015-07-08T00:00:00", false},
		{"none", "2015-07-08T00:00", false},
	} {
		rows := `<table:table-row><table:table-cell table:style-name="` + tt.style + `" office:value-type="date" office:date-value="` + tt.value + `"/></table:table-row>`
		if tt.style == "" {
			rows = strings.Replace(rows, ` table:style-name=""`, "", 1)
		}
		parts := soundODS(odsRows(rows))
		for i := range parts {
			if parts[i].name == "content.xml" {
				parts[i].body = strings.Replace(parts[i].body, "<office:automatic-styles>", "<office:automatic-styles>"+styles, 1)
			}
		}
		book, err := Open(named(writeParts(t, "book.ods", parts), "book.ods"), AuditLimits())
		must(t, err)
		cell, ok := book.Sheets[0].Rows[0].Cell(1)
		if !ok || cell.Kind != Date || cell.DayOnly != tt.day {
			t.Errorf("%s shown as %q: a day alone %v, want %v", tt.value, tt.style, cell.DayOnly, tt.day)
		}
	}
}
