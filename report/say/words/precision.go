package words

import (
	"math"
	"math/big"
)

// DecimalsOf is how many decimals an estimated fraction and its limits are printed
// with in percent: the style's, or as many more as keep each of them from printing
// as 0 or 100 that it is not, and the value on its own side of each bound. Limits
// that are not known are NaN. What stands in one sentence is printed with the same.
func (p *Pack) DecimalsOf(value, lower, upper float64, bounds ...float64) int {
	for d := p.style.Decimals; ; d++ {
		if d >= mostDecimals || !anyHidden(d, value, lower, upper) && besideBounds(value, d, bounds) {
			return d
		}
	}
}

func anyHidden(decimals int, fractions ...float64) bool {
	for _, f := range fractions {
		if !finite(f) {
			continue
		}
		if percent := percentOf(f); hidesRemainder(percent, percent.FloatString(decimals)) {
			return true
		}
	}
	return false
}

// besideBounds reports whether a fraction printed with some decimals stands on its
// own side of each bound: 94.97 below 95 does not print as 95.0.
func besideBounds(value float64, decimals int, bounds []float64) bool {
	if !finite(value) {
		return true
	}
	exact := percentOf(value)
	printed := nearestTo(exact, decimalUnit(decimals))
	for _, b := range bounds {
		if bound := percentOf(b); finite(b) && printed.Cmp(bound) != exact.Cmp(bound) {
			return false
		}
	}
	return true
}

// Complement is what a printed percentage leaves of a hundred, with the same
// decimals, so that both add up as printed: 21.7 percent beside 78.3.
func (p *Pack) Complement(fraction float64, decimals int) string {
	if !finite(fraction) {
		return p.notAvailable
	}
	rest := big.NewRat(100, 1)
	rest.Sub(rest, nearestTo(percentOf(fraction), decimalUnit(decimals)))
	return p.must(p.percent.One, arguments{"n": p.figures(rest.FloatString(decimals))})
}

// AtLeastRate is "at least 99.4 percent", of the lower limit of a rate of which the
// sample shows no less than all, rounded as the interval is.
func (p *Pack) AtLeastRate(lower float64, decimals int) string {
	return p.must(p.claims[AtLeast], arguments{"n": p.Percent(lower, decimals)})
}

// AtMostRate is "at most 8.8 percent", of an upper limit.
func (p *Pack) AtMostRate(upper float64, decimals int) string {
	return p.must(p.claims[AtMost], arguments{"n": p.Percent(upper, decimals)})
}

// LeastNumber and MostNumber are AtLeastRate and AtMostRate without the word for
// percent, for a column of percentages.
func (p *Pack) LeastNumber(lower float64, decimals int) string {
	return p.must(p.claims[AtLeast], arguments{"n": p.PercentNumber(lower, decimals)})
}

// MostNumber is "at most 8.8".
func (p *Pack) MostNumber(upper float64, decimals int) string {
	return p.must(p.claims[AtMost], arguments{"n": p.PercentNumber(upper, decimals)})
}

// notFew is the upper limit from which on nobody says "only" of a rate.
const notFew = 0.95

// OnlyRate is "only 75.2 percent" of a rate whose upper limit lies clearly below
// all, and the rate without a word else.
func (p *Pack) OnlyRate(rate, upper float64, decimals int) string {
	said := p.Percent(rate, decimals)
	if !finite(rate, upper) || upper >= notFew {
		return said
	}
	return p.must(p.claims[Only], arguments{"n": said})
}

// AtMostAbout is "at most about 1,300": the upper limit of a count of which the
// sample found none, to the nearest step.
func (p *Pack) AtMostAbout(upper, step float64) (Claim, error) {
	if c, err := p.CountClaim(AtMostAbout, upper, step); err == nil {
		return c, nil
	}
	return p.CountClaim(FewerThan, upper, step)
}

// StepOf is the rounding step of an estimated number of crimes a year, and of its
// limits: hundreds, as the inspectorate publishes them, tens below a thousand, ones
// below a hundred; and no finer than the interval supports. Limits that are not known
// are NaN.
func StepOf(value, lower, upper float64) float64 {
	size := math.Abs(value)
	if size == 0 && finite(upper) { // none was found: the limit is what is told
		size = math.Abs(upper)
	}
	return math.Max(customary(size), supported(size, lower, upper))
}

func customary(size float64) float64 {
	switch {
	case size >= 1000:
		return 100
	case size >= 100:
		return 10
	default:
		return 1
	}
}

const million = 1e6

// supported is the finest step that an interval supports: an uncertainty, half its
// width, is known to two figures. Neither the number nor its lower limit is rounded
// away. Of an estimate without an interval, millions alone are known to be rough.
func supported(size, lower, upper float64) float64 {
	step := power(size) / 10
	switch {
	case finite(lower, upper) && upper > lower:
		step = math.Min(power(size), power((upper-lower)/2)/10)
	case size < million:
		return 0
	}
	if finite(lower) && lower > 0 {
		step = math.Min(step, power(lower))
	}
	return step
}

// power is the greatest power of ten that is not above v.
func power(v float64) float64 { return math.Pow(10, math.Floor(math.Log10(v))) }

// rounded is a rounded count in figures, or in millions where its step is so large
// that the last figures would say nothing: "1.9 million".
func (p *Pack) rounded(count, step *big.Rat) string {
	if new(big.Rat).Abs(count).Cmp(big.NewRat(million, 1)) < 0 || step.Cmp(big.NewRat(million/100, 1)) < 0 {
		return p.figures(count.FloatString(0))
	}
	return p.must(p.million, arguments{"n": p.figures(plainest(new(big.Rat).Quo(count, big.NewRat(million, 1))))})
}

// Pair are two rates that are set against each other, with the decimals that both
// are known with: of an earlier one those it was published with, where these are
// fewer than the style's.
func (p *Pack) Pair(now, before float64) (first, second string) {
	decimals := p.PairDecimals(before)
	return p.Percent(now, decimals), p.Percent(before, decimals)
}

// PairDecimals is how many decimals Pair prints.
func (p *Pack) PairDecimals(before float64) int {
	if !finite(before) {
		return p.style.Decimals
	}
	return min(p.style.Decimals, decimalsOf(plainest(percentOf(before))))
}

// Alike reports whether two rates print alike when they are set against each other:
// no word of movement is true of them then.
func (p *Pack) Alike(now, before float64) bool {
	if !finite(now, before) {
		return true
	}
	unit := decimalUnit(p.PairDecimals(before))
	return nearestTo(percentOf(now), unit).Cmp(nearestTo(percentOf(before), unit)) == 0
}

// SignedPoints is a difference of fractions in percentage points with its sign:
// "−1.4 percentage points".
func (p *Pack) SignedPoints(difference float64, decimals int) string {
	text := p.unsigned(difference, decimals)
	if finite(difference) && nearestTo(percentOf(difference), decimalUnit(decimals)).Sign() < 0 {
		return p.minus + text
	}
	return text
}
