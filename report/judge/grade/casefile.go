package grade

import (
	"slices"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// caseFile is a file of rule cases: what a force is given to be, and what the
// rules are expected to say of it. Rule owners write them; `assize test` runs
// them.
type caseFile struct {
	File     string
	Rulebook string // id
	Cases    []ruleCase
}

// ruleCase is one rule case.
type ruleCase struct {
	Name   string
	At     source.Pos
	Given  given
	Expect expect
}

// given is what a case's force is. What is not given was not audited, not judged
// and not observed.
type given struct {
	measures     strictyaml.OrderedMap[givenMeasure]
	changes      strictyaml.OrderedMap[givenChange]
	criteria     strictyaml.OrderedMap[string]
	judgments    strictyaml.OrderedMap[string]
	causes       givenCauses
	positives    int
	overdue      int
	reInspection bool
}

// expect is what the rules should say. What is not expected is not checked.
type expect struct {
	grades   strictyaml.OrderedMap[string] // "overall", "question 1", "criterion 4"
	computed strictyaml.OrderedMap[string] // the same, before inspectors judged otherwise
	findings *located[[]string]            // exactly these, in order
	raises   []located[string]
	silent   []located[string]
	reasons  strictyaml.OrderedMap[[]string] // rule ids among the reasons of a grade or finding
}

type located[T any] = strictyaml.Located[T]

// givenMeasure is a rate alone, whose limits are then the same, or a mapping.
type givenMeasure struct {
	Rate       *float64 `yaml:"rate"`
	Lower      *float64 `yaml:"lower"`
	Upper      *float64 `yaml:"upper"`
	Recorded   int      `yaml:"recorded"`
	Required   int      `yaml:"required"`
	Reports    int      `yaml:"reports"`
	Reportable *bool    `yaml:"reportable"`
	Unrecorded *float64 `yaml:"unrecorded"`
}

// DecodeNode reads either form.
func (m *givenMeasure) DecodeNode(n *strictyaml.Node, ps *source.Problems) {
	if n.Kind() == strictyaml.Scalar {
		var rate float64
		strictyaml.Decode(n, &rate, ps)
		m.Rate = &rate
		return
	}
	type plain givenMeasure // without this method
	var p plain
	strictyaml.Decode(n, &p, ps)
	*m = givenMeasure(p)
}

// givenCauses are a number of causes, whose topic is then other, or a number for
// each topic.
type givenCauses struct {
	all    int
	topics map[string]int
}

// DecodeNode reads either form.
func (g *givenCauses) DecodeNode(n *strictyaml.Node, ps *source.Problems) {
	if n.Kind() == strictyaml.Scalar {
		strictyaml.Decode(n, &g.all, ps)
		g.topics = map[string]int{audit.TopicOther: g.all}
		return
	}
	var each strictyaml.OrderedMap[int]
	strictyaml.Decode(n, &each, ps)
	g.topics = make(map[string]int, len(each.Entries))
	for _, e := range each.Entries {
		if !slices.Contains(audit.Topics(), e.Key) {
			ps.Refuse(e.At, "case-unknown-topic", source.DidYouMean(e.Key, audit.Topics()), "no cause has this topic")
		}
		g.topics[e.Key] = e.Value
		g.all += e.Value
	}
}

// YAMLSchema is the form of either, for editors.
func (*givenCauses) YAMLSchema() map[string]any {
	return map[string]any{"anyOf": []any{
		map[string]any{"type": "integer"},
		map[string]any{"type": "object", "propertyNames": map[string]any{"enum": audit.Topics()}, "additionalProperties": map[string]any{"type": "integer"}},
	}}
}

type givenChange struct {
	Difference  float64  `yaml:"difference,required"`
	Lower       *float64 `yaml:"lower"`
	Upper       *float64 `yaml:"upper"`
	Significant bool     `yaml:"significant"`
}

// readCases reads a file of cases for a rulebook and refuses cases that name
// measures, criteria, grades or triggers it does not have.
func readCases(rb *rulebook.Rulebook, name string, data []byte) (*caseFile, source.Problems) {
	root, ps := strictyaml.Parse(name, data, strictyaml.Limits{})
	var f struct {
		Rulebook string `yaml:"rulebook,required"`
		Cases    []struct {
			Name  string `yaml:"name,required"`
			Given struct {
				Measures     strictyaml.OrderedMap[givenMeasure] `yaml:"measures"`
				Changes      strictyaml.OrderedMap[givenChange]  `yaml:"changes"`
				Criteria     strictyaml.OrderedMap[string]       `yaml:"criteria"`
				Judgments    strictyaml.OrderedMap[string]       `yaml:"judgments"`
				Causes       givenCauses                         `yaml:"causes" doc:"how many, or how many of each topic: {systems: 1}"`
				Positives    int                                 `yaml:"positives"`
				Overdue      int                                 `yaml:"overdue"`
				ReInspection bool                                `yaml:"reinspection"`
			} `yaml:"given,required"`
			Expect struct {
				Grades   strictyaml.OrderedMap[string]   `yaml:"grades"`
				Computed strictyaml.OrderedMap[string]   `yaml:"computed"`
				Findings *located[[]string]              `yaml:"findings"`
				Raises   []located[string]               `yaml:"raises"`
				Silent   []located[string]               `yaml:"silent"`
				Reasons  strictyaml.OrderedMap[[]string] `yaml:"reasons"`
				At       strictyaml.At
			} `yaml:"expect,required"`
			At strictyaml.At
		} `yaml:"cases,required"`
	}
	strictyaml.Decode(root, &f, &ps)
	out := &caseFile{File: name, Rulebook: f.Rulebook}
	for _, c := range f.Cases {
		g, e := c.Given, c.Expect
		out.Cases = append(out.Cases, ruleCase{
			Name: c.Name, At: c.At,
			Given:  given{g.Measures, g.Changes, g.Criteria, g.Judgments, g.Causes, g.Positives, g.Overdue, g.ReInspection},
			Expect: expect{e.Grades, e.Computed, e.Findings, e.Raises, e.Silent, e.Reasons},
		})
	}
	if rb.ID != f.Rulebook && f.Rulebook != "" {
		ps.Refuse(source.Pos{File: name}, "case-rulebook", "", "the cases are for rulebook %q, not %q", f.Rulebook, rb.ID)
	}
	if root != nil {
		k := caseChecker{rb: rb, ps: &ps, unread: ps.Refused()}
		k.all(out)
	}
	ps.Sort()
	if ps.Refused() {
		return nil, ps
	}
	return out, ps
}
