package sheet

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestRecordedCrimeTableHasItsKnownTotals reads the recorded-crime open data:
// 46,469 rows and five columns under a heading, and for the year ending March
// 2016 the totals without fraud that were published (224,775 for Greater
// Manchester; 3,890,452 for England and Wales with the transport police).
func TestRecordedCrimeTableHasItsKnownTotals(t *testing.T) {
	file := filepath.Join(sharedData(t), "prc", "rec-crime-pfa.csv")
	total := make(map[string]float64)
	negative := 0
	book, err := Scan(named(file, "rec-crime-pfa.csv"), TableLimits(), func(*Sheet) func(Row) error {
		return func(r Row) error {
			period, _ := r.Cell(1)
			force, _ := r.Cell(2)
			offence, _ := r.Cell(4)
			count, _ := r.Cell(5)
			if count.Kind == Number && count.Number < 0 {
				negative++
			}
			if period.Text == "31-03-2016" && !strings.Contains(strings.ToLower(offence.Text), "fraud") {
				total[force.Text] += count.Number
				if region, _ := r.Cell(3); !strings.Contains(region.Text, "Fraud") {
					total["all"] += count.Number
				}
			}
			return nil
		}
	})
	must(t, err)
	if s := book.Sheets[0]; s.RowCount != 46_470 || s.CellCount != 5*46_470 || s.Name != "rec-crime-pfa" {
		t.Errorf("%s has %d rows, %d cells", s.Name, s.RowCount, s.CellCount)
	}
	want := map[string]float64{"Greater Manchester": 224_775, "Staffordshire": 68_283, "Sussex": 94_652, "all": 3_890_452}
	for force, n := range want {
		if total[force] != n {
			t.Errorf("%s: %v offences, want %v", force, total[force], n)
		}
	}
}

// TestPublishedCSVFilesAreRead reads every other csv file that was published,
// with its rows counted by hand.
func TestPublishedCSVFilesAreRead(t *testing.T) {
	dir := sharedData(t)
	for file, want := range map[string]struct {
		rows  int
		first string
	}{
		"recorded-crime-ye-march-2016-by-force.csv": {45, "pfa_code"},
		"reference/bbc-iopc_forfunnel.csv":          {0, "item name"}, // begins with a byte order mark
		"reference/pfa-codes.csv":                   {0, "pfa_code"},
		"reference/datahub-forces.csv":              {0, "id"},
	} {
		t.Run(file, func(t *testing.T) {
			book, err := Open(named(filepath.Join(dir, file), file), AuditLimits())
			must(t, err)
			s := book.Sheets[0]
			if s.Rows[0].Cells[0].Text != want.first {
				t.Errorf("A1 = %q, want %q", s.Rows[0].Cells[0].Text, want.first)
			}
			if want.rows > 0 && s.RowCount != want.rows {
				t.Errorf("%d rows, want %d", s.RowCount, want.rows)
			}
		})
	}
}

// TestPublishedWorkbooksHaveTheirKnownSizes holds the sizes that the files'
// publishers state.
func TestPublishedWorkbooksHaveTheirKnownSizes(t *testing.T) {
	dir := sharedData(t)
	us, err := Scan(named(filepath.Join(dir, "fbi-nibrs-2023", "United_States_Offense_Type_by_Agency_2023.xlsx"), "us.xlsx"), TableLimits(), nil)
	must(t, err)
	if s := us.Sheets[0]; s.RowCount != 11_725 || s.CellCount != 776_283 {
		t.Errorf("United States: %d rows, %d cells", s.RowCount, s.CellCount)
	}
	bbc, err := Open(named(filepath.Join(dir, "bbc", "policeforcecrimedatareports.xlsx"), "bbc.xlsx"), AuditLimits())
	must(t, err)
	if s := bbc.Sheets[0]; s.RowCount < 14 {
		t.Errorf("%s: %d rows, want 14 forces", s.Name, s.RowCount)
	}
}
