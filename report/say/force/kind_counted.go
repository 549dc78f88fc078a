package force

import (
	"cmp"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// countedKind: a measure is printed by its counts, without a rate, and some of what was
// audited was recorded, not all. countedOtherKind is the same of a measure that counts
// something else than crimes recorded of those that should be.
func countedKind() *tell.Kind { return counted("counted") }

func countedOtherKind() *tell.Kind { return counted("counted-other") }

func counted(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartRates, Forms: rateFamily(), Leads: "counts",
		Roles: []tell.Role{measureRole(), number("counts"), number("interval"), levelRole()},
	}
}

func (t *teller) stateCounted(m findings.Measure) (tell.Statement, bool) {
	k := countedOtherKind()
	if ofCrimes(m) {
		k = countedKind()
	}
	holds := m.Reportable && m.Role != "cancelled" && ledger.AsCounts(m) && !m.AllRecorded() && !noneWere(m)
	return t.State(k, m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "counts": t.of(t.counts, m.ID), "interval": t.of(t.rangeOf, m.ID), "level": t.levelRuns(m)}
	})
}

// countsKind: how many of those audited were recorded, of a measure of which some
// were; not of a combined rate, which is not the ratio of its counts.
func countsKind() *tell.Kind {
	return &tell.Kind{
		ID: "counts", Part: tell.PartRates, Forms: []tell.Form{tell.Clause},
		Roles: []tell.Role{number("counts")},
	}
}

func (t *teller) stateCounts(m findings.Measure) (tell.Statement, bool) {
	holds := m.Reportable && m.Role != "cancelled" && m.Combination == "" && m.Denominator > 0 && !noneWere(m)
	return t.State(countsKind(), m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"counts": t.of(t.counts, m.ID)}
	})
}

// ofCrimes reports a measure whose rate is that of crimes recorded of those that
// should be: neither of records of another kind, nor of time.
func ofCrimes(m findings.Measure) bool {
	counts := cmp.Or(m.Counting.Required, string(audit.FieldCrimesRequired)) == string(audit.FieldCrimesRequired)
	return ofReports(m) && m.Role != "other" && m.Role != "cancelled" && counts && m.Counting.WithinHours == 0
}

// ofReports reports a measure that counts crimes.
func ofReports(m findings.Measure) bool { return unitOf(m) == words.UnitCrime }

// unitOf is what a measure counts.
func unitOf(m findings.Measure) string { return cmp.Or(m.Unit, words.UnitCrime) }
