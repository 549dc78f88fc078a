package words

// OverCount is "over 38,000": the value lies above the number printed, by less
// than the rounding step.
func (p *Pack) OverCount(value, step float64) (Claim, error) { return p.CountClaim(Over, value, step) }

// MoreThanCount is "more than 38,000", true where over is.
func (p *Pack) MoreThanCount(value, step float64) (Claim, error) {
	return p.CountClaim(MoreThan, value, step)
}

// aroundCount is "around 38,000", the nearest multiple of the step.
func (p *Pack) aroundCount(value, step float64) (Claim, error) {
	return p.CountClaim(Around, value, step)
}

// Approximately is "approximately 6,700", the nearest multiple of the step.
func (p *Pack) Approximately(value, step float64) (Claim, error) {
	return p.CountClaim(Approximately, value, step)
}

// FewerThanCount is "fewer than 38,100".
func (p *Pack) FewerThanCount(value, step float64) (Claim, error) {
	return p.CountClaim(FewerThan, value, step)
}

// NearlyPercent is "nearly 95 percent": the rate lies below, by at most half a
// percentage point.
func (p *Pack) NearlyPercent(fraction float64) (Claim, error) {
	return p.PercentClaim(Nearly, fraction, 0)
}

// AroundPercent is "around 85 percent", the nearest whole percentage.
func (p *Pack) AroundPercent(fraction float64) (Claim, error) {
	return p.PercentClaim(Around, fraction, 0)
}

// AtLeastPercent is "at least 85 percent".
func (p *Pack) AtLeastPercent(fraction float64) (Claim, error) {
	return p.PercentClaim(AtLeast, fraction, 0)
}

// AtMostPercent is "at most 74.9 percent", in the decimals of rates: rounded up, so
// that it holds.
func (p *Pack) AtMostPercent(fraction float64) (Claim, error) {
	return p.PercentClaim(AtMost, fraction, p.style.Decimals)
}

// AtMostNumber is the same without the word percent, for a column headed by it.
func (p *Pack) AtMostNumber(fraction float64) (Claim, error) {
	c, err := p.AtMostPercent(fraction)
	if err == nil {
		c.Text = p.must(p.claims[AtMost], Args{"n": p.Decimal(c.Printed, p.style.Decimals)})
	}
	return c, err
}

// LessThanPercent is "less than 86 percent".
func (p *Pack) LessThanPercent(fraction float64) (Claim, error) {
	return p.PercentClaim(LessThan, fraction, 0)
}

// BestPercent is what a title says of a rate: "nearly" when it lies at most
// half a percentage point below a whole percentage, else "around".
func (p *Pack) BestPercent(fraction float64) (Claim, error) {
	if c, err := p.NearlyPercent(fraction); err == nil {
		return c, nil
	}
	return p.AroundPercent(fraction)
}

// BestCount is what a title says of an estimated count: "over" when its
// interval's lower limit is not below the number printed, else "around".
func (p *Pack) BestCount(value, lower, step float64) (Claim, error) {
	if c, err := p.OverCount(value, step); err == nil && lower >= c.Printed {
		return c, nil
	}
	return p.aroundCount(value, step)
}
