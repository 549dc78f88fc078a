package chart

import (
	"fmt"
	"slices"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// ranking is forces in the order of a rate, with intervals, and at the right the places
// that sampling leaves open.
type ranking struct{ *doc.Ranking }

func (p ranking) check() error {
	if err := validAxis(p.Axis); err != nil {
		return err
	}
	if len(p.Rows) == 0 {
		return fmt.Errorf("no rows")
	}
	for _, l := range p.Lines {
		if err := validLine(l, p.Axis); err != nil {
			return err
		}
	}
	return p.checkRows()
}

// checkRows reports a row that cannot be drawn, or that stands out of the order.
func (p ranking) checkRows() error {
	apart := false
	for i, r := range p.Rows {
		if r.Label == "" {
			return fmt.Errorf("row without a label")
		}
		if r.Missing == "" {
			if err := validEstimate("row "+r.Label, r.Est, p.Axis); err != nil {
				return err
			}
		}
		switch ordered := !r.Apart && r.Missing == ""; {
		case ordered && apart:
			return fmt.Errorf("row %s: has a place, and stands after one that has none", r.Label)
		case ordered && i > 0 && r.Est.Value > p.Rows[i-1].Est.Value+slack:
			return fmt.Errorf("row %s: %s stands below %s", r.Label, r.Est.Text, p.Rows[i-1].Est.Text)
		case !ordered:
			apart = true
		}
	}
	return nil
}

// loads: of any number the ends are drawn.
func (p ranking) loads() []load { return []load{{"rows", len(p.Rows), 0}} }

// Of more forces than mostRanked, or of a brief order, the ends are drawn and the
// neighbours of the strong row on either side.
const (
	mostRanked = 60
	longEnd    = 20
	longNear   = 7
	briefEnd   = 3
	briefNear  = 3
)

// drawn are the indices of the rows that are drawn, in their order.
func (p ranking) drawn() []int {
	end, near := len(p.Rows), 0
	switch {
	case p.Brief && len(p.Rows) > 2*briefEnd+2*briefNear+1:
		end, near = briefEnd, briefNear
	case len(p.Rows) > mostRanked:
		end, near = longEnd, longNear
	}
	strong := slices.IndexFunc(p.Rows, func(r doc.RankingRow) bool { return r.Strong })
	var out []int
	for i := range p.Rows {
		if i < end || i >= len(p.Rows)-end || strong >= 0 && i >= strong-near && i <= strong+near {
			out = append(out, i)
		}
	}
	return out
}

func (p ranking) placesHead(pack *words.Pack) string {
	if p.Heads.Places != "" {
		return p.Heads.Places
	}
	return pack.Label(words.LabelPlaces)
}

func (p ranking) table(t tabulator) Table {
	value, _, _ := strings.Cut(p.Heads.Value, " (")
	estimate := t.estimateHeads(t.orLabel(value, words.LabelPrinted))
	out := Table{Heads: append([]string{t.orLabel(p.Heads.Label, words.LabelRow)}, estimate...)}
	out.Heads = append(out.Heads, p.placesHead(t.Pack))
	for _, r := range p.Rows {
		row, ref, last := []string{r.Label}, r.Est.Ref, r.Places
		if r.Missing == "" {
			row = append(row, t.estimateCells(r.Est)...)
		} else {
			row, ref, last = append(row, make([]string, len(estimate))...), doc.Ref{}, r.Missing
		}
		out.add(ref, append(row, last)...)
	}
	return out
}

// native is a bar a force, with its interval.
func (p ranking) native() Native {
	bars := newIntervalBars(p.Axis, len(p.Rows))
	for _, r := range p.Rows {
		bars.add(r.Label, r.Est, r.Missing, r.Strong)
	}
	return bars.native
}
