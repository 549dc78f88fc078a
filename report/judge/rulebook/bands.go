package rulebook

import (
	"math"
	"strconv"

	"assize/report/read/source"
)

// Compare says which number of a measure is set against the bounds.
type Compare string

// The numbers that bands compare.
const (
	Point Compare = "point"
	Lower Compare = "lower"
	Upper Compare = "upper"
)

// Bands grade a measure: each step reaches from its bound up to the next one.
type Bands struct {
	ID      string
	Compare Compare
	// Gaps says, in the source's words, why values between the bands have no
	// grade; "" when the bands leave none.
	Gaps  string
	Steps []Step // by rising bound
	At    source.Pos
}

// Step is the stretch of one grade. Bounds are fractions.
type Step struct {
	Grade string
	From  float64
	// Above makes From exclusive: the step begins just above it.
	Above bool
	// To is the inclusive end, only where the source leaves a gap; else Open and
	// the step ends where the next begins.
	To     float64
	Open   bool
	Status Status
	Source string
	At     source.Pos
}

// RuleID is the stable id of a step's rule.
func (b *Bands) RuleID(s *Step) string { return "bands/" + b.ID + "/" + s.Grade }

// Number picks what the bands compare.
func (b *Bands) Number(point, lower, upper float64) float64 {
	switch b.Compare {
	case Lower:
		return lower
	case Upper:
		return upper
	default:
		return point
	}
}

// Settled is a number to 12 significant digits, as findings are written. Grades
// and conditions are decided on settled numbers, so that the last bits of a
// platform's arithmetic decide nothing and a rate that is the bound meets it.
func Settled(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 11, 64), 64)
	if err != nil {
		return x
	}
	return y
}

// Find is the step that a fraction falls in, nil for one in a gap of the bands
// or that is not a number. The fraction is settled first.
func (b *Bands) Find(value float64) *Step {
	value = Settled(value)
	for i := len(b.Steps) - 1; i >= 0; i-- {
		s := &b.Steps[i]
		if !s.begins(value) {
			continue
		}
		if !s.Open && value > s.To {
			return nil
		}
		return s
	}
	return nil
}

// begins reports whether the value reaches the step's bound.
func (s *Step) begins(value float64) bool {
	if s.Above {
		return value > s.From
	}
	return value >= s.From
}

// check refuses bands that are unsorted, overlap, leave gaps unsaid, or that no
// fraction from 0 to 1 can reach.
func (b *Bands) check(rb *Rulebook, ps *source.Problems) {
	if len(b.Steps) == 0 {
		ps.Refuse(b.At, "bands-empty", "", "bands %q have no step", b.ID)
		return
	}
	for i := range b.Steps {
		s := &b.Steps[i]
		if !rb.IsGrade(s.Grade) {
			ps.Refuse(s.At, "unknown-grade", nearestHint(s.Grade, rb.GradeIDs()), "no grade is called %q", s.Grade)
		}
		if s.From < 0 || s.From > 1 || s.Above && s.From == 1 {
			ps.Refuse(s.At, "band-unreachable", "bounds are fractions from 0 to 1, such as 0.85", "no rate can reach the band of %q", s.Grade)
		}
		if !s.Open {
			b.checkEnd(s, ps)
		}
		if i > 0 {
			b.checkPair(rb, &b.Steps[i-1], s, ps)
		}
	}
	b.checkReach(ps)
}

// checkReach refuses gaps that are said and are none, and rates below or above all
// bands of which nothing is said.
func (b *Bands) checkReach(ps *source.Problems) {
	if b.Gaps != "" && !b.hasGap() {
		ps.Refuse(b.At, "band-gap", "leave out \"gaps\"", "the bands %q leave no gap", b.ID)
	}
	if first := &b.Steps[0]; (first.From > 0 || first.Above) && b.Gaps == "" {
		ps.Refuse(first.At, "band-gap", "let the lowest band begin at 0", "rates below %v have no band", first.From)
	}
	if last := &b.Steps[len(b.Steps)-1]; !last.Open && last.To < 1 && b.Gaps == "" {
		ps.Refuse(last.At, "band-gap", "leave out \"to\" of the highest band", "rates above %v have no band", last.To)
	}
}

// falls reports whether a higher rate gives a lower grade, as of a rate of errors:
// the lowest and the highest step tell.
func (b *Bands) falls(rb *Rulebook) bool {
	lowest, highest := rb.Level(b.Steps[0].Grade), rb.Level(b.Steps[len(b.Steps)-1].Grade)
	return 0 < highest && highest < lowest
}

// hasGap reports whether some rate has no band.
func (b *Bands) hasGap() bool {
	if b.Steps[0].From > 0 || b.Steps[0].Above {
		return true
	}
	for i := range b.Steps[1:] {
		below, s := &b.Steps[i], &b.Steps[i+1]
		if !below.Open && below.To < s.From {
			return true
		}
	}
	last := &b.Steps[len(b.Steps)-1]
	return !last.Open && last.To < 1
}

// checkEnd checks a stated end.
func (b *Bands) checkEnd(s *Step, ps *source.Problems) {
	switch {
	case s.To < s.From || s.Above && s.To == s.From:
		ps.Refuse(s.At, "band-unreachable", "", "the band of %q ends before it begins", s.Grade)
	case s.To > 1:
		ps.Refuse(s.At, "band-unreachable", "bounds are fractions from 0 to 1, such as 0.85", "the band of %q ends above 1", s.Grade)
	}
}

// checkOrder refuses two neighbours whose grades are one, or run the other way.
func (b *Bands) checkOrder(rb *Rulebook, below, s *Step, ps *source.Problems) {
	low, high := rb.Level(below.Grade), rb.Level(s.Grade)
	switch {
	case low == 0 || high == 0: // unknown grades are told at their own place
	case high == low:
		ps.Refuse(s.At, "bands-unsorted", "", "the grade %q has two bands", s.Grade)
	case high < low && !b.falls(rb):
		ps.Refuse(s.At, "bands-unsorted", "", "a higher rate gives %q, a lower grade than %q", s.Grade, below.Grade)
	case high > low && b.falls(rb):
		ps.Refuse(s.At, "bands-unsorted", "", "a higher rate gives %q, a higher grade than %q", s.Grade, below.Grade)
	}
}

// checkPair checks two neighbours.
func (b *Bands) checkPair(rb *Rulebook, below, s *Step, ps *source.Problems) {
	switch {
	case s.From < below.From:
		ps.Refuse(s.At, "bands-unsorted", "order the steps by rising bound", "the band of %q begins below that of %q before it", s.Grade, below.Grade)
		return
	case s.From == below.From && s.Above == below.Above:
		ps.Refuse(s.At, "band-unreachable", "", "the bands of %q and %q begin at the same rate: none can be in the first", below.Grade, s.Grade)
		return
	}
	b.checkOrder(rb, below, s, ps)
	switch {
	case below.Open:
	case below.To > s.From || below.To == s.From && !s.Above:
		ps.Refuse(s.At, "band-overlap", "leave out \"to\" of the band below", "the bands of %q and %q overlap", below.Grade, s.Grade)
	case below.To < s.From && b.Gaps == "":
		ps.Refuse(s.At, "band-gap", "leave out \"to\" of the band below, or say with \"gaps\" why rates have no grade", "rates between %v and %v have no band", below.To, s.From)
	}
}
