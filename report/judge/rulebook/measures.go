package rulebook

import (
	"cmp"
	"math"
	"slices"
	"time"

	"assize/report/judge/estimate"
	"assize/report/read/audit"
	"assize/report/read/source"
)

// The defaults of measures where neither the measure nor the rulebook says
// otherwise. Five records is the least that is reported; below thirty a rate is
// printed as counts, because a percentage would say more than was seen.
const (
	defaultLevel       = 0.95
	defaultMinimum     = 5
	defaultCountsBelow = 30
)

// measures builds the measures in the order of the file, then checks what they
// say of each other.
func (b *builder) measures() {
	for _, e := range b.file.Measures.Entries {
		if !isID(e.Key) {
			b.refuse(e.At, "id", "use small letters, digits and hyphens", "the id %q is not an id", e.Key)
		}
		if slices.Contains(reservedNames(), e.Key) {
			b.refuse(e.At, "id", "", "%q is a word of conditions and cannot name a measure", e.Key)
		}
		b.rb.Measures = append(b.rb.Measures, b.measure(e.Key, e.At, &e.Value))
	}
	for i := range b.rb.Measures {
		b.checkRelations(&b.rb.Measures[i])
	}
	b.oneDirection()
}

// oneDirection refuses rules whose documents could not say what a rate counts: where the
// rate of the whole is not of crimes, either what is right is counted, or what is wrong.
func (b *builder) oneDirection() {
	for i := range b.rb.Measures {
		m := &b.rb.Measures[i]
		f, _ := b.file.Measures.Get(m.ID)
		if m.Better == LowerIsBetter && m.Population != "" {
			b.refuse(f.At, "measure-better", "leave out population, and combine by shares", "what was missed cannot be estimated from a rate of which the lower is the better one")
		}
		whole := b.whole()
		if whole == nil || whole.Unit == unitCrime || m.Rows != audit.Reports || m.Role == RoleOther || m.Better == whole.Better {
			continue
		}
		b.refuse(f.At, "measure-better", "say better once, under defaults", "of %q and of %q the better rates lie at opposite ends", whole.ID, m.ID)
	}
}

// whole is the measure of a force as a whole; nil without one.
func (b *builder) whole() *Measure {
	for i := range b.rb.Measures {
		if b.rb.Measures[i].Role == RoleForce {
			return &b.rb.Measures[i]
		}
	}
	return nil
}

func (b *builder) measure(id string, at source.Pos, f *fileMeasure) Measure {
	d := b.file.Defaults
	m := Measure{Role: f.Role, At: at, Disclosure: f.Disclosure, CountsBelow: firstOf(f.CountsBelow, d.CountsBelow, defaultCountsBelow)}
	m.GradedFrom = firstOf(f.GradedFrom, d.GradedFrom, 0)
	m.ID, m.Label = id, f.Label
	m.Domain, m.Population, m.List = f.Domain, f.Population, f.List
	m.MinimumAudited = firstOf(f.Minimum, d.Minimum, defaultMinimum)
	m.Level = firstOf(f.Level, d.Level, defaultLevel)
	m.DesignEffect = firstOf(f.DesignEffect, nil, 0)
	m.PlanningICC = firstOf(f.PlanningICC, nil, 0)
	m.Within = time.Duration(f.WithinHours) * time.Hour
	m.Interval = f.Interval
	b.rowsOf(&m, f)
	m.Unit, m.Better = cmp.Or(f.Unit, d.Unit, unitOf(&m)), cmp.Or(f.Better, d.Better, HigherIsBetter)
	if m.Interval == "" {
		m.Interval = b.defaultInterval(&m)
	}
	for _, w := range f.Where.Entries {
		if len(w.Value) == 0 || slices.Contains(w.Value, "") {
			b.refuse(w.At, "measure-where", "", "%q must equal something", w.Key)
		}
		m.Where = append(m.Where, estimate.Condition{Field: audit.Field(w.Key), Equals: w.Value})
	}
	if f.Combine != nil {
		m.Combine, m.Strata = f.Combine.How, f.Combine.Strata
		for _, s := range f.Combine.Shares.Entries {
			if m.Shares == nil {
				m.Shares = map[string]float64{}
			}
			m.Shares[s.Key] = s.Value
		}
	}
	if f.Bands != "" {
		m.Bands = b.findBands(f.Bands)
		if m.Bands == nil {
			b.refuse(f.At, "unknown-bands", nearestHint(f.Bands, b.file.Bands.Keys()), "no bands are called %q", f.Bands)
		}
	}
	if _, known := b.file.Disclosure.Get(f.Disclosure); f.Disclosure != "" && !known {
		b.refuse(f.At, "unknown-disclosure", nearestHint(f.Disclosure, b.file.Disclosure.Keys()), "no disclosure rule is called %q", f.Disclosure)
	}
	b.checkNumbers(&m, f)
	return m
}

