package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// How the numbers were made is stated of the fields of the findings, so that it is said
// only where it is so. None of these kinds holds a number: their roles are names and
// days.

// kindsOfMethod are what can be stated of it.
func kindsOfMethod() []*tell.Kind {
	return []*tell.Kind{
		effectiveKind(),
		framedKind(),
		intervalsKind(),
		combinedIntervalKind(),
		cancelledIntervalsKind(),
		asCountsKind(),
		oneLevelKind(),
		levelsKind(),
		populationKind(),
		populationLessFraudKind(),
		interpolatedKind(),
		rulesKind(),
		rulesIllustrativeKind(),
		withinKind(),
	}
}

// method is a kind of method.
func method(id string, roles ...string) *tell.Kind {
	k := &tell.Kind{ID: id, Part: tell.PartMethod, Forms: []tell.Form{tell.Sentence}, Vouches: true}
	for _, r := range roles {
		k.Roles = append(k.Roles, tell.Role{Name: r})
	}
	return k
}

// effectiveKind: no effective sample size is above the crimes audited. framedKind: a
// frame of known size narrows an interval, and one may be.
func effectiveKind() *tell.Kind { return method("effective-size") }

func framedKind() *tell.Kind { return method("effective-size-framed") }

// intervalsKind names the methods of the intervals of rates; combinedIntervalKind that
// of a rate that combines crime types; cancelledIntervalsKind those of the audits of
// cancelled records, asCountsKind where none of these has an interval.
func intervalsKind() *tell.Kind { return method("interval-methods", "methods") }

func combinedIntervalKind() *tell.Kind { return method("combined-interval") }

func cancelledIntervalsKind() *tell.Kind { return method("cancelled-interval-methods", "methods") }

func asCountsKind() *tell.Kind { return method("cancelled-as-counts") }

// oneLevelKind: every interval has the level of that of the combined rate. levelsKind:
// some measures have another.
func oneLevelKind() *tell.Kind { return method("one-level", "level") }

func levelsKind() *tell.Kind { return method("levels", "level", "exceptions") }

// populationKind says where recorded crime is from; populationLessFraudKind where fraud
// is not in it; interpolatedKind where it lies between two published numbers.
func populationKind() *tell.Kind {
	return method("recorded-crime-source", "period", "latest", "source")
}

func populationLessFraudKind() *tell.Kind {
	return method("recorded-crime-source-less-fraud", "period", "latest", "source")
}

func interpolatedKind() *tell.Kind { return method("recorded-crime-interpolated", "between") }

// rulesKind names the rules; rulesIllustrativeKind says that their thresholds are.
func rulesKind() *tell.Kind { return method("rules", "rulebook") }

func rulesIllustrativeKind() *tell.Kind { return method("rules-illustrative", "rulebook") }

// withinKind: a measure asks for how soon after the report a crime was recorded.
func withinKind() *tell.Kind {
	k := method("within-hours", "hours")
	k.Forms = []tell.Form{tell.Clause}
	return k
}

func (t *teller) stateWithin(m findings.Measure) (tell.Statement, bool) {
	return t.State(withinKind(), m.ID, t.weigh(m.ID), m.Counting.WithinHours > 0, func() tell.Roles {
		return tell.Roles{"hours": t.of(t.timeAllowed, m.ID)}
	})
}

// stateMethod states how the numbers of the force were made.
func (t *teller) stateMethod() {
	id := t.Found.Combined
	one := func(holds bool, yes, no *tell.Kind) *tell.Kind {
		if holds {
			return yes
		}
		return no
	}
	said := func(s string) []doc.Run { return t.Marked(func(string) (string, error) { return s, nil }, id) }
	add := func(k *tell.Kind, holds bool, roles func() tell.Roles) { t.add(t.State(k, id, 1, holds, roles)) }

	add(one(t.framed(), framedKind(), effectiveKind()), true, nil)
	methods, cancelled, levels := said(t.IntervalMethods()), said(t.CancelledMethods()), t.levelExceptions()
	add(intervalsKind(), doc.Plain(methods) != "", func() tell.Roles { return tell.Roles{"methods": methods} })
	add(combinedIntervalKind(), len(t.Measures[id].Strata) > 1, nil)
	add(cancelledIntervalsKind(), doc.Plain(cancelled) != "", func() tell.Roles { return tell.Roles{"methods": cancelled} })
	add(asCountsKind(), doc.Plain(cancelled) == "" && len(t.Found.Cancelled) > 0, nil)
	add(oneLevelKind(), levels == "", func() tell.Roles { return tell.Roles{"level": said(t.confidence(id))} })
	add(levelsKind(), levels != "", func() tell.Roles { return tell.Roles{"level": said(t.confidence(id)), "exceptions": said(levels)} })
	add(one(t.ExcludesFraud(), populationLessFraudKind(), populationKind()), t.HasUnrecorded(id), func() tell.Roles {
		return tell.Roles{"period": t.of(t.periodEnd, id), "latest": t.of(t.latest, id), "source": t.of(t.populationSource, id)}
	})
	add(interpolatedKind(), t.HasUnrecorded(id) && t.interpolated(id), func() tell.Roles { return tell.Roles{"between": t.of(t.between, id)} })
	add(one(t.Found.Rulebook.Illustrative, rulesIllustrativeKind(), rulesKind()), true, func() tell.Roles {
		return tell.Roles{"rulebook": doc.Words(t.Phrase("rulebook", t.Found.Rulebook))}
	})
}
