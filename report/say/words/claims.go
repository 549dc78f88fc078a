package words

import (
	"fmt"
	"math/big"
)

// ClaimKind is a word about size or change with its predicate.
type ClaimKind string

// The claims about one number against the number printed. The predicates are
// those of the house; a unit is one percentage point, or the rounding step of a
// count.
const (
	Over          ClaimKind = "over"          // 0 < value − printed < one unit
	MoreThan      ClaimKind = "more-than"     // as over
	Nearly        ClaimKind = "nearly"        // 0 < printed − value ≤ half a percentage point, or the step
	Almost        ClaimKind = "almost"        // as nearly
	Around        ClaimKind = "around"        // printed is the multiple of the unit nearest to value
	Approximately ClaimKind = "approximately" // as around
	AtLeast       ClaimKind = "at-least"      // 0 ≤ value − printed < one unit
	AtMost        ClaimKind = "at-most"       // 0 ≤ printed − value < one unit
	FewerThan     ClaimKind = "fewer-than"    // of counts: 0 < printed − value ≤ one unit
	LessThan      ClaimKind = "less-than"     // of rates, as fewer than
	Exactly       ClaimKind = "exactly"       // printed is value; the words add nothing
	About         ClaimKind = "about"         // as around, of what is large or little known
	AtMostAbout   ClaimKind = "at-most-about" // of an upper limit of a count, as around
	Only          ClaimKind = "only"          // of a rate whose upper limit is clearly below all
)

// The claims about a change.
const (
	UpFrom        ClaimKind = "up-from"   // value above the earlier one, as printed
	DownFrom      ClaimKind = "down-from" // value below the earlier one, as printed
	SameAs        ClaimKind = "same-as"   // both print alike
	Risen         ClaimKind = "risen"     // the interval of the change is above zero
	Fallen        ClaimKind = "fallen"    // the interval of the change is below zero
	NoClearChange ClaimKind = "no-clear-change"
)

// claimKinds lists every kind that needs words.
func claimKinds() []ClaimKind {
	return []ClaimKind{
		Over, MoreThan, Nearly, Almost, Around, Approximately, AtLeast, AtMost, FewerThan, LessThan, Exactly,
		About, AtMostAbout, Only,
		UpFrom, DownFrom, SameAs, Risen, Fallen, NoClearChange,
	}
}

// movement reports the kinds whose words hold no number.
func (k ClaimKind) movement() bool {
	switch k {
	case Risen, Fallen, NoClearChange:
		return true
	default:
		return false
	}
}

// Moves reports the kinds that say a rate has moved.
func (k ClaimKind) Moves() bool { return k.movement() && k != NoClearChange }

// Claim is a statement that was true of its value when it was made. Value and
// Printed are counts, or percentages from 0 to 100, or percentage points of
// change; Printed is NaN for a claim without a number.
type Claim struct {
	Kind    ClaimKind
	Value   float64 // unrounded
	Printed float64 // the number in Text
	Text    string  // "over 38,000", "nearly 95 percent", "a quarter"
}

// falseClaim is the error of a claim that is not true of its value.
type falseClaim struct {
	Kind   ClaimKind
	Phrase string // as it would have been printed
	Value  string // as told in the message
	Why    string // the predicate that fails
}

// Error is "“over 38,000” is false of 38,000: …".
func (e *falseClaim) Error() string {
	if e.Phrase == "" {
		return fmt.Sprintf("%q cannot be said of %s: %s", string(e.Kind), e.Value, e.Why)
	}
	return fmt.Sprintf("%q is false of %s: %s", e.Phrase, e.Value, e.Why)
}

// scale is the kind of number a claim is about.
type scale struct {
	unit     *big.Rat // one printed unit
	nearly   *big.Rat // how far below its number "nearly" may be
	decimals int      // printed
	percent  bool
}

// percents is the scale of rates in percent with a number of decimals.
func percents(decimals int) scale {
	unit := decimalUnit(decimals)
	return scale{unit: unit, nearly: new(big.Rat).Quo(unit, big.NewRat(2, 1)), decimals: decimals, percent: true}
}

// decimalUnit is one in the last of so many decimals.
func decimalUnit(decimals int) *big.Rat {
	tenfold := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(decimals, 0))), nil)
	return new(big.Rat).SetFrac(big.NewInt(1), tenfold)
}

// counts is the scale of counts rounded to a step.
func counts(step float64) scale {
	unit := stepOf(step)
	return scale{unit: unit, nearly: unit}
}

// why is "" when a claim holds of a value, else the predicate that fails.
func (s scale) why(kind ClaimKind, value, printed *big.Rat) string {
	if holds, must := s.predicate(kind, value, printed); !holds {
		return must
	}
	return s.certainty(kind, printed)
}

