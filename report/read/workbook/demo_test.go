package workbook_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
)

const demo = "../../../testdata/demo/greater-manchester.xlsx"

func openDemo(t testing.TB) *sheet.Book {
	t.Helper()
	book, ps, err := workbook.Open(intake.Place{Anchor: demo, Name: "greater-manchester.xlsx"}, sheet.AuditLimits())
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	return book
}

// The same workbook as a folder of csv files gives the same dataset, and its
// messages name the file of the sheet.
func TestFolderOfCSVReadsTheSame(t *testing.T) {
	book := openDemo(t)
	dir := filepath.Join(t.TempDir(), "gm")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, s := range book.Sheets {
		writeCSV(t, filepath.Join(dir, s.Name+".csv"), s)
	}
	folder, ps, err := workbook.Open(intake.Place{Anchor: dir, Name: "gm"}, sheet.AuditLimits())
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	layout := house(t)
	want, ps := workbook.Read(book, layout, workbook.Options{Register: forces(t)})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	got, ps := workbook.Read(folder, layout, workbook.Options{Register: forces(t)})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(audit.Dataset{}, "File", "SHA256", "Files"),
		cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })); diff != "" {
		t.Errorf("xlsx and csv differ (-xlsx +csv):\n%s", diff)
	}
	if at := got.At(audit.Reports, 3, audit.FieldRoute).String(); at != "gm/Reports.csv:Reports!B3" {
		t.Errorf("place %s", at)
	}
}

func writeCSV(t *testing.T, path string, s sheet.Sheet) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	for row, next := 1, 0; next < len(s.Rows); row++ {
		record := make([]string, 17)
		if s.Rows[next].Number == row {
			for _, c := range s.Rows[next].Cells {
				record[c.Column-1] = c.String()
			}
			next++
		}
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	if w.Flush(); w.Error() != nil {
		t.Fatal(w.Error())
	}
}

func TestOpenRefusesALockedWorkbook(t *testing.T) {
	data, err := os.ReadFile(demo)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, lock string
		refused    bool
	}{
		{"no lock", "readme.txt", false},
		{"Excel", "~$force-audit.xlsx", true},
		{"Excel with a shortened name", "~$rce-audit.xlsx", true},
		{"LibreOffice", ".~lock.force-audit.xlsx#", true},
		{"another workbook's lock", "~$other.xlsx", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range map[string][]byte{"force-audit.xlsx": data, tt.lock: []byte("x")} {
				if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			book, ps, err := workbook.Open(intake.Place{Anchor: filepath.Join(dir, "force-audit.xlsx"), Name: "force-audit.xlsx"}, sheet.AuditLimits())
			if err != nil || ps.Refused() != tt.refused || (book == nil) != tt.refused {
				t.Errorf("book %v, problems %v, error %v", book != nil, ps, err)
			}
			if tt.refused && ps[0].Rule != "workbook-being-edited" {
				t.Error(ps)
			}
		})
	}
}

// BenchmarkRead maps an audit of some 1,500 reports onto the dataset.
func BenchmarkRead(b *testing.B) {
	book, layout, reg := openDemo(b), house(b), forces(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, ps := workbook.Read(book, layout, workbook.Options{Register: reg}); len(ps) > 0 {
			b.Fatal(ps)
		}
	}
}

func TestProposeForTheDemonstration(t *testing.T) {
	yaml, ps, err := workbook.ProposeFor(os.DirFS(config), "../../../testdata/demo/sussex.xlsx")
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	if !strings.Contains(string(yaml), "extends: house\n") || strings.Contains(string(yaml), "not found") || strings.Contains(string(yaml), "a guess\n") {
		t.Errorf("proposed:\n%s", yaml)
	}
	if _, _, err := workbook.ProposeFor(os.DirFS(config), "nothing.xlsx"); err == nil {
		t.Error("a file that is not there is accepted")
	}
}
