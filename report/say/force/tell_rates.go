package force

import (
	"cmp"
	"fmt"
	"math"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// rate is "85.5 percent".
func (t *teller) rate(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	text, column, value := t.RateWords(m)
	return t.rateClaim(m, text, column, value)
}

// onlyRate is the rate with the word "only" where that is true of it.
func (t *teller) onlyRate(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	text, column, value := t.RateWords(m)
	if column == "rate" {
		text = t.Pack.OnlyRate(m.Rate.Float(), m.Upper.Float(), t.Decimals(m))
	}
	return t.rateClaim(m, text, column, value)
}

// rateClaim records a printed rate, so that the annex checks its rounding, and marks
// it.
func (t *teller) rateClaim(m findings.Measure, text, column string, value findings.Num) (string, error) {
	ref := t.RefOf(m.ID, column)
	step := math.Pow10(-t.Decimals(m))
	t.Claimed(tell.Claim{
		Text: text, Of: t.Label(m), Kind: "nearest", Meaning: t.AnnexWords("claim.rounded"),
		Value: value.Float() * 100, Printed: math.Round(value.Float()*100/step) * step, Step: step, Formula: formula.Cell(ref),
	}, ref)
	return t.Number(ref, value.Float()*100, text)
}

// around is the rate as a whole percentage with an honest word: "around 85
// percent", "nearly 95 percent".
func (t *teller) around(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	if m.Rate >= 1 || m.Rate <= 0 {
		return t.rate(id)
	}
	c, step, err := t.WholePercent(m)
	if err != nil {
		return "", err
	}
	ref := t.RefOf(id, "rate")
	t.Claimed(tell.Claim{
		Text: c.Text, Of: t.Label(m), Kind: string(c.Kind), Meaning: t.MeaningOf(string(c.Kind)),
		Value: c.Value, Printed: c.Printed, Step: step, Formula: formula.Cell(ref),
	}, ref)
	return t.Number(ref, c.Value, c.Text)
}

// rangeOf is "83.4 to 87.3 percent".
func (t *teller) rangeOf(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	text, first := t.LimitsText(m, false)
	return t.Split(text, first, t.RefOf(id, "lower"), m.Lower.Float()*100, t.RefOf(id, "upper"), m.Upper.Float()*100)
}

// lowerOf is the lower limit alone, for a sample without a missed crime.
func (t *teller) lowerOf(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	return t.Number(t.RefOf(id, "lower"), m.Lower.Float()*100, t.Pack.Percent(m.Lower.Float(), t.Decimals(m)))
}

// upperOf is the upper limit alone, for a sample of which nothing was recorded.
func (t *teller) upperOf(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	return t.Number(t.RefOf(id, "upper"), m.Upper.Float()*100, t.Pack.Rate(m.Upper.Float()))
}

// missed is the part not recorded: "14.5 percent".
func (t *teller) missed(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	w, d := t.Pack, t.Decimals(m)
	switch {
	case m.Rate >= 1:
		return t.Number(t.RefOf(id, "lower"), m.Lower.Float()*100, w.AtMostRate(1-m.Lower.Float(), d))
	case m.Rate <= 0:
		return t.Number(t.RefOf(id, "upper"), m.Upper.Float()*100, w.AtLeastRate(1-m.Upper.Float(), d))
	default:
		return t.Number(t.RefOf(id, "rate"), m.Rate.Float()*100, w.Complement(m.Rate.Float(), d))
	}
}

// missedShare is the part not recorded as a fraction in words where one is
// true, "a quarter", else as a percentage.
func (t *teller) missedShare(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	c, err := t.Pack.BestFraction(words.Share, 1-m.Rate.Float())
	if err != nil || !t.Within(100-c.Printed, m.Lower, m.Upper, t.Decimals(m)) {
		return t.missed(id)
	}
	ref := t.RefOf(id, "rate")
	t.Claimed(tell.Claim{
		Text: c.Text, Of: t.AnnexWords("of.missed", t.Label(m)), Kind: "nearest", Meaning: t.AnnexWords("claim.share"),
		Value: 100 - m.Rate.Float()*100, Printed: c.Printed, Step: 2 * words.HedgedTolerance, Formula: formula.Number(100).Minus(formula.Cell(ref)),
	}, ref)
	return t.Number(ref, m.Rate.Float()*100, c.Text)
}

// noneOf is "none of the 40" audited, where that is so.
func (t *teller) noneOf(id string) (string, error) {
	m, err := t.Measure(id)
	if err != nil || !words.NoneWere(m.Numerator.Int(), m.Denominator.Int()) {
		return "", cmp.Or(err, fmt.Errorf("of measure %q some were recorded", id))
	}
	text, err := t.Pack.NoneOf(m.Denominator.Int())
	if err != nil {
		return "", err
	}
	return t.Number(t.RefOf(id, "required"), float64(m.Denominator), text)
}

// counts is "18 of 20".
func (t *teller) counts(id string) (string, error) {
	m, err := t.Measure(id)
	if err != nil {
		return "", err
	}
	return t.Split(t.Pack.Of(m.Numerator.Int(), m.Denominator.Int()), t.Pack.Count(float64(m.Numerator)),
		t.RefOf(id, "recorded"), float64(m.Numerator), t.RefOf(id, "required"), float64(m.Denominator))
}

func (t *teller) auditedCount(id, col string) (string, error) {
	m, err := t.Measure(id)
	if err != nil {
		return "", err
	}
	n := m.Denominator
	if col == "recorded" {
		n = m.Numerator
	}
	return t.Number(t.RefOf(id, col), float64(n), t.Pack.Count(float64(n)))
}

// reasonRuns tells why a grade is what it is: the inspectors' words, or the
// measure with its interval and, where grades may be shown, its band.
func (t *teller) reasonRuns(r findings.Reason, grades bool) []doc.Run {
	if r.Text != "" {
		return t.Plain(r.Text)
	}
	m, ok := t.Measures[r.Measure]
	name := "reason.measure"
	switch {
	case ok && t.bounded(m.ID):
		name = "reason.at-most"
	case !ok || !r.Value.Known():
		return nil
	case ledger.AsCounts(m) || m.Role == "cancelled": // whose sheet has counts and no rate
		name = "reason.counts"
	}
	names := []string{name}
	switch {
	case r.Band == "" || !grades:
	case r.Status == "illustrative":
		names = append(names, "reason.band.illustrative")
	default:
		names = append(names, "reason.band")
	}
	var out []doc.Run
	for i, n := range names {
		runs, err := t.TellRuns(n, r)
		if err != nil {
			t.Fail(err)
			return nil
		}
		if i > 0 {
			out = append(out, doc.Text{Text: ", "})
		}
		out = append(out, runs...)
	}
	return out
}

func (t *teller) reasonValue(r findings.Reason) (string, error) {
	return t.Number(t.RefOf(r.Measure, "rate"), r.Value.Float()*100, t.Pack.Percent(r.Value.Float(), t.DecimalsOf(r.Measure, r.Value, r.Lower, r.Upper)))
}

func (t *teller) reasonRange(r findings.Reason) (string, error) {
	text, first := t.IntervalText(r.Lower, r.Upper, t.DecimalsOf(r.Measure, r.Value, r.Lower, r.Upper), false)
	return t.Split(text, first, t.RefOf(r.Measure, "lower"), r.Lower.Float()*100, t.RefOf(r.Measure, "upper"), r.Upper.Float()*100)
}
