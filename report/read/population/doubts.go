package population

import (
	"maps"
	"math"
	"slices"

	"assize/report/read/audit"
	"assize/report/read/source"
)

// Doubts are what is doubtful of the figures that At gives: two tables that say different
// things of them, and years that jump. There are none where At gives none.
func (t *Table) Doubts(force string, to audit.Date) source.Problems {
	var ps source.Problems
	s := t.forces[force]
	if s == nil {
		return nil
	}
	at, exact := slices.BinarySearchFunc(s.ends, to, compareDates)
	if at == len(s.ends) || at == 0 && !exact {
		return nil
	}
	first := at
	if !exact {
		first--
	}
	rules := source.Index(Rules())
	for _, end := range s.ends[first : at+1] {
		s.counts[end].tellOthers(rules[ruleDisagree], end, &ps)
	}
	for i := max(first-1, 0); i < min(at+1, len(s.ends)-1); i++ {
		tellJumps(rules[ruleJump], s, s.ends[i], s.ends[i+1], &ps)
	}
	return ps
}

// tellOthers tells the tables that say something else.
func (c *counts) tellOthers(rule source.Rule, end audit.Date, ps *source.Problems) {
	for _, other := range c.others {
		for _, stratum := range c.differing(other) {
			ps.Breach(rule, other.at(stratum), "%.0f crimes of the stratum %q in the 12 months to %s, where %s says %.0f", other.stratum[stratum], stratum, end, c.at(stratum), c.stratum[stratum])
		}
	}
}

// differing are the strata of which two tables say different things, sorted. One that is
// not available in one of them says nothing.
func (c *counts) differing(other *counts) []string {
	var out []string
	for stratum, value := range c.stratum {
		if theirs, there := other.stratum[stratum]; there && theirs != value && !c.missing[stratum] && !other.missing[stratum] {
			out = append(out, stratum)
		}
	}
	slices.Sort(out)
	return out
}

// A change is a jump from a quarter of the year before; fewer crimes than fewestOfJump
// change so by chance.
const (
	jump         = 0.25
	fewestOfJump = 400
)

// tellJumps tells the strata whose years to two ends of quarters are far apart.
func tellJumps(rule source.Rule, s *series, from, to audit.Date, ps *source.Problems) {
	if monthsOf(to)-monthsOf(from) > longestGap {
		return
	}
	a, b := s.counts[from], s.counts[to]
	for _, stratum := range slices.Sorted(maps.Keys(b.stratum)) {
		was, is := a.stratum[stratum], b.stratum[stratum]
		if a.missing[stratum] || b.missing[stratum] || math.Max(was, is) < fewestOfJump || math.Abs(is-was) < jump*was {
			continue
		}
		ps.Breach(rule, b.at(stratum), "%.0f crimes of the stratum %q in the 12 months to %s, and %.0f in those to %s", was, stratum, from, is, to)
	}
}
