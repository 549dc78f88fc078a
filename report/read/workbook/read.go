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
	Spare    []audit.Table      // sheets that the rulebook does without
	Kind     string             // of every audit, whatever its workbook says; "" as it says
	Of       register.Force     // of a parted layout: whose rows are read
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
	r := newReader(book, layout)
	if r.zone == nil {
		r.problems.Refuse(source.Pos{File: book.Name}, ruleMoment, "", "the time zone %s is not known here", Zone)
		return nil, r.problems
	}
	r.register, r.of = opt.Register, opt.Of
	if layout.Parted() && opt.Of.ID == "" {
		r.problems.Refuse(source.Pos{File: book.Name}, ruleForce, "say in the job which force of it is meant", "the workbook holds several forces")
		return nil, r.problems
	}
	found := r.findSheets(opt)
	for i := range layout.tables {
		t := &layout.tables[i]
		r.noteStated(t)
		switch sheets := found[t.Name]; {
		case t.Name == audit.Inspection:
			r.readInspection(t, sheets, opt)
		case len(sheets) > 0:
			r.readTable(t, sheets)
		}
	}
	r.problems.Sort()
	return r.data, r.problems
}

// newReader reads a book from its beginning.
func newReader(book *sheet.Book, layout *Layout) *reader {
	zone, err := time.LoadLocation(Zone)
	if err != nil {
		zone = nil
	}
	return &reader{
		book: book, layout: layout, zone: zone,
		rules: source.Index(Rules()),
		data: &audit.Dataset{
			File: book.Name, SHA256: book.SHA256,
			Where: map[audit.Table]map[audit.Field]string{}, Sheets: map[audit.Table]string{},
			Files: map[audit.Table]string{}, Parts: map[audit.Table][]audit.Part{}, Stated: map[audit.Table]map[audit.Field]source.Pos{},
			Headings: map[audit.Table]map[audit.Field]string{},
		},
		problems: slices.Clone(book.Notices),
	}
}

// noteStated notes where the layout states what a table holds.
func (r *reader) noteStated(t *tableLayout) {
	if len(t.given) == 0 {
		return
	}
	r.data.Stated[t.Name] = make(map[audit.Field]source.Pos, len(t.given))
	for f, given := range t.given {
		r.data.Stated[t.Name][f] = given.at
	}
}

// reader reads one book.
type reader struct {
	book     *sheet.Book
	layout   *Layout
	zone     *time.Location // nil where it is not known
	register *register.Register
	of       register.Force // whose rows are read of a parted layout
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
func (r *reader) findSheets(opt Options) map[audit.Table][]*sheet.Sheet {
	found := make(map[audit.Table][]*sheet.Sheet)
	for i := range r.book.Sheets {
		s := &r.book.Sheets[i]
		t, ok := r.layout.tableNamed(s.Name)
		switch {
		case !ok && s.State == sheet.Visible && len(s.Rows) > 0 && !r.layout.ignored[audit.Fold(s.Name)]:
			r.tell(ruleSheetNotRead, s.At(0, 0), source.DidYouMean(s.Name, strings.Split(r.layout.sheetNames(), ", ")), "sheet is not read")
		case !ok:
		case len(found[t.Name]) > 0 && !t.together:
			hint := "remove or rename one of them"
			if t.Name != audit.Inspection {
				hint += ", or read both: say together: true of " + string(t.Name) + " in the layout"
			}
			r.tell(ruleTwoSheets, s.At(0, 0), hint, "sheets %q and %q both stand for %s", found[t.Name][0].Name, s.Name, t.Name)
		default:
			found[t.Name] = append(found[t.Name], s)
			if len(found[t.Name]) > 1 {
				continue
			}
			r.data.Sheets[t.Name] = s.Name
			if s.File != r.book.Name {
				r.data.Files[t.Name] = s.File
			}
		}
	}
	r.missingSheets(found, opt)
	return found
}

// missingSheets tells the sheets without which no report can be made.
func (r *reader) missingSheets(found map[audit.Table][]*sheet.Sheet, opt Options) {
	at := source.Pos{File: r.book.Name}
	if lacks := r.layout.unstated(); len(found[audit.Inspection]) == 0 && len(lacks) > 0 {
		hint := r.nearestSheet(audit.Inspection)
		if len(r.layout.table(audit.Inspection).given) > 0 {
			hint = "the layout does not state " + strings.Join(lacks, ", ")
		}
		r.tell(ruleMissingSheet, at, hint, "missing required sheet %q", audit.Inspection)
	}
	if len(found[audit.Criteria]) == 0 && !slices.Contains(opt.Spare, audit.Criteria) {
		r.tell(ruleMissingSheet, at, r.nearestSheet(audit.Criteria), "missing required sheet %q", audit.Criteria)
	}
	if len(found[audit.Reports])+len(found[audit.Counts]) == 0 {
		r.tell(ruleMissingSheet, at, r.nearestSheet(audit.Reports), "missing required sheet %q, or %q", audit.Reports, audit.Counts)
	}
}

// unstated are the required keys of Inspection for which the layout has no value.
func (l *Layout) unstated() []string {
	var out []string
	t := l.table(audit.Inspection)
	for _, c := range t.Columns {
		if c.Needed && !t.stated(c.Field) && (c.Field != audit.KeyForce || !l.Parted()) {
			out = append(out, t.title(c.Field))
		}
	}
	return out
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

// tableNamed finds the table that a sheet's name stands for: by the whole name, else
// by one with a wildcard.
func (l *Layout) tableNamed(sheetName string) (*tableLayout, bool) {
	folded := audit.Fold(sheetName)
	for _, matches := range []func(string) bool{
		func(n string) bool { return audit.Fold(n) == folded },
		func(n string) bool { return strings.Contains(n, "*") && like(folded, strings.Split(lower(n), "*")) },
	} {
		for i := range l.tables {
			if slices.ContainsFunc(l.tables[i].names, matches) {
				return &l.tables[i], true
			}
		}
	}
	return nil, false
}

// table is the layout of a table of the house.
func (l *Layout) table(name audit.Table) *tableLayout {
	for i := range l.tables {
		if l.tables[i].Name == name {
			return &l.tables[i]
		}
	}
	return &tableLayout{}
}

// readTable reads the sheets of a table that has one row a record under a row of
// headings. Rows count on from sheet to sheet.
func (r *reader) readTable(t *tableLayout, sheets []*sheet.Sheet) {
	before := 0
	for _, s := range sheets {
		h, ok := r.findHeadings(t, s)
		if !ok {
			continue
		}
		if before == 0 {
			r.data.Where[t.Name], r.data.Headings[t.Name] = h.letters(), h.written()
		}
		if len(sheets) > 1 {
			r.data.Parts[t.Name] = append(r.data.Parts[t.Name], audit.Part{Before: before, Sheet: s.Name, File: s.File, Where: h.letters()})
		}
		r.readRows(t, s, h, before)
		if n := len(s.Rows); n > 0 {
			before += s.Rows[n-1].Number
		}
	}
	if t.Name == audit.Reports {
		r.joinCrimes(t)
	}
}

// readRows reads the rows of one sheet.
func (r *reader) readRows(t *tableLayout, s *sheet.Sheet, h headings, before int) {
	r.checkMerged(s, h)
	rows := r.choose(t, s, h, r.withoutExamples(s, h, dataRows(s, h)))
	rows = r.withoutNotes(t, s, h, rows)
	rows, totals := splitTotals(t, h, rows)
	hidden := 0
	rec := newRecorder(r, t, s, h)
	rec.before = before
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
