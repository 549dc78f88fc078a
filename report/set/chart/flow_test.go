package chart_test

import (
	"math"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// Bars and streams are as wide as their amounts, on one scale: what is lost at the left
// is what is lost at the right, and no kind has more of the ink than of the crimes.
func TestFlowIsToScale(t *testing.T) {
	env := charttest.Env(t)
	env.Bare = true
	f := charttest.Flow()
	p := f.Plot.(doc.Flow)
	r, _ := record(t, f, env, 459)
	th := chart.DefaultTheme()
	var left, kept, lost, streams []charttest.Box
	for _, q := range r.Paths {
		switch {
		case q.Fill == th.Bar && len(left) == len(kept):
			left = append(left, q.Box)
		case q.Fill == th.Bar:
			kept = append(kept, q.Box)
		case q.Fill == th.Wrong && q.W > 20:
			streams = append(streams, q.Box)
		case q.Fill == th.Wrong:
			lost = append(lost, q.Box)
		}
	}
	n := len(p.Rows)
	if len(left) != n || len(kept) != n || len(lost) != n || len(streams) != n {
		t.Fatalf("%d, %d, %d bars and %d streams of %d kinds", len(left), len(kept), len(lost), len(streams), n)
	}
	scale := left[0].H / (p.Rows[0].Kept + p.Rows[0].Lost.Value)
	for i, row := range p.Rows {
		for what, d := range map[string]float64{
			"all": left[i].H - (row.Kept+row.Lost.Value)*scale, "kept": kept[i].H - row.Kept*scale, "lost": lost[i].H - row.Lost.Value*scale,
		} {
			if math.Abs(d) > .2 {
				t.Errorf("%s, %s: %.2f points off the scale", row.Label, what, d)
			}
		}
		if i > 0 && (kept[i].Y < kept[i-1].Y || lost[i].Y < lost[i-1].Y || left[i].Y < left[i-1].Y) {
			t.Errorf("%s stands above the kind before it", row.Label)
		}
	}
	if lost[0].Y < kept[n-1].Y+kept[n-1].H+10 {
		t.Error("what is lost is not apart from what is kept")
	}
}

// A flow that cannot be drawn truly is refused.
func TestFlowRefuses(t *testing.T) {
	for what, spoil := range map[string]func(p *doc.Flow){
		"no rows":   func(p *doc.Flow) { p.Rows = nil },
		"no head":   func(p *doc.Flow) { p.Heads.Lost = "" },
		"negative":  func(p *doc.Flow) { p.Rows[0].Kept = -1 },
		"no number": func(p *doc.Flow) { p.Rows[0].Kept = math.NaN() },
		"nothing":   func(p *doc.Flow) { p.Rows = []doc.FlowRow{{Label: "x", KeptText: "0", Lost: charttest.Alone(0)}} },
		"beyond":    func(p *doc.Flow) { p.Rows[0].Lost = charttest.Est(5, 6, 7) },
	} {
		f := charttest.Flow()
		p := f.Plot.(doc.Flow)
		spoil(&p)
		f.Plot = p
		if err := chart.Validate(f); err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
}
