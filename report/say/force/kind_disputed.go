package force

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// disputedKind: the force disputes an audited row, and there is a rate with it and one
// without it. Neither is said to be the right one, and nothing of the difference.
func disputedKind() *tell.Kind {
	return &tell.Kind{
		ID: "disputed", Part: tell.PartAccuracy, Forms: []tell.Form{tell.Item},
		Roles: []tell.Role{{Name: "line"}, measureRole(), number("with"), number("without"), {Name: "decision"}},
	}
}

// disputedAloneKind: likewise, and without the row there is no rate to report.
func disputedAloneKind() *tell.Kind {
	return &tell.Kind{
		ID: "disputed-alone", Part: tell.PartAccuracy, Forms: []tell.Form{tell.Item},
		Roles: []tell.Role{{Name: "line"}, measureRole(), number("with"), {Name: "decision"}},
	}
}

// disputedGradeKind: without a disputed row the rules compute another grade overall.
// What inspectors judge is not said to change.
func disputedGradeKind() *tell.Kind {
	return &tell.Kind{
		ID: "disputed-grade", Part: tell.PartAccuracy, Forms: []tell.Form{tell.Item},
		Roles: []tell.Role{{Name: "line"}, {Name: "with"}, {Name: "without"}, {Name: "decision"}},
	}
}

func (t *teller) stateDisputedGrade(line string, d findings.Disputed) (tell.Statement, bool) {
	return t.State(disputedGradeKind(), line, t.weigh(t.Found.Combined), d.OverallWith != d.OverallWithout, func() tell.Roles {
		return tell.Roles{
			"line": doc.Words(line), "with": t.Plain(d.OverallWith), "without": t.Plain(d.OverallWithout), "decision": doc.Words(t.DecisionName(d.Decision)),
		}
	})
}

func (t *teller) stateDisputed(d ledger.DisputedRate) (tell.Statement, bool) {
	holds := d.With.Rate.Known() && d.Without.Rate.Known()
	return t.State(disputedKind(), d.ID, t.weigh(d.Measure), holds, func() tell.Roles {
		roles := t.disputedRoles(d)
		roles["without"] = t.shareRuns(d, d.Without, "less")
		return roles
	})
}

func (t *teller) stateDisputedAlone(d ledger.DisputedRate) (tell.Statement, bool) {
	holds := d.With.Rate.Known() && !d.Without.Rate.Known()
	return t.State(disputedAloneKind(), d.ID, t.weigh(d.Measure), holds, func() tell.Roles { return t.disputedRoles(d) })
}

func (t *teller) disputedRoles(d ledger.DisputedRate) tell.Roles {
	return tell.Roles{
		"line": doc.Words(d.Line), "measure": t.labelRuns(d.Measure), "decision": doc.Words(t.DecisionName(d.Decision)),
		"with": t.shareRuns(d, d.With, ""),
	}
}

// shareRuns is the rate with its row or without it, and its interval in brackets, from
// the columns of one of both.
func (t *teller) shareRuns(d ledger.DisputedRate, s findings.Share, columns string) []doc.Run {
	at := func(column string) doc.Ref {
		return doc.Ref{Sheet: ledger.SheetDisputed, Row: d.ID, Column: columns + column}
	}
	interval := t.Marked(func(string) (string, error) {
		text, first := t.IntervalText(s.Lower, s.Upper, t.apart(d), false)
		return t.Split(text, first, at("lower"), s.Lower.Float()*100, at("upper"), s.Upper.Float()*100)
	}, d.ID)
	return slices.Concat(t.rateRuns(d, s, at), []doc.Run{doc.Text{Text: " ("}}, interval, []doc.Run{doc.Text{Text: ")"}})
}

// rateRuns is the rate itself: as counts where the measure is told so, or where all or none were recorded with the
// row or without it; both are told in the same way.
func (t *teller) rateRuns(d ledger.DisputedRate, s findings.Share, at func(column string) doc.Ref) []doc.Run {
	return t.Marked(func(string) (string, error) {
		if t.Measures[d.Measure].Counts || certain(d.With) || d.Without.Rate.Known() && certain(d.Without) {
			return t.Split(t.Pack.Of(s.Recorded, s.Required), t.Pack.Count(float64(s.Recorded)), at("recorded"), float64(s.Recorded), at("required"), float64(s.Required))
		}
		rate := s.Rate.Float()
		return t.Number(at("rate"), rate*100, t.Pack.Percent(rate, t.apart(d)))
	}, d.ID)
}

// certain reports a rate of all or of none, which is never told as a percentage.
func certain(s findings.Share) bool { return s.Rate >= 1 || s.Rate <= 0 }

// apart is how many decimals tell the rate with the row from that without it, where
// they differ within a few more than rates have.
func (t *teller) apart(d ledger.DisputedRate) int {
	const most = 3
	with, without := d.With.Rate.Float(), d.Without.Rate.Float()
	for n := t.Pack.Decimals(); ; n++ {
		if n >= most || !d.Without.Rate.Known() || t.Pack.Percent(with, n) != t.Pack.Percent(without, n) {
			return n
		}
	}
}
