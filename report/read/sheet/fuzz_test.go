package sheet

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/read/source"
)

// fuzzLimits keep a fuzzing step short.
func fuzzLimits() Limits {
	lim := AuditLimits()
	lim.Rows, lim.Cells, lim.CellText, lim.PartSize = 2_000, 20_000, 4_000, 1<<20
	return lim
}

// packed is a package of these parts, not compressed.
func packed(t testing.TB, parts []zipPart) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		must(t, err)
		_, err = w.Write([]byte(p.body))
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// openBytes reads a file that is in memory, and holds what must be true of
// every book and of every refusal.
func openBytes(t testing.TB, name string, b []byte) (*Book, error) {
	t.Helper()
	book := &Book{Name: name}
	var rows []Row
	err := scanOpened(bytes.NewReader(b), int64(len(b)), filepath.Ext(name), book, fuzzLimits(), keepRows(&rows))
	checkOutcome(t, rows, err)
	return book, err
}

// keepRows copies all rows.
func keepRows(rows *[]Row) wanted {
	return func(*Sheet) func(Row) error {
		*rows = append(*rows, Row{}) // a new sheet begins
		return func(r Row) error {
			r.Cells = append([]Cell(nil), r.Cells...)
			*rows = append(*rows, r)
			return nil
		}
	}
}

// checkOutcome demands a fault with a rule and a message, or else rows and cells
// that rise and have a value.
func checkOutcome(t testing.TB, rows []Row, err error) {
	t.Helper()
	if err != nil {
		f, ok := err.(*fault)
		if !ok || f.rule == "" || f.message == "" {
			t.Fatalf("not a fault: %T %v", err, err)
		}
		return
	}
	row := 0
	for _, r := range rows {
		if r.Number == 0 {
			row = 0
			continue
		}
		if r.Number <= row || len(r.Cells) == 0 {
			t.Fatalf("row %d with %d cells after row %d", r.Number, len(r.Cells), row)
		}
		row = r.Number
		column := 0
		for _, c := range r.Cells {
			if c.Row != row || c.Column <= column || c.Kind > Error {
				t.Fatalf("cell %+v after column %d of row %d", c, column, row)
			}
			if c.Kind == Empty && !c.Formula || c.Number != c.Number || c.Number-c.Number != 0 {
				t.Fatalf("cell %+v has no value", c)
			}
			column = c.Column
		}
	}
}

// sameByParser reads a workbook without the plain reader of cells and demands
// the same rows, or the same fault.
func sameByParser(t testing.TB, b []byte) {
	t.Helper()
	type outcome struct {
		Rows  []Row
		Fault string
		At    source.Pos
	}
	var both [2]outcome
	for i := range both {
		a, err := openArchive(bytes.NewReader(b), int64(len(b)), fuzzLimits())
		if err != nil {
			return
		}
		r := newXLSXReader(a, &Book{Name: "book.xlsx"})
		r.parserOnly = i == 1
		var rows []Row
		if err := r.scan(keepRows(&rows)); err != nil {
			both[i].Fault, both[i].At = err.Error(), err.(*fault).at
		} else {
			both[i].Rows = rows
		}
	}
	if !reflect.DeepEqual(both[0], both[1]) { // cmp.Diff takes its time, so it comes second
		t.Fatalf("the plain reader and the parser differ (-plain +parser):\n%s", cmp.Diff(both[0], both[1]))
	}
}

// FuzzXLSX changes one part of a sound workbook.
func FuzzXLSX(f *testing.F) {
	parts := soundParts()
	for i, p := range parts {
		f.Add(uint8(i), []byte(p.body))
	}
	for _, fault := range xmlFaults() {
		for i, p := range parts {
			if p.name == fault.part || fault.part == "" && p.name == sheetPart {
				f.Add(uint8(i), []byte(strings.Replace(p.body, fault.old, strings.TrimSuffix(fault.new, "\x00cut"), 1)))
			}
		}
	}
	f.Add(uint8(6), []byte(`<worksheet `+nsSheet+`><sheetData><row r="1"><c r="A1" t="str" s="3"><f>a</f><v>b_x0041_</v></c><c r="B1" s="4"><v>-0012.50</v></c><c r="C1" t="b"><v>1</v></c></row></sheetData></worksheet>`))
	f.Fuzz(func(t *testing.T, part uint8, body []byte) {
		parts := soundParts()
		parts[int(part)%len(parts)].body = string(body)
		b := packed(t, parts)
		openBytes(t, "book.xlsx", b)
		sameByParser(t, b)
	})
}

// FuzzZip changes the package itself.
func FuzzZip(f *testing.F) {
	f.Add(packed(f, soundParts()))
	f.Add(packed(f, soundODS(odsSheet)))
	f.Fuzz(func(t *testing.T, b []byte) {
		openBytes(t, "book.xlsx", b)
		openBytes(t, "book.ods", b)
	})
}

// FuzzODS changes the content of an OpenDocument spreadsheet.
func FuzzODS(f *testing.F) {
	f.Add([]byte(odsHead + odsSheet + odsTail))
	f.Add([]byte(odsHead + odsRows(`<table:table-row table:number-rows-repeated="3" table:visibility="filter"><table:table-cell office:value-type="time" office:time-value="PT1H" table:number-columns-repeated="2"><text:p>a <text:s text:c="2"/></text:p></table:table-cell></table:table-row>`) + odsTail))
	f.Fuzz(func(t *testing.T, body []byte) {
		parts := soundODS("")
		parts[1].body = string(body)
		openBytes(t, "book.ods", packed(t, parts))
	})
}

// FuzzCSV reads any bytes as csv.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "sep=;\na;b\n", "\"a\"\"b\",\"c\nd\"\r\n", "\xFF\xFEa\x00", "a\tb\rc\td", "2026-03-01,007,-1.5,TRUE,#N/A"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		openBytes(t, "table.csv", b)
	})
}

// FuzzNumber holds the reader of numbers to what it promises: finite decimal
// numbers only, and the plain reader to the same value.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"0", "-1.5", "1e5", "0.30000000000000004", "9007199254740993", "1.7976931348623157e308", "NaN", "0x1", "1_0", ".5", "5.", "00012", "-0", "123456789012345678.9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, ok := parseNumber([]byte(text))
		if ok && (n != n || n-n != 0 || strings.ContainsAny(text, "xXpP_iInN")) {
			t.Errorf("%q is %v", text, n)
		}
		s := &sheetScan{xlsxReader: &xlsxReader{packageReader: packageReader{book: &Book{}}}}
		var c Cell
		if _, plain := s.plainNumber([]byte("<v>"+text+"</v></c>"), 0, &c, formatNumber); plain && (!ok || c.Number != n) {
			t.Errorf("%q is %v plainly, and %v %v by the parser", text, c.Number, n, ok)
		}
	})
}

// TestPlainReaderAgreesWithTheParser reads whole workbooks both ways.
func TestPlainReaderAgreesWithTheParser(t *testing.T) {
	for _, shared := range []bool{true, false} {
		file := filepath.Join(t.TempDir(), "table.xlsx")
		writeTable(t, file, 900, shared)
		b, err := os.ReadFile(file)
		must(t, err)
		sameByParser(t, b)
	}
}
