package population

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// quarterly is the Home Office's open data in its longer form: one row a force, quarter
// and offence code. Four quarters make 12 months.
type quarterly struct {
	year, quarter, force, number int // columns
	offence, code, group, part   int // description, code, group and subgroup
}

// quarters are what the rows of all sheets of such a table count.
type quarters struct {
	seen  map[quarterRow]string // the row in which each stands
	force map[string]map[audit.Date]*quarter
}

// quarterRow is what one row counts.
type quarterRow struct {
	force, offence string
	end            audit.Date
}

// quarter are the crimes of a force in three months.
type quarter struct {
	stratum map[string]float64
	missing map[string]bool
	groups  map[string]bool
	places
	rows  int
	sheet string
}

// findQuarterly recognises the headings of the longer form.
func findQuarterly(row sheet.Row) *quarterly {
	q := &quarterly{}
	columns := map[string]*int{
		"financial year": &q.year, "financial quarter": &q.quarter, "force name": &q.force, "force": &q.force,
		"offence description": &q.offence, "offence group": &q.group, "offence subgroup": &q.part, "offence code": &q.code,
		"number of offences": &q.number,
	}
	for _, c := range row.Cells {
		if at := columns[folded(c)]; at != nil {
			*at = c.Column
		}
	}
	if slices.Contains([]int{q.year, q.quarter, q.force, q.group, q.number, q.offence + q.code + q.part}, 0) {
		return nil
	}
	return q
}

func (q *quarterly) read(l *loader, s *sheet.Sheet, row sheet.Row) {
	year, hasYear := row.Cell(q.year)
	_, hasNumber := row.Cell(q.number)
	name, hasForce := row.Cell(q.force)
	switch {
	case len(row.Cells) == 0:
		return
	case hasYear && hasNumber && hasForce:
	case isNote(row):
		l.table.Notes = append(l.table.Notes, strings.TrimSpace(row.Cells[0].Text))
		return
	default:
		l.tell(ruleNumber, s.At(row.Number, 0), "fill in the row or remove it", "a row without year, force or number")
		return
	}
	force := l.force(name.Text)
	stratum, group, known := q.stratum(l, row)
	if force.skip || known && stratum == "" {
		return // a body that records fraud alone, or fraud
	}
	end, ok := q.end(l, s, year, row)
	if !ok || !q.tellUnknown(l, s, row, name, force, known) {
		return
	}
	q.count(l, s, row, quarterRow{force.id, q.offenceOf(row), end}, stratum, group)
}

// count adds the crimes of a row to those of its quarter.
func (q *quarterly) count(l *loader, s *sheet.Sheet, row sheet.Row, key quarterRow, stratum, group string) {
	number, _ := row.Cell(q.number)
	if first := l.quarters.seen[key]; first != "" {
		l.tell(ruleTwice, s.At(row.Number, 0), "", "the same force, quarter and offence as in %s", first)
		return
	}
	l.quarters.seen[key] = s.At(row.Number, 0).Place()
	value, available, ok := l.number(s, number)
	if !ok {
		return
	}
	of := l.quarters.of(key.force, key.end)
	of.rows, of.sheet = of.rows+1, s.Name
	of.groups[group] = true
	of.stratum[stratum] += value
	if !available {
		of.missing[stratum] = true
	}
	of.note(stratum, value, s.Pos(number))
}

// tellUnknown tells, once for each, a force that is not the register's and an offence
// that is in no stratum; false where the row cannot be counted.
func (q *quarterly) tellUnknown(l *loader, s *sheet.Sheet, row sheet.Row, name sheet.Cell, force resolved, known bool) bool {
	if force.id == "" {
		if l.told["name "+name.Text]++; l.told["name "+name.Text] == 1 {
			l.tell(ruleForce, s.Pos(name), force.hint, "the force is not in the register")
		}
		return false
	}
	if !known {
		group, _ := row.Cell(q.group)
		if l.told["offence "+group.Text]++; l.told["offence "+group.Text] == 1 {
			l.tell(ruleOffence, s.Pos(group), "add it to offence-groups or wider-groups in the layout", "an offence that is in no stratum")
		}
		return false
	}
	return true
}

