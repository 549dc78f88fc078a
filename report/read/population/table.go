// Package population finds recorded crime: by force and stratum, in the 12
// months to a date, fraud excluded. It reads the Home Office's recorded-crime
// open data and the tables of the Office for National Statistics as they are
// published, and keeps where each figure came from.
package population

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/source"
)

// Table holds recorded crime by force, offence group and quarter. It is
// read-only once loaded and may be shared.
type Table struct {
	Name   string     // of the file, relative to the job; of the first when several were joined
	SHA256 string     // of the file
	Latest audit.Date // end of the last 12 months in it: its vintage
	Notes  []string   // what the table says of itself, such as its licence

	forces map[string]*series // by id of the register
	groups map[audit.Date]map[string]bool
}

// series is the recorded crime of one force.
type series struct {
	ends   []audit.Date // rising
	counts map[audit.Date]*counts
}

// counts are the crimes of one force in the 12 months to a date.
type counts struct {
	stratum map[string]float64 // crimes
	groups  map[string]bool    // offence groups seen; nil in tables that give whole strata
	missing map[string]bool    // strata of which something is not available
	places
	rows   int
	file   string
	sha256 string
	sheet  string
	latest audit.Date // last period of the file
	others []*counts  // what other tables say of the same, where it is not the same
}

// Stratum is the recorded crime of a stratum in 12 months.
type Stratum struct {
	Value     float64    // crimes; fractional when interpolated
	PeriodEnd audit.Date // last day of the 12 months
	Latest    audit.Date // last 12 months of the file: its vintage
	Rows      int        // rows of the table used
	Source    string     // file, relative to the job; two, with a comma, when interpolated between two tables
	Sheet     string     // of the file, of the later one of two
	SHA256    string     // of the file; two, with a space, of two
	// Between are the ends of the published 12 months that Value lies between;
	// both are PeriodEnd when it was published as it is.
	Between [2]audit.Date
	// At is where the figure stands: the first cell that is counted in it; of one below 0
	// the first that is below 0; of a total its sheet.
	At source.Pos
}

// known are the ids of the forces in the table, sorted.
func (t *Table) known() []string { return slices.Sorted(maps.Keys(t.forces)) }

// whose says which forces the table has, by the ids of the register, the first of them.
func (t *Table) whose() string {
	const most = 10
	ids := t.known()
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:most], ", "), len(ids)-most)
}

// Join adds the figures of another table that this one does not have. Figures that both
// have stay as they are here; where the other says something else, that is kept for
// Doubts.
func (t *Table) Join(other *Table) {
	for _, force := range other.known() {
		mine := t.series(force)
		for _, end := range other.forces[force].ends {
			theirs := other.forces[force].counts[end]
			if mine.counts[end] == nil {
				mine.add(end, theirs)
			} else if len(mine.counts[end].differing(theirs)) > 0 {
				mine.counts[end].others = append(mine.counts[end].others, theirs)
			}
		}
	}
	for end, groups := range other.groups {
		if t.groups[end] == nil {
			t.groups[end] = groups
		}
	}
	if t.Latest.Time().Before(other.Latest.Time()) {
		t.Latest = other.Latest
	}
	t.Notes = append(t.Notes, other.Notes...)
}

// series finds or makes the series of a force.
func (t *Table) series(force string) *series {
	s := t.forces[force]
	if s == nil {
		s = &series{counts: make(map[audit.Date]*counts)}
		t.forces[force] = s
	}
	return s
}

// add puts a period where it belongs.
func (s *series) add(end audit.Date, c *counts) {
	at, _ := slices.BinarySearchFunc(s.ends, end, compareDates)
	s.ends = slices.Insert(s.ends, at, end)
	s.counts[end] = c
}

func compareDates(a, b audit.Date) int { return a.Time().Compare(b.Time()) }

// longestGap is how far apart two published periods may be to interpolate
// between them: a quarter.
const longestGap = 3

