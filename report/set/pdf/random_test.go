package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/pdf/pdftest"
)

// author writes publications at random: any block after any other, texts from
// one word to a page.
type author struct {
	r     *rand.Rand
	id    int
	given []string // texts to choose from instead
}

func (a *author) next(kind string) string {
	a.id++
	return fmt.Sprintf("%s-%d", kind, a.id)
}

func (a *author) text() string {
	if a.given != nil {
		return a.given[a.r.IntN(len(a.given))]
	}
	words := strings.Fields(prose + " 85.1 percent 412 of 478 (82.8 to 87.1) Heddlu-Gogledd and/or https://www.example.gov.uk/a/b?c=d Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
	n := 1 + a.r.IntN(1+a.r.IntN(120))
	var out []string
	for range n {
		out = append(out, words[a.r.IntN(len(words))])
	}
	return strings.Join(out, " ")
}

func (a *author) runs() []doc.Run {
	var out []doc.Run
	for range 1 + a.r.IntN(4) {
		switch a.r.IntN(6) {
		case 0:
			out = append(out, num(85.1, "85.1 percent"))
		case 1:
			out = append(out, doc.Link{To: "https://www.example.gov.uk/" + strings.Repeat("x", a.r.IntN(60)), Text: a.text()})
		case 2:
			id := a.next("note")
			out = append(out, doc.Text{Text: a.text(), Strong: true}, doc.Note{ID: id, Runs: txt(a.text())})
		case 3:
			out = append(out, doc.Text{Text: a.text(), Emphasis: true, Lang: "cy"})
		default:
			out = append(out, doc.Text{Text: a.text() + " "})
		}
	}
	return out
}

func (a *author) table() doc.Table {
	t := doc.Table{ID: a.next("table"), Title: txt(a.text())}
	cols := 1 + a.r.IntN(7)
	for i := range cols {
		t.Columns = append(t.Columns, doc.Column{Head: fmt.Sprintf("Head %d", i), Unit: []string{"", "percent"}[a.r.IntN(2)], Align: doc.Align(a.r.IntN(3))})
	}
	for i := range 1 + a.r.IntN(30) {
		if i%7 == 3 {
			t.Rows = append(t.Rows, doc.Row{Group: true, Cells: []doc.Cell{{Runs: txt(a.text())}}})
		}
		row := doc.Row{Total: a.r.IntN(9) == 0}
		for range cols {
			c := doc.Cell{Runs: txt([]string{"75.2", "1,204", "not reportable", "100"}[a.r.IntN(4)])}
			if a.r.IntN(12) == 0 {
				c.Runs = a.runs()
			}
			if a.r.IntN(8) == 0 {
				c.Grade = doc.GradeMark{Level: 1 + a.r.IntN(4), Of: 4}
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (a *author) block(depth int) doc.Block {
	switch a.r.IntN(11) {
	case 0:
		return a.table()
	case 1:
		return ratesFigure(a.next("figure"))
	case 2:
		return doc.List{Items: [][]doc.Run{a.runs(), a.runs(), a.runs()}, Ordered: a.r.IntN(2) == 0}
	case 3:
		return doc.Callout{ID: a.next("call"), Kind: doc.CauseOfConcern, Label: "Cause of concern", Title: a.text(), Blocks: []doc.Block{para(a.runs()...), doc.List{Items: [][]doc.Run{a.runs()}}}}
	case 4:
		return doc.KeyFacts{Items: []doc.KeyFact{{Label: "Rate", Value: []doc.Run{num(1, "85.1 percent")}, Detail: txt(a.text())}, {Label: a.text(), Value: []doc.Run{num(1, "1 of 2")}}, {Label: "x", Value: txt("y")}}}
	case 5:
		return panelOf("good", 1+a.r.IntN(4))
	case 6:
		return doc.Glossary{Entries: []doc.Term{{Term: a.text(), Meaning: a.runs()}, {Term: "N100", Meaning: a.runs()}}}
	case 7:
		if depth < 4 {
			return a.section(depth)
		}
	}
	return doc.Paragraph{Runs: a.runs(), Weight: doc.Weight(a.r.IntN(3)), Number: []string{"", a.next("3.4")}[a.r.IntN(2)], Voice: []string{"", "inspectors"}[a.r.IntN(2)]}
}

func (a *author) section(depth int) doc.Section {
	s := doc.Section{ID: a.next("section"), Title: a.text(), Break: a.r.IntN(5) == 0, Unlisted: a.r.IntN(6) == 0}
	for range 1 + a.r.IntN(6) {
		s.Blocks = append(s.Blocks, a.block(depth+1))
	}
	return s
}

// Whatever is said is set in a file that conforms, inside the page, with every
// piece drawn once.
func TestAnythingSaidIsSetRight(t *testing.T) {
	env := testEnv(t)
	seeds := 10
	if testing.Short() {
		seeds = 4
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			a := &author{r: rand.New(rand.NewPCG(uint64(seed), 6))}
			p := story(doc.Contents{Title: "Contents", Depth: 3})
			for range 3 + a.r.IntN(4) {
				p.Body = append(p.Body, a.section(0))
			}
			s, err := set(p, env, nil)
			if err != nil {
				t.Fatal(err)
			}
			for i, pg := range s.pages {
				if foot := pg.used + pg.noteHeight; foot > s.st.depth()+pg.extra+0.1 {
					t.Errorf("page %d is %.1f deep", i+1, foot)
				}
			}
			b, err := s.finish()
			if err != nil {
				t.Fatal(err)
			}
			keepFile(t, fmt.Sprintf("random-%d", seed), b)
			for i, fault := range check(mustRead(t, b)) {
				if t.Error(fault); i > 5 {
					break
				}
			}
			next := map[string]int{"Figure": 1, "Table": 1}
			for _, l := range traceOf(t, p) {
				var n int
				if kind, rest, ok := strings.Cut(l.text, " "); ok && l.role == "Caption" && next[kind] > 0 {
					if _, err := fmt.Sscanf(rest, "%d:", &n); err == nil && n != next[kind] {
						t.Errorf("%s %d comes where %d should", kind, n, next[kind])
					}
					next[kind]++
				}
				if l.x < s.st.left-1 || l.x+l.w > s.st.width-s.st.right+0.3*l.size+1 {
					t.Errorf("outside the margins: %s", l.line)
				}
			}
		})
	}
}

// Hostile text anywhere is set or refused; it never breaks the program.
func TestHostileTextAnywhere(t *testing.T) {
	env := testEnv(t)
	set, refused := 0, 0
	for seed := range 30 {
		a := &author{r: rand.New(rand.NewPCG(uint64(seed), 7)), given: []string{
			"plain", "plain words", " x\u200b", "\u00a0x\u00a0\u00a0", "\nx", "(\\)", "\u00adx\u00ad", "%", strings.Repeat("W", 400), "–", "-", "a\u200bb", "-a-", "/",
		}}
		if seed%3 == 0 {
			a.given = append(a.given, "", "\u200b", "\u00a0", "\u202e", "👍", "\x00", "\xff")
		}
		p := story(a.section(0), a.section(0))
		b, err := Render(p, env)
		if err != nil {
			refused++
			continue
		}
		set++
		for _, fault := range check(mustRead(t, b)) {
			t.Errorf("seed %d: %s", seed, fault)
		}
	}
	if set < 5 || refused < 5 {
		t.Errorf("%d set, %d refused: the test proves little", set, refused)
	}
}

// Nothing stands between the rows of a table, and where it goes on its heads stand
// again: whatever waits for room, and however long the table is.
func TestATableIsNotInterrupted(t *testing.T) {
	env := testEnv(t)
	onward := 0
	for seed := range 60 {
		a := &author{r: rand.New(rand.NewPCG(uint64(seed), 8)), given: []string{"one line of words", prose}}
		p := story()
		for range 3 {
			s := a.section(0)
			s.Blocks = nil
			for range 1 + a.r.IntN(3) {
				for range a.r.IntN(12) {
					s.Blocks = append(s.Blocks, para(txt(a.text())...))
				}
				s.Blocks = append(s.Blocks, ratesFigure(a.next("figure")))
				if a.r.IntN(2) == 0 {
					s.Blocks = append(s.Blocks, para(txt(a.text())...))
				}
				s.Blocks = append(s.Blocks, a.table())
			}
			p.Body = append(p.Body, s)
		}
		b, err := Trace(p, env)
		if err != nil {
			t.Fatal(err)
		}
		onward += strings.Count(string(b), "continued)")
		for _, f := range pdftest.Faults(b, 0) {
			t.Errorf("seed %d: %s", seed, f)
		}
	}
	if onward < 20 {
		t.Errorf("%d tables went on: the test proves nothing", onward)
	}
}