// stratum is the stratum of a row's offence: by its subgroup, else by its group; "" for
// fraud. The group is kept to tell forces that lack one.
func (q *quarterly) stratum(l *loader, row sheet.Row) (stratum, group string, known bool) {
	of, _ := row.Cell(q.group)
	part, _ := row.Cell(q.part)
	group = audit.Fold(of.Text)
	if l.offence(of.Text).fraud || q.part != 0 && l.offence(part.Text).fraud {
		return "", group, true
	}
	for _, c := range []sheet.Cell{part, of} {
		name := audit.Fold(c.Text)
		if o := l.offence(c.Text); o.name != "" {
			return l.stratumOf(o.name), group, true
		}
		if wide := l.groups.Wider[name]; wide != "" {
			return wide, group, true
		}
		if whole := l.groups.Totals[name]; whole != "" && whole != audit.Total {
			return whole, group, true
		}
	}
	return "", group, false
}

// offenceOf tells the offences of a quarter apart.
func (q *quarterly) offenceOf(row sheet.Row) string {
	var parts []string
	for _, column := range []int{q.code, q.offence, q.part, q.group} {
		if c, ok := row.Cell(column); ok && column != 0 {
			parts = append(parts, audit.Fold(c.String()))
		}
	}
	return strings.Join(parts, "\n")
}

var financialYear = regexp.MustCompile(`^([0-9]{4})[/-](?:[0-9]{2})?([0-9]{2})$`)

// end is the last day of a row's quarter: the first of a financial year begins in April.
func (q *quarterly) end(l *loader, s *sheet.Sheet, year sheet.Cell, row sheet.Row) (audit.Date, bool) {
	m := financialYear.FindStringSubmatch(strings.TrimSpace(year.String()))
	cell, _ := row.Cell(q.quarter)
	number, err := strconv.Atoi(strings.TrimPrefix(audit.Fold(cell.String()), "q"))
	if m == nil || err != nil || number < 1 || number > 4 {
		l.tell(rulePeriod, s.Pos(year), "write the year as 2015/16 and the quarter as 1 to 4", "no financial year and quarter")
		return audit.Date{}, false
	}
	first, _ := strconv.Atoi(m[1]) // four digits
	second, _ := strconv.Atoi(m[2])
	if (first+1)%100 != second {
		l.tell(rulePeriod, s.Pos(year), "write the year as 2015/16", "a financial year that does not end in the year after it begins")
		return audit.Date{}, false
	}
	return audit.DateOf(time.Date(first, time.Month(4+3*number), 0, 0, 0, 0, 0, time.UTC)), true
}

func (q *quarterly) finish(*loader, *sheet.Sheet) {}

// of finds or makes the crimes of a force and quarter.
func (q *quarters) of(force string, end audit.Date) *quarter {
	if q.force[force] == nil {
		q.force[force] = map[audit.Date]*quarter{}
	}
	if q.force[force][end] == nil {
		q.force[force][end] = &quarter{stratum: map[string]float64{}, missing: map[string]bool{}, groups: map[string]bool{}}
	}
	return q.force[force][end]
}

const (
	quartersOfYear  = 4
	monthsOfQuarter = 3
)

// monthsOn is the last day of the month so many months after that of a date.
func monthsOn(d audit.Date, months int) audit.Date {
	return audit.DateOf(time.Date(d.Year, d.Month+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC))
}

// sumQuarters makes 12 months of each four quarters that follow each other.
func (l *loader) sumQuarters() {
	years := 0
	for force, by := range l.quarters.force {
		for end := range by {
			year := make([]*quarter, 0, quartersOfYear)
			for back := range quartersOfYear {
				if of := by[monthsOn(end, -monthsOfQuarter*back)]; of != nil {
					year = append(year, of)
				}
			}
			if len(year) == quartersOfYear {
				l.addYear(force, end, year)
				years++
			}
		}
	}
	if years == 0 && len(l.quarters.force) > 0 {
		l.tell(ruleQuarters, source.Pos{File: l.table.Name}, "", "no four quarters of a force that follow each other")
	}
}

// addYear adds the 12 months that four quarters make.
func (l *loader) addYear(force string, end audit.Date, year []*quarter) {
	c := l.counts(force, end)
	c.groups = map[string]bool{}
	if l.table.groups[end] == nil {
		l.table.groups[end] = map[string]bool{}
	}
	for _, q := range slices.Backward(year) {
		c.rows, c.sheet = c.rows+q.rows, q.sheet
		for stratum := range l.groups.Strata {
			c.stratum[stratum] += q.stratum[stratum]
			if q.missing[stratum] {
				c.missing[stratum] = true
			}
			c.take(q.places, stratum)
		}
		for group := range q.groups {
			c.groups[group], l.table.groups[end][group] = true, true
		}
	}
}
