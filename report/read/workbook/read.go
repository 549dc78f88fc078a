// Package workbook reads one audit workbook onto audit.Dataset by a layout.
//
// Sheets, headings and listed values are found by name, never by position.
// What was typed in another way than the house's and can only mean one thing is
// repaired and told with its cell; what can mean two things is refused. Sheets
// and columns that the layout does not name are not kept.
package workbook

import (
	"cmp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // local times are Europe/London wherever the program runs

	"assize/report/read/audit"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Zone is the time zone of the local times in audit workbooks.
const Zone = "Europe/London"

// Options are what reading depends on besides book and layout.
type Options struct {
	Register *register.Register // nil: the force is not looked up
}

// mostRepairs of a kind are told one by one for a column; the rest are counted.
const mostRepairs = 20

// Read maps a book onto the words of the field. Every fault of the whole book is
// told at once, the notices of the book among them.
//
// When anything was refused the dataset lacks the rows and values at fault. It is
// then good for nothing but audit.Check with Facts.Partial set, so that people
// are told of all faults in one go.
func Read(book *sheet.Book, layout *Layout, opt Options) (*audit.Dataset, source.Problems) {
	zone, err := time.LoadLocation(Zone)
	r := &reader{
		book: book, layout: layout, zone: zone,
		rules: source.Index(Rules()),
		data: &audit.Dataset{
			File: book.Name, SHA256: book.SHA256,
			Where: map[audit.Table]map[audit.Field]string{}, Sheets: map[audit.Table]string{},
			Files: map[audit.Table]string{},
		},
		problems: slices.Clone(book.Notices),
	}
	if err != nil {
		r.problems.Refuse(source.Pos{File: book.Name}, ruleMoment, "", "the time zone %s is not known here", Zone)
		return nil, r.problems
	}
	found := r.findSheets()
	for i := range layout.tables {
		t := &layout.tables[i]
		s, ok := found[t.Name]
		switch {
		case !ok:
		case t.Name == audit.Inspection:
			r.readInspection(t, s, opt)
		default:
			r.readTable(t, s)
		}
	}
	r.problems.Sort()
	return r.data, r.problems
}

// reader reads one book.
type reader struct {
	book     *sheet.Book
	layout   *Layout
	zone     *time.Location
	rules    map[string]source.Rule
	data     *audit.Dataset
	problems source.Problems
	faults   int // refusals so far
}

// tell adds a breach of a rule, with a hint of its own unless that is empty.
func (r *reader) tell(rule string, at source.Pos, hint, format string, args ...any) {
	of := r.rules[rule]
	if hint != "" {
		of.Hint = hint
	}
	if of.Severity == source.Refusal {
		r.faults++
	}
	r.problems.Breach(of, at, format, args...)
}

// findSheets pairs the sheets of the book with those of the layout.
func (r *reader) findSheets() map[audit.Table]*sheet.Sheet {
	found := make(map[audit.Table]*sheet.Sheet)
	for i := range r.book.Sheets {
		s := &r.book.Sheets[i]
		t, ok := r.layout.tableNamed(s.Name)
		switch {
		case !ok && s.State == sheet.Visible && len(s.Rows) > 0 && !r.layout.ignored[audit.Fold(s.Name)]:
			r.tell(ruleSheetNotRead, s.At(0, 0), source.DidYouMean(s.Name, strings.Split(r.layout.sheetNames(), ", ")), "sheet is not read")
		case !ok:
		case found[t] != nil:
			r.tell(ruleTwoSheets, s.At(0, 0), "", "sheets %q and %q both stand for %s", found[t].Name, s.Name, t)
		default:
			found[t] = s
			r.data.Sheets[t] = s.Name
			if s.File != r.book.Name {
				r.data.Files[t] = s.File
			}
		}
	}
	for _, t := range []audit.Table{audit.Inspection, audit.Criteria} {
		if found[t] == nil {
			r.tell(ruleMissingSheet, source.Pos{File: r.book.Name}, r.nearestSheet(t), "missing required sheet %q", t)
		}
	}
	if found[audit.Reports] == nil && found[audit.Counts] == nil {
		r.tell(ruleMissingSheet, source.Pos{File: r.book.Name}, r.nearestSheet(audit.Reports), "missing required sheet %q, or %q", audit.Reports, audit.Counts)
	}
	return found
}

// nearestSheet says which sheet of the book may be the missing one.
func (r *reader) nearestSheet(t audit.Table) string {
	var names []string
	for _, s := range r.book.Sheets {
		names = append(names, s.Name)
	}
	if near := source.Nearest(string(t), names); len(near) > 0 {
		return `rename sheet "` + near[0] + `"`
	}
	return "add the sheet; the book has " + strings.Join(names, ", ")
}

// tableNamed finds the table that a sheet's name stands for.
func (l *Layout) tableNamed(sheetName string) (audit.Table, bool) {
	for _, t := range l.tables {
		if slices.ContainsFunc(t.names, func(n string) bool { return audit.Fold(n) == audit.Fold(sheetName) }) {
			return t.Name, true
		}
	}
	return "", false
}

// readTable reads a sheet that has one row a record under a row of headings.
func (r *reader) readTable(t *tableLayout, s *sheet.Sheet) {
	h, ok := r.findHeadings(t, s)
	if !ok {
		return
	}
	r.data.Where[t.Name] = h.letters()
	r.checkMerged(s, h)
	rows := dataRows(s, h)
	rows, totals := splitTotals(t, h, rows)
	hidden := 0
	rec := newRecorder(r, t, s, h)
	for _, row := range rows {
		if row.Hidden {
			hidden++
		}
		rec.read(row)
	}
	rec.finish()
	if hidden > 0 {
		r.tell(ruleHiddenRows, s.At(0, 0), "", "%d of %d rows of data are hidden or filtered out; they are read", hidden, len(rows))
	}
	r.checkTotals(t, s, h, rows, totals)
}

// dataRows are the rows under the headings that hold anything in a mapped
// column.
func dataRows(s *sheet.Sheet, h headings) []sheet.Row {
	var rows []sheet.Row
	for _, row := range s.Rows {
		if row.Number <= h.row {
			continue
		}
		if slices.ContainsFunc(row.Cells, func(c sheet.Cell) bool { return h.fields[c.Column] != "" && !blank(c) }) {
			rows = append(rows, row)
		}
	}
	return rows
}

// blank reports a cell that looks empty: text of spaces alone.
func blank(c sheet.Cell) bool {
	if c.Kind == sheet.Empty {
		return !c.Formula
	}
	if c.Kind != sheet.Text {
		return false
	}
	clean, _ := cleanText(c.Text)
	return clean == ""
}

// sortedColumns are the mapped columns from left to right.
func sortedColumns(fields map[int]audit.Field) []int {
	columns := make([]int, 0, len(fields))
	for c := range fields {
		columns = append(columns, c)
	}
	slices.SortFunc(columns, cmp.Compare)
	return columns
}
