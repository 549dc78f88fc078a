package tell

import "math"

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
