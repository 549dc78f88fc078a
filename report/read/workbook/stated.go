package workbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// constant is the one value of a column that a sheet does not have.
type constant struct {
	cell sheet.Cell
	at   source.Pos // in the layout
}

// way is how a column is made from others.
type way int

const (
	asRead     way = iota // not made: read from its own column
	fromGroup             // stratum, from the offence group
	byTick                // a count, from a tick
	byMissed              // crimes recorded, from those not recorded
	byDateTime            // a moment, from a column of dates and one of times
)

// making says how a column is made. Its parts are columns of the sheet beside the
// house's own, read like them.
type making struct {
	how   way
	part  audit.Field // the column of ticks, of those not recorded, or of dates
	clock audit.Field // with byDateTime: the column of times of day
	first bool        // with fromGroup: of a report's crimes the first row decides
	at    source.Pos  // in the layout
}

// stated reports a column that the sheet itself does not hold.
func (t *tableLayout) stated(f audit.Field) bool {
	_, given := t.given[f]
	return given || t.made[f].how != asRead
}

// statedAt is where the layout states or makes a column.
func (t *tableLayout) statedAt(f audit.Field) source.Pos {
	if given, ok := t.given[f]; ok {
		return given.at
	}
	return t.made[f].at
}

// tellsRows reports a heading by which the layout tells rows.
func (t *tableLayout) tellsRows(heading string) bool {
	return t.forces != "" && audit.Fold(t.forces) == audit.Fold(heading) ||
		slices.ContainsFunc(slices.Concat(t.skip, t.only), func(u rowRule) bool { return audit.Fold(u.heading) == audit.Fold(heading) })
}

// takeConstant adds the one value of a column.
func (t *tableLayout) takeConstant(key string, value strictyaml.Located[string], at source.Pos, ps *source.Problems) {
	f := audit.Field(strings.ToLower(key))
	c, ok := t.column(f)
	switch {
	case !ok:
		ps.Refuse(at, ruleLayoutHeading, source.DidYouMean(key, t.fields()), "sheet %s of the house has no heading %q", t.Name, key)
		return
	case c.Kind == Reference, c.Kind == Moment:
		ps.Refuse(at, ruleLayoutConstant, "name its heading", "every row has a value of its own under %q", key)
		return
	case t.made[f].how != asRead:
		ps.Refuse(at, ruleLayoutConstant, "keep one of the two", "%q is derived as well", key)
		return
	}
	cell := sheet.Cell{Kind: sheet.Text, Text: value.Value}
	if did := readable(c, cell, t.lists[f]); did.fault != "" {
		ps.Refuse(value.At, ruleLayoutConstant, ruleHint(did.fault), "%s for %q", did.message, key)
		return
	}
	t.given[f] = constant{cell, at}
}

// readable reads a cell as a column would, to see whether it can.
func readable(c Column, cell sheet.Cell, list closedList) reading {
	r := &recorder{reader: &reader{book: &sheet.Book{}, zone: time.UTC}, rec: newRecord(), moments: map[audit.Field]*moments{}}
	return r.store(columnAt{Column: c, list: list}, cell)
}

// ruleHint is the hint of a rule of reading.
func ruleHint(id string) string { return source.Index(Rules())[id].Hint }

// takeDerived adds how a column is made from others.
func (t *tableLayout) takeDerived(key string, file derivedFile, at source.Pos, ps *source.Problems) {
	f := audit.Field(strings.ToLower(key))
	c, ok := t.column(f)
	if !ok {
		ps.Refuse(at, ruleLayoutHeading, source.DidYouMean(key, t.fields()), "sheet %s of the house has no heading %q", t.Name, key)
		return
	}
	if hint, fault := t.cannotMake(key, c, file); fault != "" {
		ps.Refuse(at, ruleLayoutDerived, hint, "%s", fault)
		return
	}
	m := making{at: at, first: file.First}
	switch {
	case file.From != "":
		m.how = fromGroup
		t.need(audit.FieldOffenceGroup)
	case len(file.YesNo) > 0:
		m.how, m.part = byTick, t.addPart(c, "yes or no", YesNo, file.YesNo)
	case len(file.Less) > 0:
		m.how, m.part = byMissed, t.addPart(c, "not recorded", Whole, file.Less)
	default:
		m.how, m.part, m.clock = byDateTime, t.addPart(c, "date", Day, file.Date), t.addPart(c, "time", TimeOfDay, file.Time)
	}
	t.made[f] = m
}

// cannotMake says why a column cannot be made as the file has it; "" when it can.
func (t *tableLayout) cannotMake(key string, c Column, file derivedFile) (hint, fault string) {
	switch ways := file.ways(); {
	case ways != 1:
		return "ways: from, yes-no, less, date with time", fmt.Sprintf("%q is made in %s", key, counted(ways, "way", "ways"))
	case file.From != "":
		if c.Field != audit.FieldStratum || audit.Fold(file.From) != string(audit.FieldOffenceGroup) || t.Name != audit.Reports {
			return "stratum: {from: offence group}", fmt.Sprintf("%q cannot be made from %q", key, file.From)
		}
	case file.First:
		return "", "first belongs to a stratum made from offence groups"
	case len(file.YesNo) > 0:
		if c.Kind != Whole {
			return "only counts are made from ticks", fmt.Sprintf("%q is no count", key)
		}
	case len(file.Less) > 0:
		if c.Field != audit.FieldCrimesRecorded {
			return "", "only crimes recorded are made from those not recorded"
		}
	case c.Kind != Moment || len(file.Date) == 0 || len(file.Time) == 0:
		return "reported at: {date: [Date reported], time: [Time reported]}", "a date and a time make a heading that holds both"
	}
	return "", ""
}

// ways counts the ways of making that are given.
func (d derivedFile) ways() (n int) {
	for _, given := range []bool{d.From != "", len(d.YesNo) > 0, len(d.Less) > 0, len(d.Date)+len(d.Time) > 0} {
		if given {
			n++
		}
	}
	return n
}

// addPart adds a column from which another is made, and returns its field. A time of
// day alone may be empty: only the day is known then.
func (t *tableLayout) addPart(of Column, what string, kind Kind, names names) audit.Field {
	f := audit.Field(string(of.Field) + ": " + what)
	t.Columns = append(slices.Clip(t.Columns), Column{Field: f, Kind: kind, Needed: true, Filled: of.Filled && kind != TimeOfDay, Meaning: of.Meaning})
	t.headings[f] = names
	return f
}

// need makes a column one that the sheet must have, and every row fill in.
func (t *tableLayout) need(f audit.Field) {
	t.Columns = slices.Clone(t.Columns)
	for i := range t.Columns {
		if t.Columns[i].Field == f {
			t.Columns[i].Needed, t.Columns[i].Filled = true, true
		}
	}
}

// isPart reports a column from which another is made.
func (t *tableLayout) isPart(f audit.Field) bool {
	for _, m := range t.made {
		if f == m.part || f == m.clock {
			return true
		}
	}
	return false
}

// fieldNames is the field of every heading of the table, folded. A heading from which a
// column is made stands for that, even where it is a name of the column too.
func (t *tableLayout) fieldNames() map[string]audit.Field {
	names := make(map[string]audit.Field)
	for _, c := range t.Columns {
		for _, n := range t.headings[c.Field] {
			folded := audit.Fold(n)
			if _, taken := names[folded]; taken && !t.isPart(c.Field) {
				continue
			}
			names[folded] = c.Field
		}
	}
	return names
}
