package audit

import "slices"

// Without is the dataset as if a row of Reports or Cancelled had not been audited;
// false where there is no such row. The dataset itself stays as it is.
func (d *Dataset) Without(t Table, row int) (*Dataset, bool) {
	out := *d
	switch t {
	case Reports:
		out.Reports = slices.DeleteFunc(slices.Clone(d.Reports), func(r ReportOfCrime) bool { return r.Row == row })
	case Cancelled:
		out.Cancelled = slices.DeleteFunc(slices.Clone(d.Cancelled), func(c CancelledRecord) bool { return c.Row == row })
	default:
		return nil, false
	}
	return &out, len(out.Reports)+len(out.Cancelled) < len(d.Reports)+len(d.Cancelled)
}
