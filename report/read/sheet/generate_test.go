package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/flate"
)

// The parts of a minimal workbook as spreadsheet programs write it. Tests that
// break workbooks start from these.
const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsCompat = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	nsSheet  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

	partTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`
	partRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	partWorkbook = xmlHead + `<workbook ` + nsSheet + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<workbookPr/><sheets><sheet name="Reports" sheetId="1" r:id="rId1"/></sheets></workbook>`
	partWorkbookRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	// Cell formats: 0 general, 1 a date (14), 2 a percentage (10), 3 a date by
	// its own code, 4 an elapsed time.
	partStyles = xmlHead + `<styleSheet ` + nsSheet + `><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\ mmm\ yyyy&quot; h&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>` +
		`<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`
	partStrings = xmlHead + `<sst ` + nsSheet + ` count="3" uniqueCount="3"><si><t>Force</t></si><si><t>Required</t></si><si><t>Cheshire</t></si></sst>`
	partSheet   = xmlHead + `<worksheet ` + nsSheet + `><dimension ref="A1:C3"/><sheetData>` +
		`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>When</t></is></c></row>` +
		`<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>120</v></c><c r="C2" s="1"><v>42430</v></c></row>` +
		`<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="2"><v>0.85</v></c><c r="C3" s="1"/></row>` +
		`</sheetData></worksheet>`
)

// zipPart is one entry of a package to be written.
type zipPart struct{ name, body string }

// soundParts are the parts of a sound workbook, in the usual order.
func soundParts() []zipPart {
	return []zipPart{
		{"[Content_Types].xml", partTypes},
		{"_rels/.rels", partRels},
		{"xl/workbook.xml", partWorkbook},
		{"xl/_rels/workbook.xml.rels", partWorkbookRels},
		{"xl/styles.xml", partStyles},
		{"xl/sharedStrings.xml", partStrings},
		{"xl/worksheets/sheet1.xml", partSheet},
	}
}

// writeParts writes a package and returns its path.
func writeParts(t testing.TB, name string, parts []zipPart) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	writeZip(t, file, func(z *zip.Writer) { fillParts(t, z, parts) })
	return file
}

// writeZip writes a package with klauspost's deflate.
func writeZip(t testing.TB, file string, fill func(*zip.Writer)) {
	t.Helper()
	f, err := os.Create(file)
	must(t, err)
	z := zip.NewWriter(f)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 6) })
	fill(z)
	must(t, z.Close())
	must(t, f.Close())
}

// must stops the test on an error of the test itself.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// writeTable writes a workbook of rows × 20 cells as Excel would: a reference
// of its own in each row, eleven texts from a short list, four whole numbers,
// two with decimals, two dates. Texts are shared or inline.
func writeTable(t testing.TB, file string, rows int, shared bool) {
	t.Helper()
	words := []string{"control room", "violence", "sexual offences", "other", "Y", "N", "crime recording centre", "public protection"}
	writeZip(t, file, func(z *zip.Writer) {
		fillParts(t, z, soundParts()[:5])
		part, err := z.Create("xl/worksheets/sheet1.xml")
		must(t, err)
		w := bufio.NewWriterSize(part, 1<<20)
		_, _ = w.WriteString(xmlHead + `<worksheet ` + nsSheet + `><sheetData>`)
		var b []byte
		for row := 1; row <= rows; row++ {
			b = append(b[:0], `<row r="`...)
			b = append(strconv.AppendInt(b, int64(row), 10), `" spans="1:20">`...)
			for column := 1; column <= 20; column++ {
				b = appendCell(b, row, column, shared, words)
			}
			_, _ = w.Write(append(b, "</row>"...))
		}
		_, _ = w.WriteString(`</sheetData></worksheet>`)
		must(t, w.Flush())
		part, err = z.Create("xl/sharedStrings.xml")
		must(t, err)
		w.Reset(part)
		_, _ = w.WriteString(xmlHead + `<sst ` + nsSheet + `>`)
		for _, word := range words {
			_, _ = fmt.Fprintf(w, `<si><t>%s</t></si>`, word)
		}
		for row := 1; row <= rows && shared; row++ {
			_, _ = fmt.Fprintf(w, `<si><t>CR/%07d/16</t></si>`, row)
		}
		_, _ = w.WriteString(`</sst>`)
		must(t, w.Flush())
	})
}

// appendCell writes one cell of the table.
func appendCell(b []byte, row, column int, shared bool, words []string) []byte {
	b = append(b, `<c r="`...)
	b = append(b, ColumnName(column)...)
	b = append(strconv.AppendInt(b, int64(row), 10), '"')
	mix := row*31 + column*17
	switch {
	case column <= 12 && shared:
		index := mix % len(words)
		if column == 1 {
			index = len(words) + row - 1
		}
		b = append(b, ` t="s"><v>`...)
		return append(strconv.AppendInt(b, int64(index), 10), `</v></c>`...)
	case column <= 12:
		b = append(b, ` t="inlineStr"><is><t>`...)
		if column == 1 {
			b = fmt.Appendf(b, "CR/%07d/16", row)
		} else {
			b = append(b, words[mix%len(words)]...)
		}
		return append(b, `</t></is></c>`...)
	case column <= 16:
		b = append(b, `><v>`...)
		b = strconv.AppendInt(b, int64(mix%5), 10)
	case column <= 18:
		b = append(b, ` s="2"><v>`...)
		b = strconv.AppendFloat(b, float64(mix%10007)/10007, 'g', -1, 64)
	default:
		b = append(b, ` s="1"><v>`...)
		b = strconv.AppendFloat(b, 42000+float64(mix%100000)/48, 'g', -1, 64)
	}
	return append(b, `</v></c>`...)
}

// fillParts writes parts into a package.
func fillParts(t testing.TB, z *zip.Writer, parts []zipPart) {
	t.Helper()
	for _, p := range parts {
		w, err := z.Create(p.name)
		must(t, err)
		_, err = io.WriteString(w, p.body)
		must(t, err)
	}
}

// writeKnown writes a part whose sizes and checksum stand in its header, as
// most programs do, and not after its data, as Go does.
func writeKnown(t testing.TB, z *zip.Writer, p zipPart) {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, 6)
	must(t, err)
	_, err = io.WriteString(w, p.body)
	must(t, err)
	must(t, w.Close())
	raw, err := z.CreateRaw(&zip.FileHeader{
		Name: p.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(p.body)),
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(p.body)),
	})
	must(t, err)
	_, err = raw.Write(packed.Bytes())
	must(t, err)
}

// sameSheets demands that two books hold the same sheets.
func sameSheets(t *testing.T, got, want *Book) {
	t.Helper()
	if diff := cmp.Diff(want.Sheets, got.Sheets); diff != "" {
		t.Errorf("the sheets differ (-want +got):\n%s", diff)
	}
}
