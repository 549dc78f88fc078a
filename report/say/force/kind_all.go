package force

import (
	"assize/report/judge/findings"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// everyKind: all that was audited of a measure was recorded. The audit does not show
// that all are: what it shows is the lower limit. everyOtherKind is the same of a
// measure that counts something else than crimes recorded of those that should be.
func everyKind() *tell.Kind { return every("every-recorded") }

func everyOtherKind() *tell.Kind { return every("every-other") }

func every(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartRates, Forms: rateFamily(), Vouches: true, Leads: "counts",
		Roles: []tell.Role{measureRole(), number("counts"), number("least")},
	}
}

func (t *teller) stateEvery(m findings.Measure) (tell.Statement, bool) {
	k := everyOtherKind()
	if ofCrimes(m) {
		k = everyKind()
	}
	return t.State(k, m.ID, t.weigh(m.ID), m.Reportable && m.Role != "cancelled" && m.AllRecorded(), func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "counts": t.of(t.counts, m.ID), "least": t.of(t.lowerOf, m.ID)}
	})
}

// noneKind: nothing that was audited of a measure was recorded. What that shows is the
// upper limit.
func noneKind() *tell.Kind { return none("none-recorded") }

func noneOtherKind() *tell.Kind { return none("none-other") }

func none(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartRates, Forms: rateFamily(), Vouches: true, Leads: "counts",
		Roles: []tell.Role{measureRole(), number("counts"), number("most")},
	}
}

func (t *teller) stateNone(m findings.Measure) (tell.Statement, bool) {
	k := noneOtherKind()
	if ofCrimes(m) {
		k = noneKind()
	}
	return t.State(k, m.ID, t.weigh(m.ID), m.Reportable && m.Role != "cancelled" && noneWere(m), func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "counts": t.of(t.counts, m.ID), "most": t.of(t.upperOf, m.ID)}
	})
}

// noneOfKind: the same of more than one, as "none of the 40". notTheOneKind: one was
// audited, and it was not recorded.
func noneOfKind() *tell.Kind {
	return &tell.Kind{ID: "none-of", Part: tell.PartRates, Forms: []tell.Form{tell.Clause}, Roles: []tell.Role{number("none")}}
}

func notTheOneKind() *tell.Kind {
	return &tell.Kind{ID: "not-the-one", Part: tell.PartRates, Forms: []tell.Form{tell.Clause}, Roles: []tell.Role{measureRole()}}
}

func (t *teller) stateNoneOf(m findings.Measure) (tell.Statement, bool) {
	return t.State(noneOfKind(), m.ID, t.weigh(m.ID), m.Reportable && noneWere(m) && m.Denominator > 1, func() tell.Roles {
		return tell.Roles{"none": t.of(t.noneOf, m.ID)}
	})
}

func (t *teller) stateNotTheOne(m findings.Measure) (tell.Statement, bool) {
	return t.State(notTheOneKind(), m.ID, t.weigh(m.ID), m.Reportable && noneWere(m) && m.Denominator == 1, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID)}
	})
}

// noneWere reports whether something was audited, and none of it was recorded.
func noneWere(m findings.Measure) bool { return words.NoneWere(m.Numerator.Int(), m.Denominator.Int()) }
