package comments_test

import (
	"slices"
	"strings"
	"time"

	"assize/report/read/comments"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Cells that no plain Go value stands for.
type (
	fault   string        // an error cell
	formula struct{}      // without a stored result
	clock   time.Duration // a time of day without a day
	typed   sheet.Cell    // a cell as it is
)

// rowsOf is a workbook in the making, by sheet.
type rowsOf map[string][][]any

// sound is a workbook without any fault, to be broken by tests.
func sound() rowsOf {
	return rowsOf{
		"About": {
			{"About this workbook"},
			{"A line of explanation"},
			nil,
			{"Item", "Value"},
			{"Force", " Kent Police "},
			{"Inspection", "Crime Data Integrity inspections 2016"},
			{"Report", strings.Repeat("a", 64)},
		},
		"Comments": {
			{"Comments of Kent Police"},
			{"Write one comment a row"},
			nil,
			{"Paragraph", "Comment", "Evidence", "Decision", "By", "Date"},
			{"3.10", "secret remark", "secret evidence", "Partly  accepted ", "B. Name", day(2016, 8, 20)},
			{"Table 2", "another secret\r\nin two lines", nil, "not accepted", "B. Name", "2016-08-21"},
			nil,
			{"3.1", "a third", nil, nil, nil, nil},
			{"4.2", nil, nil, nil, nil, nil},
		},
	}
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// set replaces a cell, by sheet and A1 reference of one letter.
func (w rowsOf) set(name, ref string, value any) rowsOf {
	column, row := int(ref[0]-'A')+1, 0
	for _, d := range ref[1:] {
		row = row*10 + int(d-'0')
	}
	for len(w[name]) < row {
		w[name] = append(w[name], nil)
	}
	for len(w[name][row-1]) < column {
		w[name][row-1] = append(w[name][row-1], nil)
	}
	w[name][row-1][column-1] = value
	return w
}

// renamed gives a sheet another name, "" to drop it.
func (w rowsOf) renamed(from, to string) rowsOf {
	if to != "" {
		w[to] = w[from]
	}
	delete(w, from)
	return w
}

// book makes a book of rows, as sheet.Open would.
func (w rowsOf) book() *sheet.Book {
	b := &sheet.Book{Name: "x.xlsx", SHA256: strings.Repeat("0", 64), Format: "xlsx"}
	names := make([]string, 0, len(w))
	for name := range w {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		s := sheet.Sheet{File: b.Name, Name: name}
		for i, cells := range w[name] {
			row := sheet.Row{Number: i + 1}
			for j, v := range cells {
				if c, ok := cellOf(v); ok {
					c.Row, c.Column = i+1, j+1
					row.Cells = append(row.Cells, c)
				}
			}
			if len(row.Cells) > 0 {
				s.Rows = append(s.Rows, row)
			}
		}
		b.Sheets = append(b.Sheets, s)
	}
	return b
}

func cellOf(v any) (sheet.Cell, bool) {
	switch v := v.(type) {
	case string:
		return sheet.Cell{Kind: sheet.Text, Text: v}, true
	case float64:
		return sheet.Cell{Kind: sheet.Number, Number: v}, true
	case bool:
		return sheet.Cell{Kind: sheet.Bool, Number: 1}, true
	case time.Time:
		return sheet.Cell{Kind: sheet.Date, Time: v}, true
	case clock:
		return sheet.Cell{Kind: sheet.Date, Time: time.Time{}.Add(time.Duration(v)), Clock: true}, true
	case fault:
		return sheet.Cell{Kind: sheet.Error, Text: string(v)}, true
	case formula:
		return sheet.Cell{Kind: sheet.Empty, Formula: true}, true
	case typed:
		return sheet.Cell(v), true
	}
	return sheet.Cell{}, false
}

func read(w rowsOf) (*comments.Comments, source.Problems) { return comments.Read(w.book()) }

// lines are the messages of problems, one each.
func lines(ps source.Problems) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Error())
	}
	return out
}
