package grade

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/rulebook"
	"assize/report/read/source"
)

// CaseResult is how one case went.
type CaseResult struct {
	Name     string     `json:"name"`
	At       source.Pos `json:"at"`
	Failures []Failure  `json:"failures"` // none: as expected
}

// Failure is one expectation that was not met.
type Failure struct {
	What string `json:"what"` // "overall", "findings"
	Want string `json:"want"`
	Got  string `json:"got"`
	Why  string `json:"why,omitempty"` // the rule that gave it, with its place
}

// CaseReport is how the cases of a file went and what of the rulebook they
// reached.
type CaseReport struct {
	Rulebook string       `json:"rulebook"`
	File     string       `json:"file"`
	Results  []CaseResult `json:"results"`
	Coverage Coverage     `json:"coverage"`
}

// Failed counts the cases that went otherwise than expected.
func (r CaseReport) Failed() int {
	n := 0
	for _, c := range r.Results {
		if len(c.Failures) > 0 {
			n++
		}
	}
	return n
}

// runCases runs the cases of one file under its rulebook.
func runCases(rb *rulebook.Rulebook, f *caseFile) CaseReport {
	report := CaseReport{Rulebook: rb.ID, File: f.File}
	cover := newCover(rb)
	for i := range f.Cases {
		c := &f.Cases[i]
		var ps source.Problems
		g := evaluate(rb, c.inputs(rb), &ps)
		cover.add(g)
		result := CaseResult{Name: c.Name, At: c.At, Failures: []Failure{}}
		for _, p := range ps {
			result.Failures = append(result.Failures, Failure{What: "rules", Want: "no fault", Got: p.Message})
		}
		result.Failures = append(result.Failures, c.check(g)...)
		report.Results = append(report.Results, result)
	}
	report.Coverage = cover.coverage(len(f.Cases))
	return report
}

// inputs turn what is given into what a workbook would have said.
func (c *ruleCase) inputs(rb *rulebook.Rulebook) inputs {
	in := inputs{
		facts: rulebook.Facts{
			Measures: map[string]rulebook.MeasureFacts{},
			Causes:   c.Given.causes.all, Topics: c.Given.causes.topics, Positives: c.Given.positives, Overdue: c.Given.overdue, ReInspection: c.Given.reInspection,
		},
		criteria: map[int]judgedCriterion{},
		scopes:   map[string]judgedScope{},
	}
	for _, m := range rb.Measures {
		f := rulebook.NothingAudited()
		if given, ok := c.Given.measures.Get(m.ID); ok {
			f = given.facts()
			if f.Required < m.MinimumAudited {
				f = notReported(f)
			}
		}
		if change, ok := c.Given.changes.Get(m.ID); ok {
			f.Change = rulebook.ChangeFacts{
				Known: true, Difference: change.Difference, Significant: change.Significant, Interval: change.Significant || change.Lower != nil,
				Lower: orNaN(change.Lower), Upper: orNaN(change.Upper),
			}
		}
		in.facts.Measures[m.ID] = f
	}
	for _, e := range c.Given.criteria.Entries {
		if n, err := strconv.Atoi(e.Key); err == nil {
			in.criteria[n] = judgedCriterion{grade: e.Value, evidence: "given", at: e.At}
		}
	}
	for _, e := range c.Given.judgments.Entries {
		in.scopes[e.Key] = judgedScope{grade: e.Value, reason: "given", at: e.At}
	}
	return in
}

// notReported keeps the counts of a measure that too little was audited for.
func notReported(f rulebook.MeasureFacts) rulebook.MeasureFacts {
	none := rulebook.NothingAudited()
	none.Recorded, none.Required, none.Reports = f.Recorded, f.Required, f.Reports
	return none
}

func orNaN(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}

