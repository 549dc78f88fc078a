package caption_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"assize/report/say/doc"
	"assize/report/say/saytest"
	"assize/report/set/chart/charttest"
)

var update = flag.Bool("update", false, "write the golden files")

// The alternatives of every kind of figure in both languages, as a golden file.
func TestGoldenAlternatives(t *testing.T) {
	for _, lang := range []string{"en", "cy"} {
		var b strings.Builder
		describe := saytest.Describer(t, lang)
		for _, f := range charttest.Figures() {
			describe(f)
			b.WriteString(f.ID + "\n" + doc.Plain(f.Alt.Values) + "\n")
			if ground := doc.Plain(f.Alt.Ground); ground != "" {
				b.WriteString("behind: " + ground + "\n")
			}
			b.WriteString("\n")
		}
		path := filepath.Join("testdata", "alternatives-"+lang+".txt")
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
			t.Errorf("%s (-want +got):\n%s", lang, d)
		}
	}
}

// Of every figure from short to extreme: the alternative begins with the finding, says
// every value of few, or that there are others, is never long, and each of its numbers
// is one with a cell.
func TestAlternativesAreWhole(t *testing.T) {
	describe := saytest.Describer(t, "en")
	for _, n := range everyFigure() {
		t.Run(n.What, func(t *testing.T) {
			f := *n.Figure
			describe(&f)
			short, long := doc.Plain(f.Alt.Finding), doc.Plain(f.Alt.Values)
			if short == "" || !strings.HasPrefix(long, short) {
				t.Errorf("short %q, long %q", short, long)
			}
			if strings.Contains(long, "%!") || strings.Contains(long, "..") || strings.Contains(long, "NaN") {
				t.Errorf("long alternative is faulty: %s", long)
			}
			if n := utf8.RuneCountInString(long); n > max(doc.MostAlternative, utf8.RuneCountInString(short)+60) {
				t.Errorf("an alternative of %d characters: %s", n, long)
			}
			if utf8.RuneCountInString(long) >= 300 || strings.Contains(long, "The others are in") {
				return
			}
			for _, e := range charttest.Estimates(f.Plot) {
				if !strings.Contains(long, e.Text) || !strings.Contains(long, e.Range) {
					t.Errorf("alternative lacks %q (%q)", e.Text, e.Range)
				}
			}
		})
	}
}

// The alternative begins with the finding, and names the lowest and the highest of any
// number, and this force, before it is at its end.
func TestAlternativeNamesTheEnds(t *testing.T) {
	describe := saytest.Describer(t, "en")
	for _, n := range []int{1, 2, 3, 10, 43, 300} {
		f := charttest.ForceRanking(n, false)
		describe(f)
		long, p := doc.Plain(f.Alt.Values), f.Plot.(doc.Ranking)
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
	p := f.Plot.(doc.Funnel)
	p.Of = []doc.Run{doc.Number{Value: 43, Text: "43"}}
	p.Limits[0].Outside = []doc.Run{doc.Number{Value: 2, Text: "2"}}
	f.Plot = p
	if describe(f); !strings.Contains(doc.Plain(f.Alt.Values), ": 2 of 43 outside.") {
		t.Errorf("funnel: %s", doc.Plain(f.Alt.Values))
	}
}

// What is told too much to be drawn says so before its values.
func TestCrowdedSaysSo(t *testing.T) {
	f := charttest.ForceRanking(300, false)
	saytest.Describer(t, "en")(f)
	if text := doc.Plain(f.Alt.Crowded); !strings.Contains(text, ". There are too many values to show in this figure;") || !strings.Contains(text, "95% interval") {
		t.Error(text)
	}
}

// Every sentence of an alternative is a statement that was made, or the figure's own
// subtitle or note: without them nothing is left but spaces and stops.
func TestSentencesAreStatements(t *testing.T) {
	for _, lang := range []string{"en", "cy"} {
		describe := saytest.Describer(t, lang)
		for _, n := range everyFigure() {
			f := *n.Figure
			said := append(describe(&f), f.Subtitle, doc.Plain(f.Note))
			slices.SortFunc(said, func(a, b string) int { return len(b) - len(a) })
			for _, text := range [][]doc.Run{f.Alt.Finding, f.Alt.Values, f.Alt.Crowded, f.Alt.Ground} {
				left := doc.Plain(text)
				for _, s := range said {
					if s != "" {
						left = strings.ReplaceAll(left, s, "")
					}
				}
				if strings.Trim(left, " .") != "" {
					t.Errorf("%s, %s: %q is no statement", lang, n.What, left)
				}
			}
		}
	}
}

// everyFigure is of every kind, from short to extreme.
func everyFigure() []charttest.Named {
	out := charttest.Extremes()
	for _, f := range charttest.Figures() {
		out = append(out, charttest.Named{What: f.ID, Figure: f})
	}
	return out
}
