package chart

import (
	"fmt"
	"math"
	"strconv"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// tally is items by row and column, a square an item.
type tally struct{ *doc.Tally }

func (p tally) check() error {
	if len(p.Rows) == 0 || len(p.Columns) == 0 {
		return fmt.Errorf("no rows, or no columns")
	}
	for _, c := range p.Columns {
		if c.Label == "" {
			return fmt.Errorf("column without a label")
		}
	}
	for _, r := range p.Rows {
		if r.Label == "" {
			return fmt.Errorf("row without a label")
		}
		if len(r.Cells) != len(p.Columns) {
			return fmt.Errorf("row %s: %d cells for %d columns", r.Label, len(r.Cells), len(p.Columns))
		}
		all := 0
		for _, c := range r.Cells {
			if c.Count < 0 || c.Text == "" {
				return fmt.Errorf("row %s: %d, printed %q", r.Label, c.Count, c.Text)
			}
			all += c.Count
		}
		if all != r.All.Count || r.All.Text == "" {
			return fmt.Errorf("row %s: cells add up to %d, not to %d, printed %q", r.Label, all, r.All.Count, r.All.Text)
		}
	}
	return nil
}

func (p tally) loads() []load {
	most, all := 0, 0
	for _, r := range p.Rows {
		all += r.All.Count
		for _, c := range r.Cells {
			most = max(most, c.Count)
		}
	}
	return []load{
		{"rows", len(p.Rows), mostRows},
		{"columns", len(p.Columns), doc.MostTallied},
		{"squares of one cell", most, doc.MostSquares},
		{"squares", all, doc.MostSquaresAll},
	}
}

func (p tally) table(t tabulator) Table {
	out := Table{Heads: []string{t.Label(words.LabelRow)}}
	for _, c := range p.Columns {
		out.Heads = append(out.Heads, c.Label)
	}
	out.Heads = append(out.Heads, p.Heads.All)
	for _, r := range p.Rows {
		row := []string{r.Label}
		for _, c := range append(append([]doc.TallyCell(nil), r.Cells...), r.All) {
			if t.unrounded {
				row = append(row, strconv.Itoa(c.Count))
			} else {
				row = append(row, c.Text)
			}
		}
		out.add(r.All.Ref, row...)
	}
	return out
}

// native is a stacked bar a row, a series a column.
func (p tally) native() Native {
	n := Native{Stacked: true, Items: len(p.Rows)}
	for j, c := range p.Columns {
		s := NativeSeries{Name: c.Label, First: len(n.Rows), Marks: true, Colour: j}
		for _, r := range p.Rows {
			n.Axis.Max = math.Max(n.Axis.Max, float64(r.All.Count))
			s.Last = n.add(plain(c.Label, r.Label, none(), float64(r.Cells[j].Count), none(), none()))
		}
		n.Series = append(n.Series, s)
	}
	return n
}
