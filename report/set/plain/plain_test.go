package plain

import (
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"assize/report/say/doc"
	"assize/report/set/chart/charttest"
)

var update = flag.Bool("update", false, "write goldens")

// A report with a block of every kind, as a golden file.
func TestGolden(t *testing.T) {
	pub := charttest.Publication()
	if err := pub.Validate(); err != nil {
		t.Fatal(err)
	}
	got := string(Render(pub, charttest.Env(t).Words))
	const path = "testdata/report.txt"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	for i, l := range strings.Split(got, "\n") {
		if n := utf8.RuneCountInString(l); n > lineWidth {
			t.Errorf("line %d has %d characters: %q", i+1, n, l)
		}
		if l != strings.TrimRight(l, " ") || strings.ContainsRune(l, '\u00a0') {
			t.Errorf("line %d ends in spaces or holds no-break ones: %q", i+1, l)
		}
	}
	if strings.Contains(got, "\n\n\n") || strings.HasSuffix(got, "\n\n") || !strings.HasSuffix(got, "\n") {
		t.Error("empty lines are not single, or the text does not end with a line")
	}
}

func body(blocks ...doc.Block) *doc.Publication {
	p := charttest.Publication()
	p.Cover, p.Notice, p.Sample, p.Subtitle, p.Title = nil, "", "", "", "T"
	p.Body = blocks
	return p
}

func render(t *testing.T, blocks ...doc.Block) string {
	t.Helper()
	s := string(Render(body(blocks...), charttest.Env(t).Words))
	_, rest, ok := strings.Cut(s, "T\n=\n\n")
	if !ok {
		t.Fatalf("no title in %q", s)
	}
	return rest
}

