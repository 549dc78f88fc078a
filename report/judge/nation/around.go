package nation

import (
	"cmp"
	"slices"
)

// As many forces as these stand at either end of an order, and beside a force on either
// side, where a force shows itself among others: what it shows does not grow with the
// round.
const (
	atEnds = 3
	beside = 3
)

// Around are the places, from 0, of what one force shows of the order: its ends, and the
// force's own neighbours. Of a short order it is the whole.
func (r *Ranking) Around(force string) []int {
	return around(len(r.Forces), slices.IndexFunc(r.Forces, func(f Rank) bool { return f.Force.ID == force }))
}

// around are the ends of an order of n, and what stands beside a place in it, -1 for none.
func around(n, own int) []int {
	var out []int
	for i := range n {
		near := own >= 0 && i >= own-beside && i <= own+beside
		if n <= 2*atEnds+2*beside+1 || i < atEnds || i >= n-atEnds || near {
			out = append(out, i)
		}
	}
	return out
}

// Around are the forces that one force shows beside itself, by name: those nearest to it
// in the order of rates, and those at its ends.
func (p Picture) Around(force string) []Entry {
	shown := map[string]bool{force: true}
	if r := p.Ranking; r != nil && slices.ContainsFunc(r.Forces, func(f Rank) bool { return f.Force.ID == force }) {
		for _, i := range r.Around(force) {
			shown[r.Forces[i].Force.ID] = true
		}
	} else {
		order := slices.SortedStableFunc(slices.Values(p.Forces), func(a, b Entry) int {
			return cmp.Or(-compareKnown(a, b), -cmp.Compare(a.Rate, b.Rate))
		})
		for _, i := range around(len(order), slices.IndexFunc(order, func(e Entry) bool { return e.Force.ID == force })) {
			shown[order[i].Force.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(p.Forces), func(e Entry) bool { return !shown[e.Force.ID] })
}

// compareKnown puts a force without a rate before one that has one.
func compareKnown(a, b Entry) int {
	rank := func(e Entry) int {
		if e.Reportable && e.Rate.Known() {
			return 1
		}
		return 0
	}
	return cmp.Compare(rank(a), rank(b))
}
