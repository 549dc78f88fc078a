package force

import (
	"assize/report/judge/findings"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// unrecordedForms are those of an estimate of crimes that are not recorded.
func unrecordedForms() []tell.Form {
	return []tell.Form{tell.Sentence, tell.Lead, tell.Clause, tell.Detail}
}

// unrecordedKind: the crimes a year that are reported and not recorded are estimated,
// and the estimate is not none.
func unrecordedKind() *tell.Kind {
	return &tell.Kind{
		ID: "unrecorded", Part: tell.PartUnrecorded, Forms: unrecordedForms(), Vouches: true, Leads: "crimes",
		Roles: []tell.Role{measureRole(), number("crimes"), number("interval"), levelRole(), {Name: "period"}},
	}
}

func (t *teller) stateUnrecorded(u findings.Unrecorded) (tell.Statement, bool) {
	m := t.Measures[u.Measure]
	holds := u.Value.Known() && m.Reportable && !t.printsNone(u)
	return t.State(unrecordedKind(), u.Measure, t.weigh(u.Measure), holds, func() tell.Roles {
		return tell.Roles{
			"measure": t.labelRuns(u.Measure), "crimes": t.of(t.unrecorded, u.Measure), "interval": t.of(t.unrecordedRange, u.Measure),
			"level": t.levelRuns(m), "period": t.of(t.periodEnd, u.Measure),
		}
	})
}

// noneUnrecordedKind: the audit found none unrecorded, which does not show that none
// is: what it shows is the upper limit.
func noneUnrecordedKind() *tell.Kind {
	return &tell.Kind{
		ID: "none-unrecorded", Part: tell.PartUnrecorded, Forms: unrecordedForms(), Vouches: true, Leads: "most",
		Roles: []tell.Role{measureRole(), number("most"), {Name: "period"}},
	}
}

func (t *teller) stateNoneUnrecorded(u findings.Unrecorded) (tell.Statement, bool) {
	holds := u.Value.Known() && u.Upper.Known() && t.Measures[u.Measure].Reportable && t.printsNone(u)
	return t.State(noneUnrecordedKind(), u.Measure, t.weigh(u.Measure), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(u.Measure), "most": t.of(t.unrecorded, u.Measure), "period": t.of(t.periodEnd, u.Measure)}
	})
}

// recordedKind: the crimes that were recorded in the twelve months that an estimate is
// made of; recordedLessFraudKind where fraud is not among them.
func recordedKind() *tell.Kind { return recordedCrimes("recorded-crimes") }

func recordedLessFraudKind() *tell.Kind { return recordedCrimes("recorded-crimes-less-fraud") }

func recordedCrimes(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartUnrecorded, Forms: []tell.Form{tell.Lead}, Vouches: true,
		Roles: []tell.Role{number("recorded"), {Name: "period"}},
	}
}

func (t *teller) stateRecorded(u findings.Unrecorded) (tell.Statement, bool) {
	k := recordedKind()
	if t.ExcludesFraud() {
		k = recordedLessFraudKind()
	}
	return t.State(k, u.Measure, t.weigh(u.Measure), u.Population.Value.Known() && u.Value.Known(), func() tell.Roles {
		return tell.Roles{"recorded": t.of(t.populationText, u.Measure), "period": t.of(t.periodEnd, u.Measure)}
	})
}

// reportedKind: the crimes that the recorded ones stand for at the rate that was found,
// where that is neither of all nor of none.
func reportedKind() *tell.Kind {
	return &tell.Kind{
		ID: "reported-crimes", Part: tell.PartUnrecorded, Forms: []tell.Form{tell.Lead}, Vouches: true,
		Roles: []tell.Role{number("reported")},
	}
}

func (t *teller) stateReported(u findings.Unrecorded) (tell.Statement, bool) {
	m := t.Measures[u.Measure]
	holds := u.Measure == t.Found.Combined && m.Reportable && u.Value.Known() && !t.printsNone(u) && !ledger.AsCounts(m)
	return t.State(reportedKind(), u.Measure, t.weigh(u.Measure), holds, func() tell.Roles {
		return tell.Roles{"reported": t.of(t.reportedText, u.Measure)}
	})
}

// printsNone reports an estimate that would be printed as no crimes at all.
func (t *teller) printsNone(u findings.Unrecorded) bool {
	return t.Pack.Rounded(u.Value.Float(), t.estimated(u).Step()) == t.Pack.Count(0)
}
