package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// foreign writes a list of audited crimes in the shape of somebody else's: foreign SHAPE FILE.
func foreign(ts *testscript.TestScript, neg bool, args []string) {
	shapes := map[string]func(*foreignList){
		"crimes": crimesInRows, "yesno": reportsWithTicks, "totals": totalsOnly, "tabs": monthlyTabs, "files": monthlyFiles, "csv": ansiFolder, "many": manyForces, "strays": strayRows,
	}
	if neg || len(args) != 2 || shapes[args[0]] == nil {
		ts.Fatalf("usage: foreign crimes|yesno|totals|tabs|files|csv|many|strays FILE")
	}
	l := &foreignList{ts: ts, path: ts.MkAbs(args[1])}
	shapes[args[0]](l)
}

// foreignList is a list in the making.
type foreignList struct {
	ts   *testscript.TestScript
	path string
}

// tab is one sheet of cells.
type tab struct {
	name string
	rows [][]any
}

// xlsx writes sheets.
func (l *foreignList) xlsx(tabs ...tab) {
	f := excelize.NewFile()
	clock, err := f.NewStyle(&excelize.Style{NumFmt: 20}) // h:mm
	l.ts.Check(err)
	for i, t := range tabs {
		if i == 0 {
			l.ts.Check(f.SetSheetName("Sheet1", t.name))
		} else {
			_, err := f.NewSheet(t.name)
			l.ts.Check(err)
		}
		for y, row := range t.rows {
			for x, v := range row {
				if v == nil {
					continue
				}
				at, err := excelize.CoordinatesToCellName(x+1, y+1)
				l.ts.Check(err)
				if of, ok := v.(time.Duration); ok {
					l.ts.Check(f.SetCellValue(t.name, at, of.Hours()/24))
					l.ts.Check(f.SetCellStyle(t.name, at, at, clock))
					continue
				}
				l.ts.Check(f.SetCellValue(t.name, at, v))
			}
		}
	}
	l.ts.Check(f.SaveAs(l.path))
}

// day is a day of 2015 counted from the first of July.
func day(n int) time.Time { return time.Date(2015, 7, 1+n%180, 0, 0, 0, 0, time.UTC) }

// offences are groups as forces spell them.
func offence(n int) string {
	return []string{"Violence with Injury", "Burglary Dwelling", "Rape", "Shoplifting", "Vehicle Offences"}[n%5]
}

// crimesInRows has notes above, totals below, a row a crime, and some of them of one
// incident.
func crimesInRows(l *foreignList) {
	rows := [][]any{
		{"Crime data accuracy, Sussex: July to December 2015"},
		{"One row per crime"},
		{},
		{"Crime no", "Incident log", "Date reported", "Time reported", "Date crimed", "Offence", "Source of report", "Crime recorded?", "DA", "Remarks"},
	}
	for i := range 160 {
		var crimed any
		recorded := "Pass"
		if i%11 == 0 {
			recorded = "Fail"
		} else {
			crimed = day(i / 2).Add(33 * time.Hour)
		}
		log := fmt.Sprintf("SX-%04d", i/2)
		if i%8 < 6 { // most reports hold one crime
			log = fmt.Sprintf("SX-%04d", 1000+i)
		}
		rows = append(rows, []any{fmt.Sprintf("47/%05d", i), log, day(i / 2), time.Duration(8+i/2%10) * time.Hour, crimed, offence(i / 2), "999 call", recorded, "N", nil})
	}
	rows = append(rows, []any{}, []any{"Total crimes", nil, nil, nil, nil, nil, nil, 145}, []any{"Applied filters: year is 2015"})
	l.xlsx(tab{"Audit H2", rows})
}

// reportsWithTicks has a row a report, with a tick for whether its crime was recorded.
func reportsWithTicks(l *foreignList) {
	rows := [][]any{{"Ref", "Received", "How received", "Crime category", "Crime recorded (Y/N)", "Recorded on", "Rape (Y/N)"}}
	for i := range 150 {
		received := day(i).Add(9*time.Hour + time.Duration(i%50)*time.Minute)
		recorded, on := "Y", any(received.Add(20*time.Hour))
		if i%13 == 0 {
			recorded, on = "N", nil
		}
		how := []string{"101", "online form", "partner referral"}[i%3]
		rape := "N"
		if i%3 == 1 && i%2 == 0 {
			rape = "Y"
		}
		rows = append(rows, []any{fmt.Sprintf("R%04d", i), received, how, []string{"Violent", "Sexual", "Other"}[i%3], recorded, on, rape})
	}
	l.xlsx(tab{"Data", rows})
}

// totalsOnly has no rows of reports.
func totalsOnly(l *foreignList) {
	l.xlsx(tab{"Kent summary", [][]any{
		{"Audit of crime recording, Kent Police"},
		{},
		{"Crime type", "Incidents audited", "Crimes that should have been recorded", "Not recorded"},
		{"Violence against the person", 140, 150, 12},
		{"Sexual offences", 90, 96, 5},
		{"Other", 210, 220, 17},
		{"Total", 440, 466, 34},
		{},
		{"Source: force crime registrar"},
	}})
}

