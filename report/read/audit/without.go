package audit

import "slices"

// Named are the rows that have a reference, spelled with or without blanks, in capitals or
// not: in Reports and in Cancelled, by table.
func (d *Dataset) Named(reference string) map[Table][]int {
	out := map[Table][]int{}
	is := FoldReference(reference)
	for _, r := range d.Reports {
		if is != "" && FoldReference(r.Reference) == is {
			out[Reports] = append(out[Reports], r.Row)
		}
	}
	for _, c := range d.Cancelled {
		if is != "" && FoldReference(c.Reference) == is {
			out[Cancelled] = append(out[Cancelled], c.Row)
		}
	}
	return out
}

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
