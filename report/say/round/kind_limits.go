package round

import (
	"assize/report/say/tell"
)

// outside: some forces of the funnel differ from the common rate when all are judged
// together.
func outside() *tell.Kind {
	return &tell.Kind{ID: "outside-limits", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{{Name: "forces"}}, Vouches: true}
}

func (t *teller) stateOutside() (tell.Statement, bool) {
	names := t.different()
	return t.State(outside(), "", 0.8, len(names) > 0, func() tell.Roles { return tell.Roles{"forces": t.names(names)} })
}

// mostApart is how many forces the title of a funnel names.
const mostApart = 6

// outsideFew: those that differ are few enough for a title.
func outsideFew() *tell.Kind {
	return &tell.Kind{ID: "outside-limits-few", Part: tell.PartComparison, Forms: []tell.Form{tell.Heading}, Roles: []tell.Role{{Name: "forces"}}, Vouches: true}
}

func (t *teller) stateOutsideFew() (tell.Statement, bool) {
	names := t.different()
	return t.State(outsideFew(), "", 0.8, len(names) > 0 && len(names) <= mostApart, func() tell.Roles { return tell.Roles{"forces": t.names(names)} })
}

// outsideMany: they are more than a title names.
func outsideMany() *tell.Kind {
	return &tell.Kind{ID: "outside-limits-many", Part: tell.PartComparison, Forms: []tell.Form{tell.Heading}, Vouches: true}
}

func (t *teller) stateOutsideMany() (tell.Statement, bool) {
	return t.State(outsideMany(), "", 0.8, len(t.different()) > mostApart, nil)
}

// within: there is a funnel, and none of its forces differs.
func within() *tell.Kind {
	return &tell.Kind{ID: "within-limits", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence, tell.Heading}, Vouches: true}
}

func (t *teller) stateWithin() (tell.Statement, bool) {
	return t.State(within(), "", 0.8, t.Picture.Funnel != nil && len(t.different()) == 0, nil)
}
