package chart_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// Tables of every kind of figure, as golden files.
func TestGoldenWords(t *testing.T) {
	env := charttest.Env(t)
	for _, f := range charttest.Figures() {
		table := chart.Tabulate(f, env.Words)
		var b strings.Builder
		fmt.Fprintln(&b, strings.Join(table.Heads, " | "))
		for _, r := range table.Rows {
			fmt.Fprintln(&b, strings.Join(r, " | "))
		}
		path := filepath.Join("testdata", f.ID+".words")
		if *update {
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), b.String()); d != "" {
			t.Errorf("%s (-want +got):\n%s", f.ID, d)
		}
	}
}

// A table says every value of its figure, and is rectangular with distinct heads.
func TestWordsAreWhole(t *testing.T) {
	env := charttest.Env(t)
	for _, n := range all() {
		t.Run(n.What, func(t *testing.T) {
			table := chart.Tabulate(n.Figure, env.Words)
			heads, rows := table.Heads, table.Rows
			seen := map[string]bool{}
			for _, h := range heads {
				if h == "" || seen[h] {
					t.Errorf("head %q is empty or twice in %q", h, heads)
				}
				seen[h] = true
			}
			if n := len(table.Refs); n != len(rows) {
				t.Errorf("%d references for %d rows", n, len(rows))
			}
			cells := map[string]bool{}
			for _, r := range rows {
				if len(r) != len(heads) {
					t.Fatalf("row of %d cells under %d heads: %q", len(r), len(heads), r)
				}
				for _, c := range r {
					if strings.Contains(c, "NaN") || strings.Contains(c, "%!") {
						t.Errorf("cell %q", c)
					}
					cells[c] = true
				}
			}
			all := charttest.Estimates(n.Figure.Plot)
			for _, e := range all {
				if !cells[e.Text] || e.Range != "" && !cells[e.Range] {
					t.Errorf("table lacks %q or %q", e.Text, e.Range)
				}
			}
		})
	}
}

// What draws a figure takes its alternative as it was told: with the values where they
// are drawn, else with the sentence that they are too many.
func TestAlternativeIsAsTold(t *testing.T) {
	for _, n := range all() {
		f := *n.Figure
		f.Alt = doc.Alternative{Finding: doc.Words("finding"), Values: doc.Words("values"), Crowded: doc.Words("crowded")}
		want := "values"
		if chart.Over(f.Plot) {
			want = "crowded"
		}
		if short, long := chart.Alt(&f); short != "finding" || long != want {
			t.Errorf("%s: %q, %q, want %q", n.What, short, long, want)
		}
	}
}
