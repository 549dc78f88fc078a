package tell

import "math"

// Missing is what stands in the place of a rate: the most that it can be, where that
// is known, else that it is not reportable. A bound of 100 percent says nothing.
func (t *Kernel) Missing(most float64) string {
	if c, err := t.Pack.AtMostPercent(most); err == nil {
		return c.Text
	}
	return t.Phrase("not-reportable")
}

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
