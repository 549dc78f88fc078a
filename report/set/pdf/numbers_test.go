package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"assize/report/say/doc"
)

// counter numbers every paragraph and item of a publication, as an edition does
// that a force cites when it says what is wrong.
type counter struct{ section, paragraph int }

func (c *counter) blocks(list []doc.Block) []doc.Block {
	out := slices.Clone(list)
	for i, b := range out {
		switch b := b.(type) {
		case doc.Section:
			b.Blocks = c.blocks(b.Blocks)
			out[i] = b
		case doc.Callout:
			b.Blocks = c.blocks(b.Blocks)
			out[i] = b
		case doc.Paragraph:
			c.paragraph++
			b.Number = fmt.Sprintf("%d.%d", c.section, c.paragraph)
			out[i] = b
		case doc.List:
			for k := range b.Items {
				b.Numbers = append(b.Numbers, fmt.Sprintf("%d.%d %c", c.section, c.paragraph, 'a'+k))
			}
			out[i] = b
		}
	}
	return out
}

// forAccuracy is an edition in which everything said has a number.
func forAccuracy() *doc.Publication {
	p := inspection("Greater Manchester Police", "inadequate", 1, 4)
	p.ID, p.Kind, p.Status, p.Watermark = "cdi-sample-factual-accuracy", doc.FactualAccuracy, doc.ForAccuracy, ""
	p.Notice = "FOR FACTUAL ACCURACY: not for publication"
	s := p.Body[1].(doc.Section)
	s.Blocks = append(slices.Clone(s.Blocks),
		doc.Paragraph{Weight: doc.Small, Runs: txt("Small print is cited as well: " + prose)},
		doc.Paragraph{Weight: doc.Lead, Voice: "inspectors", Runs: txt(prose)})
	p.Body[1] = s
	c := counter{}
	for i, b := range p.Body {
		c.section, c.paragraph = i, 8
		p.Body[i] = c.blocks([]doc.Block{b})[0]
	}
	return p
}

// A number stands on the line of its text, left of it, in the column of its
// kind, and is heard before it.
func TestNumbersHangBesideTheirText(t *testing.T) {
	p := forAccuracy()
	list := traceOf(t, p)
	columns, seen := map[string]bool{}, 0
	for i, l := range list {
		number := strings.TrimSpace(l.text)
		if l.role != "Lbl" || !strings.Contains(number, ".") || strings.HasPrefix(number, "•") {
			continue
		}
		seen++
		text := list[i+1]
		if text.page != l.page || text.y != l.y || text.x < l.x+l.w+2 || text.x > l.x+60 {
			t.Errorf("number and text apart:\n%s\n%s", l.line, text.line)
		}
		kind := "paragraph"
		if strings.Contains(number, " ") {
			kind = "item"
		}
		columns[fmt.Sprintf("%s at %.0f, text at %.0f", kind, l.x, text.x)] = true
	}
	if seen != 45 {
		t.Errorf("%d numbers, want 45", seen)
	}
	want := []string{ // at the margin and in a box, as text, quoted, and in a list
		"item at 104, text at 144", "item at 126, text at 166",
		"paragraph at 68, text at 104", "paragraph at 68, text at 122", "paragraph at 90, text at 126",
	}
	if got := slices.Sorted(maps.Keys(columns)); !slices.Equal(got, want) {
		t.Errorf("columns\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNumbersAreLabels(t *testing.T) {
	b, err := Render(forAccuracy(), testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	keepFile(t, "accuracy", b)
	f := mustRead(t, b)
	labelled, lists := 0, map[name]int{}
	for _, o := range f.objs {
		d := f.dict(o)
		switch d["S"] {
		case name("P"):
			for i, k := range f.list(d["K"]) {
				if f.dict(k)["S"] == name("Lbl") {
					labelled++
					if i > 0 {
						t.Error("a number is heard after its text")
					}
				}
			}
		case name("L"):
			numbering, _ := f.dict(d["A"])["ListNumbering"].(name)
			lists[numbering]++
		}
	}
	if labelled != 30 {
		t.Errorf("%d numbered paragraphs, want 30", labelled)
	}
	if want := map[name]int{"LowerAlpha": 5, "None": 2}; !maps.Equal(lists, want) {
		t.Errorf("lists %v, want %v", lists, want)
	}
}

func TestKindOfNumbers(t *testing.T) {
	for number, want := range map[string]string{
		"3.4 a": "LowerAlpha", "3.4(b)": "LowerAlpha", "A": "UpperAlpha", "3.4.1": "Decimal", "12.": "Decimal", "–": "None", "ŵ": "None", ".": "None",
	} {
		if got := kindOf([]string{number}); got != want {
			t.Errorf("%q: %s, want %s", number, got, want)
		}
	}
}

// Numbers of any width stand clear of their text; one that would leave it no
// room is refused.
func TestWideNumbers(t *testing.T) {
	set := func(number string) []placedText {
		return traceOf(t, story(doc.Paragraph{Number: number, Runs: txt(prose)}, doc.Paragraph{Number: "1.2", Runs: txt(prose)},
			doc.List{Items: [][]doc.Run{txt(prose), txt(prose)}, Numbers: []string{"i", number + "b"}}))
	}
	for _, number := range []string{"1", "12.34", "123.456 z", "Recommendation 12"} {
		list := set(number)
		for i, l := range list {
			if l.role == "Lbl" && list[i+1].x < l.x+l.w {
				t.Errorf("%q runs into its text:\n%s\n%s", number, l.line, list[i+1].line)
			}
		}
	}
	_, err := Render(story(doc.Paragraph{Number: strings.Repeat("1.", 40), Runs: txt(prose)}), testEnv(t))
	if err == nil || !strings.Contains(err.Error(), "block 1: a number leaves no room for its text [doc-number]") {
		t.Errorf("error %v", err)
	}
}
