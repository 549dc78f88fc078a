package audit

import (
	"slices"
	"strings"
)

// Alternatives say that a measure is one of several parts that exclude each other,
// such as the routes by which reports arrive: parts of one whole by the values of one
// column.
type Alternatives struct {
	Whole  string // id of the measure that it is a part of
	Field  Field  // the column
	Values int    // how many parts of it the rulebook has
}

func alternativeChecks() []check {
	return []check{
		refusal("parts-above-whole", partsAboveWhole,
			"Totals of parts that exclude each other add up to no more than their stratum.",
			"A crime arrives by one route: some would be counted twice, and both numbers are printed.",
			"check the totals of the parts and of the stratum"),
		warning("parts-below-whole", partsBelowWhole,
			"Totals of all parts that exclude each other add up to their stratum.",
			"The report gives the parts beside the whole, and readers add them up.",
			"no action is needed if the rest is of no part that the rulebook knows"),
	}
}

// partition are the totals of a stratum's parts that exclude each other, with the
// total of the stratum.
type partition struct {
	of    Alternatives
	parts []Count
	whole Count
}

// partitions are those of which the whole is known too, in the order of the sheet.
func (c *checker) partitions() []partition {
	var out []partition
	for _, part := range c.Counts {
		m, known := c.counted(part)
		if !known || m.Alternatives == nil || m.Required != FieldCrimesRequired || m.Recorded != FieldCrimesRecorded || m.timed() {
			continue
		}
		i := slices.IndexFunc(out, func(p partition) bool { return p.of == *m.Alternatives && p.whole.Stratum == part.Stratum })
		if i < 0 {
			whole, ok := c.wholeOf(part.Stratum)
			if !ok {
				continue
			}
			i, out = len(out), append(out, partition{of: *m.Alternatives, whole: whole})
		}
		out[i].parts = append(out[i].parts, part)
	}
	return out
}

// wholeOf is the total of the crimes of a stratum.
func (c *checker) wholeOf(stratum string) (Count, bool) {
	for _, r := range c.Counts {
		m, known := c.counted(r)
		if known && !m.Part && !m.timed() && len(m.Groups) == 0 && m.Recorded == FieldCrimesRecorded && r.Stratum == stratum {
			return r, true
		}
	}
	return Count{}, false
}

// sum adds the totals of the parts up.
func (p partition) sum() (sum Count) {
	for _, r := range p.parts {
		sum.Required += r.Required
		sum.Recorded += r.Recorded
		sum.ReportsAudited += r.ReportsAudited
	}
	return sum
}

// rows names the rows of the parts.
func (p partition) rows(c *checker) string {
	names := make([]string, len(p.parts))
	for i, r := range p.parts {
		names[i] = c.RowName(Counts, r.Row)
	}
	return strings.Join(names, ", ")
}

func partsAboveWhole(c *checker) {
	for _, p := range c.partitions() {
		last, sum, whole := p.parts[len(p.parts)-1], p.sum(), p.whole
		if len(p.parts) < 2 {
			continue // told by part-above-whole
		}
		tell := func(f Field, sum, whole int, what string) {
			c.breach(c.At(Counts, last.Row, f), "%d crimes %s by %s in %s together, of %d in %s", sum, what, p.of.Field, p.rows(c), whole, c.RowName(Counts, p.whole.Row))
		}
		missing, of := sum.Required-sum.Recorded, whole.Required-whole.Recorded
		switch {
		case sum.Required > whole.Required:
			tell(FieldCrimesRequired, sum.Required, whole.Required, "required")
		case sum.Recorded > whole.Recorded:
			tell(FieldCrimesRecorded, sum.Recorded, whole.Recorded, "recorded")
		case missing > of:
			tell(FieldCrimesRecorded, missing, of, "not recorded")
		}
	}
}

func partsBelowWhole(c *checker) {
	for _, p := range c.partitions() {
		sum, whole := p.sum(), p.whole
		if len(p.parts) < 2 || len(p.parts) < p.of.Values || sum.Required >= whole.Required {
			continue
		}
		last := p.parts[len(p.parts)-1]
		c.breach(c.At(Counts, last.Row, FieldCrimesRequired), "%d crimes required by %s in %s together, of %d in %s", sum.Required, p.of.Field, p.rows(c), whole.Required, c.RowName(Counts, whole.Row))
	}
}