func TestBlocks(t *testing.T) {
	long := strings.Repeat("word ", 30)
	for _, c := range []struct {
		name  string
		block doc.Block
		want  string
	}{
		{
			"numbers do not break",
			doc.Paragraph{Runs: []doc.Run{doc.Text{Text: strings.Repeat("x", 70) + " "}, doc.Number{Text: "38,000 crimes"}}},
			strings.Repeat("x", 70) + "\n38,000 crimes\n",
		},
		{
			"hanging list",
			doc.List{Ordered: true, Items: [][]doc.Run{doc.Words(long)}},
			"1. " + strings.TrimSpace(strings.Repeat("word ", 15)) + "\n   " + strings.TrimSpace(strings.Repeat("word ", 15)) + "\n",
		},
		{"numbered paragraph", doc.Paragraph{Number: "3.4", Runs: doc.Words("Text.")}, "3.4  Text.\n"},
		{
			"numbered in a box",
			doc.Callout{Label: "Cause", Blocks: []doc.Block{doc.Paragraph{Number: "3.4", Runs: doc.Words(long)}, doc.List{Items: [][]doc.Run{doc.Words("One."), doc.Words(long)}, Numbers: []string{"3.4 a", "3.10 b"}}}},
			"Cause\n    3.4  " + strings.TrimSpace(strings.Repeat("word ", 14)) + "\n         " + strings.TrimSpace(strings.Repeat("word ", 14)) + "\n         word word\n" +
				"    3.4 a   One.\n    3.10 b  " + strings.TrimSpace(strings.Repeat("word ", 13)) + "\n            " + strings.TrimSpace(strings.Repeat("word ", 13)) + "\n            word word word word\n",
		},
		{"numbers before counting", doc.List{Ordered: true, Items: [][]doc.Run{doc.Words("One.")}, Numbers: []string{"3.4 a"}}, "3.4 a  One.\n"},
		{
			"numbered and quoted",
			doc.Paragraph{Number: "3.4", Voice: "inspectors", Runs: doc.Words(long)},
			"3.4  > " + strings.TrimSpace(strings.Repeat("word ", 14)) + "\n     > " + strings.TrimSpace(strings.Repeat("word ", 14)) + "\n     > word word\n",
		},
		{"quoted", doc.Paragraph{Voice: "inspectors", Runs: doc.Words("Text.")}, "> Text.\n"},
		{"control characters are seen, white space is not", doc.Paragraph{Runs: doc.Words("a\x07b\u202ec\n\td\u00ade")}, "a\uFFFDb\uFFFDc dE\n"},
		{"long word", doc.Paragraph{Runs: doc.Words("a " + strings.Repeat("x", 90) + " b")}, "a\n" + strings.Repeat("x", 90) + "\nb\n"},
		{
			"link",
			doc.Paragraph{Runs: []doc.Run{doc.Link{To: "https://example.org/a", Text: "the report"}, doc.Text{Text: " "}, doc.Link{To: "mailto:a@example.org", Text: "a@example.org"}}},
			"the report (https://example.org/a) a@example.org\n",
		},
		{"grade that is none", doc.JudgmentPanel{Label: "Overall judgment", Grade: "not graded"}, "Overall judgment: not graded\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := render(t, c.block); got != strings.ReplaceAll(c.want, "dE", "de") {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

// Whatever stands where, nothing in the text controls or turns it.
func TestHostileTextAnywhere(t *testing.T) {
	const bad = "a\x1b\u202eb 👍"
	runs := doc.Words(bad)
	chart := *charttest.Rates()
	plot := chart.Plot.(doc.Intervals)
	plot.Rows = append([]doc.IntervalRow(nil), plot.Rows...)
	plot.Rows[0].Label, plot.Axis.Title = bad, bad
	chart.Plot, chart.Subtitle, chart.Source = plot, bad, bad
	pub := charttest.Publication()
	pub.Title, pub.Notice, pub.Sample = bad, bad, bad
	pub.Cover.Title, pub.Cover.Publisher, pub.Cover.Panel.Scale[0] = bad, bad, bad
	pub.Body = []doc.Block{doc.Section{ID: "s", Title: bad, Blocks: []doc.Block{
		doc.Paragraph{Number: bad, Runs: []doc.Run{doc.Number{Text: bad}, doc.Link{To: "https://a.example", Text: bad}, doc.Note{ID: "n", Runs: runs}, doc.CrossRef{To: "s"}}},
		doc.List{Items: [][]doc.Run{runs}, Numbers: []string{bad}},
		doc.Table{ID: "t", Title: runs, Columns: []doc.Column{{Head: bad, Unit: bad}}, Rows: []doc.Row{
			{Group: true, Cells: []doc.Cell{{Runs: runs}}}, {Cells: []doc.Cell{{Runs: runs}}},
		}, Notes: [][]doc.Run{runs}, Source: runs},
		doc.JudgmentPanel{Label: bad, Grade: bad, Runs: runs, Notes: [][]doc.Run{runs}},
		doc.Callout{Label: bad, Title: bad, Blocks: []doc.Block{doc.Paragraph{Voice: "v", Runs: runs}}},
		doc.KeyFacts{Items: []doc.KeyFact{{Label: bad, Value: runs, Detail: runs}}},
		doc.Glossary{Entries: []doc.Term{{Term: bad, Meaning: runs}}},
		chart,
	}}}
	got := string(Render(pub, charttest.Env(t).Words))
	if strings.ContainsAny(got, "\x1b\u202e") {
		t.Errorf("control characters in\n%q", got)
	}
	if n := strings.Count(got, "\uFFFD\uFFFD"); n < 30 {
		t.Errorf("%d replaced, want a mark at every place", n)
	}
}

// Decimal points stand in line, text wraps within its column, and a table that
// is too wide becomes records, so that no line is too long and no word lost.
func TestTables(t *testing.T) {
	table := doc.Table{ID: "t", Title: doc.Words("Title"), Columns: []doc.Column{{Head: "Row"}, {Head: "Rate", Unit: "percent", Align: doc.Decimal}}}
	for _, v := range []string{"9.25", "100", "12.5", "–"} {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Runs: doc.Words("r" + v)}, {Runs: doc.Words(v)}}})
	}
	got := render(t, table)
	want := "Table 1: Title\n\n" +
		"            Rate\n" +
		"Row    (percent)\n" +
		"----------------\n" +
		"r9.25       9.25\n" +
		"r100      100\n" +
		"r12.5      12.5\n" +
		"r–          –\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}

	wide := doc.Table{ID: "w", Title: doc.Words("Wide")}
	row := doc.Row{}
	for range 14 {
		wide.Columns = append(wide.Columns, doc.Column{Head: "Measurement"})
		row.Cells = append(row.Cells, doc.Cell{Runs: doc.Words("several words here")})
	}
	wide.Rows = []doc.Row{row}
	got = render(t, wide)
	if n := strings.Count(got, "Measurement: several words here"); n != 13 {
		t.Errorf("%d cells of 13 in\n%s", n, got)
	}
}

// A figure is its finding, its numbers and its grounds.
func TestFigures(t *testing.T) {
	for _, f := range charttest.Figures() {
		got := strings.Join(strings.Fields(render(t, *f)), " ")
		for _, want := range []string{"Figure 1: " + doc.Plain(f.Title), f.Subtitle, "Source: " + f.Source} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q", f.ID, want)
			}
		}
	}
	got := render(t, *charttest.Rates())
	for _, want := range []string{"Violence", "75.2", "71.2 to 78.8", "fewer than 5", "inadequate 0% to 80%"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestExtremeFigures(t *testing.T) {
	for _, n := range charttest.Extremes() {
		for _, l := range strings.Split(render(t, *n.Figure), "\n") {
			if utf8.RuneCountInString(l) > lineWidth && strings.Contains(strings.TrimSpace(l), " ") {
				t.Errorf("%s: line of %d characters: %q", n.What, utf8.RuneCountInString(l), l)
			}
		}
	}
}
