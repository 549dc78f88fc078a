package sheet

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A value that is shown struck through says so, whatever its kind and number format,
// and no other does.
func TestStruckThrough(t *testing.T) {
	f := excelize.NewFile()
	style := func(s *excelize.Style) int {
		id, err := f.NewStyle(s)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	values := []any{"text", 4, 0.5, true, "a", 42000, 7}
	styles := []int{
		style(&excelize.Style{Font: &excelize.Font{Strike: true}}), style(&excelize.Style{Font: &excelize.Font{Strike: true, Bold: true}}),
		style(&excelize.Style{Font: &excelize.Font{Strike: true}, NumFmt: 9}), style(&excelize.Style{Font: &excelize.Font{Strike: true}}),
		style(&excelize.Style{Font: &excelize.Font{Bold: true}}), style(&excelize.Style{Font: &excelize.Font{Strike: true}, NumFmt: 14}), 0,
	}
	want := []bool{true, true, true, true, false, true, false}
	for i, v := range values {
		at, err := excelize.CoordinatesToCellName(i+1, 1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", at, at, styles[i]); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(t.TempDir(), "x.xlsx")
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
	book, err := Open(named(name, "x.xlsx"), AuditLimits())
	if err != nil {
		t.Fatal(err)
	}
	cells := book.Sheets[0].Rows[0].Cells
	for i, c := range cells {
		if c.Struck != want[i] {
			t.Errorf("%s (%v) is struck through: %v, want %v", c.Ref(), values[i], c.Struck, want[i])
		}
	}
	if len(cells) != len(want) || !cells[2].Percent || cells[5].Kind != Date {
		t.Errorf("%d cells: %+v", len(cells), cells)
	}
}
