package chart

import (
	"fmt"
	"math"
	"strconv"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// parts is what counts are made of: a square for each record, or a divided strip a
// row, with a key above and the counts in words beside.
type parts struct{ *doc.Parts }

// maxKeys is how many kinds of part can be told apart; see maxSeries.
const maxKeys = 4

func (p parts) check() error {
	if len(p.Keys) == 0 || len(p.Keys) > maxKeys {
		return fmt.Errorf("%d kinds of part, must be 1 to %d", len(p.Keys), maxKeys)
	}
	if len(p.Rows) == 0 {
		return fmt.Errorf("no rows")
	}
	for _, r := range p.Rows {
		if r.Label == "" {
			return fmt.Errorf("row without a label")
		}
		if len(r.Counts) != len(p.Keys) {
			return fmt.Errorf("row %s: %d counts for %d kinds of part", r.Label, len(r.Counts), len(p.Keys))
		}
		if r.Text == "" {
			return fmt.Errorf("row %s: counts have no printed form", r.Label)
		}
		for _, c := range r.Counts {
			if c < 0 {
				return fmt.Errorf("row %s: count of %d", r.Label, c)
			}
		}
	}
	return nil
}

func (p parts) loads() []load {
	out := []load{{"rows", len(p.Rows), mostRows}}
	if p.Strip {
		return out
	}
	all := 0
	for _, r := range p.Rows {
		out = append(out, load{"squares of " + r.Label, r.Total(), doc.MostSquares})
		all += r.Total()
	}
	return append(out, load{"squares", all, doc.MostSquaresAll})
}

func (p parts) table(t tabulator) Table {
	out := Table{Heads: append([]string{t.Label(words.LabelRow)}, p.Keys...)}
	out.Heads = append(out.Heads, t.Label(words.LabelPrinted), intervalHead(t.Pack, t.level))
	for _, r := range p.Rows {
		row := []string{r.Label}
		for _, c := range r.Counts {
			if t.unrounded {
				row = append(row, strconv.Itoa(c))
			} else {
				row = append(row, t.Count(float64(c)))
			}
		}
		out.add(r.Ref, append(row, r.Text, r.Range)...)
	}
	return out
}

// native is a stacked bar a row, a series a kind of part.
func (p parts) native() Native {
	n := Native{Stacked: true, Items: len(p.Rows)}
	for k, key := range p.Keys {
		s := NativeSeries{Name: key, First: len(n.Rows), Marks: true, Colour: k}
		for _, r := range p.Rows {
			n.Axis.Max = math.Max(n.Axis.Max, float64(r.Total()))
			s.Last = n.add(plain(key, r.Label, none(), float64(r.Counts[k]), none(), none()))
		}
		n.Series = append(n.Series, s)
	}
	return n
}
