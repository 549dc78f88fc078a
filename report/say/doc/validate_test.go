package doc

import (
	"math"
	"strings"
	"testing"
	"time"
)

// sound is a publication without faults.
func sound() *Publication {
	return &Publication{
		ID: "report", Lang: "en-GB", Title: "Report", Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC),
		Cover: &Cover{Title: "Report", Panel: &JudgmentPanel{
			Label: "Overall", Grade: "good",
			Mark: GradeMark{Level: 2, Of: 2}, Scale: []string{"inadequate", "good"},
		}},
		Body: []Block{
			Contents{Title: "Contents", Depth: 2},
			Section{ID: "one", Title: "One", Blocks: []Block{
				Paragraph{Runs: []Run{
					Text{Text: "See "},
					CrossRef{To: "rates"},
					Link{To: "#fig", Text: "the figure"},
					Link{To: "https://example.gov.uk/a", Text: "web"},
					Link{To: "mailto:a@example.gov.uk", Text: "mail"},
					Note{ID: "n", Runs: Words("A note.")},
					Number{Value: 85, Text: "85 percent"},
				}},
				List{Items: [][]Run{Words("item")}},
				List{Items: [][]Run{Words("item")}, Numbers: []string{"3.4 a"}},
				Table{
					ID: "rates", Title: Words("Rates"), Columns: []Column{{Head: "Group"}, {Head: "Rate", Width: 0.3}},
					Rows: []Row{{Group: true, Cells: []Cell{{Runs: Words("All")}}}, {Cells: []Cell{{Runs: Words("a")}, {}}}},
				},
				Figure{ID: "fig", Title: Words("Finding"), Alt: Alternative{Values: Words("F")}, Plot: Parts{}},
				Callout{ID: "cause", Label: "Cause of concern", Blocks: []Block{Paragraph{Runs: Words("x")}}},
				KeyFacts{Items: []KeyFact{{Label: "Rate", Value: Words("85")}}},
				Glossary{Entries: []Term{{Term: "N100", Meaning: Words("a record")}}},
			}},
		},
	}
}

func section(p *Publication) *Section {
	s := p.Body[1].(Section)
	return &s
}

