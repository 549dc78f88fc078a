package population

import (
	"math"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// wide is a table of the Office for National Statistics: one row an area, one
// column an offence, one year.
type wide struct {
	end        audit.Date
	code, name int            // columns of the area
	part       int            // column of the name of a part of the area; 0 when there is none
	totals     map[string]int // columns of the strata that are published whole, and of the total
	groups     map[string]int // columns of offence groups

	agencies bool // a table of the FBI: most of its agencies are in no register

	alone map[string]sheet.Row // parts that bear the name of their force, by that name
	order []string             // of alone
}

// findWide recognises a table of offences by police force area. Its headings
// may be spread over two rows; its title, above them, must say that it counts
// offences and for which year.
func findWide(rows []sheet.Row, groups audit.OffenceGroups) *wide {
	w := &wide{totals: map[string]int{}, groups: map[string]int{}, alone: map[string]sheet.Row{}}
	last := rows[len(rows)-1]
	for _, row := range rows[max(0, len(rows)-2):] {
		for _, c := range row.Cells {
			w.heading(c, groups)
		}
	}
	headed := false
	for _, c := range last.Cells {
		headed = headed || c.Column == w.name
	}
	// All strata but one are published whole, and that one is what is left; or all are.
	if strata := len(w.totals) - 1; !headed || w.totals[audit.Total] == 0 || strata < len(groups.Strata)-1 {
		return nil
	}
	var title strings.Builder
	for _, row := range rows[:len(rows)-1] {
		for _, c := range row.Cells {
			title.WriteString(c.Text + "\n")
		}
	}
	end, ok := titlePeriod(title.String())
	if w.agencies {
		end, ok = agencyYear(title.String())
	}
	if !ok || !w.agencies && !countsOffences(audit.Fold(title.String())) {
		return nil
	}
	w.end = end
	return w
}

// countsOffences reports the title of a table of numbers: those of rates and of
// changes have the same headings.
func countsOffences(title string) bool {
	return !strings.Contains(title, "percentage change") && !strings.Contains(title, "rate per") && !strings.Contains(title, "rates per") &&
		(strings.Contains(title, "number of offences") || strings.Contains(title, "number of police recorded crimes"))
}

// heading notes what a cell of the heading rows heads.
func (w *wide) heading(c sheet.Cell, groups audit.OffenceGroups) {
	name := trimNote(folded(c), groups)
	switch {
	case name == "":
	case name == "area code" || name == "area codes" || name == "police force area code":
		w.code = c.Column
	case name == "area name" || name == "police force area name" || name == "police force area":
		w.name = c.Column
	case name == "agency name":
		w.name, w.agencies = c.Column, true
	case name == "community safety partnership name":
		w.part = c.Column
	case w.agencies && w.totals[groups.Totals[name]] != 0:
		// the heading of a block of offences, after that of their total
	case groups.Totals[name] != "":
		w.totals[groups.Totals[name]] = c.Column
		if group := groups.Names[name]; group != "" {
			w.groups[group] = c.Column
		}
	case groups.Names[name] != "":
		w.groups[groups.Names[name]] = c.Column
	}
}

// trimNote takes a footnote digit off that stands apart, "stalking and
// harassment 4", unless the heading is known with it.
func trimNote(name string, groups audit.OffenceGroups) string {
	if groups.Names[name] != "" || groups.Totals[name] != "" {
		return name
	}
	return strings.TrimRight(name, "0123456789, ")
}

// Codes of police force areas begin so; those of regions and nations do not.
const (
	englishForce = "E23"
	welshForce   = "W15"
)

func (w *wide) read(l *loader, s *sheet.Sheet, row sheet.Row) {
	name, ok := row.Cell(w.name)
	if !ok || name.Kind != sheet.Text || strings.TrimSpace(name.Text) == "" {
		return
	}
	if filled(row, w.part) {
		w.keepPart(row, name)
		return
	}
	w.readForce(l, s, row, name)
}

// keepPart keeps a part that bears its force's name: where the force has no row
// of its own, as the City of London has none, that part is the force.
func (w *wide) keepPart(row sheet.Row, name sheet.Cell) {
	part, _ := row.Cell(w.part)
	key := strings.TrimSpace(name.Text)
	if audit.Fold(part.Text) != audit.Fold(name.Text) {
		return
	}
	if _, twice := w.alone[key]; !twice {
		row.Cells = slices.Clone(row.Cells)
		w.alone[key] = row
		w.order = append(w.order, key)
	}
}

// finish reads the parts that are their force.
func (w *wide) finish(l *loader, s *sheet.Sheet) {
	for _, key := range w.order {
		force := l.force(key)
		if force.id != "" && (l.table.forces[force.id] == nil || l.table.forces[force.id].counts[w.end] == nil) {
			name, _ := w.alone[key].Cell(w.name)
			w.readForce(l, s, w.alone[key], name)
		}
	}
}

// readForce reads the row of a force.
func (w *wide) readForce(l *loader, s *sheet.Sheet, row sheet.Row, name sheet.Cell) {
	if _, counted := row.Cell(w.totals[audit.Total]); !counted {
		return // a note, or a row of units
	}
	code := ""
	if c, ok := row.Cell(w.code); ok && w.code != 0 {
		code = strings.TrimSpace(c.Text)
	}
	if code != "" && !strings.HasPrefix(code, englishForce) && !strings.HasPrefix(code, welshForce) {
		return // a region or a nation
	}
	force := l.force(name.Text)
	if force.skip {
		return
	}
	if byCode, known := l.reg.ByCode(code); code != "" && known && force.id != byCode.ID {
		l.tell(ruleCode, s.Pos(name), force.hint, "code %s is of %s, the name is not", code, byCode.Name)
		return
	}
	if force.id == "" && w.agencies {
		return
	}
	if force.id == "" {
		l.tell(ruleForce, s.Pos(name), force.hint, "the force is not in the register")
		return
	}
	if old := l.table.series(force.id).counts[w.end]; old != nil {
		l.tell(ruleTwice, s.At(row.Number, 0), "", "the force has a row for the same year already")
		return
	}
	w.add(l, s, row, l.counts(force.id, w.end))
}

// filled reports a column of a row that holds text.
func filled(row sheet.Row, column int) bool {
	c, ok := row.Cell(column)
	return column != 0 && ok && strings.TrimSpace(c.String()) != ""
}

// add takes the strata of a row: those published whole, and what is left of the
// total for the stratum of all other crime.
func (w *wide) add(l *loader, s *sheet.Sheet, row sheet.Row, c *counts) {
	c.rows, c.sheet = 1, s.Name
	rest := ""
	for stratum := range l.groups.Strata {
		if w.totals[stratum] == 0 {
			rest = stratum
		}
	}
	values := make(map[string]float64, len(w.totals))
	for stratum, column := range w.totals {
		cell, there := row.Cell(column)
		value, available := 0.0, false
		if there {
			var ok bool
			if value, available, ok = l.number(s, cell); !ok {
				return
			}
			c.note(stratum, value, s.Pos(cell))
		}
		values[stratum] = value
		if !available && stratum == audit.Total {
			c.missing[rest] = true
		} else if !available {
			c.missing[stratum], c.missing[rest] = true, true
		}
	}
	left := values[audit.Total]
	for stratum, value := range values {
		if stratum != audit.Total {
			c.stratum[stratum] = value
			left -= value
		}
	}
	delete(c.missing, "") // there is no rest where all strata are published
	if rest != "" {
		c.stratum[rest] = left
	}
	switch {
	case len(c.missing) > 0:
	case rest != "":
		w.compare(l, s, row, values[audit.Total], left)
	case left != 0:
		l.tell(ruleParts, s.At(row.Number, w.totals[audit.Total]), "", "strata add up to %.0f, the published total is %.0f", values[audit.Total]-left, values[audit.Total])
	}
}

// partsTolerance is how far offence groups may be from their published total:
// a few crimes stand under codes that have expired.
const partsTolerance = 0.01

// compare tells of a row whose parts do not make its total.
func (w *wide) compare(l *loader, s *sheet.Sheet, row sheet.Row, total, left float64) {
	at := s.At(row.Number, w.totals[audit.Total])
	if left < 0 {
		l.tell(ruleNumber, at, "", "a total below its strata")
		return
	}
	var sum float64
	for _, column := range w.groups {
		if c, ok := row.Cell(column); ok {
			v, _, _, _ := parseCount(c)
			sum += v
		}
	}
	if math.Abs(sum-total) > partsTolerance*total {
		l.tell(ruleParts, at, "", "offence groups add up to %.0f, the published total is %.0f", sum, total)
	}
}
