package words

import (
	"fmt"
)

// NoneOf says that not one of n was so: "none of the 60". It stands where a rate of
// exactly 0 would print as 0 percent, which a sample cannot be sure of.
func (p *Pack) NoneOf(n int) (string, error) {
	if n < 1 {
		return "", fmt.Errorf("nothing can be said of none of %d", n)
	}
	return p.say(p.none, n, arguments{"n": p.whole(n)})
}

// Of is a small count of a total in figures, "18 of 20".
func (p *Pack) Of(k, n int) string {
	return p.Label(LabelCorrectOf, p.Count(float64(k)), p.Count(float64(n)))
}

// Noun is a noun of the pack in the form that goes with a number, "crimes".
func (p *Pack) Noun(noun string, n int) (string, error) {
	m, ok := p.nouns[noun]
	if !ok {
		return "", fmt.Errorf("%s: no noun %q", p.Lang, noun)
	}
	return p.say(m, n, nil)
}

// Counted is a number with its noun, "five crimes", "1,204 reports". A language
// may have number words of its own for the gender of a noun, and before nouns.
func (p *Pack) Counted(n int, noun string) (string, error) {
	word, err := p.Noun(noun, n)
	if err != nil {
		return "", err
	}
	small, ok := p.beforeNoun[p.genders[noun]]
	if !ok {
		small = p.small
	}
	return p.wholeOf(n, small) + " " + word, nil
}

// Warning is a doubt about a number of some unit in words, by the id and the value that
// raised it: crimes, a design effect, months.
func (p *Pack) Warning(id string, value float64, unit string) (string, error) {
	m, ok := p.warnings[id]
	if !ok {
		return "", fmt.Errorf("%s: no words for the warning %q", p.Lang, id)
	}
	return p.withNumber(m, value, unit)
}

// NotReportable says why a number of some unit is not reported, by the reason's id;
// least is the number that it would have needed.
func (p *Pack) NotReportable(reason string, least int, unit string) (string, error) {
	m, ok := p.notReportable[reason]
	if !ok {
		return "", fmt.Errorf("%s: no words for the reason %q", p.Lang, reason)
	}
	return p.withNumber(m, float64(least), unit)
}

// IsReason reports whether a text is the id of a reason rather than somebody's words.
func (p *Pack) IsReason(text string) bool {
	_, ok := p.notReportable[text]
	return ok
}

// withNumber fills {n} with a number, whole or with one decimal, {unit} with what is
// counted as it goes with one, and {units} with many of it.
func (p *Pack) withNumber(m message, v float64, unit string) (string, error) {
	one, err := p.Noun(unit, 1)
	if err != nil {
		return "", err
	}
	many, err := p.Units(unit, false)
	if err != nil {
		return "", err
	}
	args := arguments{"unit": one, "units": many, "n": p.notAvailable}
	if !finite(v) {
		return p.say(m, 0, args)
	}
	r := exactly(v)
	if r.IsInt() && r.Num().IsInt64() {
		n := int(r.Num().Int64())
		args["n"] = p.whole(n)
		return p.say(m, n, args)
	}
	args["n"] = p.Decimal(v, 1)
	return fill(m.forms[other], args) // as a number with decimals does in every language
}
