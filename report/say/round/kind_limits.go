package round

import (
	"assize/report/say/tell"
)

// What is stated of a funnel depends on what its limits describe: sampling alone or,
// where the forces vary more than sampling explains, how the forces are spread. Exactly
// one of the four sentences is true of a funnel, and exactly one of the six titles.

// outside: some forces of the funnel differ from the common rate when all are judged
// together.
func outside() *tell.Kind {
	return &tell.Kind{ID: "outside-limits", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{{Name: "forces"}}, Vouches: true}
}

func (t *teller) stateOutside() (tell.Statement, bool) {
	names := t.different()
	return t.State(outside(), "", 0.8, len(names) > 0 && !t.widened(), func() tell.Roles { return tell.Roles{"forces": t.names(names)} })
}

// mostApart is how many forces the title of a funnel names.
const mostApart = 6

// outsideFew: those that differ by more than sampling explains are few enough for a
// title.
func outsideFew() *tell.Kind {
	return &tell.Kind{ID: "outside-limits-few", Part: tell.PartComparison, Forms: []tell.Form{tell.Heading}, Roles: []tell.Role{{Name: "forces"}}, Vouches: true}
}

func (t *teller) stateOutsideFew() (tell.Statement, bool) {
	names := t.different()
	return t.State(outsideFew(), "", 0.8, !t.widened() && fewApart(names), func() tell.Roles { return tell.Roles{"forces": t.names(names)} })
}

// outsideMany: they are more than a title names.
func outsideMany() *tell.Kind {
	return &tell.Kind{ID: "outside-limits-many", Part: tell.PartComparison, Forms: []tell.Form{tell.Heading}, Vouches: true}
}

func (t *teller) stateOutsideMany() (tell.Statement, bool) {
	return t.State(outsideMany(), "", 0.8, !t.widened() && manyApart(t.different()), nil)
}

// within: there is a funnel, and none of its forces differs.
func within() *tell.Kind {
	return &tell.Kind{ID: "within-limits", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence, tell.Heading}, Vouches: true}
}

func (t *teller) stateWithin() (tell.Statement, bool) {
	return t.State(within(), "", 0.8, t.Picture.Funnel != nil && len(t.different()) == 0 && !t.widened(), nil)
}

// beyondSpread: some forces lie further from the common rate than the others are
// spread, when all are judged together.
func beyondSpread() *tell.Kind {
	return &tell.Kind{ID: "beyond-spread", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{{Name: "forces"}}, Vouches: true}
}

func (t *teller) stateBeyondSpread() (tell.Statement, bool) {
	names := t.different()
	return t.State(beyondSpread(), "", 0.8, len(names) > 0 && t.widened(), func() tell.Roles { return tell.Roles{"forces": t.names(names)} })
}

// beyondFew: those that lie beyond the spread of the forces are few enough for a title.
// Limits that are widened say nothing of sampling.
func beyondFew() *tell.Kind {
	return &tell.Kind{ID: "beyond-spread-few", Part: tell.PartComparison, Forms: []tell.Form{tell.Heading}, Roles: []tell.Role{{Name: "forces"}}, Vouches: true}
}

func (t *teller) stateBeyondFew() (tell.Statement, bool) {
	names := t.different()
	return t.State(beyondFew(), "", 0.8, t.widened() && fewApart(names), func() tell.Roles { return tell.Roles{"forces": t.names(names)} })
}

// beyondMany: they are more than a title names.
func beyondMany() *tell.Kind {
	return &tell.Kind{ID: "beyond-spread-many", Part: tell.PartComparison, Forms: []tell.Form{tell.Heading}, Vouches: true}
}

func (t *teller) stateBeyondMany() (tell.Statement, bool) {
	return t.State(beyondMany(), "", 0.8, t.widened() && manyApart(t.different()), nil)
}

// fewApart and manyApart are some forces that a title names, and more than that.
func fewApart(names []string) bool { return len(names) > 0 && len(names) <= mostApart }

func manyApart(names []string) bool { return len(names) > mostApart }

// withinSpread: the forces vary more than sampling explains, and none lies further off
// than the others are spread.
func withinSpread() *tell.Kind {
	return &tell.Kind{ID: "within-spread", Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence, tell.Heading}, Vouches: true}
}

func (t *teller) stateWithinSpread() (tell.Statement, bool) {
	return t.State(withinSpread(), "", 0.8, len(t.different()) == 0 && t.widened(), nil)
}

// widened reports whether the limits of the funnel describe the spread of the forces.
func (t *teller) widened() bool { return t.Picture.Funnel != nil && t.Picture.Funnel.Widened }
