package workbook

import (
	"fmt"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// listing writes the part of a layout about one list: headings, then what the list
// does not hold, or holds in another form.
type listing struct {
	*proposal
	table  *tableLayout
	sheets []surveyed
	found  map[audit.Field]guess
	used   map[*profile]string // for what a column is used

	headings, constants, derived, values, missing []string
}

// list proposes the layout of a list of reports, of totals or of cancelled records.
func (p *proposal) list(t *tableLayout, sheets []surveyed) {
	cues := map[audit.Table][]cue{audit.Reports: reportCues(), audit.Counts: countCues(), audit.Cancelled: cancelledCues()}[t.Name]
	l := &listing{proposal: p, table: t, sheets: sheets, used: map[*profile]string{}}
	l.found = p.assign(joined(sheets), t, cues)
	for _, c := range t.Columns {
		l.column(c)
	}
	if t.Name == audit.Reports {
		l.dates()
	}
	fmt.Fprintf(&p.out, "  %s:\n", t.Name)
	parted := l.forces()
	l.describe()
	l.names()
	p.out.WriteString(parted)
	if len(l.headings)+len(l.constants)+len(l.derived)+len(l.values)+len(l.missing) == 0 {
		p.out.WriteString("    headings: {} # all that were found are the house's own\n")
	}
	for _, part := range []struct {
		key   string
		lines []string
	}{{"headings", l.headings}, {"constants", l.constants}, {"derived", l.derived}, {"values", l.values}} {
		if len(part.lines) > 0 {
			p.out.WriteString("    " + part.key + ":\n" + strings.Join(part.lines, ""))
		}
	}
	p.out.WriteString(strings.Join(l.missing, ""))
}

// joined is the first of several sheets with the values of all.
func joined(sheets []surveyed) surveyed {
	all := sheets[0]
	for _, s := range sheets[1:] {
		for _, c := range s.columns {
			i := slices.IndexFunc(all.columns, func(of *profile) bool { return audit.Fold(of.heading) == audit.Fold(c.heading) })
			all.columns[i].add(c)
		}
		all.rows += s.rows
	}
	return all
}

// add adds the values of a column of the same heading on another sheet.
func (c *profile) add(of *profile) {
	for _, n := range []struct{ to, from *int }{
		{&c.filled, &of.filled},
		{&c.whole, &of.whole},
		{&c.numbers, &of.numbers},
		{&c.dates, &of.dates},
		{&c.days, &of.days},
		{&c.clocks, &of.clocks},
		{&c.ticks, &of.ticks},
		{&c.digits, &of.digits},
	} {
		*n.to += *n.from
	}
	for v, times := range of.values {
		c.values[v] += times
		if c.spelt[v] == "" {
			c.spelt[v] = of.spelt[v]
		}
	}
	c.more = c.more || of.more
	if c.first.IsZero() || !of.first.IsZero() && of.first.Before(c.first) {
		c.first = of.first
	}
	if of.last.After(c.last) {
		c.last = of.last
	}
}

// forces proposes the column that says of which force each row is: one that is used for
// nothing else, and whose values are names of several forces, most of them.
func (l *listing) forces() string {
	if l.around.Register == nil {
		return ""
	}
	for _, c := range l.sheets[0].columns {
		known := map[string]bool{}
		for v := range c.values {
			if name, _, ok := find(l.around.Register, c.spelt[v]); ok {
				if f, err := l.around.Register.Resolve(name); err == nil {
					known[f.ID] = true
				}
			}
		}
		if l.used[c] == "" && len(known) > 1 && 2*len(known) > len(c.values) {
			l.used[c], l.parted = "of which force each row is", true
			return l.guess("    forces: "+yamlText(c.heading), fmt.Sprintf("%d forces of the register stand under it, and each has a report of its own", len(known)))
		}
	}
	return ""
}

// describe lists the headings that were found, with what stands under each.
func (l *listing) describe() {
	t := l.sheets[0]
	rows := 0
	for _, s := range l.sheets {
		rows += s.rows
	}
	fmt.Fprintf(&l.out, "    # Headings in row %d of sheet %s, and what stands under them in %s:\n", t.row, yamlText(t.sheet.Name), counted(rows, "row", "rows"))
	for _, c := range t.columns {
		use := l.used[c]
		if use == "" {
			use = "not read"
		}
		fmt.Fprintf(&l.out, "    #   %s %s: %s; %s\n", sheet.ColumnName(c.at), yamlText(c.heading), c.evidence(), use)
	}
}

// names writes the names of the sheets, and whether rows are crimes.
func (l *listing) names() {
	var names []string
	for _, s := range l.sheets {
		named, ok := l.base.tableNamed(s.sheet.Name)
		if (!ok || named.Name != l.table.Name) && !slices.Contains(names, s.sheet.Name) {
			names = append(names, s.sheet.Name)
		}
	}
	if len(names) > 0 {
		fmt.Fprintf(&l.out, "    names: [%s]\n", yamlList(names))
	}
	if len(l.sheets) > 1 {
		l.out.WriteString("    together: true\n")
	}
	l.rowKind()
}

// rowKind proposes that a row is a crime, where references stand on several.
func (l *listing) rowKind() {
	ref, ok := l.found[audit.FieldReference]
	if l.table.Name != audit.Reports || !ok || l.parted { // several forces may use one reference
		return
	}
	repeated := 0
	for _, n := range ref.column.values {
		if n > 1 {
			repeated++
		}
	}
	if repeated > 0 && !ref.column.more || l.crimes() && ref.column.more {
		l.out.WriteString(l.guess("    rows: crime", fmt.Sprintf("%s on several rows", counted(repeated, "reference stands", "references stand"))))
	}
}

// crimes reports a list whose rows are crimes: no column counts them.
func (l *listing) crimes() bool {
	_, counts := l.found[audit.FieldCrimesRequired]
	return !counts
}

// guess marks a line as a guess, with its evidence.
func (l *listing) guess(line, because string) string {
	l.result.Guesses++
	return line + " # a guess: " + because + "\n"
}

// blank marks a line that a person has to fill in.
func (l *listing) blank(line, what string) string {
	l.result.Blanks++
	return line + " # fill in: " + what + "\n"
}

// column proposes what stands for a column of the house.
func (l *listing) column(c Column) {
	g, ok := l.found[c.Field]
	switch {
	case ok:
		l.standsFor(c, g)
	case c.Field == audit.FieldCrimesRecorded && l.has(guessMissed):
		missed := l.found[guessMissed].column
		l.used[missed] = "crimes not recorded"
		l.derived = append(l.derived, l.guess(fmt.Sprintf("      %s: {less: [%s]}", c.Field, yamlText(missed.heading)), "crimes required, less those that were not recorded"))
	case c.Needed:
		l.lacking(c)
	}
}

// standsFor proposes a column that was found for one of the house: as a tick, as a
// date with its time of day, or as it stands.
func (l *listing) standsFor(c Column, g guess) {
	switch {
	case c.Kind == Whole && l.table.Name == audit.Reports && l.isTick(g.column):
		l.used[g.column] = string(c.Field)
		l.derived = append(l.derived, l.guess(fmt.Sprintf("      %s: {yes-no: [%s]}", c.Field, yamlText(g.column.heading)), tickMeans(g.column.heading)))
		l.tickValues(c.Field, g.column)
	case c.Field == audit.FieldReportedAt && l.clock(c, g, guessReportedTime), c.Field == audit.FieldRecordedAt && l.clock(c, g, guessRecordedTime):
	default:
		l.used[g.column] = string(c.Field)
		if !g.known {
			l.headings = append(l.headings, l.guess(fmt.Sprintf("      %s: [%s]", c.Field, yamlText(g.column.heading)), l.because(c.Field, g.column)))
		}
		l.listedValues(c, g.column)
	}
}

// isTick reports a column for a number that holds ticks in its place.
func (l *listing) isTick(c *profile) bool {
	return !c.mostly(c.whole) || c.tickish() && l.crimes()
}

// tickMeans is the evidence for a tick that is taken for crimes recorded.
func tickMeans(heading string) string {
	for _, w := range words(audit.Fold(heading)) {
		if slices.Contains([]string{"compliant", "compliance", "ncrs", "outcome", "result", "pass"}, w) {
			return "Y is recorded, N is not; make sure that it does not mean recorded in time"
		}
	}
	return "Y is recorded, N is not"
}

func (l *listing) has(f audit.Field) bool { _, ok := l.found[f]; return ok }

// clock proposes a column of dates and one of times of day as one moment.
func (l *listing) clock(c Column, g guess, time audit.Field) bool {
	clock, ok := l.found[time]
	if !ok || g.column.days < g.column.dates {
		return false
	}
	l.used[g.column], l.used[clock.column] = string(c.Field), string(c.Field)
	l.derived = append(l.derived, l.guess(fmt.Sprintf("      %s: {date: [%s], time: [%s]}", c.Field, yamlText(g.column.heading), yamlText(clock.column.heading)), "dates and times of day"))
	return true
}

// because is the evidence for a guess.
func (l *listing) because(f audit.Field, c *profile) string {
	if f == audit.FieldOffenceGroup || f == audit.FieldStratum || f == audit.FieldRoute {
		if share := c.share(l.knownValues(l.table, f)); share > 0 {
			return fmt.Sprintf("%.0f in 100 of its values are the house's", 100*share)
		}
	}
	return c.evidence()
}

// lacking proposes what stands in for a column that the list does not have.
func (l *listing) lacking(c Column) {
	switch {
	case c.Field == audit.FieldRoute:
		l.constants = append(l.constants, l.blank(`      route: "?"`, "no column says how reports arrived: control room, crime recording centre or public protection"))
	case c.Field == audit.FieldCrimesRequired && l.table.Name == audit.Reports:
		l.constants = append(l.constants, l.guess("      crimes required: 1", "no column counts crimes, so every row is taken for one"))
	case c.Field == audit.FieldStratum && l.has(audit.FieldOffenceGroup):
		l.derived = append(l.derived, "      stratum: {from: offence group}\n")
		l.byGroup = true
	default:
		l.missing = append(l.missing, l.blank(fmt.Sprintf("    # %s: [\"\"]", c.Field), "under headings, the heading for this: "+strings.ToLower(c.Meaning[:1])+c.Meaning[1:]))
	}
}

// dates notes the window that the dates of reports speak for.
func (l *listing) dates() {
	if g, ok := l.found[audit.FieldReportedAt]; ok {
		l.first, l.last, l.firstAt = g.column.first, g.column.last, g.column.heading
	}
}
