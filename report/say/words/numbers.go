package words

import (
	"math/big"
	"strconv"
	"strings"
)

// Count is a number of crimes, reports or records in figures, "38,040",
// rounded to a whole number, the half away from zero.
func (p *Pack) Count(v float64) string {
	if !finite(v) {
		return p.notAvailable
	}
	return p.figures(exactly(v).FloatString(0))
}

// whole is a whole number in running text: in words when it is small enough
// for the style ("five"), else in figures ("38,040").
func (p *Pack) whole(n int) string { return p.wholeOf(n, p.small) }

// wholeOf is a whole number with the number words of a list.
func (p *Pack) wholeOf(n int, small []string) string {
	if n >= 0 && n < p.style.SpellBelow && n < len(small) {
		return small[n]
	}
	return p.Count(float64(n))
}

// Decimal is a plain number with a fixed number of decimals, "1.40".
func (p *Pack) Decimal(v float64, decimals int) string {
	if !finite(v) {
		return p.notAvailable
	}
	return p.figures(exactly(v).FloatString(decimals))
}

// figures sets the digits of a decimal number as the language groups them. A
// number that rounds to nought loses its sign.
func (p *Pack) figures(plain string) string {
	whole, decimals, fraction := strings.Cut(plain, ".")
	whole, negative := strings.CutPrefix(whole, "-")
	var b strings.Builder
	if negative && strings.Trim(plain, "-0.") != "" {
		b.WriteString(p.minus)
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(p.group)
		}
		b.WriteRune(digit)
	}
	if fraction {
		b.WriteString(p.point)
		b.WriteString(decimals)
	}
	return b.String()
}

// Decimals is how many decimals the style gives a rate.
func (p *Pack) Decimals() int { return p.style.Decimals }

// PercentNumber is a fraction in percent without the word, "85.5", for table
// cells and labels. A fraction short of 1 never prints as 100, nor one above 0
// as 0: it takes as many more decimals as it needs, "99.96".
func (p *Pack) PercentNumber(fraction float64, decimals int) string {
	if !finite(fraction) {
		return p.notAvailable
	}
	return p.figures(percentText(percentOf(fraction), decimals))
}

// mostDecimals bounds the decimals of a percentage that is nearly 0 or 100.
// digits allows no more.
const mostDecimals = digits

// percentText prints a percentage that is not 0 or 100 as something else.
func percentText(percent *big.Rat, decimals int) string {
	for d := decimals; ; d++ {
		text := percent.FloatString(d)
		if d >= mostDecimals || !hidesRemainder(percent, text) {
			return text
		}
	}
}

// hidesRemainder reports that a percentage strictly between 0 and 100 would
// print as 0 or 100.
func hidesRemainder(percent *big.Rat, text string) bool {
	hundred := big.NewRat(100, 1)
	if percent.Sign() <= 0 || percent.Cmp(hundred) >= 0 {
		return false
	}
	printed, ok := new(big.Rat).SetString(text)
	return ok && (printed.Sign() == 0 || printed.Cmp(hundred) == 0)
}

// Percent is a fraction in percent, "85.5 percent". A fraction short of 1 that
// would round to 100 is "more than 99.9 percent", and one above 0 that would
// round to 0 is "less than 0.1 percent". A sentence about a rate of exactly 1
// or 0 says so in counts (NoneOf), for a sample cannot be sure of it.
func (p *Pack) Percent(fraction float64, decimals int) string {
	if !finite(fraction) {
		return p.notAvailable
	}
	percent := percentOf(fraction)
	text := percent.FloatString(decimals)
	if !hidesRemainder(percent, text) {
		return p.must(p.percent.One, arguments{"n": p.figures(text)})
	}
	unit := decimalUnit(decimals)
	form := p.claims[LessThan]
	if percent.Cmp(big.NewRat(50, 1)) > 0 {
		unit.Sub(big.NewRat(100, 1), unit)
		form = p.claims[MoreThan]
	}
	number := p.must(p.percent.One, arguments{"n": p.figures(unit.FloatString(decimals))})
	return p.must(form, arguments{"n": number})
}

// Rate is a rate with the style's decimals, "85.5 percent".
func (p *Pack) Rate(fraction float64) string { return p.Percent(fraction, p.style.Decimals) }

