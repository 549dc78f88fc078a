package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// timedKind: how many audited crimes were recorded in the time that the rulebook allows.
func timedKind() *tell.Kind {
	return &tell.Kind{
		ID: "timed", Part: tell.PartRates, Forms: []tell.Form{tell.Heading}, Roles: []tell.Role{number("counts"), number("hours")},
	}
}

func (t *teller) stateTimed(x findings.Timed) (tell.Statement, bool) {
	m, ok := t.Measures[x.Measure]
	holds := ok && ofReports(m) && m.Numerator > 0 && x.Audited > 1
	return t.State(timedKind(), x.Measure, t.weigh(x.Measure), holds, func() tell.Roles {
		return tell.Roles{"counts": t.of(t.counts, x.Measure), "hours": t.hoursRuns(x)}
	})
}

// hoursRuns is the time allowed, "24 hours".
func (t *teller) hoursRuns(x findings.Timed) []doc.Run {
	return t.Marked(func(string) (string, error) {
		text, err := t.Pack.Counted(int(x.Hours), "hour")
		if err != nil {
			return "", err
		}
		return t.Number(doc.Ref{Sheet: ledger.SheetTimes, Row: ledger.TimesRow(x.Measure, x.Hours), Column: "hours"}, x.Hours, text)
	}, x.Measure)
}
