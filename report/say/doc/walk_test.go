package doc

import (
	"fmt"
	"slices"
	"testing"
)

// TestRunsVisitsAll: a number is found wherever running text may stand, in
// reading order, and the walk stops when it is told to.
func TestRunsVisitsAll(t *testing.T) {
	n := 0
	number := func() []Run { n++; return []Run{Number{Text: fmt.Sprint(n)}} }
	cover := &Cover{
		Lines: []Paragraph{{Runs: number()}}, Panel: &JudgmentPanel{Runs: number(), Notes: [][]Run{number()}},
		Licence: []Paragraph{{Runs: number()}},
	}
	p := Publication{Cover: cover, Body: []Block{
		Section{Blocks: []Block{
			Contents{},
			Paragraph{Runs: append(number(), Note{Runs: number()})},
			List{Items: [][]Run{number(), number()}},
			Table{Title: number(), Rows: []Row{{Cells: []Cell{{Runs: number()}, {Runs: number()}}}}, Notes: [][]Run{number()}, Source: number()},
			Figure{Title: number(), Note: number()},
			Callout{Blocks: []Block{Paragraph{Runs: number()}, List{Items: [][]Run{number()}}}},
		}},
		JudgmentPanel{Runs: number(), Notes: [][]Run{number()}},
		KeyFacts{Items: []KeyFact{{Value: number(), Detail: number()}}},
		Glossary{Entries: []Term{{Meaning: number()}}},
	}}
	var got, want []string
	for r := range p.Runs() {
		if num, ok := r.(Number); ok {
			got = append(got, num.Text)
		}
	}
	for i := range n {
		want = append(want, fmt.Sprint(i+1))
	}
	if !slices.Equal(got, want) {
		t.Errorf("visited %q, want %q", got, want)
	}
	seen := 0
	for range p.Runs() {
		if seen++; seen == 7 {
			break
		}
	}
	if seen != 7 {
		t.Errorf("went on to %d", seen)
	}
}