// PublishedPercent is a percentage of an earlier inspection: with the decimals
// it was published with, "68 percent", "91.02 percent", or, where it has more
// than publications print because it comes from counts, with the style's.
func (p *Pack) PublishedPercent(fraction float64) string {
	if !finite(fraction) {
		return p.notAvailable
	}
	percent := percentOf(fraction)
	if exact := plainest(percent); decimalsOf(exact) <= mostPublished {
		return p.must(p.percent.One, arguments{"n": p.figures(exact)})
	}
	return p.Rate(fraction)
}

// EarlierPercent is a percentage of an earlier inspection beside one of this: as it was
// published, but with no more decimals than that has.
func (p *Pack) EarlierPercent(fraction float64, decimals int) string {
	if !finite(fraction) {
		return p.notAvailable
	}
	return p.Percent(fraction, min(decimals, decimalsOf(plainest(percentOf(fraction)))))
}

// mostPublished is how many decimals a published rate has at most (HMICFRS, 2016
// and 2017).
const mostPublished = 2

// decimalsOf counts the decimals of a plain number.
func decimalsOf(plain string) int {
	_, decimals, _ := strings.Cut(plain, ".")
	return len(decimals)
}

// plainest is a decimal number without trailing noughts.
func plainest(r *big.Rat) string {
	text := strings.TrimRight(r.FloatString(digits), "0")
	return strings.TrimSuffix(text, ".")
}

// Range is an interval of fractions in brackets, tables and labels, "82.8 to
// 89.0 percent".
func (p *Pack) Range(lower, upper float64, decimals int) string {
	return p.must(p.percent.Range, p.limits(lower, upper, decimals))
}

// RangeNumber is an interval of fractions without the word, "82.8 to 89.0".
func (p *Pack) RangeNumber(lower, upper float64, decimals int) string {
	return p.must(p.ranges.Range, p.limits(lower, upper, decimals))
}

// LimitDecimals is how many decimals both limits of an interval are printed with:
// as many as asked for, or more where one of them would print as 0 or 100 that it
// is not.
func (p *Pack) LimitDecimals(lower, upper float64, decimals int) int {
	for decimals < mostDecimals && anyHidden(decimals, lower, upper) {
		decimals++
	}
	return decimals
}

func (p *Pack) limits(lower, upper float64, decimals int) arguments {
	decimals = p.LimitDecimals(lower, upper, decimals)
	return arguments{"a": p.PercentNumber(lower, decimals), "b": p.PercentNumber(upper, decimals)}
}

// CountRange is an interval of counts rounded to a step, "33,100 to 43,600".
func (p *Pack) CountRange(lower, upper, step float64) string {
	return p.must(p.ranges.Range, arguments{"a": p.Rounded(lower, step), "b": p.Rounded(upper, step)})
}

// Rounded is a count rounded to the nearest multiple of step, "38,000". A step
// that is not positive rounds to a whole number.
func (p *Pack) Rounded(v, step float64) string {
	if !finite(v, step) {
		return p.notAvailable
	}
	return p.rounded(nearestTo(exactly(v), stepOf(step)), stepOf(step))
}

// stepOf is a rounding step, 1 when it is not positive.
func stepOf(step float64) *big.Rat {
	if !finite(step) || step <= 0 {
		return big.NewRat(1, 1)
	}
	return exactly(step)
}

// unsigned is a difference of fractions in percentage points, without its sign:
// "11.3 percentage points".
func (p *Pack) unsigned(difference float64, decimals int) string {
	if !finite(difference) {
		return p.notAvailable
	}
	r := percentOf(difference)
	text := r.Abs(r).FloatString(decimals)
	args := arguments{"n": p.figures(text)}
	n, err := strconv.Atoi(text)
	if err != nil { // "1.0 percentage points", but "1 percentage point"
		return p.must(p.points.forms[other], args)
	}
	s, err := p.say(p.points, n, args)
	return orError(s, err)
}

// must fills a text whose places were checked when the pack was loaded.
func (p *Pack) must(text string, args arguments) string {
	s, err := fill(text, args)
	return orError(s, err)
}

// orError shows a fault of a pack in the text itself. Load leaves no such fault;
// it is seen where a Pack was made without Load.
func orError(s string, err error) string {
	if err != nil {
		return "[" + err.Error() + "]"
	}
	return s
}
