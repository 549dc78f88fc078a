package grade

import (
	"fmt"

	"assize/report/judge/rulebook"
	"assize/report/read/source"
)

// Coverage says which rules the cases of a rulebook reached.
type Coverage struct {
	Bands    Reached `json:"bands"`    // steps that a measure fell in
	Edges    Reached `json:"edges"`    // bounds met exactly and just missed
	Triggers Reached `json:"triggers"` // raised, and silent where their answer was known
	Rows     Reached `json:"rows"`     // of decision tables
	Limits   Reached `json:"limits"`   // that decided a grade
	Ways     Reached `json:"ways"`     // that a condition with "or" can hold, each alone
	Grades   Reached `json:"grades"`   // that a combination can give, and none at all
	// Missing is what no case reached, each a warning at its place in the rulebook.
	Missing source.Problems `json:"missing"`
}

// Reached counts rules.
type Reached struct {
	Of    int `json:"of"`
	Count int `json:"count"`
}

// String is "3 of 4".
func (r Reached) String() string { return fmt.Sprintf("%d of %d", r.Count, r.Of) }

// String is one line.
func (c Coverage) String() string {
	return fmt.Sprintf("bands %s, edges %s, triggers %s, table rows %s, limits %s, ways to hold %s, combined grades %s",
		c.Bands, c.Edges, c.Triggers, c.Rows, c.Limits, c.Ways, c.Grades)
}

// ruleUnreached is told of what no case reaches.
const ruleUnreached = "case-unreached"

// edgeReach is how far from a bound a case still counts as testing its edge: a
// tenth of a percentage point.
const edgeReach = 0.001

// cover notes what the cases reach.
type cover struct {
	rb               *rulebook.Rulebook
	steps, at, under map[*rulebook.Step]bool
	rules            map[string]bool              // decided or raised
	silent           map[string]bool              // triggers that did not hold, the answer known
	ways             map[*rulebook.Condition]bool // alternatives that held alone
	computed         map[string]map[string]bool   // scope, then grade
}

func newCover(rb *rulebook.Rulebook) *cover {
	return &cover{
		rb: rb, steps: map[*rulebook.Step]bool{}, at: map[*rulebook.Step]bool{}, under: map[*rulebook.Step]bool{},
		rules: map[string]bool{}, silent: map[string]bool{}, ways: map[*rulebook.Condition]bool{}, computed: map[string]map[string]bool{},
	}
}

func (c *cover) add(g *Graded) {
	for i, mg := range g.Measures {
		if mg.Step != nil {
			c.steps[mg.Step] = true
		}
		m := &c.rb.Measures[i]
		if f := g.Facts.Measures[m.ID]; m.Bands != nil && f.Reportable {
			c.edges(m.Bands, m.Bands.Number(f.Rate, f.Lower, f.Upper))
		}
	}
	for _, j := range append([]Judgment{g.Overall}, g.Questions...) {
		for _, r := range j.Reasons {
			c.rules[r.Rule] = true
		}
		if c.computed[j.Scope] == nil {
			c.computed[j.Scope] = map[string]bool{}
		}
		c.computed[j.Scope][j.Computed] = true
	}
	c.raised(g)
	for _, q := range c.combinations() {
		for _, row := range q.Combine.Rows {
			c.hold(row.When, g)
		}
		for _, l := range q.Combine.Limits {
			c.hold(l.When, g)
		}
	}
}

// raised notes the triggers that were raised, and those that were silent although
// everything they ask for was known.
func (c *cover) raised(g *Graded) {
	for _, f := range g.Fired {
		c.rules[f.Trigger.RuleID()] = true
	}
	for i := range c.rb.Triggers {
		t := &c.rb.Triggers[i]
		c.hold(t.When, g)
		if held, err := t.When.Holds(&g.Facts); err == nil && !held && t.When.Asked(&g.Facts) {
			c.silent[t.RuleID()] = true
		}
	}
}

