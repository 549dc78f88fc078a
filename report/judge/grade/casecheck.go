package grade

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"assize/report/judge/rulebook"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// caseChecker refuses cases that could not mean anything.
type caseChecker struct {
	rb *rulebook.Rulebook
	ps *source.Problems
	// unread: some key could not be read, so that a case may only seem empty.
	unread bool
}

func (k caseChecker) all(f *caseFile) {
	seen := map[string]bool{}
	for i := range f.Cases {
		c := &f.Cases[i]
		if seen[c.Name] {
			k.ps.Refuse(c.At, "case", "", "a case called %q stands already in the file", c.Name)
		}
		seen[c.Name] = true
		k.given(&c.Given)
		k.expect(c)
	}
}

func (k caseChecker) given(g *given) {
	for _, e := range g.measures.Entries {
		k.measure(e.Key, e.At)
		k.numbers(e.At, &e.Value)
	}
	for _, e := range g.changes.Entries {
		k.measure(e.Key, e.At)
	}
	for _, e := range g.criteria.Entries {
		k.criterion(e.Key, e.At)
		k.grade(e.Value, e.At, false)
	}
	for _, e := range g.judgments.Entries {
		k.scope(e.Key, e.At, false)
		k.grade(e.Value, e.At, false)
	}
}

// numbers refuses impossible measures.
func (k caseChecker) numbers(at source.Pos, m *givenMeasure) {
	for _, v := range []*float64{m.Rate, m.Lower, m.Upper} {
		if v != nil && !(*v >= 0 && *v <= 1) {
			k.ps.Refuse(at, "case-measure", "write 0.85 for 85 percent", "rates are fractions from 0 to 1")
			return
		}
	}
	f := m.facts()
	switch {
	case m.Recorded < 0 || m.Recorded > m.Required:
		k.ps.Refuse(at, "case-measure", "", "%d of %d recorded is impossible", m.Recorded, m.Required)
	case f.Lower > f.Rate || f.Upper < f.Rate:
		k.ps.Refuse(at, "case-measure", "", "lower, rate and upper are not in order")
	}
}

func (k caseChecker) expect(c *ruleCase) {
	e := &c.Expect
	for _, list := range []strictyaml.OrderedMap[string]{e.grades, e.computed} {
		for _, x := range list.Entries {
			k.scope(x.Key, x.At, true)
			k.grade(x.Value, x.At, true)
		}
	}
	if e.findings != nil {
		for _, id := range e.findings.Value {
			k.trigger(id, e.findings.At)
		}
	}
	for _, id := range slices.Concat(e.raises, e.silent) {
		k.trigger(id.Value, id.At)
	}
	for _, x := range e.reasons.Entries {
		if !slices.ContainsFunc(k.rb.Triggers, func(t rulebook.Trigger) bool { return t.ID == x.Key }) {
			k.scope(x.Key, x.At, true)
		}
	}
	if len(e.grades.Entries)+len(e.computed.Entries)+len(e.raises)+len(e.silent)+len(e.reasons.Entries) == 0 && e.findings == nil && !k.unread {
		k.ps.Refuse(c.At, "case", "", "the case expects nothing")
	}
}

func (k caseChecker) measure(id string, at source.Pos) {
	if _, ok := k.rb.Measure(id); !ok {
		k.unknown(at, "measure", id, slices.Collect(func(yield func(string) bool) {
			for _, m := range k.rb.Measures {
				if !yield(m.ID) {
					return
				}
			}
		}))
	}
}

func (k caseChecker) trigger(id string, at source.Pos) {
	var known []string
	for _, t := range k.rb.Triggers {
		known = append(known, t.ID)
	}
	if !slices.Contains(known, id) {
		k.unknown(at, "trigger", id, known)
	}
}

func (k caseChecker) criterion(number string, at source.Pos) {
	n, err := strconv.Atoi(number)
	if err != nil || !slices.ContainsFunc(k.rb.Criteria, func(c rulebook.Criterion) bool { return c.Number == n }) {
		k.unknown(at, "criterion", number, nil)
	}
}

// scope refuses what is neither overall nor a question, nor a criterion where
// those have a place.
func (k caseChecker) scope(name string, at source.Pos, criteria bool) {
	known := []string{k.rb.Overall.Scope()}
	for _, q := range k.rb.Questions {
		known = append(known, q.Scope())
	}
	for _, c := range k.rb.Criteria {
		if criteria {
			known = append(known, criterionScope(c.Number))
		}
	}
	if !slices.Contains(known, name) {
		k.unknown(at, "judgment", name, known)
	}
}

func (k caseChecker) grade(word string, at source.Pos, orNone bool) {
	known := k.rb.GradeIDs()
	if orNone {
		known = append(known, rulebook.NotAudited, rulebook.NotReportable, rulebook.NotJudged, rulebook.NotGraded)
	}
	if !slices.Contains(known, word) {
		k.unknown(at, "grade", word, known)
	}
}

func (k caseChecker) unknown(at source.Pos, what, name string, known []string) {
	hint := ""
	if near := source.Nearest(name, known); len(near) > 0 {
		hint = fmt.Sprintf("did you mean %q?", near[0])
	}
	k.ps.Refuse(at, "case-unknown-"+what, hint, "rulebook %s has no %s %q", k.rb.ID, what, name)
}

func criterionScope(number int) string { return "criterion " + strconv.Itoa(number) }

// facts are what conditions may ask of the measure. A rate given alone stands for
// a large audit whose limits are the rate itself.
func (m *givenMeasure) facts() rulebook.MeasureFacts {
	f := rulebook.NothingAudited()
	f.Recorded, f.Required, f.Reports = m.Recorded, m.Required, m.Reports
	f.Reportable = m.Rate != nil || m.Required > 0
	if m.Reportable != nil {
		f.Reportable = *m.Reportable
	}
	if m.Unrecorded != nil {
		f.Unrecorded = *m.Unrecorded
	}
	if m.Rate != nil && m.Required == 0 {
		const manyCrimes = 10_000
		f.Required = manyCrimes
		f.Recorded = int(math.Round(*m.Rate * manyCrimes))
		f.Reports = manyCrimes
	}
	if !f.Reportable {
		if m.Upper != nil {
			f.Upper = *m.Upper // no more is known of the rate
		}
		return f
	}
	if m.Rate != nil {
		f.Rate = *m.Rate
	} else {
		f.Rate = float64(m.Recorded) / float64(m.Required)
	}
	f.Lower, f.Upper = f.Rate, f.Rate
	if m.Lower != nil {
		f.Lower = *m.Lower
	}
	if m.Upper != nil {
		f.Upper = *m.Upper
	}
	return f
}
