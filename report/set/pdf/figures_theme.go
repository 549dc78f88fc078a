package pdf

import "assize/report/set/chart"

// ForFigures is the colours of figures that go with the theme: the shipped
// palette, with a house's own colours in the place of those it replaces.
func (t *Theme) ForFigures() *chart.Theme {
	if t.Chart != nil {
		return t.Chart
	}
	out, shipped := chart.DefaultTheme(), DefaultTheme()
	own := func(c, was Color, to ...*chart.Color) {
		if c == was {
			return
		}
		for _, x := range to {
			*x = c.drawn()
		}
	}
	own(t.Ink, shipped.Ink, &out.Ink)
	own(t.Quiet, shipped.Quiet, &out.Quiet)
	own(t.Brand, shipped.Brand, &out.Mark, &out.Series[0], &out.Segment[0])
	own(t.Accent, shipped.Accent, &out.Bar, &out.Series[3], &out.Segment[1])
	own(t.Cause, shipped.Cause, &out.Strong, &out.Series[2])
	return &out
}
