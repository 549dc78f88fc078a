package preview_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"assize/config"
	"assize/report/read/intake"
	"assize/report/read/preview"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
)

// Somebody who wrote a layout sees how the first rows are understood before anything is
// made of them.
func ExampleTell() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{
		"Inspection.csv": "Force,Kent Police\nInspection title,An audit\nKind,inspection\nAudit from,2016-01-01\nAudit to,2016-03-31\nPublication date,2016-08-25\nRulebook,cdi-2016\nSample status,illustrative\n",
		"Counts.csv":     "Stratum,Measure,Crimes required,Crimes recorded,Reports audited\nviolence,violence,100,90,80\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			fmt.Println(err)
		}
	}
	layout, _ := workbook.LoadLayout(config.Files, "house")
	book, _, err := workbook.Open(intake.Typed(dir), sheet.AuditLimits())
	if err != nil {
		fmt.Println(err)
		return
	}
	d, found := workbook.Read(book, layout, workbook.Options{})
	refusals, warnings := found.Count()
	var out strings.Builder
	preview.Tell(&out, d, "kent", refusals, warnings)
	line, _, _ := strings.Cut(out.String(), "\n")
	fmt.Println(line)
	fmt.Println(strings.Contains(out.String(), "Counts, from sheet"), strings.Contains(out.String(), `"Crimes required"  100`))
	// Output:
	// kent: Kent Police, An audit, audited 2016-01-01 to 2016-03-31, published 2016-08-25
	// true true
}
