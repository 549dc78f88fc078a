package findings

import (
	"cmp"
	"slices"
	"strings"

	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// Missed is why audited crimes were not recorded, as the auditors found, by kind of
// crime. Reasons are given by report: all crimes that a report misses are counted under
// its reason.
type Missed struct {
	// Shown is how finely disclosure control lets it be seen: "groups", "strata",
	// "force" or "none"; "" where no reason is known.
	Shown   string         `json:"shown,omitempty"`
	Kinds   []MissedKind   `json:"kinds"`
	Reasons []MissedReason `json:"reasons"` // the one with the most crimes first
}

// How finely reasons are shown.
const (
	missedByGroup   = "groups"
	missedByStratum = "strata"
	missedOfForce   = "force"
	missedHidden    = "none"
)

// MissedKind is a kind of crime with what was missed of it.
type MissedKind struct {
	Measure  string `json:"measure"`         // id of the measure of its crime type, or of the force
	Group    string `json:"group,omitempty"` // offence group, as supplied, where the type is shown in its groups
	Label    string `json:"label"`           // to be read
	Required int    `json:"required"`        // audited crimes that should have been recorded
	Reports  []int  `json:"reports"`         // reports with a crime not recorded, in the order of the reasons
	Crimes   []int  `json:"crimes"`          // crimes not recorded, likewise
}

// MissedReason is a reason why crimes were not recorded.
type MissedReason struct {
	Reason string `json:"reason"` // as supplied, of the workbook's closed list; "" where none was given
	Label  string `json:"label"`  // to be read
}

// Known reports whether there are reasons that may be seen.
func (m Missed) Known() bool { return m.Shown != "" && m.Shown != missedHidden }

// Hidden reports whether there are reasons that disclosure control withholds.
func (m Missed) Hidden() bool { return m.Shown == missedHidden }

// Crimes are all crimes not recorded under a reason, by its place.
func (m Missed) Crimes(reason int) int {
	n := 0
	for _, k := range m.Kinds {
		n += k.Crimes[reason]
	}
	return n
}

// Total is how many crimes were not recorded, in how many reports.
func (m Missed) Total() (crimes, reports int) {
	for _, k := range m.Kinds {
		for i := range k.Crimes {
			crimes, reports = crimes+k.Crimes[i], reports+k.Reports[i]
		}
	}
	return crimes, reports
}

const (
	mostGroups   = 4  // of a crime type that is shown in its offence groups
	leastOfGroup = 10 // audited reports of such a group: of fewer little can be said
	mostReasons  = 12
)

// missed counts the reasons of the audited reports of each crime type.
func (b *builder) missed(decided []Disclosed) Missed {
	out := Missed{}
	for _, rule := range b.missedTypes() {
		reports := b.reportsOf(rule)
		for _, g := range groupsOf(reports) {
			k := MissedKind{Measure: rule.ID, Group: g, Label: cmp.Or(g, rule.Label)}
			for _, r := range reports {
				if g == "" || r.OffenceGroup == g {
					out.count(&k, r)
				}
			}
			out.Kinds = append(out.Kinds, k)
		}
	}
	out.order()
	if crimes, _ := out.Total(); crimes == 0 || len(out.Reasons) == 1 && out.Reasons[0].Reason == "" {
		return Missed{}
	}
	out.Shown = b.missedShown(out, decided)
	return out
}

// reportsOf are the audited reports that a measure counts; none of one that is not
// counted from reports.
func (b *builder) reportsOf(rule *rulebook.Measure) []*audit.ReportOfCrime {
	table, rows := estimate.RowsOf(b.Dataset, b.rb.Estimates(), rule.ID)
	if table != audit.Reports {
		return nil
	}
	var out []*audit.ReportOfCrime
	for i := range b.Dataset.Reports {
		r := &b.Dataset.Reports[i]
		if _, ours := slices.BinarySearch(rows, r.Row); ours {
			out = append(out, r)
		}
	}
	return out
}

// missedTypes are the measures of the crime types, or of the force where it has none,
// that count crimes of audited reports whenever they were recorded.
func (b *builder) missedTypes() []*rulebook.Measure {
	var types, whole []*rulebook.Measure
	for i := range b.rb.Measures {
		m := &b.rb.Measures[i]
		ofCrimes := m.Rows == audit.Reports && m.Required == audit.FieldCrimesRequired && m.Recorded == audit.FieldCrimesRecorded
		if m.Combine != estimate.Ratio || m.Within > 0 || !ofCrimes {
			continue
		}
		switch m.Role {
		case rulebook.RoleStratum:
			types = append(types, m)
		case rulebook.RoleForce:
			whole = append(whole, m)
		case rulebook.RoleDomain, rulebook.RoleCancelled, rulebook.RoleOther: // count crimes of the types again
		}
	}
	if len(types) == 0 {
		return whole
	}
	return types
}

// groupsOf are the offence groups in which a crime type is shown, the one with the most
// reports first; one of no name for a type that is shown whole.
func groupsOf(reports []*audit.ReportOfCrime) []string {
	n, folded := map[string]int{}, map[string]bool{}
	for _, r := range reports {
		n[r.OffenceGroup]++
		folded[strings.ToLower(r.OffenceGroup)] = true
	}
	whole := []string{""}
	if len(n) < 2 || len(n) > mostGroups || len(folded) < len(n) { // spreadsheets tell no case
		return whole
	}
	var out []string
	for g, c := range n {
		if g == "" || c < leastOfGroup {
			return whole
		}
		out = append(out, g)
	}
	slices.SortFunc(out, func(x, y string) int { return cmp.Or(cmp.Compare(n[y], n[x]), cmp.Compare(x, y)) })
	return out
}

// count adds a report to a kind.
func (m *Missed) count(k *MissedKind, r *audit.ReportOfCrime) {
	k.Required += r.Required
	if r.Recorded >= r.Required {
		return
	}
	at := slices.IndexFunc(m.Reasons, func(x MissedReason) bool { return strings.EqualFold(x.Reason, r.NotRecorded) })
	if at < 0 {
		at = len(m.Reasons)
		m.Reasons = append(m.Reasons, MissedReason{Reason: r.NotRecorded, Label: r.NotRecorded})
	}
	k.widen(at + 1)
	k.Reports[at]++
	k.Crimes[at] += r.Required - r.Recorded
}

// widen makes room for a number of reasons.
func (k *MissedKind) widen(n int) {
	for len(k.Crimes) < n {
		k.Reports, k.Crimes = append(k.Reports, 0), append(k.Crimes, 0)
	}
}

// order sets the reason with the most crimes first; what was given none stands last.
func (m *Missed) order() {
	for i := range m.Kinds {
		m.Kinds[i].widen(len(m.Reasons))
	}
	places := make([]int, len(m.Reasons))
	for i := range places {
		places[i] = i
	}
	last := func(i int) int {
		if m.Reasons[i].Reason == "" {
			return 1
		}
		return 0
	}
	slices.SortFunc(places, func(a, b int) int {
		return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(m.Crimes(b), m.Crimes(a)), cmp.Compare(m.Reasons[a].Reason, m.Reasons[b].Reason))
	})
	at := func(list []int) []int {
		out := make([]int, len(places))
		for i, p := range places {
			out[i] = list[p]
		}
		return out
	}
	m.Kinds = mapped(m.Kinds, func(k MissedKind) MissedKind { k.Reports, k.Crimes = at(k.Reports), at(k.Crimes); return k })
	reasons := make([]MissedReason, len(places))
	for i, p := range places {
		reasons[i] = m.Reasons[p]
	}
	m.Reasons = reasons
}

