package force

import (
	"assize/report/judge/findings"
	"assize/report/say/tell"
)

// everyKind: all that was audited of a measure was recorded. The audit does not show
// that all are: what it shows is the lower limit.
func everyKind() *tell.Kind {
	return &tell.Kind{
		ID: "every-recorded", Part: tell.PartRates, Forms: []tell.Form{tell.Sentence}, Vouches: true,
		Roles: []tell.Role{measureRole(), number("counts"), number("least")},
	}
}

func (t *teller) stateEvery(m findings.Measure) (tell.Statement, bool) {
	holds := m.Reportable && m.Role != "cancelled" && m.AllRecorded() && m.Lower.Known()
	return t.State(everyKind(), m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "counts": t.of(t.counts, m.ID), "least": t.of(t.lowerOf, m.ID)}
	})
}

// noneKind: nothing that was audited of a measure was recorded. What that shows is the
// upper limit.
func noneKind() *tell.Kind {
	return &tell.Kind{
		ID: "none-recorded", Part: tell.PartRates, Forms: []tell.Form{tell.Sentence}, Vouches: true,
		Roles: []tell.Role{measureRole(), number("counts"), number("most")},
	}
}

func (t *teller) stateNone(m findings.Measure) (tell.Statement, bool) {
	holds := m.Reportable && m.Role != "cancelled" && m.Denominator > 0 && m.Numerator == 0 && m.Upper.Known()
	return t.State(noneKind(), m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "counts": t.of(t.counts, m.ID), "most": t.of(t.upperOf, m.ID)}
	})
}
