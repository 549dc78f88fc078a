package pdf

import (
	"fmt"
	"strings"
	"testing"

	"assize/report/say/doc"
)

// short lists the pages that end emptier than least, a share, though nothing makes
// them: a cover, the last page, and one before a section that begins a page
// (doc.Section.Break) may be as short as they are.
func short(s *setter, least float64) []int {
	var out []int
	for i, pg := range s.pages {
		cover := i == 0 && s.pub.Cover != nil
		forced := i+1 == len(s.pages) || s.pages[i+1].items[0].newPage
		if !cover && !forced && pg.used+pg.noteHeight < least*s.st.depth() {
			out = append(out, i)
		}
	}
	return out
}

func TestPagesAreFilled(t *testing.T) {
	env := testEnv(t)
	for name, p := range samples() {
		t.Run(name, func(t *testing.T) {
			s, err := set(p, env, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range short(s, 0.75) {
				t.Errorf("page %d is %.0f percent full", i+1, (s.pages[i].used+s.pages[i].noteHeight)/s.st.depth()*100)
			}
		})
	}
}

// A break that a section asks for leaves its page as short as it is, and only
// such a break.
func TestASectionThatBeginsAPageMayLeaveOneShort(t *testing.T) {
	for _, breaks := range []bool{true, false} {
		p := story(doc.Section{ID: "a", Title: "A", Blocks: []doc.Block{para(doc.Text{Text: prose})}},
			doc.Section{ID: "b", Title: "B", Break: breaks, Blocks: []doc.Block{para(doc.Text{Text: prose})}})
		s, err := set(p, testEnv(t), nil)
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]int{true: 2, false: 1}[breaks]; len(s.pages) != want || len(short(s, 0.75)) > 0 {
			t.Errorf("break %v: %d pages, want %d; short ones %v", breaks, len(s.pages), want, short(s, 0.75))
		}
	}
}

// Rows and boxes of any height, begun at any height of a page, go on on the
// next rather than leave theirs short.
func TestTallRowsAndBoxesLeaveNoPageShort(t *testing.T) {
	env := testEnv(t)
	for tall := 1; tall <= 40; tall += 3 {
		tb := doc.Table{ID: "t", Title: txt("Table"), Columns: []doc.Column{{Head: "A", Width: 0.3}, {Head: "B"}}}
		for i := range 5 {
			tb.Rows = append(tb.Rows, doc.Row{Cells: []doc.Cell{{Runs: txt("row")}, {Runs: txt(strings.Repeat(prose[:150], tall/2+i%2)), Grade: doc.GradeMark{Level: 1, Of: 4}}}})
		}
		tb.Rows[4].Total = true
		box := doc.Callout{
			Kind: doc.CauseOfConcern, Label: "Cause of concern", Title: "Title",
			Blocks: []doc.Block{para(doc.Text{Text: strings.Repeat(prose[:80], tall)}), para(doc.Text{Text: "We recommend:"}), doc.List{Items: [][]doc.Run{txt("One."), txt(prose)}}},
		}
		for lead := range 40 {
			var above []doc.Block
			for range lead {
				above = append(above, para(doc.Text{Text: "One line."}))
			}
			for k, b := range []doc.Block{tb, box} {
				s, err := set(story(append(above[:lead:lead], b)...), env, nil)
				if err != nil {
					t.Fatal(err)
				}
				// A box is kept whole as long as a page is full enough.
				if pages := short(s, []float64{0.75, fullEnough}[k]); len(pages) > 0 {
					t.Errorf("%T of %d under %d lines: pages %v of %d are short", b, tall, lead, pages, len(s.pages))
				}
			}
		}
	}
}

// A row that goes on on the next page keeps its lines, each in its column.
func TestASplitRowStaysInItsColumns(t *testing.T) {
	tb := ratesTable("rates", 0)
	tb.Rows[1].Cells[5] = doc.Cell{Runs: txt(strings.Repeat("requires improvement ", 60)), Grade: doc.GradeMark{Level: 2, Of: 4}}
	left, pages, n := map[string]bool{}, map[int]bool{}, 0
	for _, l := range traceOf(t, story(tb)) {
		if l.role == "TD" && strings.Contains(l.text, "requires ") && l.size == 11 {
			left[fmt.Sprintf("%.1f", l.x)] = true
			pages[l.page] = true
			n += strings.Count(l.text, "requires")
		}
	}
	if len(left) > 1 || len(pages) < 2 || n < 60 {
		t.Errorf("%d words on %d pages at %v", n, len(pages), left)
	}
}

// A box that goes on says so, for the eye alone, and does not part the line that
// leads to a list from the list.
func TestASplitBoxSaysThatItGoesOn(t *testing.T) {
	parted := 0
	for lead := range 30 {
		var blocks []doc.Block
		for range lead {
			blocks = append(blocks, para(doc.Text{Text: "One line."}))
		}
		box := cause(0)
		box.Blocks = append([]doc.Block{para(doc.Text{Text: prose + prose})}, box.Blocks...)
		list := traceOf(t, story(append(blocks, box)...))
		for i, l := range list {
			if strings.Contains(l.text, "Cause of concern") && strings.Contains(l.text, "continued") {
				parted++
				if l.role != "again" {
					t.Errorf("heard twice: %s", l.line)
				}
			}
			if strings.HasSuffix(strings.TrimSpace(l.text), "should:") && list[i+1].page != l.page {
				t.Errorf("%d: a list is parted from its line", lead)
			}
		}
	}
	if parted == 0 {
		t.Error("no box was parted: the test proves nothing")
	}
}

// The contents begin a page where what is before them fills its pages, and follow it
// where little of it stands on the last.
func TestContentsYield(t *testing.T) {
	for lines := 20; lines < 70; lines++ {
		var blocks []doc.Block
		for range lines {
			blocks = append(blocks, para(doc.Text{Text: "One line."}))
		}
		p := story(doc.Section{ID: "summary", Title: "Summary", Break: true, Blocks: blocks}, doc.Contents{Title: "Contents", Depth: 1, Break: true},
			doc.Section{ID: "next", Title: "Next", Blocks: []doc.Block{para(doc.Text{Text: strings.Repeat(prose, 12)})}})
		s, err := set(p, testEnv(t), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range short(s, fullEnough) {
			t.Errorf("%d lines: page %d is short", lines, i+1)
		}
		for i, pg := range s.pages[:len(s.pages)-1] {
			if full := s.full(pg); i > 0 && full < fullEnough {
				t.Errorf("%d lines: page %d is %.0f percent full", lines, i+1, full*100)
			}
		}
	}
}
