package tell

import (
	"math"

	"assize/report/say/words"
)

// WholePercent is what a title says of a rate, and the column of the value it is
// said of. An audit in which all were recorded, or none, does not show that all
// are, or none: then it is the limit of the interval that is told.
func (t *Kernel) WholePercent(rate, lower, upper float64) (said words.Claim, column string, err error) {
	if said, err = t.Pack.BestPercent(rate); err == nil {
		return said, "rate", nil
	}
	if rate > upper/2 {
		said, err = t.Pack.AtLeastPercent(lower)
		return said, "lower", err
	}
	said, err = t.Pack.LessThanPercent(upper)
	return said, "upper", err
}

// Missing is what stands in the place of a rate: the most that it can be, where that
// is known, else that it is not reportable. A bound of 100 percent says nothing.
func (t *Kernel) Missing(most float64) string {
	if c, err := t.Pack.AtMostPercent(most); err == nil {
		return c.Text
	}
	return t.Phrase("not-reportable")
}

// EstimatedCount is what is said of an estimate of unrecorded crimes a year, and
// "upper" where it is said of the upper limit: an audit that found none unrecorded
// does not show that none is.
func (t *Kernel) EstimatedCount(value, upper float64, concern bool) (said words.Claim, limit string, err error) {
	if said, err = t.AnnualCount(value, concern); err == nil {
		return said, "", nil
	}
	said, err = t.Pack.FewerThanCount(upper, t.Step(upper))
	return said, "upper", err
}

// AnnualCount is a number of crimes a year with an honest size word: "over"
// where it is a concern and true, else "approximately".
func (t *Kernel) AnnualCount(v float64, concern bool) (words.Claim, error) {
	step := t.Step(v)
	if concern {
		if c, err := t.Pack.OverCount(v, step); err == nil {
			return c, nil
		}
	}
	return t.Pack.Approximately(v, step)
}

// Step is the rounding step of a number of crimes a year: hundreds, as the
// inspectorate publishes them; tens below a thousand, ones below a hundred.
func (t *Kernel) Step(v float64) float64 {
	switch {
	case v >= 1000:
		return 100
	case v >= 100:
		return 10
	default:
		return 1
	}
}

// RoundedCount is a number of crimes a year rounded to its step, without a size word.
func (t *Kernel) RoundedCount(v float64) string { return t.Pack.Rounded(v, t.Step(v)) }

// PublishedDecimals is how many decimals a published percentage was given with.
func PublishedDecimals(fraction float64) int {
	for d := range 3 {
		scaled := fraction * 100 * math.Pow10(d)
		if math.Abs(scaled-math.Round(scaled)) < 1e-7 {
			return d
		}
	}
	return 3
}
