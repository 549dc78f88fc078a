package sheet

import (
	"fmt"
	"path/filepath"
	"strings"
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

// In an ods a style says so, or the one that it takes from, of a cell, its row or its
// column.
func TestStruckThroughODS(t *testing.T) {
	text := func(style, s string) string {
		if style != "" {
			style = ` table:style-name="` + style + `"`
		}
		return `<table:table-cell` + style + ` office:value-type="string"><text:p>` + s + `</text:p></table:table-cell>`
	}
	styles := `<style:style style:name="out" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>` +
		`<style:style style:name="child" style:family="table-cell" style:parent-style-name="out"/>` +
		`<style:style style:name="back" style:family="table-cell" style:parent-style-name="out"><style:text-properties style:text-line-through-style="none"/></style:style>` +
		`<style:style style:name="bold" style:family="table-cell"><style:text-properties/></style:style>`
	rows := `<table:table-row>` + text("", "a") + text("out", "b") + text("child", "c") + text("back", "d") + text("bold", "e") +
		`<table:table-cell table:style-name="out" office:value-type="float" office:value="4"/></table:table-row>` +
		`<table:table-row table:default-cell-style-name="out">` + text("", "f") + text("bold", "g") + `</table:table-row>`
	parts := soundODS(odsRows(rows))
	parts[1].body = strings.Replace(parts[1].body, `</office:automatic-styles>`, styles+`</office:automatic-styles>`, 1)
	book, err := Open(named(writeParts(t, "x.ods", parts), "x.ods"), AuditLimits())
	if err != nil {
		t.Fatal(err)
	}
	want := "A1 false B1 true C1 true D1 false E1 false F1 true A2 true B2 false "
	got := ""
	for _, row := range book.Sheets[0].Rows {
		for _, c := range row.Cells {
			got += fmt.Sprint(c.Ref(), " ", c.Struck, " ")
		}
	}
	if got != want {
		t.Errorf("struck through:\n%s\nwant\n%s", got, want)
	}
}
