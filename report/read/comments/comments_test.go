package comments_test

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"assize/report/read/audit"
	"assize/report/read/comments"
	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

func TestRead(t *testing.T) {
	c, ps := read(sound())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	at := func(row string) source.Pos { return source.Pos{File: "x.xlsx", Sheet: "Comments", Cell: row} }
	want := &comments.Comments{
		File: "x.xlsx", SHA256: strings.Repeat("0", 64), Force: "Kent Police", Report: strings.Repeat("a", 64),
		Comments: []comments.Comment{
			{
				Paragraph: "3.10", Text: "secret remark", Evidence: "secret evidence", Decision: "partly accepted",
				By: "B. Name", On: audit.Date{Year: 2016, Month: time.August, Day: 20}, At: at("5"),
			},
			{
				Paragraph: "Table 2", Text: "another secret\nin two lines", Decision: "not accepted",
				By: "B. Name", On: audit.Date{Year: 2016, Month: time.August, Day: 21}, At: at("6"),
			},
			{Paragraph: "3.1", Text: "a third", At: at("8")},
		},
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.Comments[2:], c.Undecided()); diff != "" {
		t.Errorf("undecided (-want +got):\n%s", diff)
	}
}

// What is written in another way than the program's own workbook, and can mean
// one thing only, is read.
func TestReadOtherForms(t *testing.T) {
	shuffled := sound()
	for i, row := range shuffled["Comments"] {
		if len(row) == 6 {
			shuffled["Comments"][i] = []any{row[5], row[4], row[3], row[2], row[1], row[0]}
		}
	}
	tests := []struct {
		name string
		book rowsOf
		want []string
	}{
		{"columns in another order", shuffled, nil},
		{"headings in another form", sound().set("Comments", "A4", " PARAGRAPH2 ").set("Comments", "D4", "decision [note 1]").set("About", "B4", "value:"), nil},
		{"sheets in another form", sound().renamed("Comments", "COMMENTS ").renamed("About", "about"), nil},
		{"report not stated", sound().set("About", "B7", nil), nil},
		{"a word of the headings in a title", sound().set("Comments", "A2", "Comment"), nil},
		{"a formula with its result", sound().set("Comments", "E5", typed{Kind: sheet.Text, Text: "B. Name", Formula: true}), nil},
		{
			"another sheet", func() rowsOf { w := sound(); w["Sheet2"] = [][]any{{"secret"}}; return w }(),
			[]string{"x.xlsx:Sheet2: warning: sheet is not read; move what belongs to the comments to the sheet Comments [comments-sheet-not-read]"},
		},
		{
			"other columns", sound().set("Comments", "G4", "Remarks").set("Comments", "G5", "secret").set("Comments", "I6", "secret"),
			[]string{
				`x.xlsx:Comments!G4: warning: column is not read: "Remarks"; move what belongs to a comment under its headings [comments-column-not-read]`,
				"x.xlsx:Comments!I4: warning: column is not read: I, without a heading; move what belongs to a comment under its headings [comments-column-not-read]",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, ps := read(tt.book)
			if diff := cmp.Diff(tt.want, lines(ps)); diff != "" || c == nil {
				t.Fatalf("(-want +got):\n%s", diff)
			}
			if len(c.Comments) != 3 || c.Force != "Kent Police" || c.Comments[0].Paragraph != "3.10" || c.Comments[1].Decision != "not accepted" {
				t.Errorf("%+v", c)
			}
		})
	}
}

