package estimate

import (
	"fmt"
	"math"
)

// endlessList is the size from which a list is as good as endless: binomial and
// beta take the place of hypergeometric and beta-binomial, whose sums would lose
// their digits. No audited list comes near it.
const endlessList = 1_000_000

// listLimits is the exact interval of a share of a known finite list: of size
// items, audited were drawn at random without replacement and found were as they
// should be. Lower and upper are numbers of items of the list,
//
//	lower = min{M : P(X ≥ found | M) > α/2}, upper = max{M : P(X ≤ found | M) > α/2},
//
// by inversion of the hypergeometric test (Konijn 1973, Statistical Theory of
// Sample Survey Design and Analysis; Buonaccorsi 1987, Am. Stat. 41:215).
func listLimits(size, audited, found int, level float64) (lower, upper int, err error) {
	switch {
	case audited < 1 || audited > size:
		return 0, 0, fmt.Errorf("an audit of %d records does not fit a list of %d", audited, size)
	case found < 0 || found > audited:
		return 0, 0, fmt.Errorf("%d of %d audited records is impossible", found, audited)
	case !(level > 0 && level < 1):
		return 0, 0, fmt.Errorf("a confidence level of %v is not between 0 and 1", level)
	}
	half := (1 - level) / 2
	least, most := found, size-audited+found
	// Both tails are monotone in M, so that a binary search finds the edges.
	lower = searchInt(least, most, func(m int) bool {
		return hypergeometricTail(size, m, audited, found, audited) > half
	})
	upper = searchInt(lower, most+1, func(m int) bool {
		return m > most || hypergeometricTail(size, m, audited, 0, found) <= half
	}) - 1
	return lower, upper, nil
}

// searchInt is the smallest value of low..high for which holds is true, high
// where it is true of none below.
func searchInt(low, high int, holds func(int) bool) int {
	for low < high {
		middle := low + (high-low)/2
		if holds(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// hypergeometricTail is P(from ≤ X ≤ to) for X the number of marked items among
// drawn out of size, marked of which are marked.
func hypergeometricTail(size, marked, drawn, from, to int) float64 {
	from = max(from, 0, drawn-(size-marked))
	to = min(to, marked, drawn)
	if from > to {
		return 0
	}
	all := logChoose(size, drawn)
	sum := 0.0
	for x := from; x <= to; x++ {
		sum += math.Exp(logChoose(marked, x) + logChoose(size-marked, drawn-x) - all)
	}
	return min(1, sum)
}

// logChoose is the logarithm of the number of ways to choose k of n.
func logChoose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n) + 1)
	b, _ := math.Lgamma(float64(k) + 1)
	c, _ := math.Lgamma(float64(n-k) + 1)
	return a - b - c
}
