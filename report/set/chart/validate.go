package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
)

// Validate reports the first thing in a figure that cannot be drawn truly: a
// value that is no number, an interval that does not hold its value, a value
// beyond its axis, bars that do not start at zero, a plot without rows.
func Validate(f *doc.Figure) error {
	if f == nil {
		return fmt.Errorf("no figure [figure]")
	}
	if f.Plot == nil {
		return fmt.Errorf("figure %s: no plot [figure]", f.ID)
	}
	if err := kindOf(f.Plot).check(); err != nil {
		return fmt.Errorf("figure %s: %w [figure]", f.ID, err)
	}
	if doc.Plain(f.Title) == "" {
		return fmt.Errorf("figure %s: no title [figure]", f.ID)
	}
	if doc.Plain(f.Alt.Finding) == "" || doc.Plain(f.Alt.Values) == "" {
		return fmt.Errorf("figure %s: no text alternative [figure]", f.ID)
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