// reasonsTable is the kind of table that the rulebook's disclosure rules call the
// reasons by; without a rule of its own that of audit counts holds.
const (
	reasonsTable = "reasons"
	countsTable  = "audit counts"
)

// missedShown is the finest detail without a small count. Where other counts of audited
// rows are withheld or rounded nothing is shown: what adds up with them could tell them.
func (b *builder) missedShown(m Missed, decided []Disclosed) string {
	if slices.ContainsFunc(decided, func(d Disclosed) bool { return d.Withheld || d.RoundTo > 1 }) || len(m.Reasons) > mostReasons {
		return missedHidden
	}
	threshold := b.threshold(reasonsTable, countsTable)
	for _, level := range []string{missedByGroup, missedByStratum, missedOfForce} {
		if !m.at(level).small(threshold) {
			return level
		}
	}
	return missedHidden
}

// threshold is that of the first of some kinds of table that the rulebook has a rule
// for; 0 withholds nothing.
func (b *builder) threshold(tables ...string) int {
	for _, table := range tables {
		if i := slices.IndexFunc(b.rb.Disclosure, func(d rulebook.Disclosure) bool { return d.Table == table }); i >= 0 {
			return b.rb.Disclosure[i].Threshold
		}
	}
	return 0
}

// small reports whether some count is smaller than a threshold.
func (m Missed) small(threshold int) bool {
	for _, k := range m.Kinds {
		missed := 0
		for i, c := range k.Crimes {
			if small(c, threshold) || small(k.Reports[i], threshold) {
				return true
			}
			missed += c
		}
		if small(k.Required, threshold) || small(missed, threshold) || small(k.Required-missed, threshold) {
			return true
		}
	}
	return false
}

// at is what was missed in a detail: by offence group, by crime type, or of the force.
func (m Missed) at(level string) Missed {
	out := Missed{Shown: m.Shown, Reasons: m.Reasons}
	for _, k := range m.Kinds {
		switch level {
		case missedByStratum:
			k.Group = ""
		case missedOfForce:
			k.Measure, k.Group = "", ""
		}
		i := slices.IndexFunc(out.Kinds, func(x MissedKind) bool { return x.Measure == k.Measure && x.Group == k.Group })
		if i < 0 {
			out.Kinds = append(out.Kinds, k)
			continue
		}
		sum := &out.Kinds[i]
		sum.Required, sum.Reports, sum.Crimes = sum.Required+k.Required, plus(sum.Reports, k.Reports), plus(sum.Crimes, k.Crimes)
	}
	return out
}

func plus(a, b []int) []int {
	out := slices.Clone(a)
	for i := range out {
		out[i] += b[i]
	}
	return out
}

// publicMissed is what was missed as disclosure control lets it be seen.
func (f Findings) publicMissed() Missed {
	m := f.Missed
	switch m.Shown {
	case missedByGroup, "":
		return m
	case missedHidden:
		return Missed{Shown: missedHidden}
	}
	m = m.at(m.Shown)
	m.Kinds = mapped(m.Kinds, func(k MissedKind) MissedKind {
		if k.Measure == "" {
			k.Measure = f.Combined
		}
		for _, x := range f.Measures {
			if x.ID == k.Measure && k.Group == "" {
				k.Label = x.Label
			}
		}
		return k
	})
	return m
}

// fill makes every list present.
func (m *Missed) fill() {
	fill(&m.Kinds)
	fill(&m.Reasons)
	m.Kinds = mapped(m.Kinds, func(k MissedKind) MissedKind { fill(&k.Reports); fill(&k.Crimes); return k })
}
