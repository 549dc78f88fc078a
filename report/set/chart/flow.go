package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// flow is what becomes of amounts, by kind: streams from all of them to what is kept
// and what is lost, as wide as their amounts.
type flow struct{ *doc.Flow }

func (p flow) check() error {
	if len(p.Rows) == 0 {
		return fmt.Errorf("no rows")
	}
	if p.Heads.All == "" || p.Heads.Kept == "" || p.Heads.Lost == "" {
		return fmt.Errorf("an end of the flow has no name")
	}
	total := 0.0
	for _, r := range p.Rows {
		if r.Label == "" {
			return fmt.Errorf("row without a label")
		}
		if !finite(r.Kept) || r.Kept < 0 || r.KeptText == "" {
			return fmt.Errorf("row %s: %g is kept, printed %q", r.Label, r.Kept, r.KeptText)
		}
		most := math.Max(1, r.Lost.Value)
		if r.Lost.Stated() {
			most = math.Max(most, r.Lost.Upper)
		}
		if err := validEstimate("row "+r.Label, r.Lost, doc.Axis{Max: most}); err != nil {
			return err
		}
		total += r.Kept + r.Lost.Value
	}
	if !(total > 0) {
		return fmt.Errorf("nothing flows")
	}
	return nil
}

// mostFlows is the most streams that can be followed.
const mostFlows = 12

func (p flow) loads() []load { return []load{{"rows", len(p.Rows), mostFlows}} }

func (p flow) table(t tabulator) Table {
	out := Table{Heads: append([]string{t.Label(words.LabelRow), p.Heads.Kept}, t.estimateHeads(p.Heads.Lost)...)}
	for _, r := range p.Rows {
		kept := r.KeptText
		if t.unrounded {
			kept = precise(r.Kept)
		}
		out.add(r.Lost.Ref, append([]string{r.Label, kept}, t.estimateCells(r.Lost)...)...)
	}
	return out
}

// native is a stacked bar a row: what is kept, and what is lost.
func (p flow) native() Native {
	n := Native{Stacked: true, Items: len(p.Rows)}
	for i, key := range []string{p.Heads.Kept, p.Heads.Lost} {
		s := NativeSeries{Name: key, First: len(n.Rows), Marks: true, Colour: i}
		for _, r := range p.Rows {
			n.Axis.Max = math.Max(n.Axis.Max, r.Kept+r.Lost.Value)
			s.Last = n.add(plain(key, r.Label, none(), []float64{r.Kept, r.Lost.Value}[i], none(), none()))
		}
		n.Series = append(n.Series, s)
	}
	return n
}
