package estimate

import (
	"math"
	"slices"
	"sort"
)

// Holm adjusts p-values of several tests so that the chance of any false
// rejection stays below the level (Holm 1979, Scand. J. Stat. 6:65). NaN, a test
// not made, stays NaN and does not count.
func Holm(p []float64) []float64 {
	order := make([]int, 0, len(p))
	for i, v := range p {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		default:
			return a - b
		}
	})
	adjusted := slices.Clone(p)
	floor := 0.0
	for rank, i := range order {
		floor = math.Max(floor, math.Min(1, float64(len(order)-rank)*p[i]))
		adjusted[i] = floor
	}
	return adjusted
}

// NormalP is the two-sided p-value of a standardised deviation.
func NormalP(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// Ranks is the interval of a rank, 1 being the highest rate.
type Ranks struct{ Best, Worst int }

// RankIntervals are the ranks that simultaneous intervals of rates leave open:
// a force cannot rank above one whose interval lies wholly above its own, nor
// below one whose interval lies wholly below (Klein, Wright and Wieczorek 2020, J.
// R. Stat. Soc. C 69:589). The ranks hold jointly at the level at which the
// intervals do: give each the level SimultaneousLevel.
func RankIntervals(rates []Bounds) []Ranks {
	var lowers, uppers []float64 // those that are numbers, ascending
	for _, r := range rates {
		if !math.IsNaN(r.Lower) {
			lowers = append(lowers, r.Lower)
		}
		if !math.IsNaN(r.Upper) {
			uppers = append(uppers, r.Upper)
		}
	}
	slices.Sort(lowers)
	slices.Sort(uppers)
	ranks := make([]Ranks, len(rates))
	for i, r := range rates {
		above, below := 0, 0
		if !math.IsNaN(r.Upper) {
			above = len(lowers) - sort.Search(len(lowers), func(k int) bool { return lowers[k] > r.Upper })
		}
		if !math.IsNaN(r.Lower) {
			below = sort.SearchFloat64s(uppers, r.Lower)
		}
		ranks[i] = Ranks{Best: 1 + above, Worst: len(rates) - below}
	}
	return ranks
}

// SimultaneousLevel is the level each of n independent intervals needs so that
// all hold together at level (Šidák 1967, J. Am. Stat. Assoc. 62:626).
func SimultaneousLevel(level float64, n int) float64 {
	if n < 2 {
		return level
	}
	return math.Pow(level, 1/float64(n))
}
