package tidy

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"assize/report/judge/findings"
)

// Panel gathers several rounds into one table, and says of each row whether it can be
// compared with the one before of the same force and measure.
type Panel struct{ entries []entry }

// entry is one force of one release.
type entry struct {
	findings.Findings
	release string
}

// Add adds a force as a release published it. Where a release and its correction are
// both given, the correction stands. Two releases that say different things of a force
// under one version are an error.
func (p *Panel) Add(release string, f findings.Findings) error {
	i := slices.IndexFunc(p.entries, func(e entry) bool {
		return e.Force.ID == f.Force.ID && e.Inspection.Title == f.Inspection.Title && e.Audit == f.Audit && e.Rulebook.ID == f.Rulebook.ID
	})
	if i < 0 {
		p.entries = append(p.entries, entry{f, release})
		return nil
	}
	switch was := p.entries[i]; order(was.Version(), f.Version()) {
	case -1:
		p.entries[i] = entry{f, release}
	case 0:
		a, err := was.Digest()
		if err != nil {
			return err
		}
		b, err := f.Digest()
		if err != nil {
			return err
		}
		if a != b {
			return fmt.Errorf("%s and %s say different things of %s, both as version %s", was.release, release, f.Force.Name, f.Version())
		}
	}
	return nil
}

// order compares versions such as 1.2 and 1.10 by their numbers.
func order(a, b string) int { return slices.Compare(numbers(a), numbers(b)) }

func numbers(version string) []int {
	var out []int
	n := 0
	for _, r := range version + "." {
		if r == '.' {
			out, n = append(out, n), 0
			continue
		}
		n = n*10 + int(r-'0')
	}
	return out
}

// PanelKey are the columns that together name a row of a panel: a force can be audited
// twice in a round, and judged under two rulebooks.
func PanelKey() []string { return append(Key(), "rulebook", "audit_to") }

// PanelColumns are the columns of a panel: those of the table, the release, and
// whether the row can be compared.
func PanelColumns() []Column {
	return append(Columns(),
		Column{Name: "release", Title: "Release", Meaning: "the release that the row is from", Kind: textKind, Required: true},
		Column{Name: "comparable", Title: "Comparable", Meaning: "whether the rate can be compared with that of the row before of the same force and measure; empty for the first", Kind: booleanKind},
		Column{
			Name: "why_not_comparable", Title: "Why not comparable",
			Meaning: "definition: something else is counted; level: the intervals have another level; sample: one of the two is invented; inspectors: they do not compare the two", Kind: textKind,
		})
}

// Rows are the names of the columns, then the rows: force by force, measure by measure,
// the earliest audit first.
func (p *Panel) Rows() [][]string {
	slices.SortStableFunc(p.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.Force.ID, b.Force.ID), cmp.Compare(a.Audit.To.String(), b.Audit.To.String()), cmp.Compare(a.Rulebook.ID, b.Rulebook.ID))
	})
	out := [][]string{heads(PanelColumns())}
	for rest := p.entries; len(rest) > 0; {
		n := slices.IndexFunc(rest, func(e entry) bool { return e.Force.ID != rest[0].Force.ID })
		if n < 0 {
			n = len(rest)
		}
		for _, id := range measures(rest[:n]) {
			out = append(out, through(rest[:n], id)...)
		}
		rest = rest[n:]
	}
	return out
}

// through are the rows of a measure through the rounds of a force.
func through(rounds []entry, id string) [][]string {
	var out [][]string
	var before *entry
	for i := range rounds {
		e := &rounds[i]
		at := e.measure(id)
		if at < 0 {
			continue
		}
		comparable, why := "", ""
		if before != nil {
			why = before.differs(e, id)
			comparable = strconv.FormatBool(why == "")
		}
		out = append(out, append(cells(Columns(), &e.Findings, at), e.release, comparable, why))
		before = e
	}
	return out
}

// measures are the measures of a force's rounds, in the order of the rules.
func measures(force []entry) []string {
	var out []string
	for _, e := range force {
		for _, m := range e.Measures {
			if !slices.Contains(out, m.ID) {
				out = append(out, m.ID)
			}
		}
	}
	return out
}

func (e *entry) measure(id string) int {
	return slices.IndexFunc(e.Measures, func(m findings.Measure) bool { return m.ID == id })
}

// differs says why a measure cannot be compared with what it was before; "" where it
// can.
func (e *entry) differs(next *entry, id string) string {
	was, is := &e.Measures[e.measure(id)], &next.Measures[next.measure(id)]
	decided := slices.ContainsFunc(next.Changes, func(c findings.Change) bool {
		return c.Measure == id && c.Inspection == e.Inspection.Title && !c.Comparable
	})
	switch {
	case definition(was) != definition(is):
		return "definition"
	case was.Level != is.Level:
		return "level"
	case e.Sample != next.Sample:
		return "sample"
	case decided:
		return "inspectors"
	}
	return ""
}