// monthlyTabs has a tab a month, alike but for their rows.
func monthlyTabs(l *foreignList) { l.xlsx(months()...) }

// monthlyFiles has a workbook a month in a folder, each with a tab of one name.
func monthlyFiles(l *foreignList) {
	dir := l.path
	l.ts.Check(os.MkdirAll(dir, 0o750))
	for i, t := range months() {
		l.path = filepath.Join(dir, fmt.Sprintf("2015-%02d.xlsx", 7+i))
		l.xlsx(tab{"Audit", t.rows})
	}
}

// months are the tabs of three months.
func months() []tab {
	var tabs []tab
	for m, name := range []string{"Jul 15", "Aug 15", "Sep 15"} {
		rows := [][]any{{"Incident number", "Reported", "Offence group", "Route", "Crimes required", "Crimes recorded", "Recorded"}}
		for i := range 60 {
			at := time.Date(2015, time.Month(7+m), 1+i%28, 10, i, 0, 0, time.UTC)
			recorded, on := 1, any(at.Add(5*time.Hour))
			if i%9 == 0 {
				recorded, on = 0, nil
			}
			rows = append(rows, []any{fmt.Sprintf("%d-%03d", m, i), at, offence(i), "control room", 1, recorded, on})
		}
		tabs = append(tabs, tab{name, append(rows, []any{"Total", nil, nil, nil, 60, 53})})
	}
	return tabs
}

// ansiFolder has csv files as Excel for Windows saves them: no mark, and its own code page.
func ansiFolder(l *foreignList) {
	var b strings.Builder
	b.WriteString("Log;Réf. d’origine;Date received;Time received;Class;Outcome;Comments\r\n")
	for i := range 120 {
		outcome := "Compliant"
		if i%10 == 3 {
			outcome = "Non-compliant"
		}
		at := day(i)
		fmt.Fprintf(&b, "%04d;été;%s;%02d%02d;%s;%s;“£%d”\r\n", i, at.Format("02/01/2006"), 9+i%8, i%60, offence(i), outcome, i)
	}
	text, err := charmap.Windows1252.NewEncoder().String(b.String())
	l.ts.Check(err)
	l.ts.Check(os.MkdirAll(l.path, 0o750))
	l.ts.Check(os.WriteFile(filepath.Join(l.path, "crimes.csv"), []byte(text), 0o600))
}

// manyForces has the returns of three forces in one list, and their totals.
func manyForces(l *foreignList) { l.xlsx(tab{"Returns", manyRows()}) }

// strayRows has rows of a force that nobody knows, and of none, among them.
func strayRows(l *foreignList) {
	rows := manyRows()
	rows[7][0], rows[8][0], rows[11][0] = "Kentt Police", "Kentt police", nil
	l.xlsx(tab{"Returns", rows})
}

func manyRows() [][]any {
	rows := [][]any{{"Returns of the quarter"}, {}, {"Police force", "Reference", "Reported", "Route", "Offence group", "Crimes required", "Crimes recorded", "Recorded"}}
	names := []string{"Kent Police", "Sussex", "Hampshire Constabulary8,9"}
	for i := range 120 {
		at := time.Date(2015, 7, 1+i%28, 9, i%60, 0, 0, time.UTC)
		recorded, on := 1, any(at.Add(5*time.Hour))
		if i/3%10 == 4 {
			recorded, on = 0, nil
		}
		rows = append(rows, []any{names[i%3], fmt.Sprintf("R%03d", i/3), at, "control room", []string{"Violence with injury", "Shoplifting"}[i/3%2], 1, recorded, on})
	}
	return append(rows, []any{"Total", nil, nil, nil, nil, 120, 108})
}

// silent holds that no file of a folder, and no part of a workbook there, holds a word:
// silent PATTERN FOLDER. The contract's own names are no words.
func silent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: silent PATTERN FOLDER")
	}
	word, read := regexp.MustCompile(args[0]), 0
	hold := func(name string, text []byte) {
		read++
		if path.Base(name) == "findings.json" {
			text = bytes.ReplaceAll(text, []byte(`"inspection":`), nil)
		}
		if at := word.FindIndex(text); at != nil {
			ts.Fatalf("%s says %q", name, text[max(0, at[0]-60):min(len(text), at[1]+60)])
		}
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		hold(name, text)
		if book, broken := zip.NewReader(bytes.NewReader(text), int64(len(text))); broken == nil {
			for _, part := range book.File {
				r, err := part.Open()
				ts.Check(err)
				text, err := io.ReadAll(r)
				ts.Check(err)
				hold(name+":"+part.Name, text)
			}
		}
		return err
	}))
	if read < 50 {
		ts.Fatalf("only %d files and parts were read", read)
	}
}
