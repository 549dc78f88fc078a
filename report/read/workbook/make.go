package workbook

import (
	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// state puts the constants of the layout into the record.
func (r *recorder) state() {
	for f, given := range r.table.given {
		c, _ := r.table.column(f)
		r.store(columnAt{Column: c, list: r.table.lists[f]}, given.cell) // read once when the layout was
	}
}

// make fills in the columns that the layout makes from others, in the order of the
// table: crimes required before those of them that were recorded.
func (r *recorder) make(row sheet.Row) {
	for _, c := range r.table.Columns {
		switch m := r.table.made[c.Field]; m.how {
		case asRead:
		case fromGroup:
			r.makeStratum(row)
		case byTick:
			r.makeCount(c.Field, m, row)
		case byMissed:
			r.makeRecorded(m, row)
		case byDateTime:
			r.makeMoment(c.Field, m, row)
		}
	}
}

// cellOf is the place of a field's cell in a row.
func (r *recorder) cellOf(row sheet.Row, f audit.Field) source.Pos {
	for _, c := range r.columns {
		if c.Field == f {
			return r.sheet.At(row.Number, c.at)
		}
	}
	return r.sheet.At(row.Number, 0)
}

// columnAt is the column of the sheet at a number.
func (r *recorder) columnAt(at int) columnAt {
	for _, c := range r.columns {
		if c.at == at {
			return c
		}
	}
	return columnAt{at: at}
}

// makeStratum takes the stratum of the offence group.
func (r *recorder) makeStratum(row sheet.Row) {
	stratum, ok := r.strata[r.rec.text[audit.FieldOffenceGroup]]
	if !ok {
		r.faults++ // told for the column, once all is read
		r.strange = append(r.strange, row)
		return
	}
	r.rec.text[audit.FieldStratum], r.rec.filled[audit.FieldStratum] = stratum, true
}

// tellStrange tells of the offence groups that belong to no stratum.
func (r *recorder) tellStrange() {
	if len(r.strange) > 0 {
		r.tell(ruleNoStratum, r.cellOf(r.strange[0], audit.FieldOffenceGroup), "", "%s with an offence group that belongs to no stratum under %q: %s",
			counted(len(r.strange), "row", "rows"), r.table.title(audit.FieldOffenceGroup), rowNumbers(r.strange))
	}
}

// ofWhich is the count of which another is a part.
func ofWhich(f audit.Field) audit.Field {
	return map[audit.Field]audit.Field{
		audit.FieldCrimesRecorded: audit.FieldCrimesRequired, audit.FieldN100Recorded: audit.FieldN100Required,
	}[f]
}

// makeCount counts a tick. Of several crimes, N does not say how many were recorded.
func (r *recorder) makeCount(f audit.Field, m making, row sheet.Row) {
	if !r.rec.filled[m.part] || r.rec.tick[m.part] == audit.NotStated {
		if c, _ := r.table.column(f); c.Filled {
			r.tell(ruleMissingValue, r.cellOf(row, m.part), "", "neither yes nor no under %q", r.table.title(m.part))
		}
		return
	}
	all := 1
	if of := ofWhich(f); of != "" {
		all = r.rec.whole[of]
	}
	r.rec.filled[f] = true
	switch {
	case r.rec.tick[m.part] == audit.Yes:
		r.rec.whole[f] = all
	case all > 1:
		r.tell(ruleSomeOf, r.cellOf(row, m.part), "", "N for a report of %d crimes under %q: how many were recorded is not said", all, r.table.title(m.part))
	default:
		r.rec.whole[f] = 0
	}
}

// makeRecorded takes the crimes not recorded off those required.
func (r *recorder) makeRecorded(m making, row sheet.Row) {
	required, missed := r.rec.whole[audit.FieldCrimesRequired], r.rec.whole[m.part]
	if missed > required {
		r.tell(ruleCount, r.cellOf(row, m.part), "check both columns", "%d crimes not recorded of %d required under %q", missed, required, r.table.title(m.part))
		return
	}
	r.rec.whole[audit.FieldCrimesRecorded], r.rec.filled[audit.FieldCrimesRecorded] = required-missed, true
}

// makeMoment joins a day and a time of day.
func (r *recorder) makeMoment(f audit.Field, m making, row sheet.Row) {
	if !r.rec.filled[m.part] {
		if r.rec.filled[m.clock] {
			r.tell(ruleMissingValue, r.cellOf(row, m.part), "fill in the date, or clear the time", "a time of day without its date under %q", r.table.title(m.part))
		}
		return
	}
	day, clock := r.rec.day[m.part], r.rec.clock[m.clock]
	wall := day.Time().Add(clock)
	t, did := localTime(wall, r.zone)
	if did.fault != "" {
		r.tell(did.fault, r.cellOf(row, m.clock), "", "%s under %q", did.message, r.table.title(m.clock))
		return
	}
	r.rec.moment[f], r.rec.twice[f], r.rec.filled[f] = t, did.twice, true
	date, _ := row.Cell(r.columnOf(m.part))
	if !r.rec.filled[m.clock] {
		did = repair(ruleNoTime, noTimeOfDay)
	}
	date.DayOnly = false
	r.note(f, date, t.In(r.zone), did)
}

// columnOf is the column of a field on the sheet.
func (r *recorder) columnOf(f audit.Field) int {
	for _, c := range r.columns {
		if c.Field == f {
			return c.at
		}
	}
	return 0
}
