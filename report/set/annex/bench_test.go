package annex

import (
	"fmt"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
)

// longBook holds one line-level table of eighteen columns, as the Reports sheet.
func longBook(rows int) *doc.Workbook {
	g := &doc.Grid{ID: "tbl_reports", Long: true}
	for j := range 18 {
		kind := doc.TextCell
		switch {
		case j == 4 || j == 7:
			kind = doc.DateTimeCell
		case j >= 8 && j < 14:
			kind = doc.CountCell
		}
		g.Columns = append(g.Columns, doc.GridColumn{ID: fmt.Sprint(j), Title: fmt.Sprintf("Column number %d", j+1), Kind: kind})
	}
	for i := range rows {
		row := doc.GridRow{}
		for j, c := range g.Columns {
			switch c.Kind {
			case doc.CountCell:
				row.Cells = append(row.Cells, doc.GridCell{Value: float64((i * j) % 7)})
			case doc.DateTimeCell:
				row.Cells = append(row.Cells, doc.GridCell{Text: fmt.Sprintf("2015-%02d-%02dT%02d:%02d", 1+i%12, 1+i%28, i%24, i%60)})
			default:
				row.Cells = append(row.Cells, doc.GridCell{Text: fmt.Sprintf("text %d of line %d", j, i%97)})
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return &doc.Workbook{ID: "bench", Title: "Bench", Author: "A", Lang: "en-GB", Analyst: true, Sheets: []doc.Sheet{{Name: "Reports", Title: "Reports", Table: g}}}
}

func BenchmarkXLSX(b *testing.B) {
	for _, bench := range []struct {
		name string
		w    *doc.Workbook
	}{{"publication", annexWorkbook(false)}, {"analyst", annexWorkbook(true)}, {"lines-20000", longBook(20000)}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := XLSX(bench.w, Env{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkODS(b *testing.B) {
	w := longBook(20000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ODS(w, Env{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStreamWriter is excelize's own way to write the rows of
// BenchmarkXLSX/lines, with neither widths, heights nor a table: the reason why
// rows are written here.
func BenchmarkStreamWriter(b *testing.B) {
	g := longBook(20000).Sheets[0].Table
	b.ReportAllocs()
	for b.Loop() {
		f := excelize.NewFile()
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		row := make([]any, len(g.Columns))
		for i, r := range g.Rows {
			for j, c := range r.Cells {
				if row[j] = any(c.Text); g.Columns[j].Kind == doc.CountCell {
					row[j] = c.Value
				}
			}
			if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
		if err := f.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
