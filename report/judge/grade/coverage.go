package grade

import (
	"fmt"

	"assize/report/judge/rulebook"
)

// Coverage says which rules the cases of a rulebook reached.
type Coverage struct {
	Bands    Reached  `json:"bands"`    // steps that a measure fell in
	Edges    Reached  `json:"edges"`    // bounds met exactly and just missed
	Triggers Reached  `json:"triggers"` // raised
	Rows     Reached  `json:"rows"`     // of decision tables
	Limits   Reached  `json:"limits"`   // that decided a grade
	Missing  []string `json:"missing"`  // what was not reached, in words
}

// Reached counts rules.
type Reached struct {
	Of    int `json:"of"`
	Count int `json:"count"`
}

// String is "3 of 4".
func (r Reached) String() string { return fmt.Sprintf("%d of %d", r.Count, r.Of) }

// Whole reports whether every rule was reached.
func (c Coverage) Whole() bool { return len(c.Missing) == 0 }

// String is one line.
func (c Coverage) String() string {
	return fmt.Sprintf("bands %s, edges %s, triggers %s, table rows %s, limits %s", c.Bands, c.Edges, c.Triggers, c.Rows, c.Limits)
}

// edgeReach is how far from a bound a case still counts as testing its edge: a
// tenth of a percentage point.
const edgeReach = 0.001

// cover notes what the cases reach.
type cover struct {
	rb               *rulebook.Rulebook
	steps, at, under map[*rulebook.Step]bool
	rules            map[string]bool
}

func newCover(rb *rulebook.Rulebook) *cover {
	return &cover{
		rb: rb, steps: map[*rulebook.Step]bool{}, at: map[*rulebook.Step]bool{}, under: map[*rulebook.Step]bool{},
		rules: map[string]bool{},
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
	}
	for _, f := range g.Fired {
		c.rules[f.Trigger.RuleID()] = true
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

// coverage counts what was reached in a number of cases.
func (c *cover) coverage(cases int) Coverage {
	out := Coverage{Missing: []string{}}
	count := func(r *Reached, reached bool, missing string, args ...any) {
		r.Of++
		if reached {
			r.Count++
			return
		}
		out.Missing = append(out.Missing, fmt.Sprintf(missing, args...))
	}
	for i := range c.rb.Bands {
		b := &c.rb.Bands[i]
		for j := range b.Steps {
			s := &b.Steps[j]
			count(&out.Bands, c.steps[s], "band %s of %s never reached in %d cases", s.Grade, b.ID, cases)
			if s.From > 0 || s.Above {
				count(&out.Edges, c.at[s], "edge of %s of %s never met in %d cases: %v", s.Grade, b.ID, cases, s.From)
				count(&out.Edges, c.under[s], "edge of %s of %s never just missed in %d cases: %v", s.Grade, b.ID, cases, s.From)
			}
		}
	}
	for i := range c.rb.Triggers {
		t := &c.rb.Triggers[i]
		count(&out.Triggers, c.rules[t.RuleID()], "trigger %s never fired in %d cases", t.ID, cases)
	}
	for _, q := range append([]rulebook.Question{c.rb.Overall}, c.rb.Questions...) {
		for _, row := range q.Combine.Rows {
			count(&out.Rows, c.rules[row.ID], "%s never decided in %d cases", row.ID, cases)
		}
		for _, l := range q.Combine.Limits {
			count(&out.Limits, c.rules[l.ID], "%s never decided in %d cases", l.ID, cases)
		}
	}
	return out
}
