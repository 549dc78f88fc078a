package words

// OverCount is "over 38,000": the value lies above the number printed, by less
// than the rounding step.
func (p *Pack) OverCount(value, step float64) (Claim, error) { return p.CountClaim(Over, value, step) }

// AtMostPercent is "at most 74.9 percent", in the decimals of rates: rounded up, so
// that it holds.
func (p *Pack) AtMostPercent(fraction float64) (Claim, error) {
	return p.PercentClaim(AtMost, fraction, p.style.Decimals)
}

// AtMostNumber is the same without the word percent, for a column headed by it.
func (p *Pack) AtMostNumber(fraction float64) (Claim, error) {
	c, err := p.AtMostPercent(fraction)
	if err == nil {
		c.Text = p.must(p.claims[AtMost], arguments{"n": p.Decimal(c.Printed, p.style.Decimals)})
	}
	return c, err
}

// BestPercent is what a title says of a rate: "nearly" when it lies at most
// half a percentage point below a whole percentage, else "around".
func (p *Pack) BestPercent(fraction float64) (Claim, error) {
	if c, err := p.PercentClaim(Nearly, fraction, 0); err == nil {
		return c, nil
	}
	return p.PercentClaim(Around, fraction, 0)
}
