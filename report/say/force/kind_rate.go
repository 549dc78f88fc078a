package force

import (
	"assize/report/judge/findings"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// What can be stated of the rate of a measure is one of nine kinds, rateKinds, of which
// exactly one is true of every measure that is no audit of cancelled records.

// rateFamily are the forms in which each of them is worded.
func rateFamily() []tell.Form { return []tell.Form{tell.Sentence, tell.Lead, tell.Clause, tell.Detail} }

// rateKinds are the ids of the family.
func rateKinds() []string {
	return []string{"rate", "counted", "counted-other", "every-recorded", "every-other", "none-recorded", "none-other", "rate-at-most", "not-reportable"}
}

// rateKind: a measure has a rate to print, which is neither of all that was audited nor
// of none: those are other kinds, because they do not show that all are, or none.
func rateKind() *tell.Kind {
	return &tell.Kind{
		ID: "rate", Part: tell.PartRates, Forms: rateFamily(), Leads: "rate",
		Roles: []tell.Role{measureRole(), number("rate"), number("interval"), levelRole()},
	}
}

func (t *teller) stateRate(m findings.Measure) (tell.Statement, bool) {
	holds := m.Reportable && m.Role != "cancelled" && !ledger.AsCounts(m) // whose sheet has counts and no rate
	return t.State(rateKind(), m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "rate": t.of(t.rate, m.ID), "interval": t.of(t.rangeOf, m.ID), "level": t.levelRuns(m)}
	})
}

// atMostKind: a measure has no rate, because nothing was recorded of a part of it, and
// is known to be at most so much.
func atMostKind() *tell.Kind {
	return &tell.Kind{
		ID: "rate-at-most", Part: tell.PartRates, Forms: append(rateFamily(), tell.Heading), Leads: "most",
		Roles: []tell.Role{measureRole(), number("most"), levelRole(), {Name: "why"}},
	}
}

func (t *teller) stateAtMost(m findings.Measure) (tell.Statement, bool) {
	return t.State(atMostKind(), m.ID, t.weigh(m.ID), t.bounded(m.ID), func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "most": t.of(t.atMost, m.ID), "level": t.levelRuns(m), "why": t.of(t.whyNot, m.ID)}
	})
}

// notReportableKind: a measure has neither, and the findings say why.
func notReportableKind() *tell.Kind {
	return &tell.Kind{
		ID: "not-reportable", Part: tell.PartRates, Forms: rateFamily(), Vouches: true,
		Roles: []tell.Role{measureRole(), {Name: "why"}},
	}
}

func (t *teller) stateNotReportable(m findings.Measure) (tell.Statement, bool) {
	holds := !m.Reportable && m.NotReportable != "" && m.Role != "cancelled" && !t.bounded(m.ID)
	return t.State(notReportableKind(), m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "why": t.of(t.whyNot, m.ID)}
	})
}
