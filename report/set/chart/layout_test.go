package chart_test

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

var update = flag.Bool("update", false, "write goldens")

func all() []charttest.Named {
	out := charttest.Extremes()
	for _, f := range charttest.Figures() {
		out = append(out, charttest.Named{What: f.ID, Figure: f})
	}
	return out
}

// record draws into a recorder and returns it with the figure's height.
func record(t *testing.T, f *doc.Figure, env chart.Env, w float64) (*charttest.Recorder, float64) {
	t.Helper()
	d, err := chart.Lay(f, env, w)
	if err != nil {
		t.Fatal(err)
	}
	r := &charttest.Recorder{}
	d.Draw(r)
	return r, d.H
}

// No text touches another, none leaves the figure, none is smaller than nine
// points or stands in a figure without being drawn in a known face; no mark
// leaves the figure either.
func TestNothingOverlapsOrLeaves(t *testing.T) {
	env := charttest.Env(t)
	for _, n := range all() {
		for _, w := range []float64{320, 467, 700} {
			t.Run(fmt.Sprintf("%s/%.0f", n.What, w), func(t *testing.T) {
				r, h := record(t, n.Figure, env, w)
				if len(r.Texts) == 0 {
					t.Fatal("no text recorded")
				}
				for i, a := range r.Texts {
					if a.X < -.1 || a.Y < -.1 || a.X+a.W > w+.1 || a.Y+a.H > h+.1 {
						t.Errorf("%q leaves the figure: %.1f %.1f %.1f %.1f in %.0f × %.1f", a.S, a.X, a.Y, a.W, a.H, w, h)
					}
					if a.Size < 9 {
						t.Errorf("%q is set in %g points", a.S, a.Size)
					}
					for _, b := range r.Texts[i+1:] {
						if a.Overlaps(b.Box) {
							t.Errorf("%q over %q", a.S, b.S)
						}
					}
				}
				for _, p := range r.Paths {
					if p.X < -2 || p.Y < -2 || p.X+p.W > w+2 || p.Y+p.H > h+2 {
						t.Errorf("path leaves the figure: %+v in %.0f × %.1f", p.Box, w, h)
					}
				}
				for _, c := range r.Calls {
					if strings.HasPrefix(c, "rotate") || strings.HasPrefix(c, "text without") {
						t.Errorf("call %q", c)
					}
				}
			})
		}
	}
}

// Every word of a figure is drawn: labels, values, intervals, names, notes.
func TestEveryWordIsDrawn(t *testing.T) {
	env := charttest.Env(t)
	for _, n := range all() {
		t.Run(n.What, func(t *testing.T) {
			r, _ := record(t, n.Figure, env, 467)
			var b strings.Builder
			for _, x := range r.Texts {
				b.WriteString(x.S + " ")
			}
			drawn := squeeze(b.String())
			for _, want := range wordsOf(n.Figure, env.Words) {
				if !strings.Contains(drawn, squeeze(want)) {
					t.Errorf("%q is not drawn", want)
				}
			}
		})
	}
}

// squeeze drops spaces: a long word may be broken over lines.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func wordsOf(f *doc.Figure, pack *words.Pack) []string {
	out := []string{doc.Plain(f.Title), f.Subtitle, doc.Plain(f.Note), f.Source, f.Sample}
	est := func(e doc.Estimate) {
		out = append(out, e.Text, e.Range)
	}
	switch p := f.Plot.(type) {
	default: // of any kind at least the names of its rows
		for _, r := range chart.Tabulate(f, pack).Rows {
			out = append(out, r[0])
		}
	case doc.Intervals:
		out = append(out, p.Axis.Title, p.Heads.Label, p.Heads.Aside, p.Heads.Value)
		for _, r := range p.Rows {
			out = append(out, r.Label, r.Aside, r.Missing)
			est(r.Est)
		}
		for _, l := range p.Lines {
			out = append(out, l.Label)
		}
	case doc.Ranking: // what is left out of a long one its own test sees to
		out = append(out, p.Heads.Label, p.Heads.Places)
		for _, l := range p.Lines {
			out = append(out, l.Label)
		}
		for _, r := range p.Rows {
			if len(p.Rows) <= 43 && !p.Brief {
				out = append(out, r.Label, r.Missing, r.Est.Text, r.Places)
			}
		}
	case doc.Trend:
		for _, s := range p.Series {
			out = append(out, s.Name)
			est(s.Points[len(s.Points)-1].Est)
			for _, q := range s.Points {
				out = append(out, q.Est.Text, q.Note)
			}
		}
	case doc.Funnel:
		out = append(out, p.Target.Label, p.SizeAx)
		for _, q := range p.Points {
			if q.Named || q.Strong {
				out = append(out, q.Name)
			}
		}
	case doc.Parts:
		out = append(out, p.Keys...)
		for _, r := range p.Rows {
			out = append(out, r.Label, r.Text, r.Range)
		}
	}
	return out
}

