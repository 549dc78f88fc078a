package printed

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"assize/report/say/doc"
)

// gridOf is an annex of n cells, below some lines of text.
func gridOf(n, lines int) *doc.Workbook {
	s := doc.Sheet{Name: "S", Title: "S", Lines: make([]doc.SheetLine, lines), Table: &doc.Grid{Columns: []doc.GridColumn{{ID: "v", Kind: doc.DecimalCell}}}}
	for i := range n {
		s.Table.Rows = append(s.Table.Rows, doc.GridRow{ID: fmt.Sprint("r", i), Cells: []doc.GridCell{{Value: float64(i)}}})
	}
	return &doc.Workbook{Lang: "en", Sheets: []doc.Sheet{s}}
}

// wild makes a document of every kind of block with sentences from a small stock, so
// that many stand in two documents.
func wild(r *rand.Rand, cells int) *doc.Publication {
	stock := []string{"The force records crime. ", "Supervisors do not check; ", "see page 3.5 for more. ", "Who knew? ", "“We did.” ", "of crimes "}
	runs := func() []doc.Run {
		var out []doc.Run
		for range 1 + r.IntN(4) {
			out = append(out, doc.Text{Text: stock[r.IntN(len(stock))]})
			if r.IntN(2) == 0 {
				out = append(out, doc.Number{Text: fmt.Sprint(r.IntN(4), " percent"), Ref: doc.Ref{Sheet: "S", Row: fmt.Sprint("r", r.IntN(cells)), Column: "v"}})
			}
		}
		return out
	}
	at := doc.Ref{Sheet: "S", Row: "r0", Column: "v"}
	est := doc.Estimate{Text: fmt.Sprint(r.IntN(3)), Range: fmt.Sprint(r.IntN(3)), Ref: at}
	all := []func() doc.Block{
		func() doc.Block { return doc.Paragraph{Runs: runs(), Voice: []string{"", "inspectors"}[r.IntN(2)]} },
		func() doc.Block { return doc.List{Items: [][]doc.Run{runs(), runs()}} },
		func() doc.Block {
			return doc.Table{Title: runs(), Columns: []doc.Column{{Head: "A"}, {Head: "B"}}, Rows: []doc.Row{{Cells: []doc.Cell{{Runs: doc.Words("a")}, {Runs: runs()}}}}, Notes: [][]doc.Run{runs()}}
		},
		func() doc.Block {
			return doc.Callout{Label: "Cause", Title: "T", Blocks: []doc.Block{doc.Paragraph{Runs: runs()}}}
		},
		func() doc.Block {
			return doc.KeyFacts{Items: []doc.KeyFact{{Label: "L", Value: runs(), Detail: runs()}}}
		},
		func() doc.Block { return doc.Glossary{Entries: []doc.Term{{Term: "t", Meaning: runs()}}} },
		func() doc.Block { return doc.JudgmentPanel{Label: "J", Grade: "good", Runs: runs()} },
		func() doc.Block {
			return doc.Figure{Title: runs(), Plot: doc.Intervals{Rows: []doc.IntervalRow{{Label: "v", Est: est}}}}
		},
		func() doc.Block {
			return doc.Figure{Title: runs(), Plot: doc.Trend{Series: []doc.Series{{Points: []doc.Point{{Est: est}}}}}}
		},
		func() doc.Block {
			return doc.Figure{Title: runs(), Plot: doc.Parts{Rows: []doc.PartsRow{{Label: "p", Text: "1 of 2", Ref: at}}}}
		},
		func() doc.Block {
			return doc.Figure{Title: runs(), Plot: doc.Funnel{Points: []doc.FunnelPoint{{Name: "Kent", Named: true}}}}
		},
		func() doc.Block { return doc.Figure{Title: runs(), Plot: doc.Wording{Paragraphs: []string{"Gone."}}} },
	}
	p := &doc.Publication{Kind: doc.Report, Title: "T"}
	for i := range 1 + r.IntN(4) {
		s := doc.Section{Title: fmt.Sprint("Section ", i)}
		for range r.IntN(4) {
			s.Blocks = append(s.Blocks, all[r.IntN(len(all))]())
		}
		p.Body = append(p.Body, s)
	}
	return p
}

