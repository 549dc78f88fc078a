package words

import (
	"math/big"
)

// simpleFraction is a fraction that has words.
type simpleFraction struct {
	ID    string // "1/4"
	value *big.Rat
}

// simpleFractions lists the fractions in rising order.
func simpleFractions() []simpleFraction {
	ids := []string{
		"1/20", "1/10", "1/8", "1/6", "1/5", "1/4", "3/10", "1/3", "2/5", "1/2",
		"3/5", "2/3", "7/10", "3/4", "4/5", "5/6", "7/8", "9/10", "19/20",
	}
	fs := make([]simpleFraction, len(ids))
	for i, id := range ids {
		r, _ := new(big.Rat).SetString(id)
		fs[i] = simpleFraction{ID: id, value: r}
	}
	return fs
}

// How far a rate may lie from the fraction that is said of it, in percentage
// points: a fraction without a hedge is rounding to a whole percentage; "about",
// "almost" and "more than" may lie one percentage point away.
const (
	fractionTolerance = 0.5
	HedgedTolerance   = 1.0
)

// Form is the grammar of a fraction.
type Form int

const (
	// Share is a part of a total: "a quarter" of violent crime.
	Share Form = iota
	// OneIn is a part of things counted: "one in four" violent crimes.
	OneIn
)

// BestFraction says a rate as the simple fraction nearest to it: "a quarter" where it
// lies within half a percentage point, else "almost a quarter" or "more than a
// quarter", from which it is at most one percentage point away.
func (p *Pack) BestFraction(form Form, fraction float64) (Claim, error) {
	for _, kind := range []ClaimKind{Exactly, Almost} {
		if c, err := p.nearestFraction(kind, form, fraction); err == nil {
			return c, nil
		}
	}
	return p.nearestFraction(MoreThan, form, fraction)
}

// nearestFraction tries the fractions from the nearest to the farthest.
func (p *Pack) nearestFraction(kind ClaimKind, form Form, fraction float64) (Claim, error) {
	var best Claim
	var bestErr error = &falseClaim{Kind: kind, Value: p.exactPercent(fraction), Why: "no simple fraction is near it"}
	if !finite(fraction) {
		return best, bestErr
	}
	var distance *big.Rat
	for _, f := range simpleFractions() {
		c, err := p.checkFraction(kind, form, fraction, f.ID)
		if err != nil {
			continue
		}
		d := new(big.Rat).Sub(exactly(fraction), f.value)
		if d.Abs(d); distance == nil || d.Cmp(distance) < 0 {
			best, bestErr, distance = c, nil, d
		}
	}
	return best, bestErr
}

// checkFraction makes a claim with a fraction, by its id: checkFraction(Almost, OneIn, 0.206, "1/5") is false, for 20.6 percent is
// more than one in five. Kinds are Exactly, Almost, Nearly, MoreThan, Over,
// Around and Approximately.
func (p *Pack) checkFraction(kind ClaimKind, form Form, fraction float64, id string) (Claim, error) {
	said, err := p.fractionWords(kind, form, id)
	if err != nil {
		return Claim{}, err
	}
	exact := p.exactPercent(fraction)
	if !finite(fraction) {
		return Claim{}, &falseClaim{Kind: kind, Phrase: said, Value: exact, Why: "the value is not a number"}
	}
	target, ok := new(big.Rat).SetString(id)
	if !ok {
		return Claim{}, &falseClaim{Kind: kind, Value: exact, Why: "no such fraction, " + id}
	}
	target.Mul(target, big.NewRat(100, 1))
	value := percentOf(fraction)
	if why := whyNotFraction(kind, value, target); why != "" {
		return Claim{}, &falseClaim{Kind: kind, Phrase: said, Value: exact, Why: why}
	}
	return Claim{Kind: kind, Value: toFloat(value), Printed: toFloat(target), Text: said}, nil
}

// fractionWords is the phrase of a claim about a fraction.
func (p *Pack) fractionWords(kind ClaimKind, form Form, id string) (string, error) {
	f, ok := p.fractions[id]
	if !ok {
		return "", &falseClaim{Kind: kind, Value: id, Why: "there are no words for this fraction"}
	}
	said := fractionWords{f.Share, f.In}
	if mutated, ok := f.Mutated[p.mutations[kind]]; ok {
		said = mutated
	}
	number := said.Share
	if form == OneIn {
		number = said.In
	}
	return p.must(p.claims[kind], arguments{"n": number}), nil
}

// whyNotFraction is "" when a claim holds of a percentage and a fraction in
// percent.
func whyNotFraction(kind ClaimKind, value, target *big.Rat) string {
	above := new(big.Rat).Sub(value, target)
	distance := new(big.Rat).Abs(above)
	hedged := distance.Cmp(exactly(HedgedTolerance)) > 0
	switch kind {
	case Exactly:
		if distance.Cmp(exactly(fractionTolerance)) > 0 {
			return "the value must lie within half a percentage point"
		}
	case Around, Approximately:
		if hedged {
			return "the value must lie within one percentage point"
		}
	case Almost, Nearly:
		if above.Sign() >= 0 || hedged {
			return "the value must lie below, by at most one percentage point"
		}
	case MoreThan, Over:
		if above.Sign() <= 0 || hedged {
			return "the value must lie above, by at most one percentage point"
		}
	default:
		return "this is no claim about a fraction"
	}
	return ""
}
