package workbook

import (
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// record is one row of a table, its cells read by the kinds of their columns.
// What is absent is the zero value.
type record struct {
	row    int
	text   map[audit.Field]string
	whole  map[audit.Field]int
	amount map[audit.Field]float64
	tick   map[audit.Field]audit.YesNo
	day    map[audit.Field]audit.Date
	moment map[audit.Field]time.Time
	twice  map[audit.Field]bool          // of a moment: its hour was repeated
	clock  map[audit.Field]time.Duration // since midnight
	filled map[audit.Field]bool
}

func newRecord() *record {
	return &record{
		text: map[audit.Field]string{}, whole: map[audit.Field]int{}, amount: map[audit.Field]float64{},
		tick: map[audit.Field]audit.YesNo{}, day: map[audit.Field]audit.Date{},
		moment: map[audit.Field]time.Time{}, twice: map[audit.Field]bool{}, clock: map[audit.Field]time.Duration{}, filled: map[audit.Field]bool{},
	}
}

// clear empties the record for the next row.
func (r *record) clear(row int) {
	r.row = row
	clear(r.text)
	clear(r.whole)
	clear(r.amount)
	clear(r.tick)
	clear(r.day)
	clear(r.moment)
	clear(r.twice)
	clear(r.clock)
	clear(r.filled)
}

// wholePointer is a count that may be absent.
func (r *record) wholePointer(f audit.Field) *int {
	if !r.filled[f] {
		return nil
	}
	n := r.whole[f]
	return &n
}

// amountPointer is a number that may be absent.
func (r *record) amountPointer(f audit.Field) *float64 {
	if !r.filled[f] {
		return nil
	}
	v := r.amount[f]
	return &v
}

// recorder reads the rows of one sheet and keeps them in the dataset.
type recorder struct {
	*reader
	table    *tableLayout
	sheet    *sheet.Sheet
	columns  []columnAt
	rec      *record
	before   int                 // rows of the sheets before this one that are the same table
	strata   map[string]string   // of offence groups, where strata are made from them
	struck   map[int][]sheet.Row // by column: rows whose value is struck through
	strange  []sheet.Row         // with an offence group that belongs to no stratum
	repaired map[repairKey]int
	moments  map[audit.Field]*moments
}

// columnAt is a column with its place on the sheet.
type columnAt struct {
	Column
	at    int
	list  closedList
	where string // for messages: `under "Stratum"`
}

type repairKey struct {
	column int
	rule   string
}

func newRecorder(r *reader, t *tableLayout, s *sheet.Sheet, h headings) *recorder {
	rec := &recorder{reader: r, table: t, sheet: s, rec: newRecord(), repaired: map[repairKey]int{}, struck: map[int][]sheet.Row{}, moments: map[audit.Field]*moments{}}
	if t.made[audit.FieldStratum].how == fromGroup {
		rec.strata = r.layout.Groups.Stratum()
	}
	for _, at := range sortedColumns(h.fields) {
		if c, ok := t.column(h.fields[at]); ok {
			rec.columns = append(rec.columns, columnAt{Column: c, at: at, list: t.lists[c.Field], where: `under "` + t.title(c.Field) + `"`})
		}
	}
	return rec
}

// read reads one row. A row with a fault is not kept.
func (r *recorder) read(row sheet.Row) {
	r.rec.clear(r.before + row.Number)
	faults := r.faults
	r.state()
	for _, c := range r.columns {
		cell, ok := row.Cell(c.at)
		if !ok || blank(cell) {
			if c.Filled {
				r.tell(ruleMissingValue, r.sheet.At(row.Number, c.at), fillIn(c.Kind), "no value under %q", r.table.title(c.Field))
			}
			continue
		}
		if cell.Struck {
			r.struck[c.at] = append(r.struck[c.at], row)
		}
		r.readCell(c, cell)
	}
	if r.faults == faults {
		r.make(row)
	}
	if r.faults == faults {
		r.keep()
	}
}

// readCell reads one filled cell into the record.
func (r *recorder) readCell(c columnAt, cell sheet.Cell) {
	switch {
	case cell.Uncached():
		r.tell(ruleNoResult, r.sheet.Pos(cell), "", "a formula without a stored result %s", c.where)
		return
	case cell.Kind == sheet.Error:
		r.tell(ruleErrorValue, r.sheet.Pos(cell), "", "the error %s %s", cell.Text, c.where)
		return
	}
	did := r.store(c, cell)
	switch {
	case did.fault != "":
		r.tell(did.fault, r.sheet.Pos(cell), "", "%s %s", did.message, c.where)
	case did.repair != "":
		r.tellRepair(c, did, r.sheet.Pos(cell))
	}
}

// tellRepair tells of a repair, up to mostRepairs of a kind in a column.
func (r *recorder) tellRepair(c columnAt, did reading, at source.Pos) {
	key := repairKey{c.at, did.repair}
	if r.repaired[key]++; r.repaired[key] <= mostRepairs {
		r.tell(did.repair, at, "", "%s %s", did.message, c.where)
	}
}

// store reads a cell by the kind of its column.
func (r *recorder) store(c columnAt, cell sheet.Cell) (did reading) {
	f := c.Field
	r.rec.filled[f] = true
	switch c.Kind {
	case Reference:
		r.rec.text[f], did = readReference(cell)
	case Choice:
		r.rec.text[f], did = readChoice(cell, c.list)
		if c.Open && did.fault == ruleList && cell.Kind == sheet.Text {
			r.rec.text[f], did = lower(cell.Text), reading{} // the rules of the field judge it
		}
	case Whole:
		r.rec.whole[f], did = readWhole(cell)
	case Amount:
		r.rec.amount[f], did = readAmount(cell)
	case YesNo:
		r.rec.tick[f], did = readYesNo(cell, c.list)
	case Day:
		r.rec.day[f], did = readDay(cell, r.book.Date1904)
	case Moment:
		r.rec.moment[f], did = readMoment(cell, r.book.Date1904, r.zone)
		r.rec.twice[f] = did.twice
		if r.note(c.Field, cell, r.rec.moment[f], did); did.repair == ruleNoTime {
			did = reading{} // told for the column, once all is read
		}
	case TimeOfDay:
		r.rec.clock[f], did = readClock(cell)
	case Rate:
		r.rec.amount[f], did = readRate(cell)
	case HalfWidth:
		r.rec.amount[f], did = readHalfWidth(cell)
	default:
		r.rec.text[f], did = readText(cell)
	}
	return did
}

// readText reads what people wrote.
func readText(cell sheet.Cell) (string, reading) {
	text, changed := cleanText(cell.String())
	if changed {
		return text, repair(ruleInvisible, "invisible characters taken off")
	}
	return text, reading{}
}

// finish says of which times only the day is known, and counts the repairs that were
// not told one by one.
func (r *recorder) finish() {
	r.tellStrange()
	for _, c := range r.columns {
		if rows := r.struck[c.at]; len(rows) > 0 {
			r.tell(ruleStruck, r.sheet.At(rows[0].Number, c.at), "", "%s struck through %s, and read as any other: %s", counted(len(rows), "value is", "values are"), c.where, rowNumbers(rows))
		}
	}
	for _, c := range r.table.Columns {
		if c.Kind == Moment {
			r.tellDays(c.Field)
		}
	}
	for _, c := range r.columns {
		for _, rule := range Rules() {
			if more := r.repaired[repairKey{c.at, rule.ID}] - mostRepairs; more > 0 {
				r.tell(ruleMoreRepairs, r.sheet.At(0, 0), "", "%d more cells under %q repaired in the same way [%s]", more, r.table.title(c.Field), rule.ID)
			}
		}
	}
}
