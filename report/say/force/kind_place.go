package force

import (
	"slices"

	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// belowMost: among the forces that the force can be compared with, sampling leaves it
// no place in the upper half. aboveMost is the same at the other end; placeOpen leaves
// it both.
func belowMost() *tell.Kind { return placeKind("below-most") }

func aboveMost() *tell.Kind { return placeKind("above-most") }

func placeOpen() *tell.Kind { return placeKind("place-open") }

func placeKind(id string) *tell.Kind {
	return &tell.Kind{ID: id, Part: tell.PartComparison, Forms: []tell.Form{tell.Heading}, Roles: []tell.Role{{Name: "force"}}, Vouches: true}
}

// statePlace says where the force stands, where there are enough to stand among.
func (t *teller) statePlace() {
	own, n, ok := t.place()
	below := ok && own.Best > (n+1)/2 // better places than its best are more than half
	above := ok && own.Worst <= n/2
	roles := func() tell.Roles { return tell.Roles{"force": doc.Words(t.Found.Force.Name)} }
	t.add(t.State(belowMost(), "", 0.6, below, roles))
	t.add(t.State(aboveMost(), "", 0.6, above, roles))
	t.add(t.State(placeOpen(), "", 0.6, ok && !below && !above, roles))
}

// leastCompared is the fewest forces among which a report shows where its own stands.
const leastCompared = 10

// place is the force's own among the forces that can be compared, and their number;
// ok where it is one of enough of them.
func (t *teller) place() (own nation.Rank, n int, ok bool) {
	r := t.Picture.Ranking
	if r == nil || len(r.Forces) < leastCompared {
		return own, 0, false
	}
	i := slices.IndexFunc(r.Forces, func(f nation.Rank) bool { return f.Force.ID == t.Found.Force.ID })
	if i < 0 {
		return own, 0, false
	}
	return r.Forces[i], len(r.Forces), true
}

// among reports whether the force stands among enough others to be shown there.
func (t *teller) among() bool { _, _, ok := t.place(); return ok }
