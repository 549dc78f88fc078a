package sheet

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/report/read/source"
)

// mustBe demands one refusal by its rule, place and hint.
func mustBe(t *testing.T, err error, rule, at, hint string) {
	t.Helper()
	ps, ok := err.(source.Problems)
	if !ok || len(ps) != 1 || ps[0].Rule != rule || ps[0].Pos.Place() != at || !strings.Contains(ps[0].Hint, hint) {
		t.Errorf("got %v, want %s at %q with the hint %q", err, rule, at, hint)
	}
}

// The delimiter is the one that makes the records alike, not the one that stands
// most often.
func TestDelimiterByConsistency(t *testing.T) {
	cases := []struct {
		name, text string
		delimiter  byte // 0 when it is not to be told
	}{
		{"semicolons in a text", "Force,Route; detail\nGMP,phone; 999; repeated\nSussex,desk; front counter\n", ','},
		{"decimals with a comma", "Force;N\nGMP;1,5\nSussex;2,5\n", ';'},
		{"titles above with other marks", "Recorded crime; year ending; March 2016\nSource: ONS; revised; July\nNote: x; y\nForce,Offences\nGMP,100\nSussex,200\n", ','},
		{"notes below with other marks", "Force\tN\nGMP\t1\nKent\t2\nNote: a, b, c\n", '\t'},
		{"bars in a text", "Force;Note\nGMP;a|b|c|d\nKent;e|f\n", ';'},
		{"quoted fields hold other marks", "Force,Note\n\"GMP; north; south\",\"a; b\"\nKent,c\n", ','},
		{"a quoted line break", "Force,Note\nGMP,\"a; b\nc; d\ne; f\"\nKent,x\n", ','},
		{"an inch in the last record", "Force;Note\nGMP;he was 5'8\" tall, and 3\nKent;b, and 4\nX;c\n", ';'},
		{"short rows", "a,b,c\n1,2,3\n4,5\n6;7\n", ','},
		{"a heading alone", "Force,Route; detail,N,M\n", ','},
		{"one column", "Notes\nhello\n", ','},
		{"blank lines count for nothing", "a;b\n\n\n\n1;2,0\n", ';'},
		{"both make all records alike", "Rate, 2015;Rate, 2016\n1,5;2,5\n3,5;4,5\n", 0},
		{"as many titles as records", "Crime; all\nYear; 2016\nForce,N\nGMP,1\n", 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for _, text := range []string{c.text, strings.ReplaceAll(c.text, "\n", "\r\n")} {
				s := &csvScan{}
				err := s.findDelimiter([]byte(text), true)
				if c.delimiter == 0 && err == nil || c.delimiter != 0 && (err != nil || s.delimiter != c.delimiter) {
					t.Errorf("got %q, %v, want %q", s.delimiter, err, c.delimiter)
				}
			}
		})
	}
}

