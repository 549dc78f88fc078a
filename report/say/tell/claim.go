package tell

import (
	"math"

	"assize/report/say/doc"
)

// Claim is a phrase about size with what it claims of which cell.
type Claim struct {
	Text    string
	Of      string
	Kind    string // a kind of words, or nearest
	Meaning string
	Value   float64 // in the unit of the cell
	Printed float64
	Step    float64
	Formula doc.Formula // of Value
}

// Holds is the claim's predicate.
func (c Claim) Holds() bool {
	switch c.Kind {
	case "over":
		return c.Value > c.Printed && c.Value-c.Printed < c.Step
	case "at-least":
		return c.Value >= c.Printed && c.Value-c.Printed < c.Step
	case "at-most":
		return c.Printed >= c.Value && c.Printed-c.Value < c.Step
	case "nearly", "fewer-than", "less-than":
		return c.Printed > c.Value && c.Printed-c.Value <= c.Step
	default: // nearest
		return math.Abs(c.Value-c.Printed) <= c.Step/2+NearestSlack
	}
}

// NearestSlack is what a half may be off in binary.
const NearestSlack = 1e-9

// recorded is a claim with the cell that it is made of.
type recorded struct {
	claim Claim
	ref   doc.Ref
}

// Claimed records a claim once for each phrase and cell. One that a statement makes is
// kept with it until it is worded.
func (t *Kernel) Claimed(c Claim, ref doc.Ref) {
	if t.held != nil {
		*t.held = append(*t.held, recorded{c, ref})
		return
	}
	key := c.Text + "\x00" + ref.Sheet + "\x00" + ref.Row + "\x00" + ref.Column
	if t.said[key] {
		return
	}
	t.said[key] = true
	t.claims = append(t.claims, c)
}
