package force

import (
	"assize/report/judge/findings"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// missedKind: the share of reported crimes that is estimated not to be recorded, as a
// fraction in words where one is true of it.
func missedKind() *tell.Kind {
	return &tell.Kind{
		ID: "missed-share", Part: tell.PartUnrecorded, Forms: []tell.Form{tell.Sentence, tell.Clause, tell.Heading},
		Roles: []tell.Role{measureRole(), number("share")},
	}
}

func (t *teller) stateMissed(m findings.Measure) (tell.Statement, bool) {
	holds := m.Reportable && ofCrimes(m) && !ledger.AsCounts(m) && m.Rate > 0 && m.Rate < 1
	return t.State(missedKind(), m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(m.ID), "share": t.of(t.missedShare, m.ID)}
	})
}

// belowKind: a part of the audit has a rate of which even the upper limit lies below
// the lower limit of the combined rate, and below the rate of the sample as it was
// drawn: a part is pooled as it was sampled, and beside a weighted rate alone every part
// of a whole may seem to lie on one side of it. aboveKind is the contrary.
func belowKind() *tell.Kind { return beside("below-force") }

func aboveKind() *tell.Kind { return beside("above-force") }

func beside(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartRates, Forms: []tell.Form{tell.Item}, Vouches: true,
		Roles: []tell.Role{measureRole(), number("counts"), number("rate"), number("interval"), levelRole()},
	}
}

func (t *teller) stateBeside(m findings.Measure) (tell.Statement, bool) {
	all := t.Measures[t.Found.Combined]
	known := func(m findings.Measure) bool { return m.Reportable && ofCrimes(m) && !ledger.AsCounts(m) }
	pooled := all.Numerator.Num() / all.Denominator.Num() // NaN, and beside nothing, where it is not known
	k, holds := belowKind(), m.Role == "domain" && known(m) && known(all)
	switch {
	case m.Lower > all.Upper && m.Lower > pooled:
		k = aboveKind()
	case m.Upper < all.Lower && m.Upper < pooled:
	default:
		holds = false
	}
	return t.State(k, m.ID, t.weigh(m.ID), holds, func() tell.Roles {
		return tell.Roles{
			"measure": t.labelRuns(m.ID), "counts": t.of(t.counts, m.ID), "rate": t.of(t.rate, m.ID),
			"interval": t.of(t.rangeOf, m.ID), "level": t.levelRuns(m),
		}
	})
}
