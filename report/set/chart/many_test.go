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
	said := env.Words.Label(words.LabelTooMany)
	for _, n := range []int{1, 2, 3, 43, 80, 81, 120, 121, 200, 201, 400, 401, 1000, 5000} {
		for _, many := range charttest.Many(n) {
			began := time.Now()
			f := many.Figure
			r, h := record(t, f, env, 459)
			var text strings.Builder
			for _, s := range r.Texts {
				text.WriteString(s.S + " ")
			}
			tooMany := false
			for _, l := range chart.Loads(f.Plot) {
				tooMany = tooMany || l.Most > 0 && l.N > l.Most
			}
			if got := strings.Contains(text.String(), said); got != tooMany {
				t.Errorf("%s: too many %v, said %v", many.What, tooMany, got)
			}
			if tooMany && h > 200 || h > 30_000 {
				t.Errorf("%s: %.0f points tall", many.What, h)
			}
			_, long := chart.Alt(f, env.Words)
			if strings.Contains(long, said) != tooMany || len(long) > 15_000 {
				t.Errorf("%s: an alternative of %d bytes, too many %v", many.What, len(long), tooMany)
			}
			if rows := chart.Tabulate(f, env.Words).Rows; len(rows) != n && many.What[len(many.What)-3:] != "row" {
				t.Errorf("%s: a table of %d rows", many.What, len(rows))
			}
			if d := time.Since(began); d > 5*time.Second {
				t.Errorf("%s: took %v", many.What, d)
			}
			if n > 1000 {
				continue
			}
			for _, fault := range faults(r, 459, h)[:min(2, len(faults(r, 459, h)))] {
				t.Errorf("%s: %s", many.What, fault)
			}
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
