package force

import (
	"assize/report/judge/findings"
	"assize/report/say/tell"
)

// unrecordedKind: the crimes a year that are reported and not recorded are estimated,
// and the estimate is not none.
func unrecordedKind() *tell.Kind {
	return &tell.Kind{
		ID: "unrecorded", Part: tell.PartUnrecorded, Forms: []tell.Form{tell.Sentence},
		Roles: []tell.Role{measureRole(), number("crimes"), number("interval"), levelRole()},
	}
}

func (t *teller) stateUnrecorded(u findings.Unrecorded) (tell.Statement, bool) {
	m := t.Measures[u.Measure]
	holds := u.Value.Known() && m.Reportable && !t.printsNone(u)
	return t.State(unrecordedKind(), u.Measure, t.weigh(u.Measure), holds, func() tell.Roles {
		return tell.Roles{
			"measure": t.labelRuns(u.Measure), "crimes": t.of(t.unrecorded, u.Measure), "interval": t.of(t.unrecordedRange, u.Measure), "level": t.levelRuns(m),
		}
	})
}

// noneUnrecordedKind: the audit found none unrecorded, which does not show that none
// is: what it shows is the upper limit.
func noneUnrecordedKind() *tell.Kind {
	return &tell.Kind{
		ID: "none-unrecorded", Part: tell.PartUnrecorded, Forms: []tell.Form{tell.Sentence}, Vouches: true,
		Roles: []tell.Role{measureRole(), number("most")},
	}
}

func (t *teller) stateNoneUnrecorded(u findings.Unrecorded) (tell.Statement, bool) {
	holds := u.Value.Known() && u.Upper.Known() && t.Measures[u.Measure].Reportable && t.printsNone(u)
	return t.State(noneUnrecordedKind(), u.Measure, t.weigh(u.Measure), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(u.Measure), "most": t.of(t.unrecorded, u.Measure)}
	})
}

// printsNone reports an estimate that would be printed as no crimes at all.
func (t *teller) printsNone(u findings.Unrecorded) bool {
	return t.Pack.Rounded(u.Value.Float(), t.estimated(u).Step()) == t.Pack.Count(0)
}
