package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// reasonMostKind: under one reason more audited crimes were missed, and in more reports,
// than under any other.
func reasonMostKind() *tell.Kind {
	return &tell.Kind{
		ID: "reason-most", Part: tell.PartUnrecorded, Forms: []tell.Form{tell.Heading}, Vouches: true,
		Roles: []tell.Role{{Name: "reason"}, number("crimes"), number("all")},
	}
}

// reasonsGivenKind: reasons are given by report, of which a crime or more was missed.
func reasonsGivenKind() *tell.Kind {
	return &tell.Kind{
		ID: "reasons-given", Part: tell.PartMethod, Forms: []tell.Form{tell.Sentence}, Vouches: true,
		Roles: []tell.Role{number("reports"), number("crimes")},
	}
}

// reasonsHiddenKind: reasons are known, and disclosure control withholds them.
func reasonsHiddenKind() *tell.Kind {
	return &tell.Kind{ID: "reasons-hidden", Part: tell.PartMethod, Forms: []tell.Form{tell.Sentence}, Vouches: true}
}

// stateReasons says what the reasons why crimes were not recorded show.
func (t *teller) stateReasons() {
	m := t.Found.Missed
	most, ok := mostGiven(m)
	known := t.tellsReasons()
	t.add(t.State(reasonMostKind(), "", 0.6, known && ok, func() tell.Roles {
		return tell.Roles{
			"reason": t.Plain(t.ReasonLabel(m.Reasons[most])), "crimes": t.missedNumber(ledger.ReasonRow(most), "crimes", m.Crimes(most)),
			"all": t.allMissed("crimes"),
		}
	}))
	t.add(t.State(reasonsGivenKind(), "", 0.2, known, func() tell.Roles {
		return tell.Roles{"reports": t.allMissed("reports"), "crimes": t.allMissed("crimes")}
	}))
	t.add(t.State(reasonsHiddenKind(), "", 0.2, m.Hidden() && t.Unit() == words.UnitCrime, nil))
}

// tellsReasons reports whether reasons may be seen, of crimes that were missed.
func (t *teller) tellsReasons() bool { return t.Found.Missed.Known() && t.Unit() == words.UnitCrime }

// mostGiven is the reason with more crimes and more reports than any other; not ok where
// two are even, where it is none that was given, or where there is no other.
func mostGiven(m findings.Missed) (most int, ok bool) {
	reports := func(i int) (n int) {
		for _, k := range m.Kinds {
			n += k.Reports[i]
		}
		return n
	}
	for i := range m.Reasons {
		if m.Crimes(i) > m.Crimes(most) {
			most = i
		}
	}
	for i := range m.Reasons {
		if i != most && (m.Crimes(i) >= m.Crimes(most) || reports(i) >= reports(most)) {
			return 0, false
		}
	}
	return most, len(m.Reasons) > 1 && m.Reasons[most].Reason != ""
}

func (t *teller) allMissed(column string) []doc.Run {
	crimes, reports := t.Found.Missed.Total()
	return t.missedNumber(ledger.ReasonsAll, column, map[string]int{"crimes": crimes, "reports": reports}[column])
}

// missedNumber is a count of the sheet of reasons.
func (t *teller) missedNumber(row, column string, n int) []doc.Run {
	return t.Marked(func(string) (string, error) {
		return t.Number(missedRef(row, column), float64(n), t.Pack.Count(float64(n)))
	}, row)
}

func missedRef(row, column string) doc.Ref {
	return doc.Ref{Sheet: ledger.SheetReasons, Row: row, Column: column}
}
