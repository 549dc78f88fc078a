package disclose_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"assize/report/judge/disclose"
)

// crossing are the margins of two fields: every cell, both kinds of total, and all.
func crossing(rows, columns int) []disclose.Margin {
	row := func(i int) disclose.Condition {
		return disclose.Condition{Field: "row", Values: []string{fmt.Sprint("r", i)}}
	}
	column := func(i int) disclose.Condition {
		return disclose.Condition{Field: "column", Values: []string{fmt.Sprint("c", i)}}
	}
	var out []disclose.Margin
	for i := range rows {
		for j := range columns {
			out = append(out, disclose.Margin{{row(i), column(j)}})
		}
	}
	for i := range rows {
		out = append(out, disclose.Margin{{row(i)}})
	}
	for j := range columns {
		out = append(out, disclose.Margin{{column(j)}})
	}
	return append(out, disclose.Margin{{}})
}

// counts are the counts of those margins for counts of cells.
func counts(rows, columns int, cells []int) []int {
	out := append([]int{}, cells...)
	sums := make([]int, rows+columns+1)
	for k, n := range cells {
		sums[k/columns] += n
		sums[rows+k%columns] += n
		sums[rows+columns] += n
	}
	return append(out, sums...)
}

// feasible are, by trying all, the least and the largest count of a margin in tables
// of whole numbers that agree with what is published.
func feasible(rows, columns, most, margin int, shown []disclose.Shown) (low, high int) {
	cells := make([]int, rows*columns)
	low, high = math.MaxInt, -1
	var try func(k int)
	try = func(k int) {
		if k == len(cells) {
			all := counts(rows, columns, cells)
			for i, s := range shown {
				if s.Published && (float64(all[i]) < s.Low || float64(all[i]) > s.High) {
					return
				}
			}
			low, high = min(low, all[margin]), max(high, all[margin])
			return
		}
		from, to := 0, most
		if s := shown[k]; s.Published {
			from, to = int(math.Ceil(s.Low)), int(math.Floor(s.High))
		}
		for n := from; n <= to; n++ {
			cells[k] = n
			try(k + 1)
		}
		cells[k] = 0
	}
	try(0)
	return low, high
}

// TestRangesAreWhatTablesAllow: with totals published, the range of any count is what
// all tables of whole numbers allow (transport tables have whole corners), and a count
// follows exactly where it can be one number whatever the table.
func TestRangesAreWhatTablesAllow(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 1))
	const rows, columns, most = 2, 3, 3
	margins := crossing(rows, columns)
	table, ok := disclose.Cross(margins, true)
	if !ok {
		t.Fatal("the table is too large")
	}
	for range 60 {
		cells := make([]int, rows*columns)
		for k := range cells {
			cells[k] = rng.IntN(most + 1)
		}
		all := counts(rows, columns, cells)
		shown, public := make([]disclose.Shown, len(all)), make([]bool, len(all))
		for i, n := range all {
			if public[i] = i >= len(cells) || rng.IntN(2) == 0; public[i] {
				shown[i] = disclose.Exactly(n)
			}
		}
		margin := rng.IntN(len(cells))
		got, sound := table.Range(margin, shown)
		low, high := feasible(rows, columns, 2*most, margin, shown)
		if !sound || math.Abs(got.Low-float64(low)) > 1e-6 || math.Abs(got.High-float64(high)) > 1e-6 {
			t.Fatalf("cells %v, shown %v: count %d is in %v (%v), tables allow %d to %d", cells, public, margin, got, sound, low, high)
		}
		public[margin] = false
		if table.Follows(margin, public) && low != high {
			t.Fatalf("cells %v, shown %v: count %d follows, and yet can be %d to %d", cells, public, margin, low, high)
		}
	}
}

func TestRanges(t *testing.T) {
	margins := crossing(2, 2)
	table, _ := disclose.Cross(margins, true)
	open, _ := disclose.Cross(margins, false)
	publish := func(hidden ...int) []disclose.Shown {
		out := make([]disclose.Shown, len(margins))
		for i, n := range counts(2, 2, []int{3, 10, 20, 30}) {
			out[i] = disclose.Exactly(n)
		}
		for _, h := range hidden {
			out[h] = disclose.Shown{}
		}
		return out
	}
	tests := []struct {
		name      string
		table     disclose.Table
		shown     []disclose.Shown
		low, high float64
	}{
		{"one hidden cell follows from its row", table, publish(0), 3, 3},
		{"one cell and its row follow from the column", table, publish(0, 4), 3, 3},
		{"a row and its cells follow from the columns", table, publish(0, 1, 4), 3, 3},
		{"all four are open", table, publish(0, 1, 2, 3), 0, 13},
		{"totals hidden with their cells", table, publish(0, 1, 2, 3, 4, 5), 0, 23},
		{"with other values a row says the most", open, publish(0, 8), 0, 3},
	}
	for _, tt := range tests {
		got, ok := tt.table.Range(0, tt.shown)
		if !ok || math.Abs(got.Low-tt.low) > 1e-6 || math.Abs(got.High-tt.high) > 1e-6 {
			t.Errorf("%s: %v %v, want %v to %v", tt.name, got, ok, tt.low, tt.high)
		}
	}
	lie := publish(0)
	lie[4] = disclose.Exactly(9) // less than its second cell
	if _, ok := table.Range(0, lie); ok {
		t.Error("counts that contradict each other are taken")
	}
	rounded := publish(0)
	rounded[4] = disclose.Rounded(15, 5)
	rounded[6] = disclose.Shown{}
	rounded[8] = disclose.Shown{}
	if got, ok := table.Range(0, rounded); !ok || math.Abs(got.Low-2.5) > 1e-6 || math.Abs(got.High-7.5) > 1e-6 {
		t.Errorf("a rounded total leaves %v %v", got, ok)
	}
	if _, ok := disclose.Cross(crossing(200, 200), true); ok {
		t.Error("a table without end is made")
	}
}
