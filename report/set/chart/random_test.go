package chart_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// Figures made at random, always the same ones: whatever the data, nothing
// overlaps, nothing leaves the figure, no name stands on a mark.
func TestRandomFigures(t *testing.T) {
	env := charttest.Env(t)
	rng := rand.New(rand.NewPCG(2016, 43))
	n := 60
	if testing.Short() {
		n = 20
	}
	for i := range n {
		for _, plot := range []doc.Plot{randomIntervals(rng), randomRanking(rng), randomFlow(rng), randomTally(rng), randomElapsed(rng), randomTrend(rng), randomFunnel(rng), randomParts(rng)} {
			f := &doc.Figure{ID: fmt.Sprintf("random-%d", i), Title: doc.Words(phrase(rng, 12)), Subtitle: phrase(rng, 20), Source: phrase(rng, 9), Plot: plot, Alt: charttest.Told("Random")}
			if err := chart.Validate(f); err != nil {
				t.Fatalf("%T %d: %v", plot, i, err)
			}
			w := 380 + rng.Float64()*320
			r, h := record(t, f, env, w)
			for _, fault := range faults(r, w, h) {
				t.Errorf("%T %d at %.0f: %s", plot, i, w, fault)
			}
			if t.Failed() && i > 3 {
				t.FailNow()
			}
		}
	}
}

// faults are texts that touch, leave the figure, or stand on a mark.
func faults(r *charttest.Recorder, w, h float64) []string {
	var out []string
	marks := markBoxes(r)
	for i, a := range r.Texts {
		if a.X < -.1 || a.Y < -.1 || a.X+a.W > w+.1 || a.Y+a.H > h+.1 {
			out = append(out, fmt.Sprintf("%q leaves the figure", a.S))
		}
		for _, b := range r.Texts[i+1:] {
			if a.Overlaps(b.Box) {
				out = append(out, fmt.Sprintf("%q over %q", a.S, b.S))
			}
		}
		for _, m := range marks {
			if a.Overlaps(m) {
				out = append(out, fmt.Sprintf("%q on a mark at %.0f %.0f", a.S, m.X, m.Y))
			}
		}
	}
	return out
}

// markBoxes are the marks and intervals in the colours of data: small shapes
// and straight lines, whose boxes hold nothing else.
func markBoxes(r *charttest.Recorder) []charttest.Box {
	th := chart.DefaultTheme()
	var out []charttest.Box
	for _, p := range r.Paths {
		data := p.Fill == th.Mark || p.Fill == th.Strong || p.Stroke == th.Mark || p.Stroke == th.Strong || p.Stroke == th.Wrong
		for _, c := range th.Series {
			data = data || p.Fill == c || p.Stroke == c
		}
		if data && (p.W < 14 && p.H < 14 || p.W < .5 || p.H < .5) {
			out = append(out, p.Box)
		}
	}
	return out
}

func TestNamesClearOfMarks(t *testing.T) {
	env := charttest.Env(t)
	for _, n := range all() {
		for _, w := range []float64{400, 467, 700} {
			r, h := record(t, n.Figure, env, w)
			for _, fault := range faults(r, w, h) {
				t.Errorf("%s at %.0f: %s", n.What, w, fault)
			}
		}
	}
}

func phrase(rng *rand.Rand, most int) string {
	words := strings.Fields("violence sexual offences rape robbery burglary other recorded of crimes the Heddlu Dyfed-Powys Llanfairpwllgwyngyll a in 38,000 percent domestic abuse")
	var out []string
	for range 1 + rng.IntN(most) {
		out = append(out, words[rng.IntN(len(words))])
	}
	return strings.Join(out, " ")
}

func randomEstimate(rng *rand.Rand, a doc.Axis) doc.Estimate {
	span := a.Max - a.Min
	v := a.Min + rng.Float64()*span
	if rng.IntN(5) == 0 {
		return charttest.Alone(v)
	}
	return charttest.Est(v, math.Max(a.Min, v-rng.Float64()*span/4), math.Min(a.Max, v+rng.Float64()*span/4))
}

func randomAxis(rng *rand.Rand) doc.Axis {
	return doc.Axis{Title: phrase(rng, 9), Min: float64(10 * rng.IntN(9)), Max: 100, Percent: true}
}

func randomIntervals(rng *rand.Rand) doc.Plot {
	p := doc.Intervals{Axis: randomAxis(rng), Heads: doc.IntervalHeads{Label: phrase(rng, 3), Value: phrase(rng, 4)}, Compact: rng.IntN(2) == 0}
	if rng.IntN(3) == 0 {
		p.Bars, p.Axis.Min = true, 0
	}
	for range 1 + rng.IntN(12) {
		r := doc.IntervalRow{Label: phrase(rng, 5), Est: randomEstimate(rng, p.Axis), Strong: rng.IntN(4) == 0}
		if rng.IntN(2) == 0 {
			r.Aside = "412 of 478"
		}
		if rng.IntN(6) == 0 {
			r.Missing = phrase(rng, 14)
		}
		if rng.IntN(2) == 0 {
			r.Bands = randomBands(rng)
		}
		p.Rows = append(p.Rows, r)
	}
	for range rng.IntN(3) {
		p.Lines = append(p.Lines, doc.Line{At: p.Axis.Min + rng.Float64()*(100-p.Axis.Min), Label: phrase(rng, 5)})
	}
	return p
}

func randomFlow(rng *rand.Rand) doc.Plot {
	p := doc.Flow{Heads: doc.FlowHeads{All: phrase(rng, 4), Kept: phrase(rng, 4), Lost: phrase(rng, 6)}}
	for range 1 + rng.IntN(12) {
		e := randomEstimate(rng, doc.Axis{Max: 20000})
		kept := math.Floor(rng.ExpFloat64() * 30000)
		p.Rows = append(p.Rows, doc.FlowRow{Label: phrase(rng, 4), Kept: kept, KeptText: fmt.Sprintf("%.0f", kept), Lost: e})
	}
	return p
}

