package workbook_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
)

func TestReadSoundWorkbook(t *testing.T) {
	d, ps := read(t, sound())
	if len(ps) > 0 {
		t.Fatalf("problems:\n%v", ps)
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	want := audit.ReportOfCrime{
		Row: 3, Reference: "A-1", Route: "control room", Stratum: "violence",
		ReportedAt: time.Date(2015, 7, 3, 14, 5, 0, 0, london), RecordedAt: time.Date(2015, 7, 3, 15, 0, 0, 0, london),
		Required: 2, Recorded: 1, Rape: audit.No,
	}
	if diff := cmp.Diff(want, d.Reports[0], cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) && a.Format("-0700") == b.Format("-0700") })); diff != "" {
		t.Errorf("first report (-want +got):\n%s", diff)
	}
	if d.About.Force != "Sussex Police" || d.About.AuditTo != (audit.Date{Year: 2015, Month: 12, Day: 31}) || !d.About.Illustrative {
		t.Errorf("about %+v", d.About)
	}
	if len(d.Reports) != 3 || len(d.Criteria) != 16 || d.Criteria[12].Judgment != "good" {
		t.Errorf("%d reports, %d criteria", len(d.Reports), len(d.Criteria))
	}
	if at := d.At(audit.Reports, 3, audit.FieldCrimesRecorded).String(); at != "x.xlsx:Reports!F3" {
		t.Errorf("place %s", at)
	}
	if at := d.At(audit.Inspection, d.About.Rows[audit.KeyAuditTo], audit.KeyAuditTo).String(); at != "x.xlsx:Inspection!B7" {
		t.Errorf("place %s", at)
	}
}

