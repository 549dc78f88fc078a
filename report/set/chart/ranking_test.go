package chart_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// The forces of a country stand on a page in their order, all of them; of more the ends
// and the neighbours of the force in question, and it is said how many are left out.
func TestRankingShowsAllOrSaysHowManyNot(t *testing.T) {
	env := charttest.Env(t)
	env.Bare = true
	for _, n := range []int{1, 2, 10, 43, 60, 61, 300} {
		for _, brief := range []bool{false, true} {
			f := charttest.ForceRanking(n, brief)
			p := f.Plot.(doc.Ranking)
			r, h := record(t, f, env, 459)
			if h > 680 {
				t.Errorf("%d forces are %.0f points tall: no page", n, h)
			}
			var drawn []int
			left, last, strong := 0, 0.0, false
			for _, x := range r.Texts {
				var k int
				if strings.Contains(x.S, " more in the table") {
					if _, err := fmt.Sscanf(x.S, "%d more", &k); err != nil || k == 0 {
						t.Errorf("gap %q", x.S)
					}
					left += k
				}
				if i := slices.IndexFunc(p.Rows, func(r doc.RankingRow) bool { return r.Label == x.S && x.X == 0 }); i >= 0 {
					drawn, strong = append(drawn, i), strong || p.Rows[i].Strong
					if x.Y < last {
						t.Errorf("%d: %s stands above the force before it", n, x.S)
					}
					last = x.Y
				}
			}
			if !slices.IsSorted(drawn) || len(drawn)+left != n {
				t.Errorf("%d forces, brief %v: %d drawn, %d said to be left out", n, brief, len(drawn), left)
			}
			if has := slices.ContainsFunc(p.Rows, func(r doc.RankingRow) bool { return r.Strong }); has != strong {
				t.Errorf("%d forces: this one drawn %v", n, strong)
			}
			if drawn[0] != 0 || drawn[len(drawn)-1] != n-1 {
				t.Errorf("%d forces: the ends are not drawn", n)
			}
			if whole := !brief && n <= 60; whole && left > 0 || brief && len(drawn) > 14 {
				t.Errorf("%d forces, brief %v: %d drawn", n, brief, len(drawn))
			}
		}
	}
}

// A mark stands where its value is, its line from limit to limit; the diamond is this
// force's alone.
func TestRankingMarksStandOnTheScale(t *testing.T) {
	env := charttest.Env(t)
	env.Bare = true
	f := charttest.ForceRanking(43, false)
	r, _ := record(t, f, env, 459)
	x := map[string]float64{}
	for _, s := range r.Texts {
		x[s.S] = s.X + s.W/2
	}
	scale := func(v float64) float64 { return x["75%"] + (v-75)/25*(x["100%"]-x["75%"]) }
	diamonds := 0
	for _, row := range f.Plot.(doc.Ranking).Rows {
		if row.Missing != "" {
			continue
		}
		dot, line := false, false
		for _, q := range r.Paths {
			dot = dot || q.Fill.A > 0 && q.W < 12 && math.Abs(q.X+q.W/2-scale(row.Est.Value)) < .2
			line = line || math.Abs(q.X-scale(row.Est.Lower)) < .2 && math.Abs(q.X+q.W-scale(row.Est.Upper)) < .2
		}
		if !dot || !line {
			t.Errorf("%s: mark %v, line %v", row.Label, dot, line)
		}
	}
	for _, q := range r.Paths {
		if q.Fill == chart.DefaultTheme().Strong {
			diamonds++
		}
	}
	if diamonds != 1 {
		t.Errorf("%d marks of this force", diamonds)
	}
}

// What is not in its order is refused.
func TestRankingOutOfOrder(t *testing.T) {
	for what, spoil := range map[string]func(p *doc.Ranking){
		"stands below": func(p *doc.Ranking) { p.Rows[3], p.Rows[20] = p.Rows[20], p.Rows[3] },
		"has a place":  func(p *doc.Ranking) { p.Rows[3].Apart = true },
		"no rows":      func(p *doc.Ranking) { p.Rows = nil },
		"label":        func(p *doc.Ranking) { p.Rows[3].Label = "" },
		"beyond":       func(p *doc.Ranking) { p.Axis.Min = 90 },
	} {
		f := charttest.ForceRanking(43, false)
		p := f.Plot.(doc.Ranking)
		p.Rows = slices.Clone(p.Rows)
		spoil(&p)
		f.Plot = p
		if err := chart.Validate(f); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
