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
		return c.Value-c.Printed >= -c.slack() && c.Value-c.Printed < c.Step
	case "at-most":
		return c.Printed-c.Value >= -c.slack() && c.Printed-c.Value < c.Step
	case "nearly", "fewer-than", "less-than":
		return c.Printed > c.Value && c.Printed-c.Value <= c.Step+c.slack()
	default: // nearest
		return math.Abs(c.Value-c.Printed) <= c.Step/2+c.slack()
	}
}

// Slack is what a value may be off for each one of it, and of one besides: findings
// hold twelve figures, and words round these. A half that the cell holds as
// 295,499.9999998 is a half.
const Slack = 1e-9

func (c Claim) slack() float64 { return Slack * (1 + math.Abs(c.Printed)) }

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
