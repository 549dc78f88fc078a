package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
)

// Series and kinds of part that can be told apart, by mark, dash and colour. How
// many there are is decided where a figure is told and not by the data, so that
// more of them are a fault.
const (
	maxSeries = 4
	maxKeys   = 4
)

// Validate reports the first thing in a figure that cannot be drawn truly: a
// value that is no number, an interval that does not hold its value, a value
// beyond its axis, bars that do not start at zero, a plot without rows.
func Validate(f *doc.Figure) error {
	if f == nil {
		return fmt.Errorf("no figure [figure]")
	}
	var err error
	switch p := f.Plot.(type) {
	case doc.Intervals:
		err = validIntervals(&p)
	case doc.Trend:
		err = validTrend(&p)
	case doc.Funnel:
		err = validFunnel(&p)
	case doc.Parts:
		err = validParts(&p)
	case nil:
		err = fmt.Errorf("no plot")
	default:
		err = fmt.Errorf("unknown plot %T", p)
	}
	if err != nil {
		return fmt.Errorf("figure %s: %w [figure]", f.ID, err)
	}
	if doc.Plain(f.Title) == "" {
		return fmt.Errorf("figure %s: no title, so no text alternative [figure]", f.ID)
	}
	return nil
}

func finite(vs ...float64) bool {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

func validAxis(a doc.Axis) error {
	if !finite(a.Min, a.Max) || a.Min >= a.Max {
		return fmt.Errorf("axis from %g to %g", a.Min, a.Max)
	}
	if a.Percent && (a.Min < 0 || a.Max > 100) {
		return fmt.Errorf("percent axis from %g to %g", a.Min, a.Max)
	}
	return nil
}

// slack forgives what division leaves behind: a value of 100 that is stored as
// 100.00000000000001 is not beyond an axis that ends at 100.
const slack = 1e-9

func validEstimate(what string, e doc.Estimate, a doc.Axis) error {
	if !finite(e.Value) {
		return fmt.Errorf("%s: value is not a number", what)
	}
	if e.Text == "" {
		return fmt.Errorf("%s: value has no printed form", what)
	}
	tol := slack * math.Max(1, a.Max-a.Min)
	if e.Value < a.Min-tol || e.Value > a.Max+tol {
		return fmt.Errorf("%s: %s is beyond the axis from %g to %g", what, e.Text, a.Min, a.Max)
	}
	if math.IsNaN(e.Lower) && math.IsNaN(e.Upper) {
		if e.Range != "" {
			return fmt.Errorf("%s: an interval is printed but has no limits", what)
		}
		return nil
	}
	if !finite(e.Lower, e.Upper) {
		return fmt.Errorf("%s: one limit of the interval is not a number", what)
	}
	if e.Lower > e.Value+tol || e.Value > e.Upper+tol {
		return fmt.Errorf("%s: %s is outside its interval", what, e.Text)
	}
	if e.Lower < a.Min-tol || e.Upper > a.Max+tol {
		return fmt.Errorf("%s: interval of %s goes beyond the axis from %g to %g", what, e.Text, a.Min, a.Max)
	}
	if e.Range == "" {
		return fmt.Errorf("%s: interval has no printed form", what)
	}
	return nil
}

func validBands(bands []doc.Band) error {
	for i, b := range bands {
		if !finite(b.From, b.To) || b.From >= b.To {
			return fmt.Errorf("band %q from %g to %g", b.Label, b.From, b.To)
		}
		if b.Label == "" {
			return fmt.Errorf("band from %g has no name", b.From)
		}
		if i > 0 && b.From < bands[i-1].To-slack {
			return fmt.Errorf("band %q begins before %q ends", b.Label, bands[i-1].Label)
		}
	}
	return nil
}

func validLine(l doc.Line, a doc.Axis) error {
	if !finite(l.At) || l.At < a.Min || l.At > a.Max {
		return fmt.Errorf("line %q at %g is beyond the axis from %g to %g", l.Label, l.At, a.Min, a.Max)
	}
	if l.Label == "" {
		return fmt.Errorf("line at %g has no name", l.At)
	}
	return nil
}

func validIntervals(p *doc.Intervals) error {
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
	}
	for _, l := range p.Lines {
		if err := validLine(l, p.Axis); err != nil {
			return err
		}
	}
	return validBands(p.Bands)
}

func validTrend(p *doc.Trend) error {
	if err := validAxis(p.Axis); err != nil {
		return err
	}
	if len(p.Series) == 0 || len(p.Series) > maxSeries {
		return fmt.Errorf("%d series, must be 1 to %d", len(p.Series), maxSeries)
	}
	for _, s := range p.Series {
		if s.Name == "" {
			return fmt.Errorf("series without a name")
		}
		if len(s.Points) == 0 {
			return fmt.Errorf("series %s has no points", s.Name)
		}
		for i, q := range s.Points {
			if !finite(q.Year) {
				return fmt.Errorf("series %s: year is not a number", s.Name)
			}
			if q.Label == "" {
				return fmt.Errorf("series %s: Point without a label", s.Name)
			}
			if i > 0 && q.Year <= s.Points[i-1].Year {
				return fmt.Errorf("series %s: %s does not come after %s", s.Name, q.Label, s.Points[i-1].Label)
			}
			if err := validEstimate("series "+s.Name+", "+q.Label, q.Est, p.Axis); err != nil {
				return err
			}
		}
	}
	return validBands(p.Bands)
}

func validFunnel(p *doc.Funnel) error {
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
		if err := validEstimate("point "+q.Name, q.Est, p.Axis); err != nil {
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

func validParts(p *doc.Parts) error {
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
