package force

import (
	"fmt"
	"math"
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/tell"
)

// bounded reports whether a measure has no rate to tell, but is known to be at most
// something: a bound of 100 percent says nothing.
func (t *teller) bounded(id string) bool {
	m := t.Measures[id]
	if !m.Bounded() {
		return false
	}
	_, err := t.Pack.AtMostPercent(m.AtMost.Float())
	return err == nil
}

// framed reports whether a frame of known size narrows an interval: an effective
// sample size may then exceed the crimes audited.
func (t *teller) framed() bool {
	return slices.ContainsFunc(t.Found.Measures, func(m findings.Measure) bool { return m.Reportable && m.Counting.Uncorrected < 1 })
}

// atMost is "at most 74.9 percent", of a measure that is bounded.
func (t *teller) atMost(id string) (string, error) {
	m, err := t.Measure(id)
	if err != nil {
		return "", err
	}
	c, err := t.Pack.AtMostPercent(m.AtMost.Float())
	if err != nil {
		return "", fmt.Errorf("measure %q: %w", id, err)
	}
	ref := t.RefOf(id, "upper")
	t.Claimed(tell.Claim{
		Text: c.Text, Of: t.Label(m), Kind: string(c.Kind), Meaning: t.MeaningOf(string(c.Kind)),
		Value: c.Value, Printed: c.Printed, Step: math.Pow10(-t.Pack.Decimals()), Formula: formula.Cell(ref),
	}, ref)
	return t.Number(ref, c.Value, c.Text)
}

// atMostCell is the same as a bare number in a column of percentages.
func (t *teller) atMostCell(id string) (string, error) {
	m, err := t.Measure(id)
	if err != nil {
		return "", err
	}
	c, err := t.Pack.AtMostNumber(m.AtMost.Float())
	if err != nil {
		return "", fmt.Errorf("measure %q: %w", id, err)
	}
	return t.Number(t.RefOf(id, "upper"), c.Value, c.Text)
}

// missing is what a figure says of a measure without a rate, and the same with its
// cell where it is a number.
func (t *teller) missing(m findings.Measure) (text string, most []doc.Run) {
	if t.bounded(m.ID) {
		most = t.of(t.atMost, m.ID)
		return doc.Plain(most), most
	}
	return t.Phrase("not-reportable"), nil
}