// predicate is what a claim says of its value and its number, and whether it holds.
func (s scale) predicate(kind ClaimKind, value, printed *big.Rat) (holds bool, must string) {
	above := new(big.Rat).Sub(value, printed)
	below := new(big.Rat).Neg(above)
	unit := plainest(s.unit)
	switch kind {
	case Over, MoreThan:
		return above.Sign() > 0 && above.Cmp(s.unit) < 0, "the value must lie above the number by less than " + unit
	case Nearly, Almost:
		return below.Sign() > 0 && below.Cmp(s.nearly) <= 0, "the value must lie below the number by at most " + plainest(s.nearly)
	case Around, Approximately, About, AtMostAbout:
		return nearestTo(value, s.unit).Cmp(printed) == 0, "the number must be the nearest, rounding to " + unit
	case AtLeast:
		return above.Sign() >= 0 && above.Cmp(s.unit) < 0, "the value must be the number, or above it by less than " + unit
	case AtMost:
		return below.Sign() >= 0 && below.Cmp(s.unit) < 0, "the value must be the number, or below it by less than " + unit
	case FewerThan, LessThan:
		return below.Sign() > 0 && below.Cmp(s.unit) <= 0, "the value must lie below the number by at most " + unit
	case Exactly:
		return above.Sign() == 0, "the number must be the value itself"
	default:
		return false, "this is no claim about one number"
	}
}

// certainty refuses numbers that say "none" or "all" of something that a claim
// of this kind says is neither.
func (s scale) certainty(kind ClaimKind, printed *big.Rat) string {
	if printed.Sign() < 0 {
		return "there is no negative number of crimes"
	}
	certain := printed.Sign() == 0 || s.percent && printed.Cmp(big.NewRat(100, 1)) == 0
	above100 := s.percent && printed.Cmp(big.NewRat(100, 1)) > 0
	fromBelow := kind == Nearly || kind == Almost || kind == FewerThan || kind == LessThan
	if above100 || certain && !(fromBelow && printed.Sign() > 0) {
		return "say all, none, or the number with more decimals"
	}
	return ""
}

// printed is the number that a claim of this kind prints for a value.
func (s scale) printed(kind ClaimKind, value *big.Rat) *big.Rat {
	switch kind {
	case Over, MoreThan, AtLeast:
		return floorTo(value, s.unit)
	case Nearly, Almost, AtMost:
		return ceilTo(value, s.unit)
	case FewerThan, LessThan: // strictly above the value
		return new(big.Rat).Add(floorTo(value, s.unit), s.unit)
	case Exactly:
		return value
	default:
		return nearestTo(value, s.unit)
	}
}

// claim makes a claim with a stated number, or says why it is false.
func (p *Pack) claim(kind ClaimKind, s scale, value, printed *big.Rat) (Claim, error) {
	number := p.figures(printed.FloatString(s.decimals))
	if !s.percent {
		number = p.rounded(printed, s.unit)
	}
	if kind == Exactly {
		number = p.figures(plainest(printed))
	}
	exact := p.figures(plainest(value))
	if s.percent {
		number = p.must(p.percent.One, arguments{"n": number})
		exact = p.must(p.percent.One, arguments{"n": exact})
	}
	phrase := p.must(p.claims[kind], arguments{"n": number})
	if why := s.why(kind, value, printed); why != "" {
		return Claim{}, &falseClaim{Kind: kind, Phrase: phrase, Value: exact, Why: why}
	}
	return Claim{Kind: kind, Value: toFloat(value), Printed: toFloat(printed), Text: phrase}, nil
}

// exactPercent is a fraction in percent with all its decimals, for messages.
func (p *Pack) exactPercent(fraction float64) string {
	if !finite(fraction) {
		return p.notAvailable
	}
	return p.must(p.percent.One, arguments{"n": p.figures(plainest(percentOf(fraction)))})
}

// CountClaim makes a claim of the given kind about a count, with the number the
// kind prints at a rounding step: CountClaim(Over, 38040, 100) is "over
// 38,000". It fails when the claim is not true.
func (p *Pack) CountClaim(kind ClaimKind, value, step float64) (Claim, error) {
	if !finite(value) {
		return Claim{}, &falseClaim{Kind: kind, Value: p.notAvailable, Why: "the value is not a number"}
	}
	s := counts(step)
	v := exactly(value)
	return p.claim(kind, s, v, s.printed(kind, v))
}

// PercentClaim makes a claim about a rate, a fraction, in percent with a number
// of decimals: PercentClaim(Nearly, 0.9459, 0) is "nearly 95 percent". With
// decimals the unit, and what "nearly" may lack, shrink tenfold each.
func (p *Pack) PercentClaim(kind ClaimKind, fraction float64, decimals int) (Claim, error) {
	if !finite(fraction) {
		return Claim{}, &falseClaim{Kind: kind, Value: p.notAvailable, Why: "the value is not a number"}
	}
	s := percents(decimals)
	v := percentOf(fraction)
	return p.claim(kind, s, v, s.printed(kind, v))
}