// unitOf is what a measure counts where the rulebook does not say.
func unitOf(m *Measure) Unit {
	if m.Rows == audit.Cancelled || m.Required == audit.FieldN100Required {
		return unitRecord
	}
	return unitCrime
}

// defaultInterval is the rulebook's own, else Wilson's; for cancelled records,
// which are drawn from a finite list, always the exact one.
func (b *builder) defaultInterval(m *Measure) estimate.Method {
	switch {
	case m.Rows == audit.Cancelled:
		return estimate.Hypergeometric
	case b.file.Defaults.Interval != "":
		return b.file.Defaults.Interval
	default:
		return estimate.Wilson
	}
}

// rowsOf sets the table and the counted columns.
func (b *builder) rowsOf(m *Measure, f *fileMeasure) {
	switch f.Rows {
	case "", "reports":
		m.Rows, m.Required, m.Recorded = audit.Reports, audit.FieldCrimesRequired, audit.FieldCrimesRecorded
	case "cancelled":
		m.Rows, m.Recorded = audit.Cancelled, audit.FieldCorrectly
	default:
		b.refuse(f.At, "value", "", "rows must be reports or cancelled, not %q", f.Rows)
	}
	if f.Required != "" {
		m.Required = audit.Field(f.Required)
	}
	if f.Recorded != "" {
		m.Recorded = audit.Field(f.Recorded)
	}
	if m.Rows == audit.Cancelled && f.Required != "" {
		b.refuse(f.At, "measure-required", "leave out required", "every cancelled record counts once")
	}
}

// checkNumbers checks what a measure says of itself.
func (b *builder) checkNumbers(m *Measure, f *fileMeasure) {
	b.oneOf(f.At, "role", string(m.Role), string(RoleForce), string(RoleStratum), string(RoleDomain), string(RoleCancelled), string(RoleOther))
	b.oneOf(f.At, "unit", string(m.Unit), string(unitCrime), string(unitRecord), string(unitReport), string(unitIncident))
	b.oneOf(f.At, "better", string(m.Better), string(HigherIsBetter), string(LowerIsBetter))
	if m.Bands != nil && len(m.Bands.Steps) > 1 && m.Bands.falls(b.rb) != (m.Better == LowerIsBetter) {
		b.refuse(f.At, "bands-unsorted", `say "better: lower" where a lower rate is the better one, and order the grades likewise`,
			"the grades of bands %q do not run as those of %q", f.Bands, m.ID)
	}
	if !(m.Level > 0 && m.Level < 1) {
		b.refuse(f.At, "measure-level", "write 0.95 for 95 percent", "a confidence level lies between 0 and 1")
	}
	if m.MinimumAudited < 1 || m.CountsBelow < 0 || m.GradedFrom < 0 || f.WithinHours < 0 {
		b.refuse(f.At, "measure-number", "", "minimum_audited is at least 1, counts_below, graded_from and within_hours are not negative")
	}
	if f.DesignEffect != nil && m.DesignEffect < 1 {
		b.refuse(f.At, "measure-number", "", "a design effect is at least 1")
	}
	if f.PlanningICC != nil && !(m.PlanningICC > 0 && m.PlanningICC <= 1) {
		b.refuse(f.At, "measure-number", "", "a planning correlation is above 0 and at most 1")
	}
	b.checkInterval(m, f)
}

// checkInterval checks the method of a measure's interval against what it counts.
func (b *builder) checkInterval(m *Measure, f *fileMeasure) {
	b.oneOf(f.At, "interval", string(m.Interval),
		string(estimate.Wilson), string(estimate.KornGraubard), string(estimate.Jeffreys), string(estimate.AgrestiCoull),
		string(estimate.ClopperPearson), string(estimate.Logit), string(estimate.Wald), string(estimate.Hypergeometric))
	if m.Interval == estimate.Hypergeometric && m.Rows != audit.Cancelled {
		b.refuse(f.At, "measure-interval", "", "the hypergeometric interval is for records of a list, not for reports of crime")
	}
	if m.List != "" && m.Interval != estimate.Hypergeometric {
		b.refuse(f.At, "measure-list", "", "only a hypergeometric interval uses a list")
	}
}