// check compares what came out with what was expected.
func (c *ruleCase) check(g *Graded) []Failure {
	var failures []Failure
	fail := func(what, want, got, why string) {
		failures = append(failures, Failure{what, want, got, why})
	}
	for _, e := range c.Expect.grades.Entries {
		if got, why := g.find(e.Key); got.Grade != e.Value {
			fail(e.Key, e.Value, got.Grade, why)
		}
	}
	for _, e := range c.Expect.computed.Entries {
		if got, why := g.find(e.Key); got.Computed != e.Value {
			fail(e.Key+", computed", e.Value, got.Computed, why)
		}
	}
	raised := make([]string, len(g.Fired))
	for i, f := range g.Fired {
		raised[i] = f.Trigger.ID
	}
	if want := c.Expect.findings; want != nil && !slices.Equal(want.Value, raised) {
		fail("findings", list(want.Value), list(raised), difference(want.Value, raised))
	}
	for _, id := range c.Expect.raises {
		if !slices.Contains(raised, id.Value) {
			fail("raises", id.Value, list(raised), "")
		}
	}
	for _, id := range c.Expect.silent {
		if slices.Contains(raised, id.Value) {
			fail("silent", "no "+id.Value, list(raised), "")
		}
	}
	for _, e := range c.Expect.reasons.Entries {
		rules := g.rulesOf(e.Key)
		for _, want := range e.Value {
			if !slices.Contains(rules, want) {
				fail("reasons of "+e.Key, want, list(rules), "")
			}
		}
	}
	return failures
}

// find is a judgment by its name, a criterion too, with the first rule behind it.
func (g *Graded) find(scope string) (Judgment, string) {
	j := g.Overall
	for _, q := range g.Questions {
		if q.Scope == scope {
			j = q
		}
	}
	for _, c := range g.Criteria {
		if criterionScope(c.Number) == scope {
			j = Judgment{Scope: scope, Grade: c.Grade, Computed: c.Computed, Reasons: c.Reasons}
		}
	}
	if len(j.Reasons) == 0 {
		return j, ""
	}
	r := j.Reasons[0]
	why := fmt.Sprintf("%s, %s:%d", r.Rule, r.File, r.Line)
	if !math.IsNaN(r.Value) {
		why = fmt.Sprintf("%s is %v; %s", r.Measure, r.Value, why)
	}
	return j, why
}

// rulesOf are the rules among the reasons of a judgment or a finding.
func (g *Graded) rulesOf(name string) []string {
	var reasons []Reason
	for _, f := range g.Fired {
		if f.Trigger.ID == name {
			reasons = f.Reasons
		}
	}
	if reasons == nil {
		j, _ := g.find(name)
		if j.Scope == name {
			reasons = j.Reasons
		}
	}
	var rules []string
	for _, r := range reasons {
		if !slices.Contains(rules, r.Rule) {
			rules = append(rules, r.Rule)
		}
	}
	return rules
}

func list(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}

// difference tells what is missing and what is too much.
func difference(want, got []string) string {
	var parts []string
	for _, w := range want {
		if !slices.Contains(got, w) {
			parts = append(parts, "- "+w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			parts = append(parts, "+ "+g)
		}
	}
	if len(parts) == 0 {
		return "in another order"
	}
	return strings.Join(parts, ", ")
}

// String is the report as text: one line a case that went otherwise than
// expected with its differences, then how much of the rulebook the cases reach.
func (r CaseReport) String() string {
	var b strings.Builder
	for _, c := range r.Results {
		if len(c.Failures) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s: failed: %s\n", c.At, c.Name)
		for _, f := range c.Failures {
			fmt.Fprintf(&b, "  %s\n    want %s\n    got  %s\n", f.What, f.Want, f.Got)
			if f.Why != "" {
				fmt.Fprintf(&b, "    by   %s\n", f.Why)
			}
		}
	}
	fmt.Fprintf(&b, "%s: %d of %d cases as expected; %s\n", r.Rulebook, len(r.Results)-r.Failed(), len(r.Results), r.Coverage)
	return b.String()
}
