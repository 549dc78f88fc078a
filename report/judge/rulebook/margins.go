package rulebook

import (
	"fmt"
	"slices"

	"assize/report/judge/disclose"
	"assize/report/judge/estimate"
)

// Margin is what a measure's counts run over: its own conditions and those of what it
// is a domain of; of a combined measure all its strata.
func (rb *Rulebook) Margin(m *Measure) disclose.Margin {
	var own []disclose.Condition
	for root := m; ; {
		if root.Combine != estimate.Ratio {
			var out disclose.Margin
			for _, id := range root.Strata {
				if s, ok := rb.Measure(id); ok {
					out = append(out, rb.Margin(s)...)
				}
			}
			return out.And(own)
		}
		for _, c := range root.Where {
			own = append(own, disclose.Condition{Field: string(c.Field), Values: c.Equals})
		}
		parent, ok := rb.Measure(root.Domain)
		if !ok {
			return disclose.Margin{own}
		}
		root = parent
	}
}

// Counts are the two quantities that a measure publishes for its margin: what it
// requires and what of it was recorded. Measures that count the same add up.
func (m *Measure) Counts() (required, recorded string) {
	required, recorded = fmt.Sprintf("%s/%s", m.Rows, m.Required), fmt.Sprintf("%s/%s", m.Rows, m.Recorded)
	if m.Within > 0 {
		recorded += "/" + m.Within.String()
	}
	return required, recorded
}

// Linked are the measures whose published counts can tell on those under disclosure
// control: those that ask of no other field than the controlled ones and the combined
// rate do. The numbers are places in Measures.
func (rb *Rulebook) Linked() []int {
	var fields []string
	for i := range rb.Measures {
		if m := &rb.Measures[i]; m.Disclosure != "" || m.Combine != estimate.Ratio {
			fields = append(fields, rb.Margin(m).Fields()...)
		}
	}
	var out []int
	for i := range rb.Measures {
		if !slices.ContainsFunc(rb.Margin(&rb.Measures[i]).Fields(), func(f string) bool { return !slices.Contains(fields, f) }) {
			out = append(out, i)
		}
	}
	return out
}

// Control is the disclosure rule that a measure's counts are under; false for counts
// that are shown whole.
func (rb *Rulebook) Control(m *Measure) (Disclosure, bool) {
	i := slices.IndexFunc(rb.Disclosure, func(d Disclosure) bool { return d.Table == m.Disclosure })
	if i < 0 || rb.Disclosure[i].Threshold == 0 && rb.Disclosure[i].RoundTo == 0 {
		return Disclosure{}, false
	}
	return rb.Disclosure[i], true
}

// protectable refuses a rule of disclosure that cannot hold whatever is audited: a
// count that follows from others which the rulebook has shown, however many of those
// under control are withheld with it.
func (b *builder) protectable() {
	if !slices.ContainsFunc(b.rb.Measures, func(m Measure) bool { return m.Disclosure != "" }) {
		return
	}
	linked := b.rb.Linked()
	margins := make([]disclose.Margin, len(linked))
	for k, i := range linked {
		margins[k] = b.rb.Margin(&b.rb.Measures[i])
	}
	table, ok := disclose.Cross(margins, true)
	if !ok {
		return // decided on the numbers, when there are some
	}
	told := map[string]bool{}
	for k, i := range linked {
		m := &b.rb.Measures[i]
		rule, controlled := b.rb.Control(m)
		if !controlled || rule.Threshold == 0 {
			continue
		}
		if !table.Follows(k, b.shownBeside(m, rule, linked)) {
			continue
		}
		if rule.Secondary {
			b.refuse(m.At, "disclosure-unprotected", "put those under disclosure as well, or take this measure out",
				"a small count of %q would follow from measures that are shown whole", m.ID)
			continue
		}
		if told[rule.Table] {
			continue
		}
		told[rule.Table] = true
		b.refuse(rule.At, "disclosure-unprotected", "write secondary: true, so that a further count is withheld",
			"a small count of %q would follow from the others", m.ID)
	}
}

// shownBeside says which of the linked measures stay shown beside one that is withheld
// under a rule.
func (b *builder) shownBeside(m *Measure, rule Disclosure, linked []int) []bool {
	shown := make([]bool, len(linked))
	for l, j := range linked {
		o := &b.rb.Measures[j]
		other, hidden := b.rb.Control(o)
		shown[l] = sharesCount(m, o) && !(hidden && other.Secondary && rule.Secondary) && !(hidden && other.RoundTo > 0)
	}
	return shown
}

// sharesCount reports whether two measures publish a count of the same quantity.
func sharesCount(a, b *Measure) bool {
	ar, ac := a.Counts()
	br, bc := b.Counts()
	return ar == br || ar == bc || ac == br || ac == bc
}
