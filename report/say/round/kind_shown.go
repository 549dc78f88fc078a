package round

import (
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// shown: the overview is of every force that the job lists.
func shown() *tell.Kind {
	return &tell.Kind{
		ID: "shown", Part: tell.PartJudgment, Forms: []tell.Form{tell.Heading, tell.Clause},
		Roles: []tell.Role{{Name: "forces", Counts: true}},
	}
}

func (t *teller) stateShown() (tell.Statement, bool) {
	return t.State(shown(), "", 1, t.Picture.Complete(), func() tell.Roles { return tell.Roles{"forces": t.countedShown()} })
}

// shownOf: it is of some of those that the job lists.
func shownOf() *tell.Kind {
	return &tell.Kind{
		ID: "shown-of", Part: tell.PartJudgment, Forms: []tell.Form{tell.Heading, tell.Clause}, Vouches: true,
		Roles: []tell.Role{{Name: "forces", Counts: true}, {Name: "listed", Counts: true}},
	}
}

func (t *teller) stateShownOf() (tell.Statement, bool) {
	return t.State(shownOf(), "", 1, !t.Picture.Complete(), func() tell.Roles {
		return tell.Roles{"forces": t.countedShown(), "listed": t.counted(roundRef("listed"), t.Picture.Listed)}
	})
}

func (t *teller) countedShown() []doc.Run {
	return t.counted(roundRef("forces"), len(t.Picture.Forces))
}

func roundRef(column string) doc.Ref {
	return doc.Ref{Sheet: ledger.SheetRoundTotals, Row: ledger.RoundRow, Column: column}
}
