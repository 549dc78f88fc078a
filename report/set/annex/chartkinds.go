package annex

import (
	"math"

	"assize/report/say/doc"
)

// intervals is a bar a row, with error bars.
func (d *chartData) intervals(c *nativeChart, p *doc.Intervals) error {
	d.axis(c, p.Axis)
	s := chartSeries{name: p.Axis.Title, first: len(d.grid.Rows), value: valueColumn, markers: true}
	for i, r := range p.Rows {
		e := r.Est
		if r.Missing != "" {
			e.Value = math.NaN()
		}
		cells, err := d.estimate(e)
		if err != nil {
			return err
		}
		s.errorBars = s.errorBars || cells[3].Mark == ""
		if r.Strong {
			s.strong = append(s.strong, i)
		}
		s.last = d.row(p.Axis.Title, r.Label, append([]doc.GridCell{{Mark: "[z]"}}, cells...)...)
	}
	if len(p.Rows) > 0 {
		c.series, c.items = []chartSeries{s}, len(p.Rows)
	}
	return nil
}

// trend is a point a year; only points that are comparable are joined.
func (d *chartData) trend(c *nativeChart, p *doc.Trend) error {
	c.scatter = true
	d.axis(c, p.Axis)
	for i, line := range p.Series {
		var runs []chartSeries
		for j, q := range line.Points {
			cells, err := d.estimate(q.Est)
			if err != nil {
				return err
			}
			at := d.row(line.Name, q.Label, append([]doc.GridCell{{Value: q.Year}}, cells...)...)
			if j == 0 || !q.Joined {
				runs = append(runs, chartSeries{name: line.Name, first: at, value: valueColumn, line: true, markers: true, colour: i, repeated: j > 0})
			}
			run := &runs[len(runs)-1]
			run.last = at
			run.errorBars = run.errorBars || cells[3].Mark == ""
		}
		c.series = append(c.series, runs...)
	}
	return nil
}

// funnel is a point a force over its size, between control limits.
func (d *chartData) funnel(c *nativeChart, p *doc.Funnel) error {
	c.scatter, c.across = true, p.SizeAx
	d.axis(c, p.Axis)
	var strong *chartSeries
	others := chartSeries{name: p.Axis.Title, first: -1, value: valueColumn, markers: true}
	enter := func(q doc.FunnelPoint) (int, error) {
		cells, err := d.estimate(q.Est)
		if err != nil {
			return 0, err
		}
		return d.row(p.Axis.Title, q.Name, append([]doc.GridCell{{Value: q.Size}}, cells...)...), nil
	}
	smallest, largest := math.Inf(1), math.Inf(-1)
	for _, q := range p.Points {
		smallest, largest = math.Min(smallest, q.Size), math.Max(largest, q.Size)
		if q.Strong {
			continue
		}
		at, err := enter(q)
		if err != nil {
			return err
		}
		if others.first < 0 {
			others.first = at
		}
		others.last = at
	}
	for _, q := range p.Points {
		if q.Strong {
			at, err := enter(q)
			if err != nil {
				return err
			}
			strong = &chartSeries{name: q.Name, first: at, last: at, value: valueColumn, markers: true, colour: 1}
		}
	}
	if others.first >= 0 {
		c.series = append(c.series, others)
	}
	if strong != nil {
		c.series = append(c.series, *strong)
	}
	if len(c.series) == 0 {
		return nil
	}
	d.funnelLines(c, p, smallest, largest)
	return nil
}

// funnelLines are the target and the control limits.
func (d *chartData) funnelLines(c *nativeChart, p *doc.Funnel, smallest, largest float64) {
	first := d.row(p.Target.Label, "", doc.GridCell{Value: smallest}, doc.GridCell{Value: p.Target.At})
	last := d.row(p.Target.Label, "", doc.GridCell{Value: largest}, doc.GridCell{Value: p.Target.At})
	c.series = append(c.series, chartSeries{name: p.Target.Label, first: first, last: last, value: valueColumn, line: true, colour: 2})
	for i, l := range p.Limits {
		n := min(len(l.Size), len(l.Lower), len(l.Upper))
		if n == 0 {
			continue
		}
		s := chartSeries{name: l.Label, first: len(d.grid.Rows), value: lowerColumn, line: true, colour: 3 + i}
		for j := range n {
			s.last = d.row(l.Label, "", doc.GridCell{Value: l.Size[j]}, doc.GridCell{Mark: "[z]"}, doc.GridCell{Value: l.Lower[j]}, doc.GridCell{Value: l.Upper[j]})
		}
		upper := s
		upper.value, upper.repeated = upperColumn, true
		c.series = append(c.series, s, upper)
	}
}

// parts is a stacked bar a group, a series a part.
func (d *chartData) parts(c *nativeChart, p *doc.Parts) {
	c.stacked, c.items = true, len(p.Rows)
	d.unit = doc.CountCell
	for k, key := range p.Keys {
		s := chartSeries{name: key, first: len(d.grid.Rows), value: valueColumn, markers: true, colour: k}
		for _, r := range p.Rows {
			cell := doc.GridCell{Mark: "[x]"}
			if k < len(r.Counts) {
				cell = doc.GridCell{Value: float64(r.Counts[k])}
				c.axis.Max = math.Max(c.axis.Max, float64(total(r.Counts)))
			}
			s.last = d.row(key, r.Label, doc.GridCell{Mark: "[z]"}, cell)
		}
		if len(p.Rows) > 0 {
			c.series = append(c.series, s)
		}
	}
}

func total(counts []int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
