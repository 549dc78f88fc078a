package sheet

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// randomValue is one value as a Go program would write it.
func randomValue(r *rand.Rand) any {
	switch r.IntN(12) {
	case 0:
		return nil
	case 1:
		return r.IntN(2) == 0
	case 2:
		return time.Date(1990+r.IntN(60), time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60), 0, time.UTC)
	case 3:
		return r.IntN(1_000_000) - 500_000
	case 4:
		return r.NormFloat64() * 1e6
	case 5:
		return r.Float64() * 1e-12
	case 6:
		return ""
	case 7:
		return " leading & trailing \n\t<tags> \"quotes\" "
	case 8:
		return "_x ]]> é 😀 \u00a0\u200b"
	case 9:
		return fmt.Sprintf("CR/%06d/16", r.IntN(1_000_000))
	case 10:
		return float64(r.IntN(1000)) / 8
	default:
		return []string{"violence", "sexual offences", "other"}[r.IntN(3)]
	}
}

// TestWorkbooksOfExcelize writes random workbooks with excelize, by both of its
// writers, and reads them with both readers.
func TestWorkbooksOfExcelize(t *testing.T) {
	for _, stream := range []bool{false, true} {
		for seed := range uint64(6) {
			t.Run(fmt.Sprintf("stream=%v/seed=%d", stream, seed), func(t *testing.T) {
				file := filepath.Join(t.TempDir(), "book.xlsx")
				written := writeRandom(t, file, stream, seed)
				book := compareWithExcelize(t, file)
				for i := range book.Sheets {
					compareWritten(t, &book.Sheets[i], written)
				}
			})
		}
	}
}

// writeRandom writes two sheets of random values and returns them by reference.
func writeRandom(t *testing.T, file string, stream bool, seed uint64) map[string]any {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 16))
	f := excelize.NewFile()
	defer f.Close()
	date, err := f.NewStyle(&excelize.Style{NumFmt: 22})
	must(t, err)
	written := make(map[string]any)
	for _, name := range []string{"Sheet1", "Audit & co"} {
		_, err := f.NewSheet(name)
		must(t, err)
		rows := make([][]any, 40)
		for row := range rows {
			rows[row] = make([]any, 1+r.IntN(30))
			for column := range rows[row] {
				v := randomValue(r)
				rows[row][column] = v
				written[name+"!"+Cell{Row: row + 1, Column: column + 1}.Ref()] = v
				if _, ok := v.(time.Time); ok && stream {
					rows[row][column] = excelize.Cell{StyleID: date, Value: v}
				}
			}
		}
		writeRows(t, f, name, rows, stream)
	}
	must(t, f.SaveAs(file))
	return written
}

// writeRows writes rows by the one writer or the other.
func writeRows(t *testing.T, f *excelize.File, name string, rows [][]any, stream bool) {
	t.Helper()
	if !stream {
		for row, values := range rows {
			must(t, f.SetSheetRow(name, Cell{Row: row + 1, Column: 1}.Ref(), &values))
		}
		return
	}
	w, err := f.NewStreamWriter(name)
	must(t, err)
	for row, values := range rows {
		must(t, w.SetRow(Cell{Row: row + 1, Column: 1}.Ref(), values))
	}
	must(t, w.Flush())
}

// compareWritten compares a sheet with the values that were written, numbers to
// the fifteen digits that excelize writes.
func compareWritten(t *testing.T, s *Sheet, written map[string]any) {
	t.Helper()
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			at := s.Name + "!" + c.Ref()
			same := false
			switch v := written[at].(type) {
			case bool:
				same = c.Kind == Bool && c.Bool() == v
			case time.Time:
				same = c.Kind == Date && c.Time.Equal(v)
			case int:
				same = c.Kind == Number && c.Number == float64(v)
			case float64:
				same = c.Kind == Number && math.Abs(c.Number-v) <= 1e-14*math.Abs(v)
			case string:
				same = c.Kind == Text && c.Text == v
			}
			if !same {
				t.Errorf("%s: wrote %v, read %v %q", at, written[at], c.Kind, c.String())
			}
		}
	}
}

// TestComparisonBites makes sure that the comparison with excelize finds a
// difference when there is one.
func TestComparisonBites(t *testing.T) {
	for _, c := range []struct {
		cell Cell
		raw  string
	}{
		{Cell{Kind: Number, Number: 120}, "920"},
		{Cell{Kind: Text, Text: "a"}, "b"},
		{Cell{Kind: Bool, Number: 1}, "0"},
		{Cell{Kind: Date, Number: 1}, "2"},
		{Cell{Kind: Number, Number: 1}, ""},
		{Cell{Kind: Error, Text: "#N/A"}, "#REF!"},
	} {
		if sameAsRaw(c.cell, c.raw) {
			t.Errorf("%+v passes for %q", c.cell, c.raw)
		}
	}
}
