package inputs

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"assize/config"
	"assize/report/read/job"
)

// TestStarterTellsTheDefaults: the limits in the starter job's comment are those
// that apply.
func TestStarterTellsTheDefaults(t *testing.T) {
	text, err := fs.ReadFile(config.Files, "job.yaml")
	if err != nil {
		t.Fatal(err)
	}
	sheet, child := sheetLimits(job.Limits{}), childLimits(job.Limits{})
	want := fmt.Sprintf("# limits: {megabytes: %d, rows: %d, cells: %d, memory-megabytes: %d, seconds: %.0f,\n"+
		"#   sheets: %d, columns: %d, cell-text: %d, strings: %d, string-megabytes: %d,\n"+
		"#   entries: %d, part-megabytes: %d, total-megabytes: %d, ratio: %d, depth: %d}",
		sheet.FileSize>>20, sheet.Rows, sheet.Cells, child.Memory>>20, child.Wall.Seconds(),
		sheet.Sheets, sheet.Columns, sheet.CellText, sheet.Strings, sheet.StringBytes>>20,
		sheet.Entries, sheet.PartSize>>20, sheet.TotalSize>>20, sheet.Ratio, sheet.Depth)
	if !strings.Contains(string(text), want) {
		t.Errorf("config/job.yaml does not say %s", want)
	}
}