func randomElapsed(rng *rand.Rand) doc.Plot {
	p := doc.Elapsed{Axis: doc.Axis{Title: phrase(rng, 6), Max: 100, Percent: true}, Unit: phrase(rng, 6), Own: phrase(rng, 9)}
	n, v := 1+rng.IntN(10), 0.0
	own := rng.IntN(n)
	for i := range n {
		v += rng.Float64() * (100 - v) / 2
		p.Steps = append(p.Steps, doc.ElapsedStep{Label: fmt.Sprint(i * 24), Value: v, Text: fmt.Sprintf("%.1f", v), Count: phrase(rng, 2), Marked: i == own})
	}
	return p
}

func randomTally(rng *rand.Rand) doc.Plot {
	p := doc.Tally{Heads: doc.TallyHeads{Label: phrase(rng, 3), All: phrase(rng, 2)}}
	for range 1 + rng.IntN(doc.MostTallied) {
		p.Columns = append(p.Columns, doc.TallyColumn{Label: phrase(rng, 4), Aside: phrase(rng, 4)})
	}
	for range 1 + rng.IntN(12) {
		row := doc.TallyRow{Label: phrase(rng, 8)}
		for range p.Columns {
			n := max(0, rng.IntN(14)-4)
			row.Cells, row.All.Count = append(row.Cells, doc.TallyCell{Count: n, Text: fmt.Sprint(n)}), row.All.Count+n
		}
		row.All.Text = fmt.Sprint(row.All.Count)
		p.Rows = append(p.Rows, row)
	}
	return p
}

func randomRanking(rng *rand.Rand) doc.Plot {
	p := doc.Ranking{Axis: randomAxis(rng), Heads: doc.RankingHeads{Label: phrase(rng, 3), Value: phrase(rng, 3), Places: phrase(rng, 2)}, Brief: rng.IntN(2) == 0}
	n := 1 + rng.IntN(90)
	ordered := n - rng.IntN(min(n, 4))
	for i := range n {
		r := doc.RankingRow{Label: phrase(rng, 5), Est: randomEstimate(rng, p.Axis), Places: fmt.Sprintf("%d to %d", i, n), Strong: rng.IntN(30) == 0, Apart: i >= ordered}
		if r.Apart && rng.IntN(2) == 0 {
			r.Missing = phrase(rng, 14)
		}
		p.Rows = append(p.Rows, r)
	}
	slices.SortStableFunc(p.Rows[:ordered], func(a, b doc.RankingRow) int { return cmp.Compare(b.Est.Value, a.Est.Value) })
	for range rng.IntN(3) {
		p.Lines = append(p.Lines, doc.Line{At: p.Axis.Min + rng.Float64()*(100-p.Axis.Min), Label: phrase(rng, 5)})
	}
	return p
}

// randomBands are grades of any number, name and width.
func randomBands(rng *rand.Rand) []doc.Band {
	if rng.IntN(2) == 0 {
		return charttest.Bands()
	}
	var out []doc.Band
	from := 0.0
	for n := 1 + rng.IntN(7); n > 0; n-- {
		to := from + (100-from)*rng.Float64()
		if n == 1 {
			to = 100
		}
		out = append(out, doc.Band{From: from, To: to, Bounds: phrase(rng, 3), Label: phrase(rng, 3), Status: []string{"", "illustrative", "seen"}[rng.IntN(3)]})
		from = to
	}
	return out
}

func randomTrend(rng *rand.Rand) doc.Plot {
	p := doc.Trend{Axis: randomAxis(rng)}
	for range 1 + rng.IntN(4) {
		s := doc.Series{Name: phrase(rng, 3)}
		year := 2014.0
		for range 1 + rng.IntN(5) {
			year += .1 + rng.Float64()*2
			q := doc.Point{Year: year, Label: fmt.Sprintf("October %.0f", math.Floor(year)), Est: randomEstimate(rng, p.Axis), Joined: rng.IntN(3) > 0}
			if rng.IntN(5) == 0 {
				q.Note = phrase(rng, 9)
			}
			s.Points = append(s.Points, q)
		}
		p.Series = append(p.Series, s)
	}
	if rng.IntN(2) == 0 {
		p.Bands = charttest.Bands()
	}
	return p
}

func randomFunnel(rng *rand.Rand) doc.Plot {
	p := charttest.ForceFunnel(1).Plot.(doc.Funnel)
	p.Points = nil
	for range 1 + rng.IntN(43) {
		p.Points = append(p.Points, doc.FunnelPoint{
			Name: phrase(rng, 3), Size: 50 + rng.Float64()*1800, Est: randomEstimate(rng, p.Axis),
			Strong: rng.IntN(20) == 0, Named: rng.IntN(3) == 0,
		})
	}
	return p
}

func randomParts(rng *rand.Rand) doc.Plot {
	p := doc.Parts{Strip: rng.IntN(2) == 0}
	for range 1 + rng.IntN(4) {
		p.Keys = append(p.Keys, phrase(rng, 5))
	}
	for range 1 + rng.IntN(6) {
		r := doc.PartsRow{Label: phrase(rng, 4), Text: "18 of 20"}
		for range p.Keys {
			r.Counts = append(r.Counts, rng.IntN(60))
		}
		if rng.IntN(2) == 0 {
			r.Range = phrase(rng, 5)
		}
		p.Rows = append(p.Rows, r)
	}
	return p
}
