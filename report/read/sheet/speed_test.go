package sheet

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// inflateOnly unpacks the sheets and the shared strings of a workbook and looks
// at nothing: no reader in Go can be faster.
func inflateOnly(b *testing.B, file string) {
	b.Helper()
	z, err := zip.OpenReader(file)
	must(b, err)
	defer z.Close()
	buf := make([]byte, windowSize)
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") && f.Name != "xl/sharedStrings.xml" {
			continue
		}
		raw, err := f.OpenRaw()
		must(b, err)
		r := flate.NewReader(bufio.NewReaderSize(raw, 32<<10))
		_, err = io.CopyBuffer(struct{ io.Writer }{io.Discard}, r, buf)
		must(b, err)
	}
}

// readAll reads a workbook and looks at every cell.
func readAll(b *testing.B, file string) (cells int) {
	b.Helper()
	_, err := Scan(named(file, filepath.Base(file)), TableLimits(), func(*Sheet) func(Row) error {
		return func(r Row) error {
			for i := range r.Cells {
				if r.Cells[i].Kind != Empty {
					cells++
				}
			}
			return nil
		}
	})
	must(b, err)
	return cells
}

// excelizeRows reads a workbook with excelize's fastest way, raw rows.
func excelizeRows(b *testing.B, file string) (cells int) {
	b.Helper()
	f, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true, TmpDir: b.TempDir()})
	must(b, err)
	defer f.Close()
	for _, name := range f.GetSheetList() {
		rows, err := f.Rows(name)
		must(b, err)
		for rows.Next() {
			columns, err := rows.Columns()
			must(b, err)
			cells += len(columns)
		}
		must(b, rows.Error())
		must(b, rows.Close())
	}
	return cells
}

// benchmarkTables are the workbooks that the benchmarks read, written anew each
// time.
func benchmarkTables(b *testing.B) map[string]string {
	b.Helper()
	dir := b.TempDir()
	files := map[string]string{
		"shared": filepath.Join(dir, "shared.xlsx"),
		"inline": filepath.Join(dir, "inline.xlsx"),
		"audit":  filepath.Join(dir, "audit.xlsx"),
	}
	writeTable(b, files["shared"], 100_000, true)
	writeTable(b, files["inline"], 100_000, false)
	writeAudit(b, files["audit"])
	return files
}

// writeAudit writes an audit workbook of three sheets of 1,500 rows, with
// excelize's stream writer: references, routes, times, counts, judgments and
// notes as auditors write them.
func writeAudit(t testing.TB, file string) {
	t.Helper()
	routes := []string{"control room", "crime recording centre", "public protection"}
	strata := []string{"violence", "sexual offences", "other"}
	notes := []string{"log does not show", "the caller", "was assaulted", "and no crime", "was recorded", "within the time allowed", "see tape", "officer states"}
	random := rand.New(rand.NewPCG(1, 2))
	f := excelize.NewFile()
	for _, name := range []string{"Reports", "Counts", "Cancelled"} {
		_, err := f.NewSheet(name)
		must(t, err)
		w, err := f.NewStreamWriter(name)
		must(t, err)
		for row := 1; row <= 1500; row++ {
			var note strings.Builder
			for range 1 + random.IntN(8) {
				note.WriteString(notes[random.IntN(len(notes))] + " ")
			}
			must(t, w.SetRow(Cell{Row: row, Column: 1}.Ref(), []any{
				fmt.Sprintf("CR/%06d/16", random.IntN(1_000_000)), routes[random.IntN(3)], strata[random.IntN(3)],
				42430 + random.Float64()*180, random.IntN(4), random.IntN(3), 42430 + random.Float64()*180,
				random.IntN(2) == 0, "Y", "N", note.String(),
			}))
		}
		must(t, w.Flush())
	}
	must(t, f.DeleteSheet("Sheet1"))
	must(t, f.SaveAs(file))
}

// BenchmarkScan reads 2,000,000 cells with shared and with inline strings, and
// an audit workbook. It reports processor time, as a multiple of a pass that
// only unpacks the same parts: x-inflate, which is to stay below 2.5.
func BenchmarkScan(b *testing.B) {
	files := benchmarkTables(b)
	for _, kind := range []string{"shared", "inline", "audit"} {
		b.Run(kind, func(b *testing.B) {
			info, err := os.Stat(files[kind])
			must(b, err)
			b.SetBytes(info.Size())
			b.ReportAllocs()
			var scan, inflate float64
			for b.Loop() {
				start := cpuSeconds()
				readAll(b, files[kind])
				middle := cpuSeconds()
				inflateOnly(b, files[kind])
				scan += middle - start
				inflate += cpuSeconds() - middle
			}
			b.ReportMetric(scan/inflate, "x-inflate")
			b.ReportMetric(1000*scan/float64(b.N), "cpu-ms/scan")
		})
	}
}

// BenchmarkParserAlone reads the same workbooks without the plain reader of
// cells and reports processor time as a multiple of a scan with it: x-plain,
// which says what the second reader of a cell is worth.
func BenchmarkParserAlone(b *testing.B) {
	files := benchmarkTables(b)
	for _, kind := range []string{"shared", "inline", "audit"} {
		b.Run(kind, func(b *testing.B) {
			var cpu [2]float64
			for b.Loop() {
				for i := range cpu {
					start := cpuSeconds()
					readBy(b, files[kind], i == 1)
					cpu[i] += cpuSeconds() - start
				}
			}
			b.ReportMetric(cpu[1]/cpu[0], "x-plain")
		})
	}
}

// readBy reads a workbook, by the parser alone or with the plain reader.
func readBy(b *testing.B, file string, parserOnly bool) {
	b.Helper()
	f, err := os.Open(file)
	must(b, err)
	defer f.Close()
	info, err := f.Stat()
	must(b, err)
	a, err := openArchive(f, info.Size(), TableLimits())
	must(b, err)
	r := newXLSXReader(a, &Book{Name: "book.xlsx"})
	r.parserOnly = parserOnly
	must(b, r.scan(nil))
}

// BenchmarkExcelize reads the same workbooks with excelize and reports its
// processor time as a multiple of ours: x-faster, which is to stay above 12.
func BenchmarkExcelize(b *testing.B) {
	files := benchmarkTables(b)
	for _, kind := range []string{"shared", "inline", "audit"} {
		b.Run(kind, func(b *testing.B) {
			var ours, theirs float64
			for b.Loop() {
				start := cpuSeconds()
				cells := readAll(b, files[kind])
				middle := cpuSeconds()
				if n := excelizeRows(b, files[kind]); n != cells {
					b.Fatalf("%d cells here, %d there", cells, n)
				}
				ours += middle - start
				theirs += cpuSeconds() - middle
			}
			b.ReportMetric(theirs/ours, "x-faster")
		})
	}
}