// checkDomain checks the measure that another is a domain of.
func (b *builder) checkDomain(m *Measure, at source.Pos) {
	switch parent, ok := b.rb.Measure(m.Domain); {
	case !ok:
		b.refuse(at, "unknown-measure", nearestHint(m.Domain, measureIDs(b.rb)), "no measure is called %q", m.Domain)
	case b.inCircle(m) || m.Rows != audit.Reports || parent.Rows != audit.Reports:
		b.refuse(at, "measure-domain", "", "%q cannot be a domain of %q", m.ID, m.Domain)
	}
}

// checkRelations checks what measures say of each other.
func (b *builder) checkRelations(m *Measure) {
	f, _ := b.file.Measures.Get(m.ID)
	if m.Domain != "" {
		b.checkDomain(m, f.At)
	}
	if f.Combine == nil {
		return
	}
	at := f.Combine.At
	b.oneOf(at, "how", string(m.Combine), string(estimate.Harmonic), string(estimate.Reported), string(estimate.Shares))
	if len(f.Where.Entries) > 0 || m.Domain != "" {
		b.refuse(at, "measure-combine", "", "a combined measure has its strata instead of rows of its own")
	}
	if len(m.Strata) == 0 {
		b.refuse(at, "measure-combine", "", "a combination needs strata")
	}
	for i, id := range m.Strata {
		stratum, ok := b.rb.Measure(id)
		switch {
		case slices.Contains(m.Strata[:i], id):
			b.refuse(at, "measure-combine", "", "stratum %q is named twice", id)
		case !ok:
			b.refuse(at, "unknown-measure", nearestHint(id, measureIDs(b.rb)), "no measure is called %q", id)
		case stratum.Combine != "" || stratum.ID == m.ID:
			b.refuse(at, "measure-combine", "", "%q is itself combined", id)
		case m.Combine != estimate.Shares && stratum.Population == "":
			b.refuse(at, "measure-combine", "name its stratum of recorded crime", "%q has no population to weight it by", id)
		}
	}
	b.checkShares(m, at)
}

// inCircle reports whether a measure is in the end a domain of itself.
func (b *builder) inCircle(m *Measure) bool {
	at := m
	for range b.rb.Measures {
		parent, ok := b.rb.Measure(at.Domain)
		if !ok {
			return false
		}
		if parent.ID == m.ID {
			return true
		}
		at = parent
	}
	return true
}

// checkShares checks that shares name every stratum once and add up to 1.
func (b *builder) checkShares(m *Measure, at source.Pos) {
	if m.Combine != estimate.Shares {
		if len(m.Shares) > 0 {
			b.refuse(at, "measure-shares", "", "only a combination by shares has shares")
		}
		return
	}
	sum := 0.0
	for _, id := range m.Strata {
		share, ok := m.Shares[id]
		if !ok || share < 0 {
			b.refuse(at, "measure-shares", "", "the share of %q is missing or negative", id)
		}
		sum += share
	}
	if math.Abs(sum-1) > 1e-9 || len(m.Shares) != len(m.Strata) {
		b.refuse(at, "measure-shares", "", "the shares of the strata do not add up to 1")
	}
}

func (b *builder) findBands(id string) *Bands {
	for i := range b.rb.Bands {
		if b.rb.Bands[i].ID == id {
			return &b.rb.Bands[i]
		}
	}
	return nil
}

// firstOf is the first value that was given.
func firstOf[T any](own, general *T, otherwise T) T {
	switch {
	case own != nil:
		return *own
	case general != nil:
		return *general
	default:
		return otherwise
	}
}

// FieldUse is a column of the audit workbook that a measure reads.
type FieldUse struct {
	Table audit.Table
	Field audit.Field
	// Equals are the values that a condition on the column names; empty for a
	// column that is counted.
	Equals []string
	At     source.Pos // of the measure
}

// Fields are the columns that the measures read, so that one that no layout
// provides, or a value that cannot stand in it, is told at the measure: it would
// find nothing and say "not audited".
func (rb *Rulebook) Fields() []FieldUse {
	var uses []FieldUse
	for _, m := range rb.Measures {
		if m.Combine != "" {
			continue
		}
		for _, f := range []audit.Field{m.Required, m.Recorded} {
			if f != "" {
				uses = append(uses, FieldUse{Table: m.Rows, Field: f, At: m.At})
			}
		}
		for _, w := range m.Where {
			uses = append(uses, FieldUse{m.Rows, w.Field, w.Equals, m.At})
		}
	}
	return uses
}
