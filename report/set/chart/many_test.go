package chart_test

import (
	"strings"
	"testing"
	"time"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// TestAnyNumber: no kind of figure fails for the number of its items. It draws
// them, or says in their place that there are too many; what it says and its text
// alternative stay of a length that a page and a listener can take; its table
// holds them all.
func TestAnyNumber(t *testing.T) {
	env := charttest.Env(t)
	for _, n := range []int{1, 2, 3, 43, 80, 81, 120, 121, 200, 201, 400, 401, 1000, 5000} {
		for _, many := range charttest.Many(n) {
			t.Run(many.What, func(t *testing.T) {
				began := time.Now()
				drawnOrSaid(t, many.Figure, env)
				rows := n
				if strings.HasSuffix(many.What, "of one row") {
					rows = 1
				}
				if got := chart.Tabulate(many.Figure, env.Words).Rows; len(got) != rows {
					t.Errorf("a table of %d rows", len(got))
				}
				if d := time.Since(began); d > 10*time.Second { // some milliseconds alone on a machine
					t.Errorf("took %v", d)
				}
			})
		}
	}
}

// drawnOrSaid holds that a figure draws what it holds, or says that it does not.
func drawnOrSaid(t *testing.T, f *doc.Figure, env chart.Env) {
	t.Helper()
	said, tooMany := env.Words.Label(words.LabelTooMany), chart.Over(f.Plot)
	r, h := record(t, f, env, 459)
	var text strings.Builder
	for _, s := range r.Texts {
		text.WriteString(s.S + " ")
	}
	if got := strings.Contains(text.String(), said); got != tooMany {
		t.Errorf("too many %v, said %v", tooMany, got)
	}
	if tooMany && h > 200 || h > 30_000 {
		t.Errorf("%.0f points tall", h)
	}
	if _, long := chart.Alt(f); strings.Contains(long, "too many values") != tooMany {
		t.Errorf("too many %v, and the alternative %s", tooMany, long)
	}
	if len(r.Texts) < 1500 { // each is held against each
		for _, fault := range faults(r, 459, h) {
			t.Error(fault)
		}
	}
}

// TestTallest: a figure that would be taller than its room says so, and is not.
func TestTallest(t *testing.T) {
	env := charttest.Env(t)
	f := charttest.Many(100)[0].Figure
	f.Table = doc.Ref{Sheet: "Rates"}
	for _, room := range []float64{0, 600} {
		env.Tallest = room
		r, h := record(t, f, env, 459)
		said := false
		for _, s := range r.Texts {
			said = said || strings.Contains(s.S, "too many values")
		}
		if said != (room > 0) || room > 0 && h > room {
			t.Errorf("room of %.0f: %.0f tall, said %v", room, h, said)
		}
	}
}
