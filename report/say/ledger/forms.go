package ledger

import (
	"math"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/words"
)

// Forms in which numbers are printed. They are worked out at one place, so that
// text, tables and charts, of a force and of a round, print the same.

// Decimals is how many decimals a measure's rate and its limits are printed with: all
// the same, and enough that each stands on its own side of its grade's bound.
func (t *Book) Decimals(m findings.Measure) int {
	return t.DecimalsOf(m.ID, m.Rate, m.Lower, m.Upper)
}

// DecimalsOf is Decimals of a rate that stands elsewhere than with its measure.
func (t *Book) DecimalsOf(measure string, rate, lower, upper findings.Num) int {
	bounds := map[string][]float64{}
	for _, b := range t.bands {
		if b.Measure == measure && b.From.Known() {
			bounds[b.On] = append(bounds[b.On], b.From.Float())
			if b.To.Known() {
				bounds[b.On] = append(bounds[b.On], b.To.Float())
			}
		}
	}
	w, lo, up := t.Pack, lower.Float(), upper.Float()
	return max(
		w.DecimalsOf(rate.Float(), lo, up, bounds["point"]...),
		w.DecimalsOf(lo, math.NaN(), math.NaN(), bounds["lower"]...),
		w.DecimalsOf(up, math.NaN(), math.NaN(), bounds["upper"]...),
	)
}

// RateWords is a measure's rate in a sentence, "85.5 percent". An audit in which all
// were recorded, or none, shows no more than a limit: "at least 99.4 percent". column
// and value are the cell of what is said, value as a fraction.
func (t *Book) RateWords(m findings.Measure) (text, column string, value findings.Num) {
	w, d := t.Pack, t.Decimals(m)
	switch {
	case m.Rate >= 1:
		return w.AtLeastRate(m.Lower.Float(), d), "lower", m.Lower
	case m.Rate <= 0:
		return w.AtMostRate(m.Upper.Float(), d), "upper", m.Upper
	default:
		return w.Percent(m.Rate.Float(), d), "rate", m.Rate
	}
}

// RateNumber is a measure's rate in a column of percentages, like RateWords.
func (t *Book) RateNumber(m findings.Measure) string {
	w, d := t.Pack, t.Decimals(m)
	switch {
	case m.Rate >= 1 && m.Lower.Known():
		return w.LeastNumber(m.Lower.Float(), d)
	case m.Rate <= 0 && m.Upper.Known():
		return w.MostNumber(m.Upper.Float(), d)
	default:
		return w.PercentNumber(m.Rate.Float(), d)
	}
}

// RateCell is RateNumber with the column of what it says, and its value as a fraction.
func (t *Book) RateCell(m findings.Measure) (text, column string, value findings.Num) {
	_, column, value = t.RateWords(m)
	return t.RateNumber(m), column, value
}

// SaidOf is the cell of what RateNumber prints of a measure where that is a limit, in
// the row of a cell of its rate; zero where it is the rate.
func (t *Book) SaidOf(m findings.Measure, rate doc.Ref) doc.Ref {
	_, column, _ := t.RateWords(m)
	if column == "rate" {
		return doc.Ref{}
	}
	return doc.Ref{Sheet: rate.Sheet, Row: rate.Row, Column: column}
}

// PlacesIn are the places of a force that sampling leaves open, "38 to 43", with their
// cells on a sheet.
func (t *Book) PlacesIn(sheet string, r nation.Rank) []doc.Run {
	number := func(column string, place int) func(string) doc.Number {
		return func(text string) doc.Number {
			return doc.Number{Value: float64(place), Text: text, Ref: doc.Ref{Sheet: sheet, Row: r.Force.ID, Column: column}}
		}
	}
	best, worst := number("best", r.Best), number("worst", r.Worst)
	if r.Best == r.Worst {
		return []doc.Run{best(t.Pack.Count(float64(r.Best)))}
	}
	return t.RangeRuns(t.Pack.CountRange(float64(r.Best), float64(r.Worst), 1), t.Pack.Rounded(float64(r.Best), 1), best, worst)
}

// LimitsText is the interval of a measure, bare or with the word for percent, and the
// number that it begins with.
func (t *Book) LimitsText(m findings.Measure, bare bool) (text, first string) {
	return t.IntervalText(m.Lower, m.Upper, t.Decimals(m), bare)
}

// IntervalText is LimitsText of an interval with some decimals.
func (t *Book) IntervalText(lower, upper findings.Num, decimals int, bare bool) (text, first string) {
	w, lo, up := t.Pack, lower.Float(), upper.Float()
	first = w.PercentNumber(lo, w.LimitDecimals(lo, up, decimals))
	if bare {
		return w.RangeNumber(lo, up, decimals), first
	}
	return w.Range(lo, up, decimals), first
}

