package sheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/report/read/intake"
)

func TestMisnamedFilesAreNamedForWhatTheyAre(t *testing.T) {
	compound := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	encrypted := strings.Join(strings.Split("EncryptedPackage", ""), "\x00")
	cases := []struct{ name, file, text, rule, says string }{
		{"encrypted", "a.xlsx", compound + strings.Repeat("\x00", 70_000) + encrypted, ruleLocked, "password"},
		{"old xls", "a.xls", compound, ruleKind, "old format (.xls)"},
		{"old xls named xlsx", "a.xlsx", compound, ruleKind, "old format (.xls)"},
		{"older xls", "a.xls", "\x09\x08\x10\x00\x00\x06", ruleKind, "old format (.xls)"},
		{"html", "a.xlsx", "\n <html><table>", ruleKind, "web page"},
		{"html as xls", "a.xls", "<TABLE border=1>", ruleKind, "web page"},
		{"flat xml", "a.xlsx", "<?xml version=\"1.0\"?><Workbook/>", ruleKind, "XML document"},
		{"csv", "a.xlsx", "a,b\n1,2\n", ruleKind, "plain text"},
		{"csv as ods", "a.ods", "a,b\n1,2\n", ruleKind, "plain text"},
		{"pdf", "a.xlsx", "%PDF-1.7", ruleKind, "PDF"},
		{"picture", "a.xlsx", "\x89PNG\r\n", ruleKind, "no spreadsheet"},
		{"zeros", "a.xlsx", "\x00\x00\x00\x00", ruleKind, "no spreadsheet"},
		{"zip as csv", "a.csv", "PK\x03\x04", ruleKind, "zip package"},
		{"unknown ending", "a.txt", "a,b\n", ruleKind, `".txt"`},
		{"no ending", "a", "a,b\n", ruleKind, `""`},
		{"empty", "a.xlsx", "", ruleKind, "empty"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := mustRefuse(t, writeText(t, c.file, c.text), c.rule, "")
			if !strings.Contains(p.Message, c.says) {
				t.Errorf("%q does not say %q", p.Message, c.says)
			}
			if p.Hint == "" && c.text != "" {
				t.Errorf("%q gives no hint", p.Message)
			}
		})
	}
}

func TestPackagesThatAreNoWorkbook(t *testing.T) {
	mustRefuse(t, writeParts(t, "a.xlsx", []zipPart{{"readme.txt", "x"}}), ruleKind, "")
	mustRefuse(t, writeParts(t, "a.ods", soundParts()), ruleKind, "")
	mustRefuse(t, writeParts(t, "a.xlsx", soundODS(odsSheet)), ruleKind, "")
	binary := withPart(soundParts(), "_rels/.rels", strings.Replace(partRels, "workbook.xml", "workbook.bin", 1))
	p := mustRefuse(t, writeParts(t, "a.xlsx", binary), ruleKind, "")
	if !strings.Contains(p.Message, "xlsb") {
		t.Errorf("got %q", p.Message)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	file := writeParts(t, "book.xlsx", soundParts())
	link := filepath.Join(t.TempDir(), "link.xlsx")
	if err := os.Symlink(file, link); err != nil {
		t.Skip("skipped: no symbolic links here")
	}
	mustRefuse(t, link, ruleKind, "")
}

func TestFormatOf(t *testing.T) {
	for code, want := range map[string]format{
		"General": formatNumber, "GENERAL": formatNumber, "Standard": formatNumber, "@": formatNumber, "0.00": formatNumber,
		"#,##0;[Red]-#,##0": formatNumber, `0 "days"`: formatNumber, `0\d`: formatNumber, "0_d": formatNumber, "0*m": formatNumber,
		"0.00E+00": formatNumber, "[$-409]0.0": formatNumber, "[$€-2] #,##0": formatNumber, "[h]:mm": formatNumber, "[MM]:ss": formatNumber,
		"0%": formatPercent, "0.0%;-0.0%": formatPercent, `0"%"`: formatNumber, `General"d"`: formatNumber,
		"dd/mm/yyyy": formatDate, "[$-409]d-mmm-yy;@": formatDate, "h:mm AM/PM": formatClock, "YYYY": formatDate, "mm:ss.0": formatClock, "dd/mm/yyyy hh:mm": formatClock, "h\"hours\"": formatClock, `d mmm "at hours"`: formatDate,
		`[Blue]d`: formatDate, "[DBNum1]yyyy": formatDate, `"on" d`: formatDate, "0;d": formatNumber, "d;0": formatDate,
		`unfinished "d`: formatNumber, "[": formatNumber, "": formatNumber,
	} {
		if code == `unfinished "d` {
			want = formatClock // u n f i n i s h e d: the letters count, the open quotation does not
		}
		if got := formatOf(code); got != want {
			t.Errorf("%q: %v, want %v", code, got, want)
		}
	}
	for id, want := range map[int]format{
		0: formatNumber, 4: formatNumber, 9: formatPercent, 10: formatPercent, 13: formatNumber,
		14: formatDate, 17: formatDate, 18: formatClock, 22: formatClock, 23: formatNumber, 36: formatDate, 37: formatNumber, 45: formatClock, 46: formatNumber, 47: formatClock, 49: formatNumber, 58: formatDate,
	} {
		if got := builtinFormat(id); got != want {
			t.Errorf("%d: %v, want %v", id, got, want)
		}
	}
}

func TestSerialTime(t *testing.T) {
	cases := []struct {
		serial   float64
		date1904 bool
		want     string
	}{
		{1, false, "1900-01-01"},
		{59, false, "1900-02-28"},
		{60, false, "none"},
		{60.5, false, "none"},
		{61, false, "1900-03-01"},
		{42430, false, "2016-03-01"},
		{42430.572916666664, false, "2016-03-01T13:45:00"},
		{42430.99999999999, false, "2016-03-02"},
		{0, false, "00:00:00"},
		{0.5, false, "12:00:00"},
		{-0.5, false, "none"},
		{2958465, false, "9999-12-31"},
		{2958466, false, "none"},
		{0.25, true, "06:00:00"},
		{1, true, "1904-01-02"},
		{40968, true, "2016-03-01"},
		{2957003, true, "9999-12-31"},
		{2957004, true, "none"},
		{42430.0000001157, false, "2016-03-01T00:00:00.010"},
	}
	for _, c := range cases {
		got := "none"
		if when, clock, ok := serialTime(c.serial, c.date1904); ok {
			got = Cell{Kind: Date, Time: when, Clock: clock}.ISO()
		}
		if got != c.want {
			t.Errorf("%v (1904 %v): %s, want %s", c.serial, c.date1904, got, c.want)
		}
	}
}

func TestColumnNames(t *testing.T) {
	for n, name := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := ColumnName(n); got != name {
			t.Errorf("%d: %s, want %s", n, got, name)
		}
	}
	if got := ColumnName(0); got != "" {
		t.Errorf("0: %q", got)
	}
}

// named is the place of a path, under a name of its own.
func named(path, name string) intake.Place { return intake.Place{Anchor: path, Name: name} }

// sheetOf finds a sheet by its exact name; nil when there is none.
func sheetOf(b *Book, name string) *Sheet {
	for i := range b.Sheets {
		if b.Sheets[i].Name == name {
			return &b.Sheets[i]
		}
	}
	return nil
}
