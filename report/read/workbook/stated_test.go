package workbook_test

import (
	"strings"
	"testing"

	"assize/report/read/audit"
	"assize/report/read/workbook"
)

// own is a force's own list of crimes: notes above, two columns of time, ticks, and
// totals below.
func own() rowsOf {
	return rowsOf{
		"Log Oct": {
			{"Crime data accuracy, October"},
			{"Log", "Class", "Day", "Time", "Compliant", "Team", "Needed"},
			{"0001", "Robbery", day(2015, 10, 1), "0905", "Pass", "A", 1},
			{"0001", "Shoplifting", day(2015, 10, 1), "09:05", "Fail", "A", 1},
			{"0002", "Homicide", day(2015, 10, 2), 0.5, "Pass", "B", 1},
			{"Total rows", nil, nil, nil, nil, nil, 3},
		},
		"Log Nov": {
			{"Crime data accuracy, November"},
			{},
			{"Time", "Log", "Class", "Day", "Compliant", "Team", "Needed"},
			{"10:00", "0003", "Homicide", day(2015, 11, 2), "n/a", "A", 1},
			{"Time", "Log", "Class", "Day", "Compliant", "Team", "Needed"},
			{nil, "0003", "Homicide", day(2015, 11, 2), "Pass", "A", 1},
			{"Applied filters: team is A"},
		},
	}
}

const ownLayout = `id: own
extends: house
sheets:
  Inspection:
    constants:
      force: Sussex Police
      inspection title: Our audit
      kind: inspection
      audit from: 2015-10-01
      audit to: 2015-11-30
      publication date: 2016-01-04
      sample status: illustrative
  Reports:
    names: ["Log *"]
    together: true
    rows: crime
    headings:
      report reference: [Log]
      offence group: [Class]
      crimes required: [Needed]
    constants: {route: control room}
    derived:
      stratum: {from: offence group}
      reported at: {date: [Day], time: [Time]}
      crimes recorded: {yes-no: [Compliant]}
    values:
      crimes recorded: {"yes": [Pass, n/a], "no": [Fail]}
    skip:
      - {heading: Team, is: [Z]}
`

func readOwn(t *testing.T, w rowsOf, layout string) (*audit.Dataset, string) {
	t.Helper()
	l, ps := workbook.LoadLayout(shipped(t, map[string]string{"own.yaml": layout}), "own.yaml")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	d, ps := workbook.Read(w.book(), l, workbook.Options{Register: forces(t), Spare: []audit.Table{audit.Criteria}})
	return d, ps.Error()
}

// A layout states what a sheet does not hold, and makes what it holds in another form.
func TestLayoutOfAForcesOwnList(t *testing.T) {
	d, told := readOwn(t, own(), ownLayout)
	if strings.Contains(strings.ReplaceAll(told, "warning:", ""), "layout") || len(d.Reports) != 3 {
		t.Fatalf("%d reports\n%s", len(d.Reports), told)
	}
	for i, want := range []struct {
		stratum, at        string
		required, recorded int
		day                bool
	}{
		{"violence", "2015-11-02T00:00:00Z", 2, 2, true}, // "Log Nov" is the first sheet of the book
		{"other", "2015-10-01T09:05:00+01:00", 2, 1, false},
		{"violence", "2015-10-02T12:00:00+01:00", 1, 1, false},
	} {
		r := d.Reports[i]
		if at := r.ReportedAt.Format("2006-01-02T15:04:05Z07:00"); r.Stratum != want.stratum || at != want.at ||
			r.Required != want.required || r.Recorded != want.recorded || r.ReportedDay != want.day || r.Route != "control room" {
			t.Errorf("report %d: %s %s %d of %d, day %v; want %+v", i, r.Stratum, at, r.Recorded, r.Required, r.ReportedDay, want)
		}
	}
	if d.About.Force != "Sussex Police" || d.About.AuditTo.String() != "2015-11-30" || !d.About.Illustrative {
		t.Errorf("about %+v", d.About)
	}
	for _, want := range []string{
		`x.xlsx:Log Nov!5: warning: the headings again`,
		`x.xlsx:Log Nov!7: warning: a note under the table`,
		`x.xlsx:Log Oct!6: warning: a row of totals is not counted`,
		`x.xlsx:Log Oct!B4: warning: 1 crime is of another offence group than the first crime of the report`,
		`x.xlsx:Log Nov!D6: warning: 1 crime is reported at another time`,
	} {
		if !strings.Contains(told, want) {
			t.Errorf("not told: %s\n%s", want, told)
		}
	}
	for field, want := range map[audit.Field]string{
		audit.FieldReportedAt: "x.xlsx:Log Oct!C3", audit.FieldCrimesRecorded: "x.xlsx:Log Oct!E3", audit.FieldStratum: "x.xlsx:Log Oct!B3",
		audit.FieldRoute: "own.yaml:21:17",
	} {
		if at := d.At(audit.Reports, d.Reports[1].Row, field).String(); at != want {
			t.Errorf("%s stands at %s, want %s", field, at, want)
		}
	}
	if name := d.RowName(audit.Reports, d.Reports[1].Row); name != `row 3 of sheet "Log Oct"` {
		t.Errorf("the row is named %s", name)
	}
}

