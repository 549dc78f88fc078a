package chart

import (
	"fmt"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// intervals is one estimate a row: a dot with its interval, or a bar, over bands
// and reference lines.
type intervals struct{ *doc.Intervals }

func (p intervals) check() error {
	if err := validAxis(p.Axis); err != nil {
		return err
	}
	if p.Bars && p.Axis.Min != 0 {
		return fmt.Errorf("bars on an axis that starts at %g, not at zero", p.Axis.Min)
	}
	if len(p.Rows) == 0 {
		return fmt.Errorf("no rows")
	}
	for _, r := range p.Rows {
		if r.Label == "" {
			return fmt.Errorf("row without a label")
		}
		if r.Missing != "" {
			continue
		}
		if err := validEstimate("row "+r.Label, r.Est, p.Axis); err != nil {
			return err
		}
		if err := validBands(r.Bands); err != nil {
			return fmt.Errorf("row %s: %w", r.Label, err)
		}
	}
	for _, l := range p.Lines {
		if err := validLine(l, p.Axis); err != nil {
			return err
		}
	}
	return nil
}

func (p intervals) loads() []load { return []load{{"rows", len(p.Rows), mostRows}} }

func (p intervals) table(t tabulator) Table {
	aside, remarks := p.Heads.Aside != "", false
	for _, r := range p.Rows {
		aside = aside || r.Aside != ""
		remarks = remarks || r.Missing != ""
	}
	out := Table{Heads: []string{t.orLabel(p.Heads.Label, words.LabelRow)}}
	if aside {
		out.Heads = append(out.Heads, t.orLabel(p.Heads.Aside, words.LabelRemark))
	}
	value, _, _ := strings.Cut(p.Heads.Value, " (") // the interval has its own column
	estimate := t.estimateHeads(t.orLabel(value, words.LabelPrinted))
	out.Heads = append(out.Heads, estimate...)
	if remarks {
		out.Heads = append(out.Heads, t.Label(words.LabelRemark))
	}
	for _, r := range p.Rows {
		row, ref := []string{r.Label}, r.Est.Ref
		if aside {
			row = append(row, r.Aside)
		}
		if r.Missing == "" {
			row = append(row, t.estimateCells(r.Est)...)
		} else {
			row, ref = append(row, make([]string, len(estimate))...), doc.Ref{}
		}
		if remarks {
			row = append(row, r.Missing)
		}
		out.add(ref, row...)
	}
	return out
}

// native is a bar a row, with its interval.
func (p intervals) native() Native {
	bars := newIntervalBars(p.Axis, len(p.Rows))
	for _, r := range p.Rows {
		bars.add(r.Label, r.Est, r.Missing, r.Strong)
	}
	return bars.native
}

// intervalBars are bars of one series, each with its interval.
type intervalBars struct{ native Native }

func newIntervalBars(axis doc.Axis, items int) *intervalBars {
	return &intervalBars{Native{Axis: axis, Items: items, Series: []NativeSeries{{Name: axis.Title, Last: -1, Marks: true, Intervals: true}}}}
}

// add adds a bar; one whose estimate is missing has no height.
func (b *intervalBars) add(label string, est doc.Estimate, missing string, strong bool) {
	if missing != "" {
		est.Value = none()
	}
	b.native.add(NativeRow{Series: b.native.Axis.Title, Item: label, Position: none(), Est: est, Strong: strong})
	b.native.Series[0].Last++
}
