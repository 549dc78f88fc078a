package force

import (
	"assize/report/judge/findings"
	"assize/report/say/tell"
)

// rateKind: a measure has a rate to print, which is neither of all that was audited nor
// of none: those are other kinds, because they do not show that all are, or none.
func rateKind() *tell.Kind {
	return &tell.Kind{
		ID: "rate", Part: tell.PartRates, Forms: []tell.Form{tell.Sentence},
		Roles: []tell.Role{measureRole(), number("rate"), number("interval"), levelRole()},
	}
}

func (t *teller) stateRate(m findings.Measure) (tell.Statement, bool) {
	holds := m.Reportable && m.Role != "cancelled" && m.Rate > 0 && m.Rate < 1 // whose sheet has counts and no rate
	return t.State(rateKind(), m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "rate": t.of(t.rate, m.ID), "interval": t.of(t.rangeOf, m.ID), "level": t.levelRuns(m)}
	})
}

// atMostKind: a measure has no rate, because nothing was recorded of a part of it, and
// is known to be at most so much.
func atMostKind() *tell.Kind {
	return &tell.Kind{
		ID: "rate-at-most", Part: tell.PartRates, Forms: []tell.Form{tell.Sentence},
		Roles: []tell.Role{measureRole(), number("most")},
	}
}

func (t *teller) stateAtMost(m findings.Measure) (tell.Statement, bool) {
	return t.State(atMostKind(), m.ID, t.weigh(m.ID), t.bounded(m.ID), func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "most": t.of(t.atMost, m.ID)}
	})
}