// What a derived column cannot mean is refused at its cell, and nothing is guessed.
func TestDerivedRefuses(t *testing.T) {
	edit := func(from, to string) string {
		if !strings.Contains(ownLayout, from) {
			t.Fatalf("the layout has no %q", from)
		}
		return strings.Replace(ownLayout, from, to, 1)
	}
	tests := []struct {
		name   string
		book   rowsOf
		layout string
		want   string
	}{
		{"N of several", own().set("Log Oct", "G4", 3), ownLayout, `x.xlsx:Log Oct!E4: N for a report of 3 crimes under "Compliant": how many were recorded is not said; write the number of crimes recorded, or a row a crime with rows: crime in the layout [yes-or-no-of-several]`},
		{"no tick", own().set("Log Oct", "E3", nil), ownLayout, `x.xlsx:Log Oct!E3: no value under "Compliant"; fill it in [missing-value]`},
		{"tick not stated", own(), edit(`"no": [Fail]`, `"no": [Fail], not stated: ["?"]`), ""},
		{"a tick that is said to be none", own().set("Log Oct", "E3", "?"), edit(`"no": [Fail]`, `"no": [Fail], not stated: ["?"]`), `x.xlsx:Log Oct!E3: neither yes nor no under "Compliant"`},
		{"group of no stratum", own().set("Log Oct", "B5", "Arson"), ownLayout, `x.xlsx:Log Oct!B5: 1 row with an offence group that belongs to no stratum under "Class": 5; add the group under offence-groups in the layout, or correct it [offence-group-without-stratum]`},
		{"two strata in a report", own().set("Log Oct", "B4", "Homicide"), ownLayout, `x.xlsx:Log Oct!B4: another stratum than in row 3 of sheet "Log Oct", which has the same report reference; name a heading for the stratum in which the report was sampled, or write first: yes beside from: offence group [crimes-of-a-report-differ]`},
		{"the first crime's stratum", own().set("Log Oct", "B4", "Homicide"), edit("stratum: {from: offence group}", "stratum: {from: offence group, first: true}"), ""},
		{"a time that is none", own().set("Log Oct", "D3", "9 o'clock"), ownLayout, `x.xlsx:Log Oct!D3: text that is no time of day under "Time"; write it as 14:05 [not-a-time-of-day]`},
		{"a time of 61 minutes", own().set("Log Oct", "D3", "0961"), ownLayout, `x.xlsx:Log Oct!D3: text that is no time of day`},
		{"a time that never was", own().set("Log Oct", "C3", day(2015, 3, 29)).set("Log Oct", "D3", "01:30"), ownLayout, `x.xlsx:Log Oct!D3: a local time that did not exist`},
		{"a time without its date", own().set("Log Oct", "C3", nil), ownLayout, `x.xlsx:Log Oct!C3: no value under "Day"`},
		{"stated and there", own().set("Log Oct", "H2", "Route"), ownLayout, `x.xlsx:Log Oct!H2: the sheet has a heading for "route", which the layout states or makes itself; rename the heading, or take it out of the layout at own.yaml:21:17 [stated-in-the-layout-too]`},
		{"two sheets not together", own(), edit("    together: true\n", ""), `x.xlsx:Log Oct: sheets "Log Nov" and "Log Oct" both stand for Reports; remove or rename one of them, or read both: say together: true of Reports in the layout [two-sheets-for-one]`},
		{"skip by a heading that is not there", own(), edit("heading: Team", "heading: Squad"), `x.xlsx:Log Oct!2: missing heading "Squad"; the layout tells rows by it, at own.yaml:29:9 [missing-heading]`},
		{"inspection not stated whole", own(), edit("      audit to: 2015-11-30\n", ""), `x.xlsx: missing required sheet "Inspection"; the layout does not state Audit to [missing-sheet]`},
		{"a row that was begun", own().set("Log Oct", "A5", "0009").set("Log Oct", "B5", nil).set("Log Oct", "C5", nil).set("Log Oct", "D5", nil).set("Log Oct", "E5", nil).set("Log Oct", "F5", nil).set("Log Oct", "G5", nil), ownLayout, `x.xlsx:Log Oct!5: a row with 1 of the 5 cells that are required: a note or a title, or a row that was begun; remove it, fill it in, or tell it under skip in the layout [row-unfinished]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, told := readOwn(t, tt.book, tt.layout)
			refused := false
			for line := range strings.Lines(told) {
				refused = refused || !strings.Contains(line, "warning:")
			}
			if !strings.Contains(told, tt.want) || refused != (tt.want != "") {
				t.Errorf("want %s\ngot  %s", tt.want, told)
			}
		})
	}
}

// Rows that the layout leaves out are told, those that it skips and those beside the
// only ones.
func TestRowsLeftOut(t *testing.T) {
	layout := strings.Replace(ownLayout, "    skip:\n      - {heading: Team, is: [Z]}\n", "    skip: [{heading: Log, begins: [0002]}]\n    only: [{heading: Team, is: [a, Q]}]\n", 1)
	d, told := readOwn(t, own().set("Log Oct", "F3", "C"), layout)
	for _, want := range []string{
		`x.xlsx:Log Oct!5: warning: 1 row is skipped, as the layout says: 5; no action is needed if they were meant [rows-left-out]`,
		`x.xlsx:Log Oct!3: warning: 2 rows are not among the only ones to be read, as the layout says: 3, 6;`,
	} {
		if !strings.Contains(told, want) {
			t.Errorf("not told: %s\n%s", want, told)
		}
	}
	if len(d.Reports) != 2 {
		t.Errorf("%d reports", len(d.Reports))
	}
}

// Crimes recorded are those required, less those that were not.
func TestRecordedFromThoseMissed(t *testing.T) {
	layout := "id: own\nextends: house\nsheets: {Reports: {derived: {crimes recorded: {less: [Missed]}}}}\n"
	w := sound().set("Reports", "F2", "Missed")
	d, told := readOwn(t, w, layout)
	if told != "" || d.Reports[0].Recorded != 1 || d.Reports[2].Recorded != 1 {
		t.Errorf("%+v\n%s", d.Reports, told)
	}
	if _, told := readOwn(t, w.set("Reports", "F3", 4), layout); !strings.Contains(told, `x.xlsx:Reports!F3: 4 crimes not recorded of 2 required under "Missed"; check both columns [not-a-count]`) {
		t.Error(told)
	}
}

// Each misuse of what a layout can say is refused at its line.
func TestLayoutRefusesMisuse(t *testing.T) {
	tests := []struct{ name, reports, want string }{
		{"constant of no heading", "constants: {rute: x}", `x.yaml:3:32: sheet Reports of the house has no heading "rute"; did you mean "route"? [layout-unknown-heading]`},
		{"constant that is not of the list", "constants: {route: by pigeon}", `x.yaml:3:39: text that is none of the list: control room; crime recording centre; public protection for "route"; use a value of the list [layout-constant]`},
		{"constant that is no count", "constants: {crimes required: one}", `text where a count belongs for "crimes required"; write a whole number [layout-constant]`},
		{"constant of what every row has", "constants: {report reference: A}", `every row has a value of its own under "report reference"; name its heading [layout-constant]`},
		{"constant and derived", "constants: {crimes recorded: 1}, derived: {crimes recorded: {yes-no: [x]}}", `"crimes recorded" is derived as well; keep one of the two [layout-constant]`},
		{"derived in no way", "derived: {crimes recorded: {first: true}}", `"crimes recorded" is made in 0 ways; ways: from, yes-no, less, date with time [layout-derived]`},
		{"derived in two ways", "derived: {crimes recorded: {yes-no: [x], less: [y]}}", `"crimes recorded" is made in 2 ways`},
		{"stratum from something else", "derived: {stratum: {from: route}}", `"stratum" cannot be made from "route"; stratum: {from: offence group} [layout-derived]`},
		{"ticks for a list", "derived: {route: {yes-no: [x]}}", `"route" is no count; only counts are made from ticks [layout-derived]`},
		{"those missed of another count", "derived: {crimes required: {less: [x]}}", `only crimes recorded are made from those not recorded [layout-derived]`},
		{"date without time", "derived: {reported at: {date: [x]}}", `a date and a time make a heading that holds both; reported at: {date: [Date reported], time: [Time reported]} [layout-derived]`},
		{"date and time of a count", "derived: {crimes required: {date: [x], time: [y]}}", `a date and a time make a heading that holds both`},
		{"one heading for two", "derived: {reported at: {date: [x], time: [y]}, recorded at: {date: [x], time: [z]}}", `heading "x" of sheet Reports stands for "reported at: date" and for "recorded at: date" [layout-ambiguous-name]`},
		{"unknown rows", "rows: victim", `x.yaml:3:26: unknown kind of row "victim"; rows: report, or rows: crime [layout-rows]`},
		{"a rule that tells no row", "skip: [{heading: x}]", `no row is told by the heading "x" alone; add is, begins or empty [layout-rows]`},
		{"a rule that cannot hold", "only: [{heading: x, is: [a], empty: true}]", `a cell under "x" cannot be empty and hold something; write two rules [layout-rows]`},
		{"no tick", "values: {rape report: {maybe: [x]}}", `"maybe" is no tick; ticks: yes, no, not stated [layout-list]`},
		{"first without from", "derived: {crimes recorded: {yes-no: [x], first: true}}", `first belongs to a stratum made from offence groups [layout-derived]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			yaml := "id: x\nextends: house\nsheets: {Reports: {" + tt.reports + "}}\n"
			l, ps := workbook.LoadLayout(shipped(t, map[string]string{"x.yaml": yaml}), "x.yaml")
			if l != nil || !strings.Contains(ps.Error(), tt.want) {
				t.Errorf("want %s\ngot  %v", tt.want, ps)
			}
		})
	}
	for _, tt := range []struct{ yaml, want string }{
		{"id: x\nextends: house\nsheets: {Counts: {rows: crime}}\n", "only the rows of Reports are reports or crimes [layout-rows]"},
		{"id: x\nextends: house\nsheets: {Inspection: {together: true}}\n", "one sheet holds the keys of Inspection [layout-rows]"},
		{"id: x\nextends: house\nsheets: {Inspection: {skip: [{heading: a, empty: true}]}}\n", "sheet Inspection has keys, and no rows of data [layout-rows]"},
		{"id: x\nextends: house\nsheets: {Inspection: {constants: {audit from: 13/25/2016}}}\n", `x.yaml:3:47: text that is no date, or may be one of two for "audit from"; write it as 2016-08-25 [layout-constant]`},
	} {
		l, ps := workbook.LoadLayout(shipped(t, map[string]string{"x.yaml": tt.yaml}), "x.yaml")
		if l != nil || !strings.Contains(ps.Error(), tt.want) {
			t.Errorf("want %s\ngot  %v", tt.want, ps)
		}
	}
}

