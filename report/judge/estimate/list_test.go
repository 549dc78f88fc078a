package estimate

import (
	"math"
	"testing"
)

// Coverage of the exact interval, by counting every sample of every list: at least
// 0.95 whatever the truth, and the least as guide/estimation.md, section 2, has it.
func TestListLimitsCoverEveryList(t *testing.T) {
	choose := func(n, k int) float64 {
		if k < 0 || k > n {
			return 0
		}
		c := 1.0
		for i := range k {
			c = c * float64(n-i) / float64(i+1)
		}
		return c
	}
	for _, test := range []struct {
		size, audited int
		least         float64
	}{{60, 22, 0.958}, {100, 20, 0.956}, {40, 20, 0.952}} {
		lower, upper := make([]int, test.audited+1), make([]int, test.audited+1)
		for x := range lower {
			var err error
			if lower[x], upper[x], err = listLimits(test.size, test.audited, x, 0.95); err != nil {
				t.Fatal(err)
			}
			if x > 0 && (lower[x] < lower[x-1] || upper[x] < upper[x-1]) {
				t.Errorf("%d of %d has lower limits than one fewer", x, test.audited)
			}
		}
		least := 1.0
		for marked := range test.size + 1 {
			held := 0.0
			for x := range lower {
				if lower[x] <= marked && marked <= upper[x] {
					held += choose(marked, x) * choose(test.size-marked, test.audited-x) / choose(test.size, test.audited)
				}
			}
			least = math.Min(least, held)
		}
		if !near(least, test.least, 5e-4) {
			t.Errorf("%d of a list of %d: least coverage %.4f, want %.3f", test.audited, test.size, least, test.least)
		}
	}
	for _, bad := range [][3]int{{10, 11, 3}, {10, 0, 0}, {10, 5, 6}, {10, 5, -1}} {
		if _, _, err := listLimits(bad[0], bad[1], bad[2], 0.95); err == nil {
			t.Errorf("list %d, audited %d, found %d: limits are given", bad[0], bad[1], bad[2])
		}
	}
}
