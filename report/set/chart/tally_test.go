package chart_test

import (
	"math"
	"slices"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// squaresOf are the squares of a tally, in reading order.
func squaresOf(r *charttest.Recorder) []charttest.Box {
	th := chart.DefaultTheme()
	var out []charttest.Box
	for _, q := range r.Paths {
		if q.Fill == th.Wrong && q.W < 8 && q.H < 8 {
			out = append(out, q.Box)
		}
	}
	return out
}

// Every item has one square, all of one size, that touches no other, no word, and stays
// in the figure, at the width of a page and of a telephone.
func TestTallyHasASquareAnItem(t *testing.T) {
	env := charttest.Env(t)
	figures := []*doc.Figure{charttest.Reasons()}
	for _, n := range charttest.Extremes() {
		if _, ok := n.Figure.Plot.(doc.Tally); ok {
			figures = append(figures, n.Figure)
		}
	}
	for _, f := range figures {
		for _, w := range []float64{459, 340} {
			r, h := record(t, f, env, w)
			squares, items := squaresOf(r), 0
			for _, row := range f.Plot.(doc.Tally).Rows {
				items += row.All.Count
			}
			if len(squares) != items {
				t.Errorf("%s at %.0f: %d squares of %d items", f.ID, w, len(squares), items)
			}
			for i, a := range squares {
				if a.X < 0 || a.X+a.W > w || a.Y+a.H > h || math.Abs(a.W-squares[0].W) > 1e-6 {
					t.Errorf("%s at %.0f: square %d at %v leaves the figure or is of another size", f.ID, w, i, a)
				}
				if slices.ContainsFunc(squares[i+1:], a.Overlaps) {
					t.Errorf("%s at %.0f: square %d touches another", f.ID, w, i)
				}
				for _, text := range r.Texts {
					if a.Overlaps(text.Box) {
						t.Errorf("%s at %.0f: square %d lies on %q", f.ID, w, i, text.S)
					}
				}
			}
		}
	}
}

// A tally that cannot be drawn truly is refused.
func TestTallyRefuses(t *testing.T) {
	for what, spoil := range map[string]func(p *doc.Tally){
		"no rows":        func(p *doc.Tally) { p.Rows = nil },
		"no columns":     func(p *doc.Tally) { p.Columns = nil },
		"no name":        func(p *doc.Tally) { p.Columns[0].Label = "" },
		"a cell missing": func(p *doc.Tally) { p.Rows[0].Cells = p.Rows[0].Cells[1:] },
		"another sum":    func(p *doc.Tally) { p.Rows[0].All.Count++ },
		"negative":       func(p *doc.Tally) { p.Rows[0].Cells[0].Count, p.Rows[0].All.Count = -1, -1 },
		"not printed":    func(p *doc.Tally) { p.Rows[0].Cells[0].Text = "" },
	} {
		f := charttest.Reasons()
		p := f.Plot.(doc.Tally)
		spoil(&p)
		f.Plot = p
		if err := chart.Validate(f); err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
}
