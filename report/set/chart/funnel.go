package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// funnel is values by size between control limits, with the names of those that
// matter.
type funnel struct{ *doc.Funnel }

func (p funnel) check() error {
	if err := validAxis(p.Axis); err != nil {
		return err
	}
	if len(p.Points) == 0 {
		return fmt.Errorf("no points")
	}
	if err := validLine(p.Target, p.Axis); err != nil {
		return err
	}
	for _, q := range p.Points {
		if q.Name == "" {
			return fmt.Errorf("point without a name")
		}
		if !finite(q.Size) || q.Size <= 0 {
			return fmt.Errorf("point %s: size %g", q.Name, q.Size)
		}
		if err := validPoint(q, p.Axis); err != nil {
			return err
		}
	}
	for _, l := range p.Limits {
		if err := validLimit(l); err != nil {
			return err
		}
	}
	return nil
}

// validPoint lets an interval go beyond the axis: a funnel draws none.
func validPoint(q doc.FunnelPoint, a doc.Axis) error {
	point := doc.Estimate{Value: q.Est.Value, Lower: none(), Upper: none(), Text: q.Est.Text}
	if err := validEstimate("point "+q.Name, point, a); err != nil {
		return err
	}
	a.Min, a.Max = math.Inf(-1), math.Inf(1)
	return validEstimate("point "+q.Name, q.Est, a)
}

func validLimit(l doc.Limit) error {
	if l.Label == "" {
		return fmt.Errorf("limit without a name")
	}
	if len(l.Size) < 2 || len(l.Lower) != len(l.Size) || len(l.Upper) != len(l.Size) {
		return fmt.Errorf("limit %s: %d sizes, %d lower and %d upper limits", l.Label, len(l.Size), len(l.Lower), len(l.Upper))
	}
	for i := range l.Size {
		if !finite(l.Size[i], l.Lower[i], l.Upper[i]) || l.Lower[i] > l.Upper[i] {
			return fmt.Errorf("limit %s: limits at size %g", l.Label, l.Size[i])
		}
		if i > 0 && l.Size[i] <= l.Size[i-1] {
			return fmt.Errorf("limit %s: sizes do not rise at %g", l.Label, l.Size[i])
		}
	}
	return nil
}

// loads: any number of points is drawn; what lies upon one another is drawn once.
func (p funnel) loads() []load { return []load{{"points", len(p.Points), 0}} }

func (p funnel) table(t tabulator) Table {
	out := Table{Heads: append([]string{t.Label(words.LabelRow), p.SizeAx}, t.estimateHeads(t.Label(words.LabelPrinted))...)}
	out.Heads = append(out.Heads, t.Label(words.LabelPosition))
	for i := range p.Points {
		q := &p.Points[i]
		size := precise(q.Size)
		if !t.unrounded {
			size = t.Count(q.Size)
		}
		row := append([]string{q.Name, size}, t.estimateCells(q.Est)...)
		out.add(q.Est.Ref, append(row, p.position(i, t.Pack))...)
	}
	return out
}

// position says where the i-th point lies against the control limits; "" where there are none.
func (p funnel) position(i int, pack *words.Pack) string {
	side, limit := p.Position(i)
	if limit < 0 {
		return ""
	}
	says := map[doc.Side]words.Label{doc.Inside: words.LabelWithin, doc.Below: words.LabelBelow, doc.Above: words.LabelAbove}
	return pack.Label(says[side], p.Limits[limit].Label)
}

// native is a point a force over its size, between target and control limits.
func (p funnel) native() Native {
	n := Native{Scatter: true, Axis: p.Axis, Across: p.SizeAx}
	smallest, largest := math.Inf(1), math.Inf(-1)
	for _, q := range p.Points {
		smallest, largest = math.Min(smallest, q.Size), math.Max(largest, q.Size)
		if !q.Strong {
			n.add(NativeRow{Series: p.Axis.Title, Item: q.Name, Position: q.Size, Est: q.Est})
		}
	}
	if len(n.Rows) > 0 {
		n.Series = append(n.Series, NativeSeries{Name: p.Axis.Title, Last: len(n.Rows) - 1, Marks: true})
	}
	var strong []NativeSeries
	for _, q := range p.Points {
		if q.Strong {
			at := n.add(NativeRow{Series: p.Axis.Title, Item: q.Name, Position: q.Size, Est: q.Est})
			strong = []NativeSeries{{Name: q.Name, First: at, Last: at, Marks: true, Colour: 1}}
		}
	}
	n.Series = append(n.Series, strong...)
	first := n.add(plain(p.Target.Label, "", smallest, p.Target.At, none(), none()))
	last := n.add(plain(p.Target.Label, "", largest, p.Target.At, none(), none()))
	n.Series = append(n.Series, NativeSeries{Name: p.Target.Label, First: first, Last: last, Line: true, Colour: 2})
	for i, l := range p.Limits {
		s := NativeSeries{Name: l.Label, First: len(n.Rows), Of: NativeLower, Line: true, Colour: 3 + i}
		for j := range l.Size {
			s.Last = n.add(plain(l.Label, "", l.Size[j], none(), l.Lower[j], l.Upper[j]))
		}
		upper := s
		upper.Of, upper.Again = NativeUpper, true
		n.Series = append(n.Series, s, upper)
	}
	return n
}
