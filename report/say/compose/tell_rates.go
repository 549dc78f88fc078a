package compose

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/words"
)

// rate is "85.5 percent".
func (t *teller) rate(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	text := t.in.Words.Rate(m.Rate.Float())
	t.exactClaim(m, text)
	return t.number(t.refOf(id, "rate"), m.Rate.Float()*100, text)
}

// exactClaim records a printed rate, so that the annex checks its rounding.
func (t *teller) exactClaim(m findings.Measure, text string) {
	ref := t.refOf(m.ID, "rate")
	step := math.Pow10(-t.in.Words.Decimals())
	t.claimed(claim{
		text: text, of: t.label(m), kind: "nearest", meaning: t.annexWords("claim.rounded"),
		value: m.Rate.Float() * 100, printed: math.Round(m.Rate.Float()*100/step) * step, step: step, formula: token(ref),
	}, ref)
}

// around is the rate as a whole percentage with an honest word: "around 85
// percent", "nearly 95 percent".
func (t *teller) around(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	c, column, err := t.wholePercent(m.Rate, m.Lower, m.Upper)
	if err != nil {
		return "", err
	}
	ref := t.refOf(id, column)
	step := 1.0
	if c.Kind == words.Nearly {
		step = 0.5
	}
	t.claimed(claim{
		text: c.Text, of: t.label(m), kind: string(c.Kind), meaning: t.meaningOf(string(c.Kind)),
		value: c.Value, printed: c.Printed, step: step, formula: token(ref),
	}, ref)
	return t.number(ref, c.Value, c.Text)
}

// wholePercent is what a title says of a rate, and the column of the value it is
// said of. An audit in which all were recorded, or none, does not show that all
// are, or none: then it is the limit of the interval that is told.
func (t *teller) wholePercent(rate, lower, upper findings.Num) (said words.Claim, column string, err error) {
	if said, err = t.in.Words.BestPercent(rate.Float()); err == nil {
		return said, "rate", nil
	}
	if rate > upper/2 {
		said, err = t.in.Words.AtLeastPercent(lower.Float())
		return said, "lower", err
	}
	said, err = t.in.Words.LessThanPercent(upper.Float())
	return said, "upper", err
}

// meaningOf is what a word about size claims.
func (t *teller) meaningOf(kind string) string {
	switch kind {
	case "over", "nearly", "at-least":
		return t.annexWords("claim." + kind)
	case "fewer-than", "less-than":
		return t.annexWords("claim.nearly")
	default:
		return t.annexWords("claim.nearest")
	}
}

// token is a cell in a formula.
func token(r doc.Ref) string { return at(r.Sheet, r.Row, r.Column) }

// rangeOf is "83.4 to 87.3 percent".
func (t *teller) rangeOf(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	return t.split(t.in.Words.Range(m.Lower.Float(), m.Upper.Float(), t.in.Words.Decimals()), t.percentNumber(m.Lower),
		t.refOf(id, "lower"), m.Lower.Float()*100, t.refOf(id, "upper"), m.Upper.Float()*100)
}

// split marks a range such as "83.4 to 87.3 percent" with the cells of both
// limits. first is the lower limit as it begins the text; what stands between
// the two numbers is the language's own.
func (t *teller) split(text, first string, loRef doc.Ref, lo float64, hiRef doc.Ref, hi float64) (string, error) {
	between, last, err := partRange(text, first)
	if err != nil {
		return "", err
	}
	a, err := t.numberRun(loRef, lo, first)
	if err != nil {
		return "", err
	}
	b, err := t.numberRun(hiRef, hi, last)
	if err != nil {
		return "", err
	}
	return t.mark(a, doc.Text{Text: between}, b), nil
}

// partRange parts a range that begins with the number first into what stands
// between its two numbers and the last with all that follows.
func partRange(text, first string) (between, last string, err error) {
	rest, ok := strings.CutPrefix(text, first)
	gap := strings.IndexFunc(rest, unicode.IsDigit)
	if at := strings.LastIndexAny(rest[:max(gap, 0)], "−-"); gap > 0 && at >= 0 && strings.TrimLeft(rest[at:gap], "−-") == "" {
		gap = at // the sign belongs to the number
	}
	if !ok || gap < 0 {
		return "", "", fmt.Errorf("the range %q does not begin with %q", text, first)
	}
	return rest[:gap], rest[gap:], nil
}

// percentNumber is a fraction in percent with the house's decimals, no word.
func (t *teller) percentNumber(n findings.Num) string {
	return t.in.Words.PercentNumber(n.Float(), t.in.Words.Decimals())
}

// lowerOf is the lower limit alone, for a sample without a missed crime.
func (t *teller) lowerOf(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	return t.number(t.refOf(id, "lower"), m.Lower.Float()*100, t.in.Words.Rate(m.Lower.Float()))
}

// missed is the part not recorded: "14.5 percent".
func (t *teller) missed(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	return t.number(t.refOf(id, "rate"), m.Rate.Float()*100, t.in.Words.Rate(1-m.Rate.Float()))
}

// missedShare is the part not recorded as a fraction in words where one is
// true, "a quarter", else as a percentage.
func (t *teller) missedShare(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	c, err := t.in.Words.BestFraction(words.Share, 1-m.Rate.Float())
	if err != nil {
		return t.missed(id)
	}
	ref := t.refOf(id, "rate")
	t.claimed(claim{
		text: c.Text, of: t.annexWords("of.missed", t.label(m)), kind: "nearest", meaning: t.annexWords("claim.share"),
		value: 100 - m.Rate.Float()*100, printed: c.Printed, step: 2 * words.HedgedTolerance, formula: "100-" + token(ref),
	}, ref)
	return t.number(ref, m.Rate.Float()*100, c.Text)
}

// counts is "18 of 20".
func (t *teller) counts(id string) (string, error) {
	m, err := t.measure(id)
	if err != nil {
		return "", err
	}
	return t.split(t.in.Words.Of(m.Numerator, m.Denominator), t.in.Words.Count(float64(m.Numerator)),
		t.refOf(id, "recorded"), float64(m.Numerator), t.refOf(id, "required"), float64(m.Denominator))
}

func (t *teller) auditedCount(id, col string) (string, error) {
	m, err := t.measure(id)
	if err != nil {
		return "", err
	}
	n := m.Denominator
	if col == "recorded" {
		n = m.Numerator
	}
	return t.number(t.refOf(id, col), float64(n), t.in.Words.Count(float64(n)))
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
		return t.plain(r.Text)
	}
	m, ok := t.measures[r.Measure]
	if !ok || !r.Value.Known() {
		return nil
	}
	name := template + ".measure"
	if asCounts(m) {
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
		runs, err := t.prose.runs(n, r)
		if err != nil {
			t.fail(err)
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
	return t.number(t.refOf(r.Measure, "rate"), r.Value.Float()*100, t.in.Words.Rate(r.Value.Float()))
}

func (t *teller) reasonRange(r findings.Reason) (string, error) {
	return t.split(t.in.Words.Range(r.Lower.Float(), r.Upper.Float(), t.in.Words.Decimals()), t.percentNumber(r.Lower),
		t.refOf(r.Measure, "lower"), r.Lower.Float()*100, t.refOf(r.Measure, "upper"), r.Upper.Float()*100)
}

// fail keeps the first error met where none can be returned.
func (t *teller) fail(err error) {
	if err != nil && t.failed == nil {
		t.failed = fmt.Errorf("%s: %w", t.found.Force.Name, err)
	}
}
