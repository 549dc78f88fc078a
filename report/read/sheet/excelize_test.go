package sheet

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// compareWithExcelize reads a sound workbook with excelize as well, cell for
// cell, and reports every value that differs and every cell that only one of
// the two has.
func compareWithExcelize(t *testing.T, file string) *Book {
	t.Helper()
	book, err := Open(named(file, filepath.Base(file)), TableLimits())
	if err != nil {
		t.Fatalf("refused: %v", err)
	}
	other, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("excelize: %v", err)
	}
	defer other.Close()
	for i := range book.Sheets {
		compareSheet(t, &book.Sheets[i], other)
	}
	return book
}

// compareSheet compares one sheet.
func compareSheet(t *testing.T, s *Sheet, other *excelize.File) {
	t.Helper()
	ours := make(map[string]Cell)
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			ours[c.Ref()] = c
		}
	}
	rows, err := other.Rows(s.Name)
	if err != nil {
		t.Fatalf("excelize: %s: %v", s.Name, err)
	}
	faults := 0
	complain := func(format string, args ...any) {
		if faults++; faults <= 5 {
			t.Errorf(s.Name+": "+format, args...)
		}
	}
	for row := 1; rows.Next(); row++ {
		values, err := rows.Columns()
		if err != nil {
			t.Fatalf("excelize: %s: %v", s.Name, err)
		}
		for i, value := range values {
			ref := ColumnName(i+1) + strconv.Itoa(row)
			c, ok := ours[ref]
			delete(ours, ref)
			if ok && !sameAsRaw(c, value) || !ok && value != "" {
				complain("%s: %v %q here, %q there", ref, c.Kind, c.String(), value)
			}
		}
	}
	for ref, c := range ours {
		if c.Text != "" || c.Kind == Number {
			complain("%s: %v %q only here", ref, c.Kind, c.String())
		}
	}
}

// sameAsRaw compares a cell with the raw value that excelize gives.
func sameAsRaw(c Cell, raw string) bool {
	switch c.Kind {
	case Number, Date:
		n, err := strconv.ParseFloat(raw, 64)
		return err == nil && n == c.Number
	case Bool:
		return raw == fmt.Sprint(c.Number) || strings.EqualFold(raw, strconv.FormatBool(c.Bool()))
	default:
		return c.Text == raw
	}
}

// sharedData is the folder of published files that the tests may read, when
// it is there.
func sharedData(t *testing.T) string {
	t.Helper()
	const dir = "../../../../shared/data"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("skipped: no published files beside the repository (../shared/data)")
	}
	return dir
}

// workbooks are those that are read as other programs read them: the audit
// workbooks of the demonstration, a table of every kind of cell, and the published
// ones where they are there.
func workbooks(t *testing.T) []string {
	t.Helper()
	table := filepath.Join(t.TempDir(), "table.xlsx")
	writeTable(t, table, 500, true)
	files, err := filepath.Glob("../../../testdata/demo/*.xlsx")
	if err != nil || len(files) != 3 {
		t.Fatalf("found %d workbooks of the demonstration, %v", len(files), err)
	}
	published, err := filepath.Glob("../../../../shared/data/*/*.xlsx")
	switch {
	case err != nil:
		t.Fatal(err)
	case len(published) == 0:
		t.Log("skipped: published workbooks (../shared/data is not there); the demonstration's and a table are read")
	case len(published) < 10:
		t.Fatalf("found only %d published workbooks", len(published))
	}
	files = append(append(files, table), published...)
	for i, f := range files {
		if files[i], err = filepath.Abs(f); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestWorkbooksReadAsExcelizeReadsThem(t *testing.T) {
	for _, file := range workbooks(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			if strings.Contains(file, "United_States") && os.Getenv(conformanceEnv) != "1" {
				t.Skip("skipped: excelize takes long for it; set " + conformanceEnv + "=1")
			}
			compareWithExcelize(t, file)
		})
	}
}
