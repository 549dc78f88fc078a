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

// within: there is a funnel, and none of its forces differs.
func within() *tell.Kind {
	return &tell.Kind{ID: "within-limits", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence}, Vouches: true}
}

func (t *teller) stateWithin() (tell.Statement, bool) {
	return t.State(within(), "", 0.8, t.Picture.Funnel != nil && len(t.different()) == 0, nil)
}