// Values that somebody struck through are read, and told once a column.
func TestStruckThrough(t *testing.T) {
	book := sound().book()
	for i := range book.Sheets {
		for j := range book.Sheets[i].Rows {
			row := &book.Sheets[i].Rows[j]
			if book.Sheets[i].Name == "Reports" && row.Number >= 4 {
				row.Cells[4].Struck = true
			}
		}
	}
	d, ps := workbook.Read(book, house(t), workbook.Options{Register: forces(t)})
	want := `x.xlsx:Reports!E4: warning: 2 values are struck through under "Crimes required", and read as any other: 4, 5; clear the cell, or take the line off [value-struck-through]`
	if ps.Error() != want || len(d.Reports) != 3 {
		t.Errorf("%d reports\n%v", len(d.Reports), ps)
	}
}

// A column of sentences is no list, however often they come again: none of them is
// written into a layout.
func TestProposalHoldsNoSentence(t *testing.T) {
	w := rowsOf{"Log": {{"Ref no", "Date reported", "Reason for failure", "Crime recorded (Y/N)"}}}
	for i := range 40 {
		why := "the victim Mrs Miggins of Pie Lane did not answer the officer's call"
		if i%2 == 0 {
			why = "asb"
		}
		w["Log"] = append(w["Log"], []any{"R-" + string(rune('A'+i%26)) + string(rune('0'+i/26)), day(2015, 7, 1+i%28), why, "N"})
	}
	yaml := string(workbook.Propose(w.book(), house(t), workbook.Around{}).YAML)
	if strings.Contains(yaml, "Miggins") || !strings.Contains(yaml, `report reference: ["Ref no"]`) {
		t.Error(yaml)
	}
}
