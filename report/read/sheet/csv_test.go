package sheet

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"assize/report/read/source"
)

// writeText writes a file and returns its path.
func writeText(t testing.TB, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

// wide is a text in UTF-16 with a byte order mark.
func wide(text string, order binary.AppendByteOrder) string {
	var b []byte
	for _, u := range utf16.Encode([]rune("\uFEFF" + text)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestCSVForms(t *testing.T) {
	const sound = "A1 text Force|B1 text Required|A2 text Cheshire|B2 number 120"
	cases := []struct{ name, text, want string }{
		{"comma", "Force,Required\nCheshire,120\n", sound},
		{"no last line end", "Force,Required\nCheshire,120", sound},
		{"Windows line ends", "Force,Required\r\nCheshire,120\r\n", sound},
		{"old Macintosh line ends", "Force,Required\rCheshire,120\r", sound},
		{"semicolon", "Force;Required\nCheshire;120\n", sound},
		{"tab", "Force\tRequired\nCheshire\t120\n", sound},
		{"bar", "Force|Required\nCheshire|120\n", sound},
		{"delimiter named", "sep=;\r\nForce;Required\r\nCheshire;120", sound},
		{"byte order mark", "\uFEFFForce,Required\nCheshire,120\n", sound},
		{"UTF-16 little end", wide("Force,Required\nCheshire,120\n", binary.LittleEndian), sound},
		{"UTF-16 big end", wide("Force,Required\nCheshire,120\n", binary.BigEndian), sound},
		{"quotes", "\"Force\",\"Required\"\n\"Cheshire\",\"120\"\n", sound},
		{"comma in quotes", "\"Avon, and Somerset\",1\n", "A1 text Avon, and Somerset|B1 number 1"},
		{"quote in quotes", "\"the \"\"force\"\"\",1\n", `A1 text the "force"|B1 number 1`},
		{"line break in quotes", "\"two\r\nlines\",1\n3,4\n", "A1 text two\nlines|B1 number 1|A2 number 3|B2 number 4"},
		{"empty fields and rows", ",b\n\n,,\n,,c\n", "B1 text b|C4 text c"},
		{"ragged", "a\nb,c,d\ne,f\n", "A1 text a|A2 text b|B2 text c|C2 text d|A3 text e|B3 text f"},
		{"title above a table", "Crimes; by force\nForce,Required\nCheshire,120\n", "A1 text Crimes; by force|A2 text Force|B2 text Required|A3 text Cheshire|B3 number 120"},
		{"spaces kept", " a , b\n", "A1 text  a |B1 text  b"},
		{
			"types", "-1.50,007,1e5,2026-03-01,2026-03-01 13:45:00,TRUE,FALSE,#N/A,+1,1234567890123456,0.85,-\n",
			"A1 number -1.50|B1 text 007|C1 text 1e5|D1 date 2026-03-01|E1 date 2026-03-01 13:45:00|F1 bool TRUE|G1 bool FALSE|H1 error #N/A|I1 text +1|J1 text 1234567890123456|K1 number 0.85|L1 text -",
		},
		{"percent and thousands stay text", "a;b\n85%;1,200\n", "A1 text a|B1 text b|A2 text 85%|B2 text 1,200"},
		{"date that never was", "2026-02-30,1\n", "A1 text 2026-02-30|B1 number 1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			book, err := Open(named(writeText(t, "table.csv", c.text), "in/table.csv"), AuditLimits())
			must(t, err)
			if got := cellsOf(&book.Sheets[0]); got != c.want || book.Format != "csv" || book.Sheets[0].Name != "table" {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestBrokenCSVIsRefused(t *testing.T) {
	small := strings.Repeat("x", 300_000)
	cases := []struct{ name, text, rule, at string }{
		{"quote never closed", "a,b\n1,\"2\n3,4\n", ruleQuote, "2:3"},
		{"quote inside a field", "a,b\n1,2\"3\n", ruleQuote, "2:4"},
		{"text after a closing quote", "a,b\n\"1\"x,2\n", ruleQuote, "2:4"},
		{"space before a quote", "a, \"b\"\n", ruleQuote, "1:4"},
		{"space after a closing quote", "a,b\n1,\"b\" ,3\n", ruleQuote, "2:6"},
		{"an inch", "Force,Note\nGMP,he was 5'8\" tall\n", ruleQuote, "2:15"},
		{"bytes that are not UTF-8", "a,b\nCh\xE9shire,2\n", ruleEncoding, "2:3"},
		{"zero byte", "a,b\n1,\x002\n", ruleKind, ""},
		{"zero byte late", "a,b\n" + strings.Repeat("1,2\n", 2000) + "1,\x002\n", ruleControl, "2002:3"},
		{"escape character", "a,b\n1,\x1b2\n", ruleControl, "2:3"},
		{"half a character of UTF-16", wide("a,b\n", binary.LittleEndian) + "x", ruleEncoding, "2:1"},
		{"lone surrogate", "\xFF\xFEa\x00\x00\xD8b\x00", ruleEncoding, "1:2"},
		{"UTF-32", "\xFF\xFE\x00\x00a\x00\x00\x00", ruleEncoding, ""},
		{"empty", "", ruleKind, ""},
		{"only a byte order mark", "\uFEFF", ruleKind, ""},
		{"too many columns", strings.Repeat(",", 300) + "\n", ruleLimit, "1:257"},
		{"text too long", "a," + small + "\n", ruleLimit, "1:262147"},
		{"a quotation mark as delimiter", "sep=\"\na,b\n", ruleDelimiter, "1:1"},
		{"a line end as delimiter", "sep=\n\na,b\n", ruleDelimiter, "1:1"},
		{"two delimiters", "85%;1,200\n", ruleDelimiter, "1:1"},
		{"web page", "<!DOCTYPE html><html>", ruleKind, ""},
		{"xml", "<?xml version=\"1.0\"?><a/>", ruleKind, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			mustRefuse(t, writeText(t, "table.csv", c.text), c.rule, c.at)
		})
	}
}

func TestFolderOfCSVFilesIsABook(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"Reports.csv": "a,b\n1,2\n", "Criteria.CSV": "c\n3\n", "notes.txt": "x", ".hidden.csv": "x",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	book, err := Open(named(dir, "in/cheshire"), AuditLimits())
	must(t, err)
	if len(book.Sheets) != 2 || book.Sheets[0].Name != "Criteria" || cellsOf(sheetOf(book, "Reports")) != "A1 text a|B1 text b|A2 number 1|B2 number 2" {
		t.Errorf("got %+v", book.Sheets)
	}
	if at := sheetOf(book, "Reports").At(2, 1).String(); at != "in/cheshire/Reports.csv:Reports!A2" {
		t.Errorf("the place is %q", at)
	}
	if len(book.Notices) != 2 || book.Notices[0].Rule != ruleIgnoredFile {
		t.Errorf("notices %v", book.Notices)
	}
	first := book.SHA256
	must(t, os.WriteFile(filepath.Join(dir, "Reports.csv"), []byte("a,b\n1,3\n"), 0o600))
	if book, err = Open(named(dir, "in/cheshire"), AuditLimits()); err != nil || book.SHA256 == first {
		t.Errorf("another content, but hash %s, %v", first, err)
	}
	must(t, os.WriteFile(filepath.Join(dir, "Broken.csv"), []byte("a,\"b\n"), 0o600))
	_, err = Open(named(dir, "in/cheshire"), AuditLimits())
	if ps, ok := err.(source.Problems); !ok || ps[0].Pos.String() != "in/cheshire/Broken.csv:1:3" {
		t.Errorf("got %v", err)
	}
	mustRefuse(t, t.TempDir(), ruleKind, "")
}

// A folder may hold workbooks, such as those of the months: their sheets are one book's,
// each with its own file and rows, also where they have one name.
func TestFolderOfWorkbooksIsABook(t *testing.T) {
	dir := t.TempDir()
	for name, value := range map[string]int{"2015-08.xlsx": 8, "2015-07.xlsx": 7} {
		f := excelize.NewFile()
		must(t, f.SetSheetName("Sheet1", "Audit"))
		must(t, f.SetCellInt("Audit", "A1", int64(value)))
		must(t, f.SaveAs(filepath.Join(dir, name)))
	}
	for name, text := range map[string]string{"~$2015-08.xlsx": "lock", "september.csv": "9\n"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	book, err := Open(named(dir, "in/kent"), AuditLimits())
	must(t, err)
	got := ""
	for _, s := range book.Sheets {
		got += fmt.Sprint(s.At(1, 1), " ", s.Rows[0].Cells[0].Number, "; ")
	}
	if want := "in/kent/2015-07.xlsx:Audit!A1 7; in/kent/2015-08.xlsx:Audit!A1 8; in/kent/september.csv:september!A1 9; "; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if len(book.Notices) != 1 || book.Notices[0].Rule != ruleIgnoredFile {
		t.Errorf("notices %v", book.Notices)
	}
}
