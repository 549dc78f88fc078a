package estimate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"assize/report/read/audit"
)

// unitSet is the sample a measure's reports are units of.
type unitSet struct {
	group []int      // by report of the dataset: its sampling stratum, −1 outside the sample
	names [][]string // by sampling stratum: the names its frame may be stated under
	where [][]Condition
}

// units returns the sampled reports that stay the units of a measure, and the
// conditions that pick the measure's own crimes among them.
//
//   - A measure that some combined measure names as a stratum has its own rows
//     as the sample.
//   - A domain keeps all sampled reports of its parent; reports outside it hold
//     none of its crimes. A domain of a combined measure keeps those of all its
//     strata.
//   - Any other measure keeps all reports that its conditions on the Stratum
//     column leave, each in the stratum that the column names.
func (a *assessor) units(m *Measure) (*unitSet, [][]Condition) {
	var picks [][]Condition
	root := m
	for root.Domain != "" {
		picks = append(picks, root.Where)
		root = a.byID[root.Domain]
	}
	key := a.setKey(root)
	set := a.sets[key]
	if set == nil {
		set = a.buildUnits(root)
		a.sets[key] = set
	}
	return set, append(picks, a.rootPick(root)...)
}

// setKey is the same for measures that share a sample.
func (a *assessor) setKey(root *Measure) string {
	if root.Combine != Ratio || a.isStratum[root.ID] {
		return "measure " + root.ID
	}
	return fmt.Sprintf("stratum %q", onStratum(root.Where))
}

// rootPick is what a root's own conditions leave to pick among its units.
func (a *assessor) rootPick(root *Measure) [][]Condition {
	if root.Combine != Ratio || a.isStratum[root.ID] {
		return nil
	}
	return [][]Condition{root.Where}
}

func (a *assessor) buildUnits(root *Measure) *unitSet {
	set := &unitSet{group: make([]int, len(a.data.Reports))}
	var choose func(r *audit.ReportOfCrime) int
	switch {
	case root.Combine != Ratio:
		strata := make([]*Measure, len(root.Strata))
		for i, id := range root.Strata {
			strata[i] = a.byID[id]
			set.names = append(set.names, FrameNames(strata[i]))
			set.where = append(set.where, a.own(strata[i]))
		}
		choose = func(r *audit.ReportOfCrime) int { return a.firstKeeping(strata, r) }
	case a.isStratum[root.ID]:
		strata := []*Measure{root}
		set.names, set.where = [][]string{FrameNames(root)}, [][]Condition{a.own(root)}
		choose = func(r *audit.ReportOfCrime) int { return a.firstKeeping(strata, r) }
	default:
		where := onStratum(root.Where)
		index := make(map[string]int)
		choose = func(r *audit.ReportOfCrime) int {
			if !keepsReport(where, r) {
				return -1
			}
			return index[strings.ToLower(r.Stratum)]
		}
		for i := range a.data.Reports {
			index[strings.ToLower(a.data.Reports[i].Stratum)] = 0
		}
		// By name, not by first row: sums must not depend on the order of rows.
		for g, name := range slices.Sorted(maps.Keys(index)) {
			index[name] = g
			set.names = append(set.names, []string{name})
			set.where = append(set.where, append(slices.Clone(where), Condition{audit.FieldStratum, []string{name}}))
		}
	}
	for i := range a.data.Reports {
		set.group[i] = choose(&a.data.Reports[i])
	}
	return set
}

func (a *assessor) firstKeeping(strata []*Measure, r *audit.ReportOfCrime) int {
	for i, s := range strata {
		if s.Rows == audit.Reports && a.holdsOf(s, r) {
			return i
		}
	}
	return -1
}

// holdsOf reports whether a report is among a measure's own: its conditions and
// those of what it is a domain of.
func (a *assessor) holdsOf(m *Measure, r *audit.ReportOfCrime) bool {
	for m.Combine == Ratio && keepsReport(m.Where, r) {
		if m.Domain == "" {
			return true
		}
		m = a.byID[m.Domain]
	}
	return m.Combine != Ratio
}

// onStratum are the conditions on the sampling stratum.
func onStratum(where []Condition) []Condition {
	var kept []Condition
	for _, c := range where {
		if c.Field == audit.FieldStratum {
			kept = append(kept, c)
		}
	}
	return kept
}

// FrameNames are the names under which a stratum's frame or reported crimes may
// be stated in Populations: the stratum the rows are picked by, the measure's
// population, id and label.
func FrameNames(m *Measure) []string {
	var names []string
	for _, c := range onStratum(m.Where) {
		if len(c.Equals) == 1 {
			names = append(names, c.Equals[0])
		}
	}
	for _, n := range []string{m.Population, m.ID, m.Label} {
		if n != "" {
			names = append(names, n)
		}
	}
	return names
}

// tally is a measure's sample counted from the rows.
type tally struct {
	samples []sample
	rows    int  // reports or records that the measure's conditions keep
	untimed int  // crimes of which the times do not say whether they were recorded within a limit
	faulty  bool // some row's numbers are impossible
}

// count adds up the reports of a measure.
func (a *assessor) count(m *Measure) tally {
	set, picks := a.units(m)
	t := tally{samples: make([]sample, len(set.names))}
	for i := range a.data.Reports {
		g := set.group[i]
		if g < 0 {
			continue
		}
		r := &a.data.Reports[i]
		if !keepsAll(picks, r) {
			t.samples[g].Reports++
			continue
		}
		required, recorded, untimed, ok := m.crimes(r)
		t.rows++
		t.faulty = t.faulty || !ok
		if untimed {
			t.untimed += required
		}
		t.samples[g].add(required, recorded)
	}
	a.setFrames(t.samples, set.names)
	return t
}

func keepsAll(picks [][]Condition, r *audit.ReportOfCrime) bool {
	for _, where := range picks {
		if !keepsReport(where, r) {
			return false
		}
	}
	return true
}

// setFrames gives each sampling stratum the size of its frame: a row "frame:
// STRATUM" of Populations, or the frame of the whole audit where the one sample
// is all its reports.
func (a *assessor) setFrames(samples []sample, names [][]string) {
	for g := range samples {
		if p, ok := a.stated("frame: ", names[g]); ok {
			samples[g].Frame = p.Value
		}
	}
	if len(samples) == 1 && samples[0].Frame == 0 && samples[0].Reports == len(a.data.Reports) {
		samples[0].Frame = float64(max(0, a.data.About.FrameReports))
	}
}