// Every fault has its message with file, sheet, cell, rule and hint, and none
// of them quotes what a cell of free text holds.
func TestReadRefuses(t *testing.T) {
	tests := []struct {
		name string
		book rowsOf
		want string
	}{
		{
			"required sheet missing", sound().without("Criteria"),
			`x.xlsx: missing required sheet "Criteria"; add the sheet; the book has Inspection, Reports [missing-sheet]`,
		},
		{
			"required sheet misspelt", sound().renamed("Reports", "Reprots"),
			`x.xlsx: missing required sheet "Reports", or "Counts"; rename sheet "Reprots" [missing-sheet]`,
		},
		{
			"two sheets for one", func() rowsOf { w := sound(); w["Crime reports"] = w["Reports"]; return w }(),
			`x.xlsx:Reports: sheets "Crime reports" and "Reports" both stand for Reports; remove or rename one of them, or read both: say together: true of Reports in the layout [two-sheets-for-one]`,
		},
		{
			"required heading missing", sound().set("Reports", "F2", "Crimes recoded"),
			`x.xlsx:Reports!2: missing required heading "Crimes recorded"; did you mean "crimes recoded"? rename it or add it to the layout [missing-heading]`,
		},
		{
			"heading twice", sound().set("Reports", "H2", "Stratum"),
			`x.xlsx:Reports!H2: heading for "stratum" stands already in column C; remove or rename one of them [two-headings-for-one]`,
		},
		{
			"two other names for one heading", sound().set("Reports", "C2", "Crime type").set("Reports", "H2", "Category"),
			`x.xlsx:Reports!H2: heading for "stratum" stands already in column C; remove or rename one of them [two-headings-for-one]`,
		},
		{
			"no headings", sound().set("Reports", "A2", nil).set("Reports", "B2", nil).set("Reports", "C2", nil).set("Reports", "D2", nil).
				set("Reports", "E2", nil).set("Reports", "F2", nil).set("Reports", "G2", nil).set("Reports", "H2", nil),
			`x.xlsx:Reports: no row of headings in the first 30 rows of sheet Reports; write the headings of the layout in one row above the data [missing-heading-row]`,
		},
		{
			"text where a count belongs", sound().set("Reports", "F3", "secret victim"),
			`x.xlsx:Reports!F3: text where a count belongs under "Crimes recorded"; write a whole number [not-a-count]`,
		},
		{
			"fraction of a crime", sound().set("Reports", "E3", 1.5),
			`x.xlsx:Reports!E3: a fraction where a count belongs under "Crimes required"; write a whole number [not-a-count]`,
		},
		{
			"negative count", sound().set("Reports", "E3", -1),
			`x.xlsx:Reports!E3: a number below 0 where a count belongs under "Crimes required"; write a whole number [not-a-count]`,
		},
		{
			"date where a count belongs", sound().set("Reports", "E3", day(1900, 1, 2)),
			`x.xlsx:Reports!E3: a date where a count belongs under "Crimes required"; write a whole number [not-a-count]`,
		},
		{
			"decimal comma", sound().set("Reports", "E3", "1,5"),
			`x.xlsx:Reports!E3: text where a count belongs under "Crimes required"; write a whole number [not-a-count]`,
		},
		{
			"count missing", sound().set("Reports", "E3", nil),
			`x.xlsx:Reports!E3: no value under "Crimes required"; fill it in; an empty cell is not 0 [missing-value]`,
		},
		{
			"error value", sound().set("Reports", "E3", fault("#REF!")),
			`x.xlsx:Reports!E3: the error #REF! under "Crimes required"; correct the formula [error-value]`,
		},
		{
			"formula without result", sound().set("Reports", "E3", formula{}),
			`x.xlsx:Reports!E3: a formula without a stored result under "Crimes required"; open it in a spreadsheet program, recalculate and save, or paste values [formula-without-stored-result]`,
		},
		{
			"American date", sound().set("Inspection", "B6", "07/13/2015"),
			`x.xlsx:Inspection!B6: text that is no date, or may be one of two for the key "Audit from"; write it as 2016-08-25 [not-a-date]`,
		},
		{
			"year of two digits", sound().set("Inspection", "B6", "13/7/15"),
			`x.xlsx:Inspection!B6: text that is no date, or may be one of two for the key "Audit from"; write it as 2016-08-25 [not-a-date]`,
		},
		{
			"time that clocks skipped", sound().set("Reports", "D3", moment(2016, 3, 27, 1, 30)),
			`x.xlsx:Reports!D3: a local time that did not exist, in the hour that summer time skips under "Reported at"; check the time [time-that-did-not-exist]`,
		},
		{
			"tick that is none", sound().set("Reports", "H3", "x"),
			`x.xlsx:Reports!H3: text that is neither yes nor no under "Rape report"; write Y or N [not-yes-or-no]`,
		},
		{
			"listed value unknown", sound().set("Reports", "C3", "violance"),
			`x.xlsx:Reports!C3: text that is none of the list (did you mean "violence"?): violence; sexual offences; other under "Stratum"; use a value of the list [not-in-list]`,
		},
		{
			"reference made a date", sound().set("Reports", "A3", day(2015, 1, 1)),
			`x.xlsx:Reports!A3: a reference turned into a date under "Report reference"; format the column as text and type the reference again [reference-made-a-date]`,
		},
		{
			"unknown force", sound().set("Inspection", "B3", "Susex Police"),
			`x.xlsx:Inspection!B3: the force is not in the register; did you mean "Sussex Police"? [unknown-force]`,
		},
		{
			"key missing", sound().set("Inspection", "A9", nil).set("Inspection", "B9", nil),
			`x.xlsx:Inspection: missing required key "Sample status"; add the key and its value [missing-key]`,
		},
		{
			"key without value", sound().set("Inspection", "B9", " "),
			`x.xlsx:Inspection!B9: no value for the key "Sample status"; fill it in [missing-value]`,
		},
		{
			"key twice", sound().set("Inspection", "A10", "Force:").set("Inspection", "B10", "Kent Police"),
			`x.xlsx:Inspection!A10: key "force" stands already in row 3; remove one of the two rows [two-values-for-one-key]`,
		},
		{
			"kind unknown", sound().set("Inspection", "B5", "visit"),
			`x.xlsx:Inspection!B5: kind is none of inspection, re-inspection of one, and internal audit; write "inspection", "re-inspection of ..." or "internal audit" [kind-of-inspection]`,
		},
		{
			"an internal audit under an inspection's rules", sound().set("Inspection", "B5", "Internal audit"),
			`x.xlsx:Inspection!B5: kind is internal audit, and the rulebook is not one of internal audits; write inspection, or name a rulebook of internal audits in the job, such as force-internal [kind-of-inspection]`,
		},
		{
			"totals that differ", sound().set("Reports", "A6", "Total").set("Reports", "E6", 4).set("Reports", "F6", 3),
			`x.xlsx:Reports!F6: total of 3, but the rows under "Crimes recorded" add up to 2; correct the rows or the total [totals-differ]`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, ps := read(t, tt.book)
			if !ps.Refused() {
				t.Fatalf("accepted:\n%v", ps)
			}
			all := strings.Join(lines(ps), "\n")
			if !strings.Contains("\n"+all+"\n", "\n"+tt.want+"\n") {
				t.Errorf("want %s\ngot  %s", tt.want, all)
			}
			if strings.Contains(all, "secret") {
				t.Errorf("quotes a cell: %s", all)
			}
		})
	}
}

