package chart_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// Alternatives and tables of every kind of figure, as golden files.
func TestGoldenWords(t *testing.T) {
	env := charttest.Env(t)
	for _, f := range charttest.Figures() {
		short, long := chart.Alt(f, env.Words)
		table := chart.Tabulate(f, env.Words)
		var b strings.Builder
		fmt.Fprintf(&b, "%s\n\n%s\n\n%s\n", short, long, strings.Join(table.Heads, " | "))
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

// The alternative says every value of a figure of few rows, or that there are others,
// and is never long; a table is rectangular with distinct heads.
func TestWordsAreWhole(t *testing.T) {
	env := charttest.Env(t)
	for _, n := range all() {
		t.Run(n.What, func(t *testing.T) {
			short, long := chart.Alt(n.Figure, env.Words)
			if short == "" || !strings.HasPrefix(long, short) {
				t.Errorf("short %q, long %q", short, long)
			}
			if strings.Contains(long, "%!") || strings.Contains(long, "..") || strings.Contains(long, "NaN") {
				t.Errorf("long alternative is faulty: %s", long)
			}
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
			if n := utf8.RuneCountInString(long); n > max(400, utf8.RuneCountInString(short)+60) {
				t.Errorf("an alternative of %d characters: %s", n, long)
			}
			few := utf8.RuneCountInString(long) < 300 && !strings.Contains(long, env.Words.Label(words.LabelOthers)) // then all of them
			for _, e := range all {
				if !cells[e.Text] || e.Range != "" && !cells[e.Range] {
					t.Errorf("table lacks %q or %q", e.Text, e.Range)
				}
				if few && (!strings.Contains(long, e.Text) || !strings.Contains(long, e.Range)) {
					t.Errorf("alternative lacks %q (%q)", e.Text, e.Range)
				}
			}
		})
	}
}

// The alternative begins with the finding, and names the lowest and the highest of any
// number, and this force, before it is at its end.
func TestAlternativeNamesTheEnds(t *testing.T) {
	env := charttest.Env(t)
	for _, n := range []int{1, 2, 3, 10, 43, 300} {
		f := charttest.ForceRanking(n, false)
		p := f.Plot.(doc.Ranking)
		_, long := chart.Alt(f, env.Words)
		lowest := ""
		for _, r := range p.Rows {
			if !r.Apart && r.Missing == "" {
				lowest = ": " + r.Est.Text + " (95% interval " // of any force that has it
			}
			if r.Strong && !strings.Contains(long, r.Label+": "+r.Est.Text) {
				t.Errorf("%d forces: this one is not told: %s", n, long)
			}
		}
		if !strings.HasPrefix(long, "Chart: "+doc.Plain(f.Title)) || !strings.Contains(long, lowest) || !strings.Contains(long, p.Rows[0].Label+": "+p.Rows[0].Est.Text) {
			t.Errorf("%d forces: %s", n, long)
		}
		if others := strings.Contains(long, "The others are in the table"); others != (n > 3) {
			t.Errorf("%d forces: says that there are others %v: %s", n, others, long)
		}
	}
	f := charttest.ForceFunnel(43)
	if _, long := chart.Alt(f, env.Words); !strings.Contains(long, " of 43 outside.") {
		t.Errorf("funnel: %s", long)
	}
}