// Within reports whether a printed percentage lies inside its interval as that is
// printed.
func (t *Book) Within(printed float64, lower, upper findings.Num, decimals int) bool {
	if !lower.Known() || !upper.Known() {
		return true
	}
	unit := math.Pow10(-decimals)
	round := func(v findings.Num) float64 { return math.Round(v.Float()*100/unit) * unit }
	return printed >= round(lower)-printSlack && printed <= round(upper)+printSlack
}

// printSlack is what a rounded percentage may be off in binary.
const printSlack = 1e-9

// WholePercent is what a title says of a rate, a whole percentage where that lies
// inside the interval as printed, and how far the number printed may be off.
func (t *Book) WholePercent(m findings.Measure) (said words.Claim, step float64, err error) {
	d := t.Decimals(m)
	if said, err = t.Pack.BestPercent(m.Rate.Float()); err == nil && t.Within(said.Printed, m.Lower, m.Upper, d) {
		if said.Kind == words.Nearly {
			return said, nearlyStep, nil
		}
		return said, 1, nil
	}
	said, err = t.Pack.PercentClaim(words.Around, m.Rate.Float(), d)
	return said, math.Pow10(-d), err
}

// nearlyStep is how far "nearly" may be off, in percentage points.
const nearlyStep = 0.5

// Estimate is an estimated number of crimes a year with its interval. Concern says
// that it is a cause of concern, which is told as "over".
type Estimate struct {
	Value, Lower, Upper findings.Num
	Concern             bool
}

// Step is the rounding step of the estimate and of its limits.
func (e Estimate) Step() float64 {
	return words.StepOf(e.Value.Float(), e.Lower.Float(), e.Upper.Float())
}

// EstimatedCount is what is said of an estimate, and "upper" where it is said of the
// upper limit: an audit that found none unrecorded does not show that none is.
func (t *Book) EstimatedCount(e Estimate) (said words.Claim, limit string, err error) {
	step := e.Step()
	if t.Pack.Rounded(e.Value.Float(), step) == t.Pack.Count(0) {
		said, err = t.Pack.AtMostAbout(e.Upper.Float(), step)
		return said, "upper", err
	}
	if e.Concern {
		c, err := t.Pack.OverCount(e.Value.Float(), step)
		if err == nil && (!e.Lower.Known() || c.Printed >= math.Round(e.Lower.Float()/step)*step) {
			return c, "", nil
		}
	}
	said, err = t.Pack.CountClaim(approximately(step), e.Value.Float(), step)
	return said, "", err
}

// EstimateNumber is the same in a column of numbers, with the value that is printed and
// "upper" where that is the limit. Where the sentence says "over" the column does, for
// the number alone would be read as the nearest; a number that is the nearest stands
// without its size word.
func (t *Book) EstimateNumber(e Estimate) (text, limit string, value float64) {
	said, limit, err := t.EstimatedCount(e)
	if err != nil || limit != "" || said.Kind == words.Over {
		return said.Text, limit, said.Value
	}
	return t.Pack.Rounded(said.Printed, e.Step()), "", said.Value
}

// EstimateRange is the interval of an estimate, and the number that it begins with.
func (t *Book) EstimateRange(e Estimate) (text, first string) {
	step := e.Step()
	return t.Pack.CountRange(e.Lower.Float(), e.Upper.Float(), step), t.Pack.Rounded(e.Lower.Float(), step)
}

// approximately is the word before an estimate to a rounding step: what is told in
// millions is "about" them.
func approximately(step float64) words.ClaimKind {
	if step > hundreds {
		return words.About
	}
	return words.Approximately
}

// hundreds is the largest step of an estimate that is not one of millions.
const hundreds = 100

// Movement is what a change of a rate amounts to.
type Movement int

// The movements. Exactly one is true of a change with both rates.
const (
	Apart    Movement = iota // the rates cannot be compared
	Alike                    // both are printed alike
	Bare                     // no interval of the difference is known
	NotClear                 // the interval of the difference holds zero
	Risen                    // it excludes zero, and the rise is seen in print
	Fallen                   // the same of a fall
)

// MovementOf is what a change amounts to: every sentence, title and cell about it is
// told by this.
func (t *Book) MovementOf(c findings.Change) Movement {
	switch {
	case !c.Comparable || !c.Difference.Known():
		return Apart
	case t.Pack.Alike(c.To.Float(), c.From.Float()):
		return Alike
	case !c.Lower.Known() || !c.Upper.Known():
		return Bare
	}
	claim, err := t.Pack.Movement(c.Difference.Float(), c.Lower.Float(), c.Upper.Float())
	switch {
	case err != nil || !c.Significant || !claim.Kind.Moves():
		return NotClear
	case c.Difference > 0:
		return Risen
	default:
		return Fallen
	}
}

// Moved reports a change that words of movement are true of.
func (t *Book) Moved(c findings.Change) bool {
	m := t.MovementOf(c)
	return m == Risen || m == Fallen
}
