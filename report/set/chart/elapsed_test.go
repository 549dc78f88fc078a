package chart_test

import (
	"math"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// Columns are as high as their shares, from nothing; one, the time allowed, is of the
// darker colour.
func TestElapsedIsToScale(t *testing.T) {
	env := charttest.Env(t)
	f := charttest.Elapsed()
	p := f.Plot.(doc.Elapsed)
	th := chart.DefaultTheme()
	for _, w := range []float64{459, 340} {
		r, _ := record(t, f, env, w)
		var columns []charttest.Box
		marked := -1
		for _, q := range r.Paths {
			if q.Fill == th.Mark && q.H > 8 {
				marked = len(columns)
			}
			if q.Fill == th.Bar || q.Fill == th.Mark && q.H > 8 {
				columns = append(columns, q.Box)
			}
		}
		if len(columns) != len(p.Steps) || marked < 0 || !p.Steps[marked].Marked {
			t.Fatalf("at %.0f: %d columns of %d times, number %d marked", w, len(columns), len(p.Steps), marked)
		}
		foot := columns[0].Y + columns[0].H
		scale := columns[len(columns)-1].H / p.Steps[len(columns)-1].Value
		for i, c := range columns {
			if math.Abs(c.H-p.Steps[i].Value*scale) > .1 || math.Abs(c.Y+c.H-foot) > .1 {
				t.Errorf("at %.0f: column %s is %.1f high, not %.1f", w, p.Steps[i].Label, c.H, p.Steps[i].Value*scale)
			}
		}
	}
}

// Shares that fall, that are beyond the axis, or of which none is the time allowed, are
// refused.
func TestElapsedRefuses(t *testing.T) {
	for what, spoil := range map[string]func(p *doc.Elapsed){
		"no times":     func(p *doc.Elapsed) { p.Steps = nil },
		"falling":      func(p *doc.Elapsed) { p.Steps[3].Value = 1 },
		"beyond":       func(p *doc.Elapsed) { p.Steps[8].Value = 101 },
		"no number":    func(p *doc.Elapsed) { p.Steps[0].Value = math.NaN() },
		"none marked":  func(p *doc.Elapsed) { p.Steps[4].Marked = false },
		"two marked":   func(p *doc.Elapsed) { p.Steps[5].Marked = true },
		"not from 0":   func(p *doc.Elapsed) { p.Axis.Min = 10 },
		"not printed":  func(p *doc.Elapsed) { p.Steps[0].Text = "" },
		"without unit": func(p *doc.Elapsed) { p.Unit = "" },
	} {
		f := charttest.Elapsed()
		p := f.Plot.(doc.Elapsed)
		spoil(&p)
		f.Plot = p
		if err := chart.Validate(f); err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
}