// Every fault has its message with file, sheet, cell, rule and hint, and none of
// them quotes what somebody wrote.
func TestReadRefuses(t *testing.T) {
	tests := []struct {
		name string
		book rowsOf
		want string
	}{
		{
			"sheet missing", sound().renamed("Comments", ""),
			`x.xlsx: missing required sheet "Comments"; use the workbook that came with the report [comments-missing-sheet]`,
		},
		{
			"sheet twice", func() rowsOf { w := sound(); w["comments"] = w["Comments"]; return w }(),
			`x.xlsx:comments: sheets "Comments" and "comments" both stand for Comments; remove or rename one of them [comments-two-sheets]`,
		},
		{
			"no headings", sound().set("About", "A4", nil),
			"x.xlsx:About: no row with the headings Item, Value in the first 30 rows; write the heading as it was in the workbook that came with the report [comments-missing-heading]",
		},
		{
			"heading missing", sound().set("Comments", "F4", nil).set("Comments", "F5", nil).set("Comments", "F6", nil),
			`x.xlsx:Comments!4: missing required heading "Date"; write the heading as it was in the workbook that came with the report [comments-missing-heading]`,
		},
		{
			"heading twice", sound().set("Comments", "G4", "decision"),
			`x.xlsx:Comments!G4: heading "Decision" stands already in column D; remove or rename one of them [comments-heading-twice]`,
		},
		{
			"no force", sound().set("About", "B5", " \u200b"),
			"x.xlsx:About!5: the force is not named; write the force's name beside the item Force [comments-no-force]",
		},
		{
			"no item for the force", sound().set("About", "A5", "Police"),
			"x.xlsx:About: the force is not named; write the force's name beside the item Force [comments-no-force]",
		},
		{
			"force twice", sound().set("About", "A6", "force"),
			`x.xlsx:About!A6: item "force" stands already in row 5; remove one of the two rows [comments-item-twice]`,
		},
		{
			"force an error", sound().set("About", "B5", fault("#REF!")),
			`x.xlsx:About!B5: an error under "Value"; type the value [comments-error-value]`,
		},
		{
			"formula without result", sound().set("Comments", "B5", formula{}),
			`x.xlsx:Comments!B5: a formula without a stored result under "Comment"; open it in a spreadsheet program, recalculate and save, or type the value [comments-formula-without-result]`,
		},
		{
			"error", sound().set("Comments", "F8", fault("#N/A")),
			`x.xlsx:Comments!F8: an error under "Date"; type the value [comments-error-value]`,
		},
		{
			"no paragraph", sound().set("Comments", "A8", " \u00a0"),
			`x.xlsx:Comments!A8: a comment without a paragraph; write the paragraph's number, or the name of the table or chart [comments-no-paragraph]`,
		},
		{
			"paragraph a number", sound().set("Comments", "A8", 3.1),
			`x.xlsx:Comments!A8: a number under "Paragraph", not text; format the column as text and write the paragraph again [comments-paragraph-not-text]`,
		},
		{
			"paragraph made a date", sound().set("Comments", "A8", day(2016, 3, 10)),
			`x.xlsx:Comments!A8: a date under "Paragraph", not text; format the column as text and write the paragraph again [comments-paragraph-not-text]`,
		},
		{
			"decision on nothing", sound().set("Comments", "D9", "accepted"),
			`x.xlsx:Comments!B9: no comment in a row that has something under "Decision"; write the comment, or empty the row [comments-no-comment]`,
		},
		{
			"evidence of nothing", sound().set("Comments", "C12", "secret"),
			`x.xlsx:Comments!B12: no comment in a row that has something under "Evidence"; write the comment, or empty the row [comments-no-comment]`,
		},
		{
			"another decision", sound().set("Comments", "D5", "secret: mostly accepted"),
			`x.xlsx:Comments!D5: text under "Decision" that is no decision; choose from the list: accepted, partly accepted, not accepted [comments-decision]`,
		},
		{
			"decision yes", sound().set("Comments", "D5", true),
			`x.xlsx:Comments!D5: a truth value under "Decision" that is no decision; choose from the list: accepted, partly accepted, not accepted [comments-decision]`,
		},
		{
			"British date as text", sound().set("Comments", "F5", "20/08/2016"),
			`x.xlsx:Comments!F5: text under "Date" that is no day, or may be one of two; write it as 2016-08-22 [comments-date]`,
		},
		{
			"serial number", sound().set("Comments", "F5", 42602.0),
			`x.xlsx:Comments!F5: a number under "Date" that is no day, or may be one of two; write it as 2016-08-22 [comments-date]`,
		},
		{
			"year that cannot be meant", sound().set("Comments", "F5", day(20016, 8, 20)),
			`x.xlsx:Comments!F5: a date under "Date" that is no day, or may be one of two; write it as 2016-08-22 [comments-date]`,
		},
		{
			"time of day", sound().set("Comments", "F5", day(2016, 8, 20).Add(time.Hour)),
			`x.xlsx:Comments!F5: a time of day under "Date"; write it as 2016-08-22 [comments-date]`,
		},
		{
			"time of day alone", sound().set("Comments", "F5", clock(time.Hour)),
			`x.xlsx:Comments!F5: a time of day under "Date"; write it as 2016-08-22 [comments-date]`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, ps := read(tt.book)
			if c != nil {
				t.Error("comments with a fault")
			}
			if diff := cmp.Diff([]string{tt.want}, lines(ps)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadToldAtOnce(t *testing.T) {
	w := sound().set("About", "B5", nil).set("Comments", "A5", 3.1).set("Comments", "D5", "no").set("Comments", "F5", "soon").set("Comments", "B6", fault("#N/A"))
	b := w.book()
	b.Notices.Warn(source.Pos{File: b.Name}, "notice", "", "a notice of the book")
	_, ps := comments.Read(b)
	if refusals, warnings := ps.Count(); refusals != 5 || warnings != 1 {
		t.Errorf("%d refusals and %d warnings:\n%v", refusals, warnings, ps)
	}
}

func TestUndecided(t *testing.T) {
	for _, ref := range []string{"D5", "E5", "F5"} {
		c, ps := read(sound().set("Comments", ref, nil))
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		if open := c.Undecided(); len(open) != 2 || open[0].Paragraph != "3.10" {
			t.Errorf("without %s: %+v", ref, open)
		}
	}
	if open := (&comments.Comments{}).Undecided(); len(open) != 0 {
		t.Error(open)
	}
}

// In a folder of csv files everything is characters: the paragraph 3.10 stays
// what was typed.
func TestReadCSV(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"About.csv":    "Item,Value\nForce,Kent Police\nReport,1234\n",
		"Comments.csv": "Paragraph,Comment,Evidence,Decision,By,Date\n3.10,\"a remark, long\",,accepted,B. Name,2016-08-20\n3.1,2016,,,,\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := open(t, dir)
	if len(c.Comments) != 2 || c.Comments[0].Paragraph != "3.10" || c.Comments[1].Paragraph != "3.1" || c.Comments[1].Text != "2016" || c.Report != "1234" {
		t.Errorf("%+v", c)
	}
	if at := c.Comments[0].At.String(); at != "kent/Comments.csv:Comments!2" {
		t.Errorf("place %s", at)
	}
	if len(c.Undecided()) != 1 {
		t.Errorf("undecided %+v", c.Undecided())
	}
}

func TestReadXLSX(t *testing.T) {
	f := excelize.NewFile()
	set := func(name, ref string, value any) {
		t.Helper()
		if err := f.SetCellValue(name, ref, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetSheetName("Sheet1", "Comments"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewSheet("About"); err != nil {
		t.Fatal(err)
	}
	for name, table := range sound() {
		for i, row := range table {
			for j, v := range row {
				if v != nil {
					set(name, sheet.ColumnName(j+1)+string(rune('1'+i)), v)
				}
			}
		}
	}
	path := filepath.Join(t.TempDir(), "kent.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	c := open(t, path)
	want, _ := read(sound())
	for i := range want.Comments {
		want.Comments[i].At.File = "kent"
	}
	if diff := cmp.Diff(want.Comments, c.Comments); diff != "" || c.Force != want.Force {
		t.Errorf("(-want +got):\n%s", diff)
	}
	set("Comments", "A5", 3.10) // as a spreadsheet program does where the column is not text
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open(intake.Place{Anchor: path, Name: "kent"}, sheet.AuditLimits())
	if err != nil {
		t.Fatal(err)
	}
	if c, ps := comments.Read(book); c != nil || ps[0].Rule != "comments-paragraph-not-text" {
		t.Errorf("%+v %v", c, ps)
	}
}

// open opens and reads a sound workbook.
func open(t *testing.T, path string) *comments.Comments {
	t.Helper()
	book, err := sheet.Open(intake.Place{Anchor: path, Name: "kent"}, sheet.AuditLimits())
	if err != nil {
		t.Fatal(err)
	}
	c, ps := comments.Read(book)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return c
}

// Whatever stands in a cell of a row of data, no message repeats it.
func TestNoCellReachesAMessage(t *testing.T) {
	const canary = "Canary Wharf 17"
	odd := []any{canary + "\u202e", nil, -1.0, math.NaN(), true, day(1, 1, 1), clock(time.Hour), formula{}, fault("#N/A")}
	for name, first := range map[string]int{"About": 5, "Comments": 5} {
		for row := first; row < first+5; row++ {
			for _, column := range "ABCDEFG" {
				for _, v := range odd {
					w := sound().set(name, string(column)+string(rune('0'+row)), v)
					c, ps := read(w)
					if (c == nil) != ps.Refused() {
						t.Fatalf("comments %v and problems %v", c != nil, ps)
					}
					if all := ps.Error(); strings.Contains(all, "Canary") || strings.Contains(all, "secret") {
						t.Errorf("%s!%c%d: %s", name, column, row, all)
					}
				}
			}
		}
	}
}

func TestEveryRuleIsDocumentedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range comments.Rules() {
		if r.ID == "" || r.Holds == "" || r.Why == "" || r.Hint == "" || seen[r.ID] {
			t.Errorf("rule %q is not documented, or stands twice", r.ID)
		}
		seen[r.ID] = true
	}
}

// FuzzRead: whatever the characters of the two csv files are, the comments are
// refused or hold to what Comment promises.
func FuzzRead(f *testing.F) {
	f.Add("Item,Value\nForce,Kent\n", "Paragraph,Comment,Evidence,Decision,By,Date\n3.10,c,e,accepted,b,2016-08-20\n")
	f.Add("Item;Value\nForce;Kent\n", "x\nParagraph;Comment;Evidence;Decision;By;Date;More\n;c;;no;;1/2/2016\n;;;;;#N/A\n")
	f.Fuzz(func(t *testing.T, about, table string) {
		dir := t.TempDir()
		for name, text := range map[string]string{"About.csv": about, "Comments.csv": table} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		book, err := sheet.Open(intake.Place{Anchor: dir, Name: "kent"}, sheet.AuditLimits())
		if err != nil {
			return
		}
		c, ps := comments.Read(book)
		if (c == nil) != ps.Refused() {
			t.Fatalf("comments %v and problems %v", c != nil, ps)
		}
		if c == nil {
			return
		}
		if c.Force == "" {
			t.Error("comments of nobody")
		}
		for _, one := range c.Comments {
			if one.Paragraph == "" || one.Text == "" || one.At.Sheet == "" {
				t.Errorf("%+v", one)
			}
		}
	})
}

// TestReadLines: a comment names the audited rows that it disputes by sheet and row, in
// one meaning or not at all.
func TestReadLines(t *testing.T) {
	for written, want := range map[string][]comments.Line{
		"Reports 57":                         {{Table: audit.Reports, Row: 57}},
		" reports!57":                        {{Table: audit.Reports, Row: 57}},
		"06EE/1234/16, Reports 57":           {{Reference: "06EE/1234/16"}, {Table: audit.Reports, Row: 57}},
		"Reports 57, Cancelled_lines 9":      {{Table: audit.Reports, Row: 57}, {Table: audit.Cancelled, Row: 9}},
		"Reports 57;Reports 57\nCANCELLED 9": {{Table: audit.Reports, Row: 57}, {Table: audit.Cancelled, Row: 9}},
		"57":                                 nil, "Reports": nil, "Reports 0": nil, "Reports -5": nil, "Reports 5.5": nil, "Counts 5": nil, "Reports 5 6": nil, "Reports 57, row 6": nil, "Reports +5": nil,
	} {
		w := sound().set("Comments", "G4", "Line").set("Comments", "G8", written)
		c, ps := read(w)
		if want == nil {
			if got := strings.Join(lines(ps), "\n"); got != `x.xlsx:Comments!G8: text under "Line" that is no sheet and row, and no reference; write it as Reports 57 or by its reference, several parted by commas [comments-line]` {
				t.Errorf("%q: %s", written, got)
			}
			continue
		}
		for i := range want {
			want[i].At = source.Pos{File: "x.xlsx", Sheet: "Comments", Cell: "G8"}
		}
		if len(ps) > 0 || !cmp.Equal(c.Comments[2].Lines, want) || c.Comments[0].Lines != nil {
			t.Errorf("%q: %v %v", written, c, ps)
		}
	}
	if _, ps := read(sound().set("Comments", "G4", "Line").set("Comments", "G8", 57.0)); len(ps) != 1 || !strings.Contains(ps.Error(), `a number under "Line", not a sheet and a row`) {
		t.Errorf("a number alone: %v", ps)
	}
	if _, ps := read(sound().set("Comments", "G4", "Line").set("Comments", "G9", "Reports 5")); len(ps) != 1 || !strings.Contains(ps.Error(), "comments-no-comment") {
		t.Errorf("a line without a comment: %v", ps)
	}
}
