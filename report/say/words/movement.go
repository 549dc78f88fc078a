package words

import (
	"math"
	"math/big"
)

// Movement says what a change of a rate amounts to, by the interval of the
// difference: "risen", "fallen" or "no clear change". All three are fractions.
// Only inspections marked comparable have such an interval; without one the
// claim fails.
func (p *Pack) Movement(difference, lower, upper float64) (Claim, error) {
	if !finite(difference, lower, upper) {
		return Claim{}, &falseClaim{Kind: Risen, Value: p.unsigned(difference, 1), Why: "there is no interval of the change"}
	}
	if lower > difference || difference > upper {
		return Claim{}, &falseClaim{Kind: Risen, Value: p.unsigned(difference, 1), Why: "the change lies outside its interval"}
	}
	kind := NoClearChange
	switch {
	case lower > 0:
		kind = Risen
	case upper < 0:
		kind = Fallen
	}
	return Claim{Kind: kind, Value: toFloat(percentOf(difference)), Printed: math.NaN(), Text: p.claims[kind]}, nil
}

// Since is "up from 68 percent", "down from 92 percent" or "the same as 92.0 percent",
// whichever is true; of two known rates exactly one is. It compares them as they are
// rounded to the style's decimals, and says nothing of sampling: the sentence does.
func (p *Pack) Since(now, before float64) (Claim, error) {
	for _, kind := range []ClaimKind{UpFrom, DownFrom} {
		if c, err := p.since(kind, now, before); err == nil {
			return c, nil
		}
	}
	return p.since(SameAs, now, before)
}

func (p *Pack) since(kind ClaimKind, now, before float64) (Claim, error) {
	if !finite(now, before) {
		return Claim{}, &falseClaim{Kind: kind, Value: p.exactPercent(now), Why: "a rate is not known"}
	}
	value, earlier := percentOf(now), percentOf(before)
	change := p.asPrinted(value).Cmp(p.asPrinted(earlier))
	printed, number := earlier, p.EarlierPercent(before, p.style.Decimals)
	if kind == SameAs {
		printed, number = p.asPrinted(earlier), p.Rate(before)
	}
	said := p.must(p.claims[kind], arguments{"n": number})
	why := ""
	switch {
	case kind == UpFrom && change <= 0:
		why = "the rate must lie above the earlier one, as printed"
	case kind == DownFrom && change >= 0:
		why = "the rate must lie below the earlier one, as printed"
	case kind == SameAs && change != 0:
		why = "both rates must print alike"
	}
	if why != "" {
		return Claim{}, &falseClaim{Kind: kind, Phrase: said, Value: p.exactPercent(now), Why: why}
	}
	return Claim{Kind: kind, Value: toFloat(value), Printed: toFloat(printed), Text: said}, nil
}

// asPrinted is a percentage rounded to the style's decimals.
func (p *Pack) asPrinted(percent *big.Rat) *big.Rat {
	return nearestTo(percent, decimalUnit(p.style.Decimals))
}
