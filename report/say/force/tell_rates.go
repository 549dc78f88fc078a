package force

import (
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
	text := t.Pack.Rate(m.Rate.Float())
	t.exactClaim(m, text)
	return t.Number(t.RefOf(id, "rate"), m.Rate.Float()*100, text)
}

// exactClaim records a printed rate, so that the annex checks its rounding.
func (t *teller) exactClaim(m findings.Measure, text string) {
	ref := t.RefOf(m.ID, "rate")
	step := math.Pow10(-t.Pack.Decimals())
	t.Claimed(tell.Claim{
		Text: text, Of: t.Label(m), Kind: "nearest", Meaning: t.AnnexWords("claim.rounded"),
		Value: m.Rate.Float() * 100, Printed: math.Round(m.Rate.Float()*100/step) * step, Step: step, Formula: formula.Cell(ref),
	}, ref)
}

// around is the rate as a whole percentage with an honest word: "around 85
// percent", "nearly 95 percent".
func (t *teller) around(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	c, column, err := t.WholePercent(m.Rate.Float(), m.Lower.Float(), m.Upper.Float())
	if err != nil {
		return "", err
	}
	ref := t.RefOf(id, column)
	step := 1.0
	if c.Kind == words.Nearly {
		step = 0.5
	}
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
	return t.Split(t.Pack.Range(m.Lower.Float(), m.Upper.Float(), t.Pack.Decimals()), t.PercentNumber(m.Lower.Float()),
		t.RefOf(id, "lower"), m.Lower.Float()*100, t.RefOf(id, "upper"), m.Upper.Float()*100)
}

// lowerOf is the lower limit alone, for a sample without a missed crime.
func (t *teller) lowerOf(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	return t.Number(t.RefOf(id, "lower"), m.Lower.Float()*100, t.Pack.Rate(m.Lower.Float()))
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
	return t.Number(t.RefOf(id, "rate"), m.Rate.Float()*100, t.Pack.Rate(1-m.Rate.Float()))
}

// missedShare is the part not recorded as a fraction in words where one is
// true, "a quarter", else as a percentage.
func (t *teller) missedShare(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	c, err := t.Pack.BestFraction(words.Share, 1-m.Rate.Float())
	if err != nil {
		return t.missed(id)
	}
	ref := t.RefOf(id, "rate")
	t.Claimed(tell.Claim{
		Text: c.Text, Of: t.AnnexWords("of.missed", t.Label(m)), Kind: "nearest", Meaning: t.AnnexWords("claim.share"),
		Value: 100 - m.Rate.Float()*100, Printed: c.Printed, Step: 2 * words.HedgedTolerance, Formula: formula.Number(100).Minus(formula.Cell(ref)),
	}, ref)
	return t.Number(ref, m.Rate.Float()*100, c.Text)
}

// counts is "18 of 20".
func (t *teller) counts(id string) (string, error) {
	m, err := t.Measure(id)
	if err != nil {
		return "", err
	}
	return t.Split(t.Pack.Of(m.Numerator.Int(), m.Denominator), t.Pack.Count(float64(m.Numerator)),
		t.RefOf(id, "recorded"), float64(m.Numerator), t.RefOf(id, "required"), float64(m.Denominator))
}

func (t *teller) auditedCount(id, col string) (string, error) {
	m, err := t.Measure(id)
	if err != nil {
		return "", err
	}
	n := m.Denominator
	if col == "recorded" {
		n = m.Numerator.Int()
	}
	return t.Number(t.RefOf(id, col), float64(n), t.Pack.Count(float64(n)))
}

// reasonRuns tells why a grade is what it is: the inspectors' words, or the
// measure with its interval and, where grades may be shown, its band.
func (t *teller) reasonRuns(r findings.Reason, grades bool) []doc.Run {
	return t.reasonBy("reason", r, grades)
}

// criterionReason is the same after the criterion's own words, which name the
// measure already.
func (t *teller) criterionReason(r findings.Reason, grades bool) []doc.Run {
	return t.reasonBy("criterion.reason", r, grades)
}

func (t *teller) reasonBy(template string, r findings.Reason, grades bool) []doc.Run {
	if r.Text != "" {
		return t.Plain(r.Text)
	}
	m, ok := t.Measures[r.Measure]
	name := template + ".measure"
	switch {
	case ok && t.bounded(m.ID):
		name = template + ".at-most"
	case !ok || !r.Value.Known():
		return nil
	case ledger.AsCounts(m):
		name = template + ".counts"
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
	return t.Number(t.RefOf(r.Measure, "rate"), r.Value.Float()*100, t.Pack.Rate(r.Value.Float()))
}

func (t *teller) reasonRange(r findings.Reason) (string, error) {
	return t.Split(t.Pack.Range(r.Lower.Float(), r.Upper.Float(), t.Pack.Decimals()), t.PercentNumber(r.Lower.Float()),
		t.RefOf(r.Measure, "lower"), r.Lower.Float()*100, t.RefOf(r.Measure, "upper"), r.Upper.Float()*100)
}