// Excel writes csv in the code page of its country, with the line breaks of
// other programs in it; DOS ended files by a character.
func TestCSVOfOrdinaryPrograms(t *testing.T) {
	cases := []struct {
		name, text string
		declared   Encoding
		want       string
	}{
		{"pounds", "Force,Value\nGMP,\xA31\n", "windows-1252", "A1 text Force|B1 text Value|A2 text GMP|B2 text £1"},
		{"a dash", "Dyfed\x96Powys,12\n", "windows-1252", "A1 text Dyfed–Powys|B1 number 12"},
		{"the euro of another table", "\xA41,2\n", "iso-8859-15", "A1 text €1|B1 number 2"},
		{"the mark outweighs the declaration", "\uFEFFDyfed–Powys,12\n", "windows-1252", "A1 text Dyfed–Powys|B1 number 12"},
		{"the mark of UTF-16, too", wide("Dyfed–Powys,12\n", binary.LittleEndian), "windows-1252", "A1 text Dyfed–Powys|B1 number 12"},
		{"plain characters in any", "Kent,12\n", "windows-1252", "A1 text Kent|B1 number 12"},
		{"a vertical tab", "a,one\vtwo\n", "", "A1 text a|B1 text one\vtwo"},
		{"a form feed", "a,one\ftwo\n", "", "A1 text a|B1 text one\ftwo"},
		{"the end of a DOS file", "a,5\r\n\x1A", "", "A1 text a|B1 number 5"},
		{"ends to the end of a block", "a,5\r\n\x1A\x1A\x1A", "", "A1 text a|B1 number 5"},
		{"a zero below zero", "-0,-0.0\n", "", "A1 number -0|B1 number -0.0"},
		{"times with an offset are no civil times", "2016-06-29T10:00Z,2016-06-29T10:00:00+01:00,2016-06-29T10:00\n", "", "A1 text 2016-06-29T10:00Z|B1 text 2016-06-29T10:00:00+01:00|C1 date 2016-06-29T10:00"},
		{"amounts and ambiguous dates stay text", "\"1,234\",85%,(5),29/02/2016 10:00,01/02/16\n", "", "A1 text 1,234|B1 text 85%|C1 text (5)|D1 text 29/02/2016 10:00|E1 text 01/02/16"},
		{"errors of new programs", "#SPILL!,#CALC!,#anything\n", "", "A1 error #SPILL!|B1 error #CALC!|C1 text #anything"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			book, err := Open(named(writeText(t, "table.csv", c.text), "table.csv"), AuditLimits(), c.declared)
			must(t, err)
			if got := cellsOf(&book.Sheets[0]); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
	zero, err := Open(named(writeText(t, "table.csv", "-0,1\n"), "table.csv"), AuditLimits())
	must(t, err)
	if n := zero.Sheets[0].Rows[0].Cells[0].Number; 1/n < 0 {
		t.Error("a zero kept its sign")
	}
}

func TestCSVInTheWrongEncoding(t *testing.T) {
	long := strings.Repeat("Force,1\n", 20_000) // several windows
	cases := []struct {
		name, text string
		declared   Encoding
		at, hint   string
	}{
		{"nothing is guessed", "Force,Value\nGMP,\xA31,200\n", "", "2:5", "encoding: windows-1252"},
		{"far down", long + "Dyfed\x96Powys,12\n", "", "20001:6", "encoding: windows-1252"},
		{"half a character at the end", "Kent,\xE2\x80", "", "1:6", "encoding: windows-1252"},
		{"in quotes behind a line break", "a,\"b\nc\x96d\"\n", "", "2:2", "encoding: windows-1252"},
		{"a byte that the table does not have", "Kent,a\x81b\n", "windows-1252", "1:7", "find out"},
		{"UTF-8 under another name", "Dyfed–Powys,12\n" + long, "windows-1252", "", "whose mark outweighs"},
		{"a table that is not known", "Kent,1\n", "windows-31337", "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Open(named(writeText(t, "table.csv", c.text), "table.csv"), AuditLimits(), c.declared)
			mustBe(t, err, ruleEncoding, c.at, c.hint)
		})
	}
	t.Run("data behind the end of a DOS file", func(t *testing.T) {
		_, err := Open(named(writeText(t, "table.csv", "a,5\n\x1Ab,6\n"), "table.csv"), AuditLimits())
		mustBe(t, err, ruleControl, "2:1", "take it out")
	})
	t.Run("a folder", func(t *testing.T) {
		dir := t.TempDir()
		must(t, os.WriteFile(filepath.Join(dir, "A.csv"), []byte("\xA3,1\n"), 0o600))
		must(t, os.WriteFile(filepath.Join(dir, "B.csv"), []byte("\uFEFF£,1\n"), 0o600))
		book, err := Open(named(dir, "kent"), AuditLimits(), "windows-1252")
		must(t, err)
		if a, b := cellsOf(sheetOf(book, "A")), cellsOf(sheetOf(book, "B")); a != "A1 text £|B1 number 1" || a != b {
			t.Errorf("got %q and %q", a, b)
		}
	})
}

func TestEncodingsAreNamed(t *testing.T) {
	for _, e := range encodings() {
		var read Encoding
		if err := read.UnmarshalText([]byte(strings.ToUpper(string(e)))); err != nil || read != e {
			t.Errorf("%s reads as %q, %v", e, read, err)
		}
		if e != UTF8 && e.table() == nil {
			t.Errorf("%s has no table", e)
		}
	}
	if err := new(Encoding).UnmarshalText([]byte("cp37")); err == nil || !strings.Contains(err.Error(), "windows-1252") {
		t.Errorf("got %v", err)
	}
}