func TestValidateAcceptsASoundPublication(t *testing.T) {
	if err := sound().Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestValidateFindsFaults(t *testing.T) {
	add := func(b Block) func(p *Publication) {
		return func(p *Publication) {
			s := section(p)
			s.Blocks = append(s.Blocks, b)
			p.Body[1] = *s
		}
	}
	para := func(r Run) func(*Publication) { return add(Paragraph{Runs: []Run{Text{Text: "x"}, r}}) }
	table := func(change func(*Table)) func(*Publication) {
		t := Table{
			ID: "t", Title: Words("T"), Columns: []Column{{Head: "A"}, {Head: "B"}},
			Rows: []Row{{Cells: []Cell{{Runs: Words("a")}, {Runs: Words("b")}}}},
		}
		change(&t)
		return add(t)
	}
	deep := Section{ID: "d6", Title: "six"}
	for _, id := range []string{"d5", "d4", "d3", "d2"} {
		deep = Section{ID: id, Title: id, Blocks: []Block{deep}}
	}
	for _, c := range []struct {
		name   string
		change func(*Publication)
		want   string
	}{
		{"no title", func(p *Publication) { p.Title = "" }, "publication has no title"},
		{"no language", func(p *Publication) { p.Lang = "" }, "doc-language"},
		{"odd language", func(p *Publication) { p.Lang = "English, British" }, "is no language"},
		{"odd language of a run", para(Text{Text: "x", Lang: "Cymraeg"}), "is no language"},
		{"invisible title", func(p *Publication) { p.Title = "\u200b \u202e" }, "publication has no title"},
		{"no date", func(p *Publication) { p.Date = time.Time{} }, "doc-date"},
		{"cover without title", func(p *Publication) { p.Cover.Title = "" }, "cover has no title"},
		{"grade off the scale", func(p *Publication) { p.Cover.Panel.Mark = GradeMark{Level: 3, Of: 2} }, "3 of 2"},
		{"scale too short", func(p *Publication) { p.Cover.Panel.Mark = GradeMark{Level: 3, Of: 4} }, "scale has 2"},
		{"same anchor twice", add(Section{ID: "rates", Title: "again"}), `anchor "rates"`},
		{"sections too deep", add(deep), "doc-depth"},
		{"empty paragraph", add(Paragraph{Runs: Words("  ")}), "paragraph is empty"},
		{"empty list", add(List{}), "list is empty"},
		{"list short of a number", add(List{Items: [][]Run{Words("a"), Words("b")}, Numbers: []string{"3.4 a"}}), "list of 2 items has 1 numbers"},
		{"list without any number", add(List{Items: [][]Run{Words("a")}, Numbers: []string{}}), "list of 1 items has 0 numbers"},
		{"list with an empty number", add(List{Items: [][]Run{Words("a")}, Numbers: []string{"\u200b"}}), "empty number"},
		{"paragraph with an empty number", add(Paragraph{Runs: Words("a"), Number: " "}), "empty number"},
		{"dangling link", para(Link{To: "#nowhere", Text: "x"}), `"#nowhere"`},
		{"script link", para(Link{To: "javascript:alert(1)", Text: "x"}), "doc-link"},
		{"file link", para(Link{To: "file:///etc/passwd", Text: "x"}), "doc-link"},
		{"link without text", para(Link{To: "https://a.example"}), "link without text"},
		{"dangling cross reference", para(CrossRef{To: "nothing"}), `"nothing"`},
		{"cross reference to a callout", para(CrossRef{To: "cause"}), `"cause"`},
		{"number not finite", para(Number{Value: math.NaN(), Text: "85"}), "finite"},
		{"number without text", para(Number{Value: 1}), "number without text"},
		{"note with two texts", para(Note{ID: "n", Runs: Words("other")}), "two texts"},
		{"note in a note", para(Note{ID: "m", Runs: []Run{Text{Text: "x"}, Note{ID: "k", Runs: Words("y")}}}), "inside a footnote"},
		{"fault inside a note", para(Note{ID: "m", Runs: []Run{Text{Text: "x"}, CrossRef{To: "no"}}}), `"no"`},
		{"table without title", table(func(t *Table) { t.Title = nil }), "table has no title"},
		{"column without head", table(func(t *Table) { t.Columns[1].Head = "" }), "column 2 has no head"},
		{"short row", table(func(t *Table) { t.Rows[0].Cells = t.Rows[0].Cells[:1] }), "row 1: 1 cells, need 2"},
		{"row without header", table(func(t *Table) { t.Rows[0].Cells[0] = Cell{} }), "row has no header"},
		{"group without rows", table(func(t *Table) { t.Rows = append(t.Rows, Row{Group: true, Cells: t.Rows[0].Cells[:1]}) }), "group has no rows"},
		{"widths over the page", table(func(t *Table) { t.Columns[0].Width, t.Columns[1].Width = 0.6, 0.6 }), "add to more"},
		{"table without rows", table(func(t *Table) { t.Rows = nil }), "table has no rows"},
		{"figure without plot", add(Figure{ID: "f", Title: Words("F"), Alt: Alternative{Values: Words("F")}}), "no plot"},
		{"figure without title", add(Figure{ID: "f", Alt: Alternative{Values: Words("F")}, Plot: Parts{}}), "figure has no title"},
		{"table in a callout", add(Callout{Label: "x", Blocks: []Block{Glossary{}}}), "callout holds doc.Glossary"},
		{"second contents", add(Contents{Title: "C", Depth: 1}), "second list"},
		{"pointer block", add(&Paragraph{Runs: Words("x")}), "unknown kind *doc.Paragraph"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := sound()
			c.change(p)
			err := p.Validate()
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestValidateReturnsAllFaults(t *testing.T) {
	p := sound()
	p.Title, p.Lang = "", ""
	p.Body = append(p.Body, Paragraph{})
	if n := len(strings.Split(p.Validate().Error(), "\n")); n != 3 {
		t.Errorf("%d faults, want 3:\n%v", n, p.Validate())
	}
}

func TestTargetsNumberTablesAndFigures(t *testing.T) {
	p := sound()
	p.Body = append(p.Body, Table{ID: "later", Title: Words("Later")})
	for id, want := range map[string]Target{
		"one": {SectionTarget, 0, "One"}, "rates": {TableTarget, 1, "Rates"},
		"later": {TableTarget, 2, "Later"}, "fig": {FigureTarget, 1, "Finding"}, "cause": {CalloutTarget, 0, ""},
	} {
		if got := p.Targets()[id]; got != want {
			t.Errorf("%s: %+v, want %+v", id, got, want)
		}
	}
}
