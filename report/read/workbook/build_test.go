package workbook_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/read/audit"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

const config = "../../../config"

// Cells that no plain Go value stands for.
type (
	percent float64 // a number shown as a percentage
	fault   string  // an error cell
	formula struct{}
	hidden  []any     // a hidden row
	shown   time.Time // a day that is shown without a time of day
	rows    [][]any
	rowsOf  map[string]rows
)

// sound is a small workbook without any fault, to be broken by tests: a line
// above the headings, as the demonstration has.
func sound() rowsOf {
	return rowsOf{
		"Inspection": {
			{"A line of explanation"},
			{"Key", "Value"},
			{"Force", "Sussex Police"},
			{"Inspection title", "Crime Data Integrity inspection 2016"},
			{"Kind", "inspection"},
			{"Audit from", day(2015, 7, 1)},
			{"Audit to", day(2015, 12, 31)},
			{"Publication date", day(2016, 8, 25)},
			{"Sample status", "illustrative"},
		},
		"Reports": {
			{"A line of explanation"},
			{"Report reference", "Route", "Stratum", "Reported at", "Crimes required", "Crimes recorded", "Recorded at", "Rape report"},
			{"A-1", "control room", "violence", moment(2015, 7, 3, 14, 5), 2, 1, moment(2015, 7, 3, 15, 0), "N"},
			{"A-2", "public protection", "sexual offences", moment(2015, 8, 1, 9, 30), 1, 1, moment(2015, 8, 2, 9, 30), "Y"},
			{"A-3", "crime recording centre", "other", moment(2015, 9, 9, 23, 59), 1, 0, nil, "N"},
		},
		"Criteria": {
			{"Criterion", "Judgment"},
			{1, nil},
			{2, nil},
			{3, nil},
			{4, nil},
			{5, nil},
			{6, nil},
			{7, nil},
			{8, nil},
			{9, nil},
			{10, nil},
			{11, nil},
			{12, nil},
			{13, "good"},
			{14, "good"},
			{15, "good"},
			{16, "good"},
		},
	}
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func moment(y int, m time.Month, d, hour, minute int) time.Time {
	return time.Date(y, m, d, hour, minute, 0, 0, time.UTC)
}

// set replaces a cell, by sheet and A1 reference.
func (w rowsOf) set(name, ref string, value any) rowsOf {
	column, row := reference(ref)
	for len(w[name]) < row {
		w[name] = append(w[name], nil)
	}
	for len(w[name][row-1]) < column {
		w[name][row-1] = append(w[name][row-1], nil)
	}
	w[name][row-1][column-1] = value
	return w
}

// without drops a sheet.
func (w rowsOf) without(name string) rowsOf {
	delete(w, name)
	return w
}

// renamed gives a sheet another name.
func (w rowsOf) renamed(from, to string) rowsOf {
	w[to] = w[from]
	delete(w, from)
	return w
}

func reference(ref string) (column, row int) {
	for _, r := range ref {
		if r >= 'A' && r <= 'Z' {
			column = column*26 + int(r-'A') + 1
			continue
		}
		row = row*10 + int(r-'0')
	}
	return column, row
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
			if len(cells) == 1 {
				if h, ok := cells[0].(hidden); ok {
					row.Hidden, cells = true, h
				}
			}
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
	case int:
		return sheet.Cell{Kind: sheet.Number, Number: float64(v)}, true
	case float64:
		return sheet.Cell{Kind: sheet.Number, Number: v}, true
	case percent:
		return sheet.Cell{Kind: sheet.Number, Number: float64(v), Percent: true}, true
	case bool:
		n := 0.0
		if v {
			n = 1
		}
		return sheet.Cell{Kind: sheet.Bool, Number: n}, true
	case time.Time:
		return sheet.Cell{Kind: sheet.Date, Time: v}, true
	case shown:
		return sheet.Cell{Kind: sheet.Date, Time: time.Time(v), DayOnly: true}, true
	case fault:
		return sheet.Cell{Kind: sheet.Error, Text: string(v)}, true
	case formula:
		return sheet.Cell{Kind: sheet.Empty, Formula: true}, true
	}
	return sheet.Cell{}, false
}

func house(t testing.TB) *workbook.Layout {
	t.Helper()
	l, ps := workbook.LoadLayout(os.DirFS(config), "house")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return l
}

func forces(t testing.TB) *register.Register {
	t.Helper()
	reg, err := register.Load(os.DirFS(config), "forces/england-wales.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return reg
}

// read reads a workbook by the house's layout.
func read(t testing.TB, w rowsOf) (*audit.Dataset, source.Problems) {
	t.Helper()
	return workbook.Read(w.book(), house(t), workbook.Options{Register: forces(t)})
}

// lines are the messages of problems, one each.
func lines(ps source.Problems) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.Error()
	}
	return out
}
