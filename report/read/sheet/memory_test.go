//go:build linux

package sheet

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// measureEnv names the file that a child process of the tests is to read, so
// that its peak memory can be measured.
const measureEnv = "ASSIZE_SHEET_MEASURE"

// TestMain reads the named file and ends, when this process is such a child.
func TestMain(m *testing.M) {
	file := os.Getenv(measureEnv)
	if file == "" {
		os.Exit(m.Run())
	}
	cells := 0
	_, err := Scan(named(file, filepath.Base(file)), TableLimits(), func(*Sheet) func(Row) error {
		return func(r Row) error {
			cells += len(r.Cells)
			return nil
		}
	})
	fmt.Println(cells, err)
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		os.Exit(1)
	}
	fmt.Print(string(status))
	os.Exit(0)
}

// peakMemory is the largest resident set of a process that reads the file, in
// MiB, the Go runtime and the test binary included. The child tells it itself:
// what the system tells about a child includes its parent.
func peakMemory(t testing.TB, file string) (mib float64, outcome string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = []string{measureEnv + "=" + file}
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	outcome, _, _ = strings.Cut(string(out), "\n")
	_, peak, found := strings.Cut(string(out), "VmHWM:")
	kib := 0.0
	if _, err := fmt.Sscan(peak, &kib); err != nil || !found {
		t.Skip("skipped: the system does not tell a process's peak memory")
	}
	return kib / 1024, outcome
}

// TestMemory holds the promises of peak memory: at most 40 MiB for 100,000
// rows of 20 cells with shared strings, and none for rows with strings of their
// own.
func TestMemory(t *testing.T) {
	if raceDetector || testing.Short() {
		t.Skip("skipped: the race detector multiplies memory, or this is a short run")
	}
	dir := t.TempDir()
	peak := func(rows int, shared bool) float64 {
		file := filepath.Join(dir, fmt.Sprintf("%d-%v.xlsx", rows, shared))
		writeTable(t, file, rows, shared)
		mib, outcome := peakMemory(t, file)
		if want := fmt.Sprintln(rows*20, "<nil>"); outcome+"\n" != want {
			t.Fatalf("read %s, want %s", outcome, want)
		}
		return mib
	}
	if got := peak(100_000, true); got > 40 {
		t.Errorf("%.1f MiB for 100,000 rows with shared strings, want at most 40", got)
	}
	few, many := peak(10_000, false), peak(60_000, false)
	if many > few+6 {
		t.Errorf("%.1f MiB for 60,000 rows with strings of their own, and %.1f for 10,000: want it flat", many, few)
	}
	t.Logf("inline: %.1f and %.1f MiB", few, many)
}

// TestBombs reads workbooks that ask for much: none may take more than 96 MiB under the roomiest limits, whether it is refused or read.
func TestBombs(t *testing.T) {
	if raceDetector || testing.Short() {
		t.Skip("skipped: the race detector multiplies memory, or this is a short run")
	}
	sheet := func(data string) []zipPart {
		return withPart(soundParts(), sheetPart, xmlHead+`<worksheet `+nsSheet+`><sheetData>`+data)
	}
	const mega = 1 << 20
	bombs := map[string][]zipPart{
		"empty rows":           sheet(strings.Repeat("<row/>", 2*mega)),
		"empty cells":          sheet("<row>" + strings.Repeat("<c/>", 4*mega)),
		"empty strings":        withPart(soundParts(), stringsPart, `<sst `+nsSheet+`>`+strings.Repeat("<si/>", 4*mega)),
		"styles":               withPart(soundParts(), stylesPart, `<styleSheet `+nsSheet+`><cellXfs>`+strings.Repeat("<xf/>", 4*mega)),
		"one long text":        sheet(`<row><c t="inlineStr"><is><t>` + strings.Repeat("a", 16*mega)),
		"one long tag":         sheet(`<row ` + strings.Repeat("a", 16*mega)),
		"one long comment":     sheet(`<!--` + strings.Repeat("a", 16*mega)),
		"many runs of text":    sheet(`<row><c t="inlineStr"><is>` + strings.Repeat("<r><t>aaaaaaaa</t></r>", mega)),
		"many attributes":      sheet(`<row ` + attributes(100_000)),
		"many prefixes":        sheet(strings.Repeat(prefixes(50), 1000)),
		"many elements inside": sheet(strings.Repeat("<row>", mega)),
		"many references":      sheet(`<row><c t="inlineStr"><is><t>` + strings.Repeat("&amp;", 4*mega)),
		"many links":           withPart(soundParts(), bookRelsPart, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+links(200_000)),
		"many merged ranges":   withPart(soundParts(), sheetPart, xmlHead+`<worksheet `+nsSheet+`><sheetData/><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:B2"/>`, mega)),
		"cells at the far end": sheet(farCells(20_000)),
	}
	for name, parts := range bombs {
		t.Run(name, func(t *testing.T) {
			// Stored, so that it is not the ratio that refuses them.
			file := writeText(t, "bomb.xlsx", string(packed(t, parts)))
			mib, outcome := peakMemory(t, file)
			t.Logf("%.0f MiB: %s", mib, outcome)
			if mib > 96 {
				t.Errorf("%.0f MiB: %s", mib, outcome)
			}
			if strings.HasSuffix(outcome, "<nil>") {
				t.Errorf("accepted: %s", outcome)
			}
		})
	}
}

// attributes are n attributes of different names.
func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `a%d="" `, i)
	}
	return b.String()
}

// prefixes is an element that binds n prefixes and is not closed.
func prefixes(n int) string {
	var b strings.Builder
	b.WriteString("<row ")
	for i := range n {
		fmt.Fprintf(&b, `xmlns:a%d="u" `, i)
	}
	return b.String() + ">"
}

// links are n relationships.
func links(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="t" Target="x"/>`, i)
	}
	return b.String()
}

// farCells are n rows with a cell in the last column, and no end.
func farCells(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
	}
	return b.String()
}

// BenchmarkPeakMemory reports the peak of larger tables in MiB.
func BenchmarkPeakMemory(b *testing.B) {
	for _, c := range []struct {
		rows   int
		shared bool
	}{{100_000, true}, {100_000, false}, {1_000_000, false}} {
		b.Run(fmt.Sprintf("rows=%d/shared=%v", c.rows, c.shared), func(b *testing.B) {
			file := filepath.Join(b.TempDir(), "table.xlsx")
			writeTable(b, file, c.rows, c.shared)
			peak := 0.0
			for b.Loop() {
				mib, _ := peakMemory(b, file)
				peak = max(peak, mib)
			}
			b.ReportMetric(peak, "MiB")
		})
	}
}