// At is the recorded crime of a force in the 12 months to a date, by stratum and
// in total (audit.Total). Between two quarter ends it is linear in months, a part
// of a month counted as its day over the days of the month. An error says why
// there is no figure: an unknown force, a date outside the table, a figure that
// the table marks as not available.
func (t *Table) At(force string, to audit.Date) (map[string]Stratum, error) {
	s := t.forces[force]
	if s == nil {
		return nil, fmt.Errorf("%s: no recorded crime of %s; it has %s", t.Name, force, t.whose())
	}
	first, last := s.ends[0], s.ends[len(s.ends)-1]
	if to.Time().Before(first.Time()) || last.Time().Before(to.Time()) {
		return nil, fmt.Errorf("%s: recorded crime of this force is there for 12 months to %s until %s, not to %s", t.Name, first, last, to)
	}
	at, exact := slices.BinarySearchFunc(s.ends, to, compareDates)
	from, until := s.ends[max(at-1, 0)], s.ends[at]
	if exact {
		from = until
	}
	share, months := between(from, until, to)
	if months > longestGap {
		return nil, fmt.Errorf("%s: no figures between the 12 months to %s and to %s, so none to %s", t.Name, from, until, to)
	}
	for _, end := range []audit.Date{from, until} {
		if err := t.complete(s.counts[end], end); err != nil {
			return nil, err
		}
	}
	return interpolate(s.counts[from], s.counts[until], share, Stratum{
		PeriodEnd: to, Between: [2]audit.Date{from, until},
	}), nil
}

// complete refuses a force and period of which the table lacks something that it
// has for others, or marks something as not available.
func (t *Table) complete(c *counts, end audit.Date) error {
	for _, stratum := range slices.Sorted(maps.Keys(c.missing)) {
		return fmt.Errorf("%s: crimes of the stratum %q in the 12 months to %s are marked as not available", c.file, stratum, end)
	}
	if c.groups == nil {
		return nil
	}
	for _, group := range slices.Sorted(maps.Keys(t.groups[end])) {
		if !c.groups[group] {
			return fmt.Errorf("%s: no row of the offence group %q in the 12 months to %s, which other forces have", c.file, group, end)
		}
	}
	return nil
}

// interpolate makes the strata between two periods; share is the part of the
// way from the first to the second.
func interpolate(a, b *counts, share float64, like Stratum) map[string]Stratum {
	like.Source, like.SHA256, like.Sheet = b.file, b.sha256, b.sheet
	like.Rows, like.Latest = b.rows, b.latest
	if a != b {
		like.Rows += a.rows
	}
	if a.sha256 != b.sha256 { // two tables, each with one of the periods
		like.Source, like.SHA256 = a.file+", "+b.file, a.sha256+" "+b.sha256
		if compareDates(like.Latest, a.latest) < 0 {
			like.Latest = a.latest
		}
	}
	out := make(map[string]Stratum, len(b.stratum)+1)
	var total float64
	for _, name := range slices.Sorted(maps.Keys(b.stratum)) {
		s := like
		s.Value = a.stratum[name] + share*(b.stratum[name]-a.stratum[name])
		s.At = b.at(name)
		if s.Value < 0 {
			s.At = firstBelow(name, b, a, s.At)
		}
		total += s.Value
		out[name] = s
	}
	like.Value, like.At = total, source.Pos{File: b.file, Sheet: b.sheet}
	out[audit.Total] = like
	return out
}

// firstBelow is the cell of a stratum's first count below 0 in one of two periods,
// or the place otherwise known.
func firstBelow(stratum string, b, a *counts, otherwise source.Pos) source.Pos {
	for _, c := range []*counts{b, a} {
		if at, ok := c.below[stratum]; ok {
			return at
		}
	}
	return otherwise
}

// between is the part of the way from one date to another at which a date lies,
// in months, and how many months the way is.
func between(from, until, at audit.Date) (share, months float64) {
	months = monthsOf(until) - monthsOf(from)
	if months == 0 {
		return 0, 0
	}
	return (monthsOf(at) - monthsOf(from)) / months, months
}

// monthsOf counts months from the year 0 to the end of a day: a month that has
// not ended counts as its day over its days.
func monthsOf(d audit.Date) float64 {
	days := time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return float64(d.Year*12+int(d.Month)-1) + float64(d.Day)/float64(days)
}
