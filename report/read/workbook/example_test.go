package workbook_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
)

// A workbook may be a folder with a csv file a sheet. Sheets, headings and listed
// values are found by the names that the layout knows, and every value keeps its cell.
func ExampleRead() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{
		"About.csv": "Key,Value\nPolice force,Kent Police\nTitle,Inspection 2016\nKind,inspection\n" +
			"Audit from,2015-07-01\nAudit to,2015-12-31\nPublished on,2016-08-25\nSample status,illustrative\n",
		"Reports.csv": "Incident ref,Auditable route,Crime type,Reported,Crimes required,Crimes recorded,Recorded on,Rape\n" +
			"A-1,control room,Violent crime,2015-09-03 14:05,2,1,2015-09-03 18:00,N\n",
		"Criteria.csv": "Criterion,Judgment\n14,good\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			fmt.Println(err)
			return
		}
	}
	layout, ps := workbook.LoadLayout(os.DirFS("../../../config"), "house")
	if err := ps.Err(); err != nil {
		fmt.Println(err)
		return
	}
	book, ps, err := workbook.Open(intake.Place{Anchor: dir, Name: "kent"}, sheet.AuditLimits())
	if err != nil || ps.Refused() {
		fmt.Println(err, ps)
		return
	}
	d, ps := workbook.Read(book, layout, workbook.Options{})
	fmt.Print(ps)
	if ps.Refused() {
		return
	}
	r := d.Reports[0]
	fmt.Println(d.About.Force, d.About.AuditTo)
	fmt.Println(r.Stratum, r.ReportedAt.Format(time.RFC3339), r.Required, r.Recorded)
	fmt.Println(d.At(audit.Reports, r.Row, audit.FieldCrimesRecorded))
	// Output:
	// Kent Police 2015-12-31
	// violence 2015-09-03T14:05:00+01:00 2 1
	// kent/Reports.csv:Reports!F2
}
