package caption

import "math"

// tellAll is the largest number of rows of one figure that are told each.
const tellAll = 16

// first tells the first of n things, and that there are others.
func (t *teller) first(n int, tell func(i int)) {
	for i := range min(n, tellAll) {
		tell(i)
	}
	t.left = t.left || n > tellAll
}

// rows tells of n rows the stressed ones, then the lowest and the highest value, then
// the others where they are few.
func (t *teller) rows(n int, strong func(i int) bool, value func(i int) (float64, bool), tell func(i int)) {
	var order []int
	told := make([]bool, n)
	add := func(i int) {
		if i >= 0 && !told[i] {
			told[i] = true
			order = append(order, i)
		}
	}
	for i := range n {
		if strong(i) {
			add(i)
		}
	}
	low, high := ends(n, value)
	add(low)
	add(high)
	for i := range n {
		if n <= tellAll {
			add(i)
		}
	}
	t.left = t.left || len(order) < n
	t.first(len(order), func(i int) { tell(order[i]) })
}

// none stresses no row.
func none(int) bool { return false }

// ends are the indices of the lowest and the highest of n values, the first of those
// alike; -1 where there is none.
func ends(n int, value func(int) (float64, bool)) (low, high int) {
	low, high = -1, -1
	least, most := math.Inf(1), math.Inf(-1)
	for i := range n {
		v, ok := value(i)
		if !ok {
			continue
		}
		if low < 0 || v < least {
			low, least = i, v
		}
		if high < 0 || v > most {
			high, most = i, v
		}
	}
	return low, high
}
