package round

import (
	"assize/report/say/tell"
)

// orderOpen: the forces can be compared, and sampling leaves open which of at least
// two comes before the other.
func orderOpen() *tell.Kind {
	return &tell.Kind{ID: "order-open", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence}, Vouches: true}
}

func (t *teller) stateOrderOpen() (tell.Statement, bool) {
	return t.State(orderOpen(), "", 1, t.Picture.Ranking != nil && t.anyPlaceOpen(), nil)
}

// orderKnown: the forces can be compared, and each has one place.
func orderKnown() *tell.Kind {
	return &tell.Kind{ID: "order-known", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence}, Vouches: true}
}

func (t *teller) stateOrderKnown() (tell.Statement, bool) {
	return t.State(orderKnown(), "", 1, t.Picture.Ranking != nil && !t.anyPlaceOpen(), nil)
}

// anyPlaceOpen reports whether a force may have more places than one.
func (t *teller) anyPlaceOpen() bool {
	for _, f := range t.Picture.Ranking.Forces {
		if f.Best != f.Worst {
			return true
		}
	}
	return false
}
