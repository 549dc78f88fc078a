package workbook

import (
	"slices"

	"assize/report/read/audit"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Parted reports whether a workbook of this layout holds several forces, of which a
// column says whose each row is.
func (l *Layout) Parted() bool {
	return slices.ContainsFunc(l.tables, func(t tableLayout) bool { return t.forces != "" })
}

// Shares are the forces of which a workbook of a parted layout holds rows, in the order
// of their first ones. What belongs to none of them is told, every row: a name that the
// register does not know, and a row without one. Rows of totals and notes are told too,
// and are no force's.
func Shares(book *sheet.Book, layout *Layout, opt Options) ([]register.Force, source.Problems) {
	r := newReader(book, layout)
	r.problems = nil // the notices of the book are told with each share
	found := r.findSheets(opt)
	r.problems = nil // and so is what is wrong with its sheets
	seen := map[string]bool{}
	var forces []register.Force
	for i := range layout.tables {
		t := &layout.tables[i]
		for _, s := range found[t.Name] {
			if t.forces == "" {
				continue
			}
			for _, f := range r.sharesOf(t, s, opt) {
				if !seen[f.ID] {
					seen[f.ID] = true
					forces = append(forces, f)
				}
			}
		}
	}
	r.problems.Sort()
	return forces, r.problems
}

// sharesOf are the forces of the rows of one sheet.
func (r *reader) sharesOf(t *tableLayout, s *sheet.Sheet, opt Options) (forces []register.Force) {
	quiet := *r
	h, ok := quiet.findHeadings(t, s) // its faults are told with each share
	column := h.columnHeaded(t.forces)
	if !ok || column == 0 {
		r.tell(ruleMissing, s.At(max(h.row, 1), 0), "it says of which force each row is: the layout names it under forces", "missing heading %q", shorten(t.forces))
		return nil
	}
	rows := quiet.choose(t, s, h, quiet.withoutExamples(s, h, dataRows(s, h)))
	rows, totals := splitTotals(t, h, r.withoutNotes(t, s, h, rows))
	for _, row := range totals {
		if c, ok := row.Cell(column); ok {
			if _, known := forceOf(opt.Register, c); known {
				rows = append(rows, row) // told with that force's share
				continue
			}
		}
		r.tell(ruleTotals, s.At(row.Number, 0), "", "a row of totals is not counted")
	}
	var nobodys []sheet.Row
	unknown := map[string][]sheet.Row{}
	var names []string
	for _, row := range rows {
		c, ok := row.Cell(column)
		if !ok || blank(c) {
			nobodys = append(nobodys, row)
			continue
		}
		if f, known := forceOf(opt.Register, c); known {
			forces = append(forces, f)
			continue
		}
		name := audit.Fold(c.String())
		if unknown[name] == nil {
			names = append(names, name)
		}
		unknown[name] = append(unknown[name], row)
	}
	if len(nobodys) > 0 {
		r.tell(ruleMissingValue, s.At(nobodys[0].Number, column), "say of which force they are, or leave them out by skip in the layout", "no value under %q in %s: %s", shorten(t.forces), counted(len(nobodys), "row", "rows"), rowNumbers(nobodys))
	}
	for _, name := range names {
		rows := unknown[name]
		_, hint, _ := find(opt.Register, name)
		r.tell(ruleForce, s.At(rows[0].Number, column), hint, "a force under %q that is not in the register, in %s: %s", shorten(t.forces), counted(len(rows), "row", "rows"), rowNumbers(rows))
	}
	return forces
}

// forceOf is the force that a cell names.
func forceOf(forces *register.Register, c sheet.Cell) (register.Force, bool) {
	name, _, ok := find(forces, c.String())
	if !ok {
		return register.Force{}, false
	}
	f, err := forces.Resolve(name)
	return f, err == nil
}

// shareOf keeps the rows of the one force that is read.
func (r *reader) shareOf(t *tableLayout, h headings, rows []sheet.Row) []sheet.Row {
	column := h.columnHeaded(t.forces)
	if r.of.ID == "" || t.forces == "" || column == 0 {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(row sheet.Row) bool {
		c, ok := row.Cell(column)
		if !ok || blank(c) {
			return true
		}
		f, known := forceOf(r.register, c)
		return !known || f.ID != r.of.ID
	})
}
