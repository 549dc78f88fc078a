package population

import (
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// headingRows is how far down a sheet the headings of a table may stand.
const headingRows = 30

// scan reads one sheet: it looks for headings in the first rows, then hands on.
type scan struct {
	*loader
	sheet  *sheet.Sheet
	before []sheet.Row // rows above the headings
	reader rowReader   // nil until the headings are known
	given  bool        // no headings in the first rows
}

// rowReader reads the rows under the headings of one kind of table.
type rowReader interface {
	read(l *loader, s *sheet.Sheet, row sheet.Row)
	finish(l *loader, s *sheet.Sheet) // after the last row
}

// row takes the next row of the sheet.
func (s *scan) row(row sheet.Row) error {
	switch {
	case s.reader != nil:
		s.reader.read(s.loader, s.sheet, row)
	case s.given:
	case row.Number > headingRows:
		s.given = true
	default:
		row.Cells = slices.Clone(row.Cells)
		s.before = append(s.before, row)
		if long := findLong(row); long != nil {
			s.reader = long
		} else if quarterly := findQuarterly(row); quarterly != nil {
			s.reader = quarterly
		} else if wide := findWide(s.before, s.groups); wide != nil {
			s.reader = wide
		}
	}
	return nil
}

// text is the text of a cell of a row, folded.
func folded(c sheet.Cell) string {
	if c.Kind != sheet.Text {
		return ""
	}
	return audit.Fold(c.Text)
}

// long is the Home Office's open data: one row a force, period and offence.
type long struct {
	period, force, offence, number int // columns
	seen                           map[cell]int
	periods                        map[string]audit.Date // by their text
}

// cell is what one row of the open data counts.
type cell struct {
	force, offence string
	end            audit.Date
}

// findLong recognises the Home Office's headings.
func findLong(row sheet.Row) *long {
	l := &long{seen: map[cell]int{}, periods: map[string]audit.Date{}}
	for _, c := range row.Cells {
		switch f := folded(c); f {
		case "12 months ending", "twelve months ending":
			l.period = c.Column
		case "pfa", "police force area", "force name", "force":
			l.force = c.Column
		case "offence", "offence group":
			l.offence = c.Column
		case "number of offences":
			l.number = c.Column
		default:
			if strings.HasPrefix(f, "rolling year total") {
				l.number = c.Column
			}
		}
	}
	if l.period == 0 || l.force == 0 || l.offence == 0 || l.number == 0 {
		return nil
	}
	return l
}

func (t *long) read(l *loader, s *sheet.Sheet, row sheet.Row) {
	period, hasPeriod := row.Cell(t.period)
	name, hasForce := row.Cell(t.force)
	offence, hasOffence := row.Cell(t.offence)
	number, hasNumber := row.Cell(t.number)
	switch {
	case len(row.Cells) == 0:
		return
	case hasPeriod && hasForce && hasOffence && hasNumber:
	case isNote(row):
		l.table.Notes = append(l.table.Notes, strings.TrimSpace(row.Cells[0].Text))
		return
	default:
		l.tell(ruleNumber, s.At(row.Number, 0), "fill in the row or remove it", "a row without period, force, offence or number")
		return
	}
	force, group := l.force(name.Text), l.offence(offence.Text)
	end, ok := t.periodOf(l, s, period)
	switch {
	case !ok, force.skip, group.fraud:
		return
	case force.id == "":
		if l.told["name "+name.Text]++; l.told["name "+name.Text] == 1 {
			l.tell(ruleForce, s.Pos(name), force.hint, "the force is not in the register")
		}
		return
	case group.name == "":
		if l.told["offence "+offence.Text]++; l.told["offence "+offence.Text] == 1 {
			l.tell(ruleOffence, s.Pos(offence), "", "an offence that is in no stratum")
		}
		return
	}
	key := cell{force.id, group.name, end}
	if first := t.seen[key]; first != 0 {
		l.tell(ruleTwice, s.At(row.Number, 0), "", "the same force, period and offence group as in row %d", first)
		return
	}
	t.seen[key] = row.Number
	value, available, ok := l.number(s, number)
	if !ok {
		return
	}
	l.addLong(s, key, value, available)
	l.counts(key.force, key.end).note(l.stratumOf(key.offence), value, s.Pos(number))
}

func (t *long) finish(*loader, *sheet.Sheet) {}

// addLong adds the crimes of one row.
func (l *loader) addLong(s *sheet.Sheet, key cell, value float64, available bool) {
	stratum := l.stratumOf(key.offence)
	c := l.counts(key.force, key.end)
	if c.groups == nil {
		c.groups, c.sheet = map[string]bool{}, s.Name
	}
	c.groups[key.offence] = true
	c.rows++
	c.stratum[stratum] += value
	if !available {
		c.missing[stratum] = true
	}
	if l.table.groups[key.end] == nil {
		l.table.groups[key.end] = map[string]bool{}
	}
	l.table.groups[key.end][key.offence] = true
}

// stratumOf is the stratum of an offence group.
func (l *loader) stratumOf(group string) string {
	if l.strata == nil {
		l.strata = l.groups.Stratum()
	}
	return l.strata[group]
}

// periodOf reads the end of 12 months, once for each spelling.
func (t *long) periodOf(l *loader, s *sheet.Sheet, c sheet.Cell) (audit.Date, bool) {
	if end, ok := t.periods[c.Text]; ok && c.Text != "" {
		return end, true
	}
	end, ok := l.period(s, c)
	if ok && c.Text != "" {
		t.periods[c.Text] = end
	}
	return end, ok
}

// period reads the end of 12 months, mending a slip of a day or two.
func (l *loader) period(s *sheet.Sheet, c sheet.Cell) (audit.Date, bool) {
	end, ok := periodEnd(c)
	if !ok {
		l.tell(rulePeriod, s.Pos(c), "", "no date where the end of 12 months belongs")
		return audit.Date{}, false
	}
	last := monthEnd(end)
	switch off := last.Day - end.Day; {
	case off == 0:
		return end, true
	case off <= slipDays:
		if key := "period " + end.String(); l.told[key] == 0 {
			l.told[key]++
			l.tell(rulePeriodFix, s.Pos(c), "", "12 months to %s read as to %s, here and below", end, last)
		}
		return last, true
	}
	l.tell(rulePeriod, s.Pos(c), "", "12 months to %s, which is not the end of a month", end)
	return audit.Date{}, false
}

// isNote reports a row that holds one text alone, in its first column, such as
// a licence under the table.
func isNote(row sheet.Row) bool {
	filled := 0
	for _, c := range row.Cells {
		if c.Kind != sheet.Empty && strings.TrimSpace(c.String()) != "" {
			filled++
		}
	}
	first := row.Cells[0]
	_, date := periodEnd(first)
	return filled == 1 && first.Kind == sheet.Text && !date
}