// Bare leaves the words around the plot to the page, and nothing else changes.
func TestBare(t *testing.T) {
	env := charttest.Env(t)
	bare := env
	bare.Bare = true
	for _, f := range charttest.Figures() {
		full, h := record(t, f, env, 467)
		r, hb := record(t, f, bare, 467)
		if hb >= h || len(r.Texts) >= len(full.Texts) {
			t.Errorf("%s: bare is %.0f high with %d texts, full %.0f with %d", f.ID, hb, len(r.Texts), h, len(full.Texts))
		}
		for _, x := range r.Texts {
			if strings.Contains(f.Sample, x.S) || strings.Contains(doc.Plain(f.Title), x.S) && len(x.S) > 20 {
				t.Errorf("%s: bare draws %q", f.ID, x.S)
			}
		}
		if len(r.Paths) != len(full.Paths) {
			t.Errorf("%s: bare draws %d paths, full %d", f.ID, len(r.Paths), len(full.Paths))
		}
	}
}

// The recorded calls of every kind of figure, as golden files.
func TestGoldenCalls(t *testing.T) {
	env := charttest.Env(t)
	for _, f := range charttest.Figures() {
		r, h := record(t, f, env, 467)
		got := fmt.Sprintf("height %.2f\n%s\n", h, strings.Join(r.Calls, "\n"))
		path := filepath.Join("testdata", f.ID+".calls")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
			t.Errorf("%s (-want +got):\n%s", f.ID, d)
		}
	}
}

// What is drawn stands where the numbers say: dots and intervals on the scale
// that the ticks show.
func TestMarksStandOnTheScale(t *testing.T) {
	env := charttest.Env(t)
	env.Bare = true
	f := charttest.Rates()
	p := f.Plot.(doc.Intervals)
	r, _ := record(t, f, env, 467)
	x := map[string]float64{}
	for _, s := range r.Texts {
		if strings.HasSuffix(s.S, "%") {
			x[s.S] = s.X + s.W/2
		}
	}
	scale := func(v float64) float64 { return x["60%"] + (v-60)/40*(x["100%"]-x["60%"]) }
	for _, row := range p.Rows {
		if row.Missing != "" {
			continue
		}
		dot, line := false, false
		for _, q := range r.Paths {
			dot = dot || q.Fill.A > 0 && q.W < 12 && math.Abs(q.X+q.W/2-scale(row.Est.Value)) < .2
			line = line || math.Abs(q.X-scale(row.Est.Lower)) < .2 && math.Abs(q.X+q.W-scale(row.Est.Upper)) < .2
		}
		if !dot || !line {
			t.Errorf("%s: dot at value %v, line from limit to limit %v", row.Label, dot, line)
		}
	}
}

// A bar begins at zero and its length is in proportion to its value.
func TestBarsStartAtZero(t *testing.T) {
	env := charttest.Env(t)
	env.Bare = true
	f := charttest.Unrecorded()
	r, _ := record(t, f, env, 467)
	bar := chart.DefaultTheme().Bar
	var w []float64
	var x0 float64
	for _, p := range r.Paths {
		if p.Fill == bar {
			w = append(w, p.W)
			if len(w) > 1 && math.Abs(p.X-x0) > .01 {
				t.Errorf("bar begins at %.2f, the first at %.2f", p.X, x0)
			}
			x0 = p.X
		}
	}
	rows := f.Plot.(doc.Intervals).Rows
	if len(w) != len(rows) {
		t.Fatalf("%d bars for %d rows", len(w), len(rows))
	}
	for i := range rows {
		if got, want := w[i]/w[0], rows[i].Est.Value/rows[0].Est.Value; math.Abs(got-want) > .001 {
			t.Errorf("%s: bar is %.4f of the first, value %.4f", rows[i].Label, got, want)
		}
	}
}

// Points that are not comparable are not joined, and the figure says so.
func TestTrendJoinsOnlyComparable(t *testing.T) {
	env := charttest.Env(t)
	joined := func(on bool, note string) (int, string) {
		f := charttest.Change()
		p := f.Plot.(doc.Trend)
		p.Bands, p.Series = nil, p.Series[:1]
		p.Series[0].Points = p.Series[0].Points[:2]
		p.Series[0].Points[1].Joined, p.Series[0].Points[1].Note = on, note
		f.Plot = p
		r, _ := record(t, f, env, 467)
		n, text := 0, ""
		for _, q := range r.Paths {
			if q.Stroke == chart.DefaultTheme().Series[0] && q.W > 50 {
				n++
			}
		}
		for _, x := range r.Texts {
			text += x.S + " "
		}
		return n, text
	}
	if n, _ := joined(true, ""); n != 1 {
		t.Errorf("%d lines between comparable points, want 1", n)
	}
	n, text := joined(false, "")
	if n != 0 {
		t.Errorf("%d lines between points that are not comparable", n)
	}
	if !strings.Contains(text, "not comparable") || !strings.Contains(text, "no interval") {
		t.Errorf("the figure does not say what is missing: %s", text)
	}
	if _, text := joined(false, "another method"); !strings.Contains(text, "another method") {
		t.Errorf("the reason is not drawn: %s", text)
	}
}

// One square a record, of the right kind.
func TestOneSquareARecord(t *testing.T) {
	env := charttest.Env(t)
	f := charttest.Cancelled()
	r, _ := record(t, f, env, 467)
	th := chart.DefaultTheme()
	full, crossed := -1, -1 // the key has one of each
	for _, p := range r.Paths {
		switch {
		case p.Fill == th.Mark:
			full++
		case p.Fill == th.Paper && p.Stroke == th.Wrong:
			crossed++
		}
	}
	if full != 18+17+10+15 || crossed != 2+4+10+7 {
		t.Errorf("%d full and %d crossed squares", full, crossed)
	}
}
