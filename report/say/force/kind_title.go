package force

import (
	"assize/report/judge/findings"
	"assize/report/say/tell"
)

// What figures are headed by, where no kind of what they show has a title.

// aroundKind: the combined rate as a whole percentage, with the word that is true of it.
func aroundKind() *tell.Kind {
	return &tell.Kind{ID: "around", Part: tell.PartRates, Forms: []tell.Form{tell.Heading}, Roles: []tell.Role{number("rate")}}
}

func (t *teller) stateAround(m findings.Measure) (tell.Statement, bool) {
	holds := m.ID == t.Found.Combined && m.Reportable && ofCrimes(m) && m.Rate > 0 && m.Rate < 1
	return t.State(aroundKind(), m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"rate": t.of(t.around, m.ID)}
	})
}

// everyAuditedKind: every crime that was audited was recorded.
func everyAuditedKind() *tell.Kind {
	return &tell.Kind{ID: "every-audited", Part: tell.PartRates, Forms: []tell.Form{tell.Heading}, Vouches: true}
}

func (t *teller) stateEveryAudited(m findings.Measure) (tell.Statement, bool) {
	holds := m.ID == t.Found.Combined && m.Reportable && ofCrimes(m) && m.AllRecorded()
	return t.State(everyAuditedKind(), m.ID, t.weigh(m.ID), holds, nil)
}

// leastOftenKind: the upper limit of a crime type lies below the lower limit of every
// other, and both it and the combined rate are told.
func leastOftenKind() *tell.Kind {
	return &tell.Kind{
		ID: "least-often", Part: tell.PartRates, Forms: []tell.Form{tell.Clause}, Vouches: true,
		Roles: []tell.Role{measureRole()},
	}
}

func (t *teller) stateLeastOften(m findings.Measure) (tell.Statement, bool) {
	return t.State(leastOftenKind(), m.ID, t.weigh(m.ID), t.isLowest(m.ID), func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID)}
	})
}
