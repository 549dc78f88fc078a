package population

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Load reads one table of recorded crime. Every fault is told at once; the table is nil when anything
// was refused. Bodies that record fraud alone, regions and nations are passed
// over.
func Load(place intake.Place, reg *register.Register, groups audit.OffenceGroups, lim sheet.Limits, declared ...sheet.Encoding) (*Table, source.Problems) {
	l := &loader{
		table: &Table{Name: place.Name, forces: map[string]*series{}, groups: map[audit.Date]map[string]bool{}},
		reg:   reg, groups: groups, rules: source.Index(Rules()),
		forces: map[string]resolved{}, offences: map[string]offence{}, told: map[string]int{},
		quarters: quarters{seen: map[quarterRow]string{}, force: map[string]map[audit.Date]*quarter{}},
	}
	var open []*scan
	book, err := sheet.Scan(place, lim, func(s *sheet.Sheet) func(sheet.Row) error {
		one := &scan{loader: l, sheet: s}
		open = append(open, one)
		return one.row
	}, declared...)
	var faults source.Problems
	switch {
	case errors.As(err, &faults):
		return nil, faults
	case err != nil:
		intake.Refuse(&l.problems, source.Pos{File: place.Name}, ruleUnreadable, err)
		return nil, l.problems
	}
	l.problems = append(l.problems, book.Notices...)
	recognised := false
	for _, one := range open {
		if one.reader != nil {
			recognised = true
			one.reader.finish(l, one.sheet)
		}
	}
	if !recognised {
		l.tell(ruleNoTable, source.Pos{File: place.Name}, "", "no table of recorded crime was recognised")
	}
	l.sumQuarters()
	l.countRepeats()
	l.problems.Sort()
	if l.problems.Refused() {
		return nil, l.problems
	}
	l.finish(book)
	return l.table, l.problems
}

// loader fills a table.
type loader struct {
	table    *Table
	reg      *register.Register
	groups   audit.OffenceGroups
	rules    map[string]source.Rule
	problems source.Problems
	forces   map[string]resolved
	offences map[string]offence
	told     map[string]int    // how often a warning of a rule was told
	strata   map[string]string // of the offence groups
	quarters quarters          // of a table that counts quarters
}

// resolved is what a force's name means.
type resolved struct {
	id   string
	skip bool // a body that records fraud alone
	hint string
}

// mostWarnings of one rule are told one by one.
const mostWarnings = 20

// tell adds a breach of a rule; warnings of one rule beyond mostWarnings are
// counted only.
func (l *loader) tell(rule string, at source.Pos, hint, format string, args ...any) {
	of := l.rules[rule]
	if hint != "" {
		of.Hint = hint
	}
	if l.told[rule]++; of.Severity == source.Warning && l.told[rule] > mostWarnings {
		return
	}
	l.problems.Breach(of, at, format, args...)
}

// countRepeats tells how many warnings were not told one by one.
func (l *loader) countRepeats() {
	for _, rule := range Rules() {
		if more := l.told[rule.ID] - mostWarnings; rule.Severity == source.Warning && more > 0 {
			l.problems.Warn(source.Pos{File: l.table.Name}, rule.ID, "", "%d more places like those told", more)
		}
	}
}

// force finds the force that a name means, once for each spelling.
func (l *loader) force(name string) resolved {
	if r, ok := l.forces[name]; ok {
		return r
	}
	r := l.resolve(name)
	l.forces[name] = r
	return r
}

func (l *loader) resolve(name string) resolved {
	folded := audit.Fold(name)
	for _, fraud := range l.groups.Fraud {
		if folded == fraud {
			return resolved{skip: true}
		}
	}
	f, err := l.reg.Resolve(folded)
	if err == nil {
		return resolved{id: f.ID}
	}
	for _, spelling := range []string{name, strings.TrimRight(folded, "0123456789, ")} { // "Lancashire 8"
		if f, again := l.reg.Resolve(spelling); again == nil {
			return resolved{id: f.ID}
		}
	}
	var unknown *register.Unknown
	if errors.As(err, &unknown) {
		return resolved{hint: unknown.Hint()}
	}
	return resolved{}
}

// offence is what an offence group's name means.
type offence struct {
	name  string // "" when it is in no stratum
	fraud bool
}

// offence finds the offence group that a name means, once for each spelling.
func (l *loader) offence(name string) offence {
	if o, ok := l.offences[name]; ok {
		return o
	}
	folded := audit.Fold(name)
	o := offence{l.groups.Names[folded], slices.Contains(l.groups.Fraud, folded)}
	l.offences[name] = o
	return o
}

// counts finds or makes the counts of a force and period.
func (l *loader) counts(force string, end audit.Date) *counts {
	s := l.table.series(force)
	if s.counts[end] == nil {
		s.add(end, &counts{stratum: map[string]float64{}, missing: map[string]bool{}})
	}
	return s.counts[end]
}

// finish stamps every figure with its source.
func (l *loader) finish(book *sheet.Book) {
	l.table.SHA256 = book.SHA256
	for _, s := range l.table.forces {
		if last := s.ends[len(s.ends)-1]; compareDates(l.table.Latest, last) < 0 {
			l.table.Latest = last
		}
	}
	for _, s := range l.table.forces {
		for _, c := range s.counts {
			c.file, c.sha256, c.latest = l.table.Name, book.SHA256, l.table.Latest
		}
	}
}

// notAvailable reports the marks that published tables set for a figure that
// is not there.
func notAvailable(text string) bool {
	switch strings.TrimSpace(text) {
	case "..", ".", "-", ":", "[x]", "[z]", "[c]", "n/a", "N/A":
		return true
	}
	return false
}

// parseCount reads a count, which may be text with separators.
func parseCount(c sheet.Cell) (value float64, text, available, ok bool) {
	switch c.Kind {
	case sheet.Number:
		value = c.Number
	case sheet.Text:
		bare := strings.Trim(c.Text, "\u00a0 ")
		if notAvailable(bare) {
			return 0, true, false, true
		}
		v, err := strconv.ParseInt(strings.NewReplacer(",", "", " ", "", "\u00a0", "").Replace(bare), 10, 64)
		if err != nil {
			return 0, true, false, false
		}
		value, text = float64(v), true
	default:
		return 0, false, false, false
	}
	const most = 1e12
	return value, text, true, value == math.Trunc(value) && math.Abs(value) < most
}

// number reads a count and tells what is odd about it.
func (l *loader) number(s *sheet.Sheet, c sheet.Cell) (value float64, available, ok bool) {
	value, text, available, ok := parseCount(c)
	switch {
	case !ok:
		l.tell(ruleNumber, s.Pos(c), "", "no whole number where a count belongs")
	case !available:
	case value < 0:
		l.tell(ruleNegative, s.Pos(c), "", "a count of %.0f", value)
	case text:
		l.tell(ruleTextNumber, s.Pos(c), "", "text read as the number %.0f", value)
	}
	return value, available, ok
}
