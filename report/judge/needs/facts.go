// Package needs is what the rules ask of a workbook: the columns that its layout must
// have, and the facts that its checks hold it to, such as the strata, groups, grades
// and names that may stand in it.
package needs

import (
	"io/fs"
	"slices"
	"strings"

	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

// Needs is what a rulebook asks of the workbooks that are read by a layout.
type Needs struct {
	Rules  *rulebook.Rulebook
	Layout *workbook.Layout
	Known  Known
}

// Known are the grades and the names of all rulebooks at hand.
type Known struct {
	grades map[string][]string // by the id of the rulebook
	names  []string            // of measures and populations
}

// KnownIn notes the grades and the names of the shipped rulebooks and of the job's
// own, so that a judgment under another rulebook is held to that one's grades, and a
// name of its measures is told from a misspelt one.
func KnownIn(config fs.FS, own *rulebook.Rulebook, ps *source.Problems) Known {
	known := Known{grades: map[string][]string{}}
	files, err := rulebook.Shipped(config)
	if err != nil {
		ps.Refuse(source.Pos{File: "rulebooks"}, "setup", "", "cannot be listed: %v", err)
		return known
	}
	for _, name := range files {
		rb, _ := rulebook.Load(config, name)
		known.note(rb)
	}
	known.note(own)
	return known
}

func (k *Known) note(rb *rulebook.Rulebook) {
	if rb != nil {
		k.grades[rb.ID] = rb.GradeIDs()
		k.names = append(k.names, namesOf(rb)...)
	}
}

// Facts are what the rulebook knows of strata, groups, grades and names. A workbook
// that was judged under other rules has grades of another scale: those that this
// rulebook does not know are told and left out when it is graded.
func (n Needs) Facts(d *audit.Dataset) audit.Facts {
	f := audit.Facts{
		Grades: n.Rules.GradeIDs(), Rulebook: n.Rules.ID, Rulebooks: n.Known.grades, OffenceGroups: n.Layout.Groups.Stratum(), Elsewhere: n.Known.names,
	}
	if d != nil && d.About.Rulebook != "" && d.About.Rulebook != n.Rules.ID {
		f.Grades = nil
	}
	for _, c := range n.Rules.Criteria {
		f.Criteria = append(f.Criteria, c.Number)
		if c.Measure != "" {
			f.Computed = append(f.Computed, c.Number)
		}
	}
	for _, m := range n.Rules.Measures {
		f.Measures = append(f.Measures, measureFact(n.Rules, d, m))
		for _, c := range m.Where {
			switch {
			case m.Rows == audit.Reports && c.Field == audit.FieldStratum:
				f.Strata = append(f.Strata, c.Equals...)
			case m.Rows == audit.Cancelled && c.Field == audit.FieldOffenceGroup:
				f.Groups = append(f.Groups, c.Equals...)
			}
		}
	}
	f.Frames = framesOf(n.Rules)
	f.PopulationNames = populationsOf(n.Rules)
	return f
}

// Spare are the sheets that the rulebook does without: it asks for no judgments where a
// measure decides every criterion.
func (n Needs) Spare() []audit.Table {
	if slices.ContainsFunc(n.Rules.Criteria, func(c rulebook.Criterion) bool { return c.Measure == "" }) {
		return nil
	}
	return []audit.Table{audit.Criteria}
}

// measureFact is a measure as the checks know it; of a dataset, also how many of its
// rows the measure is counted from.
func measureFact(rb *rulebook.Rulebook, d *audit.Dataset, m rulebook.Measure) audit.Measure {
	f := audit.Measure{
		ID: m.ID, Label: m.Label, Combined: m.Combine != estimate.Ratio, Part: m.Domain != "", Within: m.Within, Rape: m.OfRape(),
		Required: m.Required, Recorded: m.Recorded,
	}
	if m.Rows == audit.Cancelled {
		for _, c := range m.Where {
			if c.Field == audit.FieldOffenceGroup {
				f.Groups = append(f.Groups, c.Equals...)
			}
		}
	} else {
		f.Strata, f.Alternatives = strataOf(rb, m), alternativesOf(rb, m)
		if !slices.ContainsFunc(m.Where, func(c estimate.Condition) bool { return c.Field != audit.FieldStratum }) {
			f.Population = strings.ToLower(m.Population)
		}
	}
	if d != nil && len(d.Counts) > 0 {
		_, rows := estimate.RowsOf(d, rb.Estimates(), m.ID)
		f.Rows = len(rows)
	}
	return f
}

// alternativesOf are the parts of its whole that exclude a measure, if any: those of
// another value of the one column that its conditions are on.
func alternativesOf(rb *rulebook.Rulebook, m rulebook.Measure) *audit.Alternatives {
	field, values, ok := partedBy(m)
	if !ok {
		return nil
	}
	var taken []string
	parts := 0
	for _, other := range rb.Measures {
		f, v, ok := partedBy(other)
		if !ok || f != field || other.Domain != m.Domain || other.Required != m.Required || other.Recorded != m.Recorded {
			continue
		}
		if slices.ContainsFunc(v, func(x string) bool { return slices.Contains(taken, x) }) {
			return nil // a value of two parts: they do not exclude each other
		}
		taken, parts = append(taken, v...), parts+1
	}
	if parts < 2 || len(values) == 0 {
		return nil
	}
	return &audit.Alternatives{Whole: m.Domain, Field: field, Values: parts}
}

// partedBy is the one column that a part of another measure is told by, with its
// values there.
func partedBy(m rulebook.Measure) (field audit.Field, values []string, ok bool) {
	if m.Domain == "" || m.Rows != audit.Reports || m.Within > 0 || len(m.Where) != 1 || m.Where[0].Field == audit.FieldStratum {
		return "", nil, false
	}
	return m.Where[0].Field, lowered(m.Where[0].Equals), true
}

// strataOf are the strata in which a measure's crimes stand: those that its
// conditions name, or those of what it is a part or a combination of. None means
// any.
func strataOf(rb *rulebook.Rulebook, m rulebook.Measure) []string {
	for _, c := range m.Where {
		if c.Field == audit.FieldStratum {
			return lowered(c.Equals)
		}
	}
	if of, ok := rb.Measure(m.Domain); ok {
		return strataOf(rb, *of)
	}
	var all []string
	for _, id := range m.Strata {
		s, ok := rb.Measure(id)
		if !ok {
			continue
		}
		strata := strataOf(rb, *s)
		if len(strata) == 0 {
			return nil
		}
		all = append(all, strata...)
	}
	return all
}

// usesRecordedCrime reports whether the rules apply a rate to recorded crime: those of
// errors in records apply none.
func (n Needs) usesRecordedCrime() bool {
	return slices.ContainsFunc(n.Rules.Measures, func(m rulebook.Measure) bool { return m.Population != "" })
}

// statesRecordedCrime reports whether a workbook states the recorded crime of a stratum
// itself; the length of a list, or a frame, is none.
func (n Needs) statesRecordedCrime(d *audit.Dataset) bool {
	return slices.ContainsFunc(d.Populations, func(p audit.Population) bool {
		return slices.ContainsFunc(n.Rules.Measures, func(m rulebook.Measure) bool { return strings.EqualFold(m.Population, p.Stratum) })
	})
}

// framePrefix and reportedPrefix tell, on the sheet Populations, the frame of a
// stratum's sample and its known reported crimes from its recorded ones.
const (
	framePrefix    = "frame: "
	reportedPrefix = "reported: "
)

// framesOf are the names of frames that Populations may state, with the strata
// whose reports each is the frame of.
func framesOf(rb *rulebook.Rulebook) map[string][]string {
	frames := map[string][]string{}
	for _, m := range rb.Measures {
		for _, s := range strataNamed(m) {
			frames[framePrefix+s] = []string{s}
		}
	}
	for _, s := range sampled(rb) {
		for _, name := range lowered(estimate.FrameNames(&s.Measure)) {
			frames[framePrefix+name] = strataOf(rb, s)
		}
	}
	return frames
}

// sampled are the measures that stand for a sample of their own.
func sampled(rb *rulebook.Rulebook) []rulebook.Measure {
	var out []rulebook.Measure
	for _, m := range rb.Measures {
		if slices.ContainsFunc(rb.Measures, func(of rulebook.Measure) bool { return slices.Contains(of.Strata, m.ID) }) {
			out = append(out, m)
		}
	}
	return out
}

// strataNamed are the strata that a measure of reports names in its conditions.
func strataNamed(m rulebook.Measure) []string {
	var out []string
	for _, c := range m.Where {
		if m.Rows == audit.Reports && c.Field == audit.FieldStratum {
			out = append(out, lowered(c.Equals)...)
		}
	}
	return out
}

// populationsOf are the names that the sheet Populations may state: recorded crime,
// lists of cancelled records, frames, and reported crimes where rates are combined
// by them. The names of strata are among them in any case.
func populationsOf(rb *rulebook.Rulebook) []string {
	var names, frames []string
	add := func(to *[]string, name string) {
		if name = strings.ToLower(name); name != "" && !slices.Contains(*to, name) {
			*to = append(*to, name)
		}
	}
	for _, m := range rb.Measures {
		add(&names, m.Population)
		for _, s := range strataNamed(m) {
			add(&names, s)
		}
	}
	for _, m := range rb.Measures {
		add(&names, m.List)
		if m.Combine != estimate.Reported {
			continue
		}
		for _, id := range m.Strata {
			if s, ok := rb.Measure(id); ok {
				for _, name := range estimate.FrameNames(&s.Measure) {
					add(&frames, reportedPrefix+name)
				}
			}
		}
	}
	for frame := range framesOf(rb) {
		add(&frames, frame)
	}
	slices.Sort(frames)
	return append(names, frames...)
}

// namesOf are all names of a rulebook's measures and populations, in lower case.
func namesOf(rb *rulebook.Rulebook) []string {
	names := populationsOf(rb)
	for _, m := range rb.Measures {
		names = append(names, strings.ToLower(m.ID), strings.ToLower(m.Label))
	}
	return names
}

func lowered(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strings.ToLower(n)
	}
	return out
}