// Whatever two documents print: every number that only one of them prints, and every
// passage whose words only one of them has, is named; and nothing that both print.
func TestEverythingThatChangedIsNamed(t *testing.T) {
	const cells = 5
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		annex := gridOf(cells, 1)
		was, err := Of(annex, "w", wild(r, cells))
		if err != nil {
			t.Fatal(err)
		}
		is, err := Of(annex, "w", wild(r, cells))
		if err != nil {
			t.Fatal(err)
		}
		same, err := Compare(was, was)
		if err != nil || len(same.Numbers)+len(same.Words)+len(same.Moved) > 0 {
			t.Fatalf("a record differs from itself: %+v %v", same, err)
		}
		d, err := Compare(was, is)
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range []struct {
			a, b  Record
			forms func(NumberChange) []string
			words func(WordsChange) string
		}{
			{was, is, func(n NumberChange) []string { return n.Was.Forms }, func(w WordsChange) string { return w.Was }},
			{is, was, func(n NumberChange) []string { return n.Is.Forms }, func(w WordsChange) string { return w.Is }},
		} {
			for _, p := range side.a.Passages {
				if p.Kind != judgment && !slices.ContainsFunc(side.b.Passages, func(o Passage) bool { return o.words() == p.words() || o.Text == p.Text }) &&
					!slices.ContainsFunc(d.Words, func(c WordsChange) bool { return side.words(c) == p.Text }) {
					t.Fatalf("%q is not named among %+v", p.Text, d.Words)
				}
				for _, n := range p.Numbers {
					other, _ := side.b.cells()
					printed := other[n.Cell] != nil && slices.Contains(other[n.Cell].forms, n.Text)
					named := slices.ContainsFunc(d.Numbers, func(c NumberChange) bool { return c.Cell == n.Cell && slices.Contains(side.forms(c), n.Text) })
					if printed == named {
						t.Fatalf("%s %q: printed by both %v, named %v", n.Cell, n.Text, printed, named)
					}
				}
			}
		}
	}
}

func TestARecordComesBackAsItWent(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rec, err := Of(gridOf(5, 1), "w", wild(r, 5), nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := rec.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	again, err := back.Encode()
	if err != nil || string(again) != string(data) {
		t.Fatalf("%v: %s", err, again)
	}
	if _, err := Decode([]byte(strings.Replace(string(data), schema, "assize.printed/99", 1))); err == nil {
		t.Error("a record of another schema was read")
	}
}

// A line more above a table moves its cells: that is told, for somebody may have
// cited them.
func TestCellsThatMovedAreNamed(t *testing.T) {
	p := wild(rand.New(rand.NewPCG(5, 6)), 3)
	p.Body = append(p.Body, doc.Paragraph{Runs: []doc.Run{doc.Number{Text: "2", Ref: doc.Ref{Sheet: "S", Row: "r2", Column: "v"}}}})
	was, err := Of(gridOf(3, 1), "w", p)
	if err != nil {
		t.Fatal(err)
	}
	is, err := Of(gridOf(3, 2), "w", p)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Compare(was, is)
	if err != nil || len(d.Numbers)+len(d.Words) > 0 || !slices.Contains(d.Moved, Move{Cell: "S|r2|v", Was: "S!A6", Is: "S!A7"}) {
		t.Errorf("%+v %v", d, err)
	}
}

// Another wording of the program is no correction; other words of a person are.
func TestOfOtherWordingsOnlyPeoplesWordsAreCompared(t *testing.T) {
	of := func(wording, own, theirs string) Record {
		r, err := Of(gridOf(1, 1), wording, &doc.Publication{Kind: doc.Report, Body: []doc.Block{
			doc.Paragraph{Runs: doc.Words(own)}, doc.Paragraph{Runs: doc.Words(theirs), Voice: "inspectors"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	d, err := Compare(of("old", "Crime is recorded.", "We saw it."), of("new", "Crimes are recorded.", "We heard of it."))
	if err != nil || !d.Reworded || len(d.Words) != 1 || d.Words[0] != (WordsChange{Was: "We saw it.", Is: "We heard of it."}) {
		t.Errorf("%+v %v", d, err)
	}
	if _, err := Compare(Record{Language: "en"}, Record{Language: "cy"}); err == nil {
		t.Error("two languages were compared")
	}
}

func TestANumberWithoutACellIsAnError(t *testing.T) {
	_, err := Of(gridOf(1, 1), "w", &doc.Publication{Kind: doc.Report, Body: []doc.Block{
		doc.Paragraph{Runs: []doc.Run{doc.Number{Text: "2", Ref: doc.Ref{Sheet: "S", Row: "none", Column: "v"}}}},
	}})
	if err == nil {
		t.Error("no error")
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"One. Two.", "One.|Two."},
		{"It is 3.5 percent. 4 of them.", "It is 3.5 percent.|4 of them."},
		{"See www.example.org. “We did,” she said.", "See www.example.org.|“We did,” she said."},
		{"e.g. lower case", "e.g. lower case"},
		{"", ""},
	} {
		var got []string
		for _, s := range sentences(doc.Words(c.in)) {
			got = append(got, doc.Plain(s))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, not %q", c.in, strings.Join(got, "|"), c.want)
		}
	}
}