// hold notes the one way in which a condition holds, where it is only one: a way
// that never holds alone could be struck out and no case would notice.
func (c *cover) hold(when *rulebook.Condition, g *Graded) {
	if when == nil {
		return
	}
	var alone *rulebook.Condition
	for _, way := range when.Alternatives {
		if held, err := way.Holds(&g.Facts); err != nil || !held {
			continue
		}
		if alone != nil {
			return
		}
		alone = way
	}
	if alone != nil {
		c.ways[alone] = true
	}
}

// edges notes the bounds that a value meets or just misses.
func (c *cover) edges(b *rulebook.Bands, value float64) {
	for i := range b.Steps {
		s := &b.Steps[i]
		exactly := value == s.From
		below := value < s.From && value >= s.From-edgeReach
		if s.Above { // the bound itself is outside
			below = below || exactly
			exactly = value > s.From && value <= s.From+edgeReach
		}
		c.at[s] = c.at[s] || exactly
		c.under[s] = c.under[s] || below
	}
}

// combinations are the overall judgment and the questions.
func (c *cover) combinations() []rulebook.Question {
	return append([]rulebook.Question{c.rb.Overall}, c.rb.Questions...)
}

// tally counts what was reached in a number of cases, and gathers the rest.
type tally struct {
	Coverage
	cases int
}

func (t *tally) count(r *Reached, reached bool, at source.Pos, missing string, args ...any) {
	r.Of++
	if reached {
		r.Count++
		return
	}
	t.Missing.Warn(at, ruleUnreached, "add a case", "in %d cases %s", t.cases, fmt.Sprintf(missing, args...))
}

// coverage counts what was reached in a number of cases.
func (c *cover) coverage(cases int) Coverage {
	t := tally{Coverage: Coverage{Missing: source.Problems{}}, cases: cases}
	for i := range c.rb.Bands {
		c.countBands(&t, &c.rb.Bands[i])
	}
	for i := range c.rb.Triggers {
		tr := &c.rb.Triggers[i]
		t.count(&t.Triggers, c.rules[tr.RuleID()], tr.At, "trigger %s never fired", tr.ID)
		t.count(&t.Triggers, c.silent[tr.RuleID()], tr.At, "trigger %s never silent where all that it asks for was known", tr.ID)
		c.countWays(&t, "trigger "+tr.ID, tr.When)
	}
	for _, q := range c.combinations() {
		for _, row := range q.Combine.Rows {
			t.count(&t.Rows, c.rules[row.ID], row.At, "%s never decided", row.ID)
			c.countWays(&t, row.ID, row.When)
		}
		for _, l := range q.Combine.Limits {
			t.count(&t.Limits, c.rules[l.ID], l.At, "%s never decided", l.ID)
			c.countWays(&t, l.ID, l.When)
		}
		for _, grade := range possible(c.rb, &q) {
			missing := "never computed " + grade
			if grade == rulebook.NotGraded {
				missing = "never left without a grade"
			}
			t.count(&t.Grades, c.computed[q.Scope()][grade], q.At, "%s %s", q.Scope(), missing)
		}
	}
	t.Missing.Sort()
	return t.Coverage
}

func (c *cover) countBands(t *tally, b *rulebook.Bands) {
	for i := range b.Steps {
		s := &b.Steps[i]
		t.count(&t.Bands, c.steps[s], s.At, "band %s of %s never reached", s.Grade, b.ID)
		if s.From > 0 || s.Above {
			t.count(&t.Edges, c.at[s], s.At, "edge of %s of %s never met: %v", s.Grade, b.ID, s.From)
			t.count(&t.Edges, c.under[s], s.At, "edge of %s of %s never just missed: %v", s.Grade, b.ID, s.From)
		}
	}
}

func (c *cover) countWays(t *tally, rule string, when *rulebook.Condition) {
	if when == nil {
		return
	}
	for _, way := range when.Alternatives {
		t.count(&t.Ways, c.ways[way], when.At, "%s never held by this alone: %s", rule, way.Text)
	}
}
