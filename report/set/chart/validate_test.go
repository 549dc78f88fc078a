package chart_test

import (
	"math"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// Each figure that would mislead is refused, with the reason.
func TestValidateRefuses(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	intervals := func(change func(*doc.Intervals)) doc.Plot {
		p := charttest.Rates().Plot.(doc.Intervals)
		change(&p)
		return p
	}
	est := func(change func(*doc.Estimate)) doc.Plot {
		return intervals(func(p *doc.Intervals) { change(&p.Rows[1].Est) })
	}
	trend := func(change func(*doc.Trend)) doc.Plot {
		p := charttest.Change().Plot.(doc.Trend)
		change(&p)
		return p
	}
	funnel := func(change func(*doc.Funnel)) doc.Plot {
		p := charttest.ForceFunnel(12).Plot.(doc.Funnel)
		change(&p)
		return p
	}
	parts := func(change func(*doc.Parts)) doc.Plot {
		p := charttest.Cancelled().Plot.(doc.Parts)
		change(&p)
		return p
	}
	for _, c := range []struct {
		name, want string
		plot       doc.Plot
	}{
		{"no plot", "no plot", nil},
		{"value not a number", "value is not a number", est(func(e *doc.Estimate) { e.Value = nan })},
		{"infinite value", "value is not a number", est(func(e *doc.Estimate) { e.Value = inf })},
		{"value without words", "no printed form", est(func(e *doc.Estimate) { e.Text = "" })},
		{"one limit only", "one limit", est(func(e *doc.Estimate) { e.Upper = nan })},
		{"infinite limit", "one limit", est(func(e *doc.Estimate) { e.Upper = inf })},
		{"lower above value", "outside its interval", est(func(e *doc.Estimate) { e.Lower = 75.3 })},
		{"upper below value", "outside its interval", est(func(e *doc.Estimate) { e.Upper = 75 })},
		{"value beyond axis", "beyond the axis", est(func(e *doc.Estimate) { e.Value, e.Lower = 59, 58 })},
		{"interval beyond axis", "goes beyond the axis", est(func(e *doc.Estimate) { e.Lower = 59.9 })},
		{"interval without words", "interval has no printed form", est(func(e *doc.Estimate) { e.Range = "" })},
		{"words without interval", "has no limits", est(func(e *doc.Estimate) { e.Lower, e.Upper = nan, nan })},
		{"no rows", "no rows", intervals(func(p *doc.Intervals) { p.Rows = nil })},
		{"row without label", "without a label", intervals(func(p *doc.Intervals) { p.Rows[0].Label = "" })},
		{"axis turned round", "axis from", intervals(func(p *doc.Intervals) { p.Axis.Min, p.Axis.Max = 100, 60 })},
		{"axis beyond 100 percent", "percent axis", intervals(func(p *doc.Intervals) { p.Axis.Max = 110 })},
		{"axis of nothing", "axis from", intervals(func(p *doc.Intervals) { p.Axis.Max = nan })},
		{"cut bars", "not at zero", intervals(func(p *doc.Intervals) { p.Bars = true })},
		{"line beyond axis", "line", intervals(func(p *doc.Intervals) { p.Lines[0].At = 59 })},
		{"line without name", "no name", intervals(func(p *doc.Intervals) { p.Lines[0].Label = "" })},
		{"bands overlap", "before", intervals(func(p *doc.Intervals) { p.Rows[0].Bands[1].From = 79 })},
		{"empty band", "band", intervals(func(p *doc.Intervals) { p.Rows[0].Bands[1].To = 80 })},
		{"no series", "0 series", trend(func(p *doc.Trend) { p.Series = nil })},
		{"five series", "5 series", trend(func(p *doc.Trend) { p.Series = append(p.Series, p.Series[0], p.Series[0]) })},
		{"no points", "no points", trend(func(p *doc.Trend) { p.Series[0].Points = nil })},
		{"years not in order", "does not come after", trend(func(p *doc.Trend) { p.Series[0].Points[1].Year = 2014.3 })},
		{"limits of unequal length", "sizes", funnel(func(p *doc.Funnel) { p.Limits[0].Lower = p.Limits[0].Lower[1:] })},
		{"limits crossed", "limits at size", funnel(func(p *doc.Funnel) { p.Limits[0].Lower[3] = 99 })},
		{"sizes not rising", "do not rise", funnel(func(p *doc.Funnel) { p.Limits[0].Size[3] = 100 })},
		{"size of zero", "size 0", funnel(func(p *doc.Funnel) { p.Points[0].Size = 0 })},
		{"no forces", "no points", funnel(func(p *doc.Funnel) { p.Points = nil })},
		{"negative count", "count of -1", parts(func(p *doc.Parts) { p.Rows[0].Counts[1] = -1 })},
		{"counts without kinds", "counts for", parts(func(p *doc.Parts) { p.Rows[0].Counts = []int{1} })},
		{"no kinds", "0 kinds", parts(func(p *doc.Parts) { p.Keys = nil })},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := charttest.Rates()
			f.Plot = c.plot
			err := chart.Validate(f)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("error %v, want one with %q", err, c.want)
			}
			if !strings.HasPrefix(err.Error(), "figure recording-rates: ") || !strings.HasSuffix(err.Error(), "[figure]") {
				t.Errorf("error without place or rule: %v", err)
			}
			env := charttest.Env(t)
			if _, err := chart.Lay(f, env, 467); err == nil {
				t.Error("a refused figure is laid out")
			}
		})
	}
}

func TestValidateAccepts(t *testing.T) {
	for _, n := range all() {
		if err := chart.Validate(n.Figure); err != nil {
			t.Errorf("%s: %v", n.What, err)
		}
	}
	f := charttest.Rates()
	f.Plot.(doc.Intervals).Rows[0].Est = charttest.Est(100+1e-13, 99, 100+1e-13)
	if err := chart.Validate(f); err != nil {
		t.Errorf("a hundred percent but for rounding: %v", err)
	}
	f.Title = nil
	if err := chart.Validate(f); err == nil {
		t.Error("a figure without a title has no text alternative")
	}
	if err := chart.Validate(nil); err == nil {
		t.Error("no figure")
	}
}

func TestWidths(t *testing.T) {
	env := charttest.Env(t)
	for _, w := range []float64{0, -1, 100, math.NaN(), math.Inf(1), 1e9} {
		if _, err := chart.Lay(charttest.Rates(), env, w); err == nil {
			t.Errorf("width %g accepted", w)
		}
	}
	if _, err := chart.Lay(charttest.Rates(), chart.Env{}, 467); err == nil {
		t.Error("an env without fonts accepted")
	}
}

func TestThemeContrast(t *testing.T) {
	th := chart.DefaultTheme()
	if err := th.Check(); err != nil {
		t.Error(err)
	}
	th.Quiet = th.Grid
	if err := th.Check(); err == nil {
		t.Error("pale text accepted")
	}
	if got := chart.Contrast(th.Ink, th.Ink); got != 1 {
		t.Errorf("contrast of a colour with itself %g", got)
	}
	// WCAG's own bounds: black on white is 21.
	if got := chart.Contrast(chart.DefaultTheme().Paper, chart.Theme{}.Ink); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white %g", got)
	}
}
