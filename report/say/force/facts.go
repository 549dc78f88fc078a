package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// keyFacts are what stands large in the summary: the facts of the force, then of one
// crime type and of one other part of crime that weigh most, each the first of the
// findings about it.
func (t *teller) keyFacts(k doc.KeyFacts) doc.KeyFacts {
	var kind, part *tell.Statement
	for _, s := range t.list.OfPart(tell.PartRates, 0) {
		m := t.Measures[s.Subject()]
		if rate, ok := t.rateOf(m.ID); !ok || rate.Kind() != s.Kind() || !m.Reportable || !ofCrimes(m) {
			continue
		}
		switch {
		case m.Role == "stratum" && (kind == nil || t.graver(m, *kind)):
			kind = &s
		case m.Role == "domain" && part == nil && s.Weight() >= ofAFinding:
			part = &s
		}
	}
	for _, s := range []*tell.Statement{kind, part} {
		if s != nil {
			k.Items = append(k.Items, t.measureFact(*s))
		}
	}
	return k
}

// ofAFinding is what a statement weighs at least where a finding is about its measure.
const ofAFinding = 0.8

// graver reports whether a measure of the same weight as a statement's has a lower rate.
func (t *teller) graver(m findings.Measure, than tell.Statement) bool {
	return t.weigh(m.ID) == than.Weight() && m.Rate < t.Measures[than.Subject()].Rate
}

// headlineFacts are the rate and the unrecorded crimes of the force, each with its
// interval, or the most that the rate can be; none where nothing is known of it.
func (t *teller) headlineFacts() doc.KeyFacts {
	var k doc.KeyFacts
	id := t.Found.Combined
	s, ok := t.rateOf(id)
	if !ok || len(s.Led()) == 0 {
		return k // not reportable
	}
	label := t.Title("fact.rate")
	if m := t.Measures[id]; m.Reportable && ledger.AsCounts(m) {
		label = t.Phrase("counts-of", id)
	}
	k.Items = append(k.Items, doc.KeyFact{Label: label, Value: s.Led(), Detail: t.Runs("fact.rate.detail", nil)})
	if s, ok := t.first([]string{"unrecorded", "none-unrecorded"}, id); ok {
		k.Items = append(k.Items, doc.KeyFact{Label: t.Title("fact.unrecorded"), Value: s.Led(), Detail: t.Runs("fact.unrecorded.detail", nil)})
	}
	return k
}

// measureFact is what is stated of the rate of a measure.
func (t *teller) measureFact(s tell.Statement) doc.KeyFact {
	label := "counts-of"
	if s.Kind() == "rate" {
		label = "rate-of"
	}
	return doc.KeyFact{Label: t.Phrase(label, s.Subject()), Value: s.Led(), Detail: t.Runs("fact.measure.detail", s.Subject())}
}
