package population

import "assize/report/read/source"

// places is where the counts of strata stand: the first of each, and the first that is
// below 0. The zero value knows none.
type places struct{ first, below map[string]source.Pos }

// note keeps where a count of a stratum stands.
func (p *places) note(stratum string, value float64, at source.Pos) {
	if p.first == nil {
		p.first, p.below = map[string]source.Pos{}, map[string]source.Pos{}
	}
	keep(p.first, stratum, at)
	if value < 0 {
		keep(p.below, stratum, at)
	}
}

func keep(places map[string]source.Pos, stratum string, at source.Pos) {
	if _, noted := places[stratum]; !noted {
		places[stratum] = at
	}
}

// take keeps what others noted of a stratum, after what is known.
func (p *places) take(of places, stratum string) {
	if at, ok := of.first[stratum]; ok {
		p.note(stratum, 0, at)
	}
	if at, ok := of.below[stratum]; ok {
		p.note(stratum, -1, at)
	}
}

// at is where a stratum's count stands, in the words of a table; its sheet where it has
// no cell of its own.
func (c *counts) at(stratum string) source.Pos {
	if at, ok := c.first[stratum]; ok {
		return at
	}
	return source.Pos{File: c.file, Sheet: c.sheet}
}
