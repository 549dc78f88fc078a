package round

import (
	"assize/report/judge/nation"
	"assize/report/say/tell"
)

// lowestRates: at the lower end of the order stand some forces whose estimates are
// printed lower than every other's, and of which sampling leaves none a place in the
// upper half.
func lowestRates() *tell.Kind {
	return &tell.Kind{
		ID: "lowest-rates", Part: tell.PartComparison, Forms: []tell.Form{tell.Heading}, Vouches: true,
		Roles: []tell.Role{{Name: "forces"}},
	}
}

func (t *teller) stateLowestRates() (tell.Statement, bool) {
	low := t.lowEnd()
	return t.State(lowestRates(), "", 0.7, len(low) > 0, func() tell.Roles {
		var names []string
		for _, f := range low {
			names = append(names, f.Force.Name)
		}
		return tell.Roles{"forces": t.names(names)}
	})
}

// mostLow is how many forces a title names.
const mostLow = 5

// lowEnd are the forces that the statement names, the lowest first.
func (t *teller) lowEnd() []nation.Rank {
	list := t.ranks()
	n := 0
	var low []nation.Rank
	for i := len(list) - 1; i >= 0 && len(low) < mostLow && list[i].Best > (len(list)+1)/2; i-- {
		low = append(low, list[i])
		if i > 0 && t.placed(list[i-1]) != t.placed(list[i]) {
			n = len(low) // the next is printed higher
		}
	}
	return low[:n]
}
