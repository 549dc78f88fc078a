package findings

import (
	"cmp"
	"math"
	"slices"

	"assize/report/judge/disclose"
	"assize/report/judge/rulebook"
)

// protector withholds further counts until no small one that is withheld can be worked
// out, exactly or nearly, of all that is public: of the other tables too, and of what
// is shown whole.
type protector struct {
	measures []Measure           // those whose counts add up with controlled ones
	rules    []*rulebook.Measure // of each
	decided  []*Disclosed        // of each; nil for counts that are shown whole
	control  []rulebook.Disclosure
	tables   map[string]countTable // by quantity
}

// countTable is one quantity: which measures publish it, and what they count.
type countTable struct {
	of     []int // places in measures
	counts []int
	table  disclose.Table
	sound  bool // what is counted adds up in the table
}

// missedOf is the quantity of what was required and not recorded.
func missedOf(required, recorded string) string { return required + " less " + recorded }

// protect is the protector of a force's measures; nil where nothing is withheld.
func (b *builder) protector(measures []Measure, decided []Disclosed) *protector {
	if !slices.ContainsFunc(decided, func(d Disclosed) bool { return d.Withheld }) {
		return nil
	}
	p := &protector{tables: map[string]countTable{}}
	for _, i := range b.rb.Linked() {
		m := &b.rb.Measures[i]
		k := slices.IndexFunc(measures, func(x Measure) bool { return x.ID == m.ID })
		if k < 0 {
			continue
		}
		rule, _ := b.rb.Control(m)
		var d *Disclosed
		if j := slices.IndexFunc(decided, func(d Disclosed) bool { return d.Measure == m.ID }); j >= 0 {
			d = &decided[j]
		}
		p.measures, p.rules, p.decided, p.control = append(p.measures, measures[k]), append(p.rules, m), append(p.decided, d), append(p.control, rule)
	}
	for i, m := range p.rules {
		required, recorded := m.Counts()
		n, d := p.measures[i].Numerator.Int(), p.measures[i].Denominator.Int()
		p.count(required, i, d)
		p.count(recorded, i, n)
		p.count(missedOf(required, recorded), i, d-n)
	}
	for q := range p.tables {
		p.cross(b.rb, q)
	}
	return p
}

func (p *protector) count(quantity string, i, count int) {
	t := p.tables[quantity]
	t.of, t.counts = append(t.of, i), append(t.counts, count)
	p.tables[quantity] = t
}

// cross makes a quantity's table: of fields whose named values are all there are where
// the counts say so, else with others.
func (p *protector) cross(rb *rulebook.Rulebook, quantity string) {
	t := p.tables[quantity]
	margins := make([]disclose.Margin, len(t.of))
	everything := make([]disclose.Shown, len(t.of))
	for k, i := range t.of {
		margins[k], everything[k] = rb.Margin(p.rules[i]), disclose.Exactly(t.counts[k])
	}
	for _, whole := range []bool{true, false} {
		var ok bool
		if t.table, ok = disclose.Cross(margins, whole); !ok {
			break
		}
		if _, t.sound = t.table.Range(0, everything); t.sound {
			break
		}
	}
	p.tables[quantity] = t
}

// shown is what is public of a quantity.
func (p *protector) shown(t countTable) []disclose.Shown {
	out := make([]disclose.Shown, len(t.of))
	for k, i := range t.of {
		switch d := p.decided[i]; {
		case d == nil || !d.Withheld && d.RoundTo <= 1:
			out[k] = disclose.Exactly(t.counts[k])
		case !d.Withheld:
			out[k] = disclose.Rounded(rounded(t.counts[k], d.RoundTo), d.RoundTo)
		}
	}
	return out
}

// known is where a measure's count of a quantity can lie.
func (p *protector) known(quantity string, i int) disclose.Range {
	t := p.tables[quantity]
	k := slices.Index(t.of, i)
	if !t.sound || k < 0 {
		return disclose.Range{High: float64(t.counts[max(0, k)])} // cells are missing: nothing follows
	}
	r, ok := t.table.Range(k, p.shown(t))
	if !ok {
		return disclose.Range{High: float64(t.counts[k])}
	}
	return r
}

// exposure is how much less can be left open of a withheld measure's small counts than
// its threshold: 0 for one that is protected.
func (p *protector) exposure(i int) float64 {
	required, recorded := p.rules[i].Counts()
	n, d := p.measures[i].Numerator.Int(), p.measures[i].Denominator.Int()
	missed := missedOf(required, recorded)
	r, c, m := p.known(required, i), p.known(recorded, i), p.known(missed, i)
	r = r.And(c.Plus(m))
	c = c.And(disclose.Range{High: r.High})
	threshold := p.control[i].Threshold
	worst := 0.0
	for _, part := range []struct {
		count int
		known disclose.Range
	}{{d, r}, {n, c}, {d - n, m}} {
		if small(part.count, threshold) {
			worst = max(worst, float64(threshold)-part.known.Width())
		}
	}
	return worst
}

// protect withholds the further counts.
func (p *protector) protect() {
	for {
		exposed := p.mostExposed()
		if exposed < 0 {
			return
		}
		next := p.companion(exposed)
		if next < 0 {
			return
		}
		p.decided[next].Withheld, p.decided[next].Why = true, "secondary"
	}
}

// mostExposed is the withheld measure that the least is left open of and that more can
// be withheld for; -1 for none.
func (p *protector) mostExposed() int {
	most, at := 1e-6, -1
	for i, d := range p.decided {
		if d == nil || !d.Withheld || d.Why == "secondary" || !p.control[i].Secondary {
			continue
		}
		if e := p.exposure(i); e > most && len(p.candidates(i)) > 0 {
			most, at = e, i
		}
	}
	return at
}

// mostTried bounds how many candidates are tried for one count.
const mostTried = 16

// candidates are the measures that could be withheld too, the smallest first. One of
// nothing is withheld only where no other helps: that it is nothing tells, too.
func (p *protector) candidates(exposed int) []int {
	var out []int
	for i, d := range p.decided {
		if d != nil && !d.Withheld && p.control[i].Secondary && p.rules[i].Rows == p.rules[exposed].Rows {
			out = append(out, i)
		}
	}
	size := func(i int) int { return cmp.Or(p.measures[i].Denominator.Int(), math.MaxInt) }
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(size(a), size(b)) })
	return out
}

// companion is the smallest measure that protects an exposed one alone, or leaves the
// most open of it; the smallest of all where none helps by itself.
func (p *protector) companion(exposed int) int {
	list := p.candidates(exposed)
	if len(list) == 0 {
		return -1
	}
	best, least := list[0], p.exposure(exposed)
	for _, i := range list[:min(len(list), mostTried)] {
		p.decided[i].Withheld = true
		e := p.exposure(exposed)
		p.decided[i].Withheld = false
		if e < least-1e-6 {
			best, least = i, e
		}
		if e <= 1e-6 {
			break
		}
	}
	return best
}