// What can only mean one thing is repaired and told with its cell.
func TestReadRepairs(t *testing.T) {
	tests := []struct {
		name string
		book rowsOf
		want []string // messages
		see  func(*audit.Dataset) any
		is   any
	}{
		{
			"number as text", sound().set("Reports", "E3", "1,002 "),
			[]string{`x.xlsx:Reports!E3: warning: text read as the number 1002 under "Crimes required"; format the column as a number [number-as-text]`},
			func(d *audit.Dataset) any { return d.Reports[0].Required }, 1002,
		},
		{
			"no-break space as separator", sound().set("Reports", "E3", "1\u00a0002"),
			[]string{`x.xlsx:Reports!E3: warning: text read as the number 1002 under "Crimes required"; format the column as a number [number-as-text]`},
			func(d *audit.Dataset) any { return d.Reports[0].Required }, 1002,
		},
		{
			"remainder of arithmetic", sound().set("Reports", "E3", 1.9999999999999998),
			[]string{`x.xlsx:Reports!E3: warning: a remainder of arithmetic taken off under "Crimes required"; round the formula [float-noise]`},
			func(d *audit.Dataset) any { return d.Reports[0].Required }, 2,
		},
		{
			"UK date", sound().set("Inspection", "B6", "1/7/2015"),
			[]string{`x.xlsx:Inspection!B6: warning: text read as 2015-07-01 for the key "Audit from"; format the column as a date [date-as-text]`},
			func(d *audit.Dataset) any { return d.About.AuditFrom.String() }, "2015-07-01",
		},
		{
			"date in words", sound().set("Inspection", "B6", "Wednesday 1st July 2015"),
			[]string{`x.xlsx:Inspection!B6: warning: text read as 2015-07-01 for the key "Audit from"; format the column as a date [date-as-text]`},
			func(d *audit.Dataset) any { return d.About.AuditFrom.String() }, "2015-07-01",
		},
		{
			"bare serial number", sound().set("Inspection", "B8", 42607),
			[]string{`x.xlsx:Inspection!B8: warning: a serial number read as 2016-08-25 for the key "Publication date"; format the column as a date [date-as-number]`},
			func(d *audit.Dataset) any { return d.About.PublicationDate.String() }, "2016-08-25",
		},
		{
			"ISO text", sound().set("Inspection", "B6", "2015-07-01"), nil,
			func(d *audit.Dataset) any { return d.About.AuditFrom.String() }, "2015-07-01",
		},
		{
			"repeated hour", sound().set("Reports", "D3", moment(2015, 10, 25, 1, 30)).set("Reports", "G3", moment(2015, 10, 27, 9, 0)), nil,
			func(d *audit.Dataset) any {
				r := d.Reports[0]
				return fmt.Sprintln(r.ReportedAt.UTC().Format(time.RFC3339), r.ReportedTwice, r.RecordedTwice)
			}, "2015-10-25T00:30:00Z true false\n",
		},
		{
			"repeated hour with its offset", sound().set("Reports", "D3", "2015-10-25 01:30 +00:00"), nil,
			func(d *audit.Dataset) any { return d.Reports[0].ReportedAt.UTC().Format(time.RFC3339) }, "2015-10-25T01:30:00Z",
		},
		{
			"UK time", sound().set("Reports", "D3", "3/7/2015 9:05"),
			[]string{`x.xlsx:Reports!D3: warning: text read as 2015-07-03 under "Reported at"; format the column as a date [date-as-text]`},
			func(d *audit.Dataset) any { return d.Reports[0].ReportedAt.UTC().Format(time.RFC3339) }, "2015-07-03T08:05:00Z",
		},
		{
			"ticks in other forms", sound().set("Reports", "H3", "yes").set("Reports", "H4", true).set("Reports", "H5", 1), nil,
			func(d *audit.Dataset) any {
				return [3]audit.YesNo{d.Reports[0].Rape, d.Reports[1].Rape, d.Reports[2].Rape}
			},
			[3]audit.YesNo{audit.Yes, audit.Yes, audit.Yes},
		},
		{
			"listed value in other words", sound().set("Reports", "C3", " Violence  against the Person "), nil,
			func(d *audit.Dataset) any { return d.Reports[0].Stratum }, "violence",
		},
		{
			"invisible characters", sound().set("Reports", "C3", "vio\u200blence"),
			[]string{`x.xlsx:Reports!C3: warning: invisible characters taken off "violence" under "Stratum"; type the value again [invisible-characters]`},
			func(d *audit.Dataset) any { return d.Reports[0].Stratum }, "violence",
		},
		{
			"reference of digits", sound().set("Reports", "A3", 150703), nil,
			func(d *audit.Dataset) any { return d.Reports[0].Reference }, "150703",
		},
		{
			"force with a footnote", sound().set("Inspection", "B3", "Sussex8,9"), nil,
			func(d *audit.Dataset) any { return d.About.Force }, "Sussex Police",
		},
		{
			"heading with footnote, line break, other words", sound().set("Reports", "E2", "Crimes  that should\nbe recorded3").set("Reports", "F2", " CRIMES RECORDED [note 2]"), nil,
			func(d *audit.Dataset) any { return d.Reports[0].Required }, 2,
		},
		{
			"totals", sound().set("Reports", "A6", "Totals:").set("Reports", "E6", 4).set("Reports", "F6", 2),
			[]string{`x.xlsx:Reports!6: warning: a row of totals is not counted [totals-row]`},
			func(d *audit.Dataset) any { return len(d.Reports) }, 3,
		},
		{
			"totals without a word", sound().set("Reports", "E6", 4).set("Reports", "F6", 2),
			[]string{`x.xlsx:Reports!6: warning: a row of totals is not counted [totals-row]`},
			func(d *audit.Dataset) any { return len(d.Reports) }, 3,
		},
		{
			"totals of strata, parts among the rows", func() rowsOf {
				w := sound().without("Reports")
				w["Counts"] = rows{
					{"Stratum", "Measure", "Crimes required", "Crimes recorded"},
					{"violence", nil, 10, 9},
					{"sexual offences", nil, 5, 5},
					{"sexual offences", "rape", 2, 2},
					{"Total", nil, 15, 14},
				}
				return w
			}(),
			[]string{`x.xlsx:Counts!5: warning: a row of totals is not counted [totals-row]`},
			func(d *audit.Dataset) any { return d.Counts[2].Measure }, "rape",
		},
		{
			"another name beside the house's own heading", sound().set("Reports", "I2", "Crime type").set("Reports", "I3", "arson"),
			[]string{`x.xlsx:Reports!2: warning: 1 column is not read: "Crime type" [column-not-read]`},
			func(d *audit.Dataset) any { return d.Reports[0].Stratum }, "violence",
		},
		{
			"offence group outside the list", sound().set("Reports", "I2", "Offence group").set("Reports", "I3", "Affray  "), nil,
			func(d *audit.Dataset) any { return d.Reports[0].OffenceGroup }, "affray",
		},
		{
			"another column and another sheet", func() rowsOf { w := sound().set("Reports", "I2", "Shoe size"); w["Scratch"] = rows{{1}}; return w }(),
			[]string{`x.xlsx:Reports!2: warning: 1 column is not read: "Shoe size" [column-not-read]`, `x.xlsx:Scratch: warning: sheet is not read [sheet-not-read]`},
			func(d *audit.Dataset) any { return len(d.Reports) }, 3,
		},
		{
			"sheet with a space after its name", sound().renamed("Reports", "Reports "), nil,
			func(d *audit.Dataset) any { return d.At(audit.Reports, 3, audit.FieldRoute).String() }, "x.xlsx:Reports !B3",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, ps := read(t, tt.book)
			if err := ps.Err(); err != nil {
				t.Fatalf("refused:\n%v", err)
			}
			if diff := cmp.Diff(tt.want, lines(ps), cmp.Transformer("empty", func(s []string) []string { return append([]string{}, s...) })); diff != "" {
				t.Errorf("messages (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.is, tt.see(d)); diff != "" {
				t.Errorf("value (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadHiddenRows(t *testing.T) {
	w := sound()
	w["Reports"][3] = []any{hidden(w["Reports"][3])}
	d, ps := read(t, w)
	want := []string{`x.xlsx:Reports: warning: 1 of 3 rows of data are hidden or filtered out; they are read; show all rows and look at them [hidden-data-rows]`}
	if diff := cmp.Diff(want, lines(ps)); diff != "" || len(d.Reports) != 3 {
		t.Errorf("%d reports (-want +got):\n%s", len(d.Reports), diff)
	}
}

func TestReadMergedData(t *testing.T) {
	b := sound().book()
	b.Sheets[2].Merged = []sheet.Range{{FirstRow: 1, FirstColumn: 1, LastRow: 1, LastColumn: 8}, {FirstRow: 3, FirstColumn: 2, LastRow: 4, LastColumn: 2}}
	_, ps := workbook.Read(b, house(t), workbook.Options{})
	want := []string{`x.xlsx:Reports!B3: cells B3:B4 are merged among the data; unmerge the cells and fill in each [merged-data]`}
	if diff := cmp.Diff(want, lines(ps)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Headings that are merged are told as headings: over columns that hold values, and where
// one is missing among them; headings of two rows are read.
func TestReadMergedHeadings(t *testing.T) {
	over := func(row, first, lastRow, last int) sheet.Range {
		return sheet.Range{FirstRow: row, FirstColumn: first, LastRow: lastRow, LastColumn: last}
	}
	hint := "; unmerge the headings, and write each into the cell above its column, all in one row [merged-heading]"
	for _, tt := range []struct {
		name   string
		change func(rowsOf) rowsOf
		merged []sheet.Range
		want   []string
	}{
		{"a title above", func(g rowsOf) rowsOf { return g }, []sheet.Range{over(1, 1, 1, 8)}, nil},
		{"over two columns", func(g rowsOf) rowsOf { return g.set("Reports", "F2", nil) }, []sheet.Range{over(2, 5, 2, 6)}, []string{
			`x.xlsx:Reports!2: missing required heading "Crimes recorded"; add the column; also recognised: `,
			`x.xlsx:Reports!E2: the heading for "crimes required" is merged over the cells E2:F2, and values stand under more than the first` + hint,
		}},
		{"over a heading that is in the row below", func(g rowsOf) rowsOf {
			return g.set("Reports", "E2", nil).set("Reports", "F2", nil).set("Reports", "E1", "Crimes")
		}, []sheet.Range{over(1, 5, 1, 6)}, []string{
			`x.xlsx:Reports!2: missing required heading "Crimes recorded"`, `x.xlsx:Reports!2: missing required heading "Crimes required"`,
			`x.xlsx:Reports!E1: headings are merged, in the cells E1:F1, and one that is needed was not found in row 2` + hint,
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.change(sound()).book()
			for i := range b.Sheets {
				if b.Sheets[i].Name == "Reports" {
					b.Sheets[i].Merged = tt.merged
				}
			}
			_, ps := workbook.Read(b, house(t), workbook.Options{})
			got := lines(ps)
			slices.Sort(got)
			for i := range max(len(got), len(tt.want)) {
				if i >= len(got) || i >= len(tt.want) || !strings.HasPrefix(got[i], tt.want[i]) {
					t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
				}
			}
		})
	}
}

// A long list of repairs is told up to a point and then counted.
func TestReadCountsRepairs(t *testing.T) {
	w := sound()
	for i := range 25 {
		w["Reports"] = append(w["Reports"], []any{"B-" + strings.Repeat("x", i+1), "control room", "other", moment(2015, 9, 9, 12, 0), "1", 0, nil, "N"})
	}
	_, ps := read(t, w)
	if len(ps) != 21 || !strings.Contains(ps[0].Error(), `5 more cells under "Crimes required" repaired in the same way`) {
		t.Errorf("%d problems, first %v", len(ps), ps[0])
	}
}

func TestReadRates(t *testing.T) {
	tests := []struct {
		name           string
		rate, interval any
		wantRate       float64
		wantInterval   float64 // 0: none
		refused        bool
	}{
		{"percent", 68, nil, 0.68, 0, false},
		{"fraction", 0.68, 0.0164, 0.68, 0.0164, false},
		{"shown as percentage", percent(0.68), percent(0.0164), 0.68, 0.0164, false},
		{"text", "68%", "+/- 1.64", 0.68, 0.0164, false},
		{"points", 89.5, 1.64, 0.895, 0.0164, false},
		{"words", "89.5 percent", "± 1.64 percentage points", 0.895, 0.0164, false},
		{"one, of a hundred or of one", 1, nil, 0, 0, true},
		{"hundred percent", 100, nil, 1, 0, false},
		{"above a hundred", 101, nil, 0, 0, true},
		{"half-width of two meanings", 89.5, 0.3, 0, 0, true},
		{"date", day(2016, 1, 1), nil, 0, 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := sound()
			w["Previous"] = rows{
				{"Inspection", "Date", "Measure", "Rate", "Interval as published", "Comparable"},
				{"Inspection 2014", day(2014, 11, 1), "force", tt.rate, tt.interval, "Y"},
			}
			d, ps := read(t, w)
			if tt.refused {
				if !ps.Refused() || ps[0].Rule != "not-a-rate" {
					t.Fatalf("accepted: %v", ps)
				}
				return
			}
			if err := ps.Err(); err != nil {
				t.Fatal(err)
			}
			got := d.Previous[0]
			if math.Abs(*got.Rate-tt.wantRate) > 1e-12 || (got.Interval == nil) != (tt.wantInterval == 0) {
				t.Errorf("rate %v, interval %v", *got.Rate, got.Interval)
			}
			if got.Interval != nil && math.Abs(*got.Interval-tt.wantInterval) > 1e-12 {
				t.Errorf("interval %v, want %v", *got.Interval, tt.wantInterval)
			}
		})
	}
}
